"""The CEO tab: one screen, an arrow only where a change is proved, words that people typed shown as words."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest

from sheetsync.adapters.text_fit import BESIDE, CHARACTER, row_heights
from sheetsync.core.issues import Owner
from sheetsync.core.lang import LANGS, Lang
from sheetsync.core.layout import Sheet, Spot, Style
from sheetsync.core.metrics.base import Number
from sheetsync.core.metrics.change import Change, Changes, changes
from sheetsync.core.period import Period
from sheetsync.core.questions import Asked, Question
from sheetsync.core.statistics.differences import Difference
from sheetsync.core.summary import Report
from tests.core.reports import cells, many_leads, report, small_company, tab

SCREEN = (1440, 900)
USUAL_ROW, PIXELS_PER_POINT = 15.0, 4 / 3
HOSTILE = ("<script>alert(1)</script>", '=IMPORTXML("http://x","//a")', "$x^{$", "x" * 10_000, "🙂" * 40)
NOW, THEN = Period(dt.date(2026, 5, 4), dt.date(2026, 5, 31)), Period(dt.date(2026, 4, 6), dt.date(2026, 5, 3))


def spots(sheet: Sheet) -> list[Spot]:
    return [spot for row in sheet.rows for spot in row if spot is not None]


def texts(sheet: Sheet) -> list[str]:
    return [spot.value for spot in spots(sheet) if isinstance(spot.value, str)]


def pixels(sheet: Sheet, last: int) -> tuple[float, float]:
    """Width and height of the rows before one."""
    heights = row_heights(sheet)
    height = sum(heights.get(row, USUAL_ROW) for row in range(last)) * PIXELS_PER_POINT
    return sum(width * CHARACTER + BESIDE for width in sheet.widths), height


@pytest.mark.parametrize("lang", LANGS)
def test_all_but_the_trend_fits_a_screen(lang: Lang) -> None:
    told = report(small_company(many_leads(40)), lang=lang)
    question = Question("disputed", Owner.SALES, told.number("qualification.target_share"), money=1e6)
    three = tuple(replace(question, where=(("channel", str(number)),)) for number in range(5))
    told = replace(told, asked=Asked({Owner.SALES: three, Owner.MARKETING: three}, {}), changes=moved(told, 1))
    sheet = tab(told, "ceo")
    assert pixels(sheet, len(sheet.rows)) <= SCREEN
    assert sum(spot.style is Style.MONEY and spot.value == 10_000 for spot in spots(sheet)) == 2 * 3


def moved(told: Report, sign: int) -> Changes:
    """The share of non-target leads up or down, provably or not."""
    share = told.number("qualification.non_target_share")
    then = replace(share, value=0.25, k=5, n=20)
    difference = Difference(0.15 * (sign or 1), 0.05 * sign, 0.25 * (sign or 1), 0.01)
    return Changes(NOW, THEN, (Change("headline", share, then, difference, is_finding=bool(sign)),))


@pytest.mark.parametrize(("sign", "arrow", "style"), [(1, "▲", Style.WORSE), (-1, "▼", Style.BETTER), (0, "", None)])
def test_an_arrow_only_where_a_change_is_proved(sign: int, arrow: str, style: Style | None) -> None:
    told = report(small_company(many_leads(4)))
    sheet = tab(replace(told, changes=moved(told, sign)), "ceo")
    moves = [(spot.value, spot.style) for spot in spots(sheet) if "→ 40%" in str(spot.value)]
    assert moves == ([(f"Non-target share {arrow} 25% → 40%", style)] if arrow else [])
    assert any("No headline number changed for certain" in text for text in texts(sheet)) is not bool(arrow)


def test_without_an_earlier_window_nothing_is_said_of_moves() -> None:
    told = report()
    sheet = tab(replace(told, changes=replace(changes(told.facts, ()), changes=(), why="no_earlier_window")), "ceo")
    assert not any("▲" in text or "for certain" in text for text in texts(sheet))


def test_a_plan_that_the_interval_excludes_is_marked() -> None:
    told = report(small_company(many_leads(40)))
    by_key = dict(told.numbers.by_key)
    plan: Number = replace(told.number("plan.target_share"), value=0.9)
    by_key["plan.target_share"] = {(): plan}
    sheet = tab(replace(told, numbers=replace(told.numbers, by_key=by_key)), "ceo")
    assert [spot.style for spot in spots(sheet) if "plan 90%" in str(spot.value)] == [Style.WORSE]
    assert Style.WORSE not in {spot.style for spot in spots(tab(told, "ceo")) if "plan 50%" in str(spot.value)}


@pytest.mark.parametrize("word", HOSTILE)
def test_words_that_people_typed_stay_words(word: str) -> None:
    facts = small_company()
    for column, typed in (("segment", "small"), ("loss_reason", "price")):
        facts.leads[column] = facts.leads[column].cat.rename_categories({typed: word})
    shown = cells(tab(report(facts), "ceo"))
    assert sum(word[:80] in str(cell) for row in shown for cell in row) >= 2
    assert max(len(str(cell)) for row in shown for cell in row) < 500
