"""Questions about the gap between plan and fact: only where a department's own index tells it from chance."""

from __future__ import annotations

from collections.abc import Iterator

from sheetsync.core.issues import Owner
from sheetsync.core.metrics.base import Number
from sheetsync.core.metrics.indices import excludes_one
from sheetsync.core.questions.question import Case, Question
from sheetsync.core.statistics.events import byar

_PARTS = {
    Owner.MARKETING: ("index.marketing", "gap.marketing", ("gap.volume", "gap.mix", "gap.quality")),
    Owner.SALES: ("index.sales", "gap.sales", ("gap.conversion", "gap.check")),
}


def about_the_plan(case: Case) -> Iterator[Question]:
    """One question per department whose index is below 100 % for certain: about the largest of its parts."""
    for owner, (index_key, gap_key, part_keys) in _PARTS.items():
        index, gap = case.number(index_key), case.number(gap_key)
        if excludes_one(index) >= 0 or gap.value is None or gap.value >= 0:
            continue
        if owner is Owner.MARKETING and not _is_beyond_chance(case, index):
            continue
        parts = [case.number(key) for key in part_keys]
        largest = min(parts, key=lambda part: part.value or 0)
        yield Question(
            f"gap_{owner.value}",
            owner,
            index,
            1.0,
            money=abs(float(gap.value)),
            role="plan_fact",
            values={"gap": gap, "part": largest},
        )


def _is_beyond_chance(case: Case, index: Number) -> bool:
    """The limits of marketing's index tell what leads not judged yet can add. That so few target leads came at all is a
    count like others: Byar's upper limit of it must not reach the plan.
    """
    came, planned = case.number("fact.target").value, case.number("plan.target").value
    if came is None or not planned or index.value is None:
        return False
    most = float(byar(int(came), case.facts.norms.confidence)[1])
    return float(index.value) + (most - float(came)) / float(planned) < 1
