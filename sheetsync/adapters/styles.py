"""The one look of every tab that sheetsync makes: colours, sizes, number formats."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TypeAlias

from sheetsync.core.lang.words import Lang
from sheetsync.core.layout import Style
from sheetsync.core.schema import Kind

Look: TypeAlias = dict[str, str | int | float | bool]
"""Properties of a cell as XlsxWriter names them."""

INK = "#1F2933"
ACCENT = "#0F5C6E"
WARNING = "#C2570C"
GREY = "#6B7680"
RULE = "#CFD6DC"
BAND = "#EDF3F5"

DATES: Mapping[Lang, str] = {"en": "yyyy-mm-dd;@", "ru": "dd.mm.yyyy;@"}
MOMENTS: Mapping[Lang, str] = {"en": "yyyy-mm-dd hh:mm;@", "ru": "dd.mm.yyyy hh:mm;@"}
MONTHS: Mapping[Lang, str] = {"en": "[$-409]mmm yyyy;@", "ru": "[$-419]mmmm yyyy;@"}
OWN_DATE_CODES = frozenset({*DATES.values(), *MOMENTS.values(), *MONTHS.values()})
"""Spelled so that hardly anybody else's format is the same: styles with them are known as ours."""
MILLIONS: Mapping[Lang, str] = {"en": "M", "ru": "млн"}

COUNT, EXACT, SHARE, NUMBER, TEXT = "#,##0", "#,##0.00", "0.0%", "#,##0.0#", "@"
WIDE = 30
"""Columns of at least so many characters wrap their text."""

_BASE: Look = {"font_name": "Calibri", "font_size": 10, "font_color": INK, "valign": "vcenter"}
_RIGHT: Look = {"align": "right"}
_PADDED: Look = {"align": "left", "indent": 1}
_TOTAL: Look = {"bold": True, "top": 1, "top_color": RULE}
_CARD: Look = {"font_size": 18, "bold": True, "font_color": ACCENT, "align": "left"}
_BAR: Look = {"font_name": "Arial", "font_size": 8, **_PADDED}
_NOTE: Look = {"font_size": 9, "font_color": GREY}

_LOOKS: Mapping[Style, Look] = {
    Style.TITLE: {"font_size": 18, "bold": True},
    Style.SUBTITLE: {"font_size": 11, "font_color": GREY},
    Style.HEADING: {"font_size": 12, "bold": True, "font_color": ACCENT, "bottom": 1, "bottom_color": RULE},
    Style.COLUMN: {
        "font_size": 9,
        "bold": True,
        "font_color": GREY,
        "valign": "bottom",
        "text_wrap": True,
        "bottom": 1,
        "bottom_color": RULE,
        **_PADDED,
    },
    Style.TEXT: _PADDED,
    Style.STRONG: {**_PADDED, "bold": True},
    Style.NOTE: _NOTE,
    Style.OF_N: {**_NOTE, **_PADDED},
    Style.UNTOLD: {**_NOTE, **_RIGHT},
    Style.COUNT: {**_RIGHT, "num_format": COUNT},
    Style.MONEY: {**_RIGHT, "num_format": COUNT},
    Style.MONEY_EXACT: {**_RIGHT, "num_format": EXACT},
    Style.SHARE: {**_RIGHT, "num_format": SHARE},
    Style.NUMBER: {**_RIGHT, "num_format": NUMBER},
    Style.DATE: _PADDED,
    Style.MONTH: _PADDED,
    Style.WARNING: {"font_color": WARNING},
    Style.CARD_LABEL: {**_NOTE, "valign": "bottom"},
    Style.CARD_VALUE: {**_CARD, "num_format": COUNT},
    Style.CARD_MONEY: _CARD,
    Style.CARD_SHARE: {**_CARD, "num_format": SHARE},
    Style.CARD_NOTE: {**_NOTE, "valign": "top"},
    Style.BETTER: {"font_size": 9, "bold": True, "font_color": ACCENT, "valign": "top"},
    Style.WORSE: {"font_size": 9, "bold": True, "font_color": WARNING, "valign": "top"},
    Style.TOTAL_TEXT: {**_TOTAL, **_PADDED},
    Style.TOTAL_COUNT: {**_TOTAL, **_RIGHT, "num_format": COUNT},
    Style.TOTAL_MONEY: {**_TOTAL, **_RIGHT, "num_format": COUNT},
    Style.TOTAL_SHARE: {**_TOTAL, **_RIGHT, "num_format": SHARE},
    Style.TOTAL_NUMBER: {**_TOTAL, **_RIGHT, "num_format": NUMBER},
    Style.TOTAL_NOTE: {**_TOTAL, **_NOTE, "bold": False, **_PADDED},
    Style.TOTAL_UNTOLD: {**_TOTAL, **_NOTE, "bold": False, **_RIGHT},
    Style.MISSED: {"font_size": 9, "bold": True, "font_color": WARNING, **_PADDED},
    Style.ANSWER: {"font_size": 13, "text_wrap": True},
    Style.BAR: {**_BAR, "font_color": ACCENT},
    Style.BAR_MINUS: {**_BAR, "font_color": WARNING},
    Style.LINK: {**_PADDED, "font_color": ACCENT, "underline": 1},
}

FIGURES = frozenset(style for style, look in _LOOKS.items() if look.get("align") == "right")
"""Styles whose column headers stand right too."""

HEADER: Look = {**_BASE, "bold": True, "font_color": "#FFFFFF", "bg_color": ACCENT, "text_wrap": True, "border": 0}
OPTIONAL_HEADER: Look = {**HEADER, "font_color": INK, "bg_color": BAND}
EXAMPLE: Look = {**_BASE, "italic": True, "font_color": GREY}
ENTRY_WIDTHS: Mapping[Kind, float] = {Kind.TEXT: 34, Kind.WORD: 20, Kind.PHONE: 20, Kind.EMAIL: 26, Kind.EMAILS: 34}
ENTRY_WIDTH = 14.0


def look(style: Style, lang: Lang) -> Look:
    """How a style looks in a language."""
    found = {**_BASE, **_LOOKS[style]}
    if style is Style.CARD_MONEY:
        million = MILLIONS[lang]
        found["num_format"] = f'[>=10000000]#,##0.0,,"\u00a0{million}";[>=1000000]#,##0.00,,"\u00a0{million}";#,##0'
    if style is Style.MONTH:
        found["num_format"] = MONTHS[lang]
    return found


def entry_format(kind: Kind, lang: Lang) -> str:
    """The number format of a column that people fill; "" for the general one."""
    formats = {
        Kind.ID: TEXT,
        Kind.PHONE: TEXT,
        Kind.TIME: TEXT,  # else 10-30 typed into a cell becomes a day in October
        Kind.DATE: DATES[lang],
        Kind.MONTH: MONTHS[lang],
        Kind.MONEY: "#,##0.##",
        Kind.COUNT: COUNT,
        Kind.SHARE: "0.0%",
    }
    return formats.get(kind, "")
