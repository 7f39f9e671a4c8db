"""Whether a workbook holds together, looked at with nothing but zipfile and ElementTree: what would make Excel offer a
repair is found here.
"""

from __future__ import annotations

import posixpath
import re
import xml.etree.ElementTree as ET
import zipfile
from collections import Counter
from pathlib import Path

MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
LINK_ID = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
SHEET_ORDER = """
    sheetPr dimension sheetViews sheetFormatPr cols sheetData sheetCalcPr sheetProtection protectedRanges scenarios
    autoFilter sortState dataConsolidate customSheetViews mergeCells phoneticPr conditionalFormatting dataValidations
    hyperlinks printOptions pageMargins pageSetup headerFooter rowBreaks colBreaks customProperties cellWatches
    ignoredErrors smartTags drawing legacyDrawing legacyDrawingHF drawingHF picture oleObjects controls
    webPublishItems tableParts extLst
"""
WORKBOOK_ORDER = """
    fileVersion fileSharing workbookPr AlternateContent revisionPtr workbookProtection bookViews sheets
    functionGroups externalReferences definedNames calcPr oleSize customWorkbookViews pivotCaches smartTagPr
    smartTagTypes webPublishing fileRecoveryPr webPublishObjects extLst
"""
STYLE_ORDER = "numFmts fonts fills borders cellStyleXfs cellXfs cellStyles dxfs tableStyles colors extLst"


def faults(path: Path) -> list[str]:
    """Everything that doesn't hold together; [] for a sound workbook."""
    with zipfile.ZipFile(path) as file:
        names = file.namelist()
        parts = {name: file.read(name) for name in names}
        found = [f"{name} stands twice" for name, count in Counter(map(str.casefold, names)).items() if count > 1]
        found += [f"{file.testzip()} is damaged"] if file.testzip() else []
    trees = {name: ET.fromstring(data) for name, data in parts.items() if name.endswith((".xml", ".rels", ".vml"))}
    links = {name: _links(name, tree) for name, tree in trees.items() if name.endswith(".rels")}
    return found + _types(parts, trees["[Content_Types].xml"]) + _targets(parts, links) + _book(trees, links)


def _links(rels: str, tree: ET.Element) -> dict[str, str]:
    """Targets inside the package by id; "" for one outside."""
    folder = posixpath.dirname(posixpath.dirname(rels))
    return {
        link.get("Id", ""): ""
        if link.get("TargetMode") == "External"
        else posixpath.normpath(posixpath.join("/", folder, link.get("Target", ""))).lstrip("/")
        for link in tree
    }


def _types(parts: dict[str, bytes], tree: ET.Element) -> list[str]:
    defaults = {element.get("Extension", "").casefold() for element in tree if element.get("Extension")}
    overrides = [element.get("PartName", "") for element in tree if element.get("PartName")]
    found = [f"{part} is declared but isn't there" for part in overrides if part.lstrip("/") not in parts]
    found += [f"{part} is declared twice" for part, count in Counter(overrides).items() if count > 1]
    return found + [
        f"{part} has no content type"
        for part in parts
        if f"/{part}" not in overrides
        and part.rpartition(".")[2].casefold() not in defaults
        and "Content_T" not in part
    ]


def _targets(parts: dict[str, bytes], links: dict[str, dict[str, str]]) -> list[str]:
    return [
        f"{rels} leads to {part}, which isn't there"
        for rels, targets in links.items()
        for part in targets.values()
        if part and part not in parts
    ]


def _book(trees: dict[str, ET.Element], links: dict[str, dict[str, str]]) -> list[str]:
    book = trees["xl/workbook.xml"]
    targets = links["xl/_rels/workbook.xml.rels"]
    sheets = list(book.iter(f"{MAIN}sheet"))
    found = _order("workbook", book, WORKBOOK_ORDER)
    for attribute in ("name", "sheetId", LINK_ID):
        values = Counter(sheet.get(attribute, "").casefold() for sheet in sheets)
        found += [f"two sheets have {attribute} {value}" for value, count in values.items() if count > 1]
    found += _names(book, [sheet.get("name", "") for sheet in sheets])
    styles = trees["xl/styles.xml"]
    found += _styles(styles)
    selected = 0
    for sheet in sheets:
        part = targets[sheet.get(LINK_ID, "")]
        tree = trees[part]
        selected += any(view.get("tabSelected") in ("1", "true") for view in tree.iter(f"{MAIN}sheetView"))
        if tree.tag == f"{MAIN}worksheet":
            rels = posixpath.join(posixpath.dirname(part), "_rels", posixpath.basename(part) + ".rels")
            found += _sheet(part, tree, links.get(rels, {}), _count(styles, "cellXfs"), _count(styles, "dxfs"))
    return found + ([f"{selected} tabs are selected"] if selected > 1 else [])


def _names(book: ET.Element, titles: list[str]) -> list[str]:
    names = [
        (name.get("name", ""), name.get("localSheetId", ""), name.text or "")
        for name in book.iter(f"{MAIN}definedName")
    ]
    found = [f"name {key} stands twice" for key, n in Counter((a.casefold(), b) for a, b, _ in names).items() if n > 1]
    found += [f"{name} belongs to no sheet" for name, local, _ in names if local and int(local) >= len(titles)]
    for name, _, formula in names:
        quoted = re.match(r"'((?:[^']|'')+)'!", formula)
        if quoted and quoted[1].replace("''", "'") not in titles:
            found.append(f"{name} speaks of a tab that isn't there: {formula}")
    return found


def _styles(styles: ET.Element) -> list[str]:
    found = _order("styles", styles, STYLE_ORDER)
    found += [
        f"{child.tag} counts {child.get('count')} but has {len(child)}"
        for child in styles
        if child.get("count") not in (None, str(len(child)))
    ]
    codes = [int(element.get("numFmtId", "0")) for element in styles.iterfind(f"{MAIN}numFmts/{MAIN}numFmt")]
    found += [f"number format {code} stands twice" for code, count in Counter(codes).items() if count > 1]
    for style in styles.iterfind(f"{MAIN}cellXfs/{MAIN}xf"):
        for attribute, name in (
            ("fontId", "fonts"),
            ("fillId", "fills"),
            ("borderId", "borders"),
            ("xfId", "cellStyleXfs"),
        ):
            if int(style.get(attribute, "0")) >= max(1, _count(styles, name)):
                found.append(f"a style's {attribute} {style.get(attribute)} isn't there")
        number = int(style.get("numFmtId", "0"))
        if number >= 164 and number not in codes:
            found.append(f"number format {number} isn't there")
    return found


def _sheet(part: str, tree: ET.Element, links: dict[str, str], styles: int, dxfs: int) -> list[str]:
    found = _order(part, tree, SHEET_ORDER)
    rows = [int(row.get("r", "0")) for row in tree.iter(f"{MAIN}row")]
    found += [f"{part}: rows out of order"] if rows != sorted(set(rows)) else []
    for row in tree.iter(f"{MAIN}row"):
        places = [_place(cell.get("r", "")) for cell in row]
        if places != sorted(set(places)) or any(place[0] != int(row.get("r", "0")) for place in places):
            found.append(f"{part}: cells out of order in row {row.get('r')}")
    used = {
        int(e.get(a, "0"))
        for e in tree.iter()
        for a in ("s", "style")
        if e.tag in (f"{MAIN}c", f"{MAIN}row", f"{MAIN}col")
    }
    found += [f"{part}: style {style} isn't there" for style in used if style >= styles]
    found += [f"{part}: dxf isn't there" for e in tree.iter() if int(e.get("dxfId", "-1")) >= dxfs]
    found += [
        f"{part}: {e.tag} has a link that isn't there"
        for e in tree.iter()
        if e.get(LINK_ID) and e.get(LINK_ID) not in links
    ]
    merged = [_cells(e.get("ref", "")) for e in tree.iter(f"{MAIN}mergeCell")]
    if sum(map(len, merged)) != len(set().union(*merged)):
        found.append(f"{part}: merged cells overlap")
    for element in tree.iter(f"{MAIN}mergeCells"):
        if int(element.get("count", str(len(element)))) != len(element):
            found.append(f"{part}: wrong count of merged cells")
    return found


def _order(what: str, tree: ET.Element, expected: str) -> list[str]:
    order = expected.split()
    names = [child.tag.rpartition("}")[2] for child in tree]
    strange = [f"{what}: {name} doesn't belong there" for name in names if name not in order]
    places = [order.index(name) for name in names if name in order]
    return strange + ([f"{what}: parts out of order: {names}"] if places != sorted(places) else [])


def _count(styles: ET.Element, name: str) -> int:
    found = styles.find(f"{MAIN}{name}")
    return 0 if found is None else len(found)


def _place(address: str) -> tuple[int, int]:
    letters, digits = re.fullmatch(r"([A-Z]+)(\d+)", address).groups()  # type: ignore[union-attr]  # no match is a fault too
    column = 0
    for letter in letters:
        column = column * 26 + ord(letter) - 64
    return int(digits), column


def _cells(area: str) -> set[tuple[int, int]]:
    first, last = (_place(corner) for corner in area.split(":"))
    return {(row, column) for row in range(first[0], last[0] + 1) for column in range(first[1], last[1] + 1)}
