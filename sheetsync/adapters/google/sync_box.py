"""The "Sync now" box beside the CEO's table: a person ticks it, and the summary tabs are brought up to date at once."""

from __future__ import annotations

import uuid
from collections.abc import Callable

import msgspec

from sheetsync.adapters.google.answers import RefusedByGoogle
from sheetsync.adapters.google.guard import Ours
from sheetsync.adapters.google.marks import Turn, generation_ranges
from sheetsync.adapters.google.reading import read_formulas, read_structure
from sheetsync.adapters.google.sending import Sender
from sheetsync.adapters.google.structure import Box, Json, Structure, Tab
from sheetsync.adapters.google.tab_writing import widened
from sheetsync.adapters.google.transport import Transport
from sheetsync.core.lang import Lang, say

ROLE = "ceo"
NAME, ITS_ID = "sheetsync_now", "7230910475"
"""The named range of the box: it moves along when people insert rows and columns."""
ROOM = 6
"""So many columns right of the table are tried for two free cells."""


class SyncBox:
    """The Button of a Google spreadsheet."""

    def __init__(
        self,
        transport: Transport,
        spreadsheet_id: str,
        lang: Lang,
        token: Callable[[], str] = lambda: uuid.uuid4().hex,
    ) -> None:
        self._transport = transport
        self._id = spreadsheet_id
        self._lang: Lang = lang
        self._token = token

    def is_pressed(self) -> bool | None:
        """One small read."""
        path = f"/v4/spreadsheets/{self._id}/values/{NAME}"
        try:
            answer = self._transport.read("GET", path, params={"valueRenderOption": "UNFORMATTED_VALUE"})
        except RefusedByGoogle:
            return None
        return bool(msgspec.json.decode(answer).get("values", [[False]])[0][0] is True)

    def release(self) -> None:
        """Untick it; if it isn't there, put it into two free cells right of the table, if there are any."""
        seen = self._look()
        tab = seen.owned.get(ROLE)
        if tab is None:
            return
        box = _standing(seen, tab)
        requests = [_set(box, tab)] if box else self._placed(seen, tab)
        if not requests:
            return
        turn = Turn.after(seen, self._token())
        said = {key: value for key, value in seen.said.items() if key not in ("generation", "token", "spreadsheet")}
        requests += turn.requests(seen, tab.sheet_id, said)
        ours = Ours(
            tabs={tab.sheet_id},
            metadata={marker.metadata_id for marker in seen.markers.values()},
            named={*generation_ranges(seen), ITS_ID},
        )
        Sender(self._transport, self._id, self._look).send_in_turn(requests, ours, turn, seen)

    def _placed(self, seen: Structure, tab: Tab) -> list[Json]:
        """What makes the box; nothing if people use the cells beside the table."""
        first = tab.area.right + 1
        within = [column for column in range(first, first + ROOM) if column < tab.columns]
        found = read_formulas(self._transport, self._id, [(tab.sheet_id, 0, column) for column in within])
        used = {column for _, _, column in (place for place, cell in found.items() if cell is not None)}
        column = next((at for at in range(first, first + ROOM) if not {at, at + 1} & used), None)
        if column is None:
            return []
        label, box = Box(0, column, 1, column + 1), Box(0, column + 1, 1, column + 2)
        text = {"userEnteredValue": {"stringValue": say(self._lang, "ceo.sync_now")}}
        rule = {"condition": {"type": "BOOLEAN"}, "strict": True}
        named = {"namedRangeId": ITS_ID, "name": NAME, "range": box.on(tab.sheet_id)}
        gone: list[Json] = [{"deleteNamedRange": {"namedRangeId": ITS_ID}}] if ITS_ID in seen.named else []
        return [
            *widened(tab, tab.rows, max(tab.columns, column + 2)),
            _values(label, tab, text),
            _set(box, tab),
            {"setDataValidation": {"range": box.on(tab.sheet_id), "rule": rule}},
            *gone,
            {"addNamedRange": {"namedRange": named}},
        ]

    def _look(self) -> Structure:
        return read_structure(self._transport, self._id)


def _standing(seen: Structure, tab: Tab) -> Box | None:
    """Where the box is; None if people deleted it."""
    place = seen.ranges.get(ITS_ID, {})
    if place.get("sheetId", 0) != tab.sheet_id or "endRowIndex" not in place:
        return None
    box = Box.of(place, tab.rows, tab.columns)
    return None if box.is_empty else box


def _set(box: Box, tab: Tab) -> Json:
    return _values(box, tab, {"userEnteredValue": {"boolValue": False}})


def _values(box: Box, tab: Tab, cell: Json) -> Json:
    told = {"range": box.on(tab.sheet_id), "rows": [{"values": [cell]}], "fields": "userEnteredValue"}
    return {"updateCells": told}
