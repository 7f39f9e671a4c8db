"""What the numbers of the losses mean, example by example."""

from __future__ import annotations

from fractions import Fraction

import numpy as np
import pytest

from sheetsync.core.metrics import losses
from sheetsync.core.metrics.base import Numbers
from sheetsync.core.metrics.cuts import cuts
from sheetsync.core.norms import Norms
from tests.spec.expectations import Spec, check, told

_DIRECTORY = """
    reason       | says_nothing | stages
    price        | no           | proposal
    wrong number | no           |
    other        | yes          |
    """
_LOST = """
    lead | created | manager | state | furthest  | loss_reason
    1    | 04.05   | Anna    | lost  | lead      | wrong number
    2    | 04.05   | Anna    | lost  | lead      | wrong number
    3    | 04.05   | Anna    | lost  | contacted | price
    4    | 04.05   | Boris   | lost  | proposal  | price
    5    | 04.05   | Boris   | lost  | lead      | other
    6    | 04.05   | Boris   | lost  | lead      |
    7    | 04.05   | Boris   | lost  | lead      | aliens
    8    | 04.05   | Boris   | won   | won       |
    """

SPECS = (
    Spec(
        "A lead is lost at its furthest stage, whatever its verdict; the rate is of all that reached the stage.",
        """
        lead | created | state | furthest  | verdict
        1    | 04.05   | won   | won       | target
        2    | 04.05   | lost  | contacted | non-target
        3    | 04.05   | lost  | contacted | target
        4    | 04.05   | lost  | lead      | unknown
        5    | 04.05   | open  | meeting   | target
        """,
        """
        losses.lost [stage: lead] = 1
        losses.rate [stage: lead] = 1 / 5
        losses.lost [stage: contacted] = 2
        losses.rate [stage: contacted] = 2 / 4
        losses.lost [stage: meeting] = 0
        losses.rate [stage: meeting] = 0 / 2
        """,
    ),
    Spec(
        "Reasons stand in order of frequency, equally frequent ones by name; a blank reason is a line of its own.",
        _LOST,
        """
        losses.by_reason [reason: price] = 2
        losses.by_reason [reason: wrong number] = 2
        losses.by_reason [reason: (no reason)] = 1
        losses.reason_share [reason: wrong number] = 2 / 7
        losses.reason_cumulative [reason: price] = 2 / 7
        losses.reason_cumulative [reason: wrong number] = 4 / 7
        losses.reason_cumulative [reason: (no reason)] = 5 / 7
        losses.reason_cumulative [reason: other] = 7 / 7
        losses.by_reason [stage: lead, reason: wrong number] = 2
        losses.reason_share [stage: lead, reason: wrong number] = 2 / 5
        losses.reason_share [manager: Boris, reason: price] = 1 / 4
        """,
        reasons=_DIRECTORY,
    ),
    Spec(
        "A reason is substantive if it is in the directory, says something and fits the stage: price can't be known "
        "before the proposal.",
        _LOST,
        """
        losses.substantive_share = 3 / 7
        losses.substantive_share [stage: lead] = 2 / 5
        losses.substantive_share [stage: contacted] = 0 / 1
        losses.substantive_share [stage: proposal] = 1 / 1
        losses.substantive_share [stage: meeting] = untold (no_cases)
        losses.substantive_share [manager: Anna] = 2 / 3
        """,
        reasons=_DIRECTORY,
    ),
    Spec(
        "Without a directory no reason can be called substantive.",
        _LOST,
        "losses.substantive_share = untold (no_tab:loss_reasons)",
    ),
    Spec(
        "Recoverable money: the lost leads, had they gone on like all that reached their stage, at the average gross "
        "profit of a win.",
        """
        lead | created | state | furthest  | loss_reason | amount | cost
        1    | 04.05   | won   | won       |             | 1000   | 400
        2    | 04.05   | won   | won       |             | 2000   | 800
        3    | 04.05   | lost  | contacted | price       |        |
        4    | 04.05   | lost  | contacted | price       |        |
        5    | 04.05   | lost  | lead      | no answer   |        |
        """,
        """
        losses.recoverable [stage: contacted, reason: price] = 2 * (2 / 4) * (600 + 1200) / 2
        losses.recoverable [stage: lead, reason: no answer] = 1 * (4 / 5) * (2 / 4) * (600 + 1200) / 2
        """,
    ),
    Spec(
        "Without costs the agreed margin stands in.",
        """
        lead | created | state | furthest | loss_reason | amount
        1    | 04.05   | won   | won      |             | 900
        2    | 04.05   | lost  | lead     | no answer   |
        """,
        "losses.recoverable [stage: lead, reason: no answer] = 1 * (1 / 2) * 900 * (1 / 3)",
        norms=Norms(margin=Fraction(1, 3)),
    ),
    Spec(
        "With neither costs nor a margin no money is named.",
        """
        lead | created | state | furthest | loss_reason | amount
        1    | 04.05   | won   | won      |             | 900
        2    | 04.05   | lost  | lead     | no answer   |
        """,
        """
        losses.by_reason [stage: lead, reason: no answer] = 1
        losses.recoverable [stage: lead, reason: no answer] = untold (no_cost)
        """,
    ),
    Spec(
        "An open lead is stuck once its last movement is older than the norm of its stage: 3 days for a lead, 7 after "
        "the first contact.",
        """
        lead | created | manager | state | contacted
        1    | 26.06   | Anna    | open  |
        2    | 27.06   | Anna    | open  |
        3    | 01.06   | Anna    | open  | 22.06
        4    | 01.06   | Boris   | open  | 23.06
        5    | 01.06   | Boris   | lost  |
        """,
        """
        losses.stuck [stage: lead] = 1
        losses.stuck [stage: contacted] = 1
        losses.stuck [manager: Boris, stage: lead] = 0
        """,
        as_of="30.06.2026",
    ),
    Spec(
        "Target leads that nobody ever contacted, open or lost, are a line of their own.",
        """
        lead | created | state | furthest  | verdict
        1    | 04.05   | lost  | lead      | target
        2    | 04.05   | open  | lead      | target
        3    | 04.05   | open  | contacted | target
        4    | 04.05   | won   | won       | target
        5    | 04.05   | lost  | lead      | non-target
        """,
        """
        losses.never_contacted = 2
        losses.never_contacted_share = 2 / 4
        """,
    ),
    Spec(
        "Without criteria all leads are meant.",
        """
        lead | created | state | furthest
        1    | 04.05   | lost  | lead
        2    | 04.05   | open  | contacted
        """,
        "losses.never_contacted_share = 1 / 2",
    ),
)


def _lost_by(*sorts: tuple[str, str, int]) -> str:
    """So many losses of each manager and reason."""
    rows = [f"04.05 | {manager} | lost | lead | {reason}" for manager, reason, size in sorts for _ in range(size)]
    numbered = [f"{place} | {row}" for place, row in enumerate(rows)]
    return "\n".join(["lead | created | manager | state | furthest | loss_reason", *numbered])


_ANNA_SAYS_PRICE = _lost_by(
    ("Anna", "price", 16),
    ("Anna", "no answer", 4),
    ("Boris", "price", 6),
    ("Boris", "no answer", 14),
    ("Clara", "price", 5),
    ("Clara", "no answer", 15),
    ("Dora", "price", 3),
    ("", "aliens", 9),
)


@pytest.mark.parametrize("spec", SPECS, ids=str)
def test_losses(spec: Spec) -> None:
    check(spec, losses.numbers)


def test_a_manager_whose_reasons_differ() -> None:
    """Anna: 16 of 20 by price; Boris and Clara: 11 of 40. Dora has too few losses, and nobody's losses are left out."""
    numbers = told(Spec("", _ANNA_SAYS_PRICE, "").facts, losses.numbers)
    mix = numbers.get("losses.mix_p")
    assert mix.n == 20 + 20 + 20
    assert mix.value is not None
    assert mix.value < 0.005
    excess = numbers.get("losses.reason_excess", manager="Anna", reason="price")
    assert excess.value == pytest.approx(16 / 20 - 11 / 40)
    assert (excess.n, excess.note) == (20, "stands_out")
    assert excess.low is not None
    assert excess.low > 0
    clara = numbers.get("losses.reason_excess", manager="Clara", reason="price")
    assert clara.value == pytest.approx(5 / 20 - 22 / 40)
    assert not numbers.has("losses.reason_excess", manager="Dora", reason="price")
    assert numbers.get("losses.mix_p", stage="contacted").why == "few_losses"


def test_one_manager_is_compared_with_nobody() -> None:
    numbers = told(Spec("", _lost_by(("Anna", "price", 40), ("Dora", "other", 9)), "").facts, losses.numbers)
    assert numbers.get("losses.mix_p").why == "few_losses"


@pytest.mark.parametrize(("size", "asked"), [(9, False), (10, True)])
def test_a_reason_that_hardly_anybody_gives_is_not_asked_about(size: int, asked: bool) -> None:
    sorts = (("Anna", "aliens", size), ("Anna", "price", 20), ("Boris", "price", 40))
    numbers = told(Spec("", _lost_by(*sorts), "").facts, losses.numbers)
    assert bool(numbers.get("losses.reason_excess", manager="Anna", reason="aliens").note) == asked


def test_managers_with_one_mix_are_not_told_apart() -> None:
    """Of 80 companies whose managers lose alike, about one in twenty may look different, and few pairs stand out."""
    draw = np.random.default_rng(7)
    differing = standing_out = 0
    for _ in range(80):
        sorts = [
            (manager, reason, int(size))
            for manager in ("Anna", "Boris", "Clara")
            for reason, size in zip(("price", "no answer", "other"), draw.multinomial(25, (0.5, 0.3, 0.2)), strict=True)
        ]
        facts = Spec("", _lost_by(*sorts), "").facts
        numbers = Numbers.of(losses.numbers(facts, cuts(facts, ("manager",))))
        differing += (numbers.get("losses.mix_p").value or 0) < 0.05
        standing_out += any(number.note for number in numbers.by("losses.reason_excess", "manager", "reason"))
    assert differing <= 9
    assert standing_out <= 13
