"""Every line that `sheetsync doctor` can print, in both languages; each problem is followed by what to do."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import pytest

from sheetsync.core.lang import LANGS, Lang, all_phrases
from tests.adapters.google.scripted_server import error
from tests.functional.google.conftest import Company
from tests.functional.google.office import NOWHERE, Office
from tests.sheets_emulator import OWNER, ROBOT

PROBLEMS = {"hint", "warning", "FAULT", "совет", "внимание", "ОШИБКА"}
TELLS_ITSELF = ("check the network", "try again", "docs/setup-google.md", "sheetsync init", "run the same command")


@dataclass(frozen=True)
class Line:
    """Something in the way -> the level, the line in English and Russian, what the command ends with."""

    what: str
    spoil: Callable[[Office], Any]
    code: int
    level: str
    en: str
    ru: str


def clock(**off: int) -> Callable[[Office], Any]:
    return lambda office: office.unhurried(now=lambda: dt.datetime.now(dt.UTC) + dt.timedelta(**off))


def big(office: Office) -> None:
    grid = {"rowCount": 9_100_000, "columnCount": 1}
    office.person.ask("addSheet", {"properties": {"title": "Big", "gridProperties": grid}})


def switched_off(office: Office) -> None:
    office.answered(error(403, "", "PERMISSION_DENIED", details=[{"reason": "SERVICE_DISABLED"}]))


def unanswered(office: Office) -> None:
    office.unhurried()
    office.google.faults.add("503 after apply", path=":batchUpdate", times=9)


def nobody_listens(office: Office) -> None:
    office.unhurried()
    office.environ["SHEETSYNC_API_ENDPOINT"] = NOWHERE


def no_outbox(office: Office) -> None:
    (office.folder / "outbox").write_text("a file", encoding="utf-8")


def shared_to_read(office: Office) -> None:
    office.google.share(office.spreadsheet, ROBOT, "reader")


def protected(title: str, *edges: int) -> Callable[[Office], Any]:
    return lambda office: office.person.protect(title, [OWNER], *edges)


LINES = (
    Line("all is well", lambda o: None, 0, "ok", f"{ROBOT} may edit it.", f"{ROBOT} может её изменять."),
    Line("the config", lambda o: None, 0, "ok", "Configuration: ", "Настройки: "),
    Line("the key", lambda o: None, 0, "ok", "credentials.json (workbook.credentials), account", "учётная запись "),
    Line("the clock", lambda o: None, 0, "ok", "The clock agrees with Google's.", "Часы идут так же"),
    Line("the title", lambda o: None, 0, "ok", "“Funnel” can be read; locale en_GB", "«Funnel» читается"),
    Line("the quota", lambda o: None, 0, "ok", "1 to read, 1 to write; Google allows 60", "на чтение 1, на запись 1"),
    Line("the room", lambda o: None, 0, "ok", "cells, 1% of what Google allows", "— 1\N{NO-BREAK SPACE}% от разр"),
    Line(
        "a tab", lambda o: None, 0, "ok", "“Spend” is read as Spend; columns found: Date,", "«Spend» читается как «Рас"
    ),
    Line("where the memo lies", lambda o: None, 0, "ok", "Messages are laid into ", "Письма складываются в "),
    Line("nobody gets it", lambda o: None, 0, "warning", "The memo goes to nobody.", "Письмо никто не получает."),
    Line(
        "a tab that isn't there",
        lambda o: None,
        0,
        "hint",
        "no tabs for: Stage log, Plan,",
        "Нет вкладок: Журнал этапов, План",
    ),
    Line("tabs open to us", lambda o: None, 0, "hint", "never writes to these tabs, though", "никогда не пишет"),
    Line("tabs closed to us", protected("Leads"), 0, "ok", "by Google itself: Leads.", "самим Google: Leads."),
    Line("90 s fast", clock(seconds=90), 0, "warning", "s ahead of Google's", "спешат на "),
    Line("90 s slow", clock(seconds=-90), 0, "warning", "s behind Google's", "отстают на "),
    Line("10 min fast", clock(minutes=10), 78, "FAULT", "s ahead of Google's", "спешат на "),
    Line("10 min slow", clock(minutes=-10), 78, "FAULT", "s behind Google's", "отстают на "),
    Line("no key", lambda o: o.key.unlink(), 78, "FAULT", "there is no such file", "there is no such file"),
    Line("a revoked key", lambda o: o.google.revoke(), 78, "FAULT", "make a new key", "make a new key"),
    Line("no answer", nobody_listens, 69, "FAULT", "no connection can be opened", "no connection can be opened"),
    Line("not shared", lambda o: o.google.share(o.spreadsheet, ROBOT, None), 77, "FAULT", "let robot@", "не пускает r"),
    Line("a reader", shared_to_read, 77, "FAULT", "not edit it", "но не изм"),
    Line("in the bin", lambda o: o.google.trash(o.spreadsheet), 77, "FAULT", "finds no spreadsheet", "не находит"),
    Line("API off", switched_off, 77, "FAULT", "isn't switched on", "не включён Google Sheets API"),
    Line("another's", lambda o: o.configure(company="B", lang=o.lang), 78, "FAULT", "is that of", "is that of"),
    Line("our tab closed", protected("CEO"), 77, "FAULT", "own tab is protected against it: CEO.", "от него: CEO."),
    Line("a part closed", protected("CEO", 2, 0, 7, 1), 77, "FAULT", "against it: CEO!A3:B8.", "от него: CEO!A3:B8."),
    Line("nearly full", big, 0, "warning", "cells, 92% of what Google allows", "— 92\N{NO-BREAK SPACE}% от разреш"),
    Line("no word on editing", unanswered, 0, "warning", "Google didn't answer", "Google не ответил"),
    Line("Leads gone", lambda o: o.person.delete("Leads"), 65, "FAULT", "- Leads", "- Лиды"),
    Line("no way to lay it down", no_outbox, 77, "FAULT", "can't be laid into", "нельзя складывать"),
)


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("line", LINES, ids=lambda line: line.what)
def test_a_line(office: Office, line: Line, lang: Lang) -> None:
    office.lang = lang
    office.configure(lang=lang)
    line.spoil(office)
    office.remember()
    outcome = office.sheetsync("doctor")
    assert outcome.code == line.code, outcome.out
    assert told(outcome.out, line.en if lang == "en" else line.ru) in levels(line.level), outcome.out
    assert_followed(outcome.out)
    assert outcome.out.splitlines()[-1].startswith(
        {"en": ("Nothing stands", "To mend:"), "ru": ("`sheetsync sync` ничто", "Нужно исправить:")}[lang][
            line.code > 0
        ]
    )
    assert office.unchanged
    assert office.accepted == 0
    assert [secret for secret in office.secrets() if secret in outcome.out + outcome.err] == []


def told(output: str, words: str) -> str:
    """How the finding that holds these words stands."""
    level = "nowhere"
    for line in output.splitlines():
        level = line.split()[0] if not line.startswith(" ") else level
        if words in line:
            return level
    return "nowhere"


def levels(level: str) -> set[str]:
    key = f"doctor.{level.lower()}"
    return {all_phrases()[key].en, all_phrases()[key].ru}


def assert_followed(output: str) -> None:
    """Below each problem stands what to do, or its own words say so."""
    lines = [*output.splitlines(), ""]
    for at, line in enumerate(lines):
        if line.split(" ")[0] in PROBLEMS:
            below = [text for text in lines[at + 1 : at + 4] if text.startswith(" ")]
            advice = [text for text in below if "what to do: " in text or "что делать: " in text]
            assert advice or any(words in line for words in TELLS_ITSELF), output


def test_an_empty_spreadsheet_is_told_what_comes_next(office: Office, company: Company) -> None:
    empty = office.google.add_spreadsheet("New", share={ROBOT: "writer"})
    office.configure(empty)
    outcome = office.sheetsync("doctor")
    assert outcome.code == 65
    assert told(outcome.out, "There are no tabs to fill yet.") == "FAULT"
    assert "what to do: `sheetsync init` adds them" in outcome.out
    assert office.sheetsync("init").code == 0
    assert office.sheetsync("doctor").code == 0


def test_a_reader_is_found_though_nothing_is_written(office: Office) -> None:
    office.google.share(office.spreadsheet, ROBOT, "reader")
    office.remember()
    assert office.sheetsync("doctor").code == 77
    (asked,) = [exchange for exchange in office.google.log if exchange.path.endswith(":batchUpdate")]
    assert asked.status == 403
    assert list(asked.body["requests"][0]) == ["deleteNamedRange"]
    assert office.unchanged


@pytest.mark.parametrize("spoil", [protected("CEO"), clock(minutes=10), shared_to_read])
def test_faults_that_leave_it_readable_hide_no_tabs(office: Office, spoil: Callable[[Office], Any]) -> None:
    spoil(office)
    outcome = office.sheetsync("doctor")
    assert outcome.code
    assert told(outcome.out, "The tab “Leads” is read as Leads;") == "ok"


def test_every_phrase_of_a_problem_says_what_to_do() -> None:
    keys = {key.removeprefix("doctor.") for key in all_phrases() if key.startswith("doctor.")}
    advised = {key.removesuffix(".do") for key in keys if key.endswith(".do")}
    fine = """ok hint warning fault do end.well end.faults config file credentials clock spreadsheet editing quota
    entry_tab entry_tabs_closed recipients outbox"""
    assert {key for key in keys if not key.endswith(".do")} == advised | set(fine.split())
