"""Number formats and texts, case by case."""

from __future__ import annotations

from pathlib import Path

import pytest
from openpyxl.styles.numbers import is_date_format

from sheetsync.adapters.styles import OWN_DATE_CODES
from sheetsync.adapters.xlsx import XlsxWorkbook
from sheetsync.adapters.xlsx.number_formats import is_date_code
from sheetsync.adapters.xlsx.text import clean, unescape
from tests.adapters.xlsx_files import DATE_STYLES, change_parts, hand_made, sheet_xml

DATES = [
    "dd.mm.yyyy",
    "yyyy-mm-dd;@",
    'd" "mmmm" "yyyy" г."',
    "[$-419]mmmm yyyy;@",
    "mmm",
    "m/d/yy h:mm AM/PM",
    "yyyy\\-mm\\-dd\\Thh:mm:ss",
    "[$-F800]dddd, mmmm dd, yyyy",
    "[Red]dd/mm",
    'yyyy"年"m"月"d"日"',
]
NUMBERS = [
    "General",
    "0",
    "#,##0.00",
    "0.0%",
    "0.00E+00",
    "@",
    "h:mm:ss",
    "[h]:mm",
    "[mm]:ss",
    "mm:ss.0",
    "h:mm AM/PM",
    '0 "days"',
    "0\\d",
    '#,##0.00\\ "₽";[Red]\\-#,##0.00\\ "₽"',
    "_-* #,##0_-;_-* #,##0_d_-",
    "0;dd.mm.yyyy",
]


@pytest.mark.parametrize("code", [*DATES, *sorted(OWN_DATE_CODES)])
def test_formats_that_show_a_day_or_month_make_dates(code: str) -> None:
    assert is_date_code(code)
    assert is_date_format(code)


@pytest.mark.parametrize("code", NUMBERS)
def test_other_formats_and_times_of_day_leave_numbers(code: str) -> None:
    assert not is_date_code(code)


@pytest.mark.parametrize(
    ("number_format", "is_date"),
    [(14, True), (17, True), (18, False), (21, False), (22, True), (45, False), (47, False), (0, False), (4, False)],
)
def test_built_in_formats(tmp_path: Path, number_format: int, is_date: bool) -> None:
    styles = DATE_STYLES.replace('numFmtId="22"', f'numFmtId="{number_format}"')
    xml = sheet_xml('<row r="1"><c r="A1" s="2"><v>46300</v></c></row>')
    grid = XlsxWorkbook(hand_made(tmp_path / "b.xlsx", xml, styles=styles)).read(["Tab"])["Tab"]
    assert isinstance(grid.cell(0, 0), int) != is_date


@pytest.mark.parametrize(
    ("written", "text"),
    [
        ("plain", "plain"),
        ("tab\tand\nline", "tab\tand\nline"),
        ("a\r\nb\rc", "a\nb\nc"),
        ("_x000D_\nb", "\nb"),
        ("_x005F_x0041_", "_x0041_"),
        ("_x00e9_", "é"),
        ("_x12_", "_x12_"),
        ("bell\x07 nel\x85 del\x7f", "bell nel del"),
        ("_x0007_", ""),
        ("right\u202eleft\u2066x\u2069", "rightleftx"),
        ("👍 _xD83D__xDC4D_", "👍 👍"),
        ("lone _xD83D_ half", "lone  half"),
        ("zero\u200bwidth and\u00a0no-break stay", "zero\u200bwidth and\u00a0no-break stay"),
        ("\ufffe\uffff", ""),
    ],
)
def test_texts_are_freed_of_what_cannot_be_seen_or_could_harm(written: str, text: str) -> None:
    assert clean(written) == text


def test_entities() -> None:
    assert unescape("&lt;b&gt; &amp;amp; &quot;&apos; &#1078;&#x1F44D; ж".encode()) == "<b> &amp; \"' ж👍 ж"
    for wrong in (b"a & b", b"&nbsp;", b"&#xZZ;", b"\xff"):
        with pytest.raises(ValueError, match=r"lone &|decode"):
            unescape(wrong)


def test_the_fingerprint_tells_a_changed_date_format_that_no_cell_shows(tmp_path: Path) -> None:
    xml = sheet_xml('<row r="1"><c r="A1" s="1"><v>46300</v></c></row>')
    path = hand_made(tmp_path / "b.xlsx", xml)
    before = XlsxWorkbook(path).fingerprint(["Tab"])
    change_parts(path, ("styles.xml", b"dd.mm.yyyy", b"#,##0"))
    assert XlsxWorkbook(path).fingerprint(["Tab"]) != before


def test_the_fingerprint_tells_a_changed_shared_string(tmp_path: Path) -> None:
    xml = sheet_xml('<row r="1"><c r="A1" t="s"><v>0</v></c></row>')
    shared = '<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><si><t>{}</t></si></sst>'
    prints = {
        XlsxWorkbook(hand_made(tmp_path / f"{word}.xlsx", xml, shared=shared.format(word))).fingerprint(["Tab"])
        for word in ("one", "two")
    }
    assert len(prints) == 2
