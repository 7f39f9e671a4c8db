"""Workbooks full of what a careless program would lose."""

from __future__ import annotations

import io
import struct
import zlib
from pathlib import Path

import openpyxl
import xlsxwriter
from openpyxl.chart import BarChart, Reference
from openpyxl.comments import Comment
from openpyxl.formatting.rule import Rule
from openpyxl.styles import Font, PatternFill
from openpyxl.styles.differential import DifferentialStyle
from openpyxl.worksheet.datavalidation import DataValidation

from tests.adapters.xlsx_files import change_parts

PIVOT = (
    b'<?xml version="1.0"?><pivotCacheDefinition xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"/>'
)
UNKNOWN = b"\x00\x01 not even XML \xff"


def png() -> bytes:
    """One grey pixel."""
    head = struct.pack(">IIBBBBB", 1, 1, 8, 0, 0, 0, 0)
    chunks = ((b"IHDR", head), (b"IDAT", zlib.compress(b"\0\x7f")), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data)) for kind, data in chunks
    )


def by_xlsxwriter(path: Path) -> Path:
    """Chart, image, comments, table, sparkline, validation, conditional format, filter, merges, names, formulas."""
    with xlsxwriter.Workbook(path) as book:
        leads, deals = book.add_worksheet("Leads"), book.add_worksheet("Deals – '26")
        warm = book.add_format({"bg_color": "#FFEECC", "bold": True, "num_format": "dd.mm.yyyy"})
        for row in range(1, 30):
            leads.write_row(row, 0, [f"L-{row}", row * 10, "VK" if row % 3 else "Search ads"])
        leads.write_row(0, 0, ["Lead ID", "Amount", "Channel"], warm)
        leads.write_rich_string(0, 5, "plain ", book.add_format({"bold": True}), "bold")
        leads.write_formula("B40", "=SUM(B2:B30)", None, 4350)
        leads.write_array_formula("B41:B41", "{=SUM(B2:B3*2)}", None, 60)
        leads.write_comment("A1", "a number of its own")
        leads.insert_image("H2", "dot.png", {"image_data": io.BytesIO(png())})
        leads.data_validation("C2:C99", {"validate": "list", "source": ["VK", "Search ads"]})
        leads.conditional_format("B2:B99", {"type": "cell", "criteria": ">", "value": 200, "format": warm})
        leads.autofilter("A1:C30")
        leads.filter_column("C", "x == VK")
        leads.merge_range("E10:F11", "merged", warm)
        leads.add_sparkline("E2", {"range": "Leads!B2:B30"})
        leads.freeze_panes(1, 0)
        leads.protect("secret")
        deals.add_table("A1:C5", {"columns": [{"header": name} for name in ("Lead ID", "Status", "Sum")]})
        chart = book.add_chart({"type": "column"})
        chart.add_series({"values": "=Leads!$B$2:$B$30"})
        deals.insert_chart("E2", chart)
        book.add_chartsheet("Chart page").set_chart(_line(book))
        book.define_name("Everything", "=Leads!$A$1:$C$30")
        book.set_custom_property("owner", "Anna")
        deals.activate()
    return with_strangers(path)


def _line(book: xlsxwriter.Workbook) -> object:
    chart = book.add_chart({"type": "line"})
    chart.add_series({"values": "=Leads!$B$2:$B$30"})
    return chart


def by_openpyxl(path: Path) -> Path:
    """The same kinds of things in another writer's spelling."""
    book = openpyxl.Workbook()
    leads = book.worksheets[0]
    leads.title = "Leads"
    for row in range(2, 30):
        leads.append([f"L-{row}", row * 10, "VK"])
    leads["A1"].comment = Comment("a number of its own", "Anna")
    leads["A1"].font, leads["A1"].fill = Font(bold=True), PatternFill("solid", fgColor="FFEECC")
    leads["B40"] = "=SUM(B2:B30)"
    validation = DataValidation(type="list", formula1='"VK,Search ads"')
    validation.add("C2:C99")
    leads.add_data_validation(validation)
    rule = Rule(type="cellIs", operator="greaterThan", formula=["200"], dxf=DifferentialStyle(font=Font(bold=True)))
    leads.conditional_formatting.add("B2:B99", rule)
    leads.auto_filter.ref = "A1:C30"
    leads.merge_cells("E10:F11")
    chart = BarChart()
    chart.add_data(Reference(leads, min_col=2, min_row=2, max_row=30))
    leads.add_chart(chart, "H2")
    book.create_sheet("Deals – '26").sheet_state = "hidden"
    book.save(path)
    return with_strangers(path)


def with_strangers(path: Path) -> Path:
    """The same file with a macro project, a pivot cache and parts that nobody knows."""
    types = (
        b'<Default Extension="bin" ContentType="application/vnd.ms-office.vbaProject"/>'
        b'<Default Extension="dat" ContentType="application/x-unknown"/></Types>'
    )
    link = (
        b'<Relationship Id="rIdMacro" Type="http://schemas.microsoft.com/office/2006/relationships/vbaProject"'
        b' Target="vbaProject.bin"/></Relationships>'
    )
    change_parts(
        path,
        ("[Content_Types].xml", b"</Types>", types),
        ("workbook.xml.rels", b"</Relationships>", link),
        add={
            "xl/vbaProject.bin": UNKNOWN * 9,
            "xl/pivotCache/pivotCacheDefinition1.xml": PIVOT,
            "custom/strange.dat": UNKNOWN,
        },
    )
    return path
