"""What the numbers of a criterion's validity mean, example by example."""

from __future__ import annotations

from dataclasses import replace

import pytest

from sheetsync.core.metrics import validity
from sheetsync.core.norms import Norms
from tests.spec.expectations import Spec, check, told

_NORMS = Norms(horizon_days=10, few_for_verdict=20)


def _company(met_won: int, met: int, failed_won: int, failed: int) -> str:
    """Old leads with and without a phone, and young ones that say nothing yet."""
    rows = [
        f"{place} | 01.04 | {'05.04' if won else ''} | {'won' if won else 'open'} | {'' if side else 'phone'} |"
        for place, (side, won) in enumerate(
            [
                (side, number < won)
                for side, won, size in ((1, met_won, met), (0, failed_won, failed))
                for number in range(size)
            ]
        )
    ]
    rows += [f"young{place} | 25.06 | | open | |" for place in range(50)]
    rows += ["unknown | 01.04 | | open | | phone"]
    return "\n".join(["lead | created | closed | state | failed | unknown", *rows])


SPECS = (
    Spec(
        "Leads that met the criterion against those that failed it; young leads and those where it is unknown don't "
        "count.",
        """
        lead | created | closed | state | failed | unknown
        1    | 01.04   | 05.04  | won   |        |
        2    | 01.04   | 06.04  | won   |        |
        3    | 01.04   | 09.04  | lost  |        |
        4    | 01.04   |        | open  | phone  |
        5    | 01.04   | 05.04  | won   | phone  |
        6    | 01.04   |        | open  |        | phone
        7    | 28.06   |        | open  |        |
        8    | 01.04   |        | open  |        |
        9    | 01.04   |        | open  |        |
        10   | 01.04   |        | open  |        |
        11   | 01.04   |        | open  |        |
        12   | 01.04   |        | open  |        |
        13   | 01.04   |        | open  |        |
        14   | 01.04   |        | open  |        |
        15   | 01.04   |        | open  |        |
        """,
        """
        validity.met_win_rate [criterion: phone] = 2 / 11
        validity.failed_win_rate [criterion: phone] = 1 / 2
        validity.difference [criterion: phone] = untold (few_leads)
        """,
        norms=_NORMS,
    ),
    Spec(
        "A lead counts from the day on which it is as old as the horizon.",
        """
        lead | created | closed | state | failed
        1    | 01.04   | 05.04  | won   |
        2    | 20.06   |        | open  | phone
        3    | 21.06   |        | open  | phone
        4    | 01.04   |        | open  |
        5    | 01.04   |        | open  |
        6    | 01.04   |        | open  |
        7    | 01.04   |        | open  |
        8    | 01.04   |        | open  |
        9    | 01.04   |        | open  |
        10   | 01.04   |        | open  |
        11   | 01.04   |        | open  |
        12   | 01.04   |        | open  |
        13   | 01.04   |        | open  |
        """,
        """
        validity.met_win_rate [criterion: phone] = 1 / 11
        validity.failed_win_rate [criterion: phone] = 0 / 1
        """,
        norms=_NORMS,
    ),
    Spec(
        "Nothing won yet, nothing to separate.",
        """
        lead | created | closed | state | failed
        1    | 01.04   |        | open  | phone
        """,
        "validity.difference [criterion: phone] = untold (too_young)",
    ),
)


@pytest.mark.parametrize("spec", SPECS, ids=str)
def test_validity(spec: Spec) -> None:
    check(spec, validity.numbers)


@pytest.mark.parametrize(
    ("cells", "difference", "proven"),
    [((20, 40, 2, 40), 0.45, 1), ((10, 40, 9, 40), 0.025, 0), ((2, 40, 20, 40), -0.45, -1)],
)
def test_a_criterion_separates_or_nobody_can_say(
    cells: tuple[int, int, int, int], difference: float, proven: int
) -> None:
    facts = replace(Spec("", _company(*cells), "", norms=_NORMS).facts)
    number = told(facts, validity.numbers).get("validity.difference", criterion="phone")
    assert number.value == pytest.approx(difference)
    assert number.low is not None
    assert number.high is not None
    assert number.low < difference < number.high
    assert (number.low > 0) - (number.high < 0) == proven
    assert number.n == 80
