"""Cell styles of one workbook taken into another: what is there stays at its number, equal ones are found again."""

from __future__ import annotations

import re
from collections.abc import Sequence
from copy import deepcopy
from dataclasses import dataclass

from lxml import etree

from sheetsync.adapters.xlsx.markup import Element, main, whole
from sheetsync.adapters.xlsx.number_formats import format_codes

FIRST_OWN_FORMAT = 164
"""Number formats below this are built in."""
_ORDER = (
    "numFmts",
    "fonts",
    "fills",
    "borders",
    "cellStyleXfs",
    "cellXfs",
    "cellStyles",
    "dxfs",
    "tableStyles",
    "colors",
    "extLst",
)
_RULED = re.compile(rb'(<cfRule [^<>]*?\bdxfId=")(\d+)(?=")')
_STYLED = re.compile(rb'(<(?:c|row|col) [^<>]*?\b(?:s|style)=")(\d+)(?=")')


@dataclass(frozen=True, slots=True)
class StyleMap:
    """Which cell style of the target stands for each of the source, and which style of rules."""

    cells: Sequence[int]
    rules: Sequence[int]

    def apply(self, sheet: bytes) -> bytes:
        """A source sheet's XML with the target's style numbers."""
        styled = _STYLED.sub(lambda found: found[1] + b"%d" % self.cells[int(found[2])], sheet)
        return _RULED.sub(lambda found: found[1] + b"%d" % self.rules[int(found[2])], styled)


def merge_styles(target: Element, source: Element) -> StyleMap:
    """Append to the target's styles what the source needs and it lacks."""
    numbers = _merge_formats(target, source)
    fonts, fills, borders = (_merge_list(target, source, name) for name in ("fonts", "fills", "borders"))
    styles = []
    for style in source.iterfind(f"{main('cellXfs')}/{main('xf')}"):
        wanted = deepcopy(style)
        number = whole(style.get("numFmtId"))
        wanted.set("numFmtId", str(numbers.get(number, number)))
        for attribute, places in (("fontId", fonts), ("fillId", fills), ("borderId", borders)):
            wanted.set(attribute, str(places[whole(style.get(attribute))]))
        wanted.set("xfId", "0")
        styles.append(wanted)
    own = _Section(target, "cellXfs")
    # The source's first style is its default, which cells mean by having none: it stands for the target's.
    cells = [0, *(own.place(style) for style in styles[1:])]
    return StyleMap(cells, _merge_list(target, source, "dxfs"))


def _merge_list(target: Element, source: Element, name: str) -> Sequence[int]:
    if source.find(f"{main(name)}/*") is None:
        return []
    own = _Section(target, name)
    return [own.place(element) for element in source.iterfind(f"{main(name)}/*")]


def _merge_formats(target: Element, source: Element) -> dict[int, int]:
    """The target's number of each of the source's own number formats."""
    known = {code: number for number, code in reversed(list(format_codes(target).items()))}
    following = max([FIRST_OWN_FORMAT - 1, *format_codes(target)]) + 1
    places = {}
    for number, code in format_codes(source).items():
        if code not in known:
            known[code] = following
            following += 1
            element = etree.SubElement(section(target, "numFmts"), main("numFmt"))
            element.attrib.update({"numFmtId": str(known[code]), "formatCode": code})
        places[number] = known[code]
    formats = target.find(main("numFmts"))
    if formats is not None:
        formats.set("count", str(len(formats)))
    return places


class _Section:
    """One list of the target's styles, in which equal entries are found."""

    def __init__(self, target: Element, name: str) -> None:
        self._list = section(target, name)
        self._places: dict[bytes, int] = {}
        for place, element in enumerate(self._list.iterchildren(etree.Element)):
            self._places.setdefault(_canonical(element), place)
        self._size = sum(1 for _ in self._list.iterchildren(etree.Element))

    def place(self, element: Element) -> int:
        """Where an equal entry stands; it is appended if there is none."""
        key = _canonical(element)
        if key not in self._places:
            self._list.append(deepcopy(element))
            self._places[key] = self._size
            self._size += 1
            self._list.set("count", str(self._size))
        return self._places[key]


def section(target: Element, name: str) -> Element:
    """A list of the styles, made at its proper place if it is missing."""
    found = target.find(main(name))
    if found is None:
        found = etree.Element(main(name))
        before = [child for child in target if _rank(child) < _ORDER.index(name)]
        target.insert(target.index(before[-1]) + 1 if before else 0, found)
    return found


def _rank(element: Element) -> int:
    name = etree.QName(element).localname
    return _ORDER.index(name) if name in _ORDER else len(_ORDER)


def _canonical(element: Element) -> bytes:
    """Equal for equal entries, however they are written."""
    alone = deepcopy(element)
    alone.tail = None
    for part in alone.iter():
        if not (part.text or "").strip():
            part.text = None
        if not (part.tail or "").strip():
            part.tail = None
    return etree.tostring(alone, method="c14n", exclusive=True)
