"""Which phone numbers can exist, by the numbering plans of Google's libphonenumber.

The library takes 25 µs a number, and nearly all phones differ. Its own patterns, run over a whole column, decide the
usual shapes (+7, 7, 8 or nothing, and ten digits); whatever else stands there the library decides.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import phonenumbers
import pyarrow as pa
import pyarrow.compute as pc
from phonenumbers import PhoneMetadata, PhoneNumberDesc

Flags = npt.NDArray[np.bool_]

_MARKS = r"[ \-().\x{a0}]*"
"""What people put between digits; the library skips it too."""
_DIGIT = re.compile(r"\{[\d,]+\}|\\d|\[[^\]]*\]|\d")
"""One digit of a metadata pattern, or how often it repeats."""
_KINDS = (
    "fixed_line",
    "mobile",
    "toll_free",
    "premium_rate",
    "shared_cost",
    "personal_number",
    "voip",
    "pager",
    "uan",
    "voicemail",
)
_TEXT_CELL = re.compile(r"(\+?\d{10,})\.0")


def valid_phones(texts: pa.StringArray, region: str) -> Flags:
    """Element by element: whether the text is a phone number that exists, as dialled from the region."""
    texts = pc.fill_null(texts, "")
    valid = np.zeros(len(texts), dtype=np.bool_)
    undecided = np.arange(len(texts))
    for shape in _usual_shapes(region):
        rest = texts.take(pa.array(undecided))
        usual = shape.fits(rest)
        valid[undecided[usual]] = shape.exist(rest.filter(pa.array(usual)))
        undecided = undecided[~usual]
    for place in undecided.tolist():
        valid[place] = is_valid_phone(texts[place].as_py(), region)
    return valid


def is_valid_phone(text: str, region: str) -> bool:
    """The library's own verdict; words around one number ("Anna +7 …", an extension) do no harm."""
    if number := _TEXT_CELL.fullmatch(text):
        text = number[1]
    if sum(sign.isdigit() for sign in text) < 4:
        return False
    try:
        if phonenumbers.is_valid_number(phonenumbers.parse(text, region)):
            return True
    except phonenumbers.NumberParseException:
        pass
    worded = re.search(r"[^\W\d_]|[,;/]", text) is not None
    return worded and phonenumbers.PhoneNumberMatcher(text[:200], region).has_next()


@dataclass(frozen=True, slots=True)
class _Region:
    """One region of a country code: it claims numbers by their first digits, else those that exist in it."""

    first: str
    kinds: str
    general: str

    def judge(self, texts: pa.StringArray) -> tuple[Flags, Flags]:
        """Which numbers it claims, and which exist in it."""
        exist = _match(texts, self.kinds)
        exist[exist] = _match(texts.filter(pa.array(exist)), self.general)
        return _match(texts, self.first) if self.first else exist, exist


@dataclass(frozen=True, slots=True)
class _Shape:
    """Numbers written with one prefix and so many digits; every pattern allows marks between digits.

    A text has the shape if it matches all of `looks`.
    """

    looks: Sequence[str]
    regions: Sequence[_Region]

    def fits(self, texts: pa.StringArray) -> Flags:
        """Which texts have the shape."""
        fits = _match(texts, self.looks[0])
        for look in self.looks[1:]:
            fits[fits] = _match(texts.filter(pa.array(fits)), look)
        return fits

    def exist(self, texts: pa.StringArray) -> Flags:
        """Which of the numbers exist: the first region that claims a number decides."""
        valid = np.zeros(len(texts), dtype=np.bool_)
        undecided = np.arange(len(texts))
        for region in self.regions:
            if not len(undecided):
                break
            claims, exist = region.judge(texts.take(pa.array(undecided)))
            valid[undecided[claims]] = exist[claims]
            undecided = undecided[~claims]
        return valid


def _usual_shapes(region: str) -> list[_Shape]:
    """The shapes that patterns can decide; none in regions whose national prefix is more than a few fixed digits."""
    plan = _Plan.of(region)
    if plan is None or plan.national_prefix_pattern not in {"", plan.national_prefix}:
        return []
    # A number that begins like the prefix may have lost it: the library knows.
    first = "".join(digit for digit in "123456789" if not plan.national_prefix.startswith(digit))
    looks = {length: [rf"[{first}]\d{{{length - 1}}}"] for length in plan.lengths if 6 <= length <= 12}
    shapes = [_shape(plan, rf"\+{plan.country_code}", looks[length], length) for length in looks]
    if len(looks) == 1:
        # One length only: before that many digits nothing can stand but the country or the prefix. A call abroad
        # (810 …) looks like the prefix 8 and a number beginning with 10, which the plan's own pattern refuses.
        (length, look), *_ = looks.items()
        before = sorted({str(plan.country_code), plan.national_prefix, ""}, reverse=True)
        shapes += [_shape(plan, one, [*look, plan.general], length) for one in before]
    return shapes


def _shape(plan: _Plan, before: str, looks: Sequence[str], length: int) -> _Shape:
    def whole(pattern: str) -> str:
        return f"^{_MARKS}{_spaced(f'{before}(?:{pattern})')}$"

    regions = [
        _Region(
            whole(rf"(?:{one.first_digits})\d*") if one.first_digits else "",
            whole("|".join(one.patterns(length)) or "x"),
            whole(one.general),
        )
        for name in phonenumbers.COUNTRY_CODE_TO_REGION_CODE[plan.country_code]
        if (one := _Plan.of(name)) is not None
    ]
    return _Shape([whole(look) for look in looks], regions)


@dataclass(frozen=True, slots=True)
class _Plan:
    """What the library knows of a region's numbers; "" where it has no such rule."""

    country_code: int
    national_prefix: str
    national_prefix_pattern: str
    first_digits: str
    general: str
    lengths: tuple[int, ...]
    kinds: tuple[PhoneNumberDesc, ...]

    @classmethod
    def of(cls, region: str) -> _Plan | None:
        """None for a region that the library doesn't know."""
        plan = PhoneMetadata.metadata_for_region(region)
        if plan is None or plan.country_code is None or plan.general_desc is None:
            return None
        return cls(
            country_code=plan.country_code,
            national_prefix=plan.national_prefix or "",
            national_prefix_pattern=plan.national_prefix_for_parsing or "",
            first_digits=plan.leading_digits or "",
            general=plan.general_desc.national_number_pattern or "x",
            lengths=tuple(plan.general_desc.possible_length),
            kinds=tuple(filter(None, (getattr(plan, kind) for kind in _KINDS))),
        )

    def patterns(self, length: int) -> list[str]:
        """The patterns of every kind of number of that length."""
        if length not in self.lengths:
            return []
        fitting = (kind for kind in self.kinds if length in kind.possible_length or not kind.possible_length)
        return [kind.national_number_pattern for kind in fitting if kind.national_number_pattern]


def _spaced(pattern: str) -> str:
    """The pattern with marks allowed after each digit."""
    return _DIGIT.sub(lambda one: one[0] if one[0].startswith("{") else f"(?:{one[0]}{_MARKS})", pattern)


def _match(texts: pa.StringArray, pattern: str) -> Flags:
    return np.array(pc.match_substring_regex(texts, pattern), dtype=np.bool_)
