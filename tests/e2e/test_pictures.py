"""The workbook opened by LibreOffice: it opens, and shows what it should."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from tests.e2e.chromium import program
from tests.functional.commands import sheetsync


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("pictures") / "demo"
    assert sheetsync("demo", made, "--leads", "600").code == 0
    return made


def test_libreoffice_opens_the_workbook_and_prints_the_ceo_tab(folder: Path) -> None:
    soffice, pdftotext = program("soffice", "libreoffice-calc"), program("pdftotext", "poppler-utils")
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    subprocess.run(
        [soffice, profile, "--headless", "--convert-to", "pdf", "--outdir", folder, folder / "funnel.xlsx"],
        check=True,
        capture_output=True,
        timeout=300,
    )
    text = subprocess.run(
        [pdftotext, "-layout", folder / "funnel.pdf", "-"], check=True, capture_output=True, text=True, timeout=60
    ).stdout
    pages = [page for page in text.split("\f") if "Sales & marketing review" in page]
    assert len(pages) == 1, "the CEO tab prints on one page"
    for words in ("where the gap lies", "how far leads come", "Segments"):
        assert words in pages[0]
    assert "#REF!" not in pages[0]
    assert "###" not in pages[0]
