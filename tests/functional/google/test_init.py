"""`sheetsync init` on a Google spreadsheet: tabs that explain themselves, nobody's tab touched, twice is once."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import pytest

from sheetsync.core.entry_tabs import ENTRY_TABS, Deals, Leads
from sheetsync.core.lang import LANGS, Lang
from sheetsync.core.schema import Kind
from tests.functional.google.office import CANARY, TABS, Office
from tests.sheets_emulator import OWNER, ROBOT
from tests.sheets_emulator.areas import Area
from tests.sheets_emulator.resource import resource

Json = Mapping[str, Any]
GUIDES = {"en": "How this works", "ru": "Как это работает"}
FORMATS = {Kind.DATE: "DATE", Kind.MONTH: "DATE", Kind.MONEY: "NUMBER", Kind.COUNT: "NUMBER", Kind.SHARE: "PERCENT"}


@dataclass(frozen=True)
class Column:
    """A column of a new tab as Google keeps it."""

    header: Json
    example: Json
    below: Json

    @property
    def title(self) -> str:
        return str(self.header["userEnteredValue"]["stringValue"])


def made(office: Office, spreadsheet: str) -> dict[str, list[Column]]:
    """The columns of every tab by its title, three rows of each."""
    book = office.google.snapshot()[spreadsheet]
    tops = [(tab, Area(0, 0, min(3, tab.rows), tab.columns)) for tab in book.tabs]
    found = {}
    for sheet in resource(book, OWNER, {}, tops, data=True)["sheets"]:
        rows = [row.get("values", []) for row in sheet.get("data", [{}])[0].get("rowData", [])]
        rows += [[]] * (3 - len(rows))
        width = len(rows[0])
        lines = [[*row, *({} for _ in range(width - len(row)))] for row in rows[:3]]
        found[sheet["properties"]["title"]] = [Column(*cells) for cells in zip(*lines, strict=False)]
    return found


@pytest.fixture(params=LANGS)
def new(request: pytest.FixtureRequest, office: Office) -> Office:
    """An empty spreadsheet in either language, with nothing but a tab of somebody's notes."""
    office.lang = request.param
    office.spreadsheet = office.google.add_spreadsheet(
        "Funnel",
        {"en": "en_GB", "ru": "ru_RU"}[office.lang],
        "Europe/Moscow",
        {"Notes": [[f"{CANARY} call Olga", 7], ["", "=B1*2"]]},
        {ROBOT: "writer"},
    )
    office.configure(lang=office.lang)
    return office


def test_every_tab_has_its_headers_notes_formats_and_an_example(new: Office) -> None:
    outcome = new.sheetsync("init")
    assert outcome.code == 0, outcome.err
    tabs, lang = made(new, new.spreadsheet), new.lang
    for tab in ENTRY_TABS:
        columns = {column.title: column for column in tabs[tab.title.in_(lang)]}
        assert tab.title.in_(lang) in outcome.out
        for field in tab.fields():
            column = columns[field.header.in_(lang)]
            assert field.help.in_(lang) in column.header["note"]
            assert column.header["userEnteredFormat"]["textFormat"]["bold"]
            assert ("userEnteredValue" in column.example) == bool(field.example.in_(lang))
            if field.kind in FORMATS:
                for cell in (column.example, column.below):
                    assert cell["userEnteredFormat"]["numberFormat"]["type"] == FORMATS[field.kind], column


def test_examples_are_real_dates_and_numbers(new: Office) -> None:
    new.sheetsync("init")
    columns = {column.title: column for column in made(new, new.spreadsheet)[Leads.title.in_(new.lang)]}
    created = columns[Leads.created.header.in_(new.lang)].example
    assert created["userEnteredValue"].keys() == {"numberValue"}
    assert "note" in columns[Leads.lead_id.header.in_(new.lang)].example


def test_dropdowns_propose_words_or_another_tabs_column(new: Office) -> None:
    new.sheetsync("init")
    deals = {column.title: column for column in made(new, new.spreadsheet)[Deals.title.in_(new.lang)]}
    status = deals[Deals.status.header.in_(new.lang)].below["dataValidation"]
    words = [value["userEnteredValue"] for value in status["condition"]["values"]]
    assert status["condition"]["type"] == "ONE_OF_LIST"
    assert {"en": "won", "ru": "продажа"}[new.lang] in words
    reason = deals[Deals.loss_reason.header.in_(new.lang)].below["dataValidation"]
    assert reason["condition"]["type"] == "ONE_OF_RANGE"
    assert {"en": "='Loss reasons'!$A$2:$A$500", "ru": "='Причины отказа'!$A$2:$A$500"}[new.lang] == (
        reason["condition"]["values"][0]["userEnteredValue"]
    )
    for column in deals.values():
        assert not column.below.get("dataValidation", {}).get("strict")
        assert "dataValidation" not in column.header


def test_the_guide_is_there_and_is_ours(new: Office) -> None:
    new.sheetsync("init")
    title = GUIDES[new.lang]
    texts = [str(cell) for cell in new.google.cells(new.spreadsheet, title).values()]
    assert title in texts
    for tab in ENTRY_TABS:
        assert tab.title.in_(new.lang) in texts
    assert new.sheetsync("sync").code == 0
    assert new.titles().count(title) == 1


def test_twice_is_once(new: Office) -> None:
    new.sheetsync("init")
    new.remember()
    outcome = new.sheetsync("init")
    assert outcome.code == 0
    assert {"en": "every entry tab is there", "ru": "все вкладки для ввода на месте"}[new.lang] in outcome.out
    assert new.unchanged
    assert new.accepted == 0


def test_notes_of_people_stay_as_they_are(new: Office) -> None:
    new.remember()
    new.sheetsync("init")
    new.sheetsync("sync")
    assert tab_of(new, "Notes") == next(tab for tab in new.before[new.spreadsheet].tabs if tab.title == "Notes")
    assert new.titles()[0] == "Notes"


def test_only_what_is_missing_is_added(office: Office) -> None:
    office.remember()
    outcome = office.sheetsync("init")
    assert outcome.code == 0, outcome.err
    assert "added Stage log, Plan, Criteria, Loss reasons, Reviews, Hypotheses, Synonyms" in outcome.out
    assert office.spared
    assert [title for title in office.titles() if title in TABS] == list(TABS)


def test_a_tab_of_an_entry_tabs_title_made_meanwhile(new: Office) -> None:
    title = Deals.title.in_(new.lang)

    def taken() -> None:
        new.person.add_tab(title)
        new.remember()

    new.google.between(taken, path=":batchUpdate")
    outcome = new.sheetsync("init")
    assert outcome.code == 75
    assert "run the same command again" in outcome.err
    assert new.unchanged
    assert new.sheetsync("init").code == 0
    assert new.titles().count(title) == 1


@pytest.mark.parametrize("kind", ["503 after apply", "drop after apply", "truncated"])
def test_an_answer_that_is_lost_adds_nothing_twice(new: Office, kind: str) -> None:
    new.unhurried()
    new.google.faults.add(kind, path=":batchUpdate")
    assert new.sheetsync("init").code == 0
    titles = new.titles()
    assert len(titles) == len(set(titles))
    assert len([tab for tab in ENTRY_TABS if tab.title.in_(new.lang) in titles]) == len(ENTRY_TABS)


def test_before_it_is_shared_the_message_names_whom_to_share_with(new: Office) -> None:
    new.google.share(new.spreadsheet, ROBOT, None)
    new.remember()
    outcome = new.sheetsync("init")
    assert outcome.code == 77
    said = {
        "en": f"share the spreadsheet with {ROBOT} as an Editor",
        "ru": f"доступ к таблице с правом редактора {ROBOT}",
    }
    assert said[new.lang] in outcome.err
    assert new.unchanged


@pytest.mark.parametrize("lang", LANGS)
def test_a_copy_is_taken_over_only_when_told(office: Office, lang: Lang) -> None:
    original, office.spreadsheet = office.spreadsheet, office.google.copy(office.spreadsheet)
    office.configure(lang=lang)
    office.remember()
    refused = office.sheetsync("sync")
    assert refused.code == 78
    assert "`sheetsync init --take-over`" in refused.err
    assert office.unchanged

    assert office.sheetsync("init", "--take-over").code == 0
    assert office.sheetsync("sync").code == 0
    assert office.spared
    assert office.google.snapshot()[original] == office.before[original]


def test_another_companys_is_taken_over_only_when_told(office: Office) -> None:
    office.configure(company="Renamed Ltd")
    office.remember()
    assert office.sheetsync("init").code == 78
    assert office.unchanged
    assert office.sheetsync("init", "--take-over").code == 0
    assert office.sheetsync("sync").code == 0
    assert office.spared
    office.configure()
    assert "is that of 'Renamed Ltd', not of 'Example Ltd'" in office.sheetsync("sync").err


def tab_of(office: Office, title: str) -> object:
    return next(tab for tab in office.google.snapshot()[office.spreadsheet].tabs if tab.title == title)
