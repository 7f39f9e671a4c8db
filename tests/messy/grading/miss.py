"""What a miss is, and when an exported text is the value that it should be."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation

from tests.messy.cells import Value
from tests.messy.layout import Laid
from tests.messy.reading import Answer

EXPORTED = ("leads", "deals", "spend")
"""The tabs that an export holds."""


@dataclass(frozen=True, slots=True)
class Miss:
    """Something that wasn't read as it should be."""

    grade: str
    kind: str
    where: str
    written: str
    expected: str
    got: str

    def __str__(self) -> str:
        return f"[{self.grade}] {self.kind} at {self.where}: {self.written} -> expected {self.expected}, got {self.got}"


def place(laid: Laid, cell: str, column: str = "") -> str:
    return f"{laid.title!r}!{cell} {laid.role}{column and '.'}{column}"


def exported_value(row: dict[str, str], column: str) -> str:
    """The text under a declared name, or under that of a stage's date."""
    return row[column] if column in row else row[f"date_{column}"]


def same(column: str, value: Value, text: str) -> bool:
    """Whether an exported text is the value."""
    if value is None or value == "":
        return not text
    if isinstance(value, dt.date):
        return text[:10] == value.isoformat()[:10]
    if column == "phone":
        return text == "+" + re.sub(r"\D", "", str(value))
    if column in {"marketing_label", "sales_label"}:
        return text == ("true" if value in {"да", "yes", True} else "false")
    if column == "lead_id" or isinstance(value, str):
        return _same_text(column, str(value), text)
    return _same_number(value, text)


def _same_text(column: str, value: str, text: str) -> bool:
    """Spaces and line breaks are one in a word; a status is exported as the agreed word."""
    told, meant = (" ".join(one.split()) for one in (text.removeprefix("'"), value))
    return told.casefold() == meant.casefold() if column == "status" else told == meant


def _same_number(value: float, text: str) -> bool:
    try:
        return abs(Decimal(text) - Decimal(str(value))) < Decimal("0.005")
    except InvalidOperation:
        return False


def letters_of(text: str) -> str:
    """A spelling without what any reader may fold away."""
    return re.sub(r"[\W_]", "", text).casefold()


def kinds_at(read: Answer, laid: Laid, row: int, cell: str = "") -> str:
    """Which issues there are at a cell and its line, or anywhere in the line."""
    pattern = re.compile(f"{cell}|{row + 1}" if cell else f"[A-Z]*{row + 1}")
    return ", ".join(
        f"{at}:{issue['kind']}({issue['severity']})"
        for (tab, at), issues in read.issues.items()
        if tab == laid.title and pattern.fullmatch(at)
        for issue in issues
    )
