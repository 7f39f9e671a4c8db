"""Workbooks for tests: written by other libraries, or by hand, part by part."""

from __future__ import annotations

import datetime as dt
import warnings
import zipfile
from collections.abc import Iterator, Mapping
from pathlib import Path

import openpyxl
import xlsxwriter

from sheetsync.core.grid import Cell, Grid
from tests.fakes import Rows

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
LINKS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
DATE_STYLES = (
    f'<styleSheet xmlns="{MAIN}"><numFmts count="1"><numFmt numFmtId="164" formatCode="dd.mm.yyyy"/></numFmts>'
    '<fonts count="1"><font/></fonts><fills count="1"><fill/></fills><borders count="1"><border/></borders>'
    '<cellXfs count="3"><xf numFmtId="0"/><xf numFmtId="164"/><xf numFmtId="22"/></cellXfs></styleSheet>'
)


def write_rows(path: Path, tabs: Mapping[str, Rows]) -> Path:
    """An ordinary workbook, strings in the shared table, dates with a date format."""
    with xlsxwriter.Workbook(path, {"strings_to_formulas": False}) as book:
        day = book.add_format({"num_format": "dd.mm.yyyy"})
        moment = book.add_format({"num_format": "dd.mm.yyyy hh:mm:ss.000"})
        for title, rows in tabs.items():
            page = book.add_worksheet(title)
            for row, cells in enumerate(rows):
                for column, cell in enumerate(cells):
                    if isinstance(cell, dt.date):
                        page.write_datetime(row, column, cell, moment if isinstance(cell, dt.datetime) else day)
                    elif cell is not None:
                        page.write(row, column, cell)
    return path


def hand_made(
    path: Path,
    sheet: str | bytes,
    *,
    shared: str | None = None,
    styles: str | None = DATE_STYLES,
    properties: str = "",
    extra: Mapping[str, str | bytes] | None = None,
) -> Path:
    """A workbook of one tab, "Tab", out of the bare XML of its parts."""
    links = [("rId1", "worksheet", "worksheets/sheet1.xml")]
    types = [("xl/workbook.xml", "sheet.main"), ("xl/worksheets/sheet1.xml", "worksheet")]
    parts: dict[str, str | bytes] = {"xl/worksheets/sheet1.xml": sheet}
    if shared is not None:
        links.append(("rId2", "sharedStrings", "sharedStrings.xml"))
        types.append(("xl/sharedStrings.xml", "sharedStrings"))
        parts["xl/sharedStrings.xml"] = shared
    if styles is not None:
        links.append(("rId3", "styles", "styles.xml"))
        types.append(("xl/styles.xml", "styles"))
        parts["xl/styles.xml"] = styles
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as file:
        file.writestr("[Content_Types].xml", _types(types))
        file.writestr("_rels/.rels", _links([("rId1", "officeDocument", "xl/workbook.xml")]))
        file.writestr("xl/_rels/workbook.xml.rels", _links(links))
        file.writestr(
            "xl/workbook.xml",
            f'{DECLARATION}<workbook xmlns="{MAIN}" xmlns:r="{LINKS}">{properties}'
            '<sheets><sheet name="Tab" sheetId="1" r:id="rId1"/></sheets></workbook>',
        )
        for name, data in {**parts, **(extra or {})}.items():
            file.writestr(name, data)
    return path


def sheet_xml(rows: str, *, after: str = "") -> str:
    """A sheet's part around its rows."""
    return f'{DECLARATION}<worksheet xmlns="{MAIN}" xmlns:r="{LINKS}"><sheetData>{rows}</sheetData>{after}</worksheet>'


def cells_of(grid: Grid) -> Iterator[tuple[tuple[int, int], Cell]]:
    """The cells of a grid that aren't blank."""
    for row in range(grid.height):
        for column, cell in enumerate(grid.row(row)):
            if cell is not None:
                yield (row, column), cell


def parts_of(path: Path) -> dict[str, bytes]:
    """Every part of a workbook, unpacked by the standard library."""
    with zipfile.ZipFile(path) as file:
        return {name: file.read(name) for name in file.namelist()}


def change_parts(path: Path, *changes: tuple[str, bytes, bytes], add: Mapping[str, bytes] | None = None) -> None:
    """Rewrite a workbook: in parts whose name ends so, one thing for another; and with further parts."""
    with zipfile.ZipFile(path) as file:
        infos = [(info, file.read(info)) for info in file.infolist()]
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as file:
        for info, data in infos:
            changed = data
            for ending, old, new in changes:
                changed = changed.replace(old, new) if info.filename.endswith(ending) else changed
            file.writestr(info, changed, zipfile.ZIP_DEFLATED)
        for name, data in (add or {}).items():
            file.writestr(name, data)


def opened(path: Path) -> openpyxl.Workbook:
    """The workbook as openpyxl has it; what it says about things it doesn't know is no fault of ours."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", UserWarning)
        return openpyxl.load_workbook(path)


def _types(types: list[tuple[str, str]]) -> str:
    prefix = "application/vnd.openxmlformats-officedocument.spreadsheetml"
    overrides = "".join(f'<Override PartName="/{part}" ContentType="{prefix}.{kind}+xml"/>' for part, kind in types)
    return (
        f'{DECLARATION}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{overrides}</Types>'
    )


def _links(links: list[tuple[str, str, str]]) -> str:
    made = "".join(f'<Relationship Id="{key}" Type="{LINKS}/{kind}" Target="{target}"/>' for key, kind, target in links)
    return f'{DECLARATION}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{made}</Relationships>'
