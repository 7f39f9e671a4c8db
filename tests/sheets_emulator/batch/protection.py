"""Requests about protected ranges; `requestingUserCanEdit` is never stored, it depends on who asks."""

from __future__ import annotations

from tests.sheets_emulator.book import Spreadsheet, Tab
from tests.sheets_emulator.masks import written
from tests.sheets_emulator.wire import Json, deep_copy, invalid

from .context import PROTECTED, Batch, Handler, mask_of, may_edit, position_in


def add_protected_range(batch: Batch, request: Json) -> Json:
    wanted = deep_copy(request["protectedRange"])
    wanted.pop("requestingUserCanEdit", None)
    tab = home(batch, wanted)
    protected_id = wanted.get("protectedRangeId")
    if protected_id is None:
        protected_id = batch.book.free_id(f"protected {len(tab.objects['protectedRanges'])} {tab.title}")
    if any(
        position_in(t.objects["protectedRanges"], "protectedRangeId", protected_id) is not None for t in batch.book.tabs
    ):
        raise invalid(f"A protected range with id {protected_id} already exists.")
    kept = completed(batch, {"protectedRangeId": protected_id, **wanted})
    tab.objects["protectedRanges"].append(kept)
    return {"protectedRange": told(batch.book, kept, batch.account)}


def home(batch: Batch, protection: Json) -> Tab:
    if "namedRangeId" in protection:
        at = position_in(batch.book.named_ranges, "namedRangeId", protection["namedRangeId"])
        if at is None:
            raise invalid(f"There is no named range with id: {protection['namedRangeId']}")
        return batch.tab(batch.book.named_ranges[at]["range"])
    if "range" not in protection:
        raise invalid("protectedRange.range must be set")
    return batch.tab(protection["range"])


def completed(batch: Batch, protection: Json) -> Json:
    """As it is kept: full ranges; who protects may always edit; a warning has no editors."""
    if "range" in protection:
        protection["range"] = batch.full(protection["range"])
    for name in ("unprotectedRanges",):
        if name in protection:
            protection[name] = [batch.full(grid_range) for grid_range in protection[name]]
    if protection.get("warningOnly"):
        protection.pop("editors", None)
        return protection
    protection.pop("warningOnly", None)
    editors = protection.setdefault("editors", {})
    editors["users"] = sorted({*editors.get("users", ()), *owners(batch.book), batch.account})
    protection["editors"] = {name: value for name, value in editors.items() if value}
    return protection


def owners(book: Spreadsheet) -> list[str]:
    return [email for email, role in book.shares.items() if role == "owner"]


def told(book: Spreadsheet, protection: Json, account: str) -> Json:
    """A protected range as that account is told of it; only who may edit it learns the editors."""
    shown = deep_copy(protection)
    if may_edit(book, protection, account):
        shown["requestingUserCanEdit"] = True
    else:
        shown.pop("editors", None)
    return shown


def found(batch: Batch, protected_id: int) -> tuple[Tab, int]:
    """Where it is; only its editors may touch it."""
    for tab in batch.book.tabs:
        at = position_in(tab.objects["protectedRanges"], "protectedRangeId", protected_id)
        if at is not None:
            if not may_edit(batch.book, tab.objects["protectedRanges"][at], batch.account):
                raise invalid(PROTECTED)
            return tab, at
    raise invalid(f"There is no protected range with id: {protected_id}")


def update_protected_range(batch: Batch, request: Json) -> None:
    wanted = request["protectedRange"]
    tab, at = found(batch, wanted.get("protectedRangeId", 0))
    mask = {k: v for k, v in mask_of(request).items() if k not in {"protectedRangeId", "requestingUserCanEdit"}}
    old = tab.objects["protectedRanges"].pop(at)
    new = {**written(mask, old, wanted), "protectedRangeId": old["protectedRangeId"]}
    home(batch, new).objects["protectedRanges"].insert(at, completed(batch, deep_copy(new)))


def delete_protected_range(batch: Batch, request: Json) -> None:
    tab, at = found(batch, request.get("protectedRangeId", 0))
    del tab.objects["protectedRanges"][at]


REQUESTS: dict[str, Handler] = {
    "addProtectedRange": add_protected_range,
    "updateProtectedRange": update_protected_range,
    "deleteProtectedRange": delete_protected_range,
}
