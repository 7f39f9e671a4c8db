"""Charts and rules in a workbook file: drawn anew at every write, beside what people put on our tabs."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import replace
from pathlib import Path

import pytest

from sheetsync.adapters.xlsx import XlsxWorkbook
from sheetsync.core.layout import Chart, ChartKind, Highlight, Sheet, Spot, Style
from tests.adapters import rich_workbooks
from tests.adapters.soundness import faults
from tests.adapters.test_xlsx_grafting import AMENDED, packed
from tests.adapters.xlsx_files import change_parts, opened, parts_of, write_rows

HEAD = tuple(Spot(name, Style.COLUMN) for name in ("What", "k", "Share"))
DAYS = [dt.date(2026, month, 5) for month in (8, 9, 10)]


def sheet(kind: ChartKind, amounts: list[float], *, name: str = "one", totals: tuple[int, ...] = ()) -> Sheet:
    labels: list[str | dt.date] = (
        list(DAYS[: len(amounts)]) if kind is ChartKind.TREND else [f"row {n}" for n in range(len(amounts))]
    )
    rows = [
        (Spot(label), Spot(amount, Style.MONEY), Spot(0.5, Style.SHARE))
        for label, amount in zip(labels, amounts, strict=True)
    ]
    series = (1, 2) if kind in (ChartKind.PARETO, ChartKind.TREND) else (1,)
    chart = Chart(name, kind, "What the rows say", 1, len(amounts), 0, series, (len(rows) + 2, 0), totals=totals)
    return Sheet("ceo", "CEO", (HEAD, *rows), (20, 12, 9), charts=(chart,))


def chart_parts(path: Path) -> list[str]:
    return [name for name in parts_of(path) if name.startswith("xl/charts/chart")]


def values(part: bytes) -> list[list[float]]:
    """The numbers of each series."""
    found = re.findall(rb"<c:val>.*?</c:val>", part, re.DOTALL)
    return [[float(value) for value in re.findall(rb"<c:v>([^<]*)</c:v>", series)] for series in found]


@pytest.fixture
def book(tmp_path: Path) -> Path:
    return write_rows(tmp_path / "b.xlsx", {"Leads": [["x"]]})


@pytest.mark.parametrize("kind", list(ChartKind))
def test_a_chart_of_every_kind(book: Path, kind: ChartKind) -> None:
    XlsxWorkbook(book).write([sheet(kind, [5, 3, 2])])
    assert faults(book) == []
    (part,) = chart_parts(book)
    assert b"What the rows say" in parts_of(book)[part]


def test_everything_else_keeps_its_bytes_and_the_second_time_so_do_ours(tmp_path: Path) -> None:
    path = rich_workbooks.by_xlsxwriter(tmp_path / "rich.xlsx")
    before, packed_before = parts_of(path), packed(path)
    workbook = XlsxWorkbook(path)
    pages = [sheet(ChartKind.FUNNEL, [5, 3]), replace(sheet(ChartKind.PARETO, [5, 3]), role="losses", title="Losses")]
    workbook.write(pages)
    after, packed_after = parts_of(path), packed(path)
    for name in before.keys() - AMENDED:
        assert after[name] == before[name], name
        assert packed_after[name] == packed_before[name], name
    assert faults(path) == []
    once = path.read_bytes()
    workbook.write(pages)
    assert path.read_bytes() == once


def test_charts_go_and_come_with_what_they_show(book: Path) -> None:
    workbook = XlsxWorkbook(book)
    funnel = sheet(ChartKind.FUNNEL, [5, 3])
    without = replace(funnel, charts=())
    workbook.write([without])
    assert chart_parts(book) == []
    bare = parts_of(book)
    workbook.write([funnel])
    assert len(chart_parts(book)) == 1
    assert faults(book) == []
    workbook.write([without])
    assert parts_of(book) == bare


def test_what_people_put_on_our_tab_stays_under_our_new_charts(book: Path) -> None:
    workbook = XlsxWorkbook(book)
    workbook.write([sheet(ChartKind.FUNNEL, [5, 3])])
    theirs = (
        b"<xdr:twoCellAnchor><xdr:from><xdr:col>9</xdr:col><xdr:colOff>0</xdr:colOff><xdr:row>1</xdr:row>"
        b"<xdr:rowOff>0</xdr:rowOff></xdr:from>"
        b"<xdr:to><xdr:col>11</xdr:col><xdr:colOff>0</xdr:colOff><xdr:row>4</xdr:row>"
        b"<xdr:rowOff>0</xdr:rowOff></xdr:to><xdr:sp><xdr:nvSpPr>"
        b'<xdr:cNvPr id="7" name="Arrow of theirs"/><xdr:cNvSpPr/>'
        b"</xdr:nvSpPr><xdr:spPr/></xdr:sp><xdr:clientData/></xdr:twoCellAnchor></xdr:wsDr>"
    )
    change_parts(book, ("drawing1.xml", b"</xdr:wsDr>", theirs))
    for kind in (ChartKind.TREND, ChartKind.WATERFALL):
        workbook.read(["CEO"])
        workbook.write([sheet(kind, [5, 3], name=kind.value)])
        drawing = parts_of(book)["xl/drawings/drawing1.xml"]
        assert re.findall(rb'<xdr:cNvPr id="(\d+)" name="([^"]*)"', drawing) == [
            (b"7", b"Arrow of theirs"),
            (b"8", b"sheetsync " + kind.value.encode()),
        ]
        assert len(chart_parts(book)) == 1
        assert faults(book) == []
    workbook.write([replace(sheet(ChartKind.FUNNEL, [5]), charts=())])
    assert b"Arrow of theirs" in parts_of(book)["xl/drawings/drawing1.xml"]
    assert chart_parts(book) == []
    assert faults(book) == []


@pytest.mark.parametrize(
    ("amounts", "expected"),
    [
        # base, totals, up, down, and where the amounts stand
        ([100, 20, -50, 70], [[0, 100, 70, 0], [100, 0, 0, 70], [0, 20, 0, 0], [0, 0, 50, 0], [100, 120, 120, 70]]),
        # from 10 down through zero to −15, and up to 5
        (
            [10, -25, 20, 5],
            [[10, 0, 0, 5], [0, 0, 5, 0], [0, 0, -15, 0], [0, 10, 0, 0], [0, -15, 0, 0], [10, 10, 5, 5]],
        ),
        ([-10, -5, -15], [[0, -10, 0], [-10, 0, -15], [0, -5, 0], [0, -10, 0]]),
    ],
)
def test_the_pieces_of_a_waterfall(book: Path, amounts: list[float], expected: list[list[float]]) -> None:
    """Pieces on one side of zero add up to where the column ends."""
    XlsxWorkbook(book).write([sheet(ChartKind.WATERFALL, amounts, totals=(0, len(amounts) - 1))])
    (part,) = chart_parts(book)
    assert values(parts_of(book)[part]) == expected


def test_hostile_words_stay_words(book: Path) -> None:
    words = [
        "<script>alert(1)</script>",
        '=IMPORTXML("http://x","//a")',
        "\u202eabc",
        "x" * 10_000,
        "🙂 & <b>",
        "a\x0bb",
    ]
    rows = [(Spot(word), Spot(1, Style.COUNT), Spot(0.5, Style.SHARE)) for word in words]
    for kind in ChartKind:
        chart = Chart("one", kind, words[0], 1, len(rows), 0, (1,), (9, 0), totals=(0,))
        hostile = Sheet("ceo", "CEO", (HEAD, *rows), charts=(chart,), highlights=(Highlight(1, 6, 0, 'a"b<c>'),))
        workbook = XlsxWorkbook(book)
        workbook.read(["Leads"])
        workbook.write([hostile])
        assert faults(book) == []
        assert [opened(book)["CEO"].cell(row, 1).data_type for row in range(2, 8)] == ["s"] * 6


def test_rules_that_stay_when_people_sort(book: Path) -> None:
    rows = [(Spot(word), Spot(1)) for word in ("error", "note")]
    marked = Sheet("ceo", "CEO", tuple(rows), highlights=(Highlight(0, 1, 0, "error"),))
    workbook = XlsxWorkbook(book)
    workbook.write([marked])
    workbook.write([marked])
    (cells,) = opened(book)["CEO"].conditional_formatting
    (rule,) = cells.rules
    assert (str(cells.sqref), rule.operator, rule.formula) == ("A1:A2", "equal", ['"error"'])
    assert rule.dxf.font.color.rgb == "FFC2570C"
    assert faults(book) == []
