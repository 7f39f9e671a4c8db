"""What the CEO tab says of the service, in both languages; and nothing where there is none."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest

from sheetsync.core.lang import LANGS, Lang
from sheetsync.core.summary import LastMemo, NextMemo, Report, ServiceState
from tests.core.reports import cells, report, tab

NINE = dt.datetime(2026, 11, 20, 9, 5)
HOUR = dt.timedelta(hours=1)
STATE = ServiceState(
    NINE,
    LastMemo(NINE + HOUR, NINE, {"accepted": 3, "held": 1, "refused": 1}),
    NextMemo(NINE + 24 * HOUR, NINE + 6 * HOUR),
    ("mail", "unknown"),
    NINE - HOUR,
)
TOLD: dict[Lang, list[str]] = {
    "en": [
        "Entries as they are since 20 Nov 2026 09:05",
        "Last memo: for the review of 20 Nov 2026 10:05, 20 Nov 2026 09:05: accepted 3, held 1, refused 1",
        "Next memo: 20 Nov 2026 15:05, for the review of 21 Nov 2026 09:05",
        "Wrong now: memos can't be handed over",
        "Wrong now: a memo is held, for it may have arrived already",
        (
            "The service's memory was lost and begun anew or restored, 20 Nov 2026 08:05: "
            "memos that may have gone out are held"
        ),
    ],
    "ru": [
        "Записи без изменений с 20 ноября 2026 09:05",
        "Последнее письмо: к встрече 20 ноября 2026 10:05, 20 ноября 2026 09:05: принято 3, удержано 1, не принято 1",
        "Следующее письмо: 20 ноября 2026 15:05, к встрече 21 ноября 2026 09:05",
        "Неполадка: письма не уходят",
        "Неполадка: письмо удержано: возможно, оно уже дошло",
        (
            "Память сервиса утеряна и начата заново или восстановлена 20 ноября 2026 08:05: "
            "письма, которые могли уйти, удержаны"
        ),
    ],
}


def shown(state: ServiceState | None, lang: Lang = "en") -> list[str]:
    """The lines that the service adds."""
    told = replace(report(), lang=lang)
    without, told_by_it = (lines(told), lines(replace(told, service=state)))
    return [line for line in told_by_it if line not in without]


def lines(told: Report) -> list[str]:
    return [str(cell) for row in cells(tab(told, "ceo")) for cell in row if cell is not None]


@pytest.mark.parametrize("lang", LANGS)
def test_all_of_it(lang: Lang) -> None:
    assert shown(STATE, lang) == TOLD[lang]


def test_nothing_without_a_service() -> None:
    assert shown(None) == []


def test_a_service_that_has_just_begun_and_is_well() -> None:
    begun = [TOLD["en"][0], "Last memo: none yet", "Next memo: none is planned"]
    assert shown(ServiceState(NINE)) == begun


def test_a_memo_on_its_way() -> None:
    (told,) = [line for line in shown(ServiceState(NINE, LastMemo(NINE, None, {"waiting": 2}))) if "Last" in line]
    assert told == "Last memo: for the review of 20 Nov 2026 09:05, on its way: accepted 0, waiting 2"
