"""What the operator hears of a service that can't start, however often it is started."""

from __future__ import annotations

import fcntl
import json
from collections.abc import Iterator, Mapping
from contextlib import suppress
from email import message_from_bytes
from email.policy import default
from pathlib import Path

import pytest

from sheetsync.config import load
from sheetsync.errors import Busy, SheetsyncError, Unavailable
from sheetsync.ports import Workbook
from sheetsync.service.last_word import FILE, last_word
from sheetsync.service.opening import opened
from tests.adapters.smtp.mailbox import Mailbox, Manners
from tests.service.desk import Spreadsheet
from tests.service.world import Clock

MAIL = """
[memo]
via = "smtp"
sender = "sheetsync@example.com"
[smtp]
host = "localhost"
port = {port}
security = "none"
[service]
operators = ["operator@example.com"]
"""


class Moody(Manners):
    """Takes nothing while it is in a bad mood."""

    bad = False

    def on_recipient(self, recipient: str) -> str:
        return "451 4.3.0 later" if self.bad else super().on_recipient(recipient)


class Starter:
    """Whoever starts the service again and again, as systemd would."""

    def __init__(self, folder: Path, mailbox: Mailbox, manners: Moody) -> None:
        self.folder, self.mailbox, self.manners = folder, mailbox, manners
        self.file = folder / "config.toml"
        self.clock, self.book = Clock(), Spreadsheet()
        self.environ: Mapping[str, str] = {}
        self.write()

    def write(self, extra: str = "") -> None:
        self.file.write_text(extra + MAIL.format(port=self.mailbox.port), encoding="utf-8")

    def start(self, *, once: bool = False, **after: float) -> int:
        """Time passes; how many messages a start brings."""
        self.clock.move(**after)
        before = len(self.mailbox.messages)
        with suppress(SheetsyncError, ArithmeticError), last_word(self.file, self.environ, once=once, now=self.clock):
            config = load(self.file)
            with opened(config, lambda: False, once=once, now=self.clock, workbook=self._workbook):
                pass
        return len(self.mailbox.messages) - before

    def _workbook(self, _config: object) -> Workbook:
        return self.book

    def told(self) -> str:
        mail = message_from_bytes(self.mailbox.messages[-1].content, policy=default)
        assert mail["Subject"] == "sheetsync: the service doesn't run"
        return str(mail.get_content())


@pytest.fixture
def starter(tmp_path: Path) -> Iterator[Starter]:
    manners = Moody()
    with Mailbox(None, manners) as mailbox:
        yield Starter(tmp_path, mailbox, manners)


def test_a_start_that_goes_well_is_nothing_to_tell(starter: Starter) -> None:
    assert starter.start() == 0
    assert not (starter.folder / "state" / FILE).exists()


def test_a_mistake_in_the_configuration_is_mailed_once_in_four_hours(starter: Starter) -> None:
    starter.write('langauge = "ru"\n[norms]\nconfidence = 7\n')
    assert starter.start() == 1
    assert "langauge: no such setting" in starter.told()
    assert [starter.start(seconds=5) for _ in range(9)] == [0] * 9
    assert starter.start(hours=4) == 1


def test_another_cause_is_another_mail(starter: Starter) -> None:
    starter.write('langauge = "ru"\n')
    starter.start()
    starter.write()
    starter.book.fault = Unavailable("Google doesn't answer")
    assert [starter.start(seconds=30) for _ in range(3)] == [1, 0, 0]
    assert "Google doesn't answer" in starter.told()


def test_in_the_language_of_the_configuration_if_it_is_one(starter: Starter) -> None:
    starter.write('language = "ru"\nlangauge = "ru"\n')
    assert starter.start() == 1
    mail = message_from_bytes(starter.mailbox.messages[-1].content, policy=default)
    assert mail["Subject"] == "sheetsync: сервис не работает"
    starter.write('language = "xx"\n')
    assert starter.start(hours=4) == 1
    assert "language" in starter.told()


@pytest.mark.parametrize("text", ["[memo", "[service]\noperators = 7\n", '[smtp]\npassword = "hunter2"\n'])
def test_where_the_mail_part_cannot_be_read_nothing_is_mailed(starter: Starter, text: str) -> None:
    starter.file.write_text(text, encoding="utf-8")
    assert starter.start() == 0


def test_a_folder_that_somebody_has_is_told_by_a_service_and_not_by_one_cycle_of_many(starter: Starter) -> None:
    starter.start()
    with (starter.folder / "state" / "lock").open("w", encoding="utf-8") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        assert starter.start(once=True) == 0
        assert [starter.start(seconds=5) for _ in range(3)] == [1, 0, 0]


def test_a_folder_that_cannot_be_written_makes_no_storm(
    starter: Starter, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (starter.folder / "state").write_text("no folder", encoding="utf-8")
    assert [starter.start(seconds=5) for _ in range(9)] == [0] * 9
    assert "alert.unsent" in capsys.readouterr().err
    runtime = tmp_path / "runtime"
    starter.environ = {"RUNTIME_DIRECTORY": f"{runtime}:{tmp_path / 'more'}"}
    assert [starter.start(seconds=5) for _ in range(9)] == [1, *[0] * 8]
    assert (runtime / FILE).exists()


def test_a_mail_server_that_does_not_take_it_is_asked_every_five_minutes_and_gets_it_once(starter: Starter) -> None:
    starter.book.fault = Unavailable("Google doesn't answer")
    starter.manners.bad = True
    assert starter.start() == 0
    starter.manners.bad = False
    assert [starter.start(minutes=1) for _ in range(9)] == [0, 0, 0, 0, 1, 0, 0, 0, 0]


def test_a_fault_of_ours_is_told_without_its_words(starter: Starter) -> None:
    starter.book.fault = ZeroDivisionError("secret of a cell")
    assert starter.start() == 1
    assert "ZeroDivisionError" in starter.told()
    assert "secret" not in starter.told()


def test_notes_that_are_damaged_are_begun_anew(starter: Starter) -> None:
    starter.book.fault = Unavailable("Google doesn't answer")
    starter.start()
    notes = starter.folder / "state" / FILE
    notes.write_text("{half", encoding="utf-8")
    assert [starter.start(seconds=5) for _ in range(3)] == [1, 0, 0]
    assert json.loads(notes.read_text(encoding="utf-8"))["alert/start/Unavailable"]


def test_whoever_calls_hears_the_error_all_the_same(starter: Starter) -> None:
    with pytest.raises(Busy), last_word(starter.file, {}, once=True):
        raise Busy("taken")
