"""What the numbers of qualification mean, example by example."""

from __future__ import annotations

import pytest

from sheetsync.core.metrics import qualification
from tests.spec.expectations import Spec, check

_THREE_WAYS = """
    lead | created | channel | state | failed        | unknown
    1    | 04.05   | ads     | open  |               |
    2    | 04.05   | ads     | open  |               |
    3    | 04.05   | ads     | lost  | phone         |
    4    | 04.05   | email   | lost  | phone, budget |
    5    | 04.05   | email   | lost  | budget        | phone
    6    | 04.05   | email   | open  |               | budget
    """

SPECS = (
    Spec(
        "A lead that fails a required criterion is non-target; one that fails none but isn't known in full is not "
        "qualified yet, and doesn't count in the share.",
        _THREE_WAYS,
        """
        qualification.target = 2
        qualification.non_target = 3
        qualification.unknown = 1
        qualification.non_target_share = 3 / 5
        qualification.coverage = 5 / 6
        """,
    ),
    Spec(
        "Whatever the leads not qualified yet turn out to be, the share lies between these two.",
        _THREE_WAYS,
        """
        qualification.non_target_min = 3 / 6
        qualification.non_target_max = 4 / 6
        """,
    ),
    Spec(
        "Three counts for each criterion: all who fail it, those who fail it alone, and its part when a lead is "
        "divided among all that it fails.",
        _THREE_WAYS,
        """
        qualification.failed [criterion: phone] = 2 / 5
        qualification.failed [criterion: budget] = 2 / 5
        qualification.failed_sole [criterion: phone] = 1
        qualification.failed_sole [criterion: budget] = 1
        qualification.failed_part [criterion: phone] = 1 + 1 / 2
        qualification.failed_part [criterion: budget] = 1 + 1 / 2
        qualification.field_unknown [criterion: phone] = 1
        qualification.field_unknown [criterion: budget] = 1
        """,
    ),
    Spec(
        "Three failed criteria get a third of the lead each; the parts add up to the non-target leads exactly.",
        """
        lead | created | state | failed
        1    | 04.05   | lost  | phone, budget, region
        2    | 04.05   | lost  | region, budget
        3    | 04.05   | open  |
        """,
        """
        qualification.non_target = 2
        qualification.failed_part [criterion: phone] = 1 / 3
        qualification.failed_part [criterion: budget] = 1 / 3 + 1 / 2
        qualification.failed_part [criterion: region] = 1 / 3 + 1 / 2
        """,
    ),
    Spec(
        "A criterion agreed later doesn't judge the leads from before.",
        """
        lead | created | state | failed | unjudged
        1    | 04.03   | open  |        | region
        2    | 04.03   | open  |        | region
        3    | 04.05   | lost  | region |
        4    | 04.05   | open  |        |
        """,
        """
        qualification.failed [criterion: region] = 1 / 2
        qualification.failed [month: 2026-03, criterion: region] = untold (no_cases)
        qualification.target [month: 2026-03] = 2
        """,
    ),
    Spec(
        "The same by channel: every line is a share of its own leads.",
        _THREE_WAYS,
        """
        qualification.non_target_share [channel: ads] = 1 / 3
        qualification.non_target_share [channel: email] = 2 / 2
        qualification.failed [channel: email, criterion: budget] = 2 / 2
        """,
    ),
    Spec(
        "Without agreed criteria there is no verdict on anybody.",
        """
        lead | created | state
        1    | 04.05   | won
        2    | 04.05   | lost
        """,
        """
        qualification.target = untold (no_criteria)
        qualification.non_target_share = untold (no_criteria)
        qualification.coverage = untold (no_criteria)
        """,
    ),
)


@pytest.mark.parametrize("spec", SPECS, ids=str)
def test_qualification(spec: Spec) -> None:
    check(spec, qualification.numbers)
