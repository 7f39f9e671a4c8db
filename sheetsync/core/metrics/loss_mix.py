"""Whether managers lose for different reasons, and which manager–reason pairs stand out (metrics.md, section 6)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from sheetsync.core.entry_tabs import Deals
from sheetsync.core.facts import Facts
from sheetsync.core.metrics.absence import missing
from sheetsync.core.metrics.base import NOT_SET, Ints, Metric, Number, Slice, Unit, View
from sheetsync.core.metrics.cuts import Cuts
from sheetsync.core.metrics.reasons import Losses, loss_stages
from sheetsync.core.metrics.sides import one_sided
from sheetsync.core.metrics.sources import CREATED, STAGES, STATE, unworked
from sheetsync.core.norms import Norms
from sheetsync.core.statistics.multiplicity import benjamini_hochberg
from sheetsync.core.statistics.proportions import exact_p, newcombe
from sheetsync.core.statistics.resampling import mix_p

STANDS_OUT = "stands_out"
_READS = (*CREATED, *STATE, *STAGES, Deals.loss_reason, Deals.manager)

MIX_P = Metric(
    "losses.mix_p",
    Unit.RATIO,
    View.COHORT,
    "permutation test (chi-square, 999 shuffles) of lost by manager × reason",
    _READS,
    0,
    True,
)
EXCESS = Metric(
    "losses.reason_excess",
    Unit.RATIO,
    View.COHORT,
    "lost with this reason / lost, the manager's - the other managers'",
    _READS,
    0,
    True,
)


def managers_compared(facts: Facts, cuts: Cuts, losses: Losses) -> Iterator[Number]:
    """In the cut by manager: the mix in the total and by stage, and every pair's distance from the other managers."""
    stages = [stage.key for stage in loss_stages(facts.norms)]
    wheres: list[Slice] = [(), *((("stage", stage),) for stage in stages)]
    why = unworked(facts) or missing(facts, Deals.loss_reason, Deals.manager) or one_sided(cuts)
    tables = [None if why else _table(cuts, losses, facts.norms, place) for place in (None, *range(len(stages)))]
    for where, table in zip(wheres, tables, strict=True):
        if table is None or not table.is_enough(facts.norms):
            yield Number(MIX_P, where, n=table.size if table else None, why=why or "few_losses")
        else:
            yield Number(MIX_P, where, mix_p(table.counts), n=table.size)
    if tables[0] is not None and tables[0].is_enough(facts.norms):
        yield from _pairs(tables[0], facts.norms)


@dataclass(frozen=True, slots=True, eq=False)
class _Table:
    """`counts[manager, reason]`: losses of the managers that have enough of them to be compared, both in order."""

    managers: list[str]
    reasons: list[str]
    counts: Ints

    @property
    def size(self) -> int:
        return int(self.counts.sum())

    def is_enough(self, norms: Norms) -> bool:
        """Two managers at least, and losses enough for a verdict."""
        return len(self.managers) > 1 and self.size >= norms.few_for_verdict


def _table(cuts: Cuts, losses: Losses, norms: Norms, stage: int | None) -> _Table:
    """The losses of all stages or of one; those without a manager are nobody's."""
    chosen = slice(None) if stage is None else losses.stages == stage
    counts = np.zeros((cuts.cohort.size, len(losses.names)), dtype=np.int64)
    np.add.at(counts, (losses.slices[chosen], losses.reasons[chosen]), losses.counts[chosen])
    names = [dict(where)["manager"] for where in cuts.slices]
    enough = counts.sum(axis=1) >= norms.few_for_percent
    # By name: shuffling draws in the order of the table, and rows of a tab have no order that would matter.
    rows = sorted(
        (place for place, name in enumerate(names) if enough[place] and name != NOT_SET), key=names.__getitem__
    )
    columns = sorted(np.flatnonzero(counts[rows].sum(axis=0)).tolist(), key=losses.names.__getitem__)
    return _Table([names[row] for row in rows], [losses.names[at] for at in columns], counts[np.ix_(rows, columns)])


def _pairs(table: _Table, norms: Norms) -> Iterator[Number]:
    own, rest = table.counts, table.counts.sum(axis=0) - table.counts
    n, n0 = np.broadcast_arrays(own.sum(axis=1, keepdims=True), rest.sum(axis=1, keepdims=True), own)[:2]
    low, high = newcombe(own, n, rest, n0, norms.confidence)
    found = _standing_out(own, n, rest, n0, norms.few_for_percent)
    for row, manager in enumerate(table.managers):
        for at, reason in enumerate(table.reasons):
            value = own[row, at] / n[row, at] - rest[row, at] / n0[row, at]
            yield Number(
                EXCESS,
                (("manager", manager), ("reason", reason)),
                float(value),
                n=int(n[row, at]),
                low=float(low[row, at]),
                high=float(high[row, at]),
                note=STANDS_OUT if found[row, at] else "",
            )


def _standing_out(own: Ints, n: Ints, rest: Ints, n0: Ints, least: int) -> npt.NDArray[np.bool_]:
    """At most a tenth of what is found may be false (Benjamini–Hochberg); what hardly anybody gives as a reason isn't
    asked about.
    """
    p = np.full(own.shape, np.nan)
    for at in zip(*np.nonzero(own + rest >= least), strict=True):
        p[at] = exact_p(*(int(each[at]) for each in (own, n, rest, n0)))
    return benjamini_hochberg(p.ravel()).reshape(own.shape)
