"""Which cell styles show a number as a date."""

from __future__ import annotations

import re
from collections.abc import Mapping

from sheetsync.adapters.xlsx.markup import Element, whole

BUILT_IN_DATES = frozenset({14, 15, 16, 17, 22, *range(27, 32), 36, *range(50, 55), 57, 58})
"""Number formats without a code of their own that show a day, the East Asian ones included; 18–21, 32–35, 45–47, 55
and 56 show a time or a duration only (ECMA-376, 18.8.30)."""
_LITERAL = re.compile(r'"[^"]*"|\\.|_.|\*.|\[[^\]]*\]')
_ELAPSED = re.compile(r"\[(h+|m+|s+)\]")


def is_date_code(code: str) -> bool:
    """Whether a format code shows a day or a month; times of day and durations are plain numbers."""
    first = code.split(";", maxsplit=1)[0].casefold()
    letters = _LITERAL.sub("", first)
    if _ELAPSED.search(first):
        return False
    return bool(set("yd") & set(letters)) or ("m" in letters and not set("hs") & set(letters))


def format_codes(styles: Element) -> Mapping[int, str]:
    """The workbook's own format codes by number."""
    found = styles.iterfind("{*}numFmts/{*}numFmt")
    return {whole(element.get("numFmtId"), -1): element.get("formatCode", "") for element in found}


def date_styles(styles: Element) -> Mapping[int, str]:
    """The cell styles that show dates, each with its format code ("" for a built-in format)."""
    codes = format_codes(styles)
    found = {}
    for index, style in enumerate(styles.iterfind("{*}cellXfs/{*}xf")):
        number = whole(style.get("numFmtId"))
        code = codes.get(number, "")
        if is_date_code(code) if code else number in BUILT_IN_DATES:
            found[index] = code
    return found
