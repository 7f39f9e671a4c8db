"""Qualification: how many leads are non-target by the agreed criteria, and which criterion makes them so."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from itertools import chain
from math import lcm

import numpy as np

from sheetsync.core.facts import NON_TARGET, TARGET, UNKNOWN, Facts
from sheetsync.core.metrics.absence import unjudged
from sheetsync.core.metrics.base import Ints, Metric, Number, Unit, View, counts, shares, within
from sheetsync.core.metrics.coded import Coded
from sheetsync.core.metrics.cuts import Cuts
from sheetsync.core.metrics.sides import one_sided
from sheetsync.core.metrics.sources import CREATED, VERDICT

_READS = CREATED + VERDICT

TARGET_LEADS = Metric("qualification.target", Unit.COUNT, View.COHORT, "all required criteria met", _READS, 1)
NON_TARGET_LEADS = Metric(
    "qualification.non_target", Unit.COUNT, View.COHORT, "a required criterion failed", _READS, -1
)
UNKNOWN_LEADS = Metric(
    "qualification.unknown", Unit.COUNT, View.COHORT, "none failed, not all known: not qualified yet", _READS, -1
)
TARGET_SHARE = Metric(
    "qualification.target_share", Unit.SHARE, View.COHORT, "target / (target + non-target)", _READS, 1
)
NON_TARGET_SHARE = Metric(
    "qualification.non_target_share", Unit.SHARE, View.COHORT, "non-target / (target + non-target)", _READS, -1
)
COVERAGE = Metric("qualification.coverage", Unit.SHARE, View.COHORT, "(target + non-target) / leads", _READS, 1)
NON_TARGET_MIN = Metric("qualification.non_target_min", Unit.SHARE, View.COHORT, "non-target / leads", _READS, -1)
NON_TARGET_MAX = Metric(
    "qualification.non_target_max", Unit.SHARE, View.COHORT, "(non-target + not qualified) / leads", _READS, -1
)
FAILED = Metric("qualification.failed", Unit.SHARE, View.COHORT, "failed / (failed + met)", _READS, -1)
FAILED_SOLE = Metric(
    "qualification.failed_sole", Unit.COUNT, View.COHORT, "leads that fail this required criterion only", _READS, -1
)
FAILED_PART = Metric(
    "qualification.failed_part", Unit.RATIO, View.COHORT, "sum of 1 / number of criteria the lead fails", _READS, -1
)
FIELD_UNKNOWN = Metric(
    "qualification.field_unknown", Unit.COUNT, View.COHORT, "leads for which it is unknown", _READS, -1
)

METRICS: tuple[Metric, ...] = (
    *(TARGET_LEADS, NON_TARGET_LEADS, UNKNOWN_LEADS, TARGET_SHARE, NON_TARGET_SHARE, COVERAGE),
    *(NON_TARGET_MIN, NON_TARGET_MAX),
    *(FAILED, FAILED_SOLE, FAILED_PART, FIELD_UNKNOWN),
)
_BY_CRITERION = METRICS[METRICS.index(FAILED) :]


def numbers(facts: Facts, cuts: Cuts) -> Iterator[Number]:
    """The verdicts and the criteria behind them in one cut."""
    yield from _verdicts(facts, cuts)
    if facts.criteria and not unjudged(facts):
        yield from _criteria(facts, cuts)


def _verdicts(facts: Facts, cuts: Cuts) -> Iterator[Number]:
    by_verdict = cuts.standing.sum(axis=(1, 3))
    target, non_target, unknown = (by_verdict[:, verdict] for verdict in (TARGET, NON_TARGET, UNKNOWN))
    judged, leads = target + non_target, target + non_target + unknown
    why, column = unjudged(facts), one_sided(cuts)
    for metric, values in ((TARGET_LEADS, target), (NON_TARGET_LEADS, non_target), (UNKNOWN_LEADS, unknown)):
        yield from counts(metric, cuts.slices, values, why)
    for metric, k, n in (
        (TARGET_SHARE, target, judged),
        (NON_TARGET_SHARE, non_target, judged),
        (COVERAGE, judged, leads),
        (NON_TARGET_MIN, non_target, leads),
        (NON_TARGET_MAX, non_target + unknown, leads),
    ):
        yield from shares(metric, cuts.slices, k, n, facts.norms.confidence, why=why or column)


def _criteria(facts: Facts, cuts: Cuts) -> Iterator[Number]:
    """Every criterion in the agreed order, slice by slice."""
    shape = (len(cuts.slices), len(facts.criteria), len(facts.criteria))
    failures = cuts.once(_failures).count(cuts.cohort).reshape(shape)
    failed, sole, parts = failures.sum(axis=2), failures[:, :, 0], _parts(failures)
    unknown = cuts.once(_unknowns).count(cuts.cohort)
    in_force = cuts.standing.sum(axis=(1, 2, 3))[:, None] - cuts.once(_not_in_force).count(cuts.cohort)
    known = in_force - unknown
    column = one_sided(cuts)
    columns: list[dict[Metric, list[Number]]] = []
    for place, name in enumerate(facts.criteria):
        where = within(cuts.slices, "criterion", name)
        columns.append(
            {
                FAILED: shares(FAILED, where, failed[:, place], known[:, place], facts.norms.confidence, why=column),
                FAILED_SOLE: counts(FAILED_SOLE, where, sole[:, place]),
                FAILED_PART: [Number(FAILED_PART, at, row[place]) for at, row in zip(where, parts, strict=True)],
                FIELD_UNKNOWN: counts(FIELD_UNKNOWN, where, unknown[:, place]),
            }
        )
    for metric in _BY_CRITERION:
        yield from chain.from_iterable(zip(*(told[metric] for told in columns), strict=True))


def _parts(failures: Ints) -> list[list[Fraction]]:
    """By slice and criterion: the sum of 1/k over the leads that fail k criteria."""
    sizes = range(1, failures.shape[2] + 1)
    whole = lcm(*sizes)
    # Whole numbers of any length: the common denominator of many criteria outgrows 64 bits.
    weights = np.array([whole // size for size in sizes], dtype=object)
    return [[Fraction(part, whole) for part in row] for row in (failures.astype(object) @ weights).tolist()]


def _failures(facts: Facts) -> Coded:
    """Every failed criterion of every lead, coded by criterion and, within it, by how many the lead fails less one."""
    bits = facts.leads["failed"].to_numpy()
    pairs = by_criterion(facts, bits)
    sizes = np.bitwise_count(bits.take(pairs.rows)).astype(np.int32)
    return Coded(pairs.rows, pairs.codes * np.int32(pairs.size) + sizes - 1, pairs.size**2)


def _unknowns(facts: Facts) -> Coded:
    return by_criterion(facts, facts.leads["unmet"].to_numpy())


def _not_in_force(facts: Facts) -> Coded:
    """The criteria that didn't apply to a lead: counted that way round because they are few."""
    every = (1 << len(facts.criteria)) - 1
    return by_criterion(facts, ~facts.leads["judged"].to_numpy() & every)


def by_criterion(facts: Facts, bits: Ints) -> Coded:
    """Every criterion of every lead whose bit is set, coded by criterion."""
    some = np.flatnonzero(bits)
    found = bits.take(some)
    rows = [some.take(np.flatnonzero(found & (1 << place))) for place in range(len(facts.criteria))]
    codes = np.repeat(np.arange(len(rows), dtype=np.int32), [len(each) for each in rows])
    return Coded(np.concatenate(rows), codes, len(rows))
