"""Hypotheses: what a department tries, and the one verdict on it (metrics.md, section 12)."""

from __future__ import annotations

from sheetsync.core.hypotheses.hypothesis import Hypothesis
from sheetsync.core.hypotheses.reading import read_hypotheses
from sheetsync.core.hypotheses.trial import Result, Verdict, judge_all

__all__ = ["Hypothesis", "Result", "Verdict", "judge_all", "read_hypotheses"]
