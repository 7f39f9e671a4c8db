"""What is wrong now, by cause; whoever is to know it is told."""

from __future__ import annotations

import datetime as dt
import traceback
from collections.abc import Callable
from contextlib import suppress
from pathlib import PurePath

from sheetsync.adapters.logs import Log
from sheetsync.errors import DiskFault, SheetsyncError
from sheetsync.service.alerts import Alerts

_BY_STEP = {"sync": "access", "reload": "config"}
"""What a step that ends with an error of ours means; of the others, that no mail goes out."""


class Faults:
    """`now`: what is wrong, in words, by cause."""

    def __init__(self, alerts: Callable[[], Alerts], clock: Callable[[], dt.datetime], log: Log) -> None:
        self.now: dict[str, str] = {}
        self._steps: dict[str, str] = {}
        self._alerts, self._clock, self._log = alerts, clock, log

    def guarded(self, what: str, step: Callable[[], bool | None]) -> bool:
        """Whether a step went well; what it raises ends it alone and is a fault until the same step goes well. A step
        that had nothing to do says False.
        """
        try:
            if step() is False:
                return False
        except DiskFault as error:
            self.wrong("disk", str(error), step=what)
        except SheetsyncError as error:
            self.wrong(_BY_STEP.get(what, "mail"), str(error))
        except Exception as error:  # noqa: BLE001 - whatever it is, the next tick comes
            # Its message could hold what stands in a cell: the log gets the kind and the lines of code.
            frames = traceback.extract_tb(error.__traceback__)
            lines = [f"{PurePath(frame.filename).name}:{frame.lineno}" for frame in frames[-6:]]
            self._log("bug", step=what, kind=type(error).__name__, lines=lines)
            self.wrong("bug", f"{type(error).__name__} in {lines[-1] if lines else what}", step=what)
        else:
            for cause in ("disk", "bug"):
                if self._steps.get(cause, what) == what:  # another step's success says nothing about it
                    self.right(cause)
            return True
        return False

    def wrong(self, cause: str, text: str, *, step: str = "") -> None:
        """Something is wrong: it is logged once, and the operator is told."""
        self.note(cause, text)
        if step:
            self._steps[cause] = step
        self.tell(cause, text)

    def note(self, cause: str, text: str) -> None:
        """Something is wrong that the operator needn't be told yet."""
        if self.now.get(cause) != text:
            self._log("fault", cause=cause)
        self.now[cause] = text

    def tell(self, cause: str, text: str, *, about: str = "") -> None:
        """Tell the operator, about something that isn't a state, too."""
        with suppress(SheetsyncError):  # a ledger that can't be written is a fault already
            self._alerts().tell(cause, text, self._clock(), about=about)

    def right(self, cause: str) -> None:
        """It isn't wrong any more."""
        if self.now.pop(cause, None) is not None:
            self._steps.pop(cause, None)
            self._log("mended", cause=cause)
