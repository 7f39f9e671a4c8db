"""Requests about named ranges. An id that exists is an error, and so is one that doesn't."""

from __future__ import annotations

import re

from tests.sheets_emulator.areas import parsed_cells
from tests.sheets_emulator.masks import written
from tests.sheets_emulator.wire import Json, deep_copy, invalid

from .context import Batch, Handler, mask_of, position_in

NAME = re.compile(r"[^\W\d]\w{0,249}\Z")


def check_name(batch: Batch, named: Json) -> None:
    name = named.get("name", "")
    if not NAME.match(name) or parsed_cells(name) or name.casefold() in {"true", "false"}:
        raise invalid(f'The name "{name}" is not a valid name for a named range.')
    for other in batch.book.named_ranges:
        if other["name"].casefold() == name.casefold() and other["namedRangeId"] != named["namedRangeId"]:
            raise invalid(f'A named range with the name "{name}" already exists. Please enter another name.')


def add_named_range(batch: Batch, request: Json) -> Json:
    named = deep_copy(request["namedRange"])
    named_id = named.get("namedRangeId") or str(batch.book.free_id(named.get("name", "")))
    if position_in(batch.book.named_ranges, "namedRangeId", named_id) is not None:
        raise invalid(f"A named range with id {named_id} already exists.")
    named = {"namedRangeId": named_id, **named}
    check_name(batch, named)
    if "range" not in named:
        raise invalid("namedRange.range must be set")
    named["range"] = batch.full(named["range"])
    batch.book.named_ranges.append(named)
    return {"namedRange": named}


def found(batch: Batch, named_id: str) -> int:
    at = position_in(batch.book.named_ranges, "namedRangeId", named_id)
    if at is None:
        raise invalid(f"There is no named range with id: {named_id}")
    return at


def update_named_range(batch: Batch, request: Json) -> None:
    at = found(batch, request["namedRange"].get("namedRangeId", ""))
    mask = {name: inner for name, inner in mask_of(request).items() if name != "namedRangeId"}
    old = batch.book.named_ranges[at]
    named = {**written(mask, old, request["namedRange"]), "namedRangeId": old["namedRangeId"]}
    check_name(batch, named)
    named["range"] = batch.full(named.get("range", {}))
    batch.book.named_ranges[at] = named


def delete_named_range(batch: Batch, request: Json) -> None:
    del batch.book.named_ranges[found(batch, request.get("namedRangeId", ""))]


REQUESTS: dict[str, Handler] = {
    "addNamedRange": add_named_range,
    "updateNamedRange": update_named_range,
    "deleteNamedRange": delete_named_range,
}
