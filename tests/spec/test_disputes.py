"""What the numbers of disputes mean, example by example."""

from __future__ import annotations

import datetime as dt

import pytest

from sheetsync.core.metrics import disputes
from sheetsync.core.metrics.base import Numbers
from sheetsync.core.metrics.docket import AGREED, WITHDRAWN, Entry
from sheetsync.core.norms import Norms
from tests.spec.expectations import Spec, check

_FOUR_DISPUTED = """
    lead | created | segment | state | verdict    | sales_label | marketing_label | amount
    1    | 04.05   | small   | won   | target     | yes         | yes             | 1000
    2    | 04.05   | small   | lost  | target     | no          | yes             |
    3    | 04.05   | small   | open  | target     | yes         |                 |
    4    | 04.05   | small   | won   | target     | no          | yes             | 3000
    5    | 04.05   | big     | open  | target     | yes         | yes             |
    6    | 04.05   | big     | lost  | non-target | no          | yes             |
    7    | 04.05   | big     | won   | non-target | yes         | yes             | 500
    8    | 04.05   | big     | open  | unknown    | no          | yes             |
    9    | 04.05   | big     | open  | target     |             |                 |
    """

SPECS = (
    Spec(
        "A lead is disputed if either label contradicts its verdict; a lead without a verdict, or without a label, is "
        "neither disputed nor not.",
        _FOUR_DISPUTED,
        """
        disputes.count = 4
        disputes.share = 4 / 7
        disputes.count [segment: small] = 2
        disputes.share [segment: big] = 2 / 3
        """,
    ),
    Spec(
        "At stake: a won lead's amount; for any other one what a target lead brings: 2 of 6 target leads were won, "
        "at 2000 on the average.",
        _FOUR_DISPUTED,
        """
        disputes.target_worth = 2 / 6 * (1000 + 3000) / 2
        disputes.money = 3000 + 500 + 2 * (2 / 6 * 2000)
        disputes.money [segment: small] = 3000 + 2 / 6 * 2000
        """,
    ),
    Spec(
        "A segment with enough target leads and a win has a worth of its own; the others have that of all.",
        _FOUR_DISPUTED,
        """
        disputes.target_worth [segment: small] = 2 / 4 * (1000 + 3000) / 2
        disputes.target_worth [segment: big] = 2 / 6 * (1000 + 3000) / 2
        disputes.money = 3000 + 500 + 2 / 4 * 2000 + 2 / 6 * 2000
        """,
        norms=Norms(few_for_verdict=4),
    ),
    Spec(
        "Target leads enough, but none won yet: that segment has the worth over all, not none.",
        _FOUR_DISPUTED,
        "disputes.target_worth [segment: big] = 2 / 6 * (1000 + 3000) / 2",
        norms=Norms(few_for_verdict=2),
    ),
    Spec(
        "What a win without an amount brought is unknown, not nothing: it counts as the other wins do.",
        """
        lead | created | state | verdict | sales_label | amount
        1    | 04.05   | won   | target  | yes         | 900
        2    | 04.05   | won   | target  | yes         |
        3    | 04.05   | open  | target  | no          |
        """,
        """
        disputes.target_worth = 2 / 3 * 900
        disputes.money = 2 / 3 * 900
        """,
    ),
    Spec(
        "Before the first target lead is won nobody knows what is at stake.",
        """
        lead | created | state | verdict | sales_label | amount
        1    | 04.05   | open  | target  | no          |
        2    | 04.05   | won   | non-target | no       | 10
        """,
        """
        disputes.count = 1
        disputes.money = untold (no_target_wins)
        """,
    ),
    Spec(
        "Where nobody labels leads nothing is disputed, and nothing agreed: it can't be told.",
        """
        lead | created | state | verdict
        1    | 04.05   | open  | target
        """,
        """
        disputes.count = untold (unlabelled_by_sales:deals.sales_label)
        disputes.money = untold (unlabelled_by_sales:deals.sales_label)
        """,
    ),
    Spec(
        "Without criteria there is no verdict to contradict.",
        """
        lead | created | state | sales_label
        1    | 04.05   | open  | yes
        """,
        "disputes.share = untold (no_criteria)",
    ),
)


@pytest.mark.parametrize("spec", SPECS, ids=str)
def test_disputes(spec: Spec) -> None:
    check(spec, disputes.numbers)


def test_only_agreement_resolves_a_dispute() -> None:
    first = dt.date(2026, 5, 1)
    entries = [
        Entry("1", first, dt.date(2026, 5, 4), AGREED),
        Entry("2", first, dt.date(2026, 5, 10), AGREED),
        Entry("3", first, dt.date(2026, 5, 2), WITHDRAWN),
        Entry("4", first),
        Entry("5", None, dt.date(2026, 5, 2), AGREED),
    ]
    told = Numbers.of(disputes.over_time(SPECS[0].facts, entries))
    assert told.get("disputes.listed").value == 5
    resolved = told.get("disputes.resolved_share")
    assert (resolved.k, resolved.n) == (3, 5)
    days = told.get("disputes.days_to_resolve")
    assert (days.value, days.n) == ((3 + 9) / 2, 2)


def test_no_disputes_at_all() -> None:
    told = Numbers.of(disputes.over_time(SPECS[0].facts, []))
    assert told.get("disputes.resolved_share").why == "no_cases"
    assert told.get("disputes.days_to_resolve").why == "no_cases"
