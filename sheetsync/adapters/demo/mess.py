"""What people's hands do to a spreadsheet: a few cells that aren't as they should be, never many."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping, Sequence
from random import Random
from typing import Any, TypeAlias

from sheetsync.adapters.demo import agreements
from sheetsync.adapters.demo.story import COMPETITOR, MANAGERS, SEARCH, SEGMENTS
from sheetsync.adapters.demo.table import DemoCell, Formula, Table
from sheetsync.core.entry_tabs import Deals, Leads, Spend
from sheetsync.core.lang.words import Lang, Words

Spelling: TypeAlias = Callable[[Any], DemoCell]
"""How somebody writes a value; the value is of the kind that was looked for."""
NO_BREAK = "\N{NO-BREAK SPACE}"
MISSPELT = Words("Serch ads", "Кантекст")
UNCLEAR = Words("to be clarified", "уточнить")


def spoil(tables: Mapping[str, Table], lang: Lang, rng: Random) -> None:
    """Write some cells of Leads, Deals and Spend as people do, in place; rows are only added, at the very end."""
    leads, deals, spend = tables["leads"], tables["deals"], tables["spend"]
    _spoil_leads(leads, lang, rng)
    _spoil_deals(deals, lang, rng)
    cents = [lambda amount, c=c: f"{_grouped(amount)},{c} ₽" for c in rng.sample(range(10, 99), 3)]
    _respell(spend, spend.place(Spend.spend), int, cents, rng)
    _add_odd_rows(leads, deals, rng)


def _spoil_leads(table: Table, lang: Lang, rng: Random) -> None:
    created, search = table.place(Leads.created), SEARCH.name.in_(lang)
    _respell(table, created, dt.date, [_dotted] * 6, rng)
    _respell(table, created, _is_ambiguous, [_slashed], rng)
    nickname = agreements.NICKNAMES["channel"].in_(lang)
    spellings: list[Spelling] = [str.upper, str.lower, _padded, *[_as(nickname)] * 3, _as(MISSPELT.in_(lang))]
    _respell(table, table.place(Leads.channel), search, spellings, rng)
    small = SEGMENTS[0].name.in_(lang)
    _respell(table, table.place(Leads.segment), small, [_as(small.replace(" ", NO_BREAK))] * 4, rng)
    budgets: list[Spelling] = [*[_in_roubles] * 3, _in_thousands, _as(Formula("=NA()", "#N/A")), _as(UNCLEAR.in_(lang))]
    _respell(table, table.place_of(agreements.BUDGET.in_(lang)), int, budgets, rng)
    _respell(table, table.place(Leads.phone), str, [_with_person], rng)


def _spoil_deals(table: Table, lang: Lang, rng: Random) -> None:
    _respell(table, table.place(Deals.amount), int, [_in_roubles] * 3, rng)
    _respell(table, table.place(Deals.closed), dt.date, [_dotted] * 3, rng)
    nickname = agreements.NICKNAMES["manager"].in_(lang)
    names: list[Spelling] = [str.upper, _padded, *[_as(nickname)] * 2]
    _respell(table, table.place(Deals.manager), MANAGERS[0].name.in_(lang), names, rng)
    _respell(table, table.place(Deals.loss_reason), COMPETITOR.name.in_(lang), [str.upper, _shouted], rng)


def _respell(
    table: Table,
    place: int,
    wanted: type | str | Callable[[DemoCell], bool],
    spellings: Sequence[Spelling],
    rng: Random,
) -> None:
    """Give each spelling to another row whose cell is what is wanted, but to one in ten of those rows at most."""
    rows = [row for row, cells in enumerate(table.rows) if _fits(cells[place], wanted)]
    chosen = rng.sample(rows, min(len(spellings), -(-len(rows) // 10)))
    for row, spelling in zip(chosen, spellings, strict=False):
        table.rows[row][place] = spelling(table.rows[row][place])


def _fits(cell: DemoCell, wanted: type | str | Callable[[DemoCell], bool]) -> bool:
    if isinstance(wanted, type):
        return isinstance(cell, wanted)
    return cell == wanted if isinstance(wanted, str) else wanted(cell)


def _add_odd_rows(leads: Table, deals: Table, rng: Random) -> None:
    """A blank line, a lead entered twice, a deal whose lead nobody knows."""
    again = list(rng.choice(leads.rows))
    leads.rows += [[None] * len(leads.columns), again]
    if deals.rows:
        orphan = list(rng.choice(deals.rows))
        orphan[deals.place(Deals.lead_id)] = f"L-{len(leads.rows) + 900:05d}"
        deals.rows.append(orphan)


def _is_ambiguous(cell: DemoCell) -> bool:
    return isinstance(cell, dt.date) and cell.day <= 12 and cell.day != cell.month


def _dotted(day: dt.date) -> str:
    return f"{day:%d.%m.%Y}"


def _slashed(day: dt.date) -> str:
    return f"{day:%d/%m/%Y}"


def _as(cell: DemoCell) -> Spelling:
    return lambda _: cell


def _padded(text: str) -> str:
    return f" {text} "


def _shouted(text: str) -> str:
    return f"{text.lower()}!"


def _with_person(phone: str) -> str:
    return f"{phone} (Анна)"


def _in_roubles(amount: int) -> str:
    return f"{_grouped(amount)},00 ₽"


def _in_thousands(amount: int) -> str:
    return f"{amount // 1000} тыс."


def _grouped(amount: int) -> str:
    return f"{amount:,}".replace(",", NO_BREAK)
