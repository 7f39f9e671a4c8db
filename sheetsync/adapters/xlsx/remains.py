"""What stays of an owned tab when its cells are replaced: drawings and comments of others, and being the one shown."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import IO

from sheetsync.adapters.xlsx.markup import LINKS, elements, is_on

_CARRIED = ("drawing", "legacyDrawing", "legacyDrawingHF", "picture")
"""Elements that hang other parts on a sheet, in the order in which they must stand."""


@dataclass(frozen=True, slots=True)
class Remains:
    """The tab was selected; the elements by which other parts hang on it, each with the id of its link."""

    selected: bool
    hung: tuple[tuple[str, str], ...]

    def drawn(self, link: str) -> Remains:
        """The same with another drawing, by the id of its link; "": with none."""
        others = [(name, id_) for name, id_ in self.hung if name != "drawing"]
        return Remains(self.selected, tuple([("drawing", link), *others] if link else others))

    def apply(self, sheet: bytes) -> bytes:
        """A new sheet's XML with what remains of the old one."""
        if self.selected:
            sheet = sheet.replace(b"<sheetView ", b'<sheetView tabSelected="1" ', 1)
        hung = "".join(f'<{name} r:id="{link}"/>' for name, link in self.hung)
        return sheet.replace(b"</worksheet>", hung.encode() + b"</worksheet>")


NOTHING = Remains(False, ())


def remains_of(stream: IO[bytes]) -> Remains:
    """What stays of a sheet's part."""
    selected = False
    hung: dict[str, str] = {}
    for element in elements(stream, "row", "sheetView", *_CARRIED):
        name = str(element.tag).rpartition("}")[2]
        if name == "sheetView":
            selected = selected or is_on(element.get("tabSelected"))
        elif link := element.get(f"{{{LINKS}}}id"):
            hung[name] = link
    return Remains(selected, tuple((name, hung[name]) for name in _CARRIED if name in hung))


def without_drawing(sheet: bytes) -> tuple[bytes, bool]:
    """A new sheet's XML without what floats over it, and whether there was anything."""
    found, count = re.subn(rb"<drawing [^<>]*/>", b"", sheet)
    return found, bool(count)


def unselected(sheet: bytes) -> bytes:
    """A new sheet's XML that doesn't claim to be the tab in front."""
    return re.sub(rb'(<sheetView [^<>]*?) ?tabSelected="1"', rb"\1", sheet, count=1)
