"""What sales did with the leads: who worked on which, how far it came, how it ended."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from random import Random

from sheetsync.adapters.demo import chance
from sheetsync.adapters.demo.calendar import Span, planned_leads, planned_win_rate, usual_leads
from sheetsync.adapters.demo.enquiries import Lead
from sheetsync.adapters.demo.plot import Plot
from sheetsync.adapters.demo.reasons import why_lost
from sheetsync.adapters.demo.story import MARGIN, SEGMENTS, Manager, Reason, Segment
from sheetsync.core.money import split

STEPS = ("contacted", "meeting", "proposal")
"""Keys of the dated stages."""


@dataclass(slots=True)
class Deal:
    """Sales' row for a lead. `dates` by stage key; `won` None while it is open; amounts in roubles."""

    lead: Lead
    manager: Manager
    dates: dict[str, dt.date] = field(default_factory=dict)
    won: bool | None = None
    closed: dt.date | None = None
    reason: Reason | None = None
    label: bool | None = None
    amount: int | None = None
    cost: int | None = None


def sell(leads: Sequence[Lead], months: Sequence[Span], as_of: dt.date, plot: Plot, rng: Random) -> list[Deal]:
    """One deal per lead that sales has taken up by a day, in the order of the leads; the months may go beyond it."""
    taken = [Deal(lead, rng.choice(plot.managers)) for lead in leads]
    ends = {deal.lead.number: _way(deal, plot, rng) for deal in taken}
    won = _win(taken, ends, months, plot, rng)
    for deal in taken:
        if deal.lead.number not in won:
            _give_up(deal, plot, rng)
        _forget_future(deal, as_of, plot, rng)
    _price(taken, months, plot.check_reached, rng)
    return [deal for deal in taken if deal.dates or deal.closed or (as_of - deal.lead.created).days > 1]


def _way(deal: Deal, plot: Plot, rng: Random) -> dt.date:
    """Set the dates of all steps as they would be if the lead came that far; the day it would buy."""
    wait = chance.one_of(plot.waits, rng) + round(deal.manager.slow * rng.random() * 2)
    day = deal.lead.created + dt.timedelta(days=wait)
    for step, (low, high) in zip((*STEPS, "bought"), ((0, 0), (2, 11), (2, 10), (4, 22)), strict=True):
        day = chance.working_day(day + dt.timedelta(days=chance.days_between(low, high, rng)))
        deal.dates[step] = day
    return deal.dates.pop("bought")


def _win(
    deals: Sequence[Deal], ends: Mapping[int, dt.date], months: Sequence[Span], plot: Plot, rng: Random
) -> set[int]:
    """Choose who buys, month by month; the numbers of those leads."""
    won = set()
    for span in months:
        for segment, count in _wins(span, usual_leads(months, len(deals)), plot.check_reached).items():
            able = [deal for deal in deals if deal.lead.segment is segment and ends[deal.lead.number] in span]
            for deal in chance.some_of(able, [_readiness(deal.lead) for deal in able], count, rng):
                deal.won, deal.closed = True, ends[deal.lead.number]
                won.add(deal.lead.number)
    return won


def _wins(span: Span, usual: float, check_reached: float) -> dict[Segment, int]:
    """How many deals of each segment are won in a month: as much of the plan as the story lets it reach."""
    planned = [
        planned_leads(span, segment, usual) * segment.target_share * planned_win_rate(span, segment)
        for segment in SEGMENTS
    ]
    reached = span.story.completion * span.elapsed / check_reached
    return dict(zip(SEGMENTS, split(round(sum(planned) * reached), planned), strict=True))


def _readiness(lead: Lead) -> float:
    """How readily a lead buys against others: target leads mostly, others now and then."""
    if lead.wrong_phone:
        return 0.0
    return lead.channel.luck * {True: 1.0, None: 0.15, False: 0.012}[lead.target]


def _give_up(deal: Deal, plot: Plot, rng: Random) -> None:
    """End a deal that isn't won after some of its steps."""
    steps = 0 if deal.lead.wrong_phone else rng.choices((0, 1, 2, 3), plot.depth[deal.lead.target])[0]
    deal.dates = {step: deal.dates[step] for step in STEPS[:steps]}
    last = max(deal.dates.values(), default=deal.lead.created)
    patience = (2, 9) if deal.lead.wrong_phone else plot.patience
    if rng.random() >= plot.never_closed:
        deal.won, deal.closed = False, chance.working_day(last + dt.timedelta(days=chance.days_between(*patience, rng)))
        deal.reason = why_lost(deal.lead, deal.manager, plot.reasons[steps], rng)


def _forget_future(deal: Deal, as_of: dt.date, plot: Plot, rng: Random) -> None:
    """Take back what hasn't happened yet, and let sales judge the lead it has met."""
    deal.dates = {step: day for step, day in deal.dates.items() if day <= as_of}
    if deal.closed is not None and deal.closed > as_of:
        deal.won = deal.closed = deal.reason = None
    if deal.dates or deal.closed:
        yes = 0.98 if deal.won else plot.sales_says[deal.lead.target]
        deal.label = rng.choices((True, False, None), (yes * 0.9, (1 - yes) * 0.9, 0.1))[0]


def _price(deals: Sequence[Deal], months: Sequence[Span], check_reached: float, rng: Random) -> None:
    """What the won deals of a month and segment pay: different amounts around the check that was reached."""
    for span in months:
        for segment in SEGMENTS:
            sold = [d for d in deals if d.won and d.closed and d.closed in span and d.lead.segment is segment]
            drawn = [rng.lognormvariate(0, 0.38) for _ in sold]
            level = segment.check * check_reached * rng.uniform(0.98, 1.02) * len(sold) / (sum(drawn) or 1)
            for deal, size in zip(sold, drawn, strict=True):
                deal.amount = round(size * level / 500) * 500
                deal.cost = round(deal.amount * (1 - MARGIN + rng.uniform(-0.06, 0.06)) / 100) * 100
