"""What stops everybody: a fault of the lane, the end of the service."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from sheetsync.ports import Receipt, State
from sheetsync.service.dispatch import Terms, dispatch
from tests.service.conftest import Service
from tests.service.test_dispatch import ANN, BOB, CY, answers
from tests.service.world import START, Answer, memo


def test_a_fault_of_the_lane_stops_it_for_everybody(service: Service) -> None:
    service.server.answer = answers(ann=Answer.LOGIN_REFUSED)
    service.ledger.freeze(memo("k", ANN, BOB, CY), START)
    report = service.dispatch()
    assert report.lane == "535 5.7.8 bad credentials"
    assert service.server.dialogs == [ANN]
    assert {each.state for each in service.ledger.deliveries()} == {State.PLANNED}
    service.dispatch()
    assert service.server.dialogs == [ANN], "a refused login isn't tried again at once, not for others either"
    service.server.answer = answers()
    service.clock.move(minutes=1)
    assert service.dispatch().count(State.ACCEPTED) == 3


@pytest.mark.parametrize(
    ("outcome", "state"),
    [("refused", State.PLANNED), ("deferred", State.DEFERRED), ("accepted", State.ACCEPTED), ("unknown", State.HELD)],
)
def test_a_fault_of_the_lane_is_no_recipients_refusal(service: Service, outcome: str, state: State) -> None:
    class Fussy:
        def hand_over(self, sender: str, recipient: str, message: bytes, before_dot: Callable[[], None]) -> Receipt:
            if outcome in ("accepted", "unknown"):
                before_dot()
            return replace(Receipt("untouched", 550, "sender not allowed", lane_stops=True), outcome=outcome)  # type: ignore[arg-type]

    service.ledger.freeze(memo("k", ANN, BOB), START)
    dispatch(service.ledger, Fussy(), service.book, service.clock, Terms("s@example.com"))
    assert (service.state(), service.state(BOB)) == (state, State.PLANNED)


def test_who_is_stopped_begins_nothing(service: Service) -> None:
    service.ledger.freeze(memo("k", ANN), START)
    service.dispatch(stop=lambda: True)
    assert service.server.dialogs == []
    assert service.state() is State.PLANNED


def test_who_is_stopped_in_a_dialog_sends_no_dot(service: Service) -> None:
    service.ledger.freeze(memo("k", ANN, BOB), START)
    service.dispatch(stop=lambda: bool(service.server.dialogs))
    assert service.server.dialogs == [ANN]
    assert service.state() is State.PLANNED
    assert not service.server.copies
    service.dispatch()
    assert dict(service.server.copies) == {("k", ANN): 1, ("k", BOB): 1}
