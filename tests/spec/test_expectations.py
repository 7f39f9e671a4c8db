"""The reader of the specs itself: a spec that is wrong must fail."""

from __future__ import annotations

from fractions import Fraction

import pytest

from sheetsync.core.metrics import funnel
from tests.spec.expectations import Spec, check, evaluate, expectations

LEADS = """
    lead | created | state
    1    | 04.05   | won
    2    | 04.05   | lost
    3    | 04.05   | lost
    4    | 04.05   | lost
    """


def test_sums_are_exact() -> None:
    assert evaluate("1 / 3 + 0.1 * (2 - 1_000) - -2") == Fraction(1, 3) - Fraction(998, 10) + 2


def test_a_line_is_read_into_its_parts() -> None:
    (line,) = expectations("funnel.reached [channel: email, stage: won] = 2 / 7, before_first_win")
    assert line.where == (("channel", "email"), ("stage", "won"))
    assert (line.key, line.value, line.note) == ("funnel.reached", "2 / 7", "before_first_win")


@pytest.mark.parametrize(
    "wrong",
    [
        "funnel.won = 2",
        "funnel.close_rate = 2 / 8",
        "funnel.close_rate = 1 / 4, before_first_win",
        "funnel.close_rate = untold (no_cases)",
        "funnel.conversion [stage: lead] = untold (no_cases)",
        "funnel.won [channel: email] = 1",
        "funnel.dreams = 1",
    ],
)
def test_a_wrong_expectation_fails(wrong: str) -> None:
    check(Spec("right", LEADS, "funnel.close_rate = 1 / 4"), funnel.numbers)
    with pytest.raises(AssertionError):
        check(Spec("wrong", LEADS, wrong), funnel.numbers)


def test_what_is_no_expectation_fails() -> None:
    with pytest.raises(AssertionError, match="not an expectation"):
        list(expectations("won: 3"))
