"""Every shape of markup that a cell may have, and the two ways of reading it."""

from __future__ import annotations

import datetime as dt
import io
from collections.abc import Callable
from pathlib import Path

import numpy as np
import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sheetsync.adapters.xlsx import XlsxWorkbook
from sheetsync.adapters.xlsx.archive import CHUNK, Archive
from sheetsync.adapters.xlsx.cell_values import Meaning
from sheetsync.adapters.xlsx.markup import DamagedMarkup
from sheetsync.adapters.xlsx.sheet_parsing import parse_sheet
from sheetsync.adapters.xlsx.sheet_reading import read_sheet, scan_sheet
from sheetsync.adapters.xlsx.sheet_scan import UnusualMarkup
from sheetsync.core.grid import UNCALCULATED, Cell, Grid, letters
from sheetsync.errors import BadSheetData
from tests.adapters.xlsx_files import MAIN, cells_of, hand_made, sheet_xml, write_rows

SHARED = (
    f'<?xml version="1.0" encoding="UTF-8"?><sst xmlns="{MAIN}" count="5" uniqueCount="5"><si><t>plain</t></si>'
    '<si><r><rPr><b/></rPr><t>rich </t></r><r><t>text</t></r><rPh sb="0" eb="1"><t>ri-chi</t></rPh></si>'
    '<si><t xml:space="preserve"> a &amp; b_x000D_\n</t></si><si/><si><t>last</t></si></sst>'
)
MEANING = Meaning(["plain", "rich text", " a & b\n", "", "last"], frozenset({1, 2}), False)

SHAPES: list[tuple[str, Cell]] = [
    ('<c r="A1"><v>5</v></c>', 5),
    ('<c r="A1" t="n"><v>5.0</v></c>', 5),
    ('<c r="A1"><v>0.1</v></c>', 0.1),
    ('<c r="A1"><v>-1.5E3</v></c>', -1500),
    ('<c r="A1"><v>9007199254740993</v></c>', 9007199254740992.0),
    ('<c r="A1"><v>INF</v></c>', "#NUM!"),
    ('<c r="A1" s="1"><v>46300</v></c>', dt.date(2026, 10, 5)),
    ('<c r="A1" s="2"><v>46300.5</v></c>', dt.datetime(2026, 10, 5, 12)),
    ('<c r="A1" s="1"><v>-3</v></c>', -3),
    ('<c r="A1" s="1"><v>99999999</v></c>', 99999999),
    ('<c r="A1" s="1"><v>1</v></c>', dt.date(1900, 1, 1)),
    ('<c r="A1" t="s"><v>0</v></c>', "plain"),
    ('<c r="A1" t="s" s="1"><v>1</v></c>', "rich text"),
    ('<c r="A1" t="s"><v>2</v></c>', " a & b\n"),
    ('<c r="A1" t="s"><v>3</v></c>', None),
    ('<c r="A1" t="s"><v>4</v></c>', "last"),
    ('<c r="A1" t="b"><v>1</v></c>', True),
    ('<c r="A1" t="b"><v>0</v></c>', False),
    ('<c r="A1" t="e"><v>#REF!</v></c>', "#REF!"),
    ('<c r="A1" t="e"><f>B9</f><v>#N/A</v></c>', "#N/A"),
    ('<c r="A1" t="str"><f>B9&amp;""</f><v>say &quot;hi&quot; &#1078;&#x436;</v></c>', 'say "hi" жж'),
    ('<c r="A1" t="str"><f>IF(B1&gt;0,1,"")</f><v></v></c>', None),
    ('<c r="A1" t="str"><f>IF(B1&gt;0,1,"")</f><v/></c>', None),
    ('<c r="A1" t="str"><f>A2</f></c>', UNCALCULATED),
    ('<c r="A1"><f>1+1</f><v>2</v></c>', 2),
    ('<c r="A1"><f>1+1</f></c>', UNCALCULATED),
    ('<c r="A1"><f>1+1</f><v></v></c>', UNCALCULATED),
    ('<c r="A1"><f>1+1</f><v/></c>', UNCALCULATED),
    ('<c r="A1"><f>1+1</f><v /></c>', UNCALCULATED),
    ('<c r="A1" s="2"><f t="shared" ref="A1:A9" si="0">B1+1</f><v>46300</v></c>', dt.date(2026, 10, 5)),
    ('<c r="A1"><f t="shared" si="0"/><v>7</v></c>', 7),
    ('<c r="A1" t="inlineStr"><is><t>=1+1</t></is></c>', "=1+1"),
    ('<c r="A1" t="inlineStr"><is><t xml:space="preserve"> x </t></is></c>', " x "),
    ('<c r="A1" t="inlineStr"><is><t></t></is></c>', None),
    ('<c r="A1" t="inlineStr"><is><t/></is></c>', None),
    ('<c r="A1" t="inlineStr"><is><r><t>two </t></r><r><rPr><i/></rPr><t>runs</t></r></is></c>', "two runs"),
    ('<c r="A1" t="inlineStr"><is><t>kanji</t><rPh sb="0" eb="2"><t>kana</t></rPh></is></c>', "kanji"),
    ('<c r="A1" t="inlineStr"><is><t>a_x0041_b_x0007_</t></is></c>', "aAb"),
    ('<c r="A1" t="inlineStr"><is><t>a\x7f\u202eb\r\nc</t></is></c>', "ab\nc"),
    ('<c r="A1" t="d"><v>2026-10-05</v></c>', dt.date(2026, 10, 5)),
    ('<c r="A1" t="d"><v>2026-10-05T14:30:00</v></c>', dt.datetime(2026, 10, 5, 14, 30)),
    ('<c r="A1" t="d"><v>soon</v></c>', "soon"),
    ('<c r="A1" s="1"/>', None),
    ('<c r="A1" s="1" />', None),
    ('<c r="A1" s="1"></c>', None),
    ('<c r="A1" cm="1" t="str"><f t="array" ref="A1">X()</f><v>dynamic</v></c>', "dynamic"),
]


@pytest.mark.parametrize(("cell", "value"), SHAPES)
def test_a_cell_s_markup_means_its_value_in_both_ways_of_reading(tmp_path: Path, cell: str, value: Cell) -> None:
    xml = sheet_xml(f'<row r="1">{cell}</row>').encode()
    for grid in (
        scan_sheet(io.BytesIO(xml), MEANING),
        parse_sheet(io.BytesIO(xml), MEANING),
        XlsxWorkbook(hand_made(tmp_path / "b.xlsx", xml, shared=SHARED)).read(["Tab"])["Tab"],
    ):
        assert grid.cell(0, 0) == value
        assert type(grid.cell(0, 0)) is type(value)


UNUSUAL = {
    "prefixed": f'<x:worksheet xmlns:x="{MAIN}"><x:sheetData><x:row r="2"><x:c r="B2"><x:v>5</x:v></x:c></x:row>'
    "</x:sheetData></x:worksheet>",
    "no addresses": sheet_xml("<row/><row><c/><c><v>5</v></c></row>"),
    "address last": sheet_xml('<row r="2"><c s="1" t="n" r="B2"><v>5</v></c></row>').replace('s="1"', 's="0"'),
    "single quotes": sheet_xml("<row r='2'><c r='B2'><v>5</v></c></row>"),
    "a comment": sheet_xml('<row r="2"><!-- <c r="C3"><v>6</v></c> --><c r="B2"><v>5</v></c></row>'),
    "CDATA": sheet_xml('<row r="2"><c r="B2"><v><![CDATA[5]]></v></c></row>'),
    "indented": sheet_xml('\n <row r="2">\n  <c r="B2">\n   <v>5</v>\n  </c>\n </row>\n'),
    "another row element": sheet_xml('<row r="2"><c r="B2"><v>5</v></c><extLst><ext uri="x"/></extLst></row>'),
    "an extension in a cell": sheet_xml(
        '<row r="2"><c r="B2"><v>5</v><extLst><ext uri="x"><y:c xmlns:y="y" r="C3"/></ext></extLst></c></row>'
    ),
    "UTF-16": sheet_xml('<row r="2"><c r="B2"><v>5</v></c></row>').replace("UTF-8", "UTF-16"),
    "attributes on sheetData": sheet_xml('<row r="2"><c r="B2"><v>5</v></c></row>').replace(
        "<sheetData>", "<sheetData  >"
    ),
    "Strict": sheet_xml('<row r="2"><c r="B2"><v>5</v></c></row>').replace(
        MAIN, "http://purl.oclc.org/ooxml/spreadsheetml/main"
    ),
}


@pytest.mark.parametrize("shape", UNUSUAL)
def test_unusual_markup_is_read_right_all_the_same(tmp_path: Path, shape: str) -> None:
    xml = UNUSUAL[shape]
    data = xml.encode("utf-16") if "UTF-16" in xml else xml.encode()
    grid = XlsxWorkbook(hand_made(tmp_path / "b.xlsx", data)).read(["Tab"])["Tab"]
    assert list(cells_of(grid)) == [((1, 1), 5)]


DAMAGED = {
    "cut off": sheet_xml('<row r="1"><c r="A1"><v>5</v></c></row>')[:-40],
    "a string that isn't there": sheet_xml('<row r="1"><c r="A1" t="s"><v>5</v></c></row>'),
    "a negative string": sheet_xml('<row r="1"><c r="A1" t="s"><v>-1</v></c></row>'),
    "a word for a number": sheet_xml('<row r="1"><c r="A1"><v>five</v></c></row>'),
    "an unknown type": sheet_xml('<row r="1"><c r="A1" t="q"><v>5</v></c></row>'),
    "beyond the last column": sheet_xml('<row r="1"><c r="XFE1"><v>5</v></c></row>'),
    "beyond the last row": sheet_xml('<row r="1048577"><c r="A1048577"><v>5</v></c></row>'),
    "no address": sheet_xml('<row r="1"><c r="5A"><v>5</v></c></row>'),
    "an unknown entity": sheet_xml('<row r="1"><c r="A1" t="str"><v>&who;</v></c></row>'),
    "a DTD": '<!DOCTYPE worksheet [<!ENTITY who "me">]>'
    + sheet_xml('<row r="1"><c r="A1" t="str"><v>&who;</v></c></row>').partition("\n")[2],
    "an end without a beginning": sheet_xml('<row r="1"><c r="A1"><v>5</v></c></c></row>'),
    "no XML": "just words",
}


@pytest.mark.parametrize("fault", DAMAGED)
def test_a_damaged_sheet_is_told_not_guessed(tmp_path: Path, fault: str) -> None:
    path = hand_made(tmp_path / "b.xlsx", DAMAGED[fault], shared=SHARED)
    with pytest.raises(BadSheetData, match=r"b\.xlsx: the workbook is damaged"):
        XlsxWorkbook(path).read(["Tab"])


def test_the_grid_starts_at_a1_and_ends_with_the_last_filled_cell(tmp_path: Path) -> None:
    rows = (
        '<row r="3"><c r="C3"><v>1</v></c><c r="E3" s="1"/></row><row r="7"><c r="AB7" t="b"><v>1</v></c></row>'
        '<row r="1000"><c r="A1000" s="1"/><c r="ZZ1000" s="1"/></row>'
    )
    grid = XlsxWorkbook(hand_made(tmp_path / "b.xlsx", sheet_xml(rows))).read(["Tab"])["Tab"]
    assert (grid.height, len(grid.columns)) == (7, 28)
    assert list(cells_of(grid)) == [((2, 2), 1), ((6, 27), True)]
    assert all(len(column) == 7 for column in grid.columns)


@pytest.mark.parametrize("rows", ["", '<row r="5"/>', '<row r="5"><c r="A5" s="1"/></row>'])
def test_an_empty_tab_is_an_empty_grid(tmp_path: Path, rows: str) -> None:
    xml = sheet_xml(rows) if rows else sheet_xml(rows).replace("<sheetData></sheetData>", "<sheetData/>")
    grid = XlsxWorkbook(hand_made(tmp_path / "b.xlsx", xml)).read(["Tab"])["Tab"]
    assert (grid.columns, grid.height) == ((), 0)


def test_days_count_from_1904_where_the_workbook_says_so(tmp_path: Path) -> None:
    xml = sheet_xml('<row r="1"><c r="A1" s="1"><v>44838</v></c><c r="B1" s="2"><v>0.25</v></c></row>')
    path = hand_made(tmp_path / "b.xlsx", xml, properties='<workbookPr date1904="1"/>')
    assert XlsxWorkbook(path).read(["Tab"])["Tab"].row(0) == [dt.date(2026, 10, 5), dt.datetime(1904, 1, 1, 6)]


def test_a_workbook_without_styles_or_strings_has_numbers(tmp_path: Path) -> None:
    xml = sheet_xml('<row r="1"><c r="A1" s="1"><v>46300</v></c></row>')
    assert XlsxWorkbook(hand_made(tmp_path / "b.xlsx", xml, styles=None)).read(["Tab"])["Tab"].row(0) == [46300]


def test_each_distinct_value_is_held_once(tmp_path: Path) -> None:
    path = write_rows(tmp_path / "b.xlsx", {"Tab": [[("yes", "no")[row % 2], row] for row in range(5000)]})
    answers, numbers = XlsxWorkbook(path).read(["Tab"])["Tab"].columns
    assert answers.distinct == [None, "yes", "no"]
    assert numbers.distinct == [None, *range(5000)]
    assert np.array_equal(numbers.codes, np.arange(1, 5001))


def test_more_distinct_values_than_are_remembered_are_read_right(tmp_path: Path) -> None:
    cells = "".join(
        f'<row r="{n}"><c r="A{n}" t="inlineStr"><is><t>L-{n}</t></is></c><c r="B{n}"><v>{n}.5</v></c></row>'
        for n in range(1, 150_001)
    )
    grid = XlsxWorkbook(hand_made(tmp_path / "b.xlsx", sheet_xml(cells))).read(["Tab"])["Tab"]
    assert grid.height == 150_000
    assert [grid.row(row) for row in (0, 70_000, 149_999)] == [
        ["L-1", 1.5],
        ["L-70001", 70001.5],
        ["L-150000", 150000.5],
    ]


def test_a_row_longer_than_what_is_read_at_once(tmp_path: Path) -> None:
    words = [f"{place} {'word ' * 300}" for place in range(2_000)]
    cells = "".join(f'<c r="{letters(n)}1" t="inlineStr"><is><t>{word}</t></is></c>' for n, word in enumerate(words))
    assert len(cells) > CHUNK
    path = hand_made(tmp_path / "b.xlsx", sheet_xml(f'<row r="1">{cells}</row><row r="2"><c r="A2"><v>5</v></c></row>'))
    grid = XlsxWorkbook(path).read(["Tab"])["Tab"]
    assert grid.row(0) == words
    assert grid.cell(1, 0) == 5


def test_cells_that_span_more_than_fits_are_refused_with_advice(tmp_path: Path) -> None:
    wide = "".join(f'<c r="{name}1"><v>1</v></c>' for name in columns(120))
    xml = sheet_xml(f'<row r="1">{wide}</row><row r="1048576"><c r="A1048576"><v>1</v></c></row>')
    with pytest.raises(BadSheetData, match="'Tab' spans 1048576 rows and 120 columns; delete"):
        XlsxWorkbook(hand_made(tmp_path / "b.xlsx", xml)).read(["Tab"])


def columns(count: int) -> list[str]:
    return [letters(place) for place in range(count)]


def test_ordinary_writers_are_read_the_fast_way(tmp_path: Path) -> None:
    path = write_rows(tmp_path / "b.xlsx", {"Tab": [["a", 1, None, True, dt.date(2026, 1, 1)]] * 3})
    again = tmp_path / "again.xlsx"
    openpyxl.load_workbook(path).save(again)
    for file in (path, again):
        with Archive(file) as archive, archive.stream("xl/worksheets/sheet1.xml") as stream:
            assert scan_sheet(stream, Meaning(["a"], frozenset(), False)).height == 3


TAGS = [
    '<c r="A1">',
    '<c r="B2" s="1" t="s">',
    '<c r="C1"/>',
    "</c>",
    "<v>",
    "</v>",
    "<v/>",
    "<f>A1</f>",
    "<is><t>",
    "</t></is>",
    '<c r="A2" t="inlineStr"><is><t>x</t></is></c>',
    '<c r="A3" t="s"><v>1</v></c>',
    '<c r="B1"><v>1</v></c>',
    "1",
    "&amp;",
    "text",
    ">",
    "/>",
    "\n",
    '</row><row r="4">',
    '</row><row/><row r="6">',
]

WHOLE = [tag for tag in TAGS if tag.startswith("<c ") and tag.endswith(("</c>", "/>"))] + TAGS[-3:]


@given(st.lists(st.sampled_from(TAGS), max_size=14) | st.lists(st.sampled_from(WHOLE), max_size=9))
@settings(max_examples=600, deadline=None)
def test_where_the_fast_way_is_sure_it_agrees_with_the_parser(pieces: list[str]) -> None:
    xml = sheet_xml(f'<row r="1">{"".join(pieces)}</row>').encode()
    parsed = outcome(parse_sheet, xml)
    scanned = outcome(scan_sheet, xml)
    assert scanned is None or parsed is None or list(cells_of(scanned)) == list(cells_of(parsed))


def outcome(read: Callable[[io.BytesIO, Meaning], Grid], xml: bytes) -> Grid | None:
    try:
        return read(io.BytesIO(xml), MEANING)
    except (UnusualMarkup, DamagedMarkup):
        return None


def test_a_sheet_s_part_is_found_whatever_the_case_of_its_name(tmp_path: Path) -> None:
    path = hand_made(
        tmp_path / "b.xlsx",
        sheet_xml('<row r="1"><c r="A1" t="s"><v>0</v></c></row>'),
        shared=SHARED,
    )
    with Archive(path) as archive:
        assert "XL/SharedStrings.xml" in archive
        assert read_sheet(archive, "xl/worksheets/SHEET1.xml", MEANING).cell(0, 0) == "plain"
