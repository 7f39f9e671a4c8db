"""The one look of our tabs, in Google's words."""

from __future__ import annotations

import datetime as dt
import json
from functools import cache
from typing import Any

from sheetsync.adapters.styles import MONTHS, TEXT, Look, look
from sheetsync.adapters.text_fit import heads_figures, wraps
from sheetsync.core.lang.words import Lang
from sheetsync.core.layout import Sheet, Style

MASK = (
    "userEnteredFormat(numberFormat,horizontalAlignment,verticalAlignment,wrapStrategy,padding,borders,"
    "textFormat(bold,italic,underline,fontSize,foregroundColorStyle))"
)
"""All that we set of a format; what else people set (fonts, fills, notes) stays."""
_ALIGN = {"left": "LEFT", "right": "RIGHT", "center": "CENTER"}
_VALIGN = {"vcenter": "MIDDLE", "bottom": "BOTTOM", "top": "TOP"}
INDENT = 8
"""Pixels."""


def spot_format(sheet: Sheet, row: int, column: int) -> str:
    """The CellFormat of a cell of a sheet as JSON, so that equal ones are equal; "{}" where it stays empty."""
    spot = sheet.rows[row][column] if column < len(sheet.rows[row]) else None
    if spot is None:
        return "{}"
    headed = spot.style is Style.COLUMN and heads_figures(sheet, row, column)
    kind = "moment" if isinstance(spot.value, dt.datetime) else "day" if isinstance(spot.value, dt.date) else ""
    return _format(spot.style, sheet.lang, kind, right=headed, wrap=wraps(sheet, row, column, spot))


@cache
def _format(style: Style, lang: Lang, kind: str, *, right: bool, wrap: bool) -> str:
    found = cell_format(look(style, lang))
    if style is Style.MONTH:
        found["numberFormat"] = {"type": "DATE", "pattern": "mmmm yyyy"}
    elif kind:
        # Without a pattern of ours the spreadsheet's own locale writes the date.
        found["numberFormat"] = {"type": "DATE" if kind == "day" else "DATE_TIME"}
    if right:
        found |= {"horizontalAlignment": "RIGHT"}
        found.pop("padding", None)
    if wrap:
        found["wrapStrategy"] = "WRAP"
    return json.dumps(found, sort_keys=True)


def cell_format(wanted: Look) -> dict[str, Any]:
    """A look as a CellFormat."""
    text = {
        "bold": wanted.get("bold", False),
        "italic": wanted.get("italic", False),
        "underline": bool(wanted.get("underline", 0)),
        "fontSize": int(wanted.get("font_size", 10)),
        "foregroundColorStyle": color(str(wanted.get("font_color", "#000000"))),
    }
    found: dict[str, Any] = {
        "textFormat": text,
        "verticalAlignment": _VALIGN[str(wanted.get("valign", "bottom"))],
        "wrapStrategy": "WRAP" if wanted.get("text_wrap") else "OVERFLOW_CELL",
    }
    if "align" in wanted:
        found["horizontalAlignment"] = _ALIGN[str(wanted["align"])]
    if wanted.get("indent"):
        found["padding"] = {"left": INDENT * int(wanted["indent"])}
    if borders := {side: _rule(str(wanted[f"{side}_color"])) for side in ("top", "bottom") if wanted.get(side)}:
        found["borders"] = borders
    if code := wanted.get("num_format"):
        found["numberFormat"] = number_format(str(code))
    if fill := wanted.get("bg_color"):
        found["backgroundColorStyle"] = color(str(fill))
    return found


def number_format(code: str) -> dict[str, str]:
    """A format code; Google shows it with the separators of the spreadsheet's locale, and dates as that writes them."""
    if code == TEXT:
        return {"type": "TEXT"}
    if code in MONTHS.values():
        return {"type": "DATE", "pattern": "mmmm yyyy"}
    if code.endswith(";@"):
        return {"type": "DATE"}
    return {"type": "PERCENT" if code.endswith("%") else "NUMBER", "pattern": code}


def color(code: str) -> dict[str, Any]:
    """#RRGGBB as a ColorStyle."""
    red, green, blue = (round(int(code[at : at + 2], 16) / 255, 4) for at in (1, 3, 5))
    return {"rgbColor": {"red": red, "green": green, "blue": blue}}


def _rule(code: str) -> dict[str, Any]:
    return {"style": "SOLID", "colorStyle": color(code)}
