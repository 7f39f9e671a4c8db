"""Proposals: which written word may stand for which known one, class by class; nothing is merged by itself."""

from __future__ import annotations

import pytest

from sheetsync.core.norms import Norms
from sheetsync.core.tables.likeness import nearest_word, proposals
from sheetsync.core.tables.proposed import nearest_status

CHANNELS = {"Яндекс Директ": 50, "Google Ads": 40, "ВКонтакте": 30, "E-mail": 20, "Сайт": 15, "Выставка осень": 9}
MANAGERS = {"Иван Петров": 50, "Анна Смирнова": 40, "Мария Иванова": 30}
SEGMENTS = {"Малый бизнес": 50, "Корпорации": 30, "Средний бизнес": 20, "Mid-market": 9}
REASONS = ["Дорого", "Выбрали конкурента", "Не отвечает", "Нецелевой", "Нет бюджета"]


@pytest.mark.parametrize(
    ("written", "means"),
    [
        ("yandex direct", "Яндекс Директ"),
        ("Yandeks Direkt", "Яндекс Директ"),
        ("jandex direct", "Яндекс Директ"),
        ("яндекс_директ", "Яндекс Директ"),
        ("Яндeкс Директ", "Яндекс Директ"),  # a Latin e
        ("🔥 Яндекс Директ", "Яндекс Директ"),
        ("Яндекс Директ ✅", "Яндекс Директ"),
        ("2. Яндекс Директ", "Яндекс Директ"),
        ("Янедкс Директ", "Яндекс Директ"),
        ("Я.Директ", "Яндекс Директ"),
        ("ЯД", "Яндекс Директ"),
        ("Яндекс Дир.", "Яндекс Директ"),
        ("yandex_cpc", "Яндекс Директ"),
        ("ya / ads", "Яндекс Директ"),
        ("google / cpc", "Google Ads"),
        ("гугл адс", "Google Ads"),
        ("gogle ads", "Google Ads"),
        ("вк", "ВКонтакте"),
        ("vk", "ВКонтакте"),
        ("vkontakte", "ВКонтакте"),
        ("emial", "E-mail"),
        ("sait", "Сайт"),
        ("vystavka osen", "Выставка осень"),
    ],
)
def test_a_channel(written: str, means: str) -> None:
    assert proposals({**CHANNELS, written: 1}, "channel") == {written: means}


@pytest.mark.parametrize("written", ["Яндекс Карты", "Google Organic", "Телефон", "Радио", "Выставка весна"])
def test_another_channel_is_left_alone(written: str) -> None:
    assert proposals({**CHANNELS, written: 1}, "channel") == {}


@pytest.mark.parametrize(
    ("written", "means"),
    [
        ("И. Петров", "Иван Петров"),
        ("Петров И.", "Иван Петров"),
        ("Петров Иван", "Иван Петров"),
        ("Петров И.И.", "Иван Петров"),
        ("Петров", "Иван Петров"),
        ("Ваня Петров", "Иван Петров"),
        ("Ivan Petrov", "Иван Петров"),
        ("I. Petrov", "Иван Петров"),
        ("Иван Петрoв", "Иван Петров"),
        ("Аня", "Анна Смирнова"),
        ("Анна", "Анна Смирнова"),
        ("Маша И.", "Мария Иванова"),
        ("Анна Смирнва", "Анна Смирнова"),
    ],
)
def test_a_manager(written: str, means: str) -> None:
    assert proposals({**MANAGERS, written: 1}, "manager") == {written: means}


@pytest.mark.parametrize("written", ["Пётр Петров", "Анна Иванова", "Петрова", "И.", "Марина Иванова-Сидорова"])
def test_another_manager_is_left_alone(written: str) -> None:
    assert proposals({**MANAGERS, written: 1}, "manager") == {}


def test_who_may_be_two_people_is_nobody() -> None:
    assert proposals({**MANAGERS, "Анна Петрова": 9, "Аня": 1}, "manager") == {}


@pytest.mark.parametrize(
    ("written", "means"),
    [
        ("МБ", "Малый бизнес"),
        ("Md-market", "Mid-market"),
        ("Mid-màrket", "Mid-market"),
        ("Мал. бизнес", "Малый бизнес"),
        ("Средний", "Средний бизнес"),
        ("malyj biznes", "Малый бизнес"),
        ("корп.", "Корпорации"),
        ("rjhgjhfwbb", "Корпорации"),
        ("Mdi-market", "Mid-market"),
    ],
)
def test_a_segment(written: str, means: str) -> None:
    assert proposals({**SEGMENTS, written: 1}, "segment") == {written: means}


def test_a_chain_leads_to_its_end() -> None:
    words = {"Контекстная реклама": 9, "Контекстная  рекалма": 3, "kontekstnaya rekalma": 1}
    assert set(proposals(words, "channel").values()) == {"Контекстная реклама"}


@pytest.mark.parametrize(
    ("written", "means"),
    [
        ("[3] КП", "КП"),
        ("🔥 КП", "КП"),
        ("K П", "КП"),  # a Latin K
        ("kp", "КП"),
        ("Встречa", "Встреча"),
        ("Встреа", "Встреча"),
        ("vstrecha", "Встреча"),
        ("встр.", "Встреча"),
        ("Продажаа", "Продажа"),
        ("otkaz", "отказ"),
        ("Отказался от сделки", "отказался"),
        ("Meetting", "Meeting"),
        ("ghjlf;f", "Продажа"),  # the wrong keyboard
    ],
)
def test_a_status(written: str, means: str) -> None:
    assert nearest_status(written, Norms()) == means


@pytest.mark.parametrize("written", ["думает", "hm", "engaging", "?", "🔥"])
def test_a_status_like_none(written: str) -> None:
    assert nearest_status(written, Norms()) == ""


@pytest.mark.parametrize(
    ("written", "means"),
    [
        ("клиенту показалось дорого", "Дорого"),
        ("дороговато", "Дорого"),
        ("dorogo", "Дорого"),
        ("ушли к конкурентам", "Выбрали конкурента"),
        ("не отвечает на звонки", "Не отвечает"),
        ("бюджет закончился", "Нет бюджета"),
        ("нецел.", "Нецелевой"),
        ("подумают и перезвонят", ""),
    ],
)
def test_a_reason_in_free_words(written: str, means: str) -> None:
    assert nearest_word(written, REASONS) == means
