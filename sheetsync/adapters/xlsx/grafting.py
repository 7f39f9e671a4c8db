"""Tabs of a painted workbook become tabs of the user's: everything else keeps its bytes.

Of the user's parts only the list of parts, the list of tabs with its links, and the styles are amended; to each of them
things are appended, nothing there changes.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Mapping, Sequence

from lxml import etree

from sheetsync.adapters.xlsx.drawings import TYPE as DRAWING_TYPE
from sheetsync.adapters.xlsx.drawings import put_in, take_out_ours
from sheetsync.adapters.xlsx.markup import LINKS, Element, child, elements, is_on, main, parse, serialise, whole
from sheetsync.adapters.xlsx.ownership import define, undefine
from sheetsync.adapters.xlsx.package import Package, Tab
from sheetsync.adapters.xlsx.painted import TYPES_PART, Painted, sheet_part
from sheetsync.adapters.xlsx.relations import (
    add_link,
    content_type,
    declare,
    drop_link,
    links,
    links_part,
    undeclare,
)
from sheetsync.adapters.xlsx.remains import Remains, remains_of, unselected, without_drawing
from sheetsync.adapters.xlsx.style_merging import merge_styles
from sheetsync.errors import BadSheetData, NotPermitted

SHEET_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"
STYLES_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml"
PER_SHEET_NAMES = ("_xlnm.Print_Titles", "_xlnm.Print_Area", "_xlnm._FilterDatabase")
"""Names that a painted tab may bring along; an owned tab's older ones go."""
KEPT_LINKS = ("drawing", "vmlDrawing", "image", "comments", "threadedComment", "pivotTable")
"""What people hang on a tab of ours and still have after a sync; a table over our cells is not among it."""
NO_LINKS = b'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"/>'
NO_DRAWING = (
    b'<xdr:wsDr xmlns:xdr="http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing" '
    b'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"/>'
)
NO_STYLES = (
    b'<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><fonts count="1"><font>'
    b'<sz val="11"/><name val="Calibri"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill>'
    b'<fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border/></borders>'
    b'<cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="1"><xf xfId="0"/></cellXfs></styleSheet>'
)
"""What a workbook without styles looks like."""


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
        self._gone: set[str] = set()
        self._styles_part = package.linked("styles")
        self._styles = package.archive.tree(self._styles_part) if self._styles_part else self._new_styles()
        self._map = merge_styles(self._styles, painted.styles)

    def changes(self) -> Mapping[str, bytes | None]:
        """The parts that are new or differ from what was; None for one that goes."""
        gone = self._gone - self._parts.keys()
        for part in gone:
            undeclare(self._types, part)
        return {
            **dict.fromkeys(gone),
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
        sheet, drawing = without_drawing(unselected(self.painted.parts[sheet_part(index)]))
        remains = self._draw(index if drawing else None, tab.part, remains)
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
                name = self._adopt(part)
                element.set("Target", posixpath.relpath(name, posixpath.dirname(target)))
        self._parts[links_part(target)] = serialise(root)

    def _adopt(self, part: str) -> str:
        """A painted part and those that it links to; its name here."""
        name = self._free(part)
        data = self.painted.parts[part]
        kind = content_type(self.painted.types, part)
        # The same bytes as when it is drawn anew on a tab that was there.
        self._parts[name] = serialise(parse(data)) if kind == DRAWING_TYPE else data
        declare(self._types, name, kind)
        self._adopt_links(part, name)
        return name

    def _draw(self, index: int | None, part: str, remains: Remains) -> Remains:
        """Our charts on a replaced tab are those of the painted tab, none if `index` is None; what people put there
        stays in its place.
        """
        archive = self.package.archive
        hung = links_part(part)
        on_tab = parse(self._parts.get(hung) or NO_LINKS)
        old = next((link for link in links(on_tab, part) if link.kind == "drawing"), None)
        drawing = archive.tree(old.part) if old else parse(NO_DRAWING)
        inner = archive.tree(links_part(old.part)) if old and links_part(old.part) in archive else parse(NO_LINKS)
        name = old.part if old else ""
        ours = set(take_out_ours(drawing))
        if index is None and not ours:
            return remains
        self._let_go(inner, name, ours)
        name = name or self._free("xl/drawings/drawing1.xml")
        if index is not None:
            self._add_charts(index, drawing, inner, name)
        if len(drawing):
            self._parts |= {name: serialise(drawing), links_part(name): serialise(inner)}
            declare(self._types, name, DRAWING_TYPE)
            link = old.id if old else add_link(on_tab, part, "drawing", name)
        else:
            self._gone |= {gone for gone in (name, links_part(name)) if gone in archive}
            drop_link(on_tab, part, name)
            link = ""
        self._parts[hung] = serialise(on_tab) if len(on_tab) else None
        return remains.drawn(link)

    def _let_go(self, inner: Element, drawing: str, ids: set[str]) -> None:
        """The parts behind these links of a drawing go, with those that only they link to."""
        for link in [link for link in links(inner, drawing) if link.id in ids]:
            self._gone.add(link.part)
            if links_part(link.part) in self.package.archive:
                own = self.package.archive.tree(links_part(link.part))
                self._gone |= {links_part(link.part), *(further.part for further in links(own, link.part))}
        for element in [found for found in inner if found.get("Id") in ids]:
            inner.remove(element)

    def _add_charts(self, index: int, drawing: Element, inner: Element, name: str) -> None:
        source = sheet_part(index)
        on_tab = parse(self.painted.parts[links_part(source)])
        painted = next(link.part for link in links(on_tab, source) if link.kind == "drawing")
        behind = links(parse(self.painted.parts[links_part(painted)]), painted)
        ids = {link.id: add_link(inner, name, link.kind, self._adopt(link.part)) for link in behind}
        put_in(drawing, list(parse(self.painted.parts[painted])), ids)

    def _free(self, part: str) -> str:
        """A name like this one that no part has."""
        taken = {name.casefold() for name in self._parts}
        stem, suffix = re.sub(r"\d*$", "", part.rpartition(".")[0]), part.rpartition(".")[2]
        name, number = part, 1
        while (name in self.package.archive and name not in self._gone) or name.casefold() in taken:
            name, number = f"{stem}{number}.{suffix}", number + 1
        return name


def graft_new(package: Package, painted: bytes, titles: Sequence[str]) -> Mapping[str, bytes | None]:
    """The parts of the workbook that change when all painted tabs are added to it, under these titles."""
    graft = Graft(package, Painted(painted))
    for index, title in enumerate(titles):
        graft.append(index, title)
    return graft.changes()
