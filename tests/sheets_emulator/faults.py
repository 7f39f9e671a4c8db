"""Faults on demand: what goes wrong with the next requests that match."""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import dataclass

BEFORE = ("500", "502", "503", "html", "429", "401", "403", "404", "drop before apply", "hang")
AFTER = ("503 after apply", "truncated", "garbage", "drop after apply", "hang after apply")
KINDS = ("lag", *BEFORE, *AFTER)


def matches(wanted_method: str, wanted_path: str, method: str, path: str) -> bool:
    """Whether a request is meant; the exchange of tokens only when its path is named."""
    if path == "/token" and not wanted_path:
        return False
    return wanted_method.upper() in {"", method} and wanted_path in path


@dataclass
class Fault:
    """One kind of fault and how often it strikes yet."""

    kind: str
    method: str = ""
    path: str = ""
    times: int = 1
    seconds: float = 0.0
    retry_after: float | None = None

    def strikes(self, method: str, path: str) -> bool:
        return self.times > 0 and matches(self.method, self.path, method, path)


@dataclass
class Hook:
    """Something that happens just before the next matching request is handled."""

    callback: Callable[[], object]
    method: str
    path: str


class Faults:
    """The faults and hooks that wait for a request."""

    def __init__(self) -> None:
        self.lock = threading.Lock()
        self.waiting: list[Fault] = []
        self.hooks: list[Hook] = []
        self.released = threading.Event()
        self.closed = False

    def add(
        self,
        kind: str,
        *,
        method: str = "",
        path: str = "",
        times: int = 1,
        seconds: float = 0.0,
        retry_after: float | None = None,
    ) -> None:
        """For the next `times` requests of that method whose path contains `path`."""
        kind = kind.replace("-", " ").replace("_", " ")
        if kind not in KINDS:
            raise ValueError(f"unknown kind of fault: {kind!r}; there are {', '.join(KINDS)}")
        with self.lock:
            self.waiting.append(Fault(kind, method, path, times, seconds, retry_after))

    def clear(self) -> None:
        """No more faults and hooks; what hangs is released."""
        with self.lock:
            self.waiting.clear()
            self.hooks.clear()
        self.release()

    def release(self) -> None:
        """End every hang there is now."""
        with self.lock:
            self.released.set()
            if not self.closed:
                self.released = threading.Event()

    def close(self) -> None:
        """Nothing hangs any more, whatever comes."""
        self.clear()
        with self.lock:
            self.closed = True
            self.released.set()

    def take(self, method: str, path: str) -> list[Fault]:
        """The faults of this request: every lag and one other."""
        with self.lock:
            found: list[Fault] = []
            for fault in self.waiting:
                if fault.strikes(method, path) and (fault.kind == "lag" or all(f.kind == "lag" for f in found)):
                    fault.times -= 1
                    found.append(fault)
            self.waiting = [fault for fault in self.waiting if fault.times > 0]
            return found

    def add_hook(self, hook: Hook) -> None:
        with self.lock:
            self.hooks.append(hook)

    def take_hooks(self, method: str, path: str) -> list[Hook]:
        with self.lock:
            hooks = [h for h in self.hooks if matches(h.method, h.path, method, path)]
            self.hooks = [h for h in self.hooks if h not in hooks]
            return hooks

    def hang(self, seconds: float) -> None:
        """Until released, at most `seconds` if that is said."""
        with self.lock:
            event = self.released
        event.wait(seconds or None)
