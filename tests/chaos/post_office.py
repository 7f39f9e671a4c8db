"""The server to which the victims talk. It outlives them, and so it knows the truth."""

from __future__ import annotations

import json
import os
import random
import signal
import socket
import threading
from collections import Counter
from contextlib import suppress
from types import TracebackType

CONDUCTS = (
    "accept",
    "defer recipient",
    "refuse recipient",
    "drop at once",
    "defer",
    "refuse",
    "drop and don't take",
    "take and drop",
    "kill before taking",
    "take and kill",
    "take, answer and kill",
)


class PostOffice:
    """Takes messages on a loopback port, one conversation at a time, and conducts itself by its dice.

    `rough`: how often it does anything else but accept. Of whom the sender can't know, stands in `in_doubt`.
    """

    def __init__(self) -> None:
        self._socket = socket.create_server(("127.0.0.1", 0))
        self.port = int(self._socket.getsockname()[1])
        self._thread = threading.Thread(target=self._serve, daemon=True)
        self.begin(0, 0.0)

    def begin(self, seed: int, rough: float) -> None:
        """A new episode."""
        self._rng, self.rough = random.Random(seed), rough  # noqa: S311
        self.copies: Counter[str] = Counter()
        self.in_doubt: set[str] = set()
        self.refused: set[str] = set()
        self.at_dot = ""
        """Who was told everything but the dot, in the last conversation."""

    def killed(self) -> None:
        """The process at the other end is gone: what it was about is in doubt."""
        if self.at_dot:
            self.in_doubt.add(self.at_dot)

    def __enter__(self) -> PostOffice:
        self._thread.start()
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        with suppress(OSError), socket.create_connection(("127.0.0.1", self.port)) as line:
            line.sendall(b"end\n")
        self._thread.join()
        self._socket.close()

    def _serve(self) -> None:
        while True:
            line, _ = self._socket.accept()
            with line:
                try:
                    if not self._converse(line):
                        return
                except OSError:
                    pass  # they were killed

    def _converse(self, line: socket.socket) -> bool:
        with line.makefile("rb") as talk:
            first = talk.readline()
            if first == b"end\n":
                return False
            if not first.endswith(b"\n"):
                return True
            self.at_dot = ""
            pid, _key, recipient, length = json.loads(first)
            conduct = self._rng.choice(CONDUCTS) if self._rng.random() < self.rough else "accept"
            if len(talk.read(length)) < length or conduct == "drop at once":
                return True
            if conduct in ("defer recipient", "refuse recipient"):
                if conduct == "refuse recipient":
                    self.refused.add(recipient)
                line.sendall(b"450 later\n" if conduct == "defer recipient" else b"550 no such user\n")
                return True
            self.at_dot = recipient
            line.sendall(b"354 go ahead\n")
            if talk.readline() == b".\n":
                self._take(line, conduct, pid, recipient)
        return True

    def _take(self, line: socket.socket, conduct: str, pid: int, recipient: str) -> None:
        if conduct == "kill before taking":
            os.kill(pid, signal.SIGKILL)
            return
        if conduct in ("accept", "take and drop", "take and kill", "take, answer and kill"):
            self.copies[recipient] += 1
        if conduct == "refuse":
            self.refused.add(recipient)
        if conduct in ("take and drop", "drop and don't take"):
            self.in_doubt.add(recipient)
        replies = {"accept": b"250 queued\n", "defer": b"451 later\n", "refuse": b"554 policy\n"}
        if reply := replies.get(conduct, b"250 queued\n" if conduct.startswith("take, answer") else b""):
            line.sendall(reply)
        if conduct.endswith("kill"):
            os.kill(pid, signal.SIGKILL)
