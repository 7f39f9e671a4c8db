"""What the service says of itself on the CEO tab.

Nothing in it changes but with what it tells of: a clock in it would make every look a change.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

OUTCOMES = ("accepted", "held", "refused", "waiting", "left_out")
"""What became of a memo's messages, in the order in which it is told."""


@dataclass(frozen=True, slots=True)
class LastMemo:
    """The memo of the review that begins at `review`; `at`: when the last message of it came to an end, None if all
    wait. `counts`: how many messages, by OUTCOMES.
    """

    review: dt.datetime
    at: dt.datetime | None
    counts: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class NextMemo:
    """The memo that is due next, and when."""

    review: dt.datetime
    due: dt.datetime


@dataclass(frozen=True, slots=True)
class ServiceState:
    """What the service says of itself; all moments are on the clocks of the spreadsheet's people.

    `changed`: since when the entries are as they are. `wrong`: by cause, as the alerts name them. `anew`: when the
    ledger was restored or begun anew, if no memo has gone out since.
    """

    changed: dt.datetime
    last: LastMemo | None = None
    next: NextMemo | None = None
    wrong: Sequence[str] = ()
    anew: dt.datetime | None = None
