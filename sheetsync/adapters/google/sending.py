"""A batch sent so that it is applied exactly once, whatever becomes of the answer."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

import msgspec

from sheetsync.adapters.google.answers import RefusedByGoogle
from sheetsync.adapters.google.guard import Ours, refuse_foreign
from sheetsync.adapters.google.marks import Turn
from sheetsync.adapters.google.structure import Structure
from sheetsync.adapters.google.transport import Transport, Unsettled
from sheetsync.core.grid import a1
from sheetsync.errors import Busy, NotPermitted, Unavailable

TRIES = 4


class Sender:
    """Sends batches to one spreadsheet. `look` reads its structure anew."""

    def __init__(self, transport: Transport, spreadsheet_id: str, look: Callable[[], Structure]) -> None:
        self._transport = transport
        self._path = f"/v4/spreadsheets/{spreadsheet_id}:batchUpdate"
        self._look = look

    def send(self, requests: Sequence[Mapping[str, Any]], ours: Ours) -> None:
        """Once, and Unsettled if nobody knows what became of it. ForeignRequest if it names what isn't ours."""
        refuse_foreign(requests, ours)
        self._transport.write(self._path, msgspec.json.encode({"requests": requests}))

    def send_in_turn(self, requests: Sequence[Mapping[str, Any]], ours: Ours, turn: Turn, seen: Structure) -> None:
        """A batch that takes its turn. An answer that is lost is looked for in the spreadsheet before anything is sent
        again; the same batch can't be applied twice. Raises Busy if somebody else wrote, or changed what the batch
        stands on.
        """
        for attempt in range(TRIES):
            try:
                self.send(requests, ours)
                return
            except Unsettled:
                if self._is_in(turn):
                    return
            except RefusedByGoogle as refused:
                if self._is_in(turn):
                    return
                if changed(seen, self._look()):
                    raise _busy() from refused
                raise
            except NotPermitted as refused:
                if walls := list(_walls(self._look(), ours)):
                    raise NotPermitted(refused.message, *walls) from refused
                raise
            self._transport.pause(attempt)
        raise Unavailable("Google doesn't confirm what was written; nothing is lost: run the same command again later")

    def _is_in(self, turn: Turn) -> bool:
        """Whether the batch was applied. Raises Busy if another one was."""
        now = self._look()
        if turn.was_taken(now):
            return True
        if not turn.is_open(now):
            raise _busy()
        return False


def changed(before: Structure, now: Structure) -> bool:
    """Whether people (or another service) changed what a batch stands on."""
    return (before.tabs, before.named, before.markers) != (now.tabs, now.named, now.markers)


def _walls(spreadsheet: Structure, ours: Ours) -> Iterator[str]:
    """The protected ranges that keep us from what we write to."""
    for tab in spreadsheet.tabs:
        for wall in tab.protections if tab.sheet_id in ours.tabs else ():
            if wall.blocks:
                box = wall.box
                first, last = a1(box.top, box.left), a1(box.bottom - 1, box.right - 1)
                yield f"{tab.title}!{first}:{last} {wall.description}".strip()


def _busy() -> Busy:
    return Busy(
        "the spreadsheet's tabs were changed while sheetsync worked on them; nothing was written: run the same command "
        "again"
    )
