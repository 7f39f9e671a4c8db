"""What a locale decides, and what it leaves open."""

from __future__ import annotations

import pytest

from sheetsync.adapters.google.conventions import conventions
from sheetsync.core.norms import Conventions

ZONE = "Europe/Moscow"


@pytest.mark.parametrize(
    ("locale", "day_first", "decimal_comma"),
    [
        ("ru_RU", True, True),
        ("en_US", False, False),
        ("en_GB", True, False),
        ("de_DE", True, True),
        ("fr_CA", None, True),  # begins with the year
        ("ja_JP", None, False),
        ("uk_UA", True, True),
        ("kk_KZ", True, True),
    ],
)
def test_a_locale_decides(locale: str, day_first: bool | None, decimal_comma: bool) -> None:
    assert conventions(locale, ZONE) == Conventions(day_first, decimal_comma, ZONE)


@pytest.mark.parametrize("locale", ["", "xx_XX", "klingon", "ru-RU-extra-long"])
def test_an_unknown_locale_decides_nothing(locale: str) -> None:
    assert conventions(locale, ZONE) == Conventions(None, None, ZONE)
