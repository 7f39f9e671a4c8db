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
        "Nine of ten contacted leads had their first contact within this many days.",
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
        speed.first_contact_days = (2 + 3) / 2
        speed.first_contact_p90 = 7
        """,
    ),
    Spec(
        "In time means within the norm of one day; a lead that nobody contacted is late once the norm has passed, and "
        "not counted before.",
        """
        lead | created | contacted | furthest  | state
        1    | 20.06   | 20.06     |           | open
        2    | 20.06   | 21.06     |           | open
        3    | 20.06   | 22.06     |           | open
        4    | 20.06   |           | lead      | lost
        5    | 28.06   |           | lead      | open
        6    | 29.06   |           | lead      | open
        7    | 20.06   |           | contacted | open
        """,
        "speed.first_contact_in_norm = 2 / (3 + 2)",
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
