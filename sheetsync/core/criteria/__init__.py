"""The qualification that both heads agreed on: rules read from the Criteria tab, and what they say of each lead."""

from sheetsync.core.criteria.answers import FAILED, MET, UNKNOWN, Answers, answer, compare, within_days
from sheetsync.core.criteria.operators import Operator
from sheetsync.core.criteria.rules import Criterion, bounds, read_criteria
from sheetsync.core.criteria.subjects import Subject, known_subjects

__all__ = [
    "FAILED",
    "MET",
    "UNKNOWN",
    "Answers",
    "Criterion",
    "Operator",
    "Subject",
    "answer",
    "bounds",
    "compare",
    "known_subjects",
    "read_criteria",
    "within_days",
]
