"""The questions that the CEO may ask the heads at the next review."""

from __future__ import annotations

from sheetsync.core.questions.asking import HEADS, NOBODY, Asked, ask
from sheetsync.core.questions.question import Case, Question

__all__ = ["HEADS", "NOBODY", "Asked", "Case", "Question", "ask"]
