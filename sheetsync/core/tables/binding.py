"""Which column of a tab is which declared one."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sheetsync.core.entry_tabs import Deals
from sheetsync.core.grid import Grid
from sheetsync.core.issues import Issue
from sheetsync.core.lang.phrases.issues import NEAREST
from sheetsync.core.lang.words import Words
from sheetsync.core.norms import Norms
from sheetsync.core.schema import EntryTab, Field, Kind
from sheetsync.core.tables.column_search import Binding, ColumnSearch
from sheetsync.core.tables.complaints import Place, in_both
from sheetsync.core.tables.header_names import scale_of
from sheetsync.core.tables.header_rows import SEARCHED_ROWS, find_header, first_filled
from sheetsync.core.tables.headers import nearest
from sheetsync.core.tables.near_headers import surely_meant
from sheetsync.core.tables.wanted import WantedColumns

__all__ = ["Binding", "BoundTab", "bind"]

_SHOWN_HEADERS = 40


@dataclass(frozen=True, slots=True, eq=False)
class BoundTab:
    """A tab whose columns are known. `fields` and `columns` go by declared name, stage dates as date_<stage>.

    `headers` has one text per column of the grid, "" where there is none or where another table stands. Columns in
    `detached` stand apart from the table: what is only there makes no row. `header_row` is the header's last row.
    """

    tab: type[EntryTab]
    title: str
    grid: Grid
    header_row: int
    headers: tuple[str, ...]
    fields: Mapping[str, Field]
    columns: Mapping[str, Binding]
    header_top: int = 0
    detached: frozenset[int] = frozenset()

    def place(self, name: str = "") -> Place:
        """Where issues about a declared column, or about the tab, stand."""
        if not name:
            return Place(self.title, self.tab.owner)
        binding, field = self.columns.get(name), self.fields[name]
        is_dated = field.kind in {Kind.DATE, Kind.MONTH}
        return Place(self.title, field.owner, binding.column if binding else None, is_dated)

    @property
    def table(self) -> list[int]:
        """The places of the table's own columns."""
        return [column for column, header in enumerate(self.headers) if header and column not in self.detached]


def bind(
    tab: type[EntryTab], title: str, grid: Grid, norms: Norms, configured: Mapping[str, str]
) -> tuple[BoundTab | None, list[Issue]]:
    """The tab with its columns bound, or None if it can't be used; then the issues are all its faults at once.

    `configured`: the headers that config.toml gives, by declared name or stage key; they win.
    """
    wanted = WantedColumns(tab, norms, configured)
    place = Place(title, tab.owner)
    header = find_header(
        grid,
        known=lambda text: bool(wanted.belongs_to(text)),
        meant=lambda text: bool(surely_meant(text, wanted, wanted.fields)),
        is_unit=lambda text: scale_of(text, wanted.currency) > 0,
    )
    if header is None:
        required = _joined([field.header for field in wanted.fields.values() if field.required])
        detail = {"found": _listed(first_filled(grid)), "searched": str(SEARCHED_ROWS), **in_both("missing", required)}
        return None, [place.issue("header_missing", detail=detail)]
    search = ColumnSearch(place, wanted, header, grid)
    search.search()
    if faults := list(_faults(search)):
        return None, faults
    search.tell_remarks()
    headers = tuple(search.headers)
    bound = BoundTab(
        tab, title, grid, header.bottom, headers, wanted.fields, search.columns, header.top, search.detached
    )
    return bound, search.told


def _faults(search: ColumnSearch) -> list[Issue]:
    """All that makes the tab unusable, with the nearest guesses."""
    row = (search.header.bottom,)
    taken = search.taken()
    free = [header for place, header in enumerate(search.headers) if place not in taken]
    faults = [
        search.place.issue(
            "column_configured_missing",
            row,
            header,
            {"found": _listed(search.headers), **in_both("guess", _guess([header], search.headers))},
        )
        for header in search.lost
    ]
    outcome = [search.wanted.fields[name] for name in ("status", "date_won") if name in search.wanted.fields]
    silent = search.wanted.tab is Deals and not _tells_outcome(search.columns)
    required = [search.wanted.fields[name] for name in search.free() if search.wanted.fields[name].required]
    for kind, fields in (("columns_missing", required), ("outcome_missing", outcome if silent else [])):
        if fields:
            named = []
            for field in fields:
                guess = _guess(search.wanted.headers(field), free)
                named.append(Words(f"“{field.header.en}”{guess.en}", f"«{field.header.ru}»{guess.ru}"))
            detail = {"found": _listed(search.headers), **in_both("missing", _joined(named))}
            faults.append(search.place.issue(kind, row, detail=detail))
    return faults


def _tells_outcome(columns: Mapping[str, Binding]) -> bool:
    """Whether anything says how a deal ended."""
    return "status" in columns or "date_won" in columns or {"closed", "loss_reason"} <= set(columns)


def _guess(wanted: Sequence[str], found: Sequence[str]) -> Words:
    guess = nearest(wanted, found)
    return Words(NEAREST.en.format(guess=guess), NEAREST.ru.format(guess=guess)) if guess else Words("", "")


def _listed(headers: Sequence[str]) -> str:
    shown = [header[:_SHOWN_HEADERS] for header in headers if header]
    return ", ".join(shown[:_SHOWN_HEADERS])


def _joined(names: Sequence[Words]) -> Words:
    return Words(", ".join(name.en for name in names), ", ".join(name.ru for name in names))
