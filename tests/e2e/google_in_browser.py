"""What a person does at Google in the browser, step by step, on an emulated Google: what a page says, no more."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from sheetsync.core.entry_tabs import ENTRY_TABS
from sheetsync.core.lang import Lang
from tests.e2e.setup_page import tables
from tests.sheets_emulator import Emulator

ROLES = {"Editor": "writer", "Viewer": "reader", "Редактор": "writer", "Читатель": "reader"}
LOCALES = {"en": ("en_US", "Sheet1"), "ru": ("ru_RU", "Лист1")}


@dataclass
class Browser:
    """One person at Google: what was made there so far."""

    google: Emulator
    downloads: Path
    lang: Lang
    project: str = ""
    api: bool = False
    account: str = ""
    spreadsheet: str = ""
    done: list[int] = field(default_factory=list)

    def do(self, number: int, heading: str, text: str) -> None:
        """What a step says; a step that nobody knows here is an error."""
        wanted, action = ACTIONS[number]
        if heading not in wanted:
            raise KeyError(f"step {number} was {wanted}, but is {heading!r} by now: does a person still do the same?")
        action(self, text)
        self.done.append(number)

    def make_project(self, text: str) -> None:
        _expect(text, "https://console.cloud.google.com/projectcreate", "**Create**")
        self.project = _only(re.findall(r"`([a-z-]+)`", text)) + "-471210"

    def enable_api(self, text: str) -> None:
        _expect(text, "https://console.cloud.google.com/apis/library/sheets.googleapis.com", "**Enable**")
        assert self.project
        self.api = True

    def make_account(self, text: str) -> None:
        _expect(text, "https://console.cloud.google.com/iam-admin/serviceaccounts", "**Create service account**")
        name = re.findall(r"`([a-z-]+)`", text)[0]
        self.account = f"{name}@{self.project}.iam.gserviceaccount.com"
        _expect(text, self.account.replace("471210", "…"))

    def get_key(self, text: str) -> None:
        _expect(text, "**Keys**", "**Add key**", "**Create new key**", "**JSON**", "**Create**")
        assert self.account
        assert self.api
        self.downloads.mkdir(parents=True)
        path = self.google.key_file(self.downloads / _only(re.findall(r"`(\S+\.json)`", text)), self.account)
        path.chmod(0o644)  # as browsers save files

    def share(self, text: str) -> None:
        _expect(text, "https://sheets.new")
        title = _only(re.findall(r"(?:call it|назовите её) (\w+)\.", text))
        role = ROLES[_only([word for word in re.findall(r"\*\*(\w+)\*\*", text) if word in ROLES])]
        locale, tab = LOCALES[self.lang]
        self.spreadsheet = self.google.add_spreadsheet(title, locale, "Europe/Moscow", {tab: []}, {self.account: role})

    def fill(self, text: str) -> None:
        """Delete the examples, type the rows of the tables."""
        person = self.google.person(self.spreadsheet)
        titles = re.findall(r"^(?:In|Во вкладку) (\w+):$", text, re.MULTILINE)
        shown = tables(text)
        for tab in ENTRY_TABS:
            person.delete_rows(tab.title.in_(self.lang), 1)
        assert len(titles) == len(shown) == 2
        for title, (headers, *rows) in zip(titles, shown, strict=True):
            columns = {str(cell): column for (row, column), cell in self.google.cells(self.spreadsheet, title).items()}
            for at, row in enumerate(rows, 1):
                for header, cell in zip(headers, row, strict=True):
                    person.type_in(title, at, columns[header], _typed(cell))


ACTIONS: dict[int, tuple[tuple[str, str], Callable[[Browser, str], None]]] = {
    2: (("Make a Google Cloud project", "Создайте проект в Google Cloud"), Browser.make_project),
    3: (("Switch on the Google Sheets API", "Включите Google Sheets API"), Browser.enable_api),
    4: (("Make the service account", "Создайте сервисный аккаунт"), Browser.make_account),
    5: (("Get its key", "Получите ключ"), Browser.get_key),
    6: (("Share the spreadsheet with the account", "Откройте таблицу учётной записи"), Browser.share),
    9: (("Add the tabs and fill them", "Добавьте вкладки и заполните их"), Browser.fill),
}
"""What is done in the browser, by the step's number; with its headings, so that another step isn't taken for it."""


def _expect(text: str, *words: str) -> None:
    for word in words:
        assert word in text, f"{word} isn't on the page"


def _only(found: list[str]) -> str:
    (one,) = found
    return one


def _typed(cell: str) -> str | int | dt.date:
    for form in ("%Y-%m-%d", "%d.%m.%Y"):
        try:
            return dt.datetime.strptime(cell, form).date()  # noqa: DTZ007  # a day
        except ValueError:
            continue
    return int(cell) if cell.isdecimal() else cell
