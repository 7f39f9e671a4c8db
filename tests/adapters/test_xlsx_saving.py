"""The file is replaced as a whole or stays as it was."""

from __future__ import annotations

import hashlib
import os
import shutil
import stat
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from sheetsync.adapters.xlsx import XlsxWorkbook
from sheetsync.adapters.xlsx.archive import Stamp
from sheetsync.adapters.xlsx.saving import replacing
from sheetsync.core.entry_tabs import Leads
from sheetsync.core.layout import Sheet, Spot
from sheetsync.errors import BadSheetData, Busy, DiskFault, NotPermitted
from sheetsync.ports import NewEntryTab
from tests.adapters.test_xlsx_guard import plain_user_s_folder
from tests.adapters.xlsx_files import change_parts, write_rows

SHEET = Sheet("ceo", "CEO", ((Spot("Review"),),))
posix_only = pytest.mark.skipif(sys.platform == "win32", reason="needs POSIX permissions and limits")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return write_rows(tmp_path / "funnel.xlsx", {"Leads": [["x"]]})


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


@contextmanager
def unchanged(path: Path) -> Iterator[None]:
    """The file's bytes, and the names beside it, are the same after the block."""
    before = path.read_bytes(), names(path.parent)
    yield
    assert (path.read_bytes(), names(path.parent)) == before


@pytest.mark.parametrize(("lock", "program"), [("~$funnel.xlsx", "Excel"), (".~lock.funnel.xlsx#", "LibreOffice")])
def test_a_workbook_open_in_an_office_program_is_not_written(path: Path, lock: str, program: str) -> None:
    path.with_name(lock).write_text("Anna")
    with unchanged(path), pytest.raises(Busy, match=f"open in {program}; close it there, then try again"):
        XlsxWorkbook(path).write([SHEET])


def test_the_same_size_and_time_in_another_file_is_a_change_too(path: Path, tmp_path: Path) -> None:
    workbook = XlsxWorkbook(path)
    workbook.read(["Leads"])
    status = path.stat()
    other = tmp_path / "other.xlsx"
    shutil.copy(path, other)
    os.utime(other, ns=(status.st_atime_ns, status.st_mtime_ns))
    other.replace(path)
    with unchanged(path), pytest.raises(Busy, match="changed while it was worked on"):
        workbook.write([SHEET])


def test_a_change_while_the_new_file_is_written_is_seen(path: Path) -> None:
    known = Stamp.of(path.stat())

    def save_meanwhile() -> None:
        with replacing(path, known) as out:
            out.write(b"ours")
            path.write_bytes(b"theirs")

    with pytest.raises(Busy, match="changed while it was worked on"):
        save_meanwhile()
    assert path.read_bytes() == b"theirs"
    assert names(path.parent) == ["funnel.xlsx"]


def test_a_change_before_the_new_file_is_begun_is_seen(path: Path) -> None:
    known = Stamp.of(path.stat())
    path.write_bytes(b"theirs")
    with unchanged(path), pytest.raises(Busy, match="changed"), replacing(path, known):
        pytest.fail("there is nothing to begin")


@posix_only
def test_the_file_s_mode_is_kept(path: Path) -> None:
    path.chmod(0o640)
    XlsxWorkbook(path).write([SHEET])
    assert stat.S_IMODE(path.stat().st_mode) == 0o640


@posix_only
def test_a_symbolic_link_stays_one(path: Path, tmp_path: Path) -> None:
    link = tmp_path / "link.xlsx"
    link.symlink_to(path)
    XlsxWorkbook(link).write([SHEET])
    assert link.is_symlink()
    assert [tab.role for tab in XlsxWorkbook(path).tabs()] == ["", "ceo"]


def test_nothing_is_left_beside_the_file(path: Path) -> None:
    XlsxWorkbook(path).write([SHEET])
    assert names(path.parent) == ["funnel.xlsx"]


def test_a_refused_tab_leaves_the_file_alone(path: Path) -> None:
    with unchanged(path), pytest.raises(BadSheetData, match="Leads"):
        XlsxWorkbook(path).write([Sheet("ceo", "Leads", ())])


@posix_only
def test_a_read_only_folder_is_told() -> None:
    with plain_user_s_folder() as folder:
        path = write_rows(folder / "funnel.xlsx", {"Leads": [["x"]]})
        folder.chmod(0o555)
        with unchanged(path), pytest.raises(NotPermitted, match="writing is not permitted; check the permissions"):
            XlsxWorkbook(path).write([SHEET])
        folder.chmod(0o755)


@posix_only
def test_a_read_only_file_is_told() -> None:
    with plain_user_s_folder() as folder:
        path = write_rows(folder / "funnel.xlsx", {"Leads": [["x"]]})
        path.chmod(0o444)
        with unchanged(path), pytest.raises(NotPermitted, match="writing is not permitted"):
            XlsxWorkbook(path).write([SHEET])


@posix_only
def test_a_disk_that_takes_no_more_leaves_the_file_as_it_was(path: Path) -> None:
    noise = b"".join(hashlib.sha512(b"%d" % number).digest() for number in range(4000))
    change_parts(path, add={"xl/media/noise.bin": noise})
    workbook = XlsxWorkbook(path)
    with unchanged(path), file_limit(100_000), pytest.raises(DiskFault, match="nothing was changed"):
        workbook.write([SHEET])


@contextmanager
def file_limit(size: int) -> Iterator[None]:
    """No file may grow beyond this: the nearest thing to a full disk that a test can ask the system for."""
    import resource  # noqa: PLC0415 - not there on Windows

    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


def test_a_new_workbook_is_made_by_init(tmp_path: Path) -> None:
    path = tmp_path / "new.xlsx"
    workbook = XlsxWorkbook(path)
    workbook.add_entry_tabs([NewEntryTab(Leads, "Leads", "en")])
    assert [tab.title for tab in workbook.tabs()] == ["Leads"]
    workbook.write([SHEET])
    assert [tab.title for tab in workbook.tabs()] == ["Leads", "CEO"]


def test_a_new_workbook_needs_its_folder(tmp_path: Path) -> None:
    workbook = XlsxWorkbook(tmp_path / "none" / "new.xlsx")
    with pytest.raises(BadSheetData, match="the folder isn't there; make it"):
        workbook.add_entry_tabs([NewEntryTab(Leads, "Leads", "en")])


def test_summaries_need_a_workbook(tmp_path: Path) -> None:
    with pytest.raises(BadSheetData, match="there is no such file"):
        XlsxWorkbook(tmp_path / "none.xlsx").write([SHEET])
    assert names(tmp_path) == []


def test_several_writes_in_a_row_stand_on_each_other(path: Path) -> None:
    workbook = XlsxWorkbook(path)
    workbook.read(["Leads"])
    for number in range(3):
        workbook.write([Sheet("ceo", "CEO", ((Spot(number),),))])
    assert workbook.read(["CEO"])["CEO"].row(0) == [2]
