"""What the operator is told, how often, and what becomes of it when the mail server is what is wrong."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator
from dataclasses import replace
from email import message_from_bytes
from email.policy import default
from pathlib import Path

import pytest

from sheetsync.adapters.ledger import SqliteLedger
from sheetsync.core.lang import Lang, say
from sheetsync.errors import DiskFault
from sheetsync.ports import Receipt
from sheetsync.service.alerts import QUIET, Alerts
from tests.service.world import START, Answer, Clock, MailServer

ANN, BOB = "ann@example.com", "bob@example.com"
HOUR, MINUTE = dt.timedelta(hours=1), dt.timedelta(minutes=1)
CAUSES = (
    *("data", "google", "access", "disk", "mail", "unknown"),
    *("refused", "missed", "memory", "template", "config", "bug", "backup", "restart", "start"),
)


class Watch:
    """Alerts, and the operators' mail server."""

    def __init__(self, folder: Path, *operators: str, lang: Lang = "en") -> None:
        self.server, self.clock = MailServer(), Clock()
        self.folder, self.operators, self.lang = folder, operators, lang
        self.restart()

    def restart(self) -> None:
        self.ledger = SqliteLedger(self.folder, START)
        self.alerts = Alerts(self.ledger, self.server, "sheetsync@example.com", self.operators, self.lang)

    def tell(self, cause: str = "disk", text: str = "no room", about: str = "", **after: float) -> int:
        """Time passes, something is told; how many messages went out."""
        self.clock.move(**after)
        self.alerts.tell(cause, text, self.clock(), about=about)
        return self.deliver()

    def deliver(self, *, at_once: bool = False, **after: float) -> int:
        self.clock.move(**after)
        before = sum(self.server.copies.values())
        self.alerts.deliver(self.clock(), at_once=at_once)
        return sum(self.server.copies.values()) - before


@pytest.fixture
def make(tmp_path: Path) -> Iterator[Callable[..., Watch]]:
    made: list[Watch] = []

    def make(*operators: str, lang: Lang = "en") -> Watch:
        made.append(Watch(tmp_path, *(operators or (ANN,)), lang=lang))
        return made[-1]

    yield make
    for watch in made:
        watch.ledger.close()


def test_one_alert_per_cause_per_four_hours(make: Callable[..., Watch]) -> None:
    watch = make()
    assert watch.tell() == 1
    assert watch.tell(hours=3.9) == 0
    assert watch.tell("mail") == 1
    assert watch.tell(hours=0.1) == 1


def test_also_over_restarts(make: Callable[..., Watch]) -> None:
    watch = make()
    assert watch.tell() == 1
    watch.ledger.close()
    watch.restart()
    assert watch.tell(hours=1) == 0


def test_everybody_is_told_and_nobody_if_there_is_nobody(make: Callable[..., Watch]) -> None:
    watch = make(ANN, BOB)
    assert watch.tell() == 2
    assert watch.server.dialogs == [ANN, BOB]
    watch.alerts = Alerts(watch.ledger, watch.server, "sheetsync@example.com", (), "en")
    assert watch.tell("mail") == 0


def test_what_happens_to_one_thing_doesnt_silence_what_happens_to_another(make: Callable[..., Watch]) -> None:
    watch = make()
    assert [watch.tell("missed", about=review) for review in ("Monday", "Tuesday", "Monday")] == [1, 1, 0]


def test_a_clock_that_steps_back_silences_nothing_for_as_long_as_it_stepped(make: Callable[..., Watch]) -> None:
    watch = make()
    watch.tell()
    assert watch.tell(days=-3) == 1
    assert watch.tell(minutes=1) == 0


def test_an_alert_that_the_server_doesnt_take_is_handed_over_when_it_is_back(make: Callable[..., Watch]) -> None:
    watch = make(ANN, BOB)
    watch.server.answer = lambda _: Answer.NO_CONNECTION
    assert watch.tell("mail") == 0
    watch.ledger.close()
    watch.restart()
    watch.server.answer = lambda _: Answer.ACCEPT
    assert watch.deliver(minutes=4.9) == 0
    assert watch.deliver(minutes=0.1) == 2
    assert watch.deliver(hours=1) == 0


def test_it_is_handed_over_at_once_if_the_server_is_known_to_be_back(make: Callable[..., Watch]) -> None:
    watch = make()
    watch.server.answer = lambda _: Answer.DEFER_RECIPIENT
    watch.tell("mail")
    watch.server.answer = lambda _: Answer.ACCEPT
    assert watch.deliver(at_once=True) == 1


def test_a_server_that_refuses_us_altogether_is_asked_once_and_not_for_each_operator(
    make: Callable[..., Watch],
) -> None:
    watch = make(ANN, BOB)
    watch.server.answer = lambda _: Answer.LOGIN_REFUSED
    watch.tell()
    assert watch.server.dialogs == [ANN]


def test_a_disk_that_is_full_by_now_makes_no_storm(make: Callable[..., Watch]) -> None:
    class Full:
        def note(self, name: str, value: str) -> None:
            raise DiskFault("no room")

        def noted(self, name: str) -> str:
            return watch.ledger.noted(name)

    watch = make()
    watch.server.answer = lambda _: Answer.NO_CONNECTION
    watch.tell()
    watch.server.answer = lambda _: Answer.ACCEPT
    watch.alerts = replace(watch.alerts, notes=Full())
    for _ in range(9):
        with pytest.raises(DiskFault):
            watch.deliver(minutes=10)
    assert not watch.server.copies


@pytest.mark.parametrize("answer", [Answer.REFUSE_RECIPIENT, Answer.REFUSE_MESSAGE, Answer.ACCEPT_AND_DROP])
def test_what_is_refused_or_may_have_arrived_isnt_tried_again(make: Callable[..., Watch], answer: Answer) -> None:
    watch = make()
    watch.server.answer = lambda _: answer
    watch.tell()
    watch.server.answer = lambda _: Answer.ACCEPT
    assert watch.deliver(hours=1) == 0


def test_an_alert_of_yesterday_is_of_no_use(make: Callable[..., Watch]) -> None:
    watch = make()
    watch.server.answer = lambda _: Answer.NO_CONNECTION
    watch.tell()
    watch.server.answer = lambda _: Answer.ACCEPT
    assert watch.deliver(days=1, minutes=1) == 0


@pytest.mark.parametrize("lang", ["en", "ru"])
@pytest.mark.parametrize("cause", CAUSES)
def test_each_cause_says_what_is_wrong_and_what_to_do(tmp_path: Path, cause: str, lang: Lang) -> None:
    sent: list[bytes] = []

    class Keeping:
        def hand_over(self, sender: str, recipient: str, message: bytes, before_dot: Callable[[], None]) -> Receipt:
            sent.append(message)
            return Receipt("accepted")

    ledger = SqliteLedger(tmp_path, START)
    alerts = Alerts(ledger, Keeping(), "sheetsync@example.com", [ANN], lang)
    alerts.tell(cause, "what happened\r\nBcc: everybody@example.com", START)
    alerts.deliver(START + QUIET)
    ledger.close()
    (mail,) = [message_from_bytes(message, policy=default) for message in sent]
    assert mail["Subject"] == f"sheetsync: {say(lang, f'alert.{cause}')}"
    assert (mail["To"], mail["Bcc"], mail["Auto-Submitted"]) == (ANN, None, "auto-generated")
    assert mail["Date"].datetime == START
    assert "what happened" in mail.get_content()
    assert say(lang, f"alert.{cause}.do") in mail.get_content()
