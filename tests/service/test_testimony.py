"""What the spreadsheet's memory is told, and what it saves when the ledger is lost or old."""

from __future__ import annotations

import datetime as dt

from sheetsync.ports import State
from sheetsync.service.recovery import freeze_when_due
from sheetsync.service.testimony import TURN, mark_name
from tests.service.conftest import Service
from tests.service.test_dispatch import ANN, BOB, answers, crash_at
from tests.service.world import START, Answer, memo

HOUR = dt.timedelta(hours=1)


def down(_call: str) -> str:
    return "before"


def up(_call: str) -> None:
    return None


def marks(service: Service) -> dict[str, str]:
    return {name: mark for name, mark in service.book.said.items() if name != TURN}


def test_intents_of_all_recipients_are_put_before_the_first_dialog_in_one_call(service: Service) -> None:
    service.settle()
    service.ledger.freeze(memo("k", ANN, BOB), START)
    told = []
    service.server.at = lambda _moment: told.append(marks(service))
    puts = len(service.book.puts)
    service.dispatch()
    assert told[0] == {mark_name("k", ANN): "intent", mark_name("k", BOB): "intent"}
    assert marks(service) == {mark_name("k", ANN): "accepted", mark_name("k", BOB): "accepted"}
    assert len(service.book.puts) - puts == 2, "intents, then outcomes"


def test_a_mark_tells_nobody_s_address() -> None:
    assert "ann" not in mark_name("k", ANN)
    assert mark_name("k", ANN) != mark_name("k", BOB)


def test_nothing_new_costs_no_request(service: Service) -> None:
    service.ledger.freeze(memo("k", ANN), START)
    service.dispatch()
    reads, puts = service.book.reads, len(service.book.puts)
    service.dispatch()
    assert (service.book.reads, len(service.book.puts)) == (reads, puts)


def test_a_sound_ledger_sends_without_the_witness_and_tells_it_later(service: Service) -> None:
    service.settle()
    service.book.falls = down
    service.ledger.freeze(memo("k", ANN), START)
    report = service.dispatch()
    assert service.state() is State.ACCEPTED
    assert report.witness == "the spreadsheet doesn't answer"
    assert not marks(service)
    service.book.falls = up
    service.dispatch()
    assert marks(service) == {mark_name("k", ANN): "accepted"}


def test_what_the_witness_heard_but_did_not_take_is_told_later(service: Service) -> None:
    service.settle()
    service.book.falls = lambda call: "before" if call == "put" and service.server.copies else None
    service.ledger.freeze(memo("k", ANN), START)
    service.dispatch()
    assert service.state() is State.ACCEPTED
    assert marks(service) == {mark_name("k", ANN): "intent"}
    service.book.falls = up
    service.dispatch()
    assert marks(service) == {mark_name("k", ANN): "accepted"}


def test_a_ledger_without_memory_waits_for_the_witness(service: Service) -> None:
    service.book.falls = down
    freeze_when_due(service.ledger, memo("k", ANN), START + HOUR, START + HOUR)
    service.clock.move(hours=1)
    report = service.dispatch()
    assert report.waits
    assert service.state() is State.PLANNED
    assert not service.server.dialogs
    assert report.wake == START + HOUR + dt.timedelta(minutes=1)
    service.book.falls = up
    service.dispatch()
    assert service.state() is State.ACCEPTED


def test_a_ledger_without_memory_that_is_never_heard_lets_the_memo_expire_visibly(service: Service) -> None:
    service.book.falls = down
    freeze_when_due(service.ledger, memo("k", ANN), START + HOUR, START + HOUR)
    service.clock.move(hours=18)
    assert service.dispatch().count(State.EXPIRED) == 1


def test_a_crash_between_putting_intents_and_the_first_dialog_holds_nobody(service: Service) -> None:
    service.settle()
    service.ledger.freeze(memo("k", ANN), START)
    crash_at(service, "connected")
    assert marks(service) == {mark_name("k", ANN): "intent"}
    service.dispatch()
    assert service.state() is State.ACCEPTED


def test_a_put_whose_answer_was_lost_holds_nobody(service: Service) -> None:
    service.settle()
    service.book.falls = lambda call: "after" if call == "put" else None
    service.ledger.freeze(memo("k", ANN), START)
    service.dispatch()
    service.book.falls = up
    service.ledger.freeze(memo("l", ANN), START)
    service.dispatch()
    assert (service.state(key="k"), service.state(key="l")) == (State.ACCEPTED, State.ACCEPTED)


def test_a_damaged_turn_is_nobody_s(service: Service) -> None:
    service.settle()
    service.ledger.freeze(memo("k", ANN), START)
    service.book.said = {TURN: "many", mark_name("k", ANN): "intent"}
    service.dispatch()
    assert service.state() is State.HELD


def test_what_a_person_resolved_is_told(service: Service) -> None:
    service.server.answer = answers(ann=Answer.DROP_AT_DOT)
    service.ledger.freeze(memo("k", ANN), START)
    service.dispatch()
    assert marks(service) == {mark_name("k", ANN): "held"}
    service.ledger.move("k", ANN, State.ACCEPTED, START, text="seen in the inbox")
    service.dispatch()
    assert marks(service) == {mark_name("k", ANN): "accepted"}
