"""Protected ranges that keep the service out of its own tables: looked at before anything is sent."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from sheetsync.adapters.google.painting import extent
from sheetsync.adapters.google.structure import Box
from sheetsync.adapters.google.tab_writing import TabWriting
from sheetsync.core.grid import a1
from sheetsync.errors import NotPermitted


def refuse_protected(title: str, account: str, writings: Sequence[TabWriting]) -> None:
    """Raises NotPermitted that names every protected range in the way."""
    if faults := [fault for writing in writings for fault in _in_the_way(writing)]:
        raise NotPermitted(
            f"{title}: ranges that sheetsync writes are protected against {account or 'its account'}; nothing was "
            "written: let it edit them (Data > Protect sheets and ranges), or take the protection away",
            *faults,
        )


def _in_the_way(writing: TabWriting) -> Iterator[str]:
    if writing.tab is None:
        return
    new, old = extent(writing.sheet), writing.area
    written = Box(0, 0, max(new.bottom, old.bottom), max(new.right, old.right))
    for protection in writing.tab.protections:
        if protection.blocks and protection.box.meets(written):
            box = protection.box
            cells = f"{a1(box.top, box.left)}:{a1(box.bottom - 1, box.right - 1)}"
            yield f"{writing.title}!{cells}" + (f" ({protection.description})" if protection.description else "")
