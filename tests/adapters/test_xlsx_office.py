"""A real office program opens what we make, and what it saves is ours again."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

from sheetsync.adapters.xlsx import XlsxWorkbook
from sheetsync.core.entry_tabs import ENTRY_TABS
from sheetsync.core.grid import same_cell
from sheetsync.ports import NewEntryTab
from tests.adapters import rich_workbooks
from tests.adapters.soundness import faults
from tests.adapters.test_xlsx_grafting import PAGES, page
from tests.adapters.xlsx_files import cells_of, opened

SOFFICE = shutil.which("soffice") or shutil.which("libreoffice")
pytestmark = pytest.mark.skipif(
    SOFFICE is None, reason="LibreOffice isn't here: apt-get install libreoffice-calc to run this"
)


def convert(path: Path, kind: str) -> Path:
    """The file as LibreOffice saves it anew."""
    out = path.parent / "out"
    profile = f"-env:UserInstallation={(path.parent / 'profile').as_uri()}"
    command = [str(SOFFICE), profile, "--headless", "--convert-to", kind, "--outdir", str(out), str(path)]
    subprocess.run(command, check=True, capture_output=True, timeout=180)
    return out / f"{path.stem}.{kind}"


@pytest.fixture
def rich(tmp_path: Path) -> Path:
    path = rich_workbooks.by_xlsxwriter(tmp_path / "rich.xlsx")
    workbook = XlsxWorkbook(path)
    workbook.add_entry_tabs([NewEntryTab(tab, f"New {tab.title.en}", "en") for tab in ENTRY_TABS])
    workbook.write(PAGES)
    return path


def test_it_prints(rich: Path) -> None:
    assert convert(rich, "pdf").read_bytes().startswith(b"%PDF")


def test_what_it_saves_is_read_the_same_and_our_tabs_are_still_ours(rich: Path) -> None:
    saved = convert(rich, "xlsx")
    before, after = XlsxWorkbook(rich), XlsxWorkbook(saved)
    assert [(tab.title, tab.role) for tab in after.tabs()] == [(tab.title, tab.role) for tab in before.tabs()]
    titles = [tab.title for tab in before.tabs() if tab.title != "Chart page"]
    theirs = after.read(titles)
    for title, grid in before.read(titles).items():
        ours, others = dict(cells_of(grid)), dict(cells_of(theirs[title]))
        assert ours.keys() == others.keys()
        for place, cell in ours.items():
            other = others[place]
            same = isinstance(cell, float) and isinstance(other, float) and abs(cell - other) < 1e-14
            assert same or same_cell(cell, other), f"{title} {place}: {cell!r} is not {other!r}"


def test_a_workbook_saved_by_it_can_be_synced_again(rich: Path) -> None:
    saved = convert(rich, "xlsx")
    known = faults(saved)
    workbook = XlsxWorkbook(saved)
    workbook.write([page(rows=9)])
    assert faults(saved) == known
    assert opened(saved)["CEO"]["A12"].value == "=L-9"
    assert [tab.role for tab in workbook.tabs()].count("ceo") == 1
