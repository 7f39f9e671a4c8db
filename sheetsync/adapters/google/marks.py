"""The marks that we leave in a spreadsheet: whose it is, which tabs are ours, how often it was written."""

from __future__ import annotations

import hashlib
import json
import re
from dataclasses import dataclass

from sheetsync.adapters.google.structure import (
    IMPRINT_KEY,
    SPREADSHEET_KEY,
    TAB_KEY,
    Box,
    Json,
    Marker,
    Structure,
    Tab,
    frame_id,
)
from sheetsync.errors import BadConfig

_NAME = re.compile(r"sheetsync_generation_(\d+)")


def mark(key: str, value: str, standing: Marker | None, sheet_id: int | None = None) -> Json:
    """Sets a piece of developer metadata of a tab of ours, or of the spreadsheet."""
    if standing is not None:
        return {
            "updateDeveloperMetadata": {
                "dataFilters": [{"developerMetadataLookup": {"metadataId": standing.metadata_id}}],
                "developerMetadata": {"metadataValue": value},
                "fields": "metadataValue",
            }
        }
    location: Json = {"spreadsheet": True} if sheet_id is None else {"sheetId": sheet_id}
    new = {"metadataKey": key, "metadataValue": value, "location": location, "visibility": "DOCUMENT"}
    return {"createDeveloperMetadata": {"developerMetadata": new}}


def mark_tab(sheet_id: int, tab: Tab | None, said: Json, imprint: str = "") -> list[Json]:
    """Says that a tab is ours, and what we wrote to it."""
    there = tab.markers if tab is not None else {}
    value = json.dumps({**said, "tab": sheet_id}, separators=(",", ":"))
    found = [mark(TAB_KEY, value, there.get(TAB_KEY), sheet_id)]
    return [*found, mark(IMPRINT_KEY, imprint, there.get(IMPRINT_KEY), sheet_id)] if imprint else found


def frame(spreadsheet: Structure, sheet_id: int, tab: Tab | None, wanted: Box) -> list[Json]:
    """Lays the named range around a table, by which it is found when people insert or delete rows and columns; nothing
    if it lies there already.
    """
    if tab is not None and tab.frame == wanted:
        return []
    its_id = frame_id(sheet_id)
    gone: list[Json] = [{"deleteNamedRange": {"namedRangeId": its_id}}] if its_id in spreadsheet.named else []
    new = {"namedRangeId": its_id, "name": f"sheetsync_table_{sheet_id}", "range": wanted.on(sheet_id)}
    return [*gone, {"addNamedRange": {"namedRange": new}}]


@dataclass(frozen=True, slots=True)
class Turn:
    """One write among all writes: a second one that stands on the same state is refused as a whole by Google.

    Each takes the named range of the next generation, whose id follows from the spreadsheet and the number; an id that
    exists can't be added again. `token` tells our own write from another's.
    """

    spreadsheet_id: str
    generation: int
    token: str

    @classmethod
    def after(cls, spreadsheet: Structure, token: str) -> Turn:
        """The turn that comes next."""
        return cls(spreadsheet.spreadsheet_id, generation(spreadsheet) + 1, token)

    def requests(self, spreadsheet: Structure, sheet_id: int | None, said: Json) -> list[Json]:
        """What takes the turn; the range is a cell of a tab of ours. Without any the mark alone is set, which may be
        done twice.
        """
        cell = {"sheetId": sheet_id, "startRowIndex": 0, "endRowIndex": 1, "startColumnIndex": 0, "endColumnIndex": 1}
        taken: list[Json] = [
            {
                "addNamedRange": {
                    "namedRange": {
                        "namedRangeId": range_id(self.spreadsheet_id, self.generation),
                        "name": f"sheetsync_generation_{self.generation}",
                        "range": cell,
                    }
                }
            }
        ]
        taken = taken if sheet_id is not None else []
        taken += [{"deleteNamedRange": {"namedRangeId": old}} for old in generation_ranges(spreadsheet)]
        value = json.dumps(
            {**said, "spreadsheet": self.spreadsheet_id, "generation": self.generation, "token": self.token},
            separators=(",", ":"),
            ensure_ascii=False,
            sort_keys=True,
        )
        return [*taken, mark(SPREADSHEET_KEY, value, spreadsheet.markers.get(SPREADSHEET_KEY))]

    def was_taken(self, spreadsheet: Structure) -> bool:
        """Whether it is this very write that is in."""
        return spreadsheet.said.get("token") == self.token

    def is_open(self, spreadsheet: Structure) -> bool:
        """Whether nobody has written since."""
        return generation(spreadsheet) == self.generation - 1


def generation(spreadsheet: Structure) -> int:
    """How often a spreadsheet was written; by whichever of its two marks is left."""
    named = [int(match[1]) for name in spreadsheet.named.values() if (match := _NAME.fullmatch(name))]
    said = spreadsheet.said.get("generation")
    return max([*named, said if isinstance(said, int) else 0])


def generation_ranges(spreadsheet: Structure) -> list[str]:
    """The ids of the named ranges that are ours."""
    return [its_id for its_id, name in spreadsheet.named.items() if _NAME.fullmatch(name)]


def range_id(spreadsheet_id: str, number: int) -> str:
    """The id of a generation's named range."""
    digest = hashlib.sha256(f"{spreadsheet_id}/{number}".encode()).hexdigest()
    return str(int(digest[:12], 16))


def refuse_another(spreadsheet: Structure, company: str) -> None:
    """Raises BadConfig for a copy of the spreadsheet that was synced, and for another company's."""
    said = spreadsheet.said
    named = f"the spreadsheet {spreadsheet.title!r}"
    if "spreadsheet" in said and said["spreadsheet"] != spreadsheet.spreadsheet_id:
        raise BadConfig(
            f"{named} is a copy of another one that sheetsync keeps: nothing was read or written; check "
            "workbook.spreadsheet, or, if the copy shall be kept for itself from now on: `sheetsync init --take-over`"
        )
    owner = str(said.get("company", ""))
    if company and owner and owner != company:
        raise BadConfig(
            f"{named} is that of {owner!r}, not of {company!r}: nothing was read or written; check "
            "workbook.spreadsheet and workbook.company, or, if it was renamed: `sheetsync init --take-over`"
        )
