"""The conditions that a criterion may state, in the words of both languages."""

from __future__ import annotations

import re
from enum import Enum

from sheetsync.core.parse.text import fold


class Operator(Enum):
    """What is asked of a field (metrics.md, section 4)."""

    FILLED = "is filled"
    NOT_FILLED = "is not filled"
    YES = "is yes"
    NO = "is no"
    EQUALS = "equals"
    ONE_OF = "is one of"
    NONE_OF = "is none of"
    AT_LEAST = "at least"
    AT_MOST = "at most"
    BETWEEN = "between"
    CONTAINS = "contains"
    MATCHES = "matches"
    PHONE = "is a valid phone"
    EMAIL = "is a valid e-mail"
    WITHIN_DAYS = "within days"


_WORDS = {
    Operator.FILLED: "is filled, filled, is filled in, is not empty, not empty, is not blank, not blank, is set, "
    "exists, заполнено, заполнен, заполнена, не пусто, не пустое, не пустой, указано, указан, есть",
    Operator.NOT_FILLED: "is not filled, not filled, is empty, empty, is blank, blank, is not set, "
    "не заполнено, не заполнен, не заполнена, пусто, пустое, пустой, не указано, не указан",
    Operator.YES: "is yes, yes, is true, true, да, это да, равно да",
    Operator.NO: "is no, no, is false, false, нет, это нет, равно нет",
    Operator.EQUALS: "equals, equal, equal to, is equal to, is, =, ==, равно, равен, равна, это",
    Operator.ONE_OF: "is one of, one of, in, any of, is any of, одно из, один из, одна из, из списка, в списке",
    Operator.NONE_OF: "is none of, none of, not one of, is not one of, not in, is not, not equal, not equal to, !=, "
    "<>, ≠, ни одно из, ни один из, ни одна из, не одно из, не из списка, не в списке, не равно, не равен",
    Operator.AT_LEAST: "at least, is at least, not less than, >=, ≥, min, from, не меньше, не менее, от, минимум",
    Operator.AT_MOST: "at most, is at most, not more than, <=, ≤, max, up to, не больше, не более, до, максимум",
    Operator.BETWEEN: "between, is between, in range, между, в диапазоне, от и до",
    Operator.CONTAINS: "contains, includes, has, содержит, включает",
    Operator.MATCHES: "matches, matches pattern, matches regex, regex, regexp, pattern, "
    "по шаблону, шаблон, соответствует шаблону, регулярное выражение",
    Operator.PHONE: "is a valid phone, is valid phone, valid phone, a valid phone, is a valid phone number, "
    "valid phone number, рабочий телефон, верный телефон, корректный телефон, валидный телефон, телефон верный",
    Operator.EMAIL: "is a valid e-mail, is a valid email, is valid email, is valid e-mail, valid e-mail, valid email, "
    "рабочая почта, верная почта, корректная почта, валидная почта, корректный e-mail, рабочий e-mail, рабочий email",
    Operator.WITHIN_DAYS: "within days, within n days, within, в течение дней, в течение n дней, в течение, "
    "не позже дней, не позднее дней",
}
_KNOWN = {fold(word): operator for operator, words in _WORDS.items() for word in words.split(", ")}
_INLINE_DAYS = re.compile(r"(?:within|в течение|не позже|не позднее) (\d+) (?:days?|дн\w*|день)")

VALUELESS = frozenset({Operator.FILLED, Operator.NOT_FILLED, Operator.YES, Operator.NO, Operator.PHONE, Operator.EMAIL})
"""These need nothing to compare with."""


def read_operator(text: str) -> tuple[Operator | None, str]:
    """The condition that a text states, None if it states none; and the days that "within 3 days" names itself."""
    folded = fold(text)
    if inline := _INLINE_DAYS.fullmatch(folded):
        return Operator.WITHIN_DAYS, inline[1]
    return _KNOWN.get(folded) or _KNOWN.get(text.strip()), ""
