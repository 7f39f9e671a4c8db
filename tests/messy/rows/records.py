"""Records that are none, or that lost their place."""

from __future__ import annotations

from itertools import pairwise

from tests.messy.cells import Value
from tests.messy.fault import Hand
from tests.messy.lines import Fate, Line
from tests.messy.rows.tab import Tab, fault


@fault("test record", "leads")
def test_record(tab: Tab, hand: Hand) -> bool:
    line = tab.sound(hand)
    if not line:
        return False
    word = hand.one("тест", "Тест тестов", "ТЕСТ!!!") if hand.ru else hand.one("test", "TEST", "test test")
    clean: dict[str, Value] = {
        **line.clean,
        "lead_id": tab.free_id(),
        "campaign": word,
        "phone": "+7 900 000-00-00",
        "email": "test@example.com",
    }
    places = frozenset(tab.columns)
    tab.insert(Line(dict(clean), clean, Fate.EITHER, "test record", reported=True, places=places, doubtful=True), hand)
    return True


@fault("shifted line", "leads")
def shifted(tab: Tab, hand: Hand) -> bool:
    line = tab.sound(hand, lambda line: bool(line.clean["phone"] and line.clean["email"]))
    return bool(line) and _shift(tab, line, tab.columns[2:-1])  # type: ignore[arg-type]


@fault("shifted line of a deal", "deals")
def shifted_deal(tab: Tab, hand: Hand) -> bool:
    """In Google a date in a column of words is but a number: only in a file."""
    line = tab.sound(hand, lambda line: bool(line.clean["closed"]))
    return hand.in_file and bool(line) and _shift(tab, line, tab.columns[1:])  # type: ignore[arg-type]


def _shift(tab: Tab, line: Line, columns: tuple[str, ...]) -> bool:
    """Everything in these columns stands one too far right; the last cell is pushed out."""
    line.cells.update({columns[0]: None, **{right: line.clean[left] for left, right in pairwise(columns)}})
    line.kind, line.reported, line.places, line.doubtful = "shifted line", True, frozenset(tab.columns), True
    return True


@fault("hidden line")
def hidden(tab: Tab, hand: Hand) -> bool:
    line = tab.sound(hand)
    if not line:
        return False
    line.hidden, line.kind = True, "hidden line"
    return True


@fault("deal without a lead", "deals")
def orphan(tab: Tab, hand: Hand) -> bool:
    line = tab.sound(hand)
    if not line:
        return False
    ids = line.clean["lead_id"]
    free = tab.free_id()
    key: Value = int(str(free)) + 7000 if isinstance(ids, int) else str(free).replace("L-", "L-7")
    cells = {**line.cells, "lead_id": key}
    tab.insert(
        Line(cells, {}, Fate.LEFT_OUT, "deal without a lead", reported=True, places=frozenset({"lead_id"})), hand
    )
    return True
