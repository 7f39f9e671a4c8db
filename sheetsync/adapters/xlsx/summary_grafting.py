"""Summary tabs put into the user's workbook: ours are replaced, new ones added at the end, nobody else's is touched."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from sheetsync.adapters.xlsx.grafting import Graft
from sheetsync.adapters.xlsx.kept_notes import Area, place_notes
from sheetsync.adapters.xlsx.overtyped import beside, overtyped, remember_texts
from sheetsync.adapters.xlsx.ownership import Owned, own
from sheetsync.adapters.xlsx.package import Package
from sheetsync.adapters.xlsx.painted import Painted, sheet_part
from sheetsync.adapters.xlsx.painting import Painting, hyperlinks, paint, with_hyperlinks
from sheetsync.adapters.xlsx.tab_reading import TabReader
from sheetsync.core.lang.telling import error_of
from sheetsync.core.layout import Sheet
from sheetsync.errors import BadSheetData


def graft_sheets(package: Package, sheets: Sequence[Sheet]) -> Mapping[str, bytes | None]:
    """The parts of the workbook that change. Raises BadSheetData if somebody else's tab has a title of ours."""
    reader = TabReader(package)
    owned = {tab.role: tab for tab in reader.owned.values()}
    _refuse_taken(package, sheets, owned)
    paintings = [_painting(package, sheet, owned.get(sheet.role), reader) for sheet in sheets]
    painted = Painted(paint(paintings))
    titles = {painting.sheet.title: painting.title for painting in paintings}
    graft = Graft(package, painted)
    for index, (sheet, painting) in enumerate(zip(sheets, paintings, strict=True)):
        part = sheet_part(index)
        painted.parts[part] = with_hyperlinks(painted.parts[part], hyperlinks(sheet, titles))
        if sheet.role in owned:
            graft.replace(index, reader.tabs[painting.title])
        else:
            graft.append(index, painting.title)
        own(graft.workbook, Owned(sheet.role, painting.title, area_of(sheet)))
        remember_texts(graft.workbook, sheet)
    return graft.changes()


def area_of(sheet: Sheet) -> Area:
    """The cells that a sheet covers, from A1 on."""
    width = max((column + spot.span for row in sheet.rows for column, spot in enumerate(row) if spot), default=1)
    return Area(0, 0, max(0, len(sheet.rows) - 1), width - 1)


def _painting(package: Package, sheet: Sheet, owned: Owned | None, reader: TabReader) -> Painting:
    """The sheet under the title that its tab has now, with the notes that stand on it."""
    if owned is None:
        return Painting(sheet, sheet.title)
    area = area_of(sheet)
    notes = place_notes(reader.notes(owned), owned.area, area)
    right = max([area.right, *(note.column for note in notes)])
    typed_over = overtyped(package.workbook, sheet, reader.grid(owned.title))
    return Painting(sheet, owned.title, [*notes, *beside(typed_over, right)])


def _refuse_taken(package: Package, sheets: Sequence[Sheet], owned: Mapping[str, Owned]) -> None:
    there = {tab.title.casefold() for tab in package.tabs}
    taken = [sheet.title for sheet in sheets if sheet.role not in owned and sheet.title.casefold() in there]
    if taken:
        error = error_of(BadSheetData, "refused.titles", path=package.archive.path)
        error.faults = taken
        raise error
