"""A clean, plausible company: every tab as its people would fill it if they never made a mistake."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field
from random import Random
from typing import Literal, TypeAlias

from tests.messy.cells import Value
from tests.messy.words import ENGLISH, RUSSIAN, Language

Row: TypeAlias = dict[str, Value]
Lang: TypeAlias = Literal["en", "ru"]
TODAY = dt.date(2026, 11, 23)
FIRST_DAY = dt.date(2026, 1, 12)
"""A Monday: weeks of spend begin on it."""
MONTHS = tuple(dt.date(2026, month, 1) for month in range(1, 13))
DATED = ("contacted", "meeting", "proposal")


@dataclass(slots=True)
class Table:
    """An entry tab: declared column names in order, one row per record."""

    role: str
    columns: tuple[str, ...]
    rows: list[Row]


@dataclass(frozen=True, slots=True)
class Style:
    """How this company keeps its tables when it makes no mistake: ids as numbers, days with a time, deals of very
    different sizes, phones in one pattern of groups.
    """

    numeric: bool
    timed: bool
    uneven: bool
    phones: str

    def dressed(self, column: str, value: Value, rng: Random) -> Value:
        """A clean value as it is written."""
        if column == "created" and self.timed and isinstance(value, dt.date):
            return dt.datetime.combine(value, dt.time(rng.randint(8, 20), rng.randint(0, 59), rng.randint(0, 59)))
        if column == "phone" and isinstance(value, str):
            groups = value.removeprefix("+7 ").replace("-", " ").split()
            return self.phones.format(*groups)
        return value


@dataclass(slots=True)
class Company:
    """All entry tabs by role; `lang` is the language that its people write."""

    lang: Lang
    words: Language
    style: Style
    tables: dict[str, Table] = field(default_factory=dict)

    def row_of(self, lead_id: Value) -> Row | None:
        """The deal of a lead."""
        return next((row for row in self.tables["deals"].rows if row["lead_id"] == lead_id), None)


def company(rng: Random, lang: Lang, leads: int) -> Company:
    """A company with so many leads; the same for the same `rng`."""
    phones = rng.choice(("+7 {} {}-{}-{}", "+7 {} {}-{}-{}", "+7{}{}{}{}", "8 ({}) {}-{}-{}", "7{}{}{}{}"))
    style = Style(rng.random() < 0.3, rng.random() < 0.3, rng.random() < 0.4, phones)
    made = Company(lang, RUSSIAN if lang == "ru" else ENGLISH, style)
    rows = [_lead(made, rng, number, leads) for number in range(1, leads + 1)]
    deals = [_deal(made, rng, lead) for lead in rows if rng.random() < 0.75]
    made.tables = {
        table.role: table
        for table in (
            Table("leads", ("lead_id", "created", *WORD_COLUMNS, "phone", "email", "marketing_label"), rows),
            Table("deals", DEAL_COLUMNS, deals),
            Table("spend", SPEND_COLUMNS, _spend(made, rng, leads)),
            Table("plan", PLAN_COLUMNS, _plan(made, rng)),
            Table("criteria", ("name", "subject", "operator", "value", "mandatory", "responsible"), _criteria(made)),
            Table(
                "loss_reasons",
                ("reason", "category", "responsible", "means_non_target", "says_nothing"),
                _reasons(made),
            ),
            Table("synonyms", ("kind", "written", "means"), _synonyms(made)),
        )
    }
    return made


WORD_COLUMNS = ("channel", "campaign", "segment")
DEAL_COLUMNS = ("lead_id", "manager", "status", *DATED, "closed", "loss_reason", "sales_label", "amount", "cost")
SPEND_COLUMNS = ("date", "channel", "campaign", "spend", "impressions", "clicks", "visits")
PLAN_COLUMNS = ("month", "segment", "leads", "target_share", "win_rate", "average_check", "spend")


def _lead(made: Company, rng: Random, number: int, count: int) -> Row:
    """Leads come in order of time; one in twenty left no phone, one in eight no address."""
    day = FIRST_DAY + dt.timedelta(days=int((TODAY - FIRST_DAY).days * 0.97 * number / count))
    channel = rng.choice(list(made.words.campaigns))
    campaigns = made.words.campaigns[channel]
    return {
        "lead_id": 20000 + number if made.style.numeric else f"L-{number:05d}",
        "created": day,
        "channel": channel,
        "campaign": rng.choice(campaigns) if campaigns else None,
        "segment": rng.choice(made.words.segments),
        "phone": None
        if number % 20 == 0
        else f"+7 900 {number // 10000:03d}-{number // 100 % 100:02d}-{number % 100:02d}",
        "email": None if number % 8 == 0 else f"client{number:05d}@example.com",
        "marketing_label": rng.choice(made.words.yes_no),
    }


def _deal(made: Company, rng: Random, lead: Row) -> Row:
    """What sales made of a lead: stages in order of time, an outcome that fits them."""
    words = made.words
    reached = rng.randint(0, len(DATED))
    outcome = rng.choices(("won", "lost", "open"), (3, 4, 3))[0]
    reached = len(DATED) if outcome == "won" else reached
    day = lead["created"]
    assert isinstance(day, dt.date)
    days: list[dt.date] = []
    for _ in range(reached + 1):
        day += dt.timedelta(days=rng.randint(0, 9))
        days.append(day)
    if days[-1] >= TODAY:
        days, outcome = [one for one in days[:-1] if one < TODAY], "open"
        reached = len(days)
    stages: Row = {name: days[place] if place < reached else None for place, name in enumerate(DATED)}
    amount = _amount(made, rng) if outcome == "won" else None
    status = {"won": words.won, "lost": words.lost}.get(outcome)
    return {
        "lead_id": lead["lead_id"],
        "manager": rng.choice(words.managers),
        "status": status or (words.stages[reached - 1] if reached else words.open),
        **stages,
        "closed": days[-1] if status else None,
        "loss_reason": rng.choice(words.reasons)[0] if outcome == "lost" else None,
        "sales_label": rng.choice(words.yes_no),
        "amount": amount,
        "cost": round(amount * rng.uniform(0.3, 0.6)) if amount else None,
    }


def _amount(made: Company, rng: Random) -> float | int:
    """Mostly between 40 and 400 thousand: round ones, odd ones, some with kopecks."""
    uneven = min(3e6, max(20_000.0, rng.lognormvariate(11.7, 1)))
    exact = uneven if made.style.uneven else rng.uniform(40_000, 400_000)
    return rng.choice((round(exact, -4), round(exact, -3), round(exact), round(exact, 2)))


def _spend(made: Company, rng: Random, leads: int) -> list[Row]:
    """A line per week (in a big company: per day) and campaign; channels without campaigns cost a sum per month."""
    length = (TODAY - FIRST_DAY).days
    weeks = [FIRST_DAY + dt.timedelta(days=days) for days in range(0, length - 7, 7 if leads < 1000 else 1)]
    rows: list[Row] = []
    for day, channel, campaign in (
        (day, channel, campaign)
        for channel, campaigns in made.words.campaigns.items()
        for campaign in campaigns or (None,)
        for day in (weeks if campaigns else MONTHS[:11])
    ):
        shows = rng.randint(2_000, 90_000)
        clicks = max(20, int(shows * rng.uniform(0.01, 0.08)))
        traffic = (shows, clicks, int(clicks * rng.uniform(0.6, 0.95))) if campaign else (None, None, None)
        row: Row = {"date": day, "channel": channel, "campaign": campaign, "spend": _cost(made, rng)}
        rows.append({**row, **dict(zip(SPEND_COLUMNS[4:], traffic, strict=True))})
    return sorted(rows, key=lambda row: str(row["date"]))


def _cost(made: Company, rng: Random) -> float | int:
    uneven = min(400_000.0, max(1500.0, rng.lognormvariate(9.8, 1)))
    exact = uneven if made.style.uneven else rng.uniform(6_000, 45_000)
    return rng.choice((round(exact, -3), round(exact), round(exact, 2)))


def _plan(made: Company, rng: Random) -> list[Row]:
    return [
        {
            "month": month,
            "segment": segment,
            "leads": rng.randint(20, 60),
            "target_share": rng.randint(30, 60) / 100,
            "win_rate": rng.randint(100, 300) / 1000,
            "average_check": rng.randint(80, 200) * 1000,
            "spend": rng.randint(100, 300) * 1000,
        }
        for month in MONTHS
        for segment in made.words.segments
    ]


def _criteria(made: Company) -> list[Row]:
    names = ("name", "subject", "operator", "value", "mandatory", "responsible")
    return [dict(zip(names, line, strict=True)) for line in made.words.criteria]


def _reasons(made: Company) -> list[Row]:
    names = ("reason", "category", "responsible", "means_non_target", "says_nothing")
    return [dict(zip(names, line, strict=True)) for line in made.words.reasons]


def _synonyms(made: Company) -> list[Row]:
    return [dict(zip(("kind", "written", "means"), line, strict=True)) for line in made.words.synonyms]
