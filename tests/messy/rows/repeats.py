"""Records that stand twice."""

from __future__ import annotations

from tests.messy.cells import Value
from tests.messy.fault import Hand
from tests.messy.lines import Fate, Line
from tests.messy.rows.tab import Tab, fault


def _second(tab: Tab, line: Line, hand: Hand, kind: str, changes: dict[str, Value]) -> bool:
    """The line once more, further down, with changes."""
    again = Line({**line.cells, **changes}, dict(line.clean), Fate.LEFT_OUT, kind, reported=True)
    again.places = frozenset({tab.columns[0], *changes})
    line.kind = f"{kind}: first"
    at = tab.lines.index(line)
    tab.lines.insert(hand.rng.randrange(at + 1, len(tab.lines) + 1), again)
    return True


def _is_text(line: Line) -> bool:
    return isinstance(line.clean["lead_id"], str)


@fault("exact duplicate", "leads", "deals")
def duplicate(tab: Tab, hand: Hand) -> bool:
    line = tab.sound(hand)
    return bool(line) and _second(tab, line, hand, "exact duplicate", {})  # type: ignore[arg-type]


@fault("duplicate with a conflict", "leads", "deals")
def conflict(tab: Tab, hand: Hand) -> bool:
    column = "segment" if tab.role == "leads" else "manager"
    line = tab.sound(hand)
    if not line:
        return False
    words = hand.words.segments if tab.role == "leads" else hand.words.managers
    other = next(word for word in words if word != line.clean[column])
    return _second(tab, line, hand, "duplicate with a conflict", {column: other})


@fault("duplicate by a normalised id", "leads", "deals")
def normalised(tab: Tab, hand: Hand) -> bool:
    line = tab.sound(hand, _is_text)
    if not line:
        return False
    key = str(line.clean["lead_id"])
    return _second(
        tab,
        line,
        hand,
        "duplicate by a normalised id",
        {"lead_id": hand.one(key.lower(), f" {key}", key.replace("-", "–"))},
    )


@fault("same person, two ids", "leads")
def same_person(tab: Tab, hand: Hand) -> bool:
    line = tab.sound(hand, lambda line: bool(line.clean["phone"] and line.clean["email"]))
    if not line:
        return False
    clean = {**line.clean, "lead_id": tab.free_id()}
    line.kind, line.places = "same person, two ids: first", frozenset({"phone", "email", "lead_id"})
    again = Line(dict(clean), clean, Fate.DATA, "same person, two ids", reported=True, places=line.places)
    tab.lines.append(again)
    return True


@fault("spend pasted twice", "spend")
def pasted_twice(tab: Tab, hand: Hand) -> bool:
    line = tab.sound(hand, lambda line: bool(line.clean["campaign"]))
    if not line:
        return False
    _second(tab, line, hand, "spend pasted twice", {})
    again = next(one for one in tab.lines if one.kind == "spend pasted twice" and one.clean == line.clean)
    again.fate, again.doubtful, again.places = Fate.EITHER, True, frozenset(tab.columns)
    return True
