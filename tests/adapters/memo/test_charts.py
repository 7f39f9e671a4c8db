"""The memo's pictures: always the same, not heavy, dense, and of whatever text."""

from __future__ import annotations

import io
import os
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest
from PIL import Image

from sheetsync.adapters.charts import DENSITY, trend_picture, trend_png, waterfall_picture, waterfall_png
from sheetsync.core.memo import Picture, Step, Waterfall
from tests.adapters.memo.letters import HOSTILE, trend, waterfall

MOST_BYTES = 150_000


def image(picture: Picture) -> Image.Image:
    return Image.open(io.BytesIO(picture.png()))


@pytest.mark.parametrize("text", HOSTILE, ids=lambda text: ascii(text[:12]))
def test_whatever_people_type(text: str) -> None:
    for picture in (waterfall_picture(waterfall(text, text)), trend_picture(trend(text, text))):
        assert image(picture).size == (picture.width * DENSITY, picture.height * DENSITY)
        assert len(picture.png()) <= MOST_BYTES


def test_a_formula_is_text() -> None:
    """Drawn as a formula, $x^2$ would look as if nobody had typed the dollars."""
    pictures = {waterfall_picture(waterfall(text)).png() for text in ("$x^2$", "x^2", "x2")}
    assert len(pictures) == 3


def test_the_same_facts_give_the_same_bytes() -> None:
    drawn = []
    for _ in range(2):
        waterfall_png.cache_clear()
        trend_png.cache_clear()
        drawn.append((waterfall_picture(waterfall()).png(), trend_picture(trend()).png()))
    assert drawn[0] == drawn[1]
    assert b"Matplotlib" not in drawn[0][0]
    assert b"tIME" not in drawn[0][0]


def test_a_run_that_only_writes_tabs_draws_nothing() -> None:
    code = (
        "import sys; from sheetsync.adapters.templates import JinjaMemo; from tests.adapters.memo.letters import usual;"
        "made = JinjaMemo().render(usual()); assert 'matplotlib' not in sys.modules;"
        "assert made.pictures[0].png().startswith(b'\\x89PNG')"
    )
    done = subprocess.run(
        [sys.executable, "-c", code],
        check=True,
        timeout=60,
        capture_output=True,
        text=True,
        cwd=Path(__file__).parents[3],
        env={**os.environ, "MPLCONFIGDIR": os.devnull},  # as where nothing can be written but the state folder
    )
    assert done.stderr == ""


def test_others_facts_give_another_name() -> None:
    """A mail program that keeps pictures by their Content-ID must not show last week's."""
    assert waterfall_picture(waterfall()).cid != waterfall_picture(waterfall("Segment mix")).cid


@pytest.mark.parametrize("values", [(0, 0, 0), (1e-9, 0, 1e-9), (-5, 10, 5), (1e12, -2e12, -1e12)])
def test_amounts_of_any_size(values: tuple[float, float, float]) -> None:
    plan, part, fact = values
    steps = (Step("Plan", plan, "p", total=True), Step("Part", part, "x"), Step("Fact", fact, "f", total=True))
    assert image(waterfall_picture(Waterfall("alt", steps))).size[0] == 552 * DENSITY


def test_down_and_up_differ_without_colours() -> None:
    steps = waterfall().steps
    up = replace(waterfall(), steps=(steps[0], replace(steps[1], value=1.43), steps[2]))
    greys = [image(waterfall_picture(facts)).convert("L").tobytes() for facts in (waterfall(), up)]
    assert greys[0] != greys[1]
    shades = [image(waterfall_picture(facts)).convert("L").histogram() for facts in (waterfall(), up)]
    assert shades[0][255] != shades[1][255], "what is missing is hatched"
