"""What was mailed, remembered in the spreadsheet itself: a mark that outlives the service's own folder."""

from __future__ import annotations

import json
import uuid
from collections.abc import Callable, Mapping

from sheetsync.adapters.google.guard import Ours
from sheetsync.adapters.google.marks import Turn, generation_ranges, mark
from sheetsync.adapters.google.reading import read_structure
from sheetsync.adapters.google.sending import Sender
from sheetsync.adapters.google.structure import SPREADSHEET_KEY, Structure
from sheetsync.adapters.google.transport import Transport

KEY = f"{SPREADSHEET_KEY}.memos"
MOST_CHARACTERS = 24_000
"""Google keeps 30,000 for a spreadsheet; the oldest marks go first."""


class GoogleWitness:
    """The Witness of one spreadsheet."""

    def __init__(
        self, transport: Transport, spreadsheet_id: str, token: Callable[[], str] = lambda: uuid.uuid4().hex
    ) -> None:
        self._transport = transport
        self._id = spreadsheet_id
        self._token = token

    def marks(self) -> Mapping[str, str]:
        """All marks, the oldest first."""
        return _marks(self._look())

    def put(self, marks: Mapping[str, str]) -> None:
        """Set some; raises like every write, and then none is set."""
        seen = self._look()
        standing = _marks(seen)
        if standing | dict(marks) == standing:
            return
        told = {name: state for name, state in standing.items() if name not in marks} | dict(marks)
        turn = Turn.after(seen, self._token())
        owned = list(seen.owned.values())
        said = {key: value for key, value in seen.said.items() if key not in ("generation", "token", "spreadsheet")}
        requests = [
            mark(KEY, _fitting(told), seen.markers.get(KEY)),
            *turn.requests(seen, owned[0].sheet_id if owned else None, said),
        ]
        ours = Ours(
            tabs={tab.sheet_id for tab in owned},
            metadata={marker.metadata_id for marker in seen.markers.values()},
            named=generation_ranges(seen),
        )
        Sender(self._transport, self._id, self._look).send_in_turn(requests, ours, turn, seen)

    def _look(self) -> Structure:
        return read_structure(self._transport, self._id)


def _marks(seen: Structure) -> dict[str, str]:
    told = seen.markers[KEY].said() if KEY in seen.markers else {}
    return {str(name): str(state) for name, state in told.items()}


def _fitting(marks: dict[str, str]) -> str:
    """The marks as metadata, as many of the newest as there is room for."""
    told = json.dumps(marks, separators=(",", ":"))
    while len(told) > MOST_CHARACTERS:
        marks.pop(next(iter(marks)))
        told = json.dumps(marks, separators=(",", ":"))
    return told
