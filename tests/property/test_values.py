"""100,000 cells in clothes, and out of their wits: what is there is found, what isn't is never made up, and it is told.

The seed stands in each test's name; a failure shows the cell.
"""

from __future__ import annotations

import datetime as dt
import unicodedata
from collections.abc import Callable, Sequence
from decimal import Decimal
from random import Random
from typing import Any

import numpy as np
import pytest

from sheetsync.core.entry_tabs import Deals, Leads, Plan
from sheetsync.core.grid import Cell, Column
from sheetsync.core.issues import Severity
from sheetsync.core.norms import Norms
from sheetsync.core.parse.faults import SEVERITIES
from sheetsync.core.parse.strings import Strings
from sheetsync.core.parse.typed import Typed
from sheetsync.core.schema import Field
from sheetsync.core.tables.columns import understand
from sheetsync.core.tables.synonyms import Synonyms
from tests.oracle import clothes, rubbish

NORMS = Norms()
EXACT, LOST, NOISE = 12_500, 7_500, 5_000
"""Cells of each kind of column: four kinds, 100,000 cells in all."""
ALPHABET = "0123456789.,- /:'₽$%()+=?~#@ОЗl eE тысмлнруб\u00a0\u200b\n\ud800"


def amount(random: Random) -> Decimal:
    whole = random.choice([random.randint(0, 999), random.randint(1000, 99_999_999), random.randint(1, 999) * 1000])
    return random.choice([1, 1, 1, -1]) * (whole + random.choice([Decimal(0), Decimal(random.randint(0, 99)) / 100]))


def day(random: Random) -> dt.date:
    return dt.date(2015, 1, 1) + dt.timedelta(days=random.randint(0, 20 * 365))


def phone(random: Random) -> str:
    return f"+79{random.choice(['16', '03', '25', '99'])}{random.randint(1_000_000, 9_999_999)}"


def email(random: Random) -> str:
    name = random.choice(["anna", "ivan.petrov", "o_neil", "sales+crm", "x-1"])
    return f"{name}{random.randint(1, 9999)}@{random.choice(['example.com', 'mail.example.ru', 'my-firm.io'])}"


KINDS: dict[str, tuple[Field, Callable[[Random], Any], Callable[[Random, Any], Cell], Callable[[Random], Cell]]] = {
    "money": (Deals.amount, amount, clothes.money, rubbish.amount),
    "days": (Leads.created, day, clothes.day, rubbish.day),
    "phones": (Leads.phone, phone, clothes.phone, rubbish.phone),
    "emails": (Leads.email, email, clothes.email, rubbish.email),
}


def read(field: Field, cells: Sequence[Cell]) -> tuple[list[Any], dict[int, str]]:
    """What each cell is taken for, None for a blank, and the kinds of what is odd."""
    codes = np.arange(len(cells), dtype=np.int32)
    understood = understand(field, Column(cells, codes), NORMS, Synonyms())
    odd = {place: oddity.kind for place, oddity in understood.odd.items()}
    if isinstance(understood, Typed):
        values = understood.values.tolist()
        return [None if blank else value for value, blank in zip(values, understood.blank, strict=True)], odd
    assert isinstance(understood, Strings)
    contacts = understood.phones or understood.emails
    assert contacts is not None
    return contacts.values.to_pylist(), odd


def meant(value: Any) -> Any:
    """As a column holds it."""
    if isinstance(value, Decimal):
        return int(value * 100)
    return dt.datetime(value.year, value.month, value.day) if isinstance(value, dt.date) else value


def canonical(value: Any) -> Cell:
    """The cell that needs no reading."""
    return value / 100 if isinstance(value, int) else value


@pytest.mark.parametrize("seed", [1])
@pytest.mark.parametrize("kind", list(KINDS))
def test_what_is_there_is_found(kind: str, seed: int) -> None:
    random = Random(seed)  # noqa: S311
    field, make, dress, _ = KINDS[kind]
    truth = [make(random) for _ in range(EXACT)]
    cells = [dress(random, value) for value in truth]
    values, odd = read(field, cells)
    missed = [(cell, found) for cell, value, found in zip(cells, truth, values, strict=True) if found != meant(value)]
    assert not missed[:10]
    assert not [(cells[place], kind) for place, kind in odd.items() if SEVERITIES[kind] is not Severity.NOTE][:10]


@pytest.mark.parametrize("seed", [2])
@pytest.mark.parametrize("kind", list(KINDS))
def test_what_is_not_there_is_never_made_up_and_is_told(kind: str, seed: int) -> None:
    random = Random(seed)  # noqa: S311
    field, _, _, lose = KINDS[kind]
    cells = [lose(random) for _ in range(LOST)]
    values, odd = read(field, cells)
    assert not [(cell, value) for cell, value in zip(cells, values, strict=True) if value is not None][:10]
    quiet = [cell for place, cell in enumerate(cells) if SEVERITIES[odd.get(place, "row_total")] is Severity.NOTE]
    assert not quiet[:10]


@pytest.mark.parametrize("seed", [3])
@pytest.mark.parametrize("kind", list(KINDS))
def test_noise_breaks_nothing_and_what_is_read_reads_as_itself(kind: str, seed: int) -> None:
    random = Random(seed)  # noqa: S311
    field = KINDS[kind][0]
    cells = [noise(random) for _ in range(NOISE)]
    values, _ = read(field, cells)
    if kind == "money":
        made_up = [(cell, value) for cell, value in zip(cells, values, strict=True) if not holds(cell, value)]
        assert not made_up[:10]
    found = [value for value in values if value is not None]
    assert found
    assert read(field, [canonical(value) for value in found]) == (found, {})


@pytest.mark.parametrize("seed", [4])
@pytest.mark.parametrize("kind", list(KINDS))
def test_the_order_of_cells_never_matters(kind: str, seed: int) -> None:
    random = Random(seed)  # noqa: S311
    field, make, dress, lose = KINDS[kind]
    cells = [dress(random, make(random)) for _ in range(500)] + [lose(random) for _ in range(500)]
    order = random.sample(range(1000), 1000)
    values, odd = read(field, cells)
    shuffled, odd_shuffled = read(field, [cells[place] for place in order])
    assert shuffled == [values[place] for place in order]
    assert odd_shuffled == {new: odd[old] for new, old in enumerate(order) if old in odd}


def noise(random: Random) -> Cell:
    pick = random.random()
    if pick < 0.8:
        return "".join(random.choice(ALPHABET) for _ in range(random.randint(0, 12)))
    if pick < 0.9:
        return random.choice(
            [clothes.money(random, amount(random)), clothes.phone(random, phone(random)), email(random)]
        )
    odd: list[Cell] = [
        None,
        True,
        False,
        random.randint(-(10**6), 10**6),
        random.uniform(-1e6, 1e6),
        float("inf"),
        day(random),
    ]
    return random.choice(odd)


def holds(cell: Cell, kopecks: int | None) -> bool:
    """Whether the digits of an amount stand in the cell, in their order; a sum's don't."""
    if kopecks is None or not isinstance(cell, str) or "+" in cell or "=" in cell:
        return True
    rest = iter(unicodedata.normalize("NFKC", cell))
    return all(digit in rest for digit in str(abs(kopecks)).rstrip("0"))


def test_shares_and_counts_never_break() -> None:
    random = Random(5)  # noqa: S311
    cells = [noise(random) for _ in range(NOISE)]
    for field in (Plan.leads, Plan.win_rate):
        assert len(read(field, cells)[0]) == NOISE
