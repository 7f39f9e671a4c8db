"""Agreement: what each department calls a lead against the verdict of the criteria, and against the other department
(metrics.md, section 5).
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain
from math import isnan

import numpy as np

from sheetsync.core.entry_tabs import Deals, Leads
from sheetsync.core.facts import NON_TARGET, TARGET, UNKNOWN, Facts, opinions
from sheetsync.core.metrics.absence import missing, unjudged
from sheetsync.core.metrics.base import Ints, Metric, Number, Slice, Unit, View, counts, shares, untold, within
from sheetsync.core.metrics.coded import Coded
from sheetsync.core.metrics.cuts import Cuts
from sheetsync.core.metrics.sides import one_sided
from sheetsync.core.metrics.sources import CREATED, VERDICT
from sheetsync.core.schema import Field
from sheetsync.core.statistics.agreement import Agreement

JUDGES = ("sales", "marketing", "both")
"""Whose label is held against the verdict; "both": sales' label against marketing's."""
SLICED = ((), ("segment",), ("channel",), ("manager",))
_READS = (*CREATED, *VERDICT, Leads.marketing_label, Deals.sales_label)
_LABELS = {"sales": Deals.sales_label, "marketing": Leads.marketing_label}
_OPINIONS = 3

LABELLED = Metric("agreement.labelled", Unit.COUNT, View.COHORT, "leads with both opinions", _READS, 1)
SHARE = Metric("agreement.share", Unit.SHARE, View.COHORT, "same opinion / both opinions", _READS, 1)
KAPPA = Metric("agreement.kappa", Unit.RATIO, View.COHORT, "Cohen's kappa of the 2 × 2 table", _READS, 1)
AC1 = Metric("agreement.ac1", Unit.RATIO, View.COHORT, "Gwet's AC1 of the 2 × 2 table", _READS, 1)
ONLY_LABEL = Metric("agreement.only_label", Unit.COUNT, View.COHORT, "label target, verdict non-target", _READS)
ONLY_VERDICT = Metric("agreement.only_verdict", Unit.COUNT, View.COHORT, "verdict target, label non-target", _READS)
DIRECTION_P = Metric(
    "agreement.direction_p",
    Unit.RATIO,
    View.COHORT,
    "exact McNemar test of only the label target against only the verdict target",
    _READS,
    0,
    True,
)
UNLABELLED = Metric("agreement.unlabelled", Unit.COUNT, View.COHORT, "leads with a verdict, no label", _READS, -1)
UNJUDGED = Metric("agreement.unjudged", Unit.COUNT, View.COHORT, "leads with a label, no verdict", _READS, -1)
METRICS: tuple[Metric, ...] = (
    *(LABELLED, SHARE, KAPPA, AC1, ONLY_LABEL, ONLY_VERDICT, DIRECTION_P),
    *(UNLABELLED, UNJUDGED),
)


def numbers(facts: Facts, cuts: Cuts) -> Iterator[Number]:
    """Every judge's agreement, by the total, segment, channel and manager."""
    if cuts.dimensions not in SLICED:
        return
    shape = (cuts.cohort.size, _OPINIONS, _OPINIONS, _OPINIONS)
    every = cuts.once(_opinions).count(cuts.cohort).reshape(shape)
    # By slice, label and verdict; of both departments, sales' label and marketing's.
    tables = {"sales": every.sum(axis=2), "marketing": every.sum(axis=1), "both": every.sum(axis=3)}
    for judge, table in tables.items():
        where = within(cuts.slices, "judge", judge)
        why = _refused(facts, cuts, judge)
        if why:
            yield from chain.from_iterable(untold(metric, where, why) for metric in METRICS)
        else:
            yield from _told(facts, where, table, one_sided(cuts))


def unlabelled(facts: Facts, column: Field) -> str:
    """Why nothing can be told of a department's labels: nobody filled them; "" if somebody did."""
    is_blank = bool(missing(facts, column)) or not facts.leads[column.name].notna().any()
    return f"unlabelled_by_{column.tab.owner.value}:{column.tab.role}.{column.name}" if is_blank else ""


def _refused(facts: Facts, cuts: Cuts, judge: str) -> str:
    if judge != "both":
        return unjudged(facts) or cuts.once(_blanks)[judge]
    return next((why for why in cuts.once(_blanks).values() if why), "")


def _blanks(facts: Facts) -> dict[str, str]:
    return {judge: unlabelled(facts, column) for judge, column in _LABELS.items()}


def _opinions(facts: Facts) -> Coded:
    """All leads, coded by sales' label, marketing's label and the verdict."""
    leads = facts.leads
    code = opinions(leads, "sales_label").astype(np.int32)
    for other in (opinions(leads, "marketing_label"), leads["verdict"].to_numpy()):
        code *= _OPINIONS
        code += other
    return Coded(np.arange(len(leads)), code, _OPINIONS**3)


def _told(facts: Facts, where: list[Slice], table: Ints, column: str) -> Iterator[Number]:
    both, only, also = (table[:, TARGET, TARGET], table[:, TARGET, NON_TARGET], table[:, NON_TARGET, TARGET])
    agreed = both + table[:, NON_TARGET, NON_TARGET]
    known = agreed + only + also
    yield from counts(LABELLED, where, known)
    yield from shares(SHARE, where, agreed, known, facts.norms.confidence, why=column)
    yield from counts(ONLY_LABEL, where, only)
    yield from counts(ONLY_VERDICT, where, also)
    yield from counts(UNLABELLED, where, table[:, UNKNOWN, TARGET] + table[:, UNKNOWN, NON_TARGET])
    yield from counts(UNJUDGED, where, table[:, TARGET, UNKNOWN] + table[:, NON_TARGET, UNKNOWN])
    cells = zip(both.tolist(), only.tolist(), also.tolist(), (agreed - both).tolist(), strict=True)
    rows = [_coefficients(facts, at, Agreement(*four), column) for at, four in zip(where, cells, strict=True)]
    yield from chain.from_iterable(zip(*rows, strict=True))


def _coefficients(facts: Facts, where: Slice, table: Agreement, column: str) -> tuple[Number, ...]:
    """Kappa, AC1 and the test of the direction; from as many leads on as a verdict needs."""
    why = column or ("few_leads" if table.n < facts.norms.few_for_verdict else "")
    if why:
        return tuple(Number(metric, where, n=table.n, why=why) for metric in (KAPPA, AC1, DIRECTION_P))
    kappa, (low, high) = table.kappa(), table.ac1_interval(facts.norms.confidence)
    return (
        Number(KAPPA, where, n=table.n, why="one_opinion") if isnan(kappa) else Number(KAPPA, where, kappa, n=table.n),
        Number(AC1, where, table.ac1(), n=table.n, low=low, high=high),
        Number(DIRECTION_P, where, table.mcnemar(), n=table.first + table.second),
    )
