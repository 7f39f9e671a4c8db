"""Speed by plain loops."""

from __future__ import annotations

import statistics
from collections.abc import Iterator
from fractions import Fraction

from tests.oracle.company import AS_OF
from tests.oracle.slices import Line, Part, Told, days_between, first_dated, has_reached, one_sided_stages, share


def lines(part: Part) -> Iterator[Line]:
    why = part.no_deals or ("no_column:deals.closed" if "deals.closed" in part.company.off else "")
    for key, state in (("speed.won_cycle_days", "won"), ("speed.lost_cycle_days", "lost")):
        days = [
            days_between(lead["created"], lead["closed"])
            for lead in part.cohort
            if lead["state"] == state and lead["created"] and lead["closed"]
        ]
        yield key, (), _median([span for span in days if span >= 0], why)
    yield from _first_contact(part)


def _first_contact(part: Part) -> Iterator[Line]:
    company, contact = part.company, first_dated(part.company)
    keys = ("speed.first_contact_days", "speed.first_contact_p90", "speed.first_contact_in_norm")
    if contact is None:
        yield from ((key, (), Told(why="no_setting:stages")) for key in keys)
        return
    days, late = [], 0
    norm = company.norms.first_contact_norm_days
    for lead in part.cohort:
        created, contacted = lead["created"], lead["dates"].get(contact.key)
        if created and contacted and days_between(created, contacted) >= 0:
            days.append(days_between(created, contacted))
        if created and not has_reached(company, lead, contact) and days_between(created, AS_OF) > norm:
            late += 1
    yield keys[0], (), _median(days, part.no_deals)
    yield keys[1], (), _ninetieth(days, part.no_deals)
    sick = f"one_sided:{contact.key}" if contact.key in one_sided_stages(company) else ""
    in_norm = sum(span <= norm for span in days)
    yield keys[2], (), share(in_norm, len(days) + late, part.no_deals or part.one_sided or sick)


def _median(days: list[int], why: str) -> Told:
    if why or not days:
        return Told(why=why) if why else Told(n=0, why="no_cases")
    return Told(Fraction(statistics.median(days)), n=len(days))


def _ninetieth(days: list[int], why: str) -> Told:
    """The shortest span that at least nine of ten don't exceed."""
    if why or not days:
        return Told(why=why) if why else Told(n=0, why="no_cases")
    fits = [span for span in days if 10 * sum(other <= span for other in days) >= 9 * len(days)]
    return Told(Fraction(min(fits)), n=len(days))
