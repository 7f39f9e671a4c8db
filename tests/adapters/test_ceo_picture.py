"""The CEO tab as LibreOffice shows it, against golden pictures: coarse enough for other versions, fine enough to see a
panel that moved, a text that is cut, a bar that is gone. To take them anew: SHEETSYNC_TAKE_PICTURES=1.
"""

from __future__ import annotations

import os
import shutil
import subprocess
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from matplotlib.image import imread
from numpy.typing import NDArray

from sheetsync.adapters.xlsx import XlsxWorkbook
from sheetsync.core.issues import Owner
from sheetsync.core.lang import LANGS, Lang
from sheetsync.core.questions import Asked, Question
from tests.adapters.test_xlsx_office import SOFFICE, convert
from tests.adapters.xlsx_files import write_rows
from tests.core.reports import many_leads, report, small_company, tab
from tests.core.test_ceo import moved

GOLDEN = Path(__file__).parent / "pictures"
FONT = "Carlito"
BLOCK = 12
"""Pixels: their mean is compared, so that the edges of letters don't count."""
FAR = 0.06
"""Of the way from black to white: a block that differs by more is another."""
MOST_OTHERS = 0.02
"""Of all blocks."""


def _missing() -> str:
    found = (
        subprocess.run(["fc-list", ":", "family"], capture_output=True, text=True, check=False)
        if shutil.which("fc-list")
        else None
    )
    parts = {"soffice": SOFFICE, "pdftoppm": shutil.which("pdftoppm"), FONT: found and FONT in found.stdout}
    return ", ".join(name for name, there in parts.items() if not there)


MISSING = _missing()
pytestmark = pytest.mark.skipif(
    bool(MISSING),
    reason=f"{MISSING} isn't here: apt-get install libreoffice-calc poppler-utils fonts-crosextra-carlito to run this",
)


def picture(folder: Path, lang: Lang) -> Path:
    """The tab on its page, of a company with everything to show."""
    told = report(small_company(many_leads(40)), lang=lang)
    question = Question("disputed", Owner.BOTH, told.number("qualification.target_share"), money=1_234_567_00.0)
    asked = Asked({Owner.SALES: (question,) * 3, Owner.MARKETING: (question,)}, {})
    sheet = tab(replace(told, asked=asked, changes=moved(told, 1)), "ceo")
    path = write_rows(folder / "ceo.xlsx", {"Leads": [[None]]})
    XlsxWorkbook(path).write([sheet])
    pdf = convert(path, "pdf")
    subprocess.run(["pdftoppm", "-r", "80", "-gray", "-png", "-singlefile", pdf, pdf.with_suffix("")], check=True)
    return pdf.with_suffix(".png")


def blocks(path: Path) -> NDArray[np.float64]:
    pixels = np.asarray(imread(path), dtype=np.float64)
    pixels = pixels.reshape(*pixels.shape[:2], -1)[:, :, 0]
    height, width = (side // BLOCK for side in pixels.shape)
    cut = pixels[: height * BLOCK, : width * BLOCK]
    means: NDArray[np.float64] = cut.reshape(height, BLOCK, width, BLOCK).mean(axis=(1, 3))
    return means


def others(one: Path, two: Path) -> float:
    """The share of blocks that differ."""
    first, second = blocks(one), blocks(two)
    return 1.0 if first.shape != second.shape else float((np.abs(first - second) > FAR).mean())


@pytest.mark.parametrize("lang", LANGS)
def test_it_looks_as_it_did(tmp_path: Path, lang: Lang) -> None:
    taken = picture(tmp_path, lang)
    if os.environ.get("SHEETSYNC_TAKE_PICTURES"):
        shutil.copyfile(taken, GOLDEN / f"ceo.{lang}.png")
    assert others(taken, GOLDEN / f"ceo.{lang}.png") < MOST_OTHERS


def test_another_picture_is_another() -> None:
    assert others(GOLDEN / "ceo.en.png", GOLDEN / "ceo.ru.png") > 3 * MOST_OTHERS
