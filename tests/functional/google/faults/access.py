"""The spreadsheet and the project: not shared, another one, not found; what the configuration says of them."""

from __future__ import annotations

from typing import Any

from tests.adapters.google.scripted_server import Answer, error
from tests.functional.google.faults.row import Row, row
from tests.functional.google.office import Office
from tests.sheets_emulator import ROBOT

SHARE = f"share the spreadsheet with {ROBOT} as an Editor"
TAKE_OVER = "sheetsync init --take-over"


def shared(role: str | None) -> Any:
    return lambda office: office.google.share(office.spreadsheet, ROBOT, role)


def refused(status: int, message: str, name: str = "", reason: str = "") -> Any:
    """Google answers everything with this."""
    details = {"details": [{"reason": reason}]} if reason else {}
    return lambda office: office.answered(error(status, message, name, **details))


def a_copy(office: Office) -> None:
    office.configure(office.google.copy(office.spreadsheet))


DISABLED = "Google Sheets API has not been used in project 1 before or it is disabled."
PROJECT = "https://console.cloud.google.com"
ROWS: tuple[Row, ...] = (
    row("not shared", shared(None), "check", 77, "the spreadsheet ", "HTTP 403", SHARE),
    row("not shared, before init", shared(None), "init", 77, "refuses access", SHARE),
    row("only a reader", shared("reader"), "sync", 77, "the spreadsheet ", SHARE),
    row("only a commenter", shared("commenter"), "sync", 77, "refuses access", SHARE),
    row("a reader's check is enough", shared("reader"), "check", 0, "Leads: 7 rows"),
    row(
        "in the bin",
        lambda o: o.google.trash(o.spreadsheet),
        "sync",
        77,
        "HTTP 404",
        "is in the bin",
        "copy its address into workbook.spreadsheet",
    ),
    row("a wrong id", lambda o: o.configure("1" + "x" * 43), "sync", 77, "1xxx", "HTTP 404", "the id is wrong"),
    row(
        "the API is switched off",
        refused(403, DISABLED, "PERMISSION_DENIED", "SERVICE_DISABLED"),
        "sync",
        77,
        "Google Sheets API isn't switched on",
        "enable it at https://console.cloud.google.com/apis/library/sheets.googleapis.com",
    ),
    row(
        "a login without the scope",
        refused(403, "Request had insufficient authentication scopes.", "PERMISSION_DENIED"),
        "sync",
        78,
        "may not touch spreadsheets",
        "missing scope",
        "log in again",
    ),
    row(
        "the project was deleted",
        refused(403, "Project #1 has been deleted.", "PERMISSION_DENIED", "CONSUMER_INVALID"),
        "sync",
        77,
        "refuses the project",
        PROJECT,
    ),
    row(
        "a proxy in the way",
        lambda o: o.answered(Answer(403, b"<html>Blocked</html>")),
        "sync",
        77,
        "HTTP 403",
        "a proxy or firewall may be in the way",
    ),
    row(
        "an Office file that Google only shows",
        refused(400, "This operation is not supported for this document", "FAILED_PRECONDITION"),
        "sync",
        65,
        "an Office file",
        "File > Save as Google Sheets",
    ),
    row(
        "an address elsewhere in place of Google's",
        lambda o: o.environ.update(SHEETSYNC_API_ENDPOINT="http://sheets.example.com"),
        "sync",
        78,
        "SHEETSYNC_API_ENDPOINT: can't be trusted",
        "leave it out for Google's own",
    ),
    row(
        "no address of a spreadsheet",
        lambda o: o.configure("https://docs.google.com/document/d/1234567890123456789012345"),
        "sync",
        78,
        "config.toml",
        "workbook.spreadsheet",
        "copy it from the browser",
    ),
    row(
        "no address of a spreadsheet on the command line",
        lambda o: None,
        "sync --workbook https://example.com/funnel",
        78,
        "--workbook https://example.com/funnel",
        "copy it from the browser",
    ),
    row(
        "an unknown key, and one more",
        lambda o: o.configure(more='spreadsheat = "x"', end='[memo]\nrecipents = ["a@b.c"]'),
        "sync",
        78,
        "2 settings are wrong",
        "workbook.spreadsheat: no such setting",
        "memo.recipents: no such setting",
    ),
    row(
        "a tab that config.toml names isn't there",
        lambda o: o.configure(end='[tabs.criteria]\ntitle = "Deal"'),
        "plan",
        65,
        "tabs.criteria.title: there is no tab 'Deal'",
        "did you mean 'Deals'?",
    ),
    row(
        "another company's",
        lambda o: o.configure(company="Other Ltd"),
        "sync",
        78,
        "'Funnel' is that of 'Example Ltd', not of 'Other Ltd'",
        "nothing was read or written",
        TAKE_OVER,
    ),
    row("a copy", a_copy, "sync", 78, "'Copy of Funnel' is a copy", "nothing was read or written", TAKE_OVER),
    row("a copy, and only a look", a_copy, "check", 78, "is a copy", TAKE_OVER),
)
