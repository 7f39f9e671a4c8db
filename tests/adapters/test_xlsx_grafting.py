"""Our tabs go into a workbook, and everything else in it stays as it was, byte for byte."""

from __future__ import annotations

import datetime as dt
import re
import xml.etree.ElementTree as ET
import zipfile
from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest
from openpyxl.worksheet.table import Table

from sheetsync.adapters.xlsx import XlsxWorkbook
from sheetsync.core.entry_tabs import ENTRY_TABS, Deals
from sheetsync.core.layout import Sheet, Spot, Style
from sheetsync.core.norms import DEFAULT_STAGES
from sheetsync.errors import BadSheetData, NotPermitted
from sheetsync.ports import NewEntryTab
from tests.adapters import rich_workbooks
from tests.adapters.soundness import faults
from tests.adapters.xlsx_files import (
    LINKS,
    MAIN,
    cells_of,
    change_parts,
    hand_made,
    opened,
    parts_of,
    sheet_xml,
    write_rows,
)

AMENDED = {"[Content_Types].xml", "xl/workbook.xml", "xl/_rels/workbook.xml.rels", "xl/styles.xml"}
Make = Callable[[Path], Path]
RICH: list[Make] = [rich_workbooks.by_xlsxwriter, rich_workbooks.by_openpyxl]


def page(role: str = "ceo", title: str = "CEO", *, rows: int = 3) -> Sheet:
    head = (Spot("Review", Style.TITLE, span=3),)
    names = tuple(Spot(name, Style.COLUMN) for name in ("Lead", "Sum", "Share", "Day", "Bar"))
    body = [
        (
            Spot(f"=L-{n}", Style.LINK, link=f"Leads!A{n + 1}"),
            Spot(n * 1000, Style.MONEY),
            Spot(n / 7, Style.SHARE),
            Spot(dt.date(2026, 10, n % 28 + 1), Style.DATE),
            Spot("█▌", Style.BAR),
        )
        for n in range(1, rows + 1)
    ]
    total = (
        Spot("Total", Style.TOTAL_TEXT),
        Spot(6000, Style.TOTAL_MONEY),
        Spot(True),
        None,
        Spot("", Style.TOTAL_TEXT),
    )
    return Sheet(role, title, (head, (), names, *body, total), (20, 12, 9, 12, 40), frozen=3, filter_row=2)


PAGES = [page(), page("funnel", "Funnel", rows=40)]


@pytest.fixture(params=RICH, ids=lambda make: str(make.__name__))
def rich(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    path: Path = request.param(tmp_path / "rich.xlsx")
    return path


def packed(path: Path) -> dict[str, tuple[int, bytes]]:
    """How each part is packed: method and bytes, found by the places that the directory gives."""
    data = path.read_bytes()
    found = {}
    with zipfile.ZipFile(path) as file:
        for info in file.infolist():
            start = info.header_offset
            start += 30 + int.from_bytes(data[start + 26 : start + 28], "little")
            start += int.from_bytes(data[info.header_offset + 28 : info.header_offset + 30], "little")
            found[info.filename] = (info.compress_type, data[start : start + info.compress_size])
    return found


def test_every_part_that_is_not_ours_keeps_its_bytes(rich: Path) -> None:
    before, packed_before = parts_of(rich), packed(rich)
    XlsxWorkbook(rich).write(PAGES)
    after, packed_after = parts_of(rich), packed(rich)
    assert len(before) > 15
    for name in before.keys() - AMENDED:
        assert after[name] == before[name], name
        assert packed_after[name] == packed_before[name], name
    assert list(after)[: len(before)] == list(before)
    assert len(after.keys() - before.keys()) == len(PAGES)


def children(data: bytes) -> list[str]:
    return [ET.canonicalize(ET.tostring(child, "unicode"), strip_text=True) for child in ET.fromstring(data)]


def test_lists_of_parts_tabs_and_styles_are_only_appended_to(rich: Path) -> None:
    before = parts_of(rich)
    XlsxWorkbook(rich).write(PAGES)
    after = parts_of(rich)
    for name in ("[Content_Types].xml", "xl/_rels/workbook.xml.rels"):
        assert children(after[name])[: len(children(before[name]))] == children(before[name])
    for name in ("xl/workbook.xml", "xl/styles.xml"):
        old, new = ET.fromstring(before[name]), ET.fromstring(after[name])
        assert new.attrib == old.attrib
        for section in old:
            grown = new.find(section.tag)
            assert grown is not None
            assert [ET.tostring(child) for child in grown][: len(section)] == [ET.tostring(child) for child in section]


def test_namespaces_that_the_root_declares_survive(tmp_path: Path) -> None:
    path = write_rows(tmp_path / "b.xlsx", {"Leads": [["x"]]})
    declared = (
        b' xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" mc:Ignorable="x14ac"'
        b' xmlns:x14ac="http://schemas.microsoft.com/office/spreadsheetml/2009/9/ac" '
    )
    roots = (("xl/workbook.xml", b"<workbook "), ("xl/styles.xml", b"<styleSheet "))
    change_parts(path, *((name, root, root.rstrip() + declared) for name, root in roots))
    XlsxWorkbook(path).write(PAGES)
    for name in ("xl/workbook.xml", "xl/styles.xml"):
        root = parts_of(path)[name].partition(b">")[2]
        assert b'mc:Ignorable="x14ac"' in root
        assert b'xmlns:x14ac="http' in root
    assert faults(path) == []


def test_the_result_holds_together_and_others_can_open_it(rich: Path) -> None:
    assert faults(rich) == []
    XlsxWorkbook(rich).write(PAGES)
    assert faults(rich) == []
    book = opened(rich)
    assert book.sheetnames[-2:] == ["CEO", "Funnel"]
    assert [cell.value for cell in book["CEO"][4]][:2] == ["=L-1", 1000]
    assert book["CEO"]["A4"].data_type == "s"


def test_syncing_again_changes_nothing_at_all(rich: Path) -> None:
    workbook = XlsxWorkbook(rich)
    workbook.write(PAGES)
    once = rich.read_bytes()
    workbook.write(PAGES)
    assert rich.read_bytes() == once


def test_styles_do_not_pile_up_over_many_syncs(rich: Path) -> None:
    workbook = XlsxWorkbook(rich)
    workbook.write(PAGES)
    styles = parts_of(rich)["xl/styles.xml"]
    for rows in (5, 9, 2):
        workbook.write([page(rows=rows)])
    assert parts_of(rich)["xl/styles.xml"] == styles
    assert len(parts_of(rich).keys()) == len({name.casefold() for name in parts_of(rich)})


def test_cells_read_back_with_every_digit_and_texts_as_texts(rich: Path) -> None:
    workbook = XlsxWorkbook(rich)
    workbook.write(PAGES)
    for sheet, grid in zip(PAGES, workbook.read(["CEO", "Funnel"]).values(), strict=True):
        assert dict(cells_of(grid)) == {(row, column): cell for row, column, cell in sheet.cells()}


def test_the_tab_in_front_stays_in_front(rich: Path) -> None:
    before = selected(rich)
    XlsxWorkbook(rich).write(PAGES)
    assert selected(rich) == before


def selected(path: Path) -> list[str]:
    return [
        name for name, data in parts_of(path).items() if re.search(rb'<sheetView [^>]*tabSelected="(1|true)"', data)
    ]


def test_our_own_tab_stays_in_front_if_it_was(tmp_path: Path) -> None:
    path = write_rows(tmp_path / "b.xlsx", {"Leads": [["x"]]})
    workbook = XlsxWorkbook(path)
    workbook.write(PAGES)
    change_parts(
        path,
        ("sheet1.xml", b' tabSelected="1"', b""),
        ("sheet2.xml", b"<sheetView ", b'<sheetView tabSelected="1" '),
    )
    workbook.read(["CEO"])
    workbook.write(PAGES)
    assert selected(path) == ["xl/worksheets/sheet2.xml"]
    assert faults(path) == []


def test_frozen_rows_widths_filter_print_view_and_links_are_there(rich: Path) -> None:
    XlsxWorkbook(rich).write(PAGES)
    book = opened(rich)
    ceo = book["CEO"]
    assert ceo.freeze_panes == "A4"
    assert ceo.print_title_rows == "$1:$3"
    assert ceo.page_setup.orientation == "landscape"
    assert ceo.sheet_properties.pageSetUpPr is not None
    assert ceo.sheet_properties.pageSetUpPr.fitToPage
    assert ceo.auto_filter.ref == "A3:E7"
    assert round(ceo.column_dimensions["A"].width) == 21
    assert not ceo.sheet_view.showGridLines
    assert [str(area) for area in ceo.merged_cells.ranges] == ["A1:C1"]
    link = ceo["A4"].hyperlink
    assert link is not None
    assert link.location == "'Leads'!A2"
    assert [ceo.cell(4, column).number_format for column in (2, 3, 4)] == ["#,##0", "0.0%", "yyyy-mm-dd;@"]


def test_a_link_follows_a_summary_tab_that_was_renamed(tmp_path: Path) -> None:
    path = write_rows(tmp_path / "b.xlsx", {"Leads": [["x"]]})
    workbook = XlsxWorkbook(path)
    workbook.write(PAGES)
    change_parts(path, ("xl/workbook.xml", b"Funnel", b"How far they come"))
    workbook.read(["CEO"])
    linked = Sheet("ceo", "CEO", ((Spot("further", Style.LINK, link="'Funnel'!B3"), Spot(5, link="Leads!A1")),))
    workbook.write([linked, PAGES[1]])
    links = [cell.hyperlink for cell in opened(path)["CEO"][1]]
    assert [link and link.location for link in links] == ["'How far they come'!B3", "'Leads'!A1"]


def test_print_titles_of_a_replaced_tab_are_told_once(rich: Path) -> None:
    workbook = XlsxWorkbook(rich)
    for _ in range(3):
        workbook.write(PAGES)
    names = re.findall(rb'<definedName [^>]*name="_xlnm.Print_Titles"[^>]*>([^<]*)', parts_of(rich)["xl/workbook.xml"])
    assert names.count(b"'CEO'!$1:$3") + names.count(b"CEO!$1:$3") == 1


def test_macros_stay_in_an_xlsm(tmp_path: Path) -> None:
    path = rich_workbooks.by_xlsxwriter(tmp_path / "rich.xlsm")
    XlsxWorkbook(path).write(PAGES)
    assert parts_of(path)["xl/vbaProject.bin"] == rich_workbooks.UNKNOWN * 9


def test_a_workbook_without_styles_gets_some(tmp_path: Path) -> None:
    path = hand_made(tmp_path / "b.xlsx", sheet_xml('<row r="1"><c r="A1"><v>5</v></c></row>'), styles=None)
    workbook = XlsxWorkbook(path)
    workbook.write(PAGES)
    assert faults(path) == []
    assert workbook.read(["Tab"])["Tab"].row(0) == [5]
    assert opened(path)["CEO"]["C4"].number_format == "0.0%"


def test_a_formula_typed_on_our_tab_doesn_t_break_the_calculation_chain(tmp_path: Path) -> None:
    chain = f'<calcChain xmlns="{MAIN}"><c r="A1" i="1"/><c r="H4" i="2"/><c r="H5"/></calcChain>'
    path = write_rows(tmp_path / "b.xlsx", {"Leads": [["x"]]})
    workbook = XlsxWorkbook(path)
    workbook.write([page()])
    add_chain(path, chain)
    workbook.read(["CEO"])
    workbook.write([page(rows=5)])
    assert "xl/calcChain.xml" not in parts_of(path)
    assert faults(path) == []


def test_a_calculation_chain_of_others_stays(tmp_path: Path) -> None:
    chain = f'<calcChain xmlns="{MAIN}"><c r="A1" i="1"/></calcChain>'
    path = write_rows(tmp_path / "b.xlsx", {"Leads": [["x"]]})
    add_chain(path, chain)
    workbook = XlsxWorkbook(path)
    workbook.write([page()])
    workbook.write([page(rows=5)])
    assert parts_of(path)["xl/calcChain.xml"] == chain.encode()
    assert faults(path) == []


def add_chain(path: Path, chain: str) -> None:
    kind = "application/vnd.openxmlformats-officedocument.spreadsheetml.calcChain+xml"
    link = f'<Relationship Id="rId77" Type="{LINKS}/calcChain" Target="calcChain.xml"/></Relationships>'
    declared = f'<Override PartName="/xl/calcChain.xml" ContentType="{kind}"/></Types>'
    change_parts(
        path,
        ("[Content_Types].xml", b"</Types>", declared.encode()),
        ("workbook.xml.rels", b"</Relationships>", link.encode()),
        add={"xl/calcChain.xml": chain.encode()},
    )


def test_a_comment_that_a_person_made_on_our_tab_stays(tmp_path: Path) -> None:
    path = write_rows(tmp_path / "b.xlsx", {"Leads": [["x"]]})
    workbook = XlsxWorkbook(path)
    workbook.write([page()])
    book = opened(path)
    book["CEO"]["B4"].comment = openpyxl.comments.Comment("why so little?", "Boss")
    book.active = book.worksheets[1]
    book.save(path)
    workbook.read(["CEO"])
    workbook.write([page(rows=8)])
    again = opened(path)
    comment = again["CEO"]["B4"].comment
    assert comment is not None
    assert comment.text == "why so little?"
    assert b"<legacyDrawing " in parts_of(path)["xl/worksheets/sheet2.xml"]
    assert faults(path) == []
    assert again["CEO"]["A10"].value == "=L-7"


def test_a_table_that_a_person_made_of_our_cells_is_given_up(tmp_path: Path) -> None:
    path = write_rows(tmp_path / "b.xlsx", {"Leads": [["x"]]})
    workbook = XlsxWorkbook(path)
    workbook.write([page()])
    book = opened(path)
    book["CEO"].auto_filter.ref = None
    book["CEO"].add_table(Table(displayName="Mine", ref="A3:C6"))
    book.save(path)
    workbook.read(["CEO"])
    workbook.write([page(rows=8)])
    assert faults(path) == []
    assert list(opened(path)["CEO"].tables) == []
    assert not any(b"/table" in data for name, data in parts_of(path).items() if name.endswith("sheet2.xml.rels"))


def test_a_copy_that_a_person_made_of_our_tab_is_theirs(tmp_path: Path) -> None:
    path = write_rows(tmp_path / "b.xlsx", {"Leads": [["x"]], "CEO (2)": [["my copy"]]})
    workbook = XlsxWorkbook(path)
    workbook.write([page()])
    copied = b"""<definedNames><definedName name="_sheetsync_ceo" localSheetId="1">'CEO (2)'!$A$1:$E$7</definedName>"""
    change_parts(path, ("xl/workbook.xml", b"<definedNames>", copied))
    assert [(tab.title, tab.role) for tab in workbook.tabs()] == [("Leads", ""), ("CEO (2)", ""), ("CEO", "ceo")]


def test_a_locked_structure_is_respected(tmp_path: Path) -> None:
    xml = sheet_xml('<row r="1"><c r="A1"><v>5</v></c></row>')
    path = hand_made(tmp_path / "b.xlsx", xml, properties='<workbookProtection lockStructure="1"/>')
    before = path.read_bytes()
    with pytest.raises(NotPermitted, match=r"b\.xlsx: its structure is protected.*Review"):
        XlsxWorkbook(path).write(PAGES)
    assert path.read_bytes() == before


def test_a_strict_workbook_is_read_but_not_written(tmp_path: Path) -> None:
    xml = sheet_xml('<row r="1"><c r="A1"><v>5</v></c></row>')
    path = hand_made(tmp_path / "b.xlsx", xml)
    strict = b"http://purl.oclc.org/ooxml/"
    old = b"http://schemas.openxmlformats.org/officeDocument/2006/"
    change_parts(path, ("", MAIN.encode(), strict + b"spreadsheetml/main"), ("", old, strict + b"officeDocument/"))
    workbook = XlsxWorkbook(path)
    assert workbook.read(["Tab"])["Tab"].row(0) == [5]
    with pytest.raises(BadSheetData, match="Strict"):
        workbook.write(PAGES)


def test_entry_tabs_are_grafted_with_their_comments_and_dropdowns(rich: Path) -> None:
    before = parts_of(rich)
    stages = DEFAULT_STAGES[5:8]
    tabs = [NewEntryTab(tab, tab.title.ru, "ru", stages if tab is Deals else ()) for tab in ENTRY_TABS]
    XlsxWorkbook(rich).add_entry_tabs(tabs)
    after = parts_of(rich)
    assert all(after[name] == data for name, data in before.items() if name not in AMENDED)
    assert faults(rich) == []
    assert opened(rich)["Сделки"]["A1"].comment is not None
