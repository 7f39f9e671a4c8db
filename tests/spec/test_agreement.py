"""What the numbers of agreement mean, example by example."""

from __future__ import annotations

import pytest
from scipy.stats import binomtest

from sheetsync.core.metrics import agreement
from sheetsync.core.statistics.agreement import Agreement
from tests.spec.expectations import Spec, check, told

_LEADS = """
    lead | created | manager | state | verdict    | sales_label | marketing_label
    1    | 04.05   | Anna    | open  | target     | yes         | yes
    2    | 04.05   | Anna    | lost  | target     | no          | yes
    3    | 04.05   | Anna    | lost  | target     | no          | yes
    4    | 04.05   | Boris   | open  | non-target | yes         | no
    5    | 04.05   | Boris   | lost  | non-target | no          | yes
    6    | 04.05   | Boris   | lost  | unknown    | no          | yes
    7    | 04.05   | Boris   | open  | target     |             | yes
    """


def four_cells(both: int, only_label: int, only_verdict: int, neither: int) -> str:
    """So many leads of each sort."""
    sorts = (
        (both, "target", "yes"),
        (only_label, "non-target", "yes"),
        (only_verdict, "target", "no"),
        (neither, "non-target", "no"),
    )
    rows = [f"04.05 | lost | {verdict} | {label}" for number, verdict, label in sorts for _ in range(number)]
    numbered = [f"{place} | {row}" for place, row in enumerate(rows)]
    return "\n".join(["lead | created | state | verdict | sales_label", *numbered])


SPECS = (
    Spec(
        "A label agrees with the verdict or it doesn't; leads without a label, or without a verdict, are left out and "
        "counted.",
        _LEADS,
        """
        agreement.labelled [judge: sales] = 5
        agreement.share [judge: sales] = 2 / 5
        agreement.only_label [judge: sales] = 1
        agreement.only_verdict [judge: sales] = 2
        agreement.unlabelled [judge: sales] = 1
        agreement.unjudged [judge: sales] = 1
        agreement.share [judge: marketing] = 5 / 6
        agreement.only_label [judge: marketing] = 1
        agreement.unlabelled [judge: marketing] = 0
        agreement.share [manager: Anna, judge: sales] = 1 / 3
        """,
    ),
    Spec(
        "The two departments against each other, whatever the criteria say.",
        _LEADS,
        """
        agreement.labelled [judge: both] = 6
        agreement.share [judge: both] = 1 / 6
        agreement.only_label [judge: both] = 1
        agreement.only_verdict [judge: both] = 4
        agreement.unlabelled [judge: both] = 1
        agreement.unjudged [judge: both] = 0
        """,
    ),
    Spec(
        "Without a column of labels it is said whose it is; without criteria there is nothing to agree with.",
        """
        lead | created | state | sales_label
        1    | 04.05   | open  | yes
        2    | 04.05   | open  | no
        """,
        """
        agreement.share [judge: sales] = untold (no_criteria)
        agreement.share [judge: both] = untold (unlabelled_by_marketing:leads.marketing_label)
        agreement.labelled [judge: both] = untold (unlabelled_by_marketing:leads.marketing_label)
        """,
    ),
    Spec(
        "A column that stands there and that nobody fills is no agreement.",
        """
        lead | created | state | verdict | sales_label
        1    | 04.05   | open  | target  |
        """,
        "agreement.share [judge: sales] = untold (unlabelled_by_sales:deals.sales_label)",
    ),
    Spec(
        "Below 30 leads neither kappa, nor AC1, nor a lean is told.",
        _LEADS,
        """
        agreement.kappa [judge: sales] = untold (few_leads)
        agreement.ac1 [judge: sales] = untold (few_leads)
        agreement.direction_p [judge: sales] = untold (few_leads)
        """,
    ),
)


@pytest.mark.parametrize("spec", SPECS, ids=str)
def test_agreement(spec: Spec) -> None:
    check(spec, agreement.numbers)


def test_kappa_misleads_where_nearly_all_leads_are_of_one_kind() -> None:
    facts = Spec("", four_cells(2, 4, 6, 108), "").facts
    numbers = told(facts, agreement.numbers)
    share, kappa, ac1 = (numbers.get(f"agreement.{key}", judge="sales") for key in ("share", "kappa", "ac1"))
    assert (share.k, share.n) == (110, 120)
    assert [round(float(each.value or 0), 2) for each in (share, kappa, ac1)] == [0.92, 0.24, 0.91]
    assert ac1.low is not None
    assert ac1.high is not None
    assert 0.8 < ac1.low < 0.91 < ac1.high < 1


@pytest.mark.parametrize(("only_label", "only_verdict", "p"), [(4, 6, 772 / 1024), (0, 10, 2 / 1024), (5, 5, 1.0)])
def test_a_lean_is_a_coin_thrown_for_every_disagreement(only_label: int, only_verdict: int, p: float) -> None:
    numbers = told(Spec("", four_cells(20, only_label, only_verdict, 20), "").facts, agreement.numbers)
    assert numbers.get("agreement.direction_p", judge="sales").value == pytest.approx(p)


def test_a_huge_company_leans_too() -> None:
    lean = Agreement(10, 150_000, 151_000, 10).mcnemar()
    assert lean == pytest.approx(binomtest(150_000, 301_000).pvalue, rel=1e-6)
