"""Maturity, projections and the equal-age comparison by plain loops over lives, day by day."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from sheetsync.core.metrics.base import Slice
from tests.oracle.company import AS_OF, Company
from tests.oracle.slices import Part, as_day, days_between, parts
from tests.spec.rows import LeadRow

LEAST_AT_RISK = 10
Answer = float | str
"""A value, or why there is none."""


@dataclass(frozen=True)
class Life:
    """A lead: how old it got, what became of it, how old it would be today, when it entered each dated stage."""

    lead: LeadRow
    age: int
    outcome: str
    born: int
    entered: Sequence[int | None]

    def stage_at(self, age: int) -> int:
        """0: just a lead; n: the n-th dated stage or a later one."""
        return sum(day is not None and day <= age for day in self.entered)


@dataclass(frozen=True)
class Usual:
    """How all leads go: the share won by each age, the age up to which that is watched, the horizon."""

    lives: Sequence[Life]
    won: Sequence[float]
    watched: int
    horizon: int
    why: str

    def maturity(self, born: int) -> float:
        return self.won[min(born, self.horizon)] / self.won[self.horizon]


def lives(company: Company) -> tuple[list[Life], str]:
    """All known ones; why nothing can be told of time."""
    found, undated, ended = [], 0, 0
    for lead in company.leads:
        if lead["created"] is None or as_day(lead["created"]) > AS_OF:
            continue
        born, age = days_between(lead["created"], AS_OF), days_between(lead["created"], AS_OF)
        if lead["state"] != "open":
            ended += 1
            closed = lead["closed"]
            if closed is None or not 0 <= days_between(lead["created"], closed) <= born:
                undated += 1
                continue
            age = days_between(lead["created"], closed)
        found.append(Life(lead, age, lead["state"], born, _entered(company, lead, age)))
    return found, "ends_undated" if undated > 0.1 * ended else ""


def _entered(company: Company, lead: LeadRow, age: int) -> list[int | None]:
    """A stage is entered when it is, or a later one is; what comes after the end doesn't count."""
    days: list[int | None] = []
    for stage in company.norms.dated_stages:
        date = lead["dates"].get(stage.key)
        since = None if date is None else max(days_between(_created(lead), date), 0)
        days.append(since if since is not None and since <= age else None)
    return [min((day for day in days[place:] if day is not None), default=None) for place in range(len(days))]


def _created(lead: LeadRow) -> dt.date:
    created = lead["created"]
    assert created is not None
    return created


def share_won(some: Sequence[Life], last: int) -> list[float]:
    """Aalen–Johansen: of those still going before a day the part that is won on it, day after day."""
    curve, going, won = [], 1.0, 0.0
    for age in range(last + 1):
        watched = [life for life in some if life.age >= age]
        today = [life.outcome for life in watched if life.age == age]
        if watched:
            won += going * today.count("won") / len(watched)
            going *= 1 - (today.count("won") + today.count("lost")) / len(watched)
        curve.append(won)
    return curve


def at_risk(some: Sequence[Life], age: int) -> int:
    return sum(life.age >= age for life in some)


def usual(company: Company) -> Usual:
    known, why = lives(company)
    last = max((life.age for life in known), default=0)
    curve = share_won(known, last)
    watched = sum(at_risk(known, age) >= LEAST_AT_RISK for age in range(last + 1)) - 1
    days = company.norms.horizon_days or _horizon(curve, watched)
    days = min(days, last)
    if not why:
        why = "too_young" if not 0 < days <= watched else "" if curve[days] else "no_wins"
    return Usual(known, curve, watched, days, why)


def _horizon(curve: Sequence[float], watched: int) -> int:
    """The first age at which nine tenths have come of what comes by the last age that is watched."""
    if watched < 0 or not curve[watched]:
        return 0
    return next(age for age in range(watched + 1) if curve[age] >= 0.9 * curve[watched])


def chance(all_of: Usual, stage: int, age: int, least: int) -> float:
    """Of those that stood in that stage at that age and went on, how many are won by the horizon.

    Stages with few of them stand together, and with the smallest of the others if they are still few.
    """
    there: dict[int, list[Life]] = {place: [] for place in range(_stages(all_of) + 1)}
    for life in all_of.lives:
        if life.age > age:
            there[life.stage_at(age)].append(life)
    few = [place for place in there if len(there[place]) < least]
    others = [place for place in there if place not in few]
    if few and others and sum(len(there[place]) for place in few) < least:
        few.append(min(others, key=lambda place: (len(there[place]), place)))
    together = [life for place in few for life in there[place]]
    return share_won(together if stage in few else there[stage], all_of.horizon)[-1]


def _stages(all_of: Usual) -> int:
    return max((len(life.entered) for life in all_of.lives), default=0)


def lines(company: Company, dimensions: tuple[str, ...]) -> Mapping[str, dict[Slice, Answer]]:
    """What must be told in one cut, by key and slice."""
    everybody = usual(company)
    found: dict[str, dict[Slice, Answer]] = {}
    for where, part in parts(company, dimensions).items():
        for key, answer in _part(part, everybody):
            found.setdefault(key, {})[where] = answer
    return found


def _part(part: Part, everybody: Usual) -> Iterator[tuple[str, Answer]]:
    keys = ("maturity.win_rate", "maturity.share", "maturity.projected_won", "maturity.projected_rate")
    off = part.company.off
    why = part.no_deals or ("no_column:deals.closed" if "deals.closed" in off else "") or everybody.why
    if not part.where:
        yield "maturity.horizon_days", why or everybody.horizon
    if why := why or part.one_sided:
        yield from ((key, why) for key in keys)
        return
    known = [life for life in everybody.lives if any(life.lead is lead for lead in part.cohort)]
    least = part.company.norms.few_for_verdict
    if len(known) < least:
        yield keys[0], "few_leads"
    elif not at_risk(known, everybody.horizon):
        yield keys[0], "immature"
    else:
        yield keys[0], share_won(known, everybody.horizon)[-1]
    maturity = sum(everybody.maturity(life.born) for life in known) / len(known) if known else None
    yield keys[1], "no_cases" if maturity is None else maturity
    why = "no_cases" if maturity is None else "immature" if maturity < 0.3 else ""
    if why := why or ("few_leads" if len(part.cohort) < least else ""):
        yield from ((key, why) for key in keys[2:])
        return
    projected = float(sum(lead["state"] == "won" for lead in part.cohort))
    for life in known:
        if life.outcome == "open" and life.age < everybody.horizon:
            projected += chance(everybody, life.stage_at(life.age), life.age, least)
    yield keys[2], projected
    yield keys[3], projected / max(len(part.cohort), 1)
