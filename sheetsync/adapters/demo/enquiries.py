"""The leads that came in, with what marketing wrote down about them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from random import Random

from sheetsync.adapters.demo import chance
from sheetsync.adapters.demo.calendar import Span, leads_by_month
from sheetsync.adapters.demo.plot import Chances, Plot
from sheetsync.adapters.demo.story import (
    BUDGET_RULES,
    FIRST_NAMES,
    NEEDS,
    NOT_SERVED,
    OTHER_NEEDS,
    SEGMENTS,
    SERVED,
    Campaign,
    Channel,
    Segment,
)
from sheetsync.core.lang.words import Words
from sheetsync.core.money import split

UNFIT = {
    True: {("budget",): 0.38, ("region",): 0.27, ("budget", "region"): 0.27, ("need",): 0.08},
    False: {("budget",): 0.42, ("region",): 0.24, ("need",): 0.24, ("budget", "region"): 0.10},
}
"""What a non-target lead lacks, in a noisy channel and in the others."""
UNASKED = {"budget": 0.7, "region": 0.2, "phone": 0.1}
"""What is blank where nobody can tell yet."""
BROKEN_SHARE = 0.6
"""The part of wrong numbers that can be seen to be wrong; the others ring somewhere else."""
WEEKDAYS = (1.0, 1.05, 1.0, 0.95, 0.85, 0.4, 0.35)


@dataclass(slots=True)
class Lead:
    """An enquiry.

    `target` is what the criteria make of it, None if they can't tell; `wrong_phone`: nobody can be reached there,
    whatever the number looks like; the budget is in roubles.
    """

    number: int
    created: dt.date
    channel: Channel
    campaign: Campaign
    segment: Segment
    name: Words
    wrong_phone: bool
    target: bool | None
    phone: str = ""
    email: str = ""
    budget: int | None = None
    region: Words | None = None
    need: Words | None = None
    decides: bool | None = None
    label: bool | None = None

    @property
    def code(self) -> str:
        """The lead's ID."""
        return f"L-{self.number:05d}"


def receive(months: Sequence[Span], leads: int, plot: Plot, rng: Random) -> list[Lead]:
    """All leads in the order of their creation."""
    counts = leads_by_month(months, leads)
    origins = [
        origin
        for span, count in zip(months, counts, strict=True)
        for origin in _origins(span, count, plot.channels, rng)
    ]
    wrong = list(chance.spread((campaign.wrong_phones for _, _, campaign, _ in origins), rng))
    broken = list(chance.spread((BROKEN_SHARE * is_wrong for is_wrong in wrong), rng))
    target = list(chance.spread(map(_target_chance, origins, broken), rng))
    unasked = list(chance.spread((plot.unasked * (not fits) for fits in target), rng))
    found = []
    for number, (origin, is_wrong, is_broken, fits, blank) in enumerate(
        zip(origins, wrong, broken, target, unasked, strict=True), 1
    ):
        day, channel, campaign, segment = origin
        verdict = None if blank and not is_broken else fits and not is_broken
        lead = Lead(number, day, channel, campaign, segment, rng.choice(FIRST_NAMES), is_wrong, verdict)
        _describe(lead, is_broken, day >= months[3].first, rng)
        lead.label = _said(lead.target, plot.marketing_says, rng)
        found.append(lead)
    return found


_Origin = tuple[dt.date, Channel, Campaign, Segment]


def _origins(span: Span, count: int, channels: Sequence[Channel], rng: Random) -> Iterator[_Origin]:
    """Day, channel, campaign and segment of a month's leads, by day."""
    mix = dict(_mix(span, channels))
    counts = split(count, list(mix.values()))
    drawn = [origin for origin, times in zip(mix, counts, strict=True) for _ in range(times)]
    rng.shuffle(drawn)
    days = [span.first + dt.timedelta(days=offset) for offset in range(span.days)]
    dates = sorted(rng.choices(days, [WEEKDAYS[day.weekday()] for day in days], k=count))
    yield from ((day, *origin) for day, origin in zip(dates, drawn, strict=True))


def _mix(span: Span, channels: Sequence[Channel]) -> Iterator[tuple[tuple[Channel, Campaign, Segment], float]]:
    """Every channel, campaign and segment with its part of the month's leads."""
    for channel in channels:
        part = span.story.social if channel.noisy else (1 - span.story.social) * channel.other
        for campaign in channel.campaigns:
            if campaign.segment is not None:
                yield (channel, campaign, campaign.segment), part * campaign.share
                continue
            for segment, share in zip(SEGMENTS, channel.segments, strict=True):
                yield (channel, campaign, segment), part * campaign.share * share


def _target_chance(origin: _Origin, is_broken: bool) -> float:
    """How likely a lead is a target lead, so that the channel's share holds over all its leads."""
    _, channel, campaign, _ = origin
    return 0.0 if is_broken else channel.target_share / (1 - BROKEN_SHARE * campaign.wrong_phones)


def _describe(lead: Lead, is_broken: bool, is_late: bool, rng: Random) -> None:
    """Fill in the fields so that the criteria come to the lead's verdict."""
    lead.phone = broken_phone(lead.number, rng) if is_broken else phone(lead.number, rng)
    lead.email = _email(lead, rng) if rng.random() < 0.86 else ""
    lead.budget = _budget(lead.segment, is_late, rng)
    lead.region = chance.one_of(dict(zip(SERVED, (0.45, 0.22, 0.13, 0.12, 0.08), strict=True)), rng)
    lead.need = rng.choice(NEEDS)
    lead.decides = rng.choices((True, False, None), (0.58, 0.24, 0.18))[0]
    lacking: tuple[str, ...] = chance.one_of(UNFIT[lead.channel.noisy], rng)
    if lead.target is False and (not is_broken or rng.random() < 0.5):
        _worsen(lead, lacking, rng)
    elif lead.target is None:
        _blank(lead, chance.one_of(UNASKED, rng))


def _said(target: bool | None, chances: Chances, rng: Random) -> bool | None:
    yes = chances[target]
    return rng.choices((True, False, None), (yes * 0.94, (1 - yes) * 0.94, 0.06))[0]


def _worsen(lead: Lead, lacking: tuple[str, ...], rng: Random) -> None:
    if "budget" in lacking:
        lead.budget = rng.randrange(5, 36) * 1000
    if "region" in lacking:
        lead.region = rng.choice(NOT_SERVED)
    if "need" in lacking:
        lead.need = rng.choice(OTHER_NEEDS)


def _blank(lead: Lead, field: str) -> None:
    if field == "budget":
        lead.budget = None
    elif field == "region":
        lead.region = None
    else:
        lead.phone = ""


def _budget(segment: Segment, is_late: bool, rng: Random) -> int:
    """What a customer who can afford it wants to spend: round, and at least what the rule in force asks."""
    wanted = round(rng.lognormvariate(0, 0.4) * segment.check * 1.2, -4)
    return max(BUDGET_RULES[is_late], int(wanted))


def _email(lead: Lead, rng: Random) -> str:
    return f"{lead.name.en.lower()}.{lead.number}@{rng.choice(('example.com', 'example.org'))}"


def digits(number: int) -> str:
    """Ten digits of a mobile number nobody has, different for every lead."""
    return f"900{number // 10_000:03d}{number * 7919 % 10_000:04d}"


def phone(number: int, rng: Random) -> str:
    """A number as people write it."""
    d = digits(number)
    styles = (
        f"+7 {d[:3]} {d[3:6]}-{d[6:8]}-{d[8:]}",
        f"8 ({d[:3]}) {d[3:6]}-{d[6:8]}-{d[8:]}",
        f"+7{d}",
        f"8{d}",
    )
    return rng.choices(styles, (0.6, 0.22, 0.1, 0.08))[0]


def broken_phone(number: int, rng: Random) -> str:
    """A number that can't be called: a digit short, or zeros typed to get past the form."""
    d = digits(number)
    return rng.choice((f"+7 {d[:3]} {d[3:6]}-{d[6:8]}-{d[8]}", f"+7 000 000-{d[6:8]}-{d[8:]}"))
