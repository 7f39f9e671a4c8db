"""New entry tabs explain themselves."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping, Sequence
from pathlib import Path

import openpyxl
import pytest
from openpyxl.worksheet.worksheet import Worksheet

from sheetsync.adapters.xlsx import XlsxWorkbook
from sheetsync.adapters.xlsx.entry_painting import list_source
from sheetsync.core.entry_tabs import ENTRY_TABS, Deals, Leads, Plan
from sheetsync.core.grid import Cell
from sheetsync.core.lang.words import LANGS, Lang
from sheetsync.core.norms import DEFAULT_STAGES, Source
from sheetsync.core.schema import EntryTab
from sheetsync.ports import NewEntryTab
from tests.adapters.soundness import faults

STAGES = [stage for stage in DEFAULT_STAGES if stage.source is Source.DATES]


def made(path: Path, tab: type[EntryTab], lang: Lang, choices: Mapping[str, Sequence[str]] | None = None) -> Worksheet:
    stages = STAGES if tab is Deals else ()
    XlsxWorkbook(path).add_entry_tabs([NewEntryTab(tab, "Tab", lang, stages, choices)])
    assert faults(path) == []
    sheet = openpyxl.load_workbook(path)["Tab"]
    assert isinstance(sheet, Worksheet)
    return sheet


def column(sheet: Worksheet, header: str) -> str:
    return next(cell.column_letter for cell in sheet[1] if cell.value == header)


def said(sheet: Worksheet, address: str) -> str:
    comment = sheet[address].comment
    assert comment is not None
    return str(comment.text)


def dropdowns(sheet: Worksheet) -> dict[str, tuple[str, str]]:
    """Formula and kind of refusal by range."""
    return {
        str(rule.sqref): (str(rule.formula1), str(rule.errorStyle)) for rule in sheet.data_validations.dataValidation
    }


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("tab", ENTRY_TABS, ids=lambda tab: str(tab.role))
def test_every_header_says_what_belongs_there_whether_it_must_and_who_fills_it(
    tmp_path: Path, tab: type[EntryTab], lang: Lang
) -> None:
    sheet = made(tmp_path / "b.xlsx", tab, lang)
    for field in tab.fields():
        note = said(sheet, f"{column(sheet, field.header.in_(lang))}1").split("\n")
        assert note[0] == field.help.in_(lang)
        assert (note[1] in ("Required.", "Обязательно.")) == field.required
        assert re.search("fill|agree|заполня|согласу", note[2], re.IGNORECASE)
    assert sheet.freeze_panes == "A2"


def test_stage_dates_stand_after_the_status_in_the_words_of_the_stage(tmp_path: Path) -> None:
    sheet = made(tmp_path / "b.xlsx", Deals, "ru")
    assert [cell.value for cell in sheet[1]][2:7] == ["Статус", "Контакт", "Встреча", "КП", "Дата закрытия"]
    assert said(sheet, "D1").startswith("День, когда лид дошёл до этапа «Контакт»")


EXAMPLES: list[tuple[type[EntryTab], Lang, list[Cell]]] = [
    (Leads, "en", ["L-0001", dt.datetime(2026, 10, 5), "Search ads", None, "Small business", "+7 900 000-00-01"]),
    (Leads, "ru", ["L-0001", dt.datetime(2026, 10, 5), "Контекст", None, "Малый бизнес", "+7 900 000-00-01"]),
    (Plan, "en", [dt.datetime(2026, 10, 1), "Small business", 200, 0.4, 0.2, 120000]),
    (Plan, "ru", ["октябрь 2026", "Малый бизнес", 200, 0.4, 0.2, 120000]),
]


@pytest.mark.parametrize(("tab", "lang", "cells"), EXAMPLES)
def test_the_example_row_holds_real_dates_and_numbers(
    tmp_path: Path, tab: type[EntryTab], lang: Lang, cells: list[Cell]
) -> None:
    sheet = made(tmp_path / "b.xlsx", tab, lang)
    assert [cell.value for cell in sheet[2]][: len(cells)] == cells
    assert said(sheet, "A2") in ("An example: type over this row.", "Пример: впишите поверх свои данные.")


def test_columns_are_formatted_for_what_people_will_type(tmp_path: Path) -> None:
    sheet = made(tmp_path / "b.xlsx", Leads, "ru")
    formats = {
        header: openpyxl.load_workbook(tmp_path / "b.xlsx")["Tab"]
        .column_dimensions[column(sheet, header)]
        .number_format
        for header in ("ID лида", "Дата создания", "Телефон")
    }
    assert formats == {"ID лида": "@", "Дата создания": "dd.mm.yyyy;@", "Телефон": "@"}


def test_dropdowns_propose_and_forbid_nothing(tmp_path: Path) -> None:
    reasons = "='Loss reasons'!$A$2:$A$500"
    choices = {"status": ["open", "won", "lost"], "loss_reason": [reasons]}
    sheet = made(tmp_path / "b.xlsx", Deals, "en", choices)
    status, reason, label = (column(sheet, header) for header in ("Status", "Loss reason", "Target (sales)"))
    assert dropdowns(sheet) == {
        f"{status}2:{status}1048576": ('"open,won,lost"', "information"),
        f"{reason}2:{reason}1048576": (reasons.removeprefix("="), "information"),
        f"{label}2:{label}1048576": ('"yes,no"', "information"),
    }


def test_a_dropdown_offers_no_more_than_excel_takes() -> None:
    words = [f"a reason, number {n}" if n == 1 else f"reason number {n}" for n in range(40)]
    fitting = list_source(words)
    assert not isinstance(fitting, str)
    assert len(",".join(fitting)) <= 255
    assert fitting[:2] == ["reason number 0", "reason number 2"]


def test_init_twice_is_init_once_to_the_byte(tmp_path: Path) -> None:
    path = tmp_path / "b.xlsx"
    tabs = [NewEntryTab(tab, tab.title.en, "en") for tab in ENTRY_TABS]
    XlsxWorkbook(path).add_entry_tabs(tabs)
    once = path.read_bytes()
    XlsxWorkbook(path).add_entry_tabs(tabs)
    assert path.read_bytes() == once
