"""One header being matched with the columns that are wanted: by name, by a name with a typo, by what stands below."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np

from sheetsync.core.grid import Grid, letters
from sheetsync.core.issues import Issue
from sheetsync.core.parse.text import show
from sheetsync.core.schema import Kind
from sheetsync.core.tables.complaints import Place, in_both
from sheetsync.core.tables.fitting import TELLING, holds, names_rows, sample
from sheetsync.core.tables.header_names import is_error, key_of
from sheetsync.core.tables.header_rows import HeaderRows
from sheetsync.core.tables.near_headers import merely_like, surely_meant
from sheetsync.core.tables.side_tables import find_sides, is_filled
from sheetsync.core.tables.wanted import WantedColumns

_MOST_ROWS = 1000
_COUNTERS = frozenset(map(key_of, ("№", "№ п/п", "п/п", "N", "N п/п", "#", "No", "Row", "Строка", "№ строки")))
"""Headers of columns that only number the rows, written ahead of the records."""
_SCALED = frozenset({Kind.MONEY, Kind.COUNT})


@dataclass(frozen=True, slots=True)
class Binding:
    """Where a declared column was found: its 0-based place, and its header as written, and in which row.

    `scale`: what its header says that its numbers are to be multiplied by; `twins`: further columns of that header.
    """

    column: int
    header: str
    row: int = 0
    scale: int = 1
    twins: tuple[int, ...] = ()


@dataclass(slots=True)
class ColumnSearch:
    """A header and its columns. `columns` are those found so far, by declared name."""

    place: Place
    wanted: WantedColumns
    header: HeaderRows
    grid: Grid
    headers: list[str] = field(init=False)
    detached: frozenset[int] = field(init=False)
    columns: dict[str, Binding] = field(default_factory=dict)
    told: list[Issue] = field(default_factory=list)
    lost: list[str] = field(default_factory=list)
    """Configured headers that aren't there."""

    def __post_init__(self) -> None:
        sides = find_sides(self.grid, self.header, self.wanted.belongs_to)
        self.headers = ["" if place in sides.others else text for place, text in enumerate(self.header.texts)]
        self.detached = sides.detached | sides.others

    def search(self) -> None:
        """Find what can be found: configured headers first, then by rank of the declared ones, then by guessing."""
        by_key: dict[str, list[int]] = {}
        by_bare: dict[str, list[int]] = {}
        for column, text in enumerate(self.headers):
            if text:
                own = self.wanted.taken_apart(text)
                by_key.setdefault(own.key, []).append(column)
                if not own.aside:
                    by_bare.setdefault(own.bare, []).append(column)
        for name, text in self.wanted.configured.items():
            if not self._take(name, by_key.get(self.wanted.taken_apart(text).key, [])):
                self.lost.append(text)
        for rank in range(self.wanted.ranks()):
            for name, declared in self.wanted.fields.items():
                if name not in self.columns and name not in self.wanted.configured:
                    keys = [self.wanted.taken_apart(alias).key for alias in self.wanted.aliases(declared, rank)]
                    any(self._take(name, places.get(key, [])) for key in keys for places in (by_key, by_bare))
        self._prefer_filled()
        self._take_misspelled()
        self._take_headless()
        counters = {column for column, text in enumerate(self.headers) if text and key_of(text) in _COUNTERS}
        self.detached |= counters - self.taken()

    def free(self) -> list[str]:
        """Declared columns that are still looked for."""
        return [name for name in self.wanted.fields if name not in self.columns and name not in self.wanted.configured]

    def taken(self) -> set[int]:
        """Places of the columns found."""
        return {place for one in self.columns.values() for place in (one.column, *one.twins)}

    def first(self) -> int:
        """The first row below the header."""
        return self.header.bottom + 1

    def _take(self, name: str, places: Sequence[int]) -> bool:
        """Take the first of these columns that is free, sooner one with values than one without."""
        taken = self.taken()
        free = [column for column in places if column not in taken]
        if not free:
            return False
        filled = [column for column in free if is_filled(self.grid, column, self.first())] if len(free) > 1 else free
        column = (filled or free)[0]
        self._bind(name, column, tuple(other for other in filled if other != column))
        return True

    def _bind(self, name: str, column: int, twins: tuple[int, ...] = ()) -> None:
        text = self.headers[column]
        scale = self.wanted.taken_apart(text).scale if self.wanted.fields[name].kind in _SCALED else 1
        self.columns[name] = Binding(column, text, self.header.rows[column], scale, twins)

    def _prefer_filled(self) -> None:
        """A column without a single value gives way to one of another of its names that has some."""
        for name, binding in list(self.columns.items()):
            if name in self.wanted.configured or is_filled(self.grid, binding.column, self.first()):
                continue
            taken = self.taken()
            for column, text in enumerate(self.headers):
                same = text and column not in taken and self.wanted.field_of(text) == name
                if same and not self.wanted.taken_apart(text).aside and is_filled(self.grid, column, self.first()):
                    self._bind(name, column)
                    break

    def _take_misspelled(self) -> None:
        for column in self._unread():
            text = self.headers[column]
            free = [name for name in self.free() if name not in self._stages()]
            name = surely_meant(text, self.wanted, free) if text else ""
            if name and (self.wanted.fields[name].kind not in TELLING or self._holds(name, column)):
                self._bind(name, column)
                self._tell("header_near", column, name)

    def _take_headless(self) -> None:
        """A required column whose header is empty or an error, if but one column can be it."""
        headless = [column for column in self._unread() if not self.headers[column] and column not in self.detached]
        lacking = [name for name in self.free() if self.wanted.fields[name].required]
        fits = {name: [column for column in headless if self._holds(name, column)] for name in lacking}
        for name, columns in fits.items():
            rivals = {column for other in lacking if other != name for column in fits[other]}
            if len(columns) == 1 and columns[0] not in rivals:
                self._bind(name, columns[0])
                self._tell("header_guessed", columns[0], name)

    def _holds(self, name: str, column: int) -> bool:
        wanted = self.wanted.fields[name]
        if wanted.kind is Kind.ID:
            return names_rows(self.grid.columns[column], self.first())
        return holds(wanted, self.grid.columns[column], self.first(), self.wanted.norms)

    def _unread(self) -> list[int]:
        """Columns that hold something and are none of those found, nor have a header that means one."""
        taken = self.taken()
        return [
            column
            for column, text in enumerate(self.headers)
            if column not in taken
            and not (text and self.wanted.knows(text) and not self.wanted.taken_apart(text).aside)
            and is_filled(self.grid, column, self.first())
        ]

    def _stages(self) -> set[str]:
        return {stage.name for stage in self.wanted.stages.values()}

    def tell_remarks(self) -> None:
        """What is worth knowing of the headers of a tab that can be used."""
        if self.header.bottom > self.header.top:
            self.told.append(self.place.issue("header_rows", range(self.header.top, self.header.bottom + 1)))
        self._tell_twice()
        self._tell_rivals()
        for column in self._unread():
            if not self.headers[column]:
                self._tell_headless(column)
            elif not self.wanted.belongs_to(self.headers[column]):
                self._propose(column)
        for name, binding in self.columns.items():
            if binding.scale > 1:
                self._tell("header_scaled", binding.column, name, scale=f"{binding.scale:,}".replace(",", " "))

    def _propose(self, column: int) -> None:
        """Say that a header is like one that is looked for, if what stands below could be that."""
        name = merely_like(self.headers[column], self.wanted, self.free())
        if name and (self.wanted.fields[name].kind not in TELLING or self._holds(name, column)):
            self._tell("header_near_unused", column, name)

    def _tell_twice(self) -> None:
        by_key: dict[str, list[int]] = {}
        for column, text in enumerate(self.headers):
            if text:
                by_key.setdefault(self.wanted.taken_apart(text).key, []).append(column)
        used = {one.column for one in self.columns.values()}
        for places in by_key.values():
            if len(places) > 1:
                columns = ", ".join(map(letters, places))
                read = next((column for column in places if column in used), None)
                if read is None:
                    self._say("header_twice_unused", places[1], columns=columns)
                else:
                    self._say("header_twice", next(p for p in places if p != read), columns=columns, used=letters(read))

    def _tell_rivals(self) -> None:
        taken = self.taken()
        for name, binding in self.columns.items():
            key = self.wanted.taken_apart(binding.header).key
            rivals = [
                text
                for column, text in enumerate(self.headers)
                if text and column not in taken and self.wanted.field_of(text) == name
                if self.wanted.taken_apart(text).key != key
            ]
            if rivals and name not in self.wanted.configured:
                self._say("columns_compete", binding.column, name, rivals=", ".join(sorted(rivals)))

    def _tell_headless(self, column: int) -> None:
        """A column of the table without a header; what stands beside the table is told with its rows."""
        error = self.grid.cell(self.header.bottom, column)
        inside = column not in self.detached and self._is_inside(column)
        if inside or (isinstance(error, str) and is_error(error)):
            example = next(iter(sample(self.grid.columns[column], self.first())), None)
            self._say("header_blank", column, written=show(error), letter=letters(column), example=show(example))
        else:
            self._tell_beside(column)

    def _tell_beside(self, column: int) -> None:
        codes = self.grid.columns[column].codes
        rows = np.flatnonzero(codes[self.first() :])[:_MOST_ROWS] + self.first()
        cells = self.grid.columns[column].distinct
        if told := [row for row in rows.tolist() if cells[codes[row]] is not False]:
            where = Place(self.place.tab, self.place.owner, column)
            self.told.append(where.issue("beside_table", told, show(cells[codes[told[0]]])))

    def _is_inside(self, column: int) -> bool:
        """Whether it is filled about as often as the table's first column."""
        first = next(iter(self.columns.values())).column
        own, main = (int((self.grid.columns[at].codes[self.first() :] != 0).sum()) for at in (column, first))
        return 2 * own >= main

    def _tell(self, kind: str, column: int, name: str, **detail: str) -> None:
        self._say(kind, column, name, **in_both("field", self.wanted.fields[name].header), **detail)

    def _say(self, kind: str, column: int, name: str = "", written: str | None = None, **detail: str) -> None:
        owner = self.wanted.fields[name].owner if name else self.place.owner
        where = Place(self.place.tab, owner, column)
        text = self.headers[column] if written is None else written
        self.told.append(where.issue(kind, (self.header.rows[column],), text, detail))
