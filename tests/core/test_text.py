"""Words: what is cleaned away, which spellings are one, what says yes, no, won or lost."""

from __future__ import annotations

import pytest

from sheetsync.core.grid import Cell
from sheetsync.core.norms import Norms
from sheetsync.core.parse.status import Outcome, Status, read_status
from sheetsync.core.parse.strings import read_strings
from sheetsync.core.parse.text import clean, fold, is_blank, show, spell
from sheetsync.core.parse.typed import type_yes_no
from sheetsync.core.parse.yes_no import read_yes_no
from sheetsync.core.tables.keys import type_ids
from sheetsync.core.tables.likeness import nearest_word, proposals


@pytest.mark.parametrize(
    ("written", "kept"),
    [
        ("a\x00b\x07", "ab"),
        ("\u202eevil", "evil"),
        ("\ud800x", "x"),
        ("\ufeffstart\u200b", "start"),
        ("so\u00adft", "soft"),
        ("two\r\nlines\there", "two\nlines\there"),
        ("=1+1", "=1+1"),
        ("@name", "@name"),
        ("👩\u200d💻", "👩\u200d💻"),
    ],
)
def test_hostile_characters_go_and_text_survives(written: str, kept: str) -> None:
    assert clean(written) == kept


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Контекст", "  контекст "),
        ("Контекст", "КОНТЕКСТ."),
        ("Ёлка", "елка"),
        ("Е\u0308лка", "елка"),  # ё in two characters
        ("й", "и\u0306"),
        ("E-mail", "e‑mail"),
        ("E–mail", "e-mail"),
        ("Search ads", "search\N{NO-BREAK SPACE} ads"),
        ("Search ads", "sea\u00adrch ads\u200b"),
        ("«Партнёры»", "партнеры"),
        ("Straße", "STRASSE"),
    ],
)
def test_one_word(one: str, other: str) -> None:
    assert fold(one) == fold(other)


@pytest.mark.parametrize(
    ("one", "other"), [("GTX Pro", "GTXPro"), ("Plan A", "Plan B"), ("C++", "C"), ("Сайт", "Caйт"), ("a b", "ab")]
)
def test_two_words(one: str, other: str) -> None:
    assert fold(one) != fold(other)


@pytest.mark.parametrize(
    "cell",
    [
        None,
        "",
        "  ",
        "-",
        "—",
        "---",
        "n/a",
        "Н/Д",
        "нет",
        "нет данных",
        "(пусто)",
        "?",
        "...",
        "…",
        "#",
        "xxx",
        "ХХХ",
        "Не указано",
        "[не указано]",
        "<не задано>",
        "(none)",
        "данных нет",
        "неизвестно",
        "undefined",
        "N.A.",
    ],
)
def test_blanks(cell: Cell) -> None:
    assert is_blank(cell)


@pytest.mark.parametrize("cell", [0, False, "0", "no one", "нету", "x", "unknown"])
def test_no_blanks(cell: Cell) -> None:
    assert not is_blank(cell)


def test_cells_as_text() -> None:
    assert spell(123.0) == "123"
    assert spell(0.5) == "0.5"
    assert spell(True) == "TRUE"
    assert show("a\n b  c") == "a b c"
    assert len(show("x" * 10_000)) == 120


@pytest.mark.parametrize(
    "cell",
    [
        "yes",
        "Да",
        "д",
        True,
        1,
        1.0,
        "+",
        "✅",
        "✔️",
        "✓",
        "целевой",
        "Истина",
        "TRUE",
        "Да.",
        " ДА ",
        "1.0",
        "д\N{SOFT HYPHEN}а",
    ],
)
def test_yes(cell: Cell) -> None:
    assert read_yes_no(cell).value is True


@pytest.mark.parametrize(
    "cell",
    ["no", "Нет", "н", False, 0, "0", "❌", "не целевой", "нецелевой", "✗", "✖", "НЕТ", "ложь", "0.0"],
)
def test_no(cell: Cell) -> None:
    assert read_yes_no(cell).value is False


def test_a_minus_says_no_only_beside_a_plus() -> None:
    assert type_yes_no(["+", "-", "−", "—", None]).blank.tolist() == [False, False, False, True, True]
    assert type_yes_no(["+", "-"]).values.tolist() == [True, False]
    assert type_yes_no(["да", "-"]).blank.tolist() == [False, True]


@pytest.mark.parametrize("cell", [None, "", "-", "н/д"])
def test_neither_yes_nor_no_is_unknown(cell: Cell) -> None:
    assert read_yes_no(cell).value is None
    assert read_yes_no(cell).oddity is None


@pytest.mark.parametrize("cell", ["может быть", 2, "x", "#N/A"])
def test_no_answer_is_told(cell: Cell) -> None:
    assert read_yes_no(cell).value is None
    assert read_yes_no(cell).oddity is not None


@pytest.mark.parametrize(
    ("word", "status"),
    [
        ("won", Status(Outcome.WON)),
        ("Closed Won", Status(Outcome.WON)),
        ("Успешно реализовано", Status(Outcome.WON)),
        ("Продажа", Status(Outcome.WON)),  # the label of the stage of winning
        ("Lost", Status(Outcome.LOST)),
        ("Закрыто и не реализовано", Status(Outcome.LOST)),
        ("отказ", Status(Outcome.LOST)),
        ("В работе", Status(Outcome.OPEN)),
        ("новый", Status(Outcome.OPEN)),
        ("Встреча", Status(None, "meeting")),
        ("meeting", Status(None, "meeting")),
        ("3. КП", Status(None, "proposal")),
        ("3) кп", Status(None, "proposal")),
        ("Этап 3: КП", Status(None, "proposal")),
        ("Лид", Status(None, "lead")),
        ("engaging", None),
        ("3", None),
    ],
)
def test_status_words(word: str, status: Status | None) -> None:
    assert read_status(word, Norms()) == status


def test_near_spellings_are_found() -> None:
    counts = {"GTX Pro": 10, "GTXPro": 3, "technology": 40, "technolgy": 12, "Контекст": 9, "Kонтекст": 1}
    assert proposals(counts) == {"GTXPro": "GTX Pro", "technolgy": "technology", "Kонтекст": "Контекст"}


def test_the_rarer_is_proposed_to_be_the_more_frequent() -> None:
    assert proposals({"technology": 1, "technolgy": 5}) == {"technology": "technolgy"}


@pytest.mark.parametrize(
    "words",
    [
        ("Segment 1", "Segment 2"),
        ("2025", "2026"),
        ("A", "B"),
        ("Plan A", "Plan B"),
        ("GTX 500", "GTK 500"),
        ("Марина", "Карина"),
        ("Целевой", "Нецелевой"),
        ("Search RU", "Search US"),
        ("inbound", "outbound"),
        ("A", "A+"),
        ("C", "C#"),
    ],
)
def test_no_silly_proposals(words: tuple[str, str]) -> None:
    assert proposals(dict.fromkeys(words, 5)) == {}


def test_thousands_of_words_stay_cheap() -> None:
    counts = {f"campaign {number:05d} {'x' * (number % 7)}": number for number in range(20_000)}
    assert proposals(counts) == {}


def test_the_nearest_known_word() -> None:
    assert nearest_word("gtxpro", ["MG Special", "GTX Pro"]) == "GTX Pro"
    assert nearest_word("technolgy", ["technology"]) == "technology"
    assert nearest_word("завтра", ["technology"]) == ""


@pytest.mark.parametrize(
    "text",
    [
        "=1+1",
        "+7 (перезвонить)",
        "-5",
        "@name",
        "\ttabbed",
        "<script>alert(1)</script>",
        "{{ 7*7 }}",
        "He said \"no\", 'yes'",
        "two\nlines",
        "👩\u200d💻 🚀",
        "\u05e9\u05dc\u05d5\u05dd",
        "x" * 10_000,
        "нет",
        "-",
        "#123",
    ],
)
def test_a_text_stays_the_text_it_is(text: str) -> None:
    strings = read_strings([None, text], keep_signs=True)
    assert strings.filled().to_pylist() == [None, text.strip()]
    assert not strings.odd


@pytest.mark.parametrize(
    "cell",
    [
        "L-01",
        "l-01",
        " L-01 ",
        "L – 01",
        "L—01",
        "L\N{NO-BREAK SPACE}-\N{NO-BREAK SPACE}01",
        "№L-01",
        "# L-01",
        "'L-01",
        "L\u200b-01",
        "Ｌ-01",
    ],
)
def test_one_id_in_many_clothes(cell: Cell) -> None:
    assert type_ids([cell]).keys.to_pylist() == ["l-01"]


@pytest.mark.parametrize("cell", [123, 123.0, "123", "123.0", "№123", "№ 123", "#123", "'123", " 123 ", "１２３"])
def test_one_number_of_an_id(cell: Cell) -> None:
    assert type_ids([cell]).keys.to_pylist() == ["123"]


@pytest.mark.parametrize("cell", [None, "", "-", "#", "№", "n/a", "#N/A"])
def test_no_id(cell: Cell) -> None:
    assert type_ids([cell]).keys.to_pylist() == [None]
