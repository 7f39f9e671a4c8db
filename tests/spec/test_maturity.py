"""What the numbers of maturity mean, example by example."""

from __future__ import annotations

import pytest

from sheetsync.core.metrics import maturity
from sheetsync.core.norms import Norms
from tests.spec.expectations import Spec, check

_TEN_DAYS = Norms(few_for_verdict=1, horizon_days=10)
_OLD_AND_YOUNG = """
    lead | created | closed | state
    1    | 01.04   | 03.04  | won
    2    | 01.04   | 04.04  | lost
    3    | 01.04   | 04.04  | lost
    4    | 01.04   | 06.04  | won
    5    | 01.04   | 06.04  | won
    6    | 01.04   | 06.04  | won
    7    | 01.04   |        | open
    8    | 01.04   |        | open
    9    | 01.04   |        | open
    10   | 01.04   |        | open
    11   | 01.04   |        | open
    12   | 01.04   |        | open
    13   | 01.04   |        | open
    14   | 01.04   |        | open
    15   | 01.04   |        | open
    16   | 01.04   |        | open
    17   | 26.06   |        | open
    18   | 26.06   |        | open
    19   | 26.06   |        | open
    20   | 26.06   |        | open
    """

SPECS = (
    Spec(
        "Young leads haven't had their time: 1 of 20 is won on day 2, 2 of 19 are lost on day 3, of the 13 that are "
        "watched on day 5 (four are only 4 days old) 3 are won. The four will bring what such leads brought.",
        _OLD_AND_YOUNG,
        """
        maturity.horizon_days = 10
        maturity.win_rate = 1 / 20 + 17 / 20 * 3 / 13
        maturity.share = (16 + 4 * (1 / 20) / (1 / 20 + 17 / 20 * 3 / 13)) / 20
        maturity.projected_won = 4 + 4 * 3 / 13
        maturity.projected_rate = (4 + 4 * 3 / 13) / 20
        """,
        norms=_TEN_DAYS,
    ),
    Spec(
        "An open lead's chance is that of earlier leads which stood in the same stage at the same age.",
        """
        lead | created | contacted | closed | state
        1    | 01.04   | 02.04     | 06.04  | won
        2    | 01.04   | 02.04     | 06.04  | won
        3    | 01.04   | 02.04     | 06.04  | won
        4    | 01.04   | 02.04     |        | open
        5    | 01.04   |           |        | open
        6    | 01.04   |           |        | open
        7    | 01.04   |           |        | open
        8    | 01.04   |           |        | open
        9    | 01.04   |           |        | open
        10   | 01.04   |           |        | open
        11   | 01.04   |           |        | open
        12   | 01.04   |           |        | open
        13   | 01.04   |           |        | open
        14   | 28.06   | 29.06     |        | open
        15   | 28.06   |           |        | open
        """,
        """
        maturity.projected_won = 3 + 3 / 4 + 0
        """,
        norms=_TEN_DAYS,
    ),
    Spec(
        "Two months are compared at an age that leads of both have reached, not by what has come by today.",
        "\n".join(
            [
                "lead | created | closed | state",
                *(f"{lead} | 01.05 | {'11.05' if lead < 7 else '20.05'} | won" for lead in range(1, 10)),
                *(f"{lead} | 01.05 | | open" for lead in range(10, 21)),
                *(
                    f"{lead} | 20.06 | {'25.06' if lead < 25 else ''} | {'won' if lead < 25 else 'open'}"
                    for lead in range(21, 41)
                ),
            ]
        ),
        """
        maturity.same_age_days [month: 2026-06] = 10
        maturity.won_by_same_age [month: 2026-06] = 4 / 20
        maturity.before_by_same_age [month: 2026-06] = 6 / 20
        maturity.won_by_same_age [month: 2026-05] = untold (no_month_before)
        """,
        norms=Norms(few_for_verdict=20, horizon_days=30),
    ),
    Spec(
        "What can't be told yet isn't: leads too few, too young, nothing won, or ends without a date.",
        """
        lead | created | closed | state | segment
        1    | 01.04   | 06.04  | lost  | A
        2    | 01.04   |        | open  | A
        """,
        """
        maturity.horizon_days = untold (too_young)
        maturity.win_rate [segment: A] = untold (too_young)
        maturity.projected_won = untold (too_young)
        """,
    ),
    Spec(
        "If one end in ten has no date, nobody knows how long anything takes.",
        _OLD_AND_YOUNG.replace("06.04  | won", "       | won"),
        """
        maturity.horizon_days = untold (ends_undated)
        maturity.share = untold (ends_undated)
        """,
        norms=_TEN_DAYS,
    ),
    Spec(
        "Below a maturity of 30 % nothing is projected.",
        _OLD_AND_YOUNG,
        """
        maturity.share [month: 2026-06] = (1 / 20) / (1 / 20 + 17 / 20 * 3 / 13)
        maturity.projected_won [month: 2026-06] = untold (immature)
        maturity.win_rate [month: 2026-06] = untold (immature)
        maturity.projected_won [month: 2026-04] = 4
        """,
        norms=_TEN_DAYS,
    ),
)


@pytest.mark.parametrize("spec", SPECS, ids=str)
def test_maturity(spec: Spec) -> None:
    check(spec, maturity.numbers)
