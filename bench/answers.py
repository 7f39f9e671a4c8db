"""The core numbers that everybody must agree on, in one form: key and slice, and a whole number or a median."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TypeAlias

CUTS: tuple[tuple[str, ...], ...] = (
    (),
    ("segment",),
    ("channel",),
    ("campaign",),
    ("manager",),
    ("month",),
    ("segment", "channel"),
)
COUNTS = {
    "funnel.leads": "TRUE",
    "funnel.won": "state = 'Won'",
    "funnel.lost": "state = 'Lost'",
    "funnel.open": "state = 'Open'",
    "qualification.target": "verdict = 'target'",
    "qualification.non_target": "verdict = 'non-target'",
    "qualification.unknown": "verdict = 'unknown'",
    "funnel.reached contacted": "verdict = 'target' AND (contacted IS NOT NULL OR state = 'Won')",
    "funnel.reached won": "verdict = 'target' AND state = 'Won'",
    "qualification.failed_sole phone": "NOT phone_ok AND budget_ok IS NOT FALSE",
    "qualification.failed_sole budget": "NOT budget_ok AND phone_ok IS NOT FALSE",
    "qualification.field_unknown budget": "budget_ok IS NULL",
}
"""Counts of leads created in the period, as SQL conditions."""
REVENUE, CYCLE = "economics.revenue", "speed.won_cycle_days"
Answers: TypeAlias = dict[str, float]


def name(key: str, dimensions: tuple[str, ...], values: tuple[str, ...]) -> str:
    """How an answer is called: key{segment=Segment A}."""
    where = ", ".join(f"{dimension}={value.casefold()}" for dimension, value in zip(dimensions, values, strict=True))
    return f"{key}{{{where}}}"


def differences(one: Answers, other: Answers) -> Iterator[str]:
    """Where two disagree; a slice that one of them leaves out counts nothing."""
    for key in sorted(one.keys() | other.keys()):
        if one.get(key, 0.0) != other.get(key, 0.0):
            yield f"{key}: {one.get(key)} and {other.get(key)}"
