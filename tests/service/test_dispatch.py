"""What a dispatch does, rule by rule."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from itertools import pairwise

import pytest

from sheetsync.adapters.ledger import SqliteLedger
from sheetsync.ports import Receipt, State
from sheetsync.service.dispatch import Terms, dispatch
from sheetsync.service.outcomes import Reason, mask
from sheetsync.service.recovery import withdraw
from tests.service.conftest import Service
from tests.service.crashing import Crash
from tests.service.world import START, Answer, memo

ANN, BOB, CY = "ann@example.com", "bob@example.com", "cy@example.com"


def answers(**by_name: Answer) -> Callable[[str], Answer]:
    return lambda recipient: by_name.get(recipient.partition("@")[0], Answer.ACCEPT)


def crash_at(service: Service, wanted: str) -> None:
    def at(moment: str) -> None:
        if moment == wanted:
            raise Crash

    service.server.at = at
    with pytest.raises(Crash):
        service.dispatch()
    service.server.at = lambda _moment: None
    service.restart()


def test_everybody_gets_one_copy_and_no_second_one(service: Service) -> None:
    service.ledger.freeze(memo("k", ANN, BOB), START)
    report = service.dispatch()
    service.dispatch()
    service.restart()
    service.dispatch()
    assert dict(service.server.copies) == {("k", ANN): 1, ("k", BOB): 1}
    assert report.count(State.ACCEPTED) == 2
    assert (service.delivery().code, service.delivery().text, service.delivery().queue_id) == (
        250,
        "2.0.0 queued",
        "Q1",
    )


def test_each_mark_is_on_the_disk_before_the_step_it_announces(service: Service) -> None:
    service.ledger.freeze(memo("k", ANN), START)
    seen = []

    def look(moment: str) -> None:
        other = SqliteLedger(service.folder, START, alone=False)
        seen.append((moment, other.deliveries()[0].state.value))
        other.close()

    service.server.at = look
    service.dispatch()
    assert seen == [
        ("connected", "dialog"),
        ("body told", "dialog"),
        ("dot sent", "committing"),
        ("taken", "committing"),
    ]


@pytest.mark.parametrize("moment", ["connected", "body told"])
def test_a_crash_before_the_dot_repeats(service: Service, moment: str) -> None:
    service.ledger.freeze(memo("k", ANN), START)
    crash_at(service, moment)
    assert service.state() is State.DIALOG
    service.dispatch()
    assert service.state() is State.ACCEPTED
    assert service.server.copies["k", ANN] == 1


@pytest.mark.parametrize(("moment", "copies"), [("dot sent", 0), ("taken", 1)])
def test_a_crash_after_the_dot_is_held_for_a_person(service: Service, moment: str, copies: int) -> None:
    service.ledger.freeze(memo("k", ANN, BOB), START)
    crash_at(service, moment)
    assert service.state() is State.COMMITTING
    report = service.dispatch()
    assert (service.state(), service.delivery().text) == (State.HELD, Reason.UNANSWERED)
    assert service.server.copies["k", ANN] == copies
    assert service.state(BOB) is State.ACCEPTED
    assert [each.state for each in report.outcomes] == [State.HELD, State.ACCEPTED]
    assert [each.state for each in service.dispatch().outcomes] == [State.HELD], "it is shown until it is resolved"


@pytest.mark.parametrize("answer", [Answer.DROP_AT_DOT, Answer.ACCEPT_AND_DROP])
def test_no_answer_to_the_dot_is_held_for_a_person(service: Service, answer: Answer) -> None:
    service.server.answer = answers(ann=answer)
    service.ledger.freeze(memo("k", ANN), START)
    service.dispatch()
    service.clock.move(hours=1)
    service.dispatch()
    assert service.state() is State.HELD
    assert len(service.server.dialogs) == 1


def test_no_answer_and_the_wish_to_send_again_sends_the_same_bytes_once_more_and_only_once(service: Service) -> None:
    service.server.answer = answers(ann=Answer.ACCEPT_AND_DROP)
    service.ledger.freeze(memo("k", ANN), START)
    service.dispatch("resend")
    assert (service.state(), service.delivery().next_try) == (State.PLANNED, START + dt.timedelta(minutes=1))
    for _ in range(3):
        service.clock.move(minutes=20)
        service.dispatch("resend")
    assert service.state() is State.HELD
    assert service.server.copies["k", ANN] == 2
    assert len(service.server.bytes["k", ANN]) == 1


def test_nothing_is_sent_again_after_its_meeting_began(service: Service) -> None:
    service.ledger.freeze(memo("k", ANN), START)
    crash_at(service, "taken")
    service.clock.move(hours=18)
    service.dispatch("resend")
    assert service.state() is State.HELD


def test_waiting_grows_until_the_meeting_begins(service: Service) -> None:
    service.server.answer = answers(ann=Answer.DEFER_RECIPIENT)
    service.ledger.freeze(memo("k", ANN, starts=START + dt.timedelta(hours=1)), START)
    tried = []
    while service.state() is not State.EXPIRED:
        before = len(service.server.dialogs)
        report = service.dispatch()
        if len(service.server.dialogs) > before:
            tried.append(int((service.clock.now - START).total_seconds()) // 60)
        service.clock.move(minutes=1)
    assert [later - sooner for sooner, later in pairwise(tried)] == [1, 2, 5, 10, 15, 15]
    assert report.count(State.EXPIRED) == 1
    assert (service.delivery().code, service.delivery().text) == (450, "4.2.0 greylisted")


def test_wake_is_the_next_attempt_or_the_meeting(service: Service) -> None:
    assert service.dispatch().wake is None
    service.server.answer = answers(ann=Answer.DEFER_MESSAGE)
    service.ledger.freeze(memo("k", ANN, starts=START + dt.timedelta(seconds=150)), START)
    assert service.dispatch().wake == START + dt.timedelta(minutes=1)
    service.clock.move(minutes=1)
    assert service.dispatch().wake == START + dt.timedelta(seconds=150)


def test_a_clock_that_steps_back_makes_nobody_wait(service: Service) -> None:
    service.server.answer = answers(ann=Answer.DEFER_MESSAGE)
    service.ledger.freeze(memo("k", ANN), START)
    service.dispatch()
    service.clock.move(days=-2)
    service.server.answer = answers()
    service.dispatch()
    assert service.state() is State.ACCEPTED


@pytest.mark.parametrize("answer", [Answer.REFUSE_RECIPIENT, Answer.REFUSE_MESSAGE])
def test_a_refusal_is_that_recipients_alone(service: Service, answer: Answer) -> None:
    service.server.answer = answers(ann=answer)
    service.ledger.freeze(memo("k", ANN, BOB), START)
    report = service.dispatch()
    assert (service.state(), service.state(BOB)) == (State.REFUSED, State.ACCEPTED)
    assert report.count(State.REFUSED) == 1
    service.clock.move(minutes=30)
    service.dispatch()
    assert service.server.dialogs == [ANN, BOB]


@pytest.mark.parametrize("answer", [Answer.NO_CONNECTION, Answer.DROP_BEFORE_DOT])
def test_what_surely_was_not_handed_over_goes_again_later(service: Service, answer: Answer) -> None:
    service.server.answer = answers(ann=answer)
    service.ledger.freeze(memo("k", ANN), START)
    service.dispatch()
    assert (service.state(), service.delivery().next_try) == (State.PLANNED, START + dt.timedelta(minutes=1))
    service.server.answer = answers()
    service.dispatch()
    assert service.state() is State.PLANNED, "too soon"
    service.clock.move(minutes=1)
    service.dispatch()
    assert service.state() is State.ACCEPTED


def test_a_meeting_that_begins_while_others_are_told_ends_the_rest(service: Service) -> None:
    service.ledger.freeze(memo("k", ANN, BOB), START)
    service.server.at = lambda moment: service.clock.move(hours=18) if moment == "taken" else None
    service.dispatch()
    assert (service.state(), service.state(BOB)) == (State.ACCEPTED, State.EXPIRED)


def test_the_oldest_memo_goes_first(service: Service) -> None:
    service.ledger.freeze(memo("b", ANN), START)
    service.ledger.freeze(memo("a", BOB), START)
    service.dispatch()
    assert service.server.dialogs == [ANN, BOB]


def test_a_memo_that_is_withdrawn_is_not_sent_and_what_may_be_out_stays_visible(service: Service) -> None:
    service.server.answer = answers(ann=Answer.DEFER_MESSAGE, bob=Answer.DROP_AT_DOT)
    service.ledger.freeze(memo("k", ANN, BOB, CY), START)
    service.dispatch()
    withdraw(service.ledger, ["k"], State.CANCELLED, START)
    assert [service.state(who) for who in (ANN, BOB, CY)] == [State.CANCELLED, State.HELD, State.ACCEPTED]


def test_a_report_tells_no_address_and_no_content(service: Service) -> None:
    class Talkative:
        def hand_over(self, sender: str, recipient: str, message: bytes, before_dot: Callable[[], None]) -> Receipt:
            return Receipt("refused", 550, f"<{recipient}>: {recipient} unknown\r\nat mx@example.org", lane_stops=True)

    service.ledger.freeze(memo("k", ANN, salt="the canary"), START)
    report = dispatch(service.ledger, Talkative(), service.book, service.clock, Terms("s@example.com"))
    assert report.outcomes[0].recipient == "a***@example.com"
    assert report.outcomes[0].text == "<a***@example.com>: a***@example.com unknown at m***@example.org"
    assert "ann@" not in repr(report)
    assert "canary" not in repr(report)


@pytest.mark.parametrize(
    ("text", "masked"),
    [
        ("ann.lee+x@example.com", "a***@example.com"),
        ("a@b", "a***@b"),
        ("no address", "no address"),
        ("анна@пример.рф, bob@example.com;", "а***@пример.рф, b***@example.com;"),
        ("x" * 300, "x" * 200),
    ],
)
def test_masks(text: str, masked: str) -> None:
    assert mask(text) == masked
