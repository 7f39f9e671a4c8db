"""The memo in Chromium: as it is to look (tests/e2e/memo_pictures), and readable for everybody (axe-core).

`SHEETSYNC_NEW_PICTURES=1 pytest tests/e2e/test_memo_pictures.py` takes the pictures anew; look at them then.
"""

from __future__ import annotations

import json
import os
import re
from collections.abc import Callable
from importlib.resources import files
from pathlib import Path

import pytest
from PIL import Image, ImageChops, ImageStat

from sheetsync.adapters.inlining import standalone
from sheetsync.adapters.templates import JinjaMemo
from sheetsync.core.memo import Memo
from tests.adapters.memo.letters import bare, hostile, untrusted, usual
from tests.e2e.chromium import elements, picture

GOLDEN = Path(__file__).parent / "memo_pictures"
HEIGHTS = {320: 3000, 600: 2300, 1200: 2300}
COARSE = 8
"""Pixels that are compared as one: fonts differ a little from machine to machine."""
MOST = 4.0
"""Of 255, how much two pictures may differ on the whole."""


def page(memo: Memo) -> str:
    return standalone(JinjaMemo().render(memo))


def coarse(path: Path) -> Image.Image:
    shown = Image.open(path).convert("RGB")
    return shown.resize((shown.width // COARSE, shown.height // COARSE), Image.Resampling.BOX)


def difference(first: Path, second: Path) -> float:
    one, other = coarse(first), coarse(second)
    if one.size != other.size:
        return 255.0
    return max(ImageStat.Stat(ImageChops.difference(one, other)).mean)


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
@pytest.mark.parametrize("width", HEIGHTS)
def test_it_looks_as_it_should(tmp_path: Path, width: int, dark: bool) -> None:
    taken = picture(page(usual()), tmp_path, width, HEIGHTS[width], dark=dark)
    cropped = Image.open(taken).crop((0, 0, width, HEIGHTS[width])).quantize(32)
    cropped.save(taken, optimize=True)
    golden = GOLDEN / taken.name
    if os.environ.get("SHEETSYNC_NEW_PICTURES"):
        golden.parent.mkdir(exist_ok=True)
        golden.write_bytes(taken.read_bytes())
    assert difference(taken, golden) <= MOST


def test_a_difference_is_seen() -> None:
    assert difference(GOLDEN / "600-light.png", GOLDEN / "600-dark.png") > 10 * MOST
    assert difference(GOLDEN / "600-light.png", GOLDEN / "320-light.png") > MOST


AXE = """<script>%s</script><script>
const off = {enabled: false};  // a mail program's page has its own landmarks
const asked = {runOnly: ["wcag2a", "wcag2aa", "best-practice"], rules: {region: off, "landmark-one-main": off}};
axe.run(asked).then(found => {
  const told = found.violations.map(one => [one.id, one.nodes.map(node => node.html.slice(0, 200))]);
  const wide = [document.documentElement.scrollWidth, window.innerWidth];
  document.title = JSON.stringify({told, wide, passed: found.passes.map(one => one.id)});
});</script></body>"""


def axe(memo: Memo, folder: Path, *, dark: bool, spoilt: Callable[[str], str] = str) -> dict[str, list[object]]:
    """What axe-core says: rules broken with their elements, rules kept."""
    engine = files("axe_core_python").joinpath("axe.min.js").read_text(encoding="utf-8")
    told = elements(spoilt(page(memo)).replace("</body>", AXE.replace("%s", engine)), folder, 600, dark=dark)
    found = re.search(r"<title>(\{.*?\})</title>", told.replace("&quot;", '"'), re.DOTALL)
    assert found, told[:500]
    result: dict[str, list[object]] = json.loads(
        found[1].replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")
    )
    return result


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
@pytest.mark.parametrize("memo", [usual, bare, untrusted, lambda: hostile("W" * 400)])
def test_readable_for_everybody(tmp_path: Path, memo: Callable[[], Memo], dark: bool) -> None:
    found = axe(memo(), tmp_path, dark=dark)
    assert found["told"] == []
    assert found["wide"][0] == found["wide"][1], "no scrolling sideways"
    assert {"color-contrast", "html-has-lang", "heading-order", "document-title"} <= set(map(str, found["passed"]))


def test_axe_sees_pale_letters(tmp_path: Path) -> None:
    found = axe(usual(), tmp_path, dark=False, spoilt=lambda text: text.replace("color:#52606d", "color:#b8c0c8"))
    assert "color-contrast" in str(found["told"])
