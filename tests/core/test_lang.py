"""The words: both languages have every phrase, with the same places in it."""

from __future__ import annotations

import datetime as dt
import string

import pytest

from sheetsync.core.lang import LANGS, all_phrases, say
from sheetsync.core.lang import figures as fig
from sheetsync.core.metrics.base import Metric
from sheetsync.core.metrics.catalogue import METRICS


def places(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name}


@pytest.mark.parametrize("key", sorted(all_phrases()))
def test_every_phrase_in_both_languages(key: str) -> None:
    words = all_phrases()[key]
    assert words.en.strip()
    assert words.ru.strip()
    # {missing_en} and {missing_ru} are one place whose filling is told in both languages.
    assert {name.removesuffix("_en") for name in places(words.en)} == {
        name.removesuffix("_ru") for name in places(words.ru)
    }


@pytest.mark.parametrize("metric", METRICS, ids=lambda metric: metric.key)
def test_every_metric_has_a_label_and_a_definition(metric: Metric) -> None:
    for lang in LANGS:
        assert say(lang, f"metric.{metric.key}")
        assert say(lang, f"about.{metric.key}")


def test_figures() -> None:
    assert fig.number(1234.5, "en", 1) == "1,234.5"
    assert fig.number(-1234.5, "ru", 1) == "−1\N{NO-BREAK SPACE}234,5"
    assert fig.number(-0.2, "en") == "0"
    assert fig.share(0.3, "en") == "30%"
    assert fig.share(0.3, "ru") == "30\N{NO-BREAK SPACE}%"
    assert fig.short_money(-117_000_000, "RUB", "ru") == "−1,17\N{NO-BREAK SPACE}млн\N{NO-BREAK SPACE}₽"
    assert fig.short_money(46_300_000, "USD", "en", signed=True) == "+$463\N{NO-BREAK SPACE}k"
    assert fig.day(dt.date(2026, 11, 23), "ru") == "23 ноября 2026"
    assert fig.month(dt.date(2026, 10, 1), "en") == "October 2026"
