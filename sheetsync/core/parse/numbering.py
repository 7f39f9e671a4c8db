"""Numbering plans: which shapes of phone numbers a pattern can decide, from the metadata of Google's libphonenumber.

The library takes 25 µs a number, and nearly all phones differ. Its own patterns, run over a whole column, decide the
usual shapes (+7, 7, 8 or nothing, and ten digits).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import phonenumbers
import pyarrow as pa
import pyarrow.compute as pc
from phonenumbers import PhoneMetadata, PhoneNumberDesc

Flags = npt.NDArray[np.bool_]

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


@dataclass(frozen=True, slots=True)
class Shape:
    """Numbers written with one prefix and so many digits; `looks` are the patterns of the digits that all must match,
    `abroad` what a call to another country begins with.

    Which of them exist the country's regions decide: the first one that claims a number.
    """

    before: str
    length: int
    country_code: int
    looks: Sequence[str]
    regions: Sequence[_Region]
    abroad: str = ""

    def fits(self, texts: pa.StringArray) -> Flags:
        """Which texts, digits with perhaps a plus before them, have the shape."""
        fits = _match(texts, self.before + self.looks[0])
        for look in self.looks[1:]:
            fits[fits] = _match(texts.filter(pa.array(fits)), self.before + look)
        if self.abroad:
            fits[fits] = ~_match(texts.filter(pa.array(fits)), rf"(?:{self.abroad})\d*")
        return fits

    def national(self, texts: pa.StringArray) -> pa.StringArray:
        """The numbers without the prefix."""
        return pc.utf8_slice_codeunits(texts, start=-self.length)

    def exist(self, numbers: pa.StringArray) -> Flags:
        """Which national numbers exist."""
        valid = np.zeros(len(numbers), dtype=np.bool_)
        undecided = np.arange(len(numbers))
        for region in self.regions:
            if not len(undecided):
                break
            claims, exist = region.judge(numbers.take(pa.array(undecided)))
            valid[undecided[claims]] = exist[claims]
            undecided = undecided[~claims]
        return valid


def usual_shapes(region: str) -> list[Shape]:
    """The shapes that patterns can decide; none in regions whose national prefix is more than a few fixed digits."""
    plan = _Plan.of(region)
    if plan is None or plan.national_prefix_pattern not in {"", plan.national_prefix}:
        return []
    code = plan.country_code
    shapes = [
        Shape(rf"\+{code}", length, code, plan.looks(length), list(_regions(code, length)))
        for length in plan.lengths
        if 6 <= length <= 12
    ]
    if len(shapes) == 1:
        # One length only: before that many digits nothing can stand but the country or the prefix. A call abroad
        # (810 …) looks like the prefix 8 and a number beginning with 10, which the plan's own pattern refuses.
        (one,) = shapes
        before = sorted({str(code), plan.national_prefix, ""}, reverse=True)
        both = [*one.looks[:1], f"(?:{plan.general})"]
        shapes += [Shape(prefix, one.length, code, both, one.regions, plan.abroad) for prefix in before]
    return shapes


def _regions(country_code: int, length: int) -> Iterator[_Region]:
    for name in phonenumbers.COUNTRY_CODE_TO_REGION_CODE[country_code]:
        if (plan := _Plan.of(name)) is not None:
            first = rf"(?:{plan.first_digits})\d*" if plan.first_digits else ""
            yield _Region(first, f"(?:{'|'.join(plan.patterns(length)) or 'x'})", f"(?:{plan.general})")


@dataclass(frozen=True, slots=True)
class _Region:
    """One region of a country code: it claims numbers by their first digits, else those that exist in it."""

    first: str
    kinds: str
    general: str

    def judge(self, numbers: pa.StringArray) -> tuple[Flags, Flags]:
        """Which numbers it claims, and which exist in it."""
        exist = _match(numbers, self.kinds)
        exist[exist] = _match(numbers.filter(pa.array(exist)), self.general)
        return _match(numbers, self.first) if self.first else exist, exist


@dataclass(frozen=True, slots=True)
class _Plan:
    """What the library knows of a region's numbers; "" where it has no such rule."""

    country_code: int
    national_prefix: str
    national_prefix_pattern: str
    first_digits: str
    abroad: str
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
            abroad=plan.international_prefix or "",
            general=plan.general_desc.national_number_pattern or "x",
            lengths=tuple(plan.general_desc.possible_length),
            kinds=tuple(filter(None, (getattr(plan, kind) for kind in _KINDS))),
        )

    def looks(self, length: int) -> list[str]:
        """What numbers of that length look like that can't be taken for shorter ones after the national prefix."""
        if self.national_prefix and length - len(self.national_prefix) in self.lengths:
            first = "".join(digit for digit in "123456789" if not self.national_prefix.startswith(digit))
            return [rf"[{first}]\d{{{length - 1}}}"]
        return [rf"[1-9]\d{{{length - 1}}}", *([f"(?:{self.general})"] if self.national_prefix else [])]

    def patterns(self, length: int) -> list[str]:
        """The patterns of every kind of number of that length."""
        if length not in self.lengths:
            return []
        fitting = (kind for kind in self.kinds if length in kind.possible_length or not kind.possible_length)
        return [kind.national_number_pattern for kind in fitting if kind.national_number_pattern]


def _match(texts: pa.StringArray, pattern: str) -> Flags:
    return np.array(pc.match_substring_regex(texts, f"^{pattern}$"), dtype=np.bool_)
