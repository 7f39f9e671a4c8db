"""The emulator as tests hold it."""

from __future__ import annotations

import threading

import pytest

from tests.sheets_emulator import ROBOT, Emulator
from tests.sheets_emulator.wire import Refusal

from .clients import Api, row


def test_the_record(google: Emulator, api: Api, book: str) -> None:
    api.values(book, "Leads!A1", majorDimension="COLUMNS")
    (exchange,) = google.log
    assert (exchange.method, exchange.path) == ("GET", f"/v4/spreadsheets/{book}/values/Leads!A1")
    assert (exchange.query, exchange.body) == ({"majorDimension": ["COLUMNS"]}, None)
    assert (exchange.status, exchange.account, exchange.changed) == (200, ROBOT, False)
    assert exchange.answer["values"] == [["Lead ID"]]
    google.log.clear()
    assert google.log == []


def test_writing_what_is_there_changes_nothing(google: Emulator, api: Api, book: str) -> None:
    put = "PUT", f"/v4/spreadsheets/{book}/values/Leads!A1"
    api.good(*put, {"values": [["Lead ID"]]}, valueInputOption="RAW")
    api.good(*put, {"values": [["other"]]}, valueInputOption="RAW")
    assert [exchange.changed for exchange in google.log] == [False, True]


def test_writers_at_the_same_time(google: Emulator, book: str) -> None:
    def work() -> None:
        api = Api(google.base, google.token())
        for _ in range(10):
            rows = {"sheetId": 0, "rows": [row("x")], "fields": "userEnteredValue"}
            api.batch(book, {"appendCells": rows})
        api.close()

    threads = [threading.Thread(target=work) for _ in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(google.cells(book, "Leads"))[-1] == (63, 0)


def test_a_colleague_meets_protections(google: Emulator, book: str) -> None:
    google.person(book).protect("Leads", ["boss@example.org"], 0, 0, 0, 3)
    google.person(book, "boss@example.org").type_in("Leads", 0, 0, "ID")
    with pytest.raises(Refusal, match="protected cell"):
        google.person(book, "colleague@example.org").type_in("Leads", 0, 0, "Id")
    assert google.cells(book, "Leads")[0, 0] == "ID"


def test_people_find_room(google: Emulator, book: str) -> None:
    person = google.person(book)
    person.type_in("Leads", 1200, 30, "far")
    added = person.add_tab("New", [["a"], [None, "=A1"]])
    person.hide("New")
    person.show("New")
    tabs = {sheet["properties"]["title"]: sheet["properties"] for sheet in google.state(book)["sheets"]}
    assert (tabs["Leads"]["gridProperties"]["rowCount"], tabs["New"]["sheetId"]) == (1201, added)
    assert google.cells(book, "New") == {(0, 0): "a", (1, 1): "a"}
    person.delete("New")
    with pytest.raises(Refusal):
        google.cells(book, "New")
    with pytest.raises(Refusal):
        person.rename("Leads", "Deals")


def test_copies_are_shared_with_the_same_people(google: Emulator, api: Api, book: str) -> None:
    copy = google.copy(book)
    assert api.get(f"/v4/spreadsheets/{copy}", fields="spreadsheetId,properties.title") == {
        "spreadsheetId": copy,
        "properties": {"title": "Copy of Funnel"},
    }
    assert google.cells(copy, "Leads") == google.cells(book, "Leads")
