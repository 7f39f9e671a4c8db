"""Losses by plain loops."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import pairwise

from sheetsync.core.metrics.base import Slice
from sheetsync.core.norms import Source, Stage
from tests.oracle.company import AS_OF, REASONS
from tests.oracle.slices import Line, Part, Told, count, days_between, first_dated, has_reached, one_sided_stages, share
from tests.spec.rows import LeadRow

NO_REASON = "(no reason)"


def lines(part: Part) -> Iterator[Line]:
    lost = [lead for lead in part.cohort if lead["state"] == "lost"]
    yield "losses.substantive_share", (), _substantive(part, lost)
    for stage in _stages(part):
        yield from _stage(part, stage, [lead for lead in lost if lead["furthest"] == stage.key])
    yield from _reasons(part, (), lost)
    if not part.where:
        for stage in _stages(part):
            here = [lead for lead in lost if lead["furthest"] == stage.key]
            where = (("stage", stage.key),)
            yield from _reasons(part, where, here)
            yield from _recoverable(part, stage, here)
    yield from _never_contacted(part)


def _stages(part: Part) -> list[Stage]:
    return [stage for stage in part.company.norms.lead_stages if stage.source in {Source.LEADS, Source.DATES}]


def _stage(part: Part, stage: Stage, lost: list[LeadRow]) -> Iterator[Line]:
    where = (("stage", stage.key),)
    reached = [lead for lead in part.cohort if has_reached(part.company, lead, stage)]
    sick = f"one_sided:{stage.key}" if stage.key in one_sided_stages(part.company) else ""
    yield "losses.lost", where, count((True for _ in lost), part.no_deals)
    yield "losses.rate", where, share(len(lost), len(reached), part.no_deals or part.one_sided or sick)
    yield "losses.substantive_share", where, _substantive(part, lost)
    no_norm = "no_setting:norm_days" if stage.norm_days is None else ""
    here = [lead for lead in part.cohort if lead["state"] == "open" and lead["furthest"] == stage.key]
    yield "losses.stuck", where, count((_is_stuck(lead, stage) for lead in here), part.no_deals or no_norm)


def _is_stuck(lead: LeadRow, stage: Stage) -> bool:
    moves = [day for day in (lead["created"], *lead["dates"].values()) if day]
    return bool(moves) and min(days_between(day, AS_OF) for day in moves) > (stage.norm_days or 0)


def _substantive(part: Part, lost: Sequence[LeadRow]) -> Told:
    k = 0
    for lead in lost:
        entry = REASONS.get(lead["loss_reason"] or "")
        if entry and not entry.says_nothing and (not entry.stages or lead["furthest"] in entry.stages):
            k += 1
    return share(k, len(lost), part.no_deals or _off(part, "deals.loss_reason", "loss_reasons") or part.one_sided)


def _off(part: Part, *names: str) -> str:
    off = part.company.off
    return next((f"{off[name]}:{name}" for name in names if name in off), "")


def _pareto(lost: Sequence[LeadRow]) -> list[tuple[str, int]]:
    found = Counter(lead["loss_reason"] or NO_REASON for lead in lost)
    return sorted(found.items(), key=lambda item: (-item[1], item[0]))


def _reasons(part: Part, where: Slice, lost: Sequence[LeadRow]) -> Iterator[Line]:
    keys = ("losses.by_reason", "losses.reason_share", "losses.reason_cumulative")
    if why := part.no_deals or _off(part, "deals.loss_reason"):
        yield from ((key, (*where, ("reason", NO_REASON)), Told(why=why)) for key in keys)
        return
    sum_so_far = 0
    for reason, number in _pareto(lost):
        sum_so_far += number
        here = (*where, ("reason", reason))
        yield keys[0], here, Told(Fraction(number))
        yield keys[1], here, share(number, len(lost), part.one_sided)
        yield keys[2], here, share(sum_so_far, len(lost), part.one_sided)


def _recoverable(part: Part, stage: Stage, lost: Sequence[LeadRow]) -> Iterator[Line]:
    key, company = "losses.recoverable", part.company
    if why := part.no_deals or _off(part, "deals.loss_reason"):
        yield key, (("stage", stage.key), ("reason", NO_REASON)), Told(why=why)
        return
    worth = _average_gross_profit(part)
    sick = f"one_sided:{stage.key}" if stage.key in one_sided_stages(company) else ""
    downstream = _stages(part)[_stages(part).index(stage) :]
    reached = [sum(has_reached(company, lead, each) for lead in part.cohort) for each in downstream]
    reached.append(sum(lead["state"] == "won" for lead in part.cohort))
    conversions = Fraction(1)
    for before, after in pairwise(reached):
        conversions *= Fraction(after, before) if before else 0
    for reason, number in _pareto(lost):
        here = (("stage", stage.key), ("reason", reason))
        if sick or isinstance(worth, str):
            yield key, here, Told(why=sick or str(worth))
        else:
            yield key, here, Told(number * conversions * worth, n=number)


def _average_gross_profit(part: Part) -> Fraction | str:
    if why := _off(part, "deals.amount"):
        return why
    profits = []
    for lead in part.cohort:
        if lead["state"] == "won" and lead["amount"] is not None:
            margin = part.company.norms.margin
            if lead["cost"] is not None:
                profits.append(Fraction(lead["amount"] - lead["cost"]))
            elif margin is not None:
                profits.append(lead["amount"] * margin)
            else:
                return "no_cost"
    return sum(profits, Fraction(0)) / len(profits) if profits else "no_cases"


def _never_contacted(part: Part) -> Iterator[Line]:
    keys = ("losses.never_contacted", "losses.never_contacted_share")
    company, contact = part.company, first_dated(part.company)
    if contact is None:
        yield from ((key, (), Told(why="no_setting:stages")) for key in keys)
        return
    meant = [lead for lead in part.cohort if part.no_criteria or lead["verdict"] == "target"]
    waiting = [lead for lead in meant if not has_reached(company, lead, contact)]
    sick = f"one_sided:{contact.key}" if contact.key in one_sided_stages(company) else ""
    yield keys[0], (), count((True for _ in waiting), part.no_deals)
    yield keys[1], (), share(len(waiting), len(meant), part.no_deals or part.one_sided or sick)
