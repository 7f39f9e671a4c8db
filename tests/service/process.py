"""The service as a process of its own, heard line by line."""

from __future__ import annotations

import json
import queue
import signal
import subprocess
import threading
import time
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any

PATIENCE = 60.0
"""Seconds after which a test that hangs fails instead."""


class Serve:
    """The process. `said` is all that was heard of it, on both of its outputs."""

    def __init__(self, command: Sequence[str], folder: Path, environment: Mapping[str, str]) -> None:
        self.process = subprocess.Popen(
            command, cwd=folder, env=dict(environment), stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
        )
        self.said: list[str] = []
        self._lines: queue.Queue[str | None] = queue.Queue()
        self._ear = threading.Thread(target=self._listen)
        self._ear.start()

    def hears(self, event: str, **values: object) -> Mapping[str, Any]:
        """The next line of a JSON log that tells of an event; what came before it is passed over."""
        wanted = {"event": event, **values}
        return _told(self.says(lambda line: wanted.items() <= _told(line).items(), str(wanted)))

    def says(self, is_it: Callable[[str], bool], wanted: str) -> str:
        """The next line of which that is true. AssertionError if the process ends before, or patience does."""
        ends, how = time.monotonic() + PATIENCE, "went on"
        with suppress(queue.Empty):
            while (line := self._lines.get(timeout=max(0.0, ends - time.monotonic()))) is not None:
                if is_it(line):
                    return line
            how = "ended"
        raise AssertionError(f"it {how} without {wanted}:\n" + "".join(self.said))

    def hang_up(self) -> None:
        self.process.send_signal(signal.SIGHUP)

    def stop(self, number: signal.Signals = signal.SIGTERM) -> int:
        """Its exit code."""
        self.process.send_signal(number)
        return self.ended()

    def ended(self, seconds: float = PATIENCE) -> int:
        code = self.process.wait(timeout=seconds)
        self._ear.join()
        return code

    def close(self) -> None:
        """Whatever it does, it is over."""
        if self.process.poll() is None:
            self.process.kill()
        self.ended()
        assert self.process.stdout is not None
        self.process.stdout.close()

    def _listen(self) -> None:
        assert self.process.stdout is not None
        for line in self.process.stdout:
            self.said.append(line)
            self._lines.put(line)
        self._lines.put(None)


def _told(line: str) -> dict[str, Any]:
    return dict(json.loads(line)) if line.startswith("{") else {}
