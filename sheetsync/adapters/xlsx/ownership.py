"""Which tabs are ours: a hidden name per tab that spans the cells we own.

The name lives in the workbook itself, so it survives saving in Excel, LibreOffice and Google Sheets, and follows a tab
that is renamed or moved.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from lxml import etree

from sheetsync.adapters.xlsx.kept_notes import Area
from sheetsync.adapters.xlsx.markup import Element, main
from sheetsync.adapters.xlsx.sheet_parsing import place_of
from sheetsync.core.grid import letters

PREFIX = "_sheetsync_"
_REFERENCE = re.compile(r"(?:'((?:[^']|'')+)'|([^'!]+))!(\$?[A-Z]+\$?\d+)(?::(\$?[A-Z]+\$?\d+))?")
_BEFORE_NAMES = ("sheets", "functionGroups", "externalReferences")


@dataclass(frozen=True, slots=True)
class Owned:
    """A tab of ours and the cells of it that we write."""

    role: str
    title: str
    area: Area


def owned_tabs(workbook: Element) -> Mapping[str, Owned]:
    """Owned tabs by title. A name whose tab was deleted owns nothing."""
    found = {}
    for element in workbook.iterfind("{*}definedNames/{*}definedName"):
        name, reference = element.get("name", ""), _REFERENCE.fullmatch((element.text or "").strip())
        # Copying a tab in Excel copies the name too, for the copy alone: that one is the person's.
        if name.startswith(PREFIX) and reference and element.get("localSheetId") is None:
            quoted, plain, first, last = reference.groups()
            title = quoted.replace("''", "'") if quoted else plain
            area = Area(*(bound for corner in (first, last or first) for bound in place_of(corner.replace("$", ""))))
            found[title] = Owned(name.removeprefix(PREFIX), title, area)
    return found


def own(workbook: Element, owned: Owned) -> None:
    """Say that a tab's cells are ours."""
    area, title = owned.area, owned.title.replace("'", "''")
    first, last = f"${letters(area.left)}${area.top + 1}", f"${letters(area.right)}${area.bottom + 1}"
    define(workbook, PREFIX + owned.role, f"'{title}'!{first}:{last}", hidden=True)


def define(workbook: Element, name: str, formula: str, *, sheet: int | None = None, hidden: bool = False) -> None:
    """Give a name its meaning, in the workbook or for one sheet by its place; an older meaning is replaced."""
    undefine(workbook, name, sheet=sheet)
    element = etree.SubElement(_names(workbook), main("definedName"), {"name": name})
    if sheet is not None:
        element.set("localSheetId", str(sheet))
    if hidden:
        element.set("hidden", "1")
    element.text = formula


def undefine(workbook: Element, name: str, *, sheet: int | None = None) -> None:
    """Take a name's meaning away, if it has one."""
    for element in workbook.findall(f"{main('definedNames')}/{main('definedName')}"):
        local = None if sheet is None else str(sheet)
        if element.get("name") == name and element.get("localSheetId") == local:
            _names(workbook).remove(element)


def _names(workbook: Element) -> Element:
    """The list of names, made at its proper place if it is missing."""
    found = workbook.find(main("definedNames"))
    if found is None:
        found = etree.Element(main("definedNames"))
        before = [child for name in _BEFORE_NAMES for child in workbook.iterfind(main(name))]
        before[-1].addnext(found)
    return found
