"""The workbook opened by LibreOffice and the memo by Chromium: they open, and show what they should."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

import pytest

from tests.functional.commands import sheetsync


def program(name: str, package: str) -> str:
    found = shutil.which(name)
    if found is None:
        pytest.skip(f"{name} isn't here; `apt-get install {package}` brings it")
    return found


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


@pytest.mark.parametrize("width", [320, 700])
def test_chromium_shows_the_memo_without_scrolling_sideways(folder: Path, width: int) -> None:
    chromium = program("chromium", "chromium")
    picture = folder / f"memo-{width}.png"
    page = folder / f"wide-{width}.html"
    probe = "<script>document.title = document.documentElement.scrollWidth + ' of ' + window.innerWidth</script></body>"
    page.write_text((folder / "memo.html").read_text(encoding="utf-8").replace("</body>", probe), encoding="utf-8")
    flags = [
        "--headless",
        "--no-sandbox",
        "--disable-gpu",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-sync",
    ]
    profile = f"--user-data-dir={folder / f'chromium-{width}'}"
    command = [chromium, *flags, profile, f"--window-size={max(width, 500)},1600"]
    subprocess.run(
        [*command, f"--screenshot={picture}", page.as_uri()],
        check=True,
        capture_output=True,
        timeout=120,
        env={**os.environ, "HOME": str(folder)},
    )
    assert picture.stat().st_size > 10_000
    dom = subprocess.run(
        [*command, "--dump-dom", page.as_uri()], check=True, capture_output=True, text=True, timeout=120
    ).stdout
    scroll, inner = dom.split("<title>")[1].split("</title>")[0].split(" of ")
    assert int(scroll) <= int(inner)
