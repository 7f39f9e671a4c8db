"""The Status tab: what people typed on tabs of ours, kept when it would be overwritten. A log that only grows."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from sheetsync.core.grid import Cell, a1
from sheetsync.core.lang import Lang, say
from sheetsync.core.layout import Sheet, Spot, Style

ROLE = "status"
_WIDTHS = (18.0, 24.0, 10.0, 90.0)


@dataclass(frozen=True, slots=True)
class Kept:
    """A cell that a person changed on a tab of ours: which, and what stood there."""

    tab: str
    row: int
    column: int
    cell: Cell


def status_tab(lang: Lang, kept: Iterable[Kept], seen: dt.datetime) -> Sheet:
    """The whole tab as it is when new, with what there is to keep."""
    head: list[tuple[Spot, ...]] = [
        (Spot(say(lang, "tab.status"), Style.TITLE),),
        (Spot(say(lang, "tab.status.answers"), Style.SUBTITLE),),
        (),
        tuple(Spot(say(lang, f"status.{name}"), Style.COLUMN) for name in ("seen", "tab", "cell", "stood")),
    ]
    rows = [*head, *kept_rows(kept, seen)]
    return Sheet(ROLE, say(lang, "tab.status"), tuple(rows), _WIDTHS, 4, lang=lang, appended_from=len(head))


def kept_rows(kept: Iterable[Kept], seen: dt.datetime) -> Sequence[tuple[Spot, ...]]:
    """A row a cell."""
    moment = seen.replace(tzinfo=None, microsecond=0)
    return [(Spot(moment, Style.DATE), Spot(one.tab), Spot(a1(one.row, one.column)), Spot(one.cell)) for one in kept]
