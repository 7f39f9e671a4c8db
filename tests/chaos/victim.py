"""A process that lives to be killed: `python -m tests.chaos.victim` forks one for each job that it reads, a line each.

Imports cost a second; so one process does them once, and its children, which are killed, begin after that.
"""

from __future__ import annotations

import datetime as dt
import json
import os
import signal
import socket
import sys
import traceback
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from sheetsync.adapters.ledger import SqliteLedger
from sheetsync.ports import Receipt
from sheetsync.service.dispatch import Terms, dispatch
from sheetsync.service.recovery import freeze_when_due
from tests.service.crashing import CrashingCourier, CrashingLedger, CrashingWitness, Fuse
from tests.service.world import START, memo


class LineCourier:
    """A Courier over a socket, as SMTP is one, with the words that matter here."""

    def __init__(self, port: int, at: Callable[[str], None]) -> None:
        self._port, self._at = port, at

    def hand_over(self, sender: str, recipient: str, message: bytes, before_dot: Callable[[], None]) -> Receipt:
        key = message.partition(b"\r\n")[0].decode()
        try:
            with socket.create_connection(("127.0.0.1", self._port)) as line, line.makefile("rwb") as talk:
                talk.write(f"{json.dumps([os.getpid(), key, recipient, len(message)])}\n".encode() + message)
                talk.flush()
                self._at("body told")
                reply = talk.readline()
                if not reply.startswith(b"354"):
                    return _receipt(reply, "untouched")
                before_dot()
                try:
                    talk.write(b".\n")
                    talk.flush()
                    self._at("dot sent")
                    return _receipt(talk.readline(), "unknown")
                except OSError:
                    return Receipt("unknown")
        except OSError:
            return Receipt("untouched")


class FileBook:
    """A Witness in a file, replaced as a whole."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def marks(self) -> Mapping[str, str]:
        return dict(json.loads(self._path.read_text(encoding="utf-8"))) if self._path.exists() else {}

    def put(self, marks: Mapping[str, str]) -> None:
        scratch = self._path.with_suffix(".part")
        scratch.write_text(json.dumps({**self.marks(), **marks}), encoding="utf-8")
        scratch.replace(self._path)


def live(job: Mapping[str, Any]) -> None:
    """One dispatch; it dies at a step if the job says so."""
    fuse = Fuse(job["die_at"], kill=lambda: os.kill(os.getpid(), signal.SIGKILL))
    place, now = Path(job["place"]), START + dt.timedelta(minutes=job["minute"])
    ledger = SqliteLedger(place / "state", now)
    for notice in ledger.notices:
        raise AssertionError(notice)
    watched = CrashingLedger(ledger, fuse)
    freeze_when_due(
        watched, memo("k", *job["recipients"], starts=START + dt.timedelta(days=9)), START + dt.timedelta(days=8), now
    )
    courier = CrashingCourier(LineCourier(job["port"], fuse.burn), fuse)
    dispatch(
        watched, courier, CrashingWitness(FileBook(place / "book.json"), fuse), lambda: now, Terms("s@example.com")
    )
    ledger.close()


def main() -> None:
    """A job a line; the answer is how its process ended: a signal's number below zero, or its exit code."""
    signal.pthread_sigmask(signal.SIG_BLOCK, [signal.SIGCHLD])
    for line in sys.stdin:
        job = json.loads(line)
        child = os.fork()
        if not child:
            try:
                live(job)
                os._exit(0)
            finally:
                traceback.print_exc()
                os._exit(70)
        if job["kill_after"] is not None and signal.sigtimedwait([signal.SIGCHLD], job["kill_after"]) is None:
            os.kill(child, signal.SIGKILL)
        _, status = os.waitpid(child, 0)
        signal.sigtimedwait([signal.SIGCHLD], 0)
        print(os.waitstatus_to_exitcode(status), flush=True)  # noqa: T201


def _receipt(reply: bytes, silent: str) -> Receipt:
    outcomes = {b"2": "accepted", b"4": "deferred", b"5": "refused"}
    return Receipt(outcomes.get(reply[:1], silent), int(reply[:3] or 0))  # type: ignore[arg-type]


if __name__ == "__main__":
    main()
