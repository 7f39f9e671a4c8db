"""Questions about how leads are worked: reasons that say nothing, late and missing contacts, standstill."""

from __future__ import annotations

from collections.abc import Iterator

from sheetsync.core.issues import Owner
from sheetsync.core.metrics.base import Number
from sheetsync.core.metrics.reasons import NO_REASON
from sheetsync.core.questions.question import LIKELY, SURE, Case, Question
from sheetsync.core.statistics.proportions import wilson


def about_work(case: Case) -> Iterator[Question]:
    """Sales' side: each number against the norm that both heads can look up in the configuration."""
    yield from _substantive(case)
    yield from _in_time(case)
    yield from _never_contacted(case)
    yield from _stuck(case)
    yield from _reasons(case)


def _substantive(case: Case) -> Iterator[Question]:
    """Losses whose reason says nothing: nobody can learn from them."""
    share, norm = case.number("losses.substantive_share"), case.facts.norms.least_substantive
    if not _is_below(share, norm, case):
        return
    by_manager = [
        number
        for number in case.numbers.by("losses.substantive_share", "manager")
        if (number.n or 0) >= case.facts.norms.few_for_verdict and number.value is not None
    ]
    lowest = min(by_manager, key=lambda number: number.value or 0, default=None)
    missing = (share.n or 0) - (share.k or 0)
    yield Question(
        "substantive",
        Owner.SALES,
        share,
        norm,
        money=missing * case.worth("lead"),
        role="losses",
        values={"missing": missing, "lowest": lowest},
    )


def _in_time(case: Case) -> Iterator[Question]:
    share, norm = case.number("speed.first_contact_in_norm"), case.facts.norms.least_contacted_in_time
    if _is_below(share, norm, case):
        late = (share.n or 0) - (share.k or 0)
        days = case.facts.norms.first_contact_norm_days
        money = late * case.worth("lead") * (1 - norm)
        yield Question(
            "contact_late", Owner.SALES, share, norm, money=money, role="losses", values={"late": late, "days": days}
        )


def _never_contacted(case: Case) -> Iterator[Question]:
    """Target leads that nobody ever talked to."""
    share, most = case.number("losses.never_contacted_share"), case.facts.norms.most_never_contacted
    if share.value is None or share.low is None or not share.k or share.value <= most:
        return
    if (share.n or 0) < case.facts.norms.few_for_verdict:
        return
    evidence = SURE if share.low > most else LIKELY
    if evidence == SURE:
        money = share.k * case.worth("target")
        yield Question(
            "never_contacted", Owner.SALES, share, most, money=money, role="losses", values={"count": share.k}
        )


def _stuck(case: Case) -> Iterator[Question]:
    """Open leads that have stood still for longer than the norm of their stage: the stage with the most money."""
    found = []
    for stage in case.facts.norms.lead_stages:
        where = (("stage", stage.key),)
        stuck = case.numbers.by_key.get("losses.stuck", {}).get(where)
        going = case.numbers.by_key.get("funnel.open_there", {}).get(where)
        if stuck is None or going is None or not stuck.value or not going.value:
            continue
        k, n = int(stuck.value), max(int(going.value), int(stuck.value))
        low = float(wilson(k, n)[0])
        if n >= case.facts.norms.few_for_verdict and low > case.facts.norms.most_stuck:
            found.append((k * case.worth(stage.key), stage, stuck, k, n))
    if found:
        money, stage, stuck, k, n = max(found, key=lambda each: each[0])
        values = {"stage": stage.key, "k": k, "n": n, "days": stage.norm_days}
        most = case.facts.norms.most_stuck
        yield Question("stuck", Owner.SALES, stuck, most, money, where=stuck.slice, role="losses", values=values)


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
        owner = Owner.MARKETING if directory.means_non_target or directory.owner == "marketing" else Owner.SALES
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
