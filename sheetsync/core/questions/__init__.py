"""The questions that the CEO may ask the heads at the next review."""

from __future__ import annotations

from sheetsync.core.questions.asking import HEADS, MOST, NOBODY, Asked, ask
from sheetsync.core.questions.question import Case, Question

__all__ = ["HEADS", "MOST", "NOBODY", "Asked", "Case", "Question", "ask"]
