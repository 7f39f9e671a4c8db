"""Files that are no usable workbook: one line that says what, where and what next, before anything is parsed."""

from __future__ import annotations

import os
import tempfile
import zipfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from sheetsync.adapters.xlsx import XlsxWorkbook
from sheetsync.errors import BadSheetData, NotPermitted
from tests.adapters.xlsx_files import DECLARATION, MAIN, change_parts, hand_made, sheet_xml, write_rows

NOBODY = 65_534


@contextmanager
def plain_user_s_folder() -> Iterator[Path]:
    """A folder of a user without special rights, as whom the block runs even where tests run as root."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        if os.geteuid() != 0:
            yield folder
            return
        os.chown(folder, NOBODY, NOBODY)
        os.seteuid(NOBODY)
        try:
            yield folder
        finally:
            os.seteuid(0)


def ordinary(path: Path) -> Path:
    return write_rows(path, {"Tab": [["x", 1]]})


def words(path: Path) -> None:
    path.write_text("not a workbook")


def empty(path: Path) -> None:
    path.write_bytes(b"")


def folder(path: Path) -> None:
    path.mkdir()


def protected(path: Path) -> None:
    path.write_bytes(bytes.fromhex("D0CF11E0A1B11AE1") + b"\0" * 600)


def cut_off(path: Path) -> None:
    path.write_bytes(ordinary(path).read_bytes()[:-900])


def just_a_zip(path: Path) -> None:
    with zipfile.ZipFile(path, "w") as file:
        file.writestr("hello.txt", "hello")


def a_letter(path: Path) -> None:
    hand_made(path, sheet_xml(""))
    change_parts(path, ("xl/workbook.xml", b"workbook", b"document"))


def binary_workbook(path: Path) -> None:
    hand_made(path, sheet_xml(""))
    change_parts(path, ("_rels/.rels", b"xl/workbook.xml", b"xl/workbook.bin"))


def zip_bomb(path: Path) -> None:
    hand_made(path, " " * (66 << 20))


def bloated_styles(path: Path) -> None:
    hand_made(path, sheet_xml(""), styles=f'<styleSheet xmlns="{MAIN}">{" " * (33 << 20)}</styleSheet>')


def too_many_parts(path: Path) -> None:
    ordinary(path)
    change_parts(path, add={f"xl/media/{number}.dat": b"" for number in range(20_001)})


def two_of_a_name(path: Path) -> None:
    ordinary(path)
    change_parts(path, add={"XL/Workbook.xml": b"<other/>"})


def encrypted_part(path: Path) -> None:
    ordinary(path)
    patch_directory(path, "xl/workbook.xml", 8, b"\x01\x00")


def lying_about_its_size(path: Path) -> None:
    ordinary(path)
    patch_directory(path, "xl/worksheets/sheet1.xml", 24, (50).to_bytes(4, "little"))


def damaged_part(path: Path) -> None:
    ordinary(path)
    patch_directory(path, "xl/worksheets/sheet1.xml", 16, b"\x00\x01\x02\x03")


def overlapping_parts(path: Path) -> None:
    ordinary(path)
    patch_directory(path, "xl/worksheets/sheet1.xml", 42, (0).to_bytes(4, "little"))


def missing_sheet(path: Path) -> None:
    hand_made(path, sheet_xml(""))
    change_parts(path, ("workbook.xml.rels", b"worksheets/sheet1.xml", b"worksheets/sheet9.xml"))


def entities(path: Path) -> None:
    hand_made(path, sheet_xml(""))
    change_parts(
        path, ("xl/workbook.xml", DECLARATION.encode(), b'<!DOCTYPE workbook [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]>')
    )


def patch_directory(path: Path, part: str, at: int, data: bytes) -> None:
    """Change what the zip's directory says of a part."""
    content = bytearray(path.read_bytes())
    record = content.rindex(part.encode()) - 46
    assert content[record : record + 4] == b"PK\1\2"
    content[record + at : record + at + len(data)] = data
    path.write_bytes(content)


FAULTS: list[tuple[Callable[[Path], object], str]] = [
    (lambda path: None, "there is no such file; .*sheetsync init"),
    (words, "this is not an .xlsx workbook; open it in Excel"),
    (empty, "this is not an .xlsx workbook; open it in Excel"),
    (folder, "this is not a file; give the path"),
    (protected, "protected by a password or is an old .xls; open it in Excel and save it"),
    (cut_off, "this is not an .xlsx workbook"),
    (just_a_zip, "there is no workbook in it .*; open it in Excel and save it as .xlsx"),
    (a_letter, "there is no workbook in it"),
    (binary_workbook, "there is no workbook in it"),
    (zip_bomb, "xl/worksheets/sheet1.xml would unpack to an unreasonable size; copy the tabs"),
    (bloated_styles, "xl/styles.xml would unpack to an unreasonable size"),
    (too_many_parts, r"200\d\d parts would unpack to an unreasonable size"),
    (two_of_a_name, "the workbook is damaged .*same name.*save it anew"),
    (encrypted_part, "encrypted; save it as .xlsx without a password"),
    (lying_about_its_size, "the workbook is damaged"),
    (damaged_part, "the workbook is damaged"),
    (overlapping_parts, "the workbook is damaged .*overlap"),
    (missing_sheet, "the workbook is damaged .*'Tab' is missing"),
    (entities, "the workbook is damaged .*document type"),
]


@pytest.mark.parametrize(("make", "said"), FAULTS, ids=lambda value: getattr(value, "__name__", ""))
def test_what_is_no_usable_workbook_is_said_in_one_line(
    tmp_path: Path, make: Callable[[Path], object], said: str
) -> None:
    path = tmp_path / "funnel.xlsx"
    make(path)
    with pytest.raises(BadSheetData, match=said) as caught:
        XlsxWorkbook(path).read(["Tab"])
    assert str(caught.value).startswith(str(path))
    assert "\n" not in str(caught.value)


def test_a_file_that_may_not_be_read_says_so() -> None:
    with plain_user_s_folder() as folder:
        path = ordinary(folder / "funnel.xlsx")
        path.chmod(0)
        with pytest.raises(NotPermitted, match=r"funnel\.xlsx: reading is not permitted"):
            XlsxWorkbook(path).tabs()


def test_entities_in_shared_strings_are_not_expanded(tmp_path: Path) -> None:
    laughs = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10 if n else "ha"}">' for n in range(9))
    shared = f'<!DOCTYPE sst [{laughs}]><sst xmlns="{MAIN}"><si><t>&l8;</t></si></sst>'
    path = hand_made(tmp_path / "b.xlsx", sheet_xml('<row r="1"><c r="A1" t="s"><v>0</v></c></row>'), shared=shared)
    with pytest.raises(BadSheetData, match="damaged"):
        XlsxWorkbook(path).read(["Tab"])


def test_a_workbook_that_isn_t_there_has_no_tabs(tmp_path: Path) -> None:
    assert list(XlsxWorkbook(tmp_path / "none.xlsx").tabs()) == []


def test_pictures_may_pack_as_well_as_they_like(tmp_path: Path) -> None:
    path = ordinary(tmp_path / "b.xlsx")
    change_parts(path, add={"xl/media/white.bmp": b"\xff" * (66 << 20)})
    assert XlsxWorkbook(path).read(["Tab"])["Tab"].row(0) == ["x", 1]
