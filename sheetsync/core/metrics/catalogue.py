"""All metric families together."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import chain

from sheetsync.core.facts import Facts
from sheetsync.core.issues import Issue, Tally
from sheetsync.core.metrics import (
    agreement,
    disputes,
    economics,
    forecast,
    funnel,
    losses,
    maturity,
    plan_fact,
    qualification,
    speed,
    trust,
    validity,
)
from sheetsync.core.metrics.base import Metric, Number, Numbers
from sheetsync.core.metrics.cuts import CUTS, Dimensions, cuts
from sheetsync.core.metrics.docket import Entry
from sheetsync.core.metrics.once import Once

FAMILIES = (
    funnel,
    qualification,
    agreement,
    disputes,
    validity,
    losses,
    speed,
    maturity,
    economics,
    plan_fact,
    forecast,
)
METRICS: tuple[Metric, ...] = tuple(metric for family in (*FAMILIES, trust) for metric in family.METRICS)
_BY_KEY = {metric.key: metric for metric in METRICS}


def compute(
    facts: Facts,
    issues: Sequence[Issue] = (),
    tallies: Sequence[Tally] = (),
    ways: Sequence[Dimensions] = CUTS,
    docket: Sequence[Entry] = (),
) -> Numbers:
    """Every number in every slice; `ways` narrows the slicing, `docket` are the disputes ever listed."""
    told = (trust.numbers(facts, issues, tallies), disputes.over_time(facts, docket))
    return Numbers.of([*_all(facts, ways), *chain.from_iterable(told)])


def metric(key: str) -> Metric:
    """The declaration of a key; KeyError if there is none."""
    return _BY_KEY[key]


def _all(facts: Facts, ways: Sequence[Dimensions]) -> Iterator[Number]:
    once = Once(facts)
    for way in ways:
        cut = cuts(facts, way, once)
        for family in FAMILIES:
            yield from family.numbers(facts, cut)
