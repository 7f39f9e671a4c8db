"""A process that dies at the n-th step that leaves a trace: the ports, wrapped."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping, Sequence

from sheetsync.core.agenda import Known
from sheetsync.ports import Courier, Delivery, Frozen, Receipt, State, Witness
from sheetsync.service.testimony import RememberingLedger


class Crash(BaseException):
    """The process is gone; no handler of errors gets to see it."""


class Fuse:
    """Burns down step by step. Who is dead stays dead: nothing that cleans up reaches the world any more."""

    def __init__(self, at: int | None = None, kill: Callable[[], None] | None = None) -> None:
        self.at = at
        self.labels: list[str] = []
        self._dead = False
        self._kill = kill

    @property
    def burnt(self) -> int:
        return len(self.labels)

    def burn(self, label: str) -> None:
        """One step; labels name it."""
        if self._dead:
            raise Crash
        self.labels.append(label)
        if self.at is not None and len(self.labels) >= self.at:
            self._dead = True
            if self._kill:
                self._kill()
            raise Crash


class CrashingLedger:
    """A ledger of a process that may die before and after each thing it writes."""

    def __init__(self, ledger: RememberingLedger, fuse: Fuse) -> None:
        self._ledger, self._fuse = ledger, fuse
        self._states: dict[tuple[str, str], State] = {}

    @property
    def memory(self) -> bool:
        return self._ledger.memory

    @property
    def is_first(self) -> bool:
        return self._ledger.is_first

    def regain(self) -> None:
        self._fuse.burn("before regain")
        self._ledger.regain()
        self._fuse.burn("after regain")

    def first_start(self) -> dt.datetime:
        return self._ledger.first_start()

    def known(self) -> Sequence[Known]:
        return self._ledger.known()

    def freeze(self, memo: Frozen, now: dt.datetime) -> bool:
        self._fuse.burn("before freeze")
        frozen = self._ledger.freeze(memo, now)
        self._fuse.burn("after freeze")
        return frozen

    def deliveries(self, key: str = "") -> Sequence[Delivery]:
        found = self._ledger.deliveries(key)
        self._states |= {(delivery.key, delivery.recipient): delivery.state for delivery in found}
        return found

    def message(self, key: str, recipient: str) -> bytes:
        return self._ledger.message(key, recipient)

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
        step = f"{self._states.get((key, recipient), '?')}>{state}"
        self._fuse.burn(f"before {step}")
        moved = self._ledger.move(
            key, recipient, state, now, code=code, text=text, queue_id=queue_id, next_try=next_try
        )
        self._states[key, recipient] = moved.state
        self._fuse.burn(f"after {step}")
        return moved

    def note(self, name: str, value: str) -> None:
        kind = name.partition("/")[0]
        self._fuse.burn(f"before noting {kind}")
        self._ledger.note(name, value)
        self._fuse.burn(f"after noting {kind}")

    def noted(self, name: str) -> str:
        return self._ledger.noted(name)

    def close(self) -> None:
        self._ledger.close()


class CrashingWitness:
    """A witness of a process that may die before and after each put."""

    def __init__(self, witness: Witness, fuse: Fuse) -> None:
        self._witness, self._fuse = witness, fuse

    def marks(self) -> Mapping[str, str]:
        return self._witness.marks()

    def put(self, marks: Mapping[str, str]) -> None:
        self._fuse.burn("before put")
        self._witness.put(marks)
        self._fuse.burn("after put")


class CrashingCourier:
    """A courier of a process that may die before and after each dialog."""

    def __init__(self, courier: Courier, fuse: Fuse) -> None:
        self._courier, self._fuse = courier, fuse

    def hand_over(self, sender: str, recipient: str, message: bytes, before_dot: Callable[[], None]) -> Receipt:
        self._fuse.burn("before the dialog")
        receipt = self._courier.hand_over(sender, recipient, message, before_dot)
        self._fuse.burn("after the dialog")
        return receipt
