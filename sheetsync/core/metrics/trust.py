"""How far each department's entries can be trusted, and the gate its verdicts must pass (metrics.md, section 10)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction

import numpy as np
import numpy.typing as npt

from sheetsync.core.entry_tabs import Deals, Leads, Spend, StageLog
from sheetsync.core.facts import LOST, OPEN, WON, Facts
from sheetsync.core.issues import GridRows, Issue, Owner, Severity, Tally
from sheetsync.core.metrics.absence import missing
from sheetsync.core.metrics.base import Metric, Number, Numbers, Unit, View, shares
from sheetsync.core.metrics.days import inside
from sheetsync.core.norms import Norms
from sheetsync.core.tables import titles

_KEYS = {Owner.MARKETING: Leads.lead_id, Owner.SALES: Deals.lead_id}
_ROLES = {Owner.MARKETING: (Leads.role, Spend.role), Owner.SALES: (Deals.role, StageLog.role)}
DUPLICATES = frozenset({"row_repeated", "key_conflict", "spend_twice"})
"""The kinds of issue that say a row stands twice."""

FILL = Metric(
    "trust.fill",
    Unit.SHARE,
    View.COHORT,
    "decisive fields filled / decisive fields",
    (
        *(Leads.created, Leads.channel, Leads.segment, Leads.phone, Leads.email),
        *(Deals.manager, Deals.closed, Deals.loss_reason, Deals.amount),
    ),
    1,
)
ERRORS = Metric("trust.errors", Unit.SHARE, View.COHORT, "rows with an error / rows", (), -1)
DUPLICATE_ROWS = Metric("trust.duplicates", Unit.SHARE, View.COHORT, "rows that stand twice / rows", (), -1)
BLANK_REASONS = Metric(
    "trust.blank_reasons",
    Unit.SHARE,
    View.COHORT,
    "lost leads without a reason / lost leads",
    (Deals.status, Deals.loss_reason),
    -1,
)
METRICS: tuple[Metric, ...] = (FILL, ERRORS, DUPLICATE_ROWS, BLANK_REASONS)

_DEPARTMENTS = (Owner.MARKETING, Owner.SALES)


def numbers(facts: Facts, issues: Sequence[Issue], tallies: Sequence[Tally]) -> Iterator[Number]:
    """By department: fields of leads created in the period or at no known time, issues of all rows that hold anything.

    In a tab that both departments fill, an issue is that of the one whose column it stands in.
    """
    counted = inside(facts.leads["created"], facts.period) | facts.leads["created"].isna().to_numpy()
    faulty = [issue for issue in issues if issue.severity is Severity.ERROR]
    repeated = [issue for issue in issues if issue.kind in DUPLICATES]
    for owner in _DEPARTMENTS:
        rows = _rows(facts, owner, tallies)
        yield _share(facts, FILL, owner, _filled(facts, owner, counted), missing(facts, _KEYS[owner]))
        yield _share(facts, ERRORS, owner, _touched(faulty, owner, rows))
        yield _share(facts, DUPLICATE_ROWS, owner, _touched(repeated, owner, rows))
    lost = counted & (facts.leads["state"].to_numpy() == LOST)
    blank = int((lost & facts.leads["loss_reason"].isna().to_numpy()).sum())
    yield _share(facts, BLANK_REASONS, Owner.SALES, (blank, int(lost.sum())), missing(facts, Deals.loss_reason))


def gate(numbers: Numbers, norms: Norms) -> Mapping[Owner, tuple[str, ...]]:
    """The keys that keep a department's verdicts back; none: they may be told. An untold share keeps nothing back."""
    trust = norms.trust
    most = {ERRORS: trust.max_errors, DUPLICATE_ROWS: trust.max_duplicates, BLANK_REASONS: trust.max_blank_reasons}
    failed: dict[Owner, tuple[str, ...]] = {}
    for owner in _DEPARTMENTS:
        told = {metric: share for metric in METRICS if (share := _told(numbers, metric, owner)) is not None}
        failed[owner] = tuple(
            metric.key
            for metric, share in told.items()
            if (share < trust.min_fill if metric is FILL else share > most[metric])
        )
    return failed


def _told(numbers: Numbers, metric: Metric, owner: Owner) -> int | float | Fraction | None:
    number = numbers.by_key.get(metric.key, {}).get((("department", owner.value),))
    return number.value if number else None


def _share(facts: Facts, metric: Metric, owner: Owner, counted: tuple[int, int], why: str = "") -> Number:
    k, n = (np.array([count], dtype=np.int64) for count in counted)
    return shares(metric, [(("department", owner.value),)], k, n, facts.norms.confidence, why=why)[0]


def _filled(facts: Facts, owner: Owner, counted: npt.NDArray[np.bool_]) -> tuple[int, int]:
    """How many of the decisive fields are filled, of how many; a column that isn't there is no blank field."""
    state = facts.leads["state"].to_numpy()
    asked = {
        Owner.MARKETING: ((Leads.created, counted), (Leads.channel, counted), (Leads.segment, counted)),
        Owner.SALES: (
            (Deals.manager, counted & facts.leads["has_deal"].to_numpy()),
            (Deals.closed, counted & (state != OPEN)),
            (Deals.loss_reason, counted & (state == LOST)),
            (Deals.amount, counted & (state == WON)),
        ),
    }[owner]
    filled = fields = 0
    for field, among in asked:
        if not missing(facts, field):
            filled += int((facts.leads[field.name].notna().to_numpy() & among).sum())
            fields += int(among.sum())
    for entered in facts.entered:
        if entered.owner is owner:
            filled += int((entered.filled & counted).sum())
            fields += int((entered.asked & counted).sum())
    return filled, fields


def _rows(facts: Facts, owner: Owner, tallies: Sequence[Tally]) -> Mapping[str, int]:
    """How many rows each tab of the department has, by title; deals without a tab of their own stand in Leads."""
    bound = titles.bind([tally.tab for tally in tallies], facts.norms)
    if owner is Owner.SALES and "deals" not in facts.off:
        bound.setdefault("deals", bound.get("leads", ""))
    own = {bound.get(role, "") for role in _ROLES[owner]}
    return {tally.tab: tally.rows - tally.blank for tally in tallies if tally.tab in own}


def _touched(issues: Sequence[Issue], owner: Owner, rows: Mapping[str, int]) -> tuple[int, int]:
    """In how many of the rows these issues stand, and of how many."""
    found: dict[str, list[npt.NDArray[np.integer]]] = {tab: [] for tab in rows}
    for issue in issues:
        if issue.tab in found and issue.owner in (owner, Owner.BOTH):
            found[issue.tab].append(GridRows(issue.rows).numbers)
    touched = sum(len(np.unique(np.concatenate(some))) for some in found.values() if some)
    return touched, sum(rows.values())
