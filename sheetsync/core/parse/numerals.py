"""Numbers as people write them, exactly or not at all."""

from __future__ import annotations

import re
import unicodedata
from decimal import Decimal

from sheetsync.core.norms import Norms
from sheetsync.core.parse.faults import Unclear

_GROUPED = re.compile(r"(\d{1,3}(?:[ '’`_]\d{3})+)(?:[.,](\d+))?")
_BOTH = re.compile(r"(\d{1,3}(?:,\d{3})+)\.(\d+)|(\d{1,3}(?:\.\d{3})+),(\d+)")
_REPEATED = re.compile(r"\d{1,3}(?:,\d{3}){2,}|\d{1,3}(?:\.\d{3}){2,}")
_SINGLE = re.compile(r"(\d*)([.,])(\d+)")
_KOPECKS = re.compile(r"(\d[\d '’`_]*)([-=])(\d\d)")
_SIGNS = str.maketrans(dict.fromkeys("‐‑‒–—―−﹣－", "-"))


def normal_number(text: str) -> str:
    """The text with plain digits, spaces and minus signs, lower case."""
    if any(unicodedata.category(sign) == "No" for sign in text if not sign.isascii()):
        raise Unclear("number_unreadable")  # 10² would become 102
    return " ".join(unicodedata.normalize("NFKC", text).casefold().translate(_SIGNS).split())


def plain_number(text: str, norms: Norms) -> Decimal:
    """An unsigned number with group and decimal marks of any usual sort.

    Raises Unclear: "number_ambiguous" if 1,234 can be read in two ways and the norms don't decide, else
    "number_unreadable".
    """
    if text.isdecimal():
        return Decimal(text)
    if match := _GROUPED.fullmatch(text):
        return _join(match[1], match[2])
    if match := _BOTH.fullmatch(text):
        return _join(match[1] or match[3], match[2] or match[4])
    if _REPEATED.fullmatch(text):
        return _join(text, None)
    if match := _SINGLE.fullmatch(text):
        return _single_mark(match, norms)
    if match := _KOPECKS.fullmatch(text):
        return _kopecks(match, norms)
    raise Unclear("number_unreadable")


def _join(whole: str, part: str | None) -> Decimal:
    digits = re.sub(r"\D", "", whole)
    return Decimal(f"{digits}.{part}" if part else digits)


def _single_mark(match: re.Match[str], norms: Norms) -> Decimal:
    """One comma or point: decimal, unless exactly three digits follow and one to three stand before."""
    whole, mark, part = match.groups()
    may_group = len(part) == 3 and 1 <= len(whole) <= 3 and not whole.startswith("0")
    if may_group and norms.decimal_comma is None:
        raise Unclear("number_ambiguous")
    if may_group and norms.decimal_comma is not (mark == ","):
        return Decimal(whole + part)
    return Decimal(f"{whole or '0'}.{part}")


def _kopecks(match: re.Match[str], norms: Norms) -> Decimal:
    """12 000-00, 12000=50: roubles and kopecks. 10-15 is a range: a dash needs 00 after, or a grouped number before."""
    whole, mark, part = match[1].strip(), match[2], match[3]
    if mark == "-" and part != "00" and whole.isdecimal():
        raise Unclear("number_unreadable")
    return plain_number(whole, norms) + Decimal(part) / 100
