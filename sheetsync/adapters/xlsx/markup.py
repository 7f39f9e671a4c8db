"""XML as it is used in a workbook: the namespaces, and a parser that expands and fetches nothing."""

from __future__ import annotations

from collections.abc import Iterator
from typing import IO

from lxml import etree

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
STRICT = "http://purl.oclc.org/ooxml/spreadsheetml/main"
LINKS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE_LINKS = "http://schemas.openxmlformats.org/package/2006/relationships"
CONTENT_TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"

Element = etree._Element


class DamagedMarkup(Exception):
    """XML that is not what a workbook may hold; the message says what was found."""


def parse(data: bytes) -> Element:
    """The root of one part. Raises DamagedMarkup if it is not well-formed or brings a DTD."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    try:
        root = etree.fromstring(data, parser)
    except etree.XMLSyntaxError as error:
        raise DamagedMarkup(str(error)) from error
    if _has_doctype(root):
        raise DamagedMarkup("a document type declaration")
    return root


def elements(stream: IO[bytes], *names: str) -> Iterator[Element]:
    """Every element of these names, in order, one in memory at a time. Raises DamagedMarkup like `parse`."""
    try:
        tags = [f"{{*}}{name}" for name in names]
        for _, element in etree.iterparse(stream, tag=tags, resolve_entities=False, no_network=True):
            if _has_doctype(element):
                raise DamagedMarkup("a document type declaration")
            yield element
            element.clear()
            while element.getprevious() is not None:
                del element.getparent()[0]
    except etree.XMLSyntaxError as error:
        raise DamagedMarkup(str(error)) from error


def _has_doctype(element: Element) -> bool:
    return element.getroottree().docinfo.internalDTD is not None


def child(parent: Element, name: str) -> Element:
    """The spreadsheet element of this name. Raises DamagedMarkup if there is none."""
    found = parent.find(main(name))
    if found is None:
        raise DamagedMarkup(f"{name} is missing")
    return found


def serialise(root: Element) -> bytes:
    """One part's bytes; prefixes and attributes stay as they were."""
    return etree.tostring(root.getroottree(), xml_declaration=True, encoding="UTF-8", standalone=True)


def main(name: str) -> str:
    """The qualified name of a spreadsheet element."""
    return f"{{{MAIN}}}{name}"


def is_on(value: str | None) -> bool:
    """Whether an XML attribute says yes."""
    return value in ("1", "true", "on")


def whole(value: str | None, default: int = 0) -> int:
    """A whole number in an attribute. Raises DamagedMarkup if it is none."""
    try:
        return default if value is None else int(value)
    except ValueError as error:
        raise DamagedMarkup(f"{value!r} where a number belongs") from error
