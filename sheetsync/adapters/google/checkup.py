"""What stands between the service and a spreadsheet, looked at one thing after another."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator, Mapping
from typing import Literal

from sheetsync.adapters.google.answers import NotFound, NotShared, RefusedByGoogle, SwitchedOff
from sheetsync.adapters.google.batch import MOST_CELLS
from sheetsync.adapters.google.guard import Ours
from sheetsync.adapters.google.sending import Sender
from sheetsync.adapters.google.structure import Protection, Structure, Tab
from sheetsync.adapters.google.transport import Transport, Unsettled
from sheetsync.core.grid import a1
from sheetsync.errors import SheetsyncError
from sheetsync.ports import Finding

CLOCK_WARNING, CLOCK_FAULT = dt.timedelta(seconds=60), dt.timedelta(minutes=5)
"""Google takes a signature for five minutes around its own time."""
NOBODYS_NAME = "sheetsync-nobodys-name"
"""The id of a named range that never was: whether deleting it is refused as wrong or as forbidden tells whether we may
write, without writing anything."""
FULL = 0.9
USUAL: Mapping[type[SheetsyncError], str] = {
    NotShared: "not_shared",
    NotFound: "not_found",
    SwitchedOff: "switched_off",
}
"""What stands in the way of almost everybody once, with words of its own in both languages."""


def examine(transport: Transport, sender: Sender, look: Callable[[], Structure]) -> Iterator[Finding]:
    """All findings; the first fault that makes the others pointless ends them."""
    account = {"account": transport.account or "–", "source": transport.source}
    yield Finding("ok", "credentials", account)
    try:
        seen = look()
    except SheetsyncError as error:
        yield Finding("fault", USUAL.get(type(error), "error"), account, error)
        yield from _clock(transport)
        return
    yield from _clock(transport)
    yield Finding("ok", "spreadsheet", {"title": seen.title, "locale": seen.locale, "zone": seen.time_zone})
    yield from _editing(sender, account)
    yield from _tabs(seen)
    used = seen.cells / MOST_CELLS
    yield Finding("warning" if used > FULL else "ok", "room", {"cells": seen.cells, "share": used})
    quota = transport.quota
    yield Finding("ok", "quota", {"reads": quota.used("read"), "writes": quota.used("write")})


def _clock(transport: Transport) -> Iterator[Finding]:
    offset = transport.clock_offset()
    if offset is None:
        return
    if abs(offset) <= CLOCK_WARNING:
        yield Finding("ok", "clock")
        return
    level: Literal["fault", "warning"] = "fault" if abs(offset) > CLOCK_FAULT else "warning"
    key = "clock_fast" if offset > dt.timedelta() else "clock_slow"
    yield Finding(level, key, {"seconds": round(abs(offset).total_seconds())})


def _editing(sender: Sender, account: dict[str, str]) -> Iterator[Finding]:
    try:
        sender.send([{"deleteNamedRange": {"namedRangeId": NOBODYS_NAME}}], Ours(tabs=(), named={NOBODYS_NAME}))
    except RefusedByGoogle:
        pass
    except Unsettled:
        yield Finding("warning", "editing_unknown")
        return
    except NotShared as error:  # though it could be read
        yield Finding("fault", "only_reader", account, error)
        return
    except SheetsyncError as error:
        yield Finding("fault", "error", error=error)
        return
    yield Finding("ok", "editing", account)


def _tabs(seen: Structure) -> Iterator[Finding]:
    """Which tabs of ours are closed to us, and which of people's tabs are open."""
    for tab in seen.tabs:
        if tab.role:
            yield from (
                Finding("fault", "own_tab_protected", {"place": _place(tab, protection)})
                for protection in tab.protections
                if protection.blocks
            )
    others = [tab for tab in seen.tabs if not tab.role]
    kept = [tab.title for tab in others if _is_closed(tab)]
    open_ = [tab.title for tab in others if not _is_closed(tab)]
    if kept:
        yield Finding("ok", "entry_tabs_closed", {"tabs": ", ".join(kept)})
    if open_:
        yield Finding("hint", "entry_tabs_open", {"tabs": ", ".join(open_)})


def _place(tab: Tab, protection: Protection) -> str:
    """The tab, or the range of it, and what people called the protection."""
    box = protection.box
    cells = "" if box == tab.whole else f"!{a1(box.top, box.left)}:{a1(box.bottom - 1, box.right - 1)}"
    named = f" ({protection.description})" if protection.description else ""
    return f"{tab.title}{cells}{named}"


def _is_closed(tab: Tab) -> bool:
    """Google itself would stop us from changing anything there."""
    return any(protection.blocks and protection.box == tab.whole for protection in tab.protections)
