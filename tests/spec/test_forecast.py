"""What the forecast means where it can be reckoned by hand; how well it foretells is tested in core/test_forecast."""

from __future__ import annotations

import pytest

from sheetsync.core.metrics import forecast
from sheetsync.core.norms import Norms
from tests.spec.expectations import Spec, check

_TWELVE = """
    lead | created | closed | state | verdict | amount
    1    | 04.05   | 07.06  | won   | target  | 1000
    2    | 04.05   | 20.06  | won   | target  | 500
    3    | 04.05   |        | open  | target  |
    4    | 04.05   |        | open  | target  |
    5    | 04.05   |        | open  | target  |
    6    | 04.05   |        | open  | target  |
    7    | 04.05   |        | open  | target  |
    8    | 04.05   |        | open  | target  |
    9    | 04.05   |        | open  | target  |
    10   | 04.05   |        | open  | target  |
    11   | 04.05   |        | open  | target  |
    12   | 04.05   |        | open  | target  |
    """
_PLAN = """
    month   | leads | target_share | win_rate | average_check
    06.2026 | 10    | 50 %         | 40 %     | 1000
    """

SPECS = (
    Spec(
        "On the last day of the month nothing is left to come: the forecast is the fact.",
        _TWELVE,
        """
        forecast.won = 2
        forecast.revenue = 1000 + 500
        forecast.completion = 1500 / (10 * 0.5 * 0.4 * 1000)
        """,
        plan=_PLAN,
        norms=Norms(few_for_verdict=1),
    ),
    Spec(
        "Without a win there is nothing to go by, with too few leads neither.",
        """
        lead | created | closed | state
        1    | 04.05   |        | open
        2    | 04.05   | 10.05  | lost
        """,
        """
        forecast.won = untold (too_young)
        """,
    ),
)


@pytest.mark.parametrize("spec", SPECS, ids=str)
def test_forecast(spec: Spec) -> None:
    check(spec, forecast.numbers)
