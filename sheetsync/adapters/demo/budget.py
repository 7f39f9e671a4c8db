"""The CEO's plan, and what marketing spent week by week."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from random import Random

from sheetsync.adapters.demo.calendar import Span, planned_leads, planned_win_rate, usual_leads
from sheetsync.adapters.demo.enquiries import Lead
from sheetsync.adapters.demo.story import SEGMENTS, Campaign, Channel, Segment
from sheetsync.core.period import month_of

PLANNED_LEAD_COST = 2_400


@dataclass(frozen=True, slots=True)
class Goal:
    """The plan of one month and segment; money in roubles."""

    month: dt.date
    segment: Segment
    leads: int
    win_rate: float
    spend: int

    @property
    def revenue(self) -> float:
        """Leads x target share x win rate x average check."""
        return self.leads * self.segment.target_share * self.win_rate * self.segment.check


@dataclass(frozen=True, slots=True)
class Spent:
    """A week of a campaign: roubles and traffic, None where it isn't counted."""

    week: dt.date
    channel: Channel
    campaign: Campaign
    spend: int
    impressions: int | None
    clicks: int | None
    visits: int | None


def plan(months: Sequence[Span], leads: int) -> list[Goal]:
    """The goals of all months, the running one in full."""
    usual = usual_leads(months, leads)
    goals = []
    for span in months:
        for segment in SEGMENTS:
            count = planned_leads(span, segment, usual)
            spend = round(count * PLANNED_LEAD_COST, -4 if count > 20 else -3)
            goals.append(Goal(span.first, segment, count, planned_win_rate(span, segment), spend))
    return goals


def spend(leads: Sequence[Lead], months: Sequence[Span], channels: Sequence[Channel], rng: Random) -> list[Spent]:
    """What each campaign cost, week by week, around its price per lead."""
    came = Counter((month_of(lead.created), id(lead.campaign)) for lead in leads)
    rows = []
    for week in _weeks(months):
        for channel in channels:
            for campaign in channel.campaigns:
                expected = sum(
                    came[span.first, id(campaign)] * sum(day in span for day in week) / span.days for span in months
                )
                if expected:
                    rows.append(_spent(week[0], channel, campaign, expected, rng))
    return rows


def _weeks(months: Sequence[Span]) -> Iterator[list[dt.date]]:
    """The days of each week; a week that lies in two months is told in two parts."""
    days = [span.first + dt.timedelta(days=offset) for span in months for offset in range(span.days)]
    week: list[dt.date] = []
    for day in days:
        if week and (day.weekday() == 0 or day.day == 1):
            yield week
            week = []
        week.append(day)
    yield week


def _spent(week: dt.date, channel: Channel, campaign: Campaign, leads: float, rng: Random) -> Spent:
    amount = leads * campaign.lead_cost * rng.uniform(0.9, 1.1)
    clicks = round(amount / (campaign.click_cost * rng.uniform(0.93, 1.07))) if campaign.click_cost else None
    shown = round(clicks / campaign.click_rate * rng.uniform(0.9, 1.1)) if clicks and campaign.click_rate else None
    visits = round(clicks * campaign.visits_per_click) if clicks and campaign.visits_per_click else None
    return Spent(week, channel, campaign, round(amount), shown, clicks, visits)
