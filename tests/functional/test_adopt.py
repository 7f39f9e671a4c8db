"""`sheetsync adopt` on workbooks that were made for something else: found, asked, written, and then read."""

from __future__ import annotations

import difflib
import json
import subprocess
import sys
import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from tests.functional.commands import Outcome, sheetsync
from tests.functional.foreign_workbooks import ROWS, WORKBOOKS, advertising, amocrm, nameless, stale, unclear

ROOT = Path(__file__).parents[2]
DATA = ROOT.parent / "shared" / "data" / "crm-opportunities"

WIDE = {
    "amocrm": "amocrm_export_leads_2026-11-20",
    "salesforce": "report1700000000",
    "advertising": "Заявки с сайта",
    "titled": "2026",
    "stale": "Enquiries",
    "nameless": "Лист1",
}
"""Where leads and deals stand in the same rows."""
EXPECTED: Mapping[str, Mapping[str, Mapping[str, str]]] = {
    "amocrm": {
        "leads": {
            "lead_id": "ID",
            "created": "Дата создания сделки",
            "channel": "Источник сделки",
            "campaign": "utm_campaign",
            "phone": "Рабочий телефон (контакт)",
            "email": "Рабочий email (контакт)",
        },
        "deals": {
            "lead_id": "ID",
            "manager": "Ответственный",
            "status": "Этап сделки",
            "closed": "Дата закрытия",
            "loss_reason": "Причина отказа",
            "amount": "Бюджет, ₽",
        },
    },
    "bitrix": {
        "leads": {
            "lead_id": "ID",
            "created": "Дата создания",
            "channel": "Источник",
            "phone": "Рабочий телефон",
            "email": "Рабочий e-mail",
        },
        "deals": {
            "lead_id": "Лид",
            "manager": "Ответственный",
            "status": "Стадия сделки",
            "closed": "Дата завершения",
            "loss_reason": "Причина отказа",
            "amount": "Сумма",
        },
    },
    "salesforce": {
        "leads": {
            "lead_id": "Opportunity ID",
            "created": "Created Date",
            "channel": "Lead Source",
            "campaign": "Primary Campaign Source",
            "segment": "Industry",
        },
        "deals": {
            "lead_id": "Opportunity ID",
            "manager": "Opportunity Owner",
            "status": "Stage",
            "closed": "Close Date",
            "loss_reason": "Loss Reason",
            "amount": "Amount",
        },
    },
    "advertising": {
        "leads": {
            "lead_id": "№ заявки",
            "created": "Поступила",
            "channel": "Откуда узнали",
            "segment": "Тип клиента",
            "phone": "Тел.",
        },
        "deals": {"lead_id": "№ заявки", "status": "Статус заявки"},
        "spend": {
            "date": "Отчётный период",
            "channel": "Рекламная система",
            "campaign": "Название кампании",
            "spend": "Расход с НДС, ₽",
            "impressions": "Показов",
            "clicks": "Кликов",
        },
    },
    "titled": {
        "leads": {
            "lead_id": "№",
            "created": "Дата обращения",
            "channel": "Откуда",
            "phone": "Телефон клиента",
            "email": "Почта клиента",
        },
        "deals": {
            "lead_id": "№",
            "manager": "Кто ведёт",
            "status": "На каком этапе",
            "amount": "Сумма договора",
            "date_meeting": "Дата встречи",
        },
    },
    "stale": {
        "leads": {"lead_id": "Lead No", "created": "Received", "channel": "Lead origin", "phone": "Cell phone"},
        "deals": {
            "lead_id": "Lead No",
            "manager": "Rep",
            "status": "Outcome",
            "closed": "Closed on",
            "loss_reason": "Why lost",
            "amount": "Deal value",
        },
        "plan": {"month": "Target month", "leads": "Leads target", "revenue": "Sales target"},
    },
    "nameless": {
        "leads": {
            "lead_id": "Столбец1",
            "created": "Столбец2",
            "channel": "Столбец3",
            "phone": "Столбец4",
            "email": "Столбец5",
        },
        "deals": {"lead_id": "Столбец1", "status": "Столбец6", "closed": "Столбец7", "amount": "Столбец8"},
    },
}
"""The only right answer, by workbook, role and declared name."""
ENDS: Mapping[str, tuple[range, range, int]] = {
    "amocrm": (range(5, ROWS, 7), range(6, ROWS, 7), sum(15_000 + 1_250 * n for n in range(5, ROWS, 7))),
    "bitrix": (range(8, ROWS, 12), range(10, ROWS, 12), sum(20_000 + 700 * n for n in range(8, ROWS, 12))),
    "salesforce": (range(8, ROWS, 10), range(9, ROWS, 10), sum(4_000 + 90 * n for n in range(8, ROWS, 10))),
    "advertising": (range(2, ROWS, 4), range(3, ROWS, 4), 0),
    "titled": (range(2, ROWS, 4), range(3, ROWS, 4), sum(30_000 + 400 * n for n in range(2, ROWS, 4))),
    "stale": (range(1, ROWS, 3), range(2, ROWS, 3), sum(900 + 10 * n for n in range(1, ROWS, 3))),
    "nameless": (range(1, ROWS, 3), range(2, ROWS, 3), sum(11_000 + 150 * n for n in range(1, ROWS, 3))),
}
"""Which rows were won and lost, and the revenue of the won ones."""


def columns_of(found: Mapping[str, Any]) -> dict[str, dict[str, str]]:
    """The headers that are taken, by role and declared name."""
    return {
        tab["role"]: {one["field"]: one["header"] for one in tab["columns"] if one["sure"]}
        for tab in found["tabs"]
        if tab["taken"]
    }


def adopt(workbook: Path, *words: str, answers: str = "") -> Outcome:
    return sheetsync("adopt", *words, "--workbook", workbook, "--config", config_of(workbook), answers=answers)


def config_of(workbook: Path) -> Path:
    return workbook.with_name("config.toml")


def totals(config: Path) -> dict[str, Any]:
    numbers = sheetsync("metrics", "--json", "--config", config).json["metrics"]
    return {number["key"]: number["value"] for number in numbers if "slice" not in number}


@pytest.mark.parametrize("like", EXPECTED)
def test_everything_is_found_for_what_it_is(tmp_path: Path, like: str) -> None:
    book = WORKBOOKS[like](tmp_path / "book.xlsx")
    found = adopt(book, "--json").json
    assert columns_of(found) == EXPECTED[like]
    titles = {tab["role"]: tab["title"] for tab in found["tabs"]}
    assert (titles["leads"] == titles["deals"]) == (like in WIDE)
    assert titles["leads"] == WIDE.get(like, "LEAD_20261120")
    for tab in found["tabs"]:
        for column in tab["columns"]:
            assert 0 <= column["confidence"] <= 1
            assert (column["header"] is None) == (column["column"] is None) == (not column["samples"])


@pytest.mark.parametrize("like", EXPECTED)
def test_what_was_adopted_is_read_and_the_workbook_stays(tmp_path: Path, like: str) -> None:
    book = WORKBOOKS[like](tmp_path / "book.xlsx")
    before = book.read_bytes()
    outcome = adopt(book, "--yes")
    assert outcome.code == 0, outcome.out + outcome.err
    assert book.read_bytes() == before
    checked = sheetsync("check", "--json", "--config", config_of(book))
    assert checked.code == 0, checked.err
    errors = [issue for issue in checked.json["issues"] if issue["severity"] == "error"]
    assert errors == []
    won, lost, revenue = ENDS[like]
    told = totals(config_of(book))
    assert told["funnel.leads"] == ROWS
    assert (told["funnel.won"], told["funnel.lost"]) == (len(won), len(lost))
    assert (told["economics.revenue"] or 0) == revenue


@pytest.mark.parametrize("like", EXPECTED)
def test_adopting_again_changes_nothing(tmp_path: Path, like: str) -> None:
    book = WORKBOOKS[like](tmp_path / "book.xlsx")
    adopt(book, "--yes")
    written = config_of(book).read_bytes()
    again = adopt(book, "--yes")
    assert again.code == 0, again.err
    assert config_of(book).read_bytes() == written
    assert sorted(tmp_path.iterdir()) == [book, config_of(book)]


@pytest.mark.parametrize("lang", ["en", "ru"])
@pytest.mark.parametrize("like", WORKBOOKS)
def test_it_fits_a_terminal(tmp_path: Path, like: str, lang: str) -> None:
    book = WORKBOOKS[like](tmp_path / "book.xlsx")
    config_of(book).write_text(f'language = "{lang}"\n', encoding="utf-8")
    outcome = adopt(book, answers="\n" * 40)
    told = [line.replace(str(tmp_path), "") for line in outcome.out.splitlines() if not line.startswith(("+", "-"))]
    assert [line for line in told if len(line) > 80] == []
    said = {"en": "Leads: “", "ru": "Лиды: «"}
    assert said[lang] in outcome.out


def test_nothing_is_written_unless_somebody_agrees(tmp_path: Path) -> None:
    book = amocrm(tmp_path / "book.xlsx")
    for outcome in (adopt(book, answers="n\n"), adopt(book), adopt(book, "--json")):
        assert not config_of(book).exists(), outcome.out
    agreed = adopt(book, answers="y\n")
    assert agreed.code == 0, agreed.err
    assert "+[tabs.leads]" in agreed.out
    assert tomllib.loads(config_of(book).read_text(encoding="utf-8"))["workbook"]["path"] == "book.xlsx"


KEPT = """# ours, dear to us
language = "ru"   # not English
currency = "RUB"

[workbook]
path = "book.xlsx"

[tabs.deals]
title = "Сделки 2024"  # the old one

[tabs.deals.columns]
# people
manager = 'Кто'   # he who calls

# whom to write to
[memo]
recipients = [
    "a@example.com",  # the boss
    "b@example.com",
]
"""


@pytest.mark.parametrize("ending", ["\n", "\r\n"])
def test_the_rest_of_the_file_stays_byte_for_byte(tmp_path: Path, ending: str) -> None:
    book = advertising(tmp_path / "book.xlsx")
    old = KEPT.replace('title = "Сделки 2024"  # the old one\n', "").replace("manager = 'Кто'   # he who calls\n", "")
    old = old.replace("\n", ending)
    config_of(book).write_bytes(old.encode())
    assert adopt(book, "--yes").code == 0
    new = config_of(book).read_bytes().decode()
    removed = [line for line in difflib.ndiff(old.split(ending), new.split(ending)) if line.startswith("- ")]
    assert [line for line in removed if line.strip() != "-"] == []
    assert "\n" not in new.replace(ending, "")
    said = tomllib.loads(new)
    assert said["tabs"]["leads"]["title"] == said["tabs"]["deals"]["title"] == "Заявки с сайта"
    assert said["memo"]["recipients"] == ["a@example.com", "b@example.com"]
    assert new.index("[tabs.deals.columns]") < new.index("# whom to write to") < new.index("[memo]")


def test_settings_that_no_longer_fit_are_replaced_in_their_lines(tmp_path: Path) -> None:
    book = amocrm(tmp_path / "book.xlsx")
    config_of(book).write_text(KEPT, encoding="utf-8")
    assert adopt(book, "--yes").code == 0
    new = config_of(book).read_text(encoding="utf-8")
    assert 'title = "amocrm_export_leads_2026-11-20"  # the old one' in new
    assert 'manager = "Ответственный"   # he who calls' in new
    assert "# people" in new


def test_what_a_person_configured_is_not_overruled(tmp_path: Path) -> None:
    book = amocrm(tmp_path / "book.xlsx")
    config_of(book).write_text('[tabs.deals.columns]\nmanager = "Кем создана сделка"\n', encoding="utf-8")
    found = adopt(book, "--json").json
    assert columns_of(found)["deals"]["manager"] == "Кем создана сделка"
    assert next(c["by"] for t in found["tabs"] for c in t["columns"] if c["field"] == "manager") == "config"


def test_status_words_become_the_funnel(tmp_path: Path) -> None:
    book = amocrm(tmp_path / "book.xlsx")
    adopt(book, "--yes")
    said = tomllib.loads(config_of(book).read_text(encoding="utf-8"))
    own = [stage["ru"] for stage in said["stages"] if stage["source"] == "dates"]
    assert own == ["Первичный контакт", "Переговоры", "Принимают решение", "Согласование договора"]
    assert [stage["key"] for stage in said["stages"]][:5] == ["impressions", "clicks", "visits", "lead", "target"]
    assert said["synonyms"]["status"] == {"Неразобранное": "open"}


def test_a_hidden_copy_and_an_archive_are_left_alone(tmp_path: Path) -> None:
    found = adopt(stale(tmp_path / "book.xlsx"), "--json").json
    assert found["not_read"] == ["Enquiries (copy)", "archive 2025"]


def test_english_headers_without_meaning(tmp_path: Path) -> None:
    book = nameless(tmp_path / "book.xlsx", "Column ")
    assert columns_of(adopt(book, "--json").json)["leads"]["phone"] == "Column 4"
    assert adopt(book, "--yes").code == 0
    assert totals(config_of(book))["funnel.leads"] == ROWS


def test_yes_takes_nothing_that_is_unsure_and_says_so(tmp_path: Path) -> None:
    book = unclear(tmp_path / "book.xlsx")
    outcome = adopt(book, "--yes")
    assert outcome.code == 65
    assert "Лиды (Дата создания)" in outcome.err
    for word in ("«Учёт» — возможно, Лиды", "«Выгрузка ВК» похожа на «Расходы»", "Канал", "«ждун»"):
        assert word in outcome.out.replace("\n    ", " ")
    assert "tabs" not in tomllib.loads(config_of(book).read_text(encoding="utf-8"))


def answers(**other: str) -> str:
    """What somebody types about the unclear workbook, question by question; Enter takes what is proposed."""
    asked = ("leads", "created", "channel", "manager", "status", "closed", "amount", "spend", "word", "write")
    usual = {"closed": "0", "word": "2", "write": "y"}
    return "".join(f"{ {**usual, **other}.get(question, '') }\n" for question in asked)


def test_questions_make_it_whole(tmp_path: Path) -> None:
    book = unclear(tmp_path / "book.xlsx")
    outcome = adopt(book, answers=answers(created="Z\n1"))
    assert outcome.code == 0, outcome.out + outcome.err
    assert "Такого варианта нет: Z" in outcome.out
    said = tomllib.loads(config_of(book).read_text(encoding="utf-8"))
    assert said["tabs"]["leads"]["columns"] == {
        "lead_id": "Код записи",
        "created": "Дата 1",
        "channel": "Где нашли нас",
    }
    assert said["tabs"]["deals"]["columns"] == {
        "lead_id": "Код записи",
        "manager": "Кто",
        "status": "Что вышло",
        "amount": "Деньги",
    }
    assert said["synonyms"]["status"] == {"думает": "open", "купили": "won", "слился": "lost", "ждун": "lost"}
    told = totals(config_of(book))
    assert (told["funnel.leads"], told["funnel.won"], told["funnel.lost"]) == (ROWS, 15, 30)


def test_a_status_of_which_nothing_is_known_is_left_open_by_default(tmp_path: Path) -> None:
    book = unclear(tmp_path / "book.xlsx")
    assert adopt(book, answers=answers(word="")).code == 0
    said = tomllib.loads(config_of(book).read_text(encoding="utf-8"))
    assert "ждун" not in said["synonyms"]["status"]


def test_a_tab_that_is_none_can_be_refused(tmp_path: Path) -> None:
    book = unclear(tmp_path / "book.xlsx")
    outcome = adopt(book, answers="0\n" + 6 * "\n" + "y\n")
    assert outcome.code == 65
    assert "leads" not in tomllib.loads(config_of(book).read_text(encoding="utf-8"))["tabs"]
    assert "Лиды" in outcome.err


def test_a_column_can_be_named_by_its_letter(tmp_path: Path) -> None:
    book = unclear(tmp_path / "book.xlsx")
    outcome = adopt(book, answers=answers(created="c"))
    assert outcome.code == 0, outcome.out + outcome.err
    said = tomllib.loads(config_of(book).read_text(encoding="utf-8"))
    assert said["tabs"]["leads"]["columns"]["created"] == "Дата 2"


def test_spellings_are_proposed_for_the_synonyms_tab_and_not_written(tmp_path: Path) -> None:
    import openpyxl  # noqa: PLC0415 - only this test changes a workbook

    book = advertising(tmp_path / "book.xlsx")
    file = openpyxl.load_workbook(book)
    file["Заявки с сайта"]["C5"].value = "Рекомендацыя"
    file.save(book)
    found = adopt(book, "--json").json
    assert {"kind": "channel", "written": "Рекомендацыя", "means": "Рекомендация", "count": 1} in found["synonyms"]
    outcome = adopt(book, "--yes")
    assert "канал | Рекомендацыя | Рекомендация" in outcome.out
    assert "Рекомендацыя" not in config_of(book).read_text(encoding="utf-8")


def test_a_file_that_may_not_be_amended_says_what_to_copy(tmp_path: Path) -> None:
    book = advertising(tmp_path / "book.xlsx")
    old = 'tabs = { leads = { title = "?" } }\n'
    config_of(book).write_text(old, encoding="utf-8")
    outcome = adopt(book, "--yes")
    assert outcome.code == 78
    assert "[tabs.leads]" in outcome.err
    assert config_of(book).read_text(encoding="utf-8") == old


@pytest.mark.shared_data
@pytest.mark.skipif(not DATA.is_dir(), reason="the data set doesn't stand beside the checkout")
def test_the_public_crm_data_needs_no_mapping_by_hand(tmp_path: Path) -> None:
    book = tmp_path / "crm.xlsx"
    subprocess.run([sys.executable, ROOT / "examples/crm-opportunities/build.py", DATA, book], check=True, timeout=120)
    outcome = adopt(book, "--yes")
    assert outcome.code == 0, outcome.err
    told = sheetsync("metrics", "--json", "--config", config_of(book), as_of="2018-01-15").json["metrics"]
    total = {number["key"]: number["value"] for number in told if "slice" not in number}
    assert total["funnel.leads"] == 8800
    assert (total["funnel.won"], total["funnel.lost"], total["funnel.open"]) == (4238, 2473, 2089)
    assert total["economics.revenue"] == 10_005_534
    there = {n["slice"]["stage"]: n["value"] for n in told if n["key"] == "funnel.open_there"}
    assert (there["lead"], there["engaging"]) == (500, 1589)
    assert json.loads(sheetsync("check", "--json", "--config", config_of(book)).out)["schema"] == 1
