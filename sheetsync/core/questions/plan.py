"""Questions about the gap between plan and fact: only where a department's own index tells it from chance."""

from __future__ import annotations

from collections.abc import Iterator

from sheetsync.core.issues import Owner
from sheetsync.core.metrics.indices import excludes_one
from sheetsync.core.questions.question import Case, Question

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
