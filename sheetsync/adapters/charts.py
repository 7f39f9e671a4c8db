"""The memo's pictures as PNG, drawn by matplotlib: the same facts give the same bytes.

They have a light ground of their own, so that they read in dark mode too. Nothing of the system's fonts is used.
"""

from __future__ import annotations

import hashlib
import io
import logging
from collections.abc import Callable, Sequence
from functools import cache, lru_cache, partial
from pathlib import Path
from textwrap import wrap
from typing import TYPE_CHECKING, TypeVar

from sheetsync.core.memo import Picture, Trend, Waterfall

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure
    from matplotlib.font_manager import FontProperties

Facts = TypeVar("Facts", Waterfall, Trend)
WIDTH, HEIGHT = 552, 210
"""In pixels of a page."""
DENSITY = 2
INK, MUTED, RULE, GROUND = "#1f2933", "#52606d", "#d9dee3", "#ffffff"
ACCENT, WARNING, REST = "#0f5c6e", "#c2570c", "#7b8794"
_LABEL, _FIGURE = 12, 13
_POINTS = 72 / 96
_LETTER = 0.6
"""How wide a letter is, in parts of its height."""
_MOST_LINES = 3
_WAYS = ((ACCENT, "-", "o"), (WARNING, "--", "s"), (REST, ":", "^"))
"""Of the courses: told apart by colour, by the line and by the points."""


def waterfall_picture(facts: Waterfall) -> Picture:
    """Plan, the steps up and down, fact."""
    return _picture("waterfall", facts, waterfall_png)


def trend_picture(facts: Trend) -> Picture:
    """A line for each share, its name and what it is now at its end."""
    return _picture("trend", facts, trend_png)


def _picture(name: str, facts: Facts, draw: Callable[[Facts], bytes]) -> Picture:
    """Named by its facts, and not drawn yet: most runs only write tabs."""
    digest = hashlib.sha256(repr(facts).encode(errors="backslashreplace")).hexdigest()[:16]
    return Picture(f"{name}-{digest}@sheetsync", facts.alt, WIDTH, HEIGHT, partial(draw, facts))


@lru_cache(maxsize=8)
def waterfall_png(facts: Waterfall) -> bytes:
    """Drawn."""
    figure, axes = _sheet(left=0.01, bottom=0.28, right=0.99)
    ends, level = [], 0.0
    for step in facts.steps:
        start, level = (0.0, step.value) if step.total else (level, level + step.value)
        ends.append((start, level))
    top, low = max(max(end) for end in ends), min(0.0, *(min(end) for end in ends))
    room = (top - low or 1.0) * 0.12
    for place, (step, (start, end)) in enumerate(zip(facts.steps, ends, strict=True)):
        colour = INK if step.total else ACCENT if step.value >= 0 else WARNING
        axes.bar(
            place,
            end - start,
            0.62,
            bottom=start,
            facecolor=colour,
            edgecolor=GROUND,
            linewidth=0,
            hatch=_hatch(step.value),
        )
        above = max(start, end) + room * 0.2
        _text(axes, place, above, step.text, size=_FIGURE, color=INK, ha="center", va="bottom")
        if place + 1 < len(ends):
            axes.plot([place + 0.31, place + 0.69], [end, end], color=REST, linewidth=0.8)
    axes.set_ylim(low - (room if low < 0 else 0), top + room * 1.8)
    axes.set_xlim(-0.5, len(ends) - 0.5)
    axes.axhline(0, color=RULE, linewidth=1)
    _below(axes, [step.label for step in facts.steps])
    return _png(figure)


def _hatch(value: float) -> str:
    """What is missing is told by its pattern, too."""
    return "////" if value < 0 else ""


@lru_cache(maxsize=8)
def trend_png(facts: Trend) -> bytes:
    """Drawn."""
    figure, axes = _sheet(left=0.02, bottom=0.14, right=0.66)
    shares = [share for one in facts.courses for share in one.shares if share is not None]
    low, high = min(shares), max(shares)
    room = (high - low) * 0.15 or 0.05
    ends = []
    for one, (colour, line, point) in zip(facts.courses, _WAYS, strict=False):
        known = [(place, share) for place, share in enumerate(one.shares) if share is not None]
        axes.plot(*zip(*known, strict=True), color=colour, linestyle=line, marker=point, linewidth=2, markersize=5)
        ends.append((known[-1][1], f"{_cut(one.label, 24)} {one.text}", colour))
    axes.set_ylim(low - room, high + room)
    axes.set_xlim(-0.3, len(facts.days) - 0.7)
    for y, (_, label, colour) in zip(_apart([end for end, _, _ in sorted(ends)], room), sorted(ends), strict=True):
        _text(axes, len(facts.days) - 0.55, y, label, size=_FIGURE, color=colour, ha="left", va="center")
    _below(axes, list(facts.days))
    return _png(figure)


def _apart(places: Sequence[float], least: float) -> list[float]:
    """Rising places, moved up where they are too near."""
    moved: list[float] = []
    for place in places:
        moved.append(max(place, moved[-1] + least) if moved else place)
    return moved


def _sheet(*, left: float, bottom: float, right: float) -> tuple[Figure, Axes]:
    logging.getLogger("matplotlib").setLevel(logging.ERROR)  # that it can't keep its cache of fonts is nobody's matter
    from matplotlib.backends.backend_agg import FigureCanvasAgg  # noqa: PLC0415 - half a second that only a drawn memo needs
    from matplotlib.figure import Figure  # noqa: PLC0415 - likewise

    figure = Figure(figsize=(WIDTH / 96, HEIGHT / 96), dpi=96 * DENSITY, facecolor=GROUND)
    FigureCanvasAgg(figure)
    axes = figure.add_axes((left, bottom, right - left, 0.97 - bottom))
    axes.set_facecolor(GROUND)
    for side in ("top", "left", "right", "bottom"):
        axes.spines[side].set_visible(False)
    axes.tick_params(length=0)
    axes.set_yticks([])
    return figure, axes


def _below(axes: Axes, labels: Sequence[str]) -> None:
    """The names of the places."""
    axes.set_xticks(range(len(labels)))
    axes.set_xticklabels([""] * len(labels))
    left, right = axes.get_position().x0, axes.get_position().x1
    most = int(WIDTH * (right - left) / len(labels) / (_LABEL * _LETTER))
    for place, label in enumerate(labels):
        lines = wrap(_cut(label, 60), most, break_on_hyphens=False)
        text = "\n".join(lines[:_MOST_LINES]) + ("…" if len(lines) > _MOST_LINES else "")
        axes.annotate(
            _drawable(text),
            (place, 0),
            xycoords=("data", "axes fraction"),
            xytext=(0, -6),
            textcoords="offset points",
            ha="center",
            va="top",
            color=MUTED,
            fontproperties=_font(_LABEL),
            parse_math=False,
        )


def _text(axes: Axes, x: float, y: float, text: str, *, size: int, color: str, ha: str, va: str) -> None:
    axes.text(
        x,
        y,
        _drawable(_cut(text, 60)),
        color=color,
        ha=ha,
        va=va,
        fontproperties=_font(size),
        parse_math=False,
        clip_on=False,
    )


def _cut(text: str, most: int) -> str:
    line = " ".join(text[: 4 * most].split())
    return line if len(line) <= most else line[: most - 1] + "…"


@cache
def _font(size: int) -> FontProperties:
    from matplotlib.font_manager import FontProperties  # noqa: PLC0415 - only a drawn memo needs it

    return FontProperties(fname=_font_file(), size=size * _POINTS)


def _font_file() -> Path:
    """The one that comes with matplotlib."""
    from matplotlib import get_data_path  # noqa: PLC0415 - only a drawn memo needs it

    return Path(get_data_path()) / "fonts" / "ttf" / "DejaVuSans.ttf"


@cache
def _letters() -> frozenset[int]:
    """What the font has."""
    from matplotlib.font_manager import get_font  # noqa: PLC0415 - only a drawn memo needs it

    return frozenset(get_font(_font_file()).get_charmap())


def _drawable(text: str) -> str:
    """What the font hasn't is a box; what isn't to be seen is nothing."""
    shown = (letter for letter in text if letter.isprintable() or letter == "\n")
    return "".join(letter if letter == "\n" or ord(letter) in _letters() else "□" for letter in shown)


def _png(figure: Figure) -> bytes:
    held = io.BytesIO()
    figure.savefig(held, format="png", facecolor=GROUND, metadata={"Software": None})
    return held.getvalue()
