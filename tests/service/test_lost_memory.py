"""A ledger that is lost, or older than what was sent: the spreadsheet's memory saves what it can."""

from __future__ import annotations

import datetime as dt
import shutil
from collections.abc import Mapping
from pathlib import Path

import pytest

from sheetsync.errors import Busy
from sheetsync.ports import State
from sheetsync.service.outcomes import Reason
from sheetsync.service.recovery import freeze_when_due
from tests.service.conftest import Service
from tests.service.test_dispatch import ANN, BOB, answers, crash_at
from tests.service.test_testimony import down, up
from tests.service.world import START, Answer, Book, memo

HOUR = dt.timedelta(hours=1)


def lose_the_folder(service: Service, tmp_path: Path) -> None:
    service.clock.move(seconds=1)
    service.restart(tmp_path / "new")
    assert not service.ledger.memory


def test_a_lost_folder_sends_nothing_again(service: Service, tmp_path: Path) -> None:
    service.server.answer = answers(bob=Answer.DEFER_MESSAGE)
    service.ledger.freeze(memo("k", ANN, BOB), START)
    service.dispatch()
    lose_the_folder(service, tmp_path)
    service.ledger.freeze(memo("k", ANN, BOB), START)
    service.dispatch()
    assert (service.state(), service.delivery().text) == (State.ACCEPTED, Reason.WITNESSED)
    assert (service.state(BOB), service.delivery(BOB).text) == (State.HELD, Reason.REMEMBERED)
    assert service.server.dialogs == [ANN, BOB]
    assert service.ledger.memory


@pytest.mark.parametrize(("due", "state"), [(-1, State.HELD), (0, State.HELD), (1, State.ACCEPTED)])
def test_what_the_witness_does_not_know_is_sent_if_it_was_due_after_the_ledger_was_begun(
    service: Service, tmp_path: Path, due: int, state: State
) -> None:
    service.settle()
    service.clock.move(hours=5)
    lose_the_folder(service, tmp_path)
    freeze_when_due(service.ledger, memo("k", ANN), service.clock() + due * HOUR, service.clock())
    service.dispatch()
    assert service.state() is state
    if state is State.HELD:
        assert service.delivery().text == Reason.OVERDUE


def test_the_very_first_ledger_sends_what_was_due_before_it(service: Service) -> None:
    freeze_when_due(service.ledger, memo("k", ANN), START - HOUR, START)
    service.dispatch()
    assert service.state() is State.ACCEPTED


@pytest.mark.parametrize("deaf", ["marks", "put"])
def test_it_sends_nothing_before_the_witness_has_heard_of_it(service: Service, tmp_path: Path, deaf: str) -> None:
    """Else the next ledger would take itself for the first, and send the same again."""
    service.book.falls = lambda call: "before" if call == deaf else None
    freeze_when_due(service.ledger, memo("k", ANN), START - HOUR, START)
    assert service.dispatch().waits
    lose_the_folder(service, tmp_path)
    freeze_when_due(service.ledger, memo("k", ANN), START - HOUR, START)
    assert service.dispatch().waits
    assert (service.state(), service.server.dialogs) == (State.PLANNED, [])
    service.book.falls = up
    service.dispatch()
    assert service.state() is State.ACCEPTED


def test_what_an_earlier_ledger_said_counts_also_if_the_witness_forgot_who_said_it(
    service: Service, tmp_path: Path
) -> None:
    """The earlier one had sent nothing yet; it had heard, told its turn, and was lost while this one was told off."""
    service.settle()
    lose_the_folder(service, tmp_path)
    service.book.falls = lambda call: "after" if call == "put" else None
    service.dispatch()
    service.book.falls = up
    freeze_when_due(service.ledger, memo("k", ANN), START - HOUR, START)
    service.dispatch()
    assert (service.state(), service.delivery().text) == (State.HELD, Reason.OVERDUE)


def test_a_ledger_begun_where_a_damaged_one_was_is_not_the_first(service: Service) -> None:
    service.ledger.close()
    (service.folder / "ledger.sqlite3").write_bytes(b"no ledger" * 1000)
    service.clock.move(hours=1)
    service.restart()
    freeze_when_due(service.ledger, memo("k", ANN), START, service.clock())
    service.dispatch()
    assert service.delivery().text == Reason.OVERDUE


def test_when_a_memo_was_due_is_kept_from_the_first_time(service: Service) -> None:
    assert freeze_when_due(service.ledger, memo("k", ANN), START + HOUR, START)
    assert not freeze_when_due(service.ledger, memo("k", ANN), START - HOUR, START)
    service.dispatch()
    assert service.state() is State.ACCEPTED


@pytest.mark.parametrize("due", [START - HOUR, START + HOUR])
def test_what_a_person_sends_is_not_held_again(service: Service, tmp_path: Path, due: dt.datetime) -> None:
    service.server.answer = answers(ann=Answer.DEFER_MESSAGE)
    freeze_when_due(service.ledger, memo("k", ANN), START + HOUR, START)
    service.dispatch()
    lose_the_folder(service, tmp_path)
    freeze_when_due(service.ledger, memo("k", ANN), due, START)
    service.dispatch()
    assert service.state() is State.HELD
    service.server.answer = answers()
    service.ledger.move("k", ANN, State.PLANNED, START)
    service.restart()
    service.dispatch()
    assert service.state() is State.ACCEPTED


def test_what_the_witness_said_is_remembered_when_it_is_down_again(service: Service, tmp_path: Path) -> None:
    """The memo is frozen anew only later, when nobody can be asked any more."""
    service.ledger.freeze(memo("k", ANN), START)
    service.dispatch()
    lose_the_folder(service, tmp_path)
    service.dispatch()
    service.book.falls = down
    service.ledger.freeze(memo("k", ANN), START)
    service.dispatch()
    assert service.state() is State.ACCEPTED
    assert len(service.server.dialogs) == 1


def test_yesterday_s_folder_sends_nothing_again(service: Service, tmp_path: Path) -> None:
    service.server.answer = answers(ann=Answer.DEFER_MESSAGE, bob=Answer.DEFER_MESSAGE)
    service.ledger.freeze(memo("k", ANN, BOB), START)
    service.dispatch()
    service.ledger.close()
    shutil.copytree(service.folder, tmp_path / "yesterday")
    service.restart()
    service.server.answer = answers(bob=Answer.DROP_AT_DOT)
    service.clock.move(hours=1)
    service.dispatch()
    service.ledger.freeze(memo("later", ANN), START)
    service.dispatch()
    service.restart(tmp_path / "yesterday")
    assert service.ledger.memory, "it doesn't know that it is old"
    service.server.answer = answers()
    service.ledger.freeze(memo("later", ANN), START)
    service.dispatch()
    assert dict(service.server.copies) == {("k", ANN): 1, ("later", ANN): 1}
    assert (service.state(ANN, "k"), service.state(BOB, "k")) == (State.ACCEPTED, State.HELD)
    assert service.state(ANN, "later") is State.ACCEPTED


def test_yesterday_s_folder_does_not_cover_the_traces_of_what_came_after(service: Service, tmp_path: Path) -> None:
    """The witness was down yesterday evening: the old folder has something to tell it, and tells it after listening."""
    service.server.answer = answers(ann=Answer.DEFER_MESSAGE)
    service.ledger.freeze(memo("k", ANN, BOB), START)
    service.book.falls = lambda _call: "before" if service.server.copies else None
    service.dispatch()
    service.ledger.close()
    shutil.copytree(service.folder, tmp_path / "yesterday")
    service.restart()
    service.server.answer = answers()
    service.book.falls = up
    service.clock.move(minutes=5)
    service.dispatch()
    service.clock.move(minutes=-5)
    service.restart(tmp_path / "yesterday")
    service.book.falls = lambda call: "before" if call == "marks" else None
    service.dispatch()
    service.book.falls = up
    service.clock.move(hours=1)
    service.dispatch()
    assert dict(service.server.copies) == {("k", ANN): 1, ("k", BOB): 1}


def test_two_pasts_that_differ_are_never_taken_for_one(service: Service, tmp_path: Path) -> None:
    """Monday's and Tuesday's folder: Monday's is restored and goes as far as Tuesday's had come; then Tuesday's is."""

    def keep(name: str) -> None:
        service.ledger.close()
        shutil.copytree(service.folder, tmp_path / name)
        service.restart()

    service.settle()
    keep("monday")
    service.ledger.freeze(memo("k", ANN), START)
    service.book.falls = lambda call: "before" if call == "put" else None
    service.dispatch(stop=lambda: True)
    service.book.falls = up
    keep("tuesday")
    service.restart(tmp_path / "monday")
    service.ledger.freeze(memo("k", ANN), START)
    crash_at(service, "taken")
    service.restart(tmp_path / "tuesday")
    service.dispatch()
    assert service.state() is State.HELD
    assert service.server.copies["k", ANN] == 1


def test_a_memo_accepted_before_its_meeting_did_not_expire(service: Service, tmp_path: Path) -> None:
    service.ledger.freeze(memo("k", ANN), START)
    service.ledger.close()
    shutil.copytree(service.folder, tmp_path / "yesterday")
    service.restart()
    service.dispatch()
    service.restart(tmp_path / "yesterday")
    service.clock.move(days=1)
    service.dispatch()
    assert service.state() is State.ACCEPTED


def test_two_machines_on_one_spreadsheet_send_once(service: Service, tmp_path: Path) -> None:
    other = Service(tmp_path / "other")
    other.book, other.server = service.book, service.server
    other.clock.move(seconds=1)
    for one in (service, other, service, other):
        one.ledger.freeze(memo("k", ANN), START)
        one.dispatch()
    for one in (service, other):
        one.ledger.freeze(memo("l", ANN), START)
    for one in (other, service):
        one.dispatch()
    assert dict(service.server.copies) == {("k", ANN): 1, ("l", ANN): 1}
    other.ledger.close()


def test_of_two_machines_that_begin_in_the_same_moment_one_sends(service: Service, tmp_path: Path) -> None:
    """Both have listened before either has told its intent; the spreadsheet takes one turn and refuses the other."""
    other = Service(tmp_path / "other")
    other.clock.move(seconds=1)
    for one in (other, service):
        one.settle()
        one.ledger.freeze(memo("k", ANN), START)

    class Contended(Book):
        def put(self, marks: Mapping[str, str]) -> None:
            other.dispatch()
            raise Busy("it was written meanwhile")

    contended = Contended()
    contended.said = other.book.said = service.book.said
    other.server, service.book = service.server, contended
    report = service.dispatch()
    assert report.witness == "it was written meanwhile"
    service.book = other.book
    service.dispatch()
    assert (service.state(), other.state()) == (State.ACCEPTED, State.ACCEPTED)
    assert service.server.copies["k", ANN] == 1
    other.ledger.close()
