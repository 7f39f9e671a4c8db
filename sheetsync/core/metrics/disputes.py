"""Disputes: leads whose verdict a department's label contradicts, and what is at stake in them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from statistics import median

import numpy as np
import numpy.typing as npt

from sheetsync.core.entry_tabs import Deals, Leads
from sheetsync.core.facts import TARGET, UNKNOWN, WON, Facts, disputed
from sheetsync.core.metrics.absence import missing, unjudged
from sheetsync.core.metrics.agreement import unlabelled
from sheetsync.core.metrics.amounts import Amounts
from sheetsync.core.metrics.base import NOT_SET, Cut, Ints, Metric, Number, Unit, View, counts, shares, untold
from sheetsync.core.metrics.coded import Coded
from sheetsync.core.metrics.cuts import Cuts
from sheetsync.core.metrics.days import inside
from sheetsync.core.metrics.docket import AGREED, Entry
from sheetsync.core.metrics.sides import one_sided
from sheetsync.core.metrics.sources import CREATED, STATE, VERDICT

_READS = (*CREATED, *VERDICT, Leads.marketing_label, Deals.sales_label)
_MONEY = (*_READS, *STATE, Leads.segment, Deals.amount)

COUNT = Metric("disputes.count", Unit.COUNT, View.COHORT, "leads whose verdict a label contradicts", _READS, -1)
SHARE = Metric("disputes.share", Unit.SHARE, View.COHORT, "disputed / leads with a verdict and a label", _READS, -1)
MONEY = Metric(
    "disputes.money",
    Unit.MONEY,
    View.COHORT,
    "sum over disputed leads of the won lead's own amount, else of a target lead's average worth",
    _MONEY,
    -1,
)
WORTH = Metric(
    "disputes.target_worth",
    Unit.MONEY,
    View.COHORT,
    "average amount of won target leads × won target leads / target leads",
    _MONEY,
)
LISTED = Metric("disputes.listed", Unit.COUNT, View.FLOW, "disputes ever listed", _READS)
RESOLVED_SHARE = Metric(
    "disputes.resolved_share",
    Unit.SHARE,
    View.FLOW,
    "disputes that ended because label and verdict agree / disputes ever listed",
    _READS,
    1,
)
DAYS_TO_RESOLVE = Metric(
    "disputes.days_to_resolve", Unit.DAYS, View.FLOW, "median of resolved on - first listed", _READS, -1
)
METRICS: tuple[Metric, ...] = (COUNT, SHARE, MONEY, WORTH, LISTED, RESOLVED_SHARE, DAYS_TO_RESOLVE)


def numbers(facts: Facts, cuts: Cuts) -> Iterator[Number]:
    """The disputes of the period's leads; a target lead's worth by the total and by segment."""
    if why := cuts.once(refused):
        for metric in (COUNT, SHARE, MONEY):
            yield from untold(metric, cuts.slices, why)
    else:
        k, n = (cuts.once(some).count(cuts.cohort)[:, 0] for some in (_disputed, _contestable))
        yield from counts(COUNT, cuts.slices, k)
        yield from shares(SHARE, cuts.slices, k, n, facts.norms.confidence, why=one_sided(cuts))
        yield from cuts.once(stakes).sums(cuts.cohort).told(MONEY, cuts.slices, k.tolist())
    if cuts.dimensions in {(), ("segment",)}:
        yield from _target_worths(facts, cuts)


def over_time(facts: Facts, entries: Sequence[Entry]) -> Iterator[Number]:
    """What became of the disputes that were ever listed, as the tab remembers them."""
    yield Number(LISTED, value=len(entries))
    resolved = [entry for entry in entries if entry.how == AGREED]
    k, n = (np.array([len(some)], dtype=np.int64) for some in (resolved, entries))
    yield from shares(RESOLVED_SHARE, [()], k, n, facts.norms.confidence)
    days = [(one.ended - one.first_seen).days for one in resolved if one.ended and one.first_seen]
    yield (
        Number(DAYS_TO_RESOLVE, value=median(days), n=len(days))
        if days
        else Number(DAYS_TO_RESOLVE, n=0, why="no_cases")
    )


def refused(facts: Facts) -> str:
    """Why there are no disputes to tell: no criteria, or nobody labels leads; "" if there can be."""
    blanks = [unlabelled(facts, column) for column in (Deals.sales_label, Leads.marketing_label)]
    return unjudged(facts) or (blanks[0] if all(blanks) else "")


def _disputed(facts: Facts) -> Coded:
    return Coded.among(disputed(facts.leads))


def _contestable(facts: Facts) -> Coded:
    leads = facts.leads
    labelled = leads["marketing_label"].notna().to_numpy() | leads["sales_label"].notna().to_numpy()
    return Coded.among(labelled & (leads["verdict"].to_numpy() != UNKNOWN))


@dataclass(frozen=True, slots=True, eq=False)
class Stakes:
    """What hangs on each lead, in minor units: `own[i]` where `is_own[i]`, else `worth[segments[i]]`, an exact amount
    or why there is none: segment by segment, then that of leads without one, then that of all together.
    """

    own: Ints
    is_own: npt.NDArray[np.bool_]
    segments: npt.NDArray[np.int32]
    worth: Amounts
    disputed: npt.NDArray[np.intp]

    def of(self, row: int) -> int | Fraction | str:
        """What hangs on one lead."""
        return int(self.own[row]) if self.is_own[row] else self.worth.entries[self.segments[row]]

    def sums(self, cohort: Cut) -> Amounts:
        """What hangs on the disputed leads of each slice."""
        owned = self.disputed[self.is_own[self.disputed]]
        others = self.disputed[~self.is_own[self.disputed]]
        amounts = Amounts.of(Cut(cohort.slices, cohort.codes[owned]).total(self.own[owned]).tolist())
        pairs = Coded(others, self.segments[others], len(self.worth.entries)).occurring(cohort)
        slices, segments, numbers = (each.tolist() for each in pairs)
        parts = [
            worth if isinstance(worth := self.worth.entries[segment], str) else worth * number
            for segment, number in zip(segments, numbers, strict=True)
        ]
        return amounts + Amounts(tuple(parts)).gathered(slices, cohort.size)


def stakes(facts: Facts) -> Stakes:
    """What hangs on every lead; to be used through `Once`."""
    leads = facts.leads
    codes, size = leads["segment"].cat.codes.to_numpy().astype(np.int32), len(leads["segment"].cat.categories)
    segments = np.where(codes < 0, np.int32(size), codes)
    amount = leads["amount"].array
    is_own = (leads["state"].to_numpy() == WON) & ~np.asarray(amount.isna())
    own = amount.to_numpy(dtype=np.int64, na_value=0)
    worth = Amounts(tuple(_worths(facts, segments, own, is_own)))
    return Stakes(own, is_own, segments, worth, np.flatnonzero(disputed(leads)))


def _worths(
    facts: Facts, segments: npt.NDArray[np.int32], own: Ints, is_own: npt.NDArray[np.bool_]
) -> Iterator[int | Fraction | str]:
    """A target lead's worth in each segment of the period: its own from enough target leads and a win on, else that of
    all together; and that of all together last.
    """
    size = len(facts.leads["segment"].cat.categories) + 1
    meant = inside(facts.leads["created"], facts.period) & (facts.leads["verdict"].to_numpy() == TARGET)
    is_won = facts.leads["state"].to_numpy() == WON
    target, won, priced = (
        np.bincount(segments[some], minlength=size) for some in (meant, meant & is_won, meant & is_own)
    )
    revenue = Cut([()] * size, segments).total(own, meant & is_own)
    why = unjudged(facts) or missing(facts, Deals.amount)
    whole = why or _worth(int(revenue.sum()), int(priced.sum()), int(won.sum()), int(target.sum()))
    for sums in zip(revenue.tolist(), priced.tolist(), won.tolist(), target.tolist(), strict=True):
        enough = sums[1] and sums[3] >= facts.norms.few_for_verdict
        yield _worth(*sums) if enough and not why else whole
    yield whole


def _worth(revenue: int, priced: int, won: int, target: int) -> Fraction | str:
    """A win without an amount brought what the others did: its amount is unknown, not nothing."""
    return Fraction(revenue * won, priced * target) if priced else "no_target_wins"


def _target_worths(facts: Facts, cuts: Cuts) -> Iterator[Number]:
    *by_segment, whole = cuts.once(stakes).worth.entries
    names = [*facts.leads["segment"].cat.categories, NOT_SET]
    worth = dict(zip(names, by_segment, strict=True))
    # A segment that only spend knows has no leads of its own.
    amounts = Amounts(tuple(worth.get(dict(where).get("segment", ""), whole) for where in cuts.slices))
    target = cuts.standing[:, :, TARGET].sum(axis=(1, 2))
    yield from amounts.told(WORTH, cuts.slices, target.tolist())
