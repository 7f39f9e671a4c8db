"""Whatever people do with rows and columns, cells, ranges and formulas keep together."""

from __future__ import annotations

from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.sheets_emulator import Emulator
from tests.sheets_emulator.areas import Area, a1, parsed_cells
from tests.sheets_emulator.masks import parsed, projected, written

SIZE = 5
INDEX = st.integers(0, SIZE - 1)
STEP = st.tuples(st.sampled_from(["insert", "delete", "move"]), st.sampled_from(["ROWS", "COLUMNS"]), INDEX, INDEX)

Step = tuple[str, str, int, int]


class Model:
    """The grid as a list of lists, wide enough for what is inserted."""

    def __init__(self) -> None:
        self.rows: list[list[int | None]] = [[10 * r + c for c in range(SIZE)] for r in range(SIZE)]

    def turned(self) -> None:
        self.rows = [list(column) for column in zip(*self.rows, strict=True)]

    def change(self, kind: str, dimension: str, at: int, target: int) -> None:
        if dimension == "COLUMNS":
            self.turned()
        if kind == "insert":
            self.rows.insert(at, [None] * len(self.rows[0]))
        elif kind == "delete":
            del self.rows[at]
            self.rows.append([None] * len(self.rows[0]))
        else:
            self.rows.insert(target, self.rows.pop(at))
        if dimension == "COLUMNS":
            self.turned()

    def cells(self) -> dict[tuple[int, int], Any]:
        return {(r, c): v for r, row in enumerate(self.rows) for c, v in enumerate(row) if v is not None}


def act(google: Emulator, book: str, step: Step) -> None:
    kind, dimension, at, target = step
    person = google.person(book)
    lines = person.lines("Grid", dimension, at, 1)
    if kind == "move":
        index = target + 1 if target > at else target
        person.ask("moveDimension", {"source": lines, "destinationIndex": index})
    else:
        person.ask(f"{kind}Dimension", {"range": lines})


@settings(max_examples=60, deadline=None)
@given(st.lists(STEP, max_size=6), INDEX, INDEX)
def test_cells_ranges_and_formulas_follow(steps: list[Step], row: int, column: int) -> None:
    google, model = Emulator(), Model()
    book = google.add_spreadsheet(
        "Grid", tabs={"Grid": model.rows, "Other": [[f"={a1('Grid', Area(row, column, row + 1, column + 1))}"]]}
    )
    edges = Area(row, column, row + 1, column + 1).edges()
    google.person(book).ask("addNamedRange", {"namedRange": {"name": "one", "range": {"sheetId": 0, **edges}}})
    wanted = model.rows[row][column]
    for step in steps:
        act(google, book, step)
        model.change(*step)
    cells = google.cells(book, "Grid")
    assert cells == model.cells()
    (named,) = google.state(book)["namedRanges"]
    there = named.get("range")
    assert (there is None) == (wanted not in cells.values())
    if there is not None:
        assert cells[there["startRowIndex"], there["startColumnIndex"]] == wanted
    assert google.cells(book, "Other")[0, 0] == ("#REF!" if there is None else wanted)


@settings(max_examples=30, deadline=None)
@given(st.lists(STEP, min_size=1, max_size=4))
def test_restoring_a_snapshot(steps: list[Step]) -> None:
    google = Emulator()
    book = google.add_spreadsheet("Grid", tabs={"Grid": Model().rows})
    state, snapshot = google.state(book), google.snapshot()
    for step in steps:
        act(google, book, step)
    google.trash(book)
    google.restore(snapshot)
    assert google.state(book) == state


@given(st.integers(0, 2000), st.integers(0, 2000), st.integers(1, 50), st.integers(1, 50))
def test_a1_there_and_back(top: int, left: int, height: int, width: int) -> None:
    area = Area(top, left, top + height, left + width)
    if area.right <= 18278:  # the last column of three letters
        assert parsed_cells(a1("Sheet1", area).partition("!")[2]) == area.edges()


JSON = st.recursive(
    st.integers(), lambda inner: st.dictionaries(st.sampled_from("abc"), inner, max_size=3), max_leaves=8
)


@given(
    st.dictionaries(st.sampled_from("abc"), JSON),
    st.dictionaries(st.sampled_from("abc"), JSON),
    st.sampled_from(["a", "a.b", "a(b,c)", "b,c/a", "*"]),
)
def test_writing_through_a_mask(old: dict[str, Any], new: dict[str, Any], fields: str) -> None:
    mask = parsed(fields)
    result = written(mask, old, new)
    if fields == "*":
        assert result == new
    for name in set("abc") - mask.keys() if fields != "*" else set():
        assert result.get(name) == old.get(name), "what the mask doesn't name stays"
    for name, inner in mask.items():
        if name != "*" and not inner:
            assert projected({name: {}}, result) == projected({name: {}}, new)
