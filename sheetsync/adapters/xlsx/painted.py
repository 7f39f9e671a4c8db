"""A painted workbook taken apart, so that its tabs can be grafted."""

from __future__ import annotations

import zipfile
from collections.abc import Mapping
from io import BytesIO

from sheetsync.adapters.xlsx.charts import with_literals
from sheetsync.adapters.xlsx.markup import is_on, main, parse

TYPES_PART = "[Content_Types].xml"


class Painted:
    """A painted workbook, whose tabs are to be grafted; `parts` by name."""

    def __init__(self, data: bytes) -> None:
        with zipfile.ZipFile(BytesIO(data)) as file:
            self.parts = {info.filename: with_literals(file.read(info)) for info in file.infolist()}
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
