"""What USER_ENTERED makes of text, how values show, what formulas give."""

from __future__ import annotations

from typing import Any

import pytest

from tests.sheets_emulator import ROBOT, Emulator
from tests.sheets_emulator.cells import typed
from tests.sheets_emulator.entry import entered
from tests.sheets_emulator.locales import locale_of
from tests.sheets_emulator.rendering import shown

from .clients import Api


@pytest.mark.parametrize(
    ("locale", "text", "value", "looks"),
    [
        ("en_US", "2,000,000.01", 2000000.01, "2,000,000.01"),
        ("en_US", "1/2/2026", 46024, "1/2/2026"),
        ("en_GB", "1/2/2026", 46054, "01/02/2026"),
        ("en_US", "5%", 0.05, "5%"),
        ("en_US", "$1,200.50", 1200.5, "$1,200.50"),
        ("en_US", "1e3", 1000, "1.00E+03"),
        ("en_US", "TRUE", True, "TRUE"),
        ("en_US", "14:30", 14.5 / 24, "14:30"),
        ("en_US", "'007", "007", "007"),
        ("en_US", "1 234,56", "1 234,56", "1 234,56"),
        ("en_US", "31/12/2026", "31/12/2026", "31/12/2026"),
        ("en_US", "- 5 -", "- 5 -", "- 5 -"),
        ("ru_RU", "1 234,56", 1234.56, "1\u00a0234,56"),
        ("ru_RU", "-0,5", -0.5, "-0,5"),
        ("ru_RU", "1234.5", "1234.5", "1234.5"),
        ("ru_RU", "31.12.2026", 46387, "31.12.2026"),
        ("ru_RU", "31.12.2026 18:30", 46387 + 18.5 / 24, "31.12.2026 18:30"),
        ("ru_RU", "2026-12-31", 46387, "2026-12-31"),
        ("ru_RU", "ИСТИНА", True, "TRUE"),
        ("de_DE", "1.234,5", 1234.5, "1.234,5"),
    ],
)
def test_typed_text(google: Emulator, locale: str, text: str, value: Any, looks: str) -> None:
    cell = entered(text, locale_of(locale))
    assert cell.entered == pytest.approx(value) if isinstance(value, float) else cell.entered == value
    if locale == "de_DE":
        looks = "1.234,50"[: len(looks)]
    assert shown(cell.entered, cell.looks, locale_of(locale)).rstrip("0") == looks.rstrip("0")  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("number", "pattern", "told"),
    [
        (1234567.891, "#,##0.00", "1,234,567.89"),
        (-5, "0.0;(0.0)", "(5.0)"),
        (0, '0;-0;"none"', "none"),
        (0.256, "0.0%", "25.6%"),
        (12, "000", "012"),
        (1.5, "0.###", "1.5"),
        (1200, '#,##0" ₽"', "1,200 ₽"),
        (1200, "[$₽-419]#,##0", "₽1,200"),
        (12345, "0.0E+00", "1.2E+04"),
        (2.675, "0.00", "2.68"),
    ],
)
def test_number_patterns(number: float, pattern: str, told: str) -> None:
    looks = {"numberFormat": {"type": "NUMBER", "pattern": pattern}}
    assert shown(number, looks, locale_of("en_US")) == told


@pytest.mark.parametrize(
    ("pattern", "told"),
    [
        ("yyyy-mm-dd hh:mm:ss", "2026-03-02 15:04:05"),
        ("d.m.yy", "2.3.26"),
        ("h:mm am/pm", "3:04 PM"),
        ("mm:ss", "04:05"),
    ],
)
def test_moment_patterns(pattern: str, told: str) -> None:
    serial = 46083 + (15 * 3600 + 4 * 60 + 5) / 86400
    assert shown(serial, {"numberFormat": {"type": "DATE_TIME", "pattern": pattern}}, locale_of("en_US")) == told


@pytest.mark.parametrize(
    ("number", "told"),
    [
        (1 / 1024, "0.0009765625"),
        (1 / 3, "0.3333333333"),
        (100 / 3, "33.33333333"),
        (1e15, "1E+15"),
        (12345678901, "12345678901"),
    ],
)
def test_the_automatic_format(number: float, told: str) -> None:
    assert shown(number, None, locale_of("en_US")) == told


@pytest.mark.parametrize(
    ("formula", "value"),
    [
        ("=1+2*3^2", 19),
        ("=-(2+3)%", -0.05),
        ('="a"&1&TRUE', "a1TRUE"),
        ("=A1+A2", 30),
        ("=SUM(A1:A3)/COUNT(A:A)", 15),
        ("=Other!A1*2", 84),
        ("='Other'!$A$1", 42),
        ("=1/0", "#DIV/0!"),
        ("=NA()", "#N/A"),
        ('=IFERROR(1/0;"none")', "none"),
        ('=IF(A1>5,"big","small")', "big"),
        ("=IMPORTXML(1,2)", "#NAME?"),
        ("=A3*1", "#VALUE!"),
        ("=Nowhere!A1", "#REF!"),
        ("=1+", "#ERROR!"),
        ("=ROUND(2.345,2)", 2.35),
        ("=B1", "#REF!"),
        ("=A9", 0),
        ('=(1<2)&(2>=3)&("a"="A")&(1<>1)', "TRUEFALSETRUEFALSE"),
        ('=CONCATENATE("a";LEN("bc"))', "a2"),
        ("=MAX(A1:A2)-MIN(A1:A2)+AVERAGE(A1:A2)", 25),
        ("=AVERAGE(A3)", "#DIV/0!"),
        ("=SUM(1/0)", "#DIV/0!"),
        ("=ABS(-2)+COUNTA(A:A)", 5),
        ("=FOO", "#NAME?"),
        ("=IF(FALSE,1)", False),
        ("=ISBLANK(A9)", True),
        ("=(1+2", "#ERROR!"),
        ("=1 2", "#ERROR!"),
        ("={1}", "#ERROR!"),
        ("=#REF!+1", "#REF!"),
        ("=MAX(IFERROR(SUM(1,1/0),7),3)", 7),
    ],
)
def test_formulas(google: Emulator, formula: str, value: Any) -> None:
    book = google.add_spreadsheet("Sums", tabs={"Main": [[10, formula], [20], ["text"]], "Other": [[42]]})
    assert google.cells(book, "Main")[0, 1] == value


def test_russian_formula(google: Emulator) -> None:
    book = google.add_spreadsheet("Суммы", "ru_RU", tabs={"Лист": [["=1,5+SUM(2;3,25)"]]})
    assert google.cells(book, "Лист")[0, 0] == 6.75


def test_given_value_of_a_formula(google: Emulator, api: Api, book: str) -> None:
    google.person(book).type_in("Leads", 5, 0, '=IMPORTRANGE("x";"y")', value=7.5)
    assert api.values(book, "Leads!A6") == [["7,5"]]
    assert api.values(book, "Leads!A6", valueRenderOption="FORMULA") == [['=IMPORTRANGE("x";"y")']]


def test_error_values(google: Emulator, api: Api) -> None:
    book = google.add_spreadsheet("Errors", tabs={"S": [["=NA()", "#REF!"]]}, share={ROBOT: "reader"})
    assert api.values(book, "S", valueRenderOption="UNFORMATTED_VALUE") == [["#N/A", "#REF!"]]
    (first, _) = google.state(book)["sheets"][0]["data"][0]["rowData"][0]["values"]
    assert first["effectiveValue"] == {"errorValue": {"type": "N_A"}}


def test_typing_keeps_looks(google: Emulator, book: str) -> None:
    person = google.person(book)
    person.note("Leads", 1, 1, "n")
    person.type_in("Leads", 1, 1, "soon")
    person.type_in("Leads", 2, 1, None)
    rows = google.state(book)["sheets"][0]["data"][0]["rowData"]
    assert rows[1]["values"][1]["note"] == "n"
    assert rows[1]["values"][1]["userEnteredValue"] == {"stringValue": "soon"}
    assert (2, 1) not in google.cells(book, "Leads")


def test_typed_cells_of_people() -> None:
    assert typed("'=x").entered == "=x"
    assert typed("=").entered == "="
    assert typed("").nothing
    assert typed(2.0).entered == 2
