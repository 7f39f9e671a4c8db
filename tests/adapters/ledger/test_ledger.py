"""The send ledger on a real disk: what it keeps, which steps it takes, and what it does when the disk is full."""

from __future__ import annotations

import datetime as dt
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from sheetsync.adapters.ledger.steps import OPEN, STEPS
from sheetsync.errors import Busy, DiskFault
from sheetsync.ports import Delivery, Frozen, Ledger, State
from tests.adapters.ledger.memos import ANN, BOB, LATER, NOW, Open, memo, path_to, walk
from tests.service.places import fill, small_disk

# What it keeps


def test_a_memo_is_kept_once_and_to_the_byte(opened: Open) -> None:
    ledger: Ledger = opened()
    assert ledger.freeze(memo("k", ANN, BOB), NOW)
    assert not ledger.freeze(Frozen("k", "another", LATER, 9, {ANN: b"another"}), LATER)
    ledger.close()
    ledger = opened()
    assert ledger.message("k", ANN) == memo().messages[ANN]
    assert [(each.recipient, each.state, each.attempts, each.changed) for each in ledger.deliveries()] == [
        (ANN, State.PLANNED, 0, NOW),
        (BOB, State.PLANNED, 0, NOW),
    ]
    (known,) = ledger.known()
    assert (known.key, known.review, known.starts, known.revision) == ("k", "review k", NOW + dt.timedelta(days=1), 2)


def test_the_oldest_memo_comes_first(opened: Open) -> None:
    ledger = opened()
    for key in ("b", "a"):
        ledger.freeze(memo(key, BOB, ANN), NOW)
    assert [(each.key, each.recipient) for each in ledger.deliveries()] == [
        ("b", BOB),
        ("b", ANN),
        ("a", BOB),
        ("a", ANN),
    ]
    assert [each.key for each in ledger.deliveries("a")] == ["a", "a"]
    assert [known.key for known in ledger.known()] == ["b", "a"]


def test_a_memo_for_nobody_is_refused(opened: Open) -> None:
    with pytest.raises(ValueError, match="nobody"):
        opened().freeze(Frozen("k", "r", NOW, 1, {}), NOW)


def test_what_is_unknown_is_a_key_error(opened: Open) -> None:
    ledger = opened()
    ledger.freeze(memo(), NOW)
    with pytest.raises(KeyError):
        ledger.message("k", BOB)
    with pytest.raises(KeyError):
        ledger.move("other", ANN, State.DIALOG, NOW)


def test_small_facts(opened: Open) -> None:
    ledger = opened()
    assert ledger.noted("x") == ""
    ledger.note("x", "1")
    ledger.note("x", "2")
    ledger.close()
    assert opened().noted("x") == "2"


def test_moments_are_kept_in_utc_and_need_a_zone(opened: Open) -> None:
    ledger = opened()
    east = dt.datetime(2026, 3, 2, 12, tzinfo=dt.timezone(dt.timedelta(hours=4)))
    ledger.freeze(memo(), east)
    assert ledger.deliveries()[0].changed.utcoffset() == dt.timedelta()
    assert ledger.deliveries()[0].changed == NOW
    with pytest.raises(ValueError, match="time zone"):
        ledger.move("k", ANN, State.DIALOG, dt.datetime(2026, 3, 2))
    assert ledger.deliveries()[0].state is State.PLANNED


# Which steps there are


@pytest.mark.parametrize("before", State)
@pytest.mark.parametrize("after", State)
def test_only_the_steps_of_the_table_are_taken(opened: Open, before: State, after: State) -> None:
    ledger = opened()
    ledger.freeze(memo(), NOW)
    standing = walk(ledger, before)
    if after in STEPS[before]:
        assert ledger.move("k", ANN, after, LATER).state is after
    else:
        with pytest.raises(ValueError, match=f"from {before} to {after}"):
            ledger.move("k", ANN, after, LATER)
        assert ledger.deliveries() == [standing]


def test_the_table_is_this_one() -> None:
    """Twice, so that nobody changes it by accident; only what surely isn't at the server can go there again."""
    rows = {
        "planned": "cancelled dialog expired held",
        "dialog": "committing deferred planned refused",
        "committing": "accepted deferred planned refused unknown",
        "deferred": "cancelled dialog expired held",
        "unknown": "accepted held planned",
        "held": "accepted cancelled planned",
        "refused": "planned",
        "accepted": "",
        "expired": "",
        "cancelled": "",
    }
    assert {before.value: " ".join(sorted(after)) for before, after in STEPS.items()} == rows


def test_the_table_in_the_documentation_is_the_table() -> None:
    from sheetsync.adapters import ledger as package  # noqa: PLC0415  # its docstring is what is tested

    told: dict[str, set[str]] = {}
    before: list[str] = []
    for line in (package.__doc__ or "").splitlines():
        cells = [cell.strip() for cell in line.strip("|").split("|")]
        if line.startswith("|") and cells[0] not in ("from", "---"):
            before = cells[0].split(", ") if cells[0] else before
            for state in before:
                told.setdefault(state, set()).update(cells[1].split(", "))
    assert told == {state.value: {after.value for after in after_it} for state, after_it in STEPS.items() if after_it}


def test_a_step_brings_the_servers_words_and_they_stay(opened: Open) -> None:
    ledger = opened()
    ledger.freeze(memo(), NOW)
    ledger.move("k", ANN, State.DIALOG, NOW)
    later = LATER + dt.timedelta(minutes=1)
    moved = ledger.move("k", ANN, State.DEFERRED, LATER, code=450, text="greylisted", next_try=later)
    assert moved == Delivery("k", ANN, State.DEFERRED, 1, LATER, later, 450, "greylisted", "")
    moved = ledger.move("k", ANN, State.DIALOG, later)
    assert moved == Delivery("k", ANN, State.DIALOG, 2, later, None, 450, "greylisted", "")
    ledger.move("k", ANN, State.COMMITTING, later)
    moved = ledger.move("k", ANN, State.ACCEPTED, later, code=250, text="ok", queue_id="Q1")
    assert moved == ledger.deliveries()[0] == Delivery("k", ANN, State.ACCEPTED, 2, later, None, 250, "ok", "Q1")


@pytest.mark.parametrize("state", State)
def test_a_memo_is_open_while_the_service_itself_does_something_next(opened: Open, state: State) -> None:
    ledger = opened()
    ledger.freeze(memo("k", ANN, BOB), NOW)
    walk(ledger, State.ACCEPTED, recipient=BOB)
    walk(ledger, state)
    assert ledger.known()[0].open is (state in OPEN)


# That it is on the disk


def test_a_commit_waits_for_the_disk(opened: Open, folder: Path) -> None:
    ledger = opened()
    pragmas = {
        name: ledger._connection.execute(f"PRAGMA {name}").fetchone()[0]
        for name in ("synchronous", "journal_mode", "foreign_keys")
    }
    assert pragmas == {"synchronous": 2, "journal_mode": "wal", "foreign_keys": 1}


def test_what_a_method_returned_from_is_there_for_others_at_once(opened: Open) -> None:
    ledger, other = opened(), opened(alone=False)
    ledger.freeze(memo(), NOW)
    for state in path_to(State.ACCEPTED):
        ledger.move("k", ANN, state, NOW)
        assert other.deliveries()[0].state is state


def test_two_at_once_take_a_step_once(opened: Open) -> None:
    ledger, other = opened(), opened(alone=False)
    ledger.freeze(memo(), NOW)
    other.move("k", ANN, State.DIALOG, NOW)
    with pytest.raises(ValueError, match="from dialog to dialog"):
        ledger.move("k", ANN, State.DIALOG, NOW)
    assert other.move("k", ANN, State.PLANNED, NOW).state is State.PLANNED, "the one that was refused holds nothing"


def test_who_holds_the_ledger_makes_others_wait_and_harms_nothing(opened: Open, folder: Path) -> None:
    ledger = opened()
    ledger.freeze(memo(), NOW)
    with closing(sqlite3.connect(folder / "ledger.sqlite3", isolation_level=None)) as holder:
        holder.execute("BEGIN IMMEDIATE")
        for write in (
            lambda: ledger.move("k", ANN, State.DIALOG, NOW),
            lambda: ledger.note("x", "1"),
            lambda: ledger.freeze(memo("l"), NOW),
        ):
            with pytest.raises(Busy, match="another program holds"):
                write()
        assert ledger.deliveries()[0].state is State.PLANNED
        holder.execute("ROLLBACK")
    assert ledger.move("k", ANN, State.DIALOG, NOW).state is State.DIALOG


def test_a_full_disk_takes_nothing_by_halves(opened: Open, tmp_path: Path) -> None:
    with small_disk(tmp_path / "disk") as grow:
        state = tmp_path / "disk" / "state"
        ledger = opened(state)
        ledger.freeze(memo("first", ANN), NOW)
        fill(ledger)
        with pytest.raises(DiskFault, match="nothing is mailed"):
            ledger.freeze(memo("second", ANN, BOB, size=20_000), NOW)
        with pytest.raises(DiskFault, match="nothing is mailed"):
            ledger.move("first", ANN, State.DIALOG, NOW)
        assert [(each.key, each.state) for each in ledger.deliveries()] == [("first", State.PLANNED)]
        grow()
        assert ledger.move("first", ANN, State.DIALOG, NOW).state is State.DIALOG
        ledger.close()
        again = opened(state)
        assert again.notices == []
        assert again.deliveries("first")[0].state is State.DIALOG
        again.close()
