"""The workbook behind the zip: its tabs, and which part each of them is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from sheetsync.adapters.xlsx.archive import Archive
from sheetsync.adapters.xlsx.markup import LINKS, STRICT, DamagedMarkup, Element, is_on, whole
from sheetsync.adapters.xlsx.relations import Link, links, links_part
from sheetsync.errors import BadSheetData

STRICT_LINKS = "http://purl.oclc.org/ooxml/officeDocument/relationships"


@dataclass(frozen=True, slots=True)
class Tab:
    """One tab of the workbook; `part` is "" for a chart sheet, which has no cells."""

    title: str
    part: str
    sheet_id: int
    hidden: bool


class Package:
    """A workbook's parts as a tree. Raises BadSheetData if the zip holds no workbook."""

    def __init__(self, archive: Archive) -> None:
        self.archive = archive
        self.part = self._find_workbook()
        self.workbook = archive.tree(self.part)
        if not self.workbook.tag.endswith("}workbook"):
            raise self._no_workbook()
        self.links = self._links(self.part)

    @cached_property
    def tabs(self) -> Sequence[Tab]:
        """All tabs in order."""
        targets = {link.id: link for link in self.links}
        return [self._tab(element, targets) for element in self.workbook.iterfind("{*}sheets/{*}sheet")]

    @property
    def is_strict(self) -> bool:
        """Whether it was saved as Strict Open XML, whose parts have other names inside."""
        return self.workbook.tag.startswith(f"{{{STRICT}}}")

    @property
    def counts_from_1904(self) -> bool:
        """Whether day 0 is 1 January 1904."""
        properties = self.workbook.find("{*}workbookPr")
        return properties is not None and is_on(properties.get("date1904"))

    def linked(self, kind: str) -> str:
        """The part that the workbook links to as styles, sharedStrings …; "" if there is none."""
        parts = [link.part for link in self.links if link.kind == kind and link.part in self.archive]
        return parts[0] if parts else ""

    def _tab(self, element: Element, targets: dict[str, Link]) -> Tab:
        link = targets.get(element.get(f"{{{LINKS}}}id") or element.get(f"{{{STRICT_LINKS}}}id") or "")
        title = element.get("name", "")
        if link is None or link.part not in self.archive:
            raise DamagedMarkup(f"the part of tab {title!r} is missing")
        hidden = element.get("state", "visible") != "visible"
        return Tab(title, link.part if link.kind == "worksheet" else "", whole(element.get("sheetId")), hidden)

    def _links(self, source: str) -> Sequence[Link]:
        return list(links(self.archive.tree(links_part(source)), source))

    def _find_workbook(self) -> str:
        found = self._links("") if links_part("") in self.archive else []
        parts = [link.part for link in found if link.kind == "officeDocument" and link.part.casefold().endswith(".xml")]
        if not parts or parts[0] not in self.archive:
            raise self._no_workbook()
        return parts[0]

    def _no_workbook(self) -> BadSheetData:
        return BadSheetData(
            f"{self.archive.path}: there is no workbook in it (no xl/workbook.xml); "
            "open it in Excel and save it as .xlsx"
        )
