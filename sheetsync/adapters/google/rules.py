"""Rules of conditional formatting that stay with a tab, told from people's own and never piled up."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sheetsync.adapters.google.look import cell_format
from sheetsync.adapters.google.structure import Json
from sheetsync.adapters.styles import look
from sheetsync.core.grid import letters
from sheetsync.core.layout import Highlight, Sheet

OURS = 'N("sheetsync")'
"""Is 0 in a formula and changes nothing; it tells our rules, which have no ids, from those that people added."""


def rules(sheet: Sheet, sheet_id: int, standing: Sequence[Json]) -> list[Json]:
    """What makes our rules those of the sheet; none if they are already so."""
    wanted = [_rule(highlight, sheet, sheet_id) for highlight in sheet.highlights]
    ours = [index for index, rule in enumerate(standing) if OURS in formula(rule)]
    if [_told(standing[index]) for index in ours] == [_told(rule) for rule in wanted]:
        return []
    # From the last one on: each deletion moves those behind it.
    requests: list[Json] = [
        {"deleteConditionalFormatRule": {"sheetId": sheet_id, "index": index}} for index in reversed(ours)
    ]
    left = len(standing) - len(ours)
    return requests + [
        {"addConditionalFormatRule": {"rule": rule, "index": left + number}} for number, rule in enumerate(wanted)
    ]


def formula(rule: Json) -> str:
    """A rule's formula; "" for a rule of another kind."""
    condition: Json = rule.get("booleanRule", {}).get("condition", {})
    return str(next((value.get("userEnteredValue", "") for value in condition.get("values", ())), ""))


def _rule(highlight: Highlight, sheet: Sheet, sheet_id: int) -> Json:
    """Without separators between arguments, which a formula has according to the locale."""
    text = highlight.text.replace('"', '""')
    place = f"${letters(highlight.column)}{highlight.first + 1}"
    wanted = cell_format(look(highlight.style, sheet.lang))["textFormat"]
    shown: dict[str, Any] = {"textFormat": {key: wanted[key] for key in ("bold", "foregroundColorStyle")}}
    # Without a last row the rule never has to change: rules go by their place, which people move.
    cells = {
        "sheetId": sheet_id,
        "startRowIndex": highlight.first,
        "startColumnIndex": highlight.column,
        "endColumnIndex": highlight.column + 1,
    }
    condition = {"type": "CUSTOM_FORMULA", "values": [{"userEnteredValue": f'=({place}="{text}")*(1-{OURS})'}]}
    return {"ranges": [cells], "booleanRule": {"condition": condition, "format": shown}}


def _told(rule: Json) -> tuple[Any, str]:
    cells = [{key: value for key, value in box.items() if value} for box in rule.get("ranges", ())]
    return cells, formula(rule)
