"""Tabs of a painted workbook become tabs of the user's: everything else keeps its bytes.

Of the user's parts only the list of parts, the list of tabs with its links, and the styles are amended; to each of them
things are appended, nothing there changes.
"""

from __future__ import annotations

import posixpath
import re
import zipfile
from collections.abc import Mapping, Sequence
from io import BytesIO

from lxml import etree

from sheetsync.adapters.xlsx.markup import LINKS, Element, child, elements, is_on, main, parse, serialise, whole
from sheetsync.adapters.xlsx.ownership import define, undefine
from sheetsync.adapters.xlsx.package import Package, Tab
from sheetsync.adapters.xlsx.relations import (
    add_link,
    content_type,
    declare,
    drop_link,
    links,
    links_part,
    undeclare,
)
from sheetsync.adapters.xlsx.remains import remains_of, unselected
from sheetsync.adapters.xlsx.style_merging import merge_styles
from sheetsync.errors import BadSheetData, NotPermitted

TYPES_PART = "[Content_Types].xml"
SHEET_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"
STYLES_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml"
PER_SHEET_NAMES = ("_xlnm.Print_Titles", "_xlnm._FilterDatabase")
"""Names that a painted tab may bring along; an owned tab's older ones go."""
KEPT_LINKS = ("drawing", "vmlDrawing", "image", "comments", "threadedComment", "pivotTable")
"""What people hang on a tab of ours and still have after a sync; a table over our cells is not among it."""
NO_STYLES = (
    b'<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><fonts count="1"><font>'
    b'<sz val="11"/><name val="Calibri"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill>'
    b'<fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border/></borders>'
    b'<cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="1"><xf xfId="0"/></cellXfs></styleSheet>'
)
"""What a workbook without styles looks like."""


class Painted:
    """A painted workbook, whose tabs are to be grafted; `parts` by name."""

    def __init__(self, data: bytes) -> None:
        with zipfile.ZipFile(BytesIO(data)) as file:
            self.parts = {info.filename: file.read(info) for info in file.infolist()}
        self.types = parse(self.parts[TYPES_PART])
        self.workbook = parse(self.parts["xl/workbook.xml"])
        self.styles = parse(self.parts["xl/styles.xml"])

    def names(self, index: int) -> Mapping[str, tuple[str, bool]]:
        """The names that belong to one tab: formula, and whether it is hidden."""
        return {
            element.get("name", ""): (element.text or "", is_on(element.get("hidden")))
            for element in self.workbook.iterfind(f"{main('definedNames')}/{main('definedName')}")
            if element.get("localSheetId") == str(index)
        }


def sheet_part(index: int) -> str:
    """The part of a painted tab by its place."""
    return f"xl/worksheets/sheet{index + 1}.xml"


class Graft:
    """The user's workbook while painted tabs are put into it."""

    def __init__(self, package: Package, painted: Painted) -> None:
        if package.is_strict:
            raise BadSheetData(
                f"{package.archive.path}: saved as Strict Open XML; save it as an ordinary Excel workbook (.xlsx)"
            )
        self.package, self.painted = package, painted
        self.workbook = package.workbook
        self._types = package.archive.tree(TYPES_PART)
        self._links = package.archive.tree(links_part(package.part))
        self._parts: dict[str, bytes | None] = {}
        self._styles_part = package.linked("styles")
        self._styles = package.archive.tree(self._styles_part) if self._styles_part else self._new_styles()
        self._map = merge_styles(self._styles, painted.styles)

    def changes(self) -> Mapping[str, bytes | None]:
        """The parts that are new or differ from what was; None for one that goes."""
        return {
            **self._parts,
            TYPES_PART: serialise(self._types),
            self.package.part: serialise(self.workbook),
            links_part(self.package.part): serialise(self._links),
            self._styles_part: serialise(self._styles),
        }

    def append(self, index: int, title: str) -> None:
        """A painted tab becomes the user's last. Raises NotPermitted if the workbook's structure is locked."""
        protection = self.workbook.find(main("workbookProtection"))
        if protection is not None and is_on(protection.get("lockStructure")):
            raise NotPermitted(
                f"{self.package.archive.path}: its structure is protected, so the tab {title!r} can't be added; "
                "in Excel choose Review > Protect Workbook to lift that"
            )
        part = self._free(sheet_part(0))
        link = self._add_part(part, "worksheet", SHEET_TYPE)
        self._parts[part] = self._map.apply(unselected(self.painted.parts[sheet_part(index)]))
        self._adopt_links(sheet_part(index), part)
        tabs = child(self.workbook, "sheets")
        last = max((whole(element.get("sheetId")) for element in tabs), default=0)
        etree.SubElement(tabs, main("sheet"), {"name": title, "sheetId": str(last + 1), f"{{{LINKS}}}id": link})
        self._name(index, len(tabs) - 1)

    def replace(self, index: int, tab: Tab) -> None:
        """A painted tab takes the place of one of ours; what others hung on that stays."""
        with self.package.archive.stream(tab.part) as stream:
            remains = remains_of(stream)
        self._keep_links(tab.part)
        sheet = unselected(self.painted.parts[sheet_part(index)])
        self._parts[tab.part] = remains.apply(self._map.apply(sheet))
        self._name(index, list(self.package.tabs).index(tab))
        self._forget_calculations(tab.sheet_id)

    def _new_styles(self) -> Element:
        """Styles for a workbook that has none."""
        self._styles_part = self._free("xl/styles.xml")
        self._add_part(self._styles_part, "styles", STYLES_TYPE)
        return parse(NO_STYLES)

    def _name(self, index: int, place: int) -> None:
        """The painted tab's names become those of the tab at a place."""
        for name in PER_SHEET_NAMES:
            undefine(self.workbook, name, sheet=place)
        for name, (formula, hidden) in self.painted.names(index).items():
            define(self.workbook, name, formula, sheet=place, hidden=hidden)

    def _forget_calculations(self, sheet_id: int) -> None:
        """Drop the calculation chain if it speaks of formulas on a replaced tab; programs build it anew."""
        part = self.package.linked("calcChain")
        if not part or part in self._parts:
            return
        with self.package.archive.stream(part) as stream:
            concerned = any(element.get("i") == str(sheet_id) for element in elements(stream, "c"))
        if concerned:
            self._parts[part] = None
            drop_link(self._links, self.package.part, part)
            undeclare(self._types, part)

    def _add_part(self, part: str, kind: str, declared: str) -> str:
        """Declare a part that the workbook links to; the link's id."""
        declare(self._types, part, declared)
        return add_link(self._links, self.package.part, kind, part)

    def _keep_links(self, part: str) -> None:
        """Of what hung on a replaced tab only what can hang on the new one stays linked."""
        if links_part(part) in self.package.archive:
            root = self.package.archive.tree(links_part(part))
            for element in [e for e in root if e.get("Type", "").rpartition("/")[2] not in KEPT_LINKS]:
                root.remove(element)
            self._parts[links_part(part)] = serialise(root)

    def _adopt_links(self, source: str, target: str) -> None:
        """The parts that a painted part links to, and theirs, under names that are free here."""
        data = self.painted.parts.get(links_part(source))
        if data is None:
            return
        root = parse(data)
        inside = {link.id: link.part for link in links(root, source)}
        for element in root:
            part = inside.get(element.get("Id", ""))
            if part:
                name = self._free(part)
                self._parts[name] = self.painted.parts[part]
                declare(self._types, name, content_type(self.painted.types, part))
                element.set("Target", posixpath.relpath(name, posixpath.dirname(target)))
                self._adopt_links(part, name)
        self._parts[links_part(target)] = serialise(root)

    def _free(self, part: str) -> str:
        """A name like this one that no part has."""
        taken = {name.casefold() for name in self._parts}
        stem, suffix = re.sub(r"\d*$", "", part.rpartition(".")[0]), part.rpartition(".")[2]
        name, number = part, 1
        while name in self.package.archive or name.casefold() in taken:
            name, number = f"{stem}{number}.{suffix}", number + 1
        return name


def graft_new(package: Package, painted: bytes, titles: Sequence[str]) -> Mapping[str, bytes | None]:
    """The parts of the workbook that change when all painted tabs are added to it, under these titles."""
    graft = Graft(package, Painted(painted))
    for index, title in enumerate(titles):
        graft.append(index, title)
    return graft.changes()
