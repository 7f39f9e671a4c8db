"""Workbooks that other programs and other teams made: nothing in them was meant for sheetsync."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

import openpyxl

Rows = Sequence[Sequence[Any]]
ROWS = 60
START = dt.datetime(2026, 3, 2, 9, 30)
PEOPLE = ("Мария Лебедева", "Олег Громов", "Инна Соколова")
SELLERS = ("Ann Porter", "Joel Hart", "Mia Stone")
CHANNELS = ("Яндекс.Директ", "ВКонтакте", "Рекомендация", "Сайт")
SOURCES = ("Web", "Trade Show", "Partner Referral", "Google Ads")
REASONS = ("Дорого", "Не отвечает", "Купил у конкурента")
LOST_BECAUSE = ("Price", "No response", "Competitor")


def pick(words: Sequence[str], number: int) -> str:
    """One of the words, by turns."""
    return words[number % len(words)]


def headers(names: str) -> list[Any]:
    """Names between semicolons, as exports write them."""
    return [name or None for name in names.split(";")]


def joined(*parts: Sequence[Any]) -> list[Any]:
    """The parts of a row, one after another."""
    return [cell for part in parts for cell in part]


def created(number: int) -> dt.datetime:
    """When the lead of this number came in."""
    return START + dt.timedelta(days=2 * number, minutes=7 * number)


def phone(number: int) -> str:
    """A number that exists in Russia."""
    return f"+7 916 {100 + number:03d}-{10 + number % 90:02d}-{99 - number % 90:02d}"


def save(path: Path, tabs: Mapping[str, Rows], hidden: Sequence[str] = ()) -> Path:
    """An .xlsx file with these tabs."""
    book = openpyxl.Workbook()
    book.remove(book.worksheets[0])
    for title, rows in tabs.items():
        sheet = book.create_sheet(title)
        for row in rows:
            sheet.append(list(row))
        if title in hidden:
            sheet.sheet_state = "hidden"
    book.save(path)
    return path


AMO_STAGES = (
    "Неразобранное",
    "Первичный контакт",
    "Переговоры",
    "Принимают решение",
    "Согласование договора",
    "Успешно реализовано",
    "Закрыто и не реализовано",
)


def amocrm(path: Path) -> Path:
    """The export of deals of a Russian CRM: one wide tab."""
    header = headers(
        "ID;Название сделки;Компания;Основной контакт;Ответственный;Этап сделки;Воронка;Бюджет, ₽;Дата создания сделки;"
        "Кем создана сделка;Дата редактирования;Дата закрытия;Теги;Источник сделки;Рабочий телефон (контакт);"
        "Рабочий email (контакт);Причина отказа;utm_campaign"
    )
    rows: list[list[Any]] = [header]
    for n in range(ROWS):
        stage = pick(AMO_STAGES, n)
        ended = n % 7 >= 5
        rows.append(
            joined(
                [
                    30_100_200 + 13 * n,
                    f"Сделка #{n}",
                    f"ООО Ромашка-{n}",
                    f"Клиент {n}",
                    pick(PEOPLE, n),
                    stage,
                    "Воронка",
                ],
                [(n % 7 != 6) * (15_000 + 1_250 * n), created(n), pick(PEOPLE, n + 1), created(n + 9)],
                [created(n + 5) if ended else None, None, pick(CHANNELS, n), phone(n), f"client{n}@example.com"],
                [pick(REASONS, n // 7) if n % 7 == 6 else None, f"spring_{n % 3}"],
            )
        )
    return save(path, {"amocrm_export_leads_2026-11-20": rows})


BITRIX_LEADS = ("Не обработан", "В работе", "Качественный лид", "Некачественный лид")
BITRIX_DEALS = (
    "Новая",
    "Подготовка документов",
    "Счёт на предоплату",
    "Финальный счёт",
    "Сделка успешна",
    "Сделка провалена",
)


def bitrix(path: Path) -> Path:
    """Two exports of another Russian CRM: deals have ids of their own and name their lead in a column."""
    leads: list[list[Any]] = [
        headers(
            "ID;Название лида;Стадия лида;Дата создания;Источник;Рабочий телефон;Рабочий e-mail;Ответственный;Изменён"
        )
    ]
    deals: list[list[Any]] = [
        headers(
            "ID;Название;Стадия сделки;Лид;Сумма;Валюта;Ответственный;Дата начала;Предполагаемая дата закрытия;"
            "Дата завершения;Причина отказа"
        )
    ]
    for n in range(ROWS):
        leads.append(
            joined(
                [5000 + n, f"Заявка {n}", pick(BITRIX_LEADS, n), created(n), pick(CHANNELS, n), phone(n)],
                [f"c{n}@example.com", pick(PEOPLE, n), created(n + 3)],
            )
        )
        if n % 2:
            continue
        turn = n // 2
        stage = pick(BITRIX_DEALS, turn)
        ended = turn % 6 >= 4
        deals.append(
            joined(
                [100 + n, f"Сделка {n}", stage, 5000 + n, 20_000 + 700 * n, "RUB", pick(PEOPLE, n), created(n + 1)],
                [
                    created(n + 30),
                    created(n + 20) if ended else None,
                    pick(REASONS, turn // 6) if turn % 6 == 5 else None,
                ],
            )
        )
    return save(path, {"DEAL_20261120": deals, "LEAD_20261120": leads})


SALESFORCE_STAGES = (
    "Prospecting",
    "Qualification",
    "Needs Analysis",
    "Value Proposition",
    "Id. Decision Makers",
    "Perception Analysis",
    "Proposal/Price Quote",
    "Negotiation/Review",
    "Closed Won",
    "Closed Lost",
)


def salesforce(path: Path) -> Path:
    """A report of opportunities of an English CRM."""
    header = headers(
        "Opportunity ID;Opportunity Name;Account Name;Stage;Probability (%);Amount;Expected Revenue;Close Date;"
        "Created Date;Last Modified Date;Opportunity Owner;Lead Source;Primary Campaign Source;Industry;Loss Reason"
    )
    rows = [
        joined(
            [
                f"0065g00000{n:05d}",
                f"Deal {n}",
                f"Acme {n}",
                pick(SALESFORCE_STAGES, n),
                10 * (n % 10),
                4_000 + 90 * n,
            ],
            [3_000 + 70 * n, created(n + 12).date(), created(n).date(), created(n + 4).date(), pick(SELLERS, n)],
            [pick(SOURCES, n), f"Campaign {n % 4}", pick(("Retail", "Finance", "Software"), n)],
            [pick(LOST_BECAUSE, n // 10) if n % 10 == 9 else None],
        )
        for n in range(ROWS)
    ]
    return save(path, {"report1700000000": [header, *rows]})


def advertising(path: Path) -> Path:
    """A list of enquiries beside the export of an advertising cabinet, with titles above and a total below."""
    leads: list[list[Any]] = [["№ заявки", "Поступила", "Откуда узнали", "Тел.", "Тип клиента", "Статус заявки"]]
    kinds, statuses = ("Юр. лицо", "Физ. лицо"), ("новая", "в работе", "продажа", "отказ")
    leads += [
        [f"З-{n:04d}", f"{created(n):%d.%m.%Y}", pick(CHANNELS, n), phone(n), pick(kinds, n), pick(statuses, n)]
        for n in range(ROWS)
    ]
    spend: list[list[Any]] = [
        ["Статистика по кампаниям за 01.03.2026 — 30.06.2026"],
        ["Аккаунт: example-direct"],
        [],
        headers(
            "Отчётный период;Рекламная система;Название кампании;Показов;Кликов;CTR, %;Ср. цена клика, ₽;"
            "Расход с НДС, ₽;Конверсии"
        ),
    ]
    for n in range(16):
        shows, clicks = 40_000 + 900 * n, 700 + 11 * n
        spend.append(
            joined(
                [created(8 * n).date(), pick(CHANNELS[:2], n), f"Поиск {n % 3}", shows, clicks, clicks / shows * 100],
                [41.5 + n, clicks * (41.5 + n), n % 9],
            )
        )
    spend.append(["Всего", None, None, sum(row[3] for row in spend[4:]), None, None, None, 1, None])
    return save(path, {"Заявки с сайта": leads, "Выгрузка из кабинета": spend, "Заметки": [["позвонить Инне"]]})


def titled(path: Path) -> Path:
    """A wide table below titles, its header in two rows; a spare column between two blocks."""
    rows: list[list[Any]] = [
        ["Отдел продаж — учёт обращений"],
        ["обновлено 20.11.2026, ведёт Инна"],
        [],
        ["Обращение", None, None, "Клиент", None, None, "Продажа", None, None, None],
        headers(
            "№;Дата обращения;Откуда;Телефон клиента;Почта клиента;;"
            "Кто ведёт;На каком этапе;Дата встречи;Сумма договора"
        ),
    ]
    for n in range(ROWS):
        stage = pick(("в работе", "встреча", "продажа", "отказ"), n)
        met = created(n + 2).date() if n % 4 else None
        rows.append(
            joined(
                [
                    n + 1,
                    created(n).date(),
                    pick(CHANNELS, n),
                    phone(n),
                    f"k{n}@example.com",
                    None,
                    pick(PEOPLE, n),
                    stage,
                ],
                [met, 30_000 + 400 * n if n % 4 == 2 else None],
            )
        )
    return save(path, {"2026": rows})


def stale(path: Path) -> Path:
    """A tab in use, a hidden copy of it with more rows, an archive, and a plan."""
    header = [
        "Lead No",
        "Received",
        "Lead origin",
        "Cell phone",
        "Rep",
        "Outcome",
        "Closed on",
        "Deal value",
        "Why lost",
    ]

    def rows(count: int) -> list[list[Any]]:
        found: list[list[Any]] = [header]
        for n in range(count):
            ended = n % 3 > 0
            found.append(
                joined(
                    [f"A{n:03d}", created(n).date(), pick(SOURCES, n), phone(n), pick(SELLERS, n)],
                    [pick(("open", "won", "lost"), n), created(n + 4).date() if ended else None],
                    [900 + 10 * n if n % 3 == 1 else None, pick(LOST_BECAUSE, n // 3) if n % 3 == 2 else None],
                )
            )
        return found

    months = [[f"2026-{month:02d}", 40, 90_000] for month in range(3, 9)]
    plan: Rows = [["Target month", "Leads target", "Sales target"], *months]
    tabs: Mapping[str, Rows] = {
        "Enquiries (copy)": rows(ROWS + 20),
        "Enquiries": rows(ROWS),
        "archive 2025": rows(9),
        "Targets": plan,
    }
    return save(path, tabs, hidden=["Enquiries (copy)"])


def nameless(path: Path, word: str = "Столбец") -> Path:
    """Headers that say nothing, above columns that do."""
    rows: list[list[Any]] = [[f"{word}{n}" for n in range(1, 9)]]
    for n in range(ROWS):
        status = pick(("В работе", "Продажа", "Отказ"), n)
        ended = n % 3 > 0
        rows.append(
            joined(
                [f"R-{700 + n}", created(n).date(), pick(CHANNELS, n), phone(n), f"x{n}@example.com", status],
                [created(n + 6).date() if ended else None, 11_000 + 150 * n if n % 3 == 1 else None],
            )
        )
    return save(path, {"Лист1": rows})


def unclear(path: Path) -> Path:
    """Headers that say little, statuses in nobody's words, and a cabinet that doesn't say whose it is."""
    header = ["Код записи", "Дата 1", "Дата 2", "Где нашли нас", "Деньги", "Кто", "Что вышло"]
    words = ("думает", "купили", "слился", "ждун")
    rows: Rows = [
        header,
        *(
            joined(
                [f"Q{n}", created(n).date(), created(n + 3).date() if n % 3 else None, pick(CHANNELS, n)],
                [2000 + n, pick(PEOPLE, n), pick(words, n)],
            )
            for n in range(ROWS)
        ),
    ]
    months = [[created(15 * n).date(), f"К{n}", 900 * n, 10 * n, 100 * n] for n in range(1, 5)]
    spend: Rows = [["Месяц", "Кампания", "Показы", "Клики", "Расход"], *months]
    return save(path, {"Учёт": rows, "Выгрузка ВК": spend})


WORKBOOKS: Mapping[str, Callable[[Path], Path]] = {
    "amocrm": amocrm,
    "bitrix": bitrix,
    "salesforce": salesforce,
    "advertising": advertising,
    "titled": titled,
    "stale": stale,
    "nameless": nameless,
}
"""By what they are like."""
