"""The last good state of the numbers: what a memo is made of when newer ones can't be had."""

from __future__ import annotations

import base64
import datetime as dt
import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial
from typing import Any, Protocol

from sheetsync.core.agenda import Meeting
from sheetsync.core.memo import Picture, RenderedMemo
from sheetsync.ports import Ledger
from sheetsync.service.testimony import RememberingLedger

_NAME = "last good"


class KeptLedger(RememberingLedger, Protocol):
    """A ledger that copies itself whenever a memo is finished."""

    backup_fault: str
    """Why the last copy could not be made, "" if it could."""
    failed_backups: int
    """Since the start."""

    def back_up(self) -> None:
        """Make one; raises nothing."""


@dataclass(frozen=True, slots=True)
class LastGood:
    """The memo as of the last sync that succeeded, the meetings, and when that was; nothing before the first."""

    memo: RenderedMemo | None = None
    meetings: tuple[Meeting, ...] = ()
    synced: dt.datetime | None = None

    @classmethod
    def of(cls, ledger: Ledger) -> LastGood:
        """As it was kept, also before a restart."""
        try:
            told = json.loads(ledger.noted(_NAME) or "{}")
            if not told:
                return cls()
            meetings = tuple(
                Meeting(
                    one["id"],
                    dt.datetime.fromisoformat(one["starts"]),
                    dt.datetime.fromisoformat(one["local"]),
                    tuple(one["participants"]),
                    one["note"],
                )
                for one in told["meetings"]
            )
            return cls(_memo(told["memo"]), meetings, dt.datetime.fromisoformat(told["synced"]))
        except (ValueError, KeyError, TypeError):
            return cls()

    def keep(self, ledger: Ledger) -> None:
        """Remember it."""
        if self.memo is None or self.synced is None:
            return
        memo = {"subject": self.memo.subject, "text": self.memo.text, "html": self.memo.html}
        pictures = [
            {
                "cid": one.cid,
                "alt": one.alt,
                "width": one.width,
                "height": one.height,
                "png": base64.b64encode(one.png()).decode(),
            }
            for one in self.memo.pictures
        ]
        meetings = [
            {
                "id": one.id,
                "starts": one.starts.isoformat(),
                "local": one.local.isoformat(),
                "participants": list(one.participants),
                "note": one.note,
            }
            for one in self.meetings
        ]
        ledger.note(
            _NAME,
            json.dumps(
                {"memo": {**memo, "pictures": pictures}, "meetings": meetings, "synced": self.synced.isoformat()}
            ),
        )


def _memo(told: Mapping[str, Any]) -> RenderedMemo:
    """As it was kept."""
    pictures = [Picture(**{**one, "png": partial(base64.b64decode, one["png"])}) for one in told.get("pictures", ())]
    return RenderedMemo(**{**told, "pictures": tuple(pictures)})
