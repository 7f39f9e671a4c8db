"""The ledger itself."""

from __future__ import annotations

import datetime as dt
import hashlib
import sqlite3
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

from sheetsync.adapters.ledger.faults import Damaged, told
from sheetsync.adapters.ledger.opening import FILE, back_up, find, look, own
from sheetsync.adapters.ledger.schema import transaction
from sheetsync.adapters.ledger.steps import OPEN, STEPS
from sheetsync.core.agenda import Known
from sheetsync.errors import Busy, DiskFault
from sheetsync.ports import Delivery, Frozen, State

_ALL = """
    SELECT key, recipient, state, attempts, changed, next_try, code, text, queue_id
    FROM deliveries JOIN memos ON memo = number WHERE ? IN ('', key) ORDER BY number, place
"""
_ONE = """
    SELECT key, recipient, state, attempts, changed, next_try, code, text, queue_id, deliveries.rowid
    FROM deliveries JOIN memos ON memo = number WHERE key = ? AND recipient = ?
"""
_STEP = """
    UPDATE deliveries
    SET state = ?, attempts = ?, changed = ?, next_try = ?, code = ?, text = ?, queue_id = ? WHERE rowid = ?
"""
_KNOWN = """
    SELECT key, review, starts, revision,
        (SELECT ifnull(group_concat(DISTINCT state), '') FROM deliveries WHERE memo = number)
    FROM memos ORDER BY number
"""
_NO_BACKUP = "no backup"


class SqliteLedger:
    """The Ledger of one state folder.

    `alone`: nobody else uses the folder, a ledger that isn't sound may be moved aside and begun anew; else it is a
    DiskFault. `notices` say what a person should hear of how the ledger was found. `backup_fault` is why the last
    backup could not be made, also before a restart, "" if it could; `failed_backups` counts since the start.
    """

    def __init__(self, folder: Path, now: dt.datetime, *, alone: bool = True, wait_seconds: float = 5.0) -> None:
        self._folder, self._path = folder, folder / FILE
        self.notices: list[str] = []
        with told(self._path):
            if alone:
                own(folder)
                self._connection, self.notices = find(folder, now, wait_seconds)
            else:
                self._connection = _as_it_stands(self._path, wait_seconds)
        self.failed_backups = 0
        self.backup_fault = self.noted(_NO_BACKUP)

    @property
    def memory(self) -> bool:
        """False for a ledger that doesn't know what was sent before it was begun, until `regain`."""
        return self._fact("memory") == "yes"

    @property
    def is_first(self) -> bool:
        """Whether its folder told of no ledger before it, when it was begun."""
        return self._fact("is_first") == "yes"

    def regain(self) -> None:
        """The witness was heard and told, and what it said is noted: there is no more to know."""
        with told(self._path):
            self._connection.execute("UPDATE facts SET value = 'yes' WHERE name = 'memory'")

    def first_start(self) -> dt.datetime:
        """When this ledger was begun, or taken from a backup: of what came before it knows nothing."""
        return dt.datetime.fromisoformat(self._fact("first_start"))

    def known(self) -> Sequence[Known]:
        """All memos that were frozen, the oldest first."""
        with told(self._path):
            return [
                Known(key, review, dt.datetime.fromisoformat(starts), revision, not OPEN.isdisjoint(states.split(",")))
                for key, review, starts, revision, states in self._connection.execute(_KNOWN)
            ]

    def freeze(self, memo: Frozen, now: dt.datetime) -> bool:
        """Keep a memo with a planned delivery per recipient; False if its key is there, and nothing changes."""
        if not memo.messages:
            raise ValueError("a memo for nobody")
        with told(self._path), transaction(self._connection) as run:
            if run("SELECT 1 FROM memos WHERE key = ?", (memo.key,)).fetchone():
                return False
            row = (memo.key, memo.review, _text(memo.starts), memo.revision, _text(now))
            run("INSERT INTO memos (key, review, starts, revision, frozen) VALUES (?, ?, ?, ?, ?)", row)
            (number,) = run("SELECT number FROM memos WHERE key = ?", (memo.key,)).fetchone()
            for place, (recipient, message) in enumerate(memo.messages.items()):
                run(
                    "INSERT INTO deliveries (memo, place, recipient, state, changed, sha256, message)"
                    " VALUES (?, ?, ?, ?, ?, ?, ?)",
                    (number, place, recipient, State.PLANNED, _text(now), _hash(message), message),
                )
            return True

    def deliveries(self, key: str = "") -> Sequence[Delivery]:
        """Those of a memo, or all; the oldest memo first."""
        with told(self._path):
            return [_delivery(row) for row in self._connection.execute(_ALL, (key,))]

    def message(self, key: str, recipient: str) -> bytes:
        """The frozen bytes. DiskFault if they aren't what was frozen, KeyError if there are none."""
        query = "SELECT message, sha256 FROM deliveries JOIN memos ON memo = number WHERE key = ? AND recipient = ?"
        with told(self._path):
            found = self._connection.execute(query, (key, recipient)).fetchone()
        if found is None:
            raise KeyError(key)
        message, digest = found
        if _hash(message) != digest:
            raise DiskFault(f"{self._path}: a message of memo {key[:12]} isn't what was frozen; it isn't mailed")
        return bytes(message)

    def move(
        self,
        key: str,
        recipient: str,
        state: State,
        now: dt.datetime,
        *,
        code: int = 0,
        text: str = "",
        queue_id: str = "",
        next_try: dt.datetime | None = None,
    ) -> Delivery:
        """A delivery's next state. The server's last words stay until others come. ValueError for a step that no
        delivery takes, KeyError for a delivery that isn't there.
        """
        words = (code, text, queue_id)
        with told(self._path), transaction(self._connection) as run:
            found = run(_ONE, (key, recipient)).fetchone()
            if found is None:
                raise KeyError(key)
            row, old = found[-1], _delivery(found[:-1])
            if state not in STEPS[old.state]:
                raise ValueError(f"memo {key[:12]}: no delivery goes from {old.state} to {state}")
            if not any(words):
                words = (old.code, old.text, old.queue_id)
            attempts, later = old.attempts + (state is State.DIALOG), _text(next_try) if next_try else None
            run(_STEP, (state, attempts, _text(now), later, *words, row))
            moved = _delivery(run(_ONE, (key, recipient)).fetchone()[:-1])
        if all(delivery.state not in OPEN for delivery in self.deliveries(key)):
            self.back_up()
        return moved

    def note(self, name: str, value: str) -> None:
        """Remember a small fact."""
        with told(self._path):
            self._connection.execute("INSERT OR REPLACE INTO notes VALUES (?, ?)", (name, value))

    def noted(self, name: str) -> str:
        """A small fact, "" if there is none."""
        with told(self._path):
            found = self._connection.execute("SELECT value FROM notes WHERE name = ?", (name,)).fetchone()
        return str(found[0]) if found else ""

    def back_up(self) -> None:
        """A copy of the ledger as it is. A step that was taken is on the disk: that it can't be copied undoes nothing,
        and so nothing is raised.
        """
        fault = ""
        try:
            back_up(self._connection, self._folder)
        except (sqlite3.Error, OSError) as error:
            fault = f"no backup of the ledger {self._path} could be made: {error}"
            self.failed_backups += 1
        if fault != self.backup_fault:
            self.backup_fault = fault
            with suppress(DiskFault, Busy):  # a disk that takes no copy may not take a note of it either
                self.note(_NO_BACKUP, fault)

    def close(self) -> None:
        """Let go of the file."""
        with suppress(sqlite3.Error):  # what was committed is in the log already
            self._connection.close()

    def _fact(self, name: str) -> str:
        with told(self._path):
            found = self._connection.execute("SELECT value FROM facts WHERE name = ?", (name,)).fetchone()
        return str(found[0]) if found else ""


def _as_it_stands(path: Path, wait_seconds: float) -> sqlite3.Connection:
    if not path.exists():
        raise DiskFault(f"{path}: there is no ledger; the service makes one when it starts")
    try:
        return look(path, wait_seconds)
    except Damaged as fault:
        raise DiskFault(f"{path}: {fault}; start the service: it moves it aside and takes the backup") from fault


def _delivery(row: tuple[str, str, str, int, str, str | None, int, str, str]) -> Delivery:
    key, recipient, state, attempts, changed, next_try, code, text, queue_id = row
    later = dt.datetime.fromisoformat(next_try) if next_try else None
    moment = dt.datetime.fromisoformat(changed)
    return Delivery(key, recipient, State(state), attempts, moment, later, code, text, queue_id)


def _text(moment: dt.datetime) -> str:
    if moment.tzinfo is None:
        raise ValueError("a moment without a time zone")
    return moment.astimezone(dt.UTC).isoformat()


def _hash(message: bytes) -> str:
    return hashlib.sha256(message).hexdigest()
