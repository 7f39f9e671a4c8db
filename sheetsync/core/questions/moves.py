"""Questions about what changed, what was tried, what is disputed, and what the entries hide."""

from __future__ import annotations

from collections.abc import Iterator

from sheetsync.core.issues import Owner
from sheetsync.core.metrics.base import Unit
from sheetsync.core.metrics.change import Change
from sheetsync.core.questions.question import Case, Question
from sheetsync.core.questions.standouts import FALSE_FINDINGS, p_of
from sheetsync.core.restatement import ADDED, DELETED
from sheetsync.core.statistics.multiplicity import benjamini_hochberg

_MARKETINGS = ("qualification.", "economics.cp", "funnel.leads")
"""How the keys of what marketing answers for begin; the rest is sales'."""
_SHARED = frozenset({"economics.won", "economics.revenue", "economics.cac"})
"""Leads bring them, and so does the work on leads: both heads are asked."""
_DISPUTED = 0.05
_NAMED = 5
_WRITERS = {
    Owner.MARKETING: (ADDED, DELETED, "created", "verdict", "marketing_label"),
    Owner.SALES: ("state", "furthest", "closed", "amount", "sales_label"),
}
"""Whose columns they are that can rewrite the past."""


def about_changes(case: Case) -> Iterator[Question]:
    """Every number that provably moved the wrong way.

    The tab calls a change what stands out in its family, with one false finding in ten. A head is asked only about what
    stands out among all numbers, with one in twenty.
    """
    compared = [change for change in (case.changes.changes if case.changes else ()) if change.difference]
    asked = benjamini_hochberg([_p(change) for change in compared], FALSE_FINDINGS)
    for change, is_asked in zip(compared, asked.tolist(), strict=True):
        if is_asked and change.direction * change.now.metric.better < 0:
            yield Question(
                "worse",
                _answering(case, change),
                change.now,
                change.then,
                money=_stake(case, change),
                where=(("key", change.now.key), *change.now.slice),
                role="changes",
                change=change,
            )


def _p(change: Change) -> float:
    """Shares are tested exactly, for among so many the rarest cases look the most striking."""
    now, then = change.now, change.then
    if now.metric.unit is Unit.SHARE:
        return p_of(now.k or 0, now.n or 0, then.k or 0, then.n or 0)
    return change.difference.p if change.difference else 1.0


def _answering(case: Case, change: Change) -> Owner:
    key = change.now.key
    if key in _SHARED:
        return Owner.BOTH
    return Owner.MARKETING if key.startswith(_MARKETINGS) or _is_before_sales(case, change) else Owner.SALES


def _is_before_sales(case: Case, change: Change) -> bool:
    stage = dict(change.now.slice).get("stage")
    return any(each.key == stage and each.owner is Owner.MARKETING for each in case.facts.norms.stages)


def _stake(case: Case, change: Change) -> float:
    """The difference in money: what as many leads bring, or what the same number cost more."""
    difference = abs(change.difference.value) if change.difference else 0.0
    unit, n = change.now.metric.unit, change.now.n or 0
    if unit is Unit.MONEY:
        return difference if change.now.key == "economics.revenue" else difference * n
    if unit is Unit.SHARE:
        stage = dict(change.now.slice).get("stage", "lead")
        known = stage if case.numbers.has("funnel.reached", stage=stage) else "lead"
        return difference * n * case.worth(known)
    return difference * case.worth("won" if change.now.key == "economics.won" else "lead")


def about_disputes(case: Case) -> Iterator[Question]:
    """Leads that one side calls target and the criteria don't: both are asked to settle them."""
    if not case.has("disputes.share"):
        return
    share, money = case.number("disputes.share"), case.number("disputes.money")
    enough = (share.n or 0) >= case.facts.norms.few_for_verdict
    if enough and share.low is not None and share.low > _DISPUTED:
        yield Question(
            "disputed",
            Owner.BOTH,
            share,
            _DISPUTED,
            money=float(money.value or 0),
            role="disputes",
            values={},
        )


def about_hypotheses(case: Case) -> Iterator[Question]:
    """Those whose decision date has come without an answer from the data."""
    for result in case.results:
        if result.is_overdue:
            name = result.hypothesis.name
            yield Question(
                "hypothesis_due",
                result.hypothesis.owner,
                where=(("hypothesis", name),),
                role="hypothesis_results",
                result=result,
                values={"name": name, "statement": result.hypothesis.statement},
            )


def about_the_past(case: Case) -> Iterator[Question]:
    """Leads that were added, deleted or changed after a review had seen them: by whose column it is."""
    if case.restatement is None:
        return
    for owner, kinds in _WRITERS.items():
        moved = {kind: ids for kind in kinds if (ids := case.restatement.moved.get(kind))}
        if not moved:
            continue
        leads = sorted({lead for ids in moved.values() for lead in ids})
        yield Question(
            "restated",
            owner,
            where=(("review", case.restatement.review.isoformat()),),
            role="changes",
            values={"count": len(leads), "leads": _first(leads), "date": case.restatement.recorded},
        )


def _first(leads: list[str]) -> str:
    """The first ids; the tab has more."""
    return ", ".join(leads[:_NAMED]) + (" …" if len(leads) > _NAMED else "")


def about_entries(case: Case) -> Iterator[Question]:
    """What a department's entries lack, where that hides numbers."""
    for owner, failed in case.gate.items():
        for key in failed:
            number = case.number(key, department=owner.value)
            yield Question("entries", owner, number, where=(("key", key),), role="data_issues")
