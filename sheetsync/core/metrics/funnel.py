"""The funnel: how many leads came in, how far they have come, where they stopped."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from itertools import chain as one_after_another

from sheetsync.core.entry_tabs import Deals, Spend
from sheetsync.core.facts import LOST, OPEN, TARGET, WON, Facts
from sheetsync.core.metrics.absence import missing, unjudged
from sheetsync.core.metrics.base import Ints, Metric, Number, Slice, Unit, View, counts, shares, untold, within
from sheetsync.core.metrics.chain import Link
from sheetsync.core.metrics.coded import Coded
from sheetsync.core.metrics.cuts import Cuts
from sheetsync.core.metrics.sides import BEFORE_FIRST_WIN, before_first_win, noted, one_sided
from sheetsync.core.metrics.sources import CREATED, STAGES, STATE, VERDICT, unworked
from sheetsync.core.metrics.steps import Step, steps
from sheetsync.core.norms import Source, Stage

_TRAFFIC = (Spend.date, Spend.impressions, Spend.clicks, Spend.visits)
_ALL_STAGES = (*_TRAFFIC, *CREATED, *VERDICT, *STAGES)
_LEAD_STAGES = (*CREATED, *VERDICT, *STAGES)

LEADS = Metric("funnel.leads", Unit.COUNT, View.COHORT, "leads created in the period", CREATED, 1)
TARGET_LEADS = Metric("funnel.target", Unit.COUNT, View.COHORT, "leads with the verdict target", CREATED + VERDICT, 1)
WON_LEADS = Metric("funnel.won", Unit.COUNT, View.COHORT, "leads won by now", CREATED + STATE, 1)
LOST_LEADS = Metric("funnel.lost", Unit.COUNT, View.COHORT, "leads lost by now", CREATED + STATE, -1)
OPEN_LEADS = Metric("funnel.open", Unit.COUNT, View.COHORT, "leads neither won nor lost", CREATED + STATE)
WON_ASIDE = Metric(
    "funnel.won_aside", Unit.COUNT, View.COHORT, "won leads whose verdict is not target", CREATED + VERDICT + STATE
)
CLOSE_RATE = Metric("funnel.close_rate", Unit.SHARE, View.COHORT, "won / (won + lost)", CREATED + STATE, 1)
CREATED_WIN_RATE = Metric("funnel.created_win_rate", Unit.SHARE, View.COHORT, "won / leads", CREATED + STATE, 1)
TARGET_WIN_RATE = Metric(
    "funnel.target_win_rate", Unit.SHARE, View.COHORT, "won target leads / target leads", CREATED + VERDICT + STATE, 1
)
REACHED = Metric("funnel.reached", Unit.COUNT, View.COHORT, "in this stage and every stage before", _ALL_STAGES, 1)
CONVERSION = Metric("funnel.conversion", Unit.SHARE, View.COHORT, "reached / reached the stage before", _ALL_STAGES, 1)
THROUGH = Metric("funnel.through", Unit.SHARE, View.COHORT, "reached / leads", _LEAD_STAGES, 1)
ADVANCED = Metric("funnel.advanced", Unit.COUNT, View.COHORT, "reached the next stage too", _LEAD_STAGES, 1)
LOST_THERE = Metric("funnel.lost_there", Unit.COUNT, View.COHORT, "lost before the next stage", _LEAD_STAGES, -1)
OPEN_THERE = Metric("funnel.open_there", Unit.COUNT, View.COHORT, "open, not in the next stage yet", _LEAD_STAGES)
OUTSIDE_TARGET = Metric(
    "funnel.outside_target", Unit.COUNT, View.COHORT, "reached the stage, verdict not target", _LEAD_STAGES, -1
)
EVENTS = Metric("funnel.events", Unit.COUNT, View.FLOW, "leads that entered the stage in the period", STAGES + STATE, 1)

METRICS: tuple[Metric, ...] = (
    *(LEADS, TARGET_LEADS, WON_LEADS, LOST_LEADS, OPEN_LEADS, WON_ASIDE),
    *(CLOSE_RATE, CREATED_WIN_RATE, TARGET_WIN_RATE),
    *(REACHED, CONVERSION, THROUGH, ADVANCED, LOST_THERE, OPEN_THERE, OUTSIDE_TARGET, EVENTS),
)
_BY_STAGE = METRICS[METRICS.index(REACHED) :]


def numbers(facts: Facts, cuts: Cuts) -> Iterator[Number]:
    """The whole funnel in one cut."""
    young = before_first_win(cuts)
    yield from _states(facts, cuts)
    yield from noted(_win_rates(facts, cuts), BEFORE_FIRST_WIN, young)
    yield from _stages(facts, cuts, young)


def _states(facts: Facts, cuts: Cuts) -> Iterator[Number]:
    yield from counts(LEADS, cuts.slices, cuts.standing.sum(axis=(1, 2, 3)))
    yield from counts(TARGET_LEADS, cuts.slices, cuts.standing[:, :, TARGET].sum(axis=(1, 2)), unjudged(facts))
    for metric, state in ((LOST_LEADS, LOST), (OPEN_LEADS, OPEN)):
        yield from counts(metric, cuts.slices, cuts.standing[:, state].sum(axis=(1, 2)), unworked(facts))


def _win_rates(facts: Facts, cuts: Cuts) -> Iterator[Number]:
    """The wins and what they are a share of: numbers that a month before the first win can't have."""
    leads = cuts.standing.sum(axis=(1, 2, 3))
    won, lost = (cuts.standing[:, state].sum(axis=(1, 2)) for state in (WON, LOST))
    target, target_won = cuts.standing[:, :, TARGET].sum(axis=(1, 2)), cuts.standing[:, WON, TARGET].sum(axis=1)
    no_wins, no_verdicts, column = unworked(facts), unjudged(facts), one_sided(cuts)
    yield from counts(WON_LEADS, cuts.slices, won, no_wins)
    yield from counts(WON_ASIDE, cuts.slices, won - target_won, no_verdicts or no_wins)
    for metric, k, n, why in (
        (CLOSE_RATE, won, won + lost, no_wins),
        (CREATED_WIN_RATE, won, leads, no_wins),
        (TARGET_WIN_RATE, target_won, target, no_verdicts or no_wins),
    ):
        yield from shares(metric, cuts.slices, k, n, facts.norms.confidence, why=why or column)


def _stages(facts: Facts, cuts: Cuts, young: frozenset[Slice]) -> Iterator[Number]:
    """Every metric that is told per stage: slice by slice, the stages in order."""
    columns: list[Mapping[Metric, list[Number]]] = []
    before: Step | None = None
    for step in steps(facts, cuts):
        where = within(cuts.slices, "stage", step.stage.key)
        told = {REACHED: counts(REACHED, where, step.entered, step.why)}
        told[CONVERSION] = _conversion(where, before, step, facts.norms.confidence)
        if step.link:
            told |= _moves(facts, cuts, where, step, step.link)
        if step.stage.source is Source.WON:
            among = frozenset(each for each in where if each[:-1] in young)
            told |= {key: list(noted(told[key], BEFORE_FIRST_WIN, among)) for key in (REACHED, CONVERSION, THROUGH)}
        columns.append(told)
        before = before if step.why == "no_criteria" else step
    for metric in _BY_STAGE:
        per_stage = [told[metric] for told in columns if metric in told]
        yield from one_after_another.from_iterable(zip(*per_stage, strict=True))


def _conversion(where: list[Slice], before: Step | None, step: Step, confidence: float) -> list[Number]:
    if before is None:
        return untold(CONVERSION, where, "no_cases")
    placed = before.unplaced if step.stage.source is not Source.TRAFFIC else ""
    why = step.why or before.why or step.refused or before.refused or placed
    # Traffic isn't followed visitor by visitor: more leads than visits mean that leads come by other ways too.
    return [
        replace(number, value=None, low=None, high=None, why="above_whole") if (number.value or 0) > 1 else number
        for number in shares(CONVERSION, where, step.entered, before.entered, confidence, why=why)
    ]


def _moves(facts: Facts, cuts: Cuts, where: list[Slice], step: Step, link: Link) -> dict[Metric, list[Number]]:
    """What became of the leads that entered a lead stage."""
    leads = cuts.standing.sum(axis=(1, 2, 3))
    why = step.why or step.refused
    unmoved = step.why or unworked(facts)
    told = {
        THROUGH: shares(THROUGH, where, step.entered, leads, facts.norms.confidence, why=why),
        LOST_THERE: counts(LOST_THERE, where, link.lost_there, unmoved),
        OPEN_THERE: counts(OPEN_THERE, where, link.open_there, unmoved),
    }
    if step.stage is not facts.norms.lead_stages[-1]:
        told[ADVANCED] = counts(ADVANCED, where, link.advanced, unmoved)
    if step.stage.source in {Source.DATES, Source.WON}:
        outside = _outside_target(facts, cuts, step.stage)
        told[OUTSIDE_TARGET] = counts(OUTSIDE_TARGET, where, outside, step.why or unjudged(facts))
        told[EVENTS] = counts(EVENTS, where, _events(cuts, step.stage), _undated(facts, cuts, step))
    return told


def _outside_target(facts: Facts, cuts: Cuts, stage: Stage) -> Ints:
    """Leads that reached a stage by dates or status although their verdict is not target."""
    reached = cuts.standing[:, :, :, facts.norms.lead_stages.index(stage) :].sum(axis=(1, 3))
    outside: Ints = reached.sum(axis=1) - reached[:, TARGET]
    return outside


def _events(cuts: Cuts, stage: Stage) -> Ints:
    if stage.source is Source.DATES:
        return cuts.events[stage.key].count()
    return cuts.once(_wins).count(cuts.flow)[:, 0]


def _wins(facts: Facts) -> Coded:
    return Coded.among(facts.leads["state"].to_numpy() == WON)


def _undated(facts: Facts, cuts: Cuts, step: Step) -> str:
    """Why wins can't be told by their date; the other stages are known by theirs."""
    by_date = not facts.period.is_open or "month" in cuts.dimensions
    return step.why or (missing(facts, Deals.closed) if by_date and step.stage.source is Source.WON else "")
