"""Which column of a tab is which declared one."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sheetsync.core.entry_tabs import Deals
from sheetsync.core.grid import Grid, letters
from sheetsync.core.issues import Issue
from sheetsync.core.lang.phrases.issues import NEAREST
from sheetsync.core.lang.words import Words
from sheetsync.core.norms import Norms
from sheetsync.core.parse.currencies import currency_words
from sheetsync.core.schema import EntryTab, Field, Kind
from sheetsync.core.tables.complaints import Place, in_both
from sheetsync.core.tables.headers import find_header_row, first_filled_row, header_texts, nearest, normal
from sheetsync.core.tables.wanted import WantedColumns

_SHOWN_HEADERS = 40


@dataclass(frozen=True, slots=True)
class Binding:
    """Where a declared column was found: its 0-based place, and its header as written."""

    column: int
    header: str


@dataclass(frozen=True, slots=True, eq=False)
class BoundTab:
    """A tab whose columns are known. `fields` and `columns` go by declared name, stage dates as date_<stage>.

    `headers` has one text per column of the grid.
    """

    tab: type[EntryTab]
    title: str
    grid: Grid
    header_row: int
    headers: tuple[str, ...]
    fields: Mapping[str, Field]
    columns: Mapping[str, Binding]

    def place(self, name: str = "") -> Place:
        """Where issues about a declared column, or about the tab, stand."""
        if not name:
            return Place(self.title, self.tab.owner)
        binding = self.columns.get(name)
        return Place(self.title, self.fields[name].owner, binding.column if binding else None)


def bind(
    tab: type[EntryTab], title: str, grid: Grid, norms: Norms, configured: Mapping[str, str]
) -> tuple[BoundTab | None, list[Issue]]:
    """The tab with its columns bound, or None if it can't be used; then the issues are all its faults at once.

    `configured`: the headers that config.toml gives, by declared name or stage key; they win.
    """
    wanted = WantedColumns(tab, norms, configured)
    place = Place(title, tab.owner)
    row = find_header_row(grid, wanted.known())
    if row is None:
        top = first_filled_row(grid)
        found = _listed(header_texts(grid, top)) if top is not None else ""
        required = [field.header for field in wanted.fields.values() if field.required]
        return None, [place.issue("header_missing", detail={"found": found, **in_both("missing", _joined(required))})]
    search = _Search(place, wanted, header_texts(grid, row), row)
    columns = search.bind()
    faults = search.faults + search.missing(columns)
    bound = BoundTab(tab, title, grid, row, search.headers, wanted.fields, columns)
    return (None, faults) if faults else (bound, search.remarks(columns))


class _Search:
    """One header row being matched with the columns that are wanted."""

    def __init__(self, place: Place, wanted: WantedColumns, headers: tuple[str, ...], row: int) -> None:
        self.place = place
        self.wanted = wanted
        self.headers = headers
        self.row = row
        self.faults: list[Issue] = []
        self.by_normal: dict[str, list[int]] = {}
        self.by_amount: dict[str, list[int]] = {}
        words = currency_words(wanted.norms.currency)
        for column, header in enumerate(headers):
            if header:
                self.by_normal.setdefault(normal(header), []).append(column)
                self.by_amount.setdefault(_without_currency(normal(header), words), []).append(column)

    def bind(self) -> dict[str, Binding]:
        """The columns found: configured headers first, then by rank of the declared ones."""
        taken: dict[int, str] = {}
        for name, header in self.wanted.configured.items():
            places = self.by_normal.get(normal(header), [])
            if not places:
                self._configured_missing(header)
            else:
                self._take(taken, name, places)
        for rank in range(self.wanted.ranks()):
            for name, field in self.wanted.fields.items():
                if name in taken.values() or name in self.wanted.configured:
                    continue
                for alias in self.wanted.aliases(field, rank):
                    places = [column for column in self._places(field, alias) if column not in taken]
                    if places and name not in taken.values():
                        self._take(taken, name, places)
        return {name: Binding(column, self.headers[column]) for column, name in taken.items()}

    def _places(self, field: Field, alias: str) -> list[int]:
        found = self.by_normal.get(normal(alias), [])
        return found or (self.by_amount.get(normal(alias), []) if field.kind is Kind.MONEY else [])

    def _take(self, taken: dict[int, str], name: str, places: list[int]) -> None:
        taken[places[0]] = name
        if len(places) > 1:
            self._twice("header_twice", places)

    def _twice(self, kind: str, places: Sequence[int]) -> None:
        columns = ", ".join(map(letters, places))
        self.faults.append(self.place.issue(kind, (self.row,), self.headers[places[0]], {"columns": columns}))

    def _configured_missing(self, header: str) -> None:
        guess = in_both("guess", _guess([header], self.headers))
        self.faults.append(
            self.place.issue(
                "column_configured_missing", (self.row,), header, {"found": _listed(self.headers), **guess}
            )
        )

    def missing(self, columns: Mapping[str, Binding]) -> list[Issue]:
        """All required columns that were not found, in one fault, with the nearest guesses."""
        free = [
            header for place, header in enumerate(self.headers) if place not in {one.column for one in columns.values()}
        ]
        lacking = [
            field
            for name, field in self.wanted.fields.items()
            if field.required and name not in columns and name not in self.wanted.configured
        ]
        faults = []
        if lacking:
            faults.append(self._lacking("columns_missing", lacking, free))
        if self.wanted.tab is Deals and not _tells_outcome(columns):
            faults.append(
                self._lacking("outcome_missing", [self.wanted.fields[name] for name in ("status", "date_won")], free)
            )
        return faults

    def _lacking(self, kind: str, fields: Sequence[Field], free: Sequence[str]) -> Issue:
        named = []
        for field in fields:
            guess = _guess(self.wanted.headers(field), free)
            named.append(Words(f"“{field.header.en}”{guess.en}", f"«{field.header.ru}»{guess.ru}"))
        return self.place.issue(
            kind, (self.row,), detail={"found": _listed(self.headers), **in_both("missing", _joined(named))}
        )

    def remarks(self, columns: Mapping[str, Binding]) -> list[Issue]:
        """What is worth knowing of the headers of a tab that can be used."""
        self.faults = []
        taken = {one.column for one in columns.values()}
        for places in self.by_normal.values():
            if len(places) > 1:
                self._twice("header_twice_unused", places)
        for name, binding in columns.items():
            if name in self.wanted.configured:
                continue
            known = {normal(header) for header in self.wanted.headers(self.wanted.fields[name])}
            rivals = [
                self.headers[place] for key in known for place in self.by_normal.get(key, []) if place not in taken
            ]
            if rivals:
                where = Place(self.place.tab, self.wanted.fields[name].owner, binding.column)
                self.faults.append(
                    where.issue("columns_compete", (self.row,), binding.header, {"rivals": ", ".join(sorted(rivals))})
                )
        return self.faults


def _tells_outcome(columns: Mapping[str, Binding]) -> bool:
    return "status" in columns or "date_won" in columns or {"closed", "loss_reason"} <= set(columns)


def _without_currency(header: str, words: frozenset[str]) -> str:
    """`amount, rub` names the amount."""
    for mark in (", ", " (", " ", "/"):
        name, found, unit = header.rpartition(mark)
        if found and unit.strip(".") in words:
            return name.rstrip(" ,(")
    return header


def _guess(wanted: Sequence[str], found: Sequence[str]) -> Words:
    guess = nearest(wanted, found)
    return Words(NEAREST.en.format(guess=guess), NEAREST.ru.format(guess=guess)) if guess else Words("", "")


def _listed(headers: Sequence[str]) -> str:
    shown = [header[:_SHOWN_HEADERS] for header in headers if header]
    return ", ".join(shown[:_SHOWN_HEADERS])


def _joined(names: Sequence[Words]) -> Words:
    return Words(", ".join(name.en for name in names), ", ".join(name.ru for name in names))
