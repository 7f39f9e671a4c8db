"""What the tables themselves refuse, whatever code writes to them, and how the file is known again."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from sheetsync.adapters.ledger.schema import transaction
from sheetsync.errors import Busy
from sheetsync.ports import State
from tests.adapters.ledger.memos import ANN, BOB, NOW, Open, memo, walk


@pytest.mark.parametrize(
    ("statement", "refused"),
    [
        ("UPDATE deliveries SET recipient = 'ann@example.com'", "UNIQUE"),  # a recipient twice: mailed twice
        ("UPDATE memos SET key = 'k'", "UNIQUE"),
        ("UPDATE deliveries SET state = 'sent'", "CHECK"),
        ("UPDATE deliveries SET memo = 99 WHERE recipient = 'bob@example.com'", "FOREIGN KEY"),
        ("UPDATE deliveries SET changed = NULL", "NOT NULL"),
        ("UPDATE deliveries SET attempts = 'many'", "cannot store TEXT value in INTEGER"),
    ],
)
def test_what_would_make_the_ledger_ambiguous_is_refused(opened: Open, statement: str, refused: str) -> None:
    ledger = opened()
    ledger.freeze(memo("k", ANN, BOB), NOW)
    ledger.freeze(memo("l", ANN), NOW)
    before = ledger.deliveries()
    with pytest.raises(sqlite3.IntegrityError, match=refused):
        ledger._connection.execute(statement)
    assert ledger.deliveries() == before


def test_while_one_looks_before_it_writes_nobody_else_writes(opened: Open) -> None:
    """What a step is decided by must still be so when the step is written."""
    ledger, other = opened(), opened(alone=False)
    ledger.freeze(memo(), NOW)
    with transaction(ledger._connection) as run:
        run("SELECT 1")
        with pytest.raises(Busy):
            other.move("k", ANN, State.DIALOG, NOW)
    assert other.move("k", ANN, State.DIALOG, NOW).state is State.DIALOG


@pytest.mark.parametrize("done", [State.ACCEPTED, State.REFUSED, State.HELD, State.EXPIRED, State.CANCELLED])
def test_one_recipient_who_waits_keeps_the_memo_open(opened: Open, done: State) -> None:
    ledger = opened()
    ledger.freeze(memo("k", ANN, BOB, "eve@example.com"), NOW)
    walk(ledger, done)
    walk(ledger, State.DEFERRED, recipient=BOB)
    assert ledger.known()[0].open
    walk(ledger, State.ACCEPTED, recipient="eve@example.com")
    ledger.move("k", BOB, State.EXPIRED, NOW)
    assert not ledger.known()[0].open


def test_the_file_says_whose_it_is_to_every_version(opened: Open, folder: Path) -> None:
    opened().close()
    with closing(sqlite3.connect(folder / "ledger.sqlite3")) as file:
        assert file.execute("PRAGMA application_id").fetchone()[0].to_bytes(4, "big") == b"SSLG"
        assert file.execute("PRAGMA user_version").fetchone() == (1,)
