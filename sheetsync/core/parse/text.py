"""Text as people type it: cleaned for keeping, folded for comparing."""

from __future__ import annotations

import datetime as dt
import re
import unicodedata

from sheetsync.core.grid import EPOCH, ERROR_TEXTS, UNCALCULATED, Cell
from sheetsync.core.parse.faults import Unclear

_HOSTILE = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u00ad\u061c\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff"
    "\ufff9-\ufffb\ufffe\uffff\ud800-\udfff\U000e0000-\U000e007f]"
)
"""Control characters, direction overrides, invisible characters and lone surrogates: nobody types them on purpose."""
_JOINERS = re.compile("[\u200c\u200d\ufe0e\ufe0f]")
"""Invisible too, but emoji and some scripts need them to show."""
_DASHES = dict.fromkeys(map(ord, "‐‑‒–—―−﹘﹣－"), "-")
_LATIN = str.maketrans("аекморсухіјѕАВЕКМНОРСТУХІЈЅ", "aekmopcyxijsABEKMHOPCTYXIJS")
"""Cyrillic letters that look like Latin ones."""
_EDGES = " .,;:!?\"'«»“”„‘’`"
_NOTHING = (
    "n/a, n\\a, n.a, none, null, nan, nil, undefined, empty, blank, no data, not set, not specified, not available, "
    "xxx, н/д, н.д, н\\д, пусто, нет, нет данных, данных нет, без данных, нет информации, нет инфо, не указано, "
    "не указан, не указана, не указаны, не заполнено, не заполнен, не заполнена, не задано, не выбрано, не определено, "
    "неизвестно, не известно, ххх"
)
_FIRST_SERIAL, _LAST_SERIAL = 1, 200_000
"""Between these a number may be a day: from 1899 to 2447."""
_DITTO = re.compile(r"[\-–—/|]*(?:[\"″〃“”„]|''|,,|//)[\-–—/|]*|то же|так же|--//--|same|ditto")
PLACEHOLDERS = frozenset(_NOTHING.split(", "))
"""Folded words that say "nothing here", also in brackets; dashes and other signs alone do too."""
BRACKETS = "()[]<>"
_SIGNS = BRACKETS + "-_#№"
_ERRORS = ERROR_TEXTS | {
    "#Н/Д",
    "#ССЫЛКА!",
    "#ЗНАЧ!",
    "#ДЕЛ/0!",
    "#ИМЯ?",
    "#ЧИСЛО!",
    "#ПУСТО!",
    "#ПЕРЕНОС!",
    "#ВЫЧИСЛ!",
}
"""A Russian Excel's errors arrive as text where they were pasted as values."""
_ASKED = re.compile(r"[?.\s]*\?[?.\s]*|[xх]+|nan", re.IGNORECASE)
_TOO_NARROW = re.compile("##+")
"""What a column shows that is too narrow for its numbers."""
_SHOWN = 120


def clean(text: str) -> str:
    """The text without hostile characters and outer spaces; inner spaces and line breaks stay as typed."""
    return _HOSTILE.sub("", text.replace("\r\n", "\n")).strip()


def line(text: str) -> str:
    """The text on one line, spaces of every sort single and plain."""
    return " ".join(clean(text).split())


def plain(text: str) -> str:
    """The text in plain signs, its case as typed: single spaces, plain dashes, nothing invisible."""
    return " ".join(unicodedata.normalize("NFKC", _JOINERS.sub("", clean(text))).translate(_DASHES).split())


def fold_case(text: str) -> str:
    """The text without case, with plain single spaces and plain dashes."""
    if text.isascii() and text.isprintable():
        return " ".join(text.lower().split())
    return plain(text).casefold()


def fold(text: str) -> str:
    """What two spellings of one word share: no case, ё as е, single spaces, plain dashes, no outer punctuation."""
    return fold_case(text).replace("ё", "е").strip(_EDGES)


def as_latin(text: str) -> str:
    """The text with Latin letters for Cyrillic ones that look alike."""
    return text.translate(_LATIN)


def mixes_alphabets(text: str) -> bool:
    """Whether Latin and Cyrillic letters stand in one word."""
    return re.search("[a-zA-Z]", text) is not None and re.search("[\u0400-\u04ff]", text) is not None


def is_placeholder(folded: str) -> bool:
    """Whether a folded text says "nothing here": "", a dash, n/a, нет данных …"""
    return folded.strip(BRACKETS) in PLACEHOLDERS or not folded.strip(_SIGNS)


def is_ditto(folded: str) -> bool:
    """Whether a word only repeats the line above: whoever sorts the rows would change what it means."""
    return _DITTO.fullmatch(folded) is not None


def is_blank(cell: Cell) -> bool:
    """Whether a cell is empty, or only says that it is."""
    return cell is None or (isinstance(cell, str) and is_placeholder(fold(cell)))


def says_nothing(cell: Cell) -> bool:
    """Whether a cell where a date or number belongs is empty or says so; "?" doesn't: somebody has yet to find out."""
    return is_blank(cell) and not (isinstance(cell, str) and _ASKED.fullmatch(clean(cell)))


def check_value(cell: Cell) -> None:
    """Raise Unclear if the cell holds an error or a formula without a result."""
    if isinstance(cell, str) and "#" in cell[:3]:
        sign = cell.strip().upper()
        if sign in _ERRORS or _TOO_NARROW.fullmatch(sign):
            raise Unclear("cell_error")
        if sign == UNCALCULATED:
            raise Unclear("cell_uncalculated")


def spell(cell: Cell) -> str:
    """A cell as text: 123.0 is "123", a day is ISO."""
    if cell is None:
        return ""
    if isinstance(cell, bool):
        return "TRUE" if cell else "FALSE"
    if isinstance(cell, float):
        return str(int(cell)) if cell.is_integer() else repr(cell)
    if isinstance(cell, dt.datetime):
        midnight = cell.time() == dt.time()
        return cell.date().isoformat() if midnight else cell.isoformat(" ", "seconds")
    if isinstance(cell, dt.date):
        return cell.isoformat()
    return clean(cell) if isinstance(cell, str) else str(cell)


def dated(cell: Cell) -> Cell:
    """A day's serial number as that day, with its time if it has one; any other cell as it is."""
    if isinstance(cell, bool) or not isinstance(cell, int | float) or not _FIRST_SERIAL <= cell <= _LAST_SERIAL:
        return cell
    moment = EPOCH + dt.timedelta(seconds=round(cell * 86_400))
    return moment if moment.time() != dt.time() else moment.date()


def show(cell: Cell) -> str:
    """A cell as an issue quotes it: one line, clipped."""
    text = line(spell(cell))
    return text if len(text) <= _SHOWN else text[: _SHOWN - 1] + "…"
