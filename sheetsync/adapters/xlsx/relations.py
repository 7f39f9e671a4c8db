"""How parts of a workbook point at each other, and what each part is declared to be."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree

from sheetsync.adapters.xlsx.markup import CONTENT_TYPES, LINKS, PACKAGE_LINKS, Element


@dataclass(frozen=True, slots=True)
class Link:
    """One relationship of a part; `kind` is the last word of its type, `part` the target's name in the zip."""

    id: str
    kind: str
    part: str


def links_part(part: str) -> str:
    """Where a part's relationships stand: xl/workbook.xml -> xl/_rels/workbook.xml.rels."""
    folder, name = posixpath.split(part)
    return posixpath.join(folder, "_rels", f"{name}.rels")


def links(root: Element, source: str) -> Iterator[Link]:
    """The links inside the package of the part `source`, out of its relationships part."""
    for element in root.iterchildren(f"{{{PACKAGE_LINKS}}}Relationship"):
        if element.get("TargetMode") != "External":
            target = element.get("Target", "")
            part = posixpath.normpath(posixpath.join("/", posixpath.dirname(source), target)).lstrip("/")
            yield Link(element.get("Id", ""), element.get("Type", "").rpartition("/")[2], part)


def add_link(root: Element, source: str, kind: str, part: str) -> str:
    """Append a link from `source` to `part`; its new id."""
    taken = {element.get("Id", "").casefold() for element in root}
    number = len(taken) + 1
    while f"rid{number}" in taken:
        number += 1
    target = posixpath.relpath(part, posixpath.dirname(source) or ".")
    element = etree.SubElement(root, f"{{{PACKAGE_LINKS}}}Relationship")
    element.attrib.update({"Id": f"rId{number}", "Type": f"{LINKS}/{kind}", "Target": target})
    return f"rId{number}"


def content_type(root: Element, part: str) -> str:
    """What a part is declared to be; "" if nothing is."""
    extension = part.rpartition(".")[2].casefold()
    declared = ""
    for element in root:
        if element.get("PartName", "").casefold() == f"/{part}".casefold():
            return element.get("ContentType", "")
        if element.get("Extension", "").casefold() == extension:
            declared = element.get("ContentType", "")
    return declared


def declare(root: Element, part: str, kind: str) -> None:
    """Say what a part is, unless it is said already; kinds other than XML are declared by their extension."""
    extension = part.rpartition(".")[2]
    known = content_type(root, part)
    if known == kind:
        return
    if known or extension == "xml":
        etree.SubElement(root, f"{{{CONTENT_TYPES}}}Override", {"PartName": f"/{part}", "ContentType": kind})
    else:
        etree.SubElement(root, f"{{{CONTENT_TYPES}}}Default", {"Extension": extension, "ContentType": kind})


def undeclare(root: Element, part: str) -> None:
    """Forget a part that goes."""
    for element in [found for found in root if found.get("PartName", "").casefold() == f"/{part}".casefold()]:
        root.remove(element)


def drop_link(root: Element, source: str, part: str) -> None:
    """Take away the links of `source` to a part that goes."""
    gone = {link.id for link in links(root, source) if link.part == part}
    for element in [found for found in root if found.get("Id", "") in gone]:
        root.remove(element)
