"""Reading values: how they are rendered, laid out and trimmed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from .areas import Area, a1
from .book import Spreadsheet, Tab
from .calculation import value_at
from .cells import Cell, Failure, Formula
from .locales import locale_of
from .rendering import MOMENTS, kind_of, shown
from .wire import Json


@dataclass(frozen=True)
class Rendering:
    """How a request wants values."""

    dimension: str = "ROWS"
    values: str = "FORMATTED_VALUE"
    moments: str = "SERIAL_NUMBER"

    @classmethod
    def of(cls, options: Json, prefix: str = "") -> Rendering:
        """From a request's options, whose names may begin with `response`."""

        def option(name: str) -> str:
            return str(options.get(prefix + name[0].upper() + name[1:] if prefix else name) or "")

        dimension = options.get("majorDimension") or "ROWS"
        return cls(
            "ROWS" if dimension == "DIMENSION_UNSPECIFIED" else dimension,
            option("valueRenderOption") or "FORMATTED_VALUE",
            option("dateTimeRenderOption") or "SERIAL_NUMBER",
        )


def rendered(book: Spreadsheet, tab: Tab, position: tuple[int, int], cell: Cell, wanted: Rendering) -> Any:
    locale = locale_of(book.properties["locale"])
    if wanted.values == "FORMULA" and isinstance(cell.entered, Formula):
        return cell.entered.text
    value = value_at(book, tab, position)
    as_text = wanted.values == "FORMATTED_VALUE"
    if wanted.moments == "FORMATTED_STRING" and kind_of(cell.looks) in MOMENTS:
        as_text = True
    if as_text or isinstance(value, Failure):
        return shown(value, cell.looks, locale)
    return "" if value is None else value


def value_range(book: Spreadsheet, tab: Tab, area: Area, wanted: Rendering) -> Json:
    """A ValueRange: blanks at the ends left out, no `values` where there are none."""
    across = wanted.dimension == "COLUMNS"
    lines: dict[int, dict[int, Any]] = {}
    for position, cell in tab.filled(area):
        if cell.entered is None:
            continue
        value = rendered(book, tab, position, cell, wanted)
        if value != "":
            row, column = position[0] - area.top, position[1] - area.left
            lines.setdefault(column if across else row, {})[row if across else column] = value
    result: Json = {"range": a1(tab.title, area), "majorDimension": wanted.dimension}
    if lines:
        result["values"] = [laid_out(lines.get(i, {})) for i in range(max(lines) + 1)]
    return result


def laid_out(line: dict[int, Any]) -> list[Any]:
    return [line.get(i, "") for i in range(max(line) + 1)] if line else []
