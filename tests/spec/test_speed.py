"""What the numbers of speed mean, example by example."""

from __future__ import annotations

import pytest

from sheetsync.core.metrics import speed
from tests.spec.expectations import Spec, check

SPECS = (
    Spec(
        "The cycle is the median of days from creation to closing, the mean of the middle two if their number is even.",
        """
        lead | created | closed | state
        1    | 01.04   | 11.04  | won
        2    | 01.04   | 21.04  | won
        3    | 01.04   | 01.05  | won
        4    | 01.04   | 05.04  | lost
        5    | 01.04   | 10.04  | lost
        """,
        """
        speed.won_cycle_days = 20
        speed.lost_cycle_days = (4 + 9) / 2
        """,
    ),
    Spec(
        "A lead without either date, or closed before it was created, says nothing about speed.",
        """
        lead | created | closed | state
        1    | 01.04   | 08.04  | won
        2    |         | 08.04  | won
        3    | 01.04   |        | won
        4    | 10.04   | 08.04  | won
        5    | 10.04   |        | open
        """,
        """
        speed.won_cycle_days = 7
        speed.lost_cycle_days = untold (no_cases)
        """,
    ),
    Spec(
        "Half of the leads had their first contact by the second day, nine of ten by the seventh.",
        """
        lead | created | contacted | state
        1    | 01.04   | 01.04     | open
        2    | 01.04   | 01.04     | open
        3    | 01.04   | 02.04     | open
        4    | 01.04   | 02.04     | open
        5    | 01.04   | 03.04     | open
        6    | 01.04   | 04.04     | open
        7    | 01.04   | 05.04     | open
        8    | 01.04   | 06.04     | open
        9    | 01.04   | 08.04     | open
        10   | 01.04   | 21.04     | open
        """,
        """
        speed.first_contact_days = 2
        speed.first_contact_p90 = 7
        """,
    ),
    Spec(
        "Who still waits isn't left out: of four old leads two were contacted, so half had it by day 3, and nobody "
        "knows when nine of ten will. A lost lead that nobody contacted waits on. Of the leads created today nothing "
        "is known yet.",
        """
        lead | created | contacted | closed | furthest  | state
        1    | 01.06   | 02.06     |        |           | open
        2    | 01.06   | 04.06     |        |           | open
        3    | 01.06   |           | 02.06  | lead      | lost
        4    | 01.06   |           |        | lead      | open
        5    | 30.06   |           |        | lead      | open
        6    | 30.06   |           |        | lead      | open
        7    | 01.06   |           |        | contacted | open
        """,
        """
        speed.first_contact_days = 3
        speed.first_contact_p90 = untold (still_waiting)
        """,
        as_of="30.06.2026",
    ),
    Spec(
        "A young lead counts up to its age: of 3 leads one was contacted on the day, one of the 2 that were watched to "
        "day 4 by then: half had it by day 4 (2/3 waited after the day itself, 2/3 × 1/2 after day 4).",
        """
        lead | created | contacted | furthest | state
        1    | 20.06   | 20.06     |          | open
        2    | 20.06   | 24.06     |          | open
        3    | 20.06   |           | lead     | open
        """,
        "speed.first_contact_days = 4",
        as_of="26.06.2026",
    ),
    Spec(
        "A contact dated later than today hasn't come yet.",
        """
        lead | created | contacted | state
        1    | 01.06   | 03.06     | open
        2    | 01.06   | 10.07     | open
        """,
        """
        speed.first_contact_days = 2
        speed.first_contact_p90 = untold (still_waiting)
        speed.first_contact_in_norm = 0 / 2
        """,
        as_of="30.06.2026",
    ),
    Spec(
        "In time means within the norm of one day; a lead counts once its norm has passed, contacted or not. One that "
        "went on without a date was contacted nobody knows when.",
        """
        lead | created | contacted | furthest  | state
        1    | 20.06   | 20.06     |           | open
        2    | 20.06   | 21.06     |           | open
        3    | 20.06   | 22.06     |           | open
        4    | 20.06   |           | lead      | lost
        5    | 28.06   |           | lead      | open
        6    | 29.06   |           | lead      | open
        7    | 20.06   |           | contacted | open
        8    | 29.06   | 29.06     |           | open
        """,
        "speed.first_contact_in_norm = 2 / 5",
        as_of="30.06.2026",
    ),
    Spec(
        "In a stage a lead stands from entering it to leaving it, onward or lost; one that still stands there counts "
        "up to today, one that left nobody knows when doesn't count.",
        """
        lead | created | contacted | meeting | closed | furthest | state
        1    | 01.06   | 02.06     | 04.06   |        |          | open
        2    | 01.06   | 02.06     |         | 07.06  | contacted| lost
        3    | 01.06   | 02.06     |         |        |          | open
        4    | 01.06   | 02.06     |         |        | meeting  | open
        5    | 01.06   | 05.06     | 03.06   |        |          | open
        """,
        """
        speed.stage_days [stage: contacted] = 5
        speed.stage_p90 [stage: contacted] = untold (still_waiting)
        speed.stage_days [stage: meeting] = untold (still_waiting)
        speed.stage_days [stage: proposal] = untold (no_cases)
        """,
        as_of="30.06.2026",
    ),
    Spec(
        "The same by manager.",
        """
        lead | created | closed | manager | state
        1    | 01.04   | 11.04  | Anna    | won
        2    | 01.04   | 21.04  | Boris   | won
        3    | 01.04   | 23.04  | Boris   | won
        4    | 01.04   | 05.04  |         | lost
        """,
        """
        speed.won_cycle_days [manager: Anna] = 10
        speed.won_cycle_days [manager: Boris] = 21
        speed.lost_cycle_days [manager: Boris] = untold (no_cases)
        """,
    ),
    Spec(
        "Without a column of closing dates there is no cycle to tell.",
        """
        lead | created | contacted | state
        1    | 01.04   | 03.04     | won
        """,
        """
        speed.won_cycle_days = untold (no_column:deals.closed)
        speed.first_contact_days = 2
        """,
    ),
)


@pytest.mark.parametrize("spec", SPECS, ids=str)
def test_speed(spec: Spec) -> None:
    check(spec, speed.numbers)
