"""What stands between the records and isn't one."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from tests.messy.catalogue.calendar import EN_MONTHS, RU_MONTHS
from tests.messy.cells import Cell, Formula
from tests.messy.fault import Hand
from tests.messy.lines import Fate, Line
from tests.messy.rows.tab import ALL, ROW_FAULTS, RowFault, Tab, fault


def remark(name: str, text: Callable[[Hand], Cell], *fits: str, at: int = 0) -> None:
    """A line that holds one text only."""

    def spoil(tab: Tab, hand: Hand) -> bool:
        tab.insert(Line(fate=Fate.LEFT_OUT, kind=name, loose={at: text(hand)}), hand)
        return True

    ROW_FAULTS.append(RowFault(name, fits or ALL, spoil))


def month_name(hand: Hand) -> str:
    return str(hand.rng.choice((RU_MONTHS if hand.ru else EN_MONTHS)[:11]))


remark("separator of dashes", lambda h: f"--- {month_name(h)} ---")
remark("separator of signs", lambda h: h.one("==========", "-----", "* * *", "______", "▼▼▼"))
remark("separator in words", lambda h: f"{month_name(h).upper()} 2026")
remark(
    "footnote",
    lambda h: (
        h.one("* суммы без НДС", "Примечание: август неполный", "1) без учёта возвратов")
        if h.ru
        else h.one("* without VAT", "Note: August is incomplete", "1) refunds aside")
    ),
)
remark(
    "remark aside",
    lambda h: (
        h.one("проверить!", "дальше — старые", "не трогать")
        if h.ru
        else h.one("check!", "older ones below", "do not touch")
    ),
    at=2,
)


@fault("blank line")
def blank(tab: Tab, hand: Hand) -> bool:
    tab.insert(Line(fate=Fate.BLANK, kind="blank line"), hand)
    return True


@fault("line of spaces")
def spaces(tab: Tab, hand: Hand) -> bool:
    tab.insert(Line(fate=Fate.BLANK, kind="line of spaces", loose={0: "  ", 2: "\N{NO-BREAK SPACE}"}), hand)
    return True


remark("heading of a manager", lambda h: h.rng.choice(h.words.managers), "deals", at=1)
remark("heading of a channel", lambda h: h.rng.choice(list(h.words.campaigns)))
remark(
    "line to be continued",
    lambda h: h.one("продолжение", "см. лист 2", "архив") if h.ru else h.one("continued", "see sheet 2"),
)


def total(name: str, text: Callable[[Hand], str], at: int) -> None:
    def spoil(tab: Tab, hand: Hand) -> bool:
        sums: dict[str, Cell] = {}
        for column in ("spend", "clicks", "amount"):
            if column in tab.columns:
                amount = sum(v for line in tab.lines if isinstance(v := line.clean.get(column), int | float))
                sums[column] = hand.one(Formula("=SUM(A1:A2)", round(amount, 2)), round(amount, 2))
        tab.insert(Line(sums, fate=Fate.LEFT_OUT, kind=name, loose={at: text(hand)}), hand)
        return True

    ROW_FAULTS.append(RowFault(name, ALL, spoil))


total(
    "total",
    lambda h: h.one("Итого", "ИТОГО:", "Всего", "Итого:") if h.ru else h.one("Total", "TOTAL:", "Sum", "Grand total"),
    0,
)
total("total in another column", lambda h: "Итого" if h.ru else "Total", 1)
total("subtotal", lambda h: f"Итого за {month_name(h)}" if h.ru else f"Subtotal {month_name(h)}", 0)
total("average", lambda h: h.one("Среднее", "В среднем") if h.ru else "Average", 0)


@fault("total without a word", "spend")
def bare_total(tab: Tab, hand: Hand) -> bool:
    amount = round(sum(v for line in tab.lines if isinstance(v := line.clean.get("spend"), int | float)), 2)
    line = Line({"spend": Formula("=SUM(D2:D99)", amount)}, fate=Fate.LEFT_OUT, kind="total without a word")
    tab.lines.append(replace(line, reported=True, places=frozenset({"date", "channel", "spend"})))
    return True


@fault("total under the header", "deals", "spend")
def total_on_top(tab: Tab, hand: Hand) -> bool:
    """Sums between the header and the first record, as some like to see them."""
    amount = round(sum(v for line in tab.lines if isinstance(v := line.clean.get(tab.key), int | float)), 2)
    kind = "total under the header"
    if any(line.kind in ON_TOP for line in tab.lines[:3]):
        return False
    word: dict[int, Cell] = {0: "Итого" if hand.ru else "Total"}
    tab.lines.insert(0, Line({tab.key: Formula("=SUM(A2:A9)", amount)}, fate=Fate.LEFT_OUT, kind=kind, loose=word))
    return True


@fault("numbers of the columns", "leads", "deals", "spend")
def numbered(tab: Tab, hand: Hand) -> bool:
    """1, 2, 3 … under the header, as official tables have it."""
    if any(line.kind in ON_TOP for line in tab.lines[:3]):
        return False
    places: dict[str, Cell] = {column: place for place, column in enumerate(tab.columns, 1)}
    tab.lines.insert(0, Line(places, fate=Fate.LEFT_OUT, kind="numbers of the columns"))
    return True


@fault("units under the header", "spend")
def units(tab: Tab, hand: Hand) -> bool:
    if any(line.kind in ON_TOP for line in tab.lines[:3]):
        return False
    names: dict[str, Cell] = {
        "spend": "руб." if hand.ru else "RUB",
        "clicks": "шт." if hand.ru else "pcs",
        "impressions": "шт." if hand.ru else "pcs",
    }
    tab.lines.insert(0, Line(names, fate=Fate.LEFT_OUT, kind="units under the header"))
    return True


ON_TOP = {"total under the header", "numbers of the columns", "units under the header"}
"""One of them is enough."""


@fault("header again")
def header_again(tab: Tab, hand: Hand) -> bool:
    tab.insert(Line(fate=Fate.LEFT_OUT, kind="header again"), hand)
    return True
