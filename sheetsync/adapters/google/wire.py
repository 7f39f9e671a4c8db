"""Cells as the wire holds them: text, numbers, yes/no; a day is its serial number."""

from __future__ import annotations

import datetime as dt
from typing import Any

from sheetsync.core.grid import Cell, serial

LONGEST = 50_000
"""Characters that Google allows in a cell."""


def plain(cell: Cell) -> str | int | float | bool | None:
    """A cell so that what we wrote and what Google tells of it are equal: numbers to 12 digits, blanks None."""
    if cell is None or cell == "":
        return None
    if isinstance(cell, bool | str):
        return cell
    return float(f"{serial(cell) if isinstance(cell, dt.date) else cell:.12g}")


def extended_value(cell: Cell) -> dict[str, Any]:
    """The cell as an ExtendedValue; {} is a blank. Text is never anything but text."""
    if cell is None or cell == "":
        return {}
    if isinstance(cell, bool):
        return {"boolValue": cell}
    if isinstance(cell, str):
        return {"stringValue": cell[:LONGEST]}
    return {"numberValue": serial(cell) if isinstance(cell, dt.date) else cell}
