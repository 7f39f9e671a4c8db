"""The guide: what goes where, in the words of the declarations, before there is any data."""

from __future__ import annotations

import re

import pytest

from sheetsync.core.entry_tabs import ENTRY_TABS
from sheetsync.core.lang import LANGS, Lang, say
from sheetsync.core.layout import Sheet
from sheetsync.core.norms import Norms
from sheetsync.core.summary import SUMMARY_ROLES
from sheetsync.core.summary.guide import guide
from tests.core.reports import report, roles, tab


def lines(sheet: Sheet) -> list[str]:
    return [" | ".join(str(cell.value) for cell in row if cell is not None) for row in sheet.rows]


@pytest.mark.parametrize("lang", LANGS)
def test_every_entry_tab_with_its_owner_and_what_it_needs(lang: Lang) -> None:
    told = lines(guide(lang, Norms(), {}))
    for entry_tab in ENTRY_TABS:
        required = ", ".join(field.header.in_(lang) for field in entry_tab.fields() if field.required)
        owner = say(lang, f"owner.{entry_tab.owner.value}")
        assert f"{entry_tab.title.in_(lang)} | {owner} | {entry_tab.help.in_(lang)} | {required}" in told


@pytest.mark.parametrize("lang", LANGS)
def test_every_summary_tab_with_the_question_it_answers(lang: Lang) -> None:
    told = lines(guide(lang, Norms(), {}))
    for role in SUMMARY_ROLES:
        row = f"{say(lang, f'tab.{role}')} | {say(lang, f'tab.{role}.answers')}"
        assert (row in told) == (role != "guide")


def test_tabs_and_columns_go_by_the_names_people_gave_them() -> None:
    norms = Norms(headers={"deals": {"lead_id": "opportunity_id"}})
    told = "\n".join(lines(guide("en", norms, {"deals": "Pipeline"})))
    assert "3. Pipeline: " in told
    assert re.search(r"^Pipeline \| sales \| .* \| opportunity_id$", told, re.MULTILINE)
    assert "Deals |" not in told


def test_it_begins_with_the_criteria() -> None:
    steps = [line for line in lines(guide("en", Norms(), {})) if re.match(r"\d\. ", line)]
    assert [step.split(":")[0] for step in steps] == [
        "1. Criteria",
        "2. Leads",
        "3. Deals",
        "4. Spend",
        "5. Plan",
        "6. Reviews",
    ]


@pytest.mark.parametrize("lang", LANGS)
def test_it_is_one_page_without_a_place_left_open(lang: Lang) -> None:
    sheet = guide(lang, Norms(), {})
    assert len(sheet.rows) <= 50
    assert not [line for line in lines(sheet) if "{" in line]
    assert all(len(row) <= len(sheet.widths) for row in sheet.rows)


def test_a_run_writes_the_same_page_last() -> None:
    told = report()
    assert roles(told)[-1] == "guide"
    assert tab(told, "guide") == guide("en", told.facts.norms, told.titles)
