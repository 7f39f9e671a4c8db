"""How cells look: colours as Google keeps them, masks that name a colour by either of its two names, CellData."""

from __future__ import annotations

import struct
from typing import Any

import orjson

from .cells import Cell, Failure, Formula, Value, tidy
from .masks import Mask, written
from .wire import Json, invalid

CHANNELS = ("red", "green", "blue")
EXTRAS = ("note", "dataValidation", "textFormatRuns", "pivotTable", "chipRuns")
LONGEST_TEXT = 50_000
LOOKS: Json = {
    "backgroundColor": {"red": 1, "green": 1, "blue": 1},
    "padding": {"top": 2, "right": 3, "bottom": 2, "left": 3},
    "verticalAlignment": "BOTTOM",
    "wrapStrategy": "OVERFLOW_CELL",
    "textFormat": {
        "foregroundColor": {},
        "fontFamily": "arial,sans,sans-serif",
        "fontSize": 10,
        "bold": False,
        "italic": False,
        "strikethrough": False,
        "underline": False,
        "foregroundColorStyle": {"rgbColor": {}},
    },
    "backgroundColorStyle": {"rgbColor": {"red": 1, "green": 1, "blue": 1}},
}


def kept_color(color: Json) -> Json:
    """A colour as Google gives it back: eight bits a channel, single precision, black channels left out."""
    kept: Json = {}
    for channel in CHANNELS:
        bits = int(color.get(channel, 0) * 255 + 1e-4)
        if bits:
            (single,) = struct.unpack("f", struct.pack("f", bits / 255))
            kept[channel] = tidy(float(f"{single:.8g}"))
    if "alpha" in color:
        kept["alpha"] = color["alpha"]
    return kept


def is_color(name: str) -> bool:
    return name == "color" or name.endswith("Color")


def kept(node: Any) -> Any:
    """Decoded JSON with every colour as Google keeps it: under both its names, `xColorStyle` winning."""
    if isinstance(node, list):
        return [kept(item) for item in node]
    if not isinstance(node, dict):
        return node
    result: Json = {}
    for name, value in node.items():
        if name == "rgbColor":
            result[name] = kept_color(value)
        elif is_color(name) and isinstance(value, dict):
            if "rgbColor" not in node.get(f"{name}Style", {}):
                result[name] = kept_color(value)
                result[f"{name}Style"] = {"rgbColor": result[name]}
        elif name.endswith("ColorStyle") or name == "colorStyle":
            if value:
                result[name] = kept(value)
                if "rgbColor" in result[name]:
                    result[name.removesuffix("Style")] = result[name]["rgbColor"]
        else:
            result[name] = kept(value)
    return result


def paired(mask: Mask) -> Mask:
    """A mask in which a colour named by one of its names is named by both."""
    result: Mask = {}
    for name, inner in mask.items():
        if is_color(name):
            result[name] = result[f"{name}Style"] = {}
        elif name.endswith("ColorStyle") or name == "colorStyle":
            result[name] = result[name.removesuffix("Style")] = {}
        else:
            result[name] = paired(inner)
    return result


def entered_value(extended: Json | None) -> Value | Formula | None:
    """What an ExtendedValue enters: text is never parsed."""
    if not extended:
        return None
    if "formulaValue" in extended:
        text = str(extended["formulaValue"])
        if not text.startswith("="):
            raise invalid(f'Invalid formula "{text}": it must begin with "="')
        return Formula(text)
    if "stringValue" in extended:
        if len(extended["stringValue"]) > LONGEST_TEXT:
            raise invalid(f"Your input contains more than the maximum of {LONGEST_TEXT} characters in a single cell.")
        return str(extended["stringValue"]) or None
    if "numberValue" in extended:
        return tidy(float(extended["numberValue"]))
    if "boolValue" in extended:
        return bool(extended["boolValue"])
    raise invalid("An error value can't be entered")


def extended_value(value: Value | Formula) -> Json:
    if isinstance(value, Formula):
        return {"formulaValue": value.text}
    if isinstance(value, Failure):
        return {"errorValue": {"type": value.kind}}
    if isinstance(value, bool):
        return {"boolValue": value}
    return {"stringValue": value} if isinstance(value, str) else {"numberValue": value}


class Pen:
    """Writes the masked fields of CellData into cells. Formats that recur are worked out once and shared."""

    def __init__(self, mask: Mask) -> None:
        everything = not mask or "*" in mask
        self.value = everything or "userEnteredValue" in mask
        self.format = everything or "userEnteredFormat" in mask
        self.format_mask = {} if everything else paired(mask.get("userEnteredFormat", {}))
        self.extras: Mask = {name: {} for name in EXTRAS if everything or name in mask}
        self.known: dict[bytes, Json] = {}

    def rewritten(self, cell: Cell, data: Json) -> Cell:
        """The cell with the masked fields as the CellData has them."""
        entered, looks, extras = cell.entered, cell.looks, cell.extras
        if self.value:
            entered = entered_value(data.get("userEnteredValue"))
        if self.format:
            looks = self.looks(cell.looks, data.get("userEnteredFormat", {})) or None
        if self.extras:
            new = written(self.extras, extras, data)
            extras = {name: value for name, value in new.items() if name in EXTRAS and value} or None
        return Cell(entered, looks, extras)

    def looks(self, old: Json | None, new: Json) -> Json:
        key = orjson.dumps(new) if not old else b""
        if key not in self.known:
            result = written(self.format_mask, old, kept(new))
            if not key:
                return result
            self.known[key] = result
        return self.known[key]


def merged(base: Json, over: Json) -> Json:
    """Two formats, one laid over the other."""
    result = dict(base)
    for name, value in over.items():
        below = result.get(name)
        result[name] = merged(below, value) if isinstance(below, dict) and not is_color(name) else value
    return result
