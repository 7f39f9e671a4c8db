"""Numbers as people write them: recovered exactly, or refused."""

from __future__ import annotations

import pytest

from sheetsync.core.grid import UNCALCULATED, Cell
from sheetsync.core.norms import Norms
from sheetsync.core.parse.amounts import read_count, read_money, read_number, read_share

ROUBLES = Norms()
DOLLARS = Norms(currency="USD")
COMMA = Norms(decimal_comma=True)
POINT = Norms(decimal_comma=False)


@pytest.mark.parametrize(
    ("cell", "kopecks"),
    [
        (1234, 123400),
        (1234.56, 123456),
        (1234.5600000000001, 123456),  # float noise
        (1.005, 101),  # as its shortest text, halves up
        ("1 234,56", 123456),
        ("1,234.56", 123456),
        ("1.234,56", 123456),
        ("1'234.56", 123456),
        ("1’234,56", 123456),
        ("1\N{NO-BREAK SPACE}234,5", 123450),
        ("1\N{NARROW NO-BREAK SPACE}234", 123400),
        ("1\N{THIN SPACE}234", 123400),
        ("1\N{ZERO WIDTH SPACE}234", 123400),
        ("1.234.567", 123456700),
        ("1,234,567", 123456700),
        ("12 345,678", 1234568),  # the space separates thousands, so the comma can't
        ("12 000 ₽", 1200000),
        ("₽12 000", 1200000),
        ("руб. 12 000", 1200000),
        ("12 000 руб.", 1200000),
        ("12000р.", 1200000),
        ("RUB 5", 500),
        ("-5", -500),
        ("\N{MINUS SIGN}5", -500),
        ("– 5", -500),
        ("(1 234)", -123400),
        ("12 тыс.", 1200000),
        ("12 тыс. руб.", 1200000),
        ("12 т.р.", 1200000),
        ("1,5 млн", 150000000),
        ("1.5m", 150000000),
        ("12к", 1200000),
        ("12k", 1200000),
        ("12 000-00", 1200000),
        ("12 000-50", 1200050),
        ("1000+500", 150000),
        ("1 000 + 500,50", 150050),
        ("0,125", 13),
        (".5", 50),
        ("007", 700),
        ("１２３", 12300),
        ("1`234.56", 123456),
        ("1_234", 123400),
        ("1234.5600000001", 123456),
        ("1\N{SOFT HYPHEN}234", 123400),
        ("\N{LEFT-TO-RIGHT EMBEDDING}1 234\N{POP DIRECTIONAL FORMATTING}", 123400),
        ("'1234", 123400),
        ("«1 234»", 123400),
        ("1 234;", 123400),
        ("+1 234", 123400),
        ("1 234 рублей", 123400),
        ("RUB 1 234.56", 123456),
        ("1 234,56 ₽.", 123456),
        ("1 234 pyб.", 123400),  # letters of the wrong keyboard
        ("1 234 p.", 123400),
        ("₽ -1 234", -123400),
        ("-₽1 234", -123400),
        ("(₽1,234.56)", -123456),
        ("(-5)", -500),
        ("12тр", 1200000),
        ("12 тыр", 1200000),
        ("1 млн 200 тыс.", 120000000),
        ("1 млн. 234 тыс. 500 руб.", 123450000),
        ("12 тыс. 500", 1250000),
        ("12 000 руб. 50 коп.", 1200050),
        ("12000 р. 05 к.", 1200005),
        ("12000=00", 1200000),
        ("12 000=50", 1200050),
        ("12 000,-", 1200000),
        ("12.000,-", 1200000),
        ("12000.-", 1200000),
        ("=1000+500", 150000),
        ("=1000-200+50,5", 85050),
        ("1000+500 руб.", 150000),
        ("1.23456789E+8", 12345678900),
        ("1,5E+1", 1500),
    ],
)
def test_money_is_recovered_exactly(cell: Cell, kopecks: int) -> None:
    assert read_money(cell, ROUBLES).value == kopecks


@pytest.mark.parametrize(("written", "norms"), [("1.709K", COMMA), ("1,709 тыс.", POINT)])
def test_a_group_before_a_thousand_is_doubted(written: str, norms: Norms) -> None:
    oddity = read_count(written, norms).oddity
    assert oddity is not None
    assert oddity.kind == "number_ambiguous"
    assert read_count(written.replace(".", "!").replace(",", ".").replace("!", ","), norms).value == 1709


@pytest.mark.parametrize("cell", [None, "", "  ", "-", "—", "н/д", "n/a", "нет данных", "нет", "(пусто)", "..."])
def test_nothing_is_a_blank_without_a_word(cell: Cell) -> None:
    for read in (read_money, read_count, read_number, read_share):
        result = read(cell, ROUBLES)
        assert result.value is None
        assert result.oddity is None


@pytest.mark.parametrize(
    ("cell", "kind"),
    [
        ("1,234", "number_ambiguous"),
        ("1.234", "number_ambiguous"),
        ("1,5 + 1,234", "number_ambiguous"),
        ("320 000\n106 666", "number_unreadable"),
        ("12\n345", "number_unreadable"),
        ("дорого", "number_unreadable"),
        ("10-15", "number_unreadable"),
        ("10-15 тыс.", "number_unreadable"),
        ("10–15 тыс.", "number_unreadable"),
        ("от 12000", "number_doubtful"),
        ("до 12 000", "number_doubtful"),
        ("~12000", "number_doubtful"),
        ("≈12 000", "number_doubtful"),
        ("около 12000", "number_doubtful"),
        ("12000?", "number_doubtful"),
        ("12 000 (?)", "number_doubtful"),
        (">12000", "number_doubtful"),
        ("12000+", "number_doubtful"),
        ("1 234-", "number_doubtful"),  # minus in one program, no kopecks on paper
        ("12 000 руб. без НДС", "number_doubtful"),
        ("12 000 ₽/мес", "number_doubtful"),
        ("12 у.е.", "number_doubtful"),
        ("12 шт.", "number_doubtful"),
        ("12 ООО", "number_doubtful"),
        ("l2 000", "number_doubtful"),
        ("1З00", "number_doubtful"),
        ("7 5ОО руб", "number_doubtful"),
        ("от 10 до 15 тыс.", "number_unreadable"),
        ("10 или 15", "number_unreadable"),
        ("10, 15", "number_unreadable"),
        ("10..15", "number_unreadable"),
        ("10 000 - 15 000", "number_unreadable"),
        ("12 000\n13 000", "number_unreadable"),
        ("2 млн 3 млн", "number_unreadable"),
        ("1000-500", "number_unreadable"),
        ("1000*2", "number_unreadable"),
        ("=1000*2", "number_unreadable"),
        ("10+5 тыс.", "number_unreadable"),
        ("10% от 12000", "number_unreadable"),
        ("12 000 + 10%", "number_unreadable"),
        ("бесплатно", "number_unreadable"),
        ("договорная", "number_unreadable"),
        ("½", "number_unreadable"),
        ("1e3", "number_unreadable"),
        ("?", "number_unreadable"),  # somebody has yet to find out
        ("???", "number_unreadable"),
        ("ххх", "number_unreadable"),
        ("NaN", "number_unreadable"),
        ("######", "cell_error"),
        ("1.5e6", "number_unreadable"),
        ("7,99E+10", "number_unreadable"),
        ("1О00", "number_doubtful"),  # a Russian letter
        ("10²", "number_unreadable"),
        ("12 34", "number_unreadable"),
        ("1 2 3", "number_unreadable"),
        ("12.03.2026", "number_unreadable"),
        ("8 (900) 123-45-67", "number_unreadable"),
        ("12 %", "number_unreadable"),
        ("--5", "number_unreadable"),
        ("1e300", "number_unreadable"),
        (float("inf"), "number_unreadable"),
        (float("nan"), "number_unreadable"),
        (10**14, "number_unreadable"),  # nobody sells for that
        (True, "number_unreadable"),
        ("$5", "foreign_currency"),
        ("5 евро", "foreign_currency"),
        ("1 234 USD", "foreign_currency"),
        ("500 тенге", "foreign_currency"),
        ("100 баксов", "foreign_currency"),
        ("1000+500 $", "foreign_currency"),
        ("#N/A", "cell_error"),
        ("#ДЕЛ/0!", "cell_error"),
        ("#DIV/0!", "cell_error"),
        (UNCALCULATED, "cell_uncalculated"),
    ],
)
def test_money_is_refused_not_guessed(cell: Cell, kind: str) -> None:
    result = read_money(cell, ROUBLES)
    assert result.value is None
    assert result.oddity is not None
    assert result.oddity.kind == kind


def test_the_norms_decide_what_is_ambiguous() -> None:
    assert read_money("1,234", COMMA).value == 123
    assert read_money("1,234", POINT).value == 123400
    assert read_money("1.234", COMMA).value == 123400
    assert read_money("1.234", POINT).value == 123


def test_the_reporting_currency_is_no_foreign_one() -> None:
    assert read_money("$1,234.50", DOLLARS).value == 123450
    assert read_money("US$ 5", DOLLARS).value == 500
    assert read_money("5 ₽", DOLLARS).value is None


@pytest.mark.parametrize(
    ("cell", "kind"),
    [(1234, None), ("1 234,56", "number_as_text"), ("12 тыс.", "number_repaired"), ("(5)", "number_repaired")],
)
def test_a_repair_is_told_and_a_number_cell_is_not(cell: Cell, kind: str | None) -> None:
    oddity = read_money(cell, ROUBLES).oddity
    assert (oddity.kind if oddity else None) == kind


@pytest.mark.parametrize(
    ("cell", "count"),
    [
        (12, 12),
        (12.0, 12),
        ("1 234", 1234),
        ("12 шт.", 12),
        (0, 0),
        ("12 чел.", 12),
        (12.0000000001, 12),
        (11.9999999999, 12),
        ("1 234 клика", 1234),
        ("12,0", 12),
    ],
)
def test_counts(cell: Cell, count: int) -> None:
    assert read_count(cell, ROUBLES).value == count


@pytest.mark.parametrize("cell", [-1, 12.5, "-3", "5 ₽", "50%"])
def test_no_counts(cell: Cell) -> None:
    oddity = read_count(cell, ROUBLES).oddity
    assert oddity is not None
    assert oddity.kind == "count_unusable"


@pytest.mark.parametrize(
    ("cell", "share", "kind"),
    [
        (0.4, 0.4, None),
        (1, 1.0, None),
        (40, 0.4, "share_percent"),
        ("40%", 0.4, "number_as_text"),
        ("12,5 %", 0.125, "number_as_text"),
        ("12,5 процентов", 0.125, "number_as_text"),
        ("0.125", 0.125, "number_as_text"),
        (12.5, 0.125, "share_percent"),
        ("12,5%?", None, "number_doubtful"),
        ("10-15 %", None, "number_unreadable"),
        ("150 %", None, "share_unusable"),
        ("0,4", 0.4, "number_as_text"),
        (140, None, "share_unusable"),
        (-0.1, None, "share_unusable"),
        ("5 ₽", None, "share_unusable"),
    ],
)
def test_shares(cell: Cell, share: float | None, kind: str | None) -> None:
    result = read_share(cell, ROUBLES)
    assert result.value == share
    assert (result.oddity.kind if result.oddity else None) == kind


def test_numbers() -> None:
    assert read_number("12%", ROUBLES).value == 0.12
    assert read_number("4,5", ROUBLES).value == 4.5
    assert read_number("$4", ROUBLES).value is None


@pytest.mark.parametrize(
    ("cell", "proposed"),
    [("около 12 тыс.", "12000"), ("1О 5ОО руб", "10500"), ("I2З", "123"), ("-5?", "-5"), ("12 000 без НДС", "12000")],
)
def test_what_a_doubtful_number_may_be_is_proposed(cell: Cell, proposed: str) -> None:
    oddity = read_money(cell, ROUBLES).oddity
    assert oddity is not None
    assert oddity.detail == {"read": proposed}
