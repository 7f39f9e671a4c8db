"""Couriers that break their word, bytes that are damaged, disks that are full."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from sheetsync.adapters.ledger import SqliteLedger
from sheetsync.errors import DiskFault
from sheetsync.ports import Receipt, State
from sheetsync.service.dispatch import Terms, dispatch
from sheetsync.service.outcomes import Reason
from tests.service.conftest import Service
from tests.service.places import fill, small_disk
from tests.service.test_dispatch import ANN, BOB
from tests.service.world import START, memo


def test_damaged_bytes_are_never_sent(service: Service) -> None:
    class Damaged(SqliteLedger):
        def message(self, key: str, recipient: str) -> bytes:
            if recipient == ANN:
                raise DiskFault("not what was frozen")
            return super().message(key, recipient)

    service.ledger.close()
    service.ledger = Damaged(service.folder, START)
    service.ledger.freeze(memo("k", ANN, BOB), START)
    service.dispatch()
    assert (service.state(), service.delivery().text) == (State.HELD, Reason.DAMAGED)
    assert service.state(BOB) is State.ACCEPTED


@pytest.mark.parametrize(("after_dot", "state"), [(False, State.PLANNED), (True, State.HELD)])
def test_a_courier_that_breaks_down_stops_nobody_else(service: Service, after_dot: bool, state: State) -> None:
    class Breaking:
        def hand_over(self, sender: str, recipient: str, message: bytes, before_dot: Callable[[], None]) -> Receipt:
            if recipient == ANN and not after_dot:
                raise RuntimeError("a fault")
            before_dot()
            if recipient == ANN:
                raise RuntimeError("a fault")
            return Receipt("accepted", 250, "ok")

    service.ledger.freeze(memo("k", ANN, BOB), START)
    dispatch(service.ledger, Breaking(), service.book, service.clock, Terms("s@example.com"))
    assert (service.state(), service.state(BOB)) == (state, State.ACCEPTED)


@pytest.mark.parametrize(("outcome", "state"), [("accepted", State.ACCEPTED), ("unknown", State.HELD)])
def test_a_courier_that_does_not_ask_before_the_dot_is_believed_all_the_same(
    service: Service, outcome: str, state: State
) -> None:
    class Hasty:
        def hand_over(self, sender: str, recipient: str, message: bytes, before_dot: Callable[[], None]) -> Receipt:
            return Receipt(outcome)  # type: ignore[arg-type]

    service.ledger.freeze(memo("k", ANN), START)
    dispatch(service.ledger, Hasty(), service.book, service.clock, Terms("s@example.com"))
    assert service.state() is state


class Full(SqliteLedger):
    """A ledger whose disk is full for one state."""

    full_for = State.COMMITTING

    def move(self, key: str, recipient: str, state: State, *args: object, **more: object):  # type: ignore[no-untyped-def]
        if state is self.full_for:
            raise DiskFault("no room on the disk")
        return super().move(key, recipient, state, *args, **more)  # type: ignore[arg-type]


@pytest.mark.parametrize("state", [State.DIALOG, State.COMMITTING])
def test_what_cannot_be_noted_is_not_sent(service: Service, state: State) -> None:
    service.ledger.close()
    service.ledger = full = Full(service.folder, START)
    full.full_for = state
    full.freeze(memo("k", ANN, BOB), START)
    with pytest.raises(DiskFault, match="no room"):
        service.dispatch()
    assert not service.server.copies
    assert service.state() is State.PLANNED
    service.restart()
    service.dispatch()
    assert dict(service.server.copies) == {("k", ANN): 1, ("k", BOB): 1}


def test_an_acceptance_that_the_disk_does_not_take_is_told_to_the_witness(service: Service) -> None:
    service.ledger.close()
    service.ledger = full = Full(service.folder, START)
    full.full_for = State.ACCEPTED
    full.freeze(memo("k", ANN), START)
    with pytest.raises(DiskFault, match="no room"):
        service.dispatch()
    assert service.state() is State.COMMITTING
    service.restart()
    service.dispatch()
    assert (service.state(), service.delivery().text) == (State.ACCEPTED, Reason.WITNESSED)
    assert service.server.copies["k", ANN] == 1


@pytest.mark.parametrize("moment", ["at first", "body told"])
def test_on_a_full_disk_no_dot_goes_out(tmp_path: Path, moment: str) -> None:
    with small_disk(tmp_path / "disk") as grow:
        service = Service(tmp_path / "disk" / "state")
        service.settle()
        service.ledger.freeze(memo("k", ANN), START)
        service.server.at = lambda now: fill(service.ledger) if now == moment else None
        service.server.at("at first")
        with pytest.raises(DiskFault, match="nothing is mailed"):
            service.dispatch()
        assert not service.server.copies
        assert service.server.dialogs == ([] if moment == "at first" else [ANN])
        grow()
        service.server.at = lambda _now: None
        service.restart()
        service.dispatch()
        assert service.server.copies["k", ANN] == 1
        service.ledger.close()
