"""Requests about conditional formats. They have no ids, only their place in the tab's list."""

from __future__ import annotations

from tests.sheets_emulator.book import Tab
from tests.sheets_emulator.looks import kept
from tests.sheets_emulator.wire import Json, invalid

from .context import Batch, Handler


def completed(batch: Batch, rule: Json) -> tuple[Tab, Json]:
    """The rule as it is kept, and the tab of its ranges."""
    rule = kept(rule)
    ranges = [batch.full(grid_range) for grid_range in rule.get("ranges", [])]
    if not ranges:
        raise invalid("ConditionalFormatRule.ranges must not be empty")
    if len({grid_range["sheetId"] for grid_range in ranges}) > 1:
        raise invalid("All ranges of a conditional format rule must be on the same sheet")
    if ("booleanRule" in rule) == ("gradientRule" in rule):
        raise invalid("Exactly one of booleanRule and gradientRule must be set")
    return batch.tab(ranges[0]), {**rule, "ranges": ranges}


def add_rule(batch: Batch, request: Json) -> None:
    tab, rule = completed(batch, request["rule"])
    rules = tab.objects["conditionalFormats"]
    index = request.get("index", 0)
    if index > len(rules):
        raise invalid(f"Cannot add a conditional format at index {index}: the sheet has {len(rules)}")
    rules.insert(index, rule)


def found(batch: Batch, request: Json) -> tuple[Tab, int]:
    tab, index = batch.tab(request), request.get("index", 0)
    if not 0 <= index < len(tab.objects["conditionalFormats"]):
        raise invalid(f"No conditional format on sheet: {tab.sheet_id} at index: {index}")
    return tab, index


def update_rule(batch: Batch, request: Json) -> Json:
    tab, index = (
        found(batch, {"sheetId": completed(batch, request["rule"])[0].sheet_id, **request})
        if "rule" in request
        else found(batch, request)
    )
    rules = tab.objects["conditionalFormats"]
    old = rules.pop(index)
    if "rule" in request:
        rules.insert(index, completed(batch, request["rule"])[1])
        return {"newRule": rules[index], "newIndex": index, "oldRule": old}
    target = request.get("newIndex", 0)
    if not 0 <= target <= len(rules):
        raise invalid(f"newIndex {target} is out of range: the sheet has {len(rules) + 1} conditional formats")
    rules.insert(target, old)
    return {"newRule": old, "newIndex": target, "oldIndex": index}


def delete_rule(batch: Batch, request: Json) -> Json:
    tab, index = found(batch, request)
    return {"rule": tab.objects["conditionalFormats"].pop(index)}


REQUESTS: dict[str, Handler] = {
    "addConditionalFormatRule": add_rule,
    "updateConditionalFormatRule": update_rule,
    "deleteConditionalFormatRule": delete_rule,
}
