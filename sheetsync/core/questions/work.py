"""Questions about how leads are worked: reasons that say nothing, late and missing contacts, standstill."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import numpy as np

from sheetsync.core.facts import OPEN
from sheetsync.core.issues import Owner
from sheetsync.core.metrics.base import NOT_SET, Number
from sheetsync.core.metrics.days import inside
from sheetsync.core.metrics.reasons import NO_REASON, loss_places, loss_stages
from sheetsync.core.norms import Stage
from sheetsync.core.questions.question import Case, Question
from sheetsync.core.questions.standouts import standouts
from sheetsync.core.statistics.proportions import wilson


def about_work(case: Case) -> Iterator[Question]:
    """Sales' side: each number against the norm that both heads can look up in the configuration."""
    yield from _substantive(case)
    yield from _in_time(case)
    yield from _never_contacted(case)
    yield from _stuck(case)
    yield from _reasons(case)


def _substantive(case: Case) -> Iterator[Question]:
    """Losses whose reason says nothing: nobody can learn from them. If all together keep the norm, those of one manager
    may still not.
    """
    share, norm = case.number("losses.substantive_share"), case.facts.norms.least_substantive
    if _is_below(share, norm, case):
        missing = (share.n or 0) - (share.k or 0)
        money = _beyond(missing, share, 1 - norm) * case.worth("lead")
        values = {"missing": missing}
        yield Question("substantive", Owner.SALES, share, norm, money=money, role="losses", values=values)
        return
    by_manager = {number.slice: number for number in case.numbers.by("losses.substantive_share", "manager")}
    for found in standouts([[_missing(number) for number in by_manager.values()]], case.facts.norms.few_for_verdict):
        own = by_manager[found.number.slice]
        manager = dict(own.slice)["manager"]
        if _is_below(own, norm, case) and manager != NOT_SET:
            yield Question(
                "substantive_of",
                Owner.SALES,
                own,
                1 - found.elsewhere,
                money=_beyond(found.number.k or 0, own, 1 - norm) * case.worth("lead"),
                where=own.slice,
                role="losses",
                values={"manager": manager},
            )


def _missing(share: Number) -> Number:
    """The other cases of a share."""
    k = None if share.k is None or share.n is None else share.n - share.k
    return replace(share, k=k, value=None, low=None, high=None)


def _in_time(case: Case) -> Iterator[Question]:
    share, norm = case.number("speed.first_contact_in_norm"), case.facts.norms.least_contacted_in_time
    if _is_below(share, norm, case):
        late = (share.n or 0) - (share.k or 0)
        money = _beyond(late, share, 1 - norm) * case.worth("lead")
        values = {"late": late, "days": case.facts.norms.first_contact_norm_days}
        yield Question("contact_late", Owner.SALES, share, norm, money=money, role="losses", values=values)


def _never_contacted(case: Case) -> Iterator[Question]:
    """Target leads that nobody ever talked to, open or lost."""
    share, most = case.number("losses.never_contacted_share"), case.facts.norms.most_never_contacted
    if share.low is not None and share.low > most and (share.n or 0) >= case.facts.norms.few_for_verdict:
        money = _beyond(share.k or 0, share, most) * case.worth("target")
        yield Question("never_contacted", Owner.SALES, share, most, money=money, role="losses")


def _beyond(cases: int, share: Number, most: float) -> float:
    """How many more cases there are than the norm allows."""
    return max(cases - most * (share.n or 0), 0.0)


def _stuck(case: Case) -> Iterator[Question]:
    """Open leads that have stood still for longer than the norm of their stage: the stage with the most money."""
    most, found = case.facts.norms.most_stuck, []
    for stage, going, reached in _standing(case):
        stuck = case.number("losses.stuck", stage=stage.key)
        if stuck.value is None or going < case.facts.norms.few_for_verdict:
            continue
        k = int(stuck.value)
        if float(wilson(k, going)[0]) > most:
            found.append(((k - most * going) * case.worth_of(reached), stage, stuck, k, going))
    if found:
        money, stage, stuck, k, n = max(found, key=lambda each: each[0])
        values = {"stage": stage.key, "k": k, "n": n, "days": stage.norm_days}
        yield Question("stuck", Owner.SALES, stuck, most, money, where=stuck.slice, role="losses", values=values)


def _standing(case: Case) -> Iterator[tuple[Stage, int, int]]:
    """Per stage in which leads can stand still, whatever their verdict: the period's leads that are open there, and
    those that came so far or further.
    """
    facts = case.facts
    inside_period = inside(facts.leads["created"], facts.period)
    places, stages = loss_places(facts.norms), loss_stages(facts.norms)
    furthest = places.take(facts.leads["furthest"].to_numpy()[inside_period])
    is_open = facts.leads["state"].to_numpy()[inside_period] == OPEN
    going, came = (np.bincount(some, minlength=len(stages)) for some in (furthest[is_open], furthest))
    yield from zip(stages, going.tolist(), came[::-1].cumsum()[::-1].tolist(), strict=True)


def _reasons(case: Case) -> Iterator[Question]:
    """A substantive reason that makes up most of a stage's losses: whose it is the directory says."""
    for number in case.numbers.by("losses.reason_share", "stage", "reason"):
        where = dict(number.slice)
        directory = case.facts.reasons.get(where["reason"])
        if where["reason"] == NO_REASON or directory is None or directory.says_nothing:
            continue
        is_most = number.low is not None and number.low > case.facts.norms.dominating_reason
        if not is_most or (number.n or 0) < case.facts.norms.few_for_verdict:
            continue
        money = case.numbers.by_key["losses.recoverable"].get(number.slice)
        owner = Owner.MARKETING if directory.is_marketings else Owner.SALES
        yield Question(
            "reason_dominates",
            owner,
            number,
            case.facts.norms.dominating_reason,
            money=float((money and money.value) or 0),
            where=number.slice,
            role="losses",
            values=where,
        )


def _is_below(share: Number, norm: float, case: Case) -> bool:
    """A share is below a norm for certain, and stands on enough cases."""
    return share.high is not None and share.high < norm and (share.n or 0) >= case.facts.norms.few_for_verdict
