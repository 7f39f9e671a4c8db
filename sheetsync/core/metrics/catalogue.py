"""All metric families together."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from sheetsync.core.facts import Facts
from sheetsync.core.issues import Issue, Tally
from sheetsync.core.metrics import economics, funnel, losses, maturity, plan_fact, qualification, speed, trust
from sheetsync.core.metrics.base import Metric, Number, Numbers
from sheetsync.core.metrics.cuts import CUTS, Dimensions, cuts
from sheetsync.core.metrics.once import Once

FAMILIES = (funnel, qualification, losses, speed, maturity, economics, plan_fact)
METRICS: tuple[Metric, ...] = tuple(metric for family in (*FAMILIES, trust) for metric in family.METRICS)
_BY_KEY = {metric.key: metric for metric in METRICS}


def compute(
    facts: Facts, issues: Sequence[Issue] = (), tallies: Sequence[Tally] = (), ways: Sequence[Dimensions] = CUTS
) -> Numbers:
    """Every number in every slice; `ways` narrows the slicing."""
    return Numbers.of([*_all(facts, ways), *trust.numbers(facts, issues, tallies)])


def metric(key: str) -> Metric:
    """The declaration of a key; KeyError if there is none."""
    return _BY_KEY[key]


def _all(facts: Facts, ways: Sequence[Dimensions]) -> Iterator[Number]:
    once = Once(facts)
    for way in ways:
        cut = cuts(facts, way, once)
        for family in FAMILIES:
            yield from family.numbers(facts, cut)
