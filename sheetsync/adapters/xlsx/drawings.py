"""What floats over a tab of ours: our charts, which are drawn anew, beside what people put there, which stays."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from copy import deepcopy

from sheetsync.adapters.xlsx.charts import PREFIX
from sheetsync.adapters.xlsx.markup import LINKS, Element

SPACE = "http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing"
TYPE = "application/vnd.openxmlformats-officedocument.drawing+xml"
_NAMED = f"{{{SPACE}}}graphicFrame/{{{SPACE}}}nvGraphicFramePr/{{{SPACE}}}cNvPr"
_LINKED = f"{{{LINKS}}}id"


def take_out_ours(drawing: Element) -> list[str]:
    """Remove our charts from a drawing; the ids of the links by which they hung on it."""
    gone: list[str] = []
    for anchor in [anchor for anchor in drawing if _is_ours(anchor)]:
        gone += linked_ids(anchor)
        drawing.remove(anchor)
    return gone


def put_in(drawing: Element, anchors: Sequence[Element], ids: dict[str, str]) -> None:
    """Append anchors of another drawing, under the ids that their links have here."""
    taken = {int(found.get("id", "0")) for found in drawing.iter(f"{{{SPACE}}}cNvPr")}
    for anchor in anchors:
        copied = deepcopy(anchor)
        for element in copied.iter():
            if (link := element.get(_LINKED)) is not None:
                element.set(_LINKED, ids[link])
        for named in copied.iter(f"{{{SPACE}}}cNvPr"):
            number = max(taken, default=1) + 1
            taken.add(number)
            named.set("id", str(number))
        drawing.append(copied)


def linked_ids(element: Element) -> Iterator[str]:
    """The ids of the links in a part of a drawing."""
    return (link for found in element.iter() if (link := found.get(_LINKED)) is not None)


def _is_ours(anchor: Element) -> bool:
    return any(found.get("name", "").startswith(PREFIX) for found in anchor.iterfind(_NAMED))
