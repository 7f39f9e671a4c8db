"""Requests about whole tabs and the spreadsheet itself."""

from __future__ import annotations

from tests.sheets_emulator.areas import Area, deleted
from tests.sheets_emulator.book import Tab, new_tab
from tests.sheets_emulator.looks import kept
from tests.sheets_emulator.masks import written
from tests.sheets_emulator.references import retitled
from tests.sheets_emulator.wire import Json, deep_copy, invalid

from .context import Batch, Handler, mask_of
from .reindexing import reindex, rewrite_formulas, without

FALSE_IS_ABSENT = ("hidden", "rightToLeft", "hideGridlines", "rowGroupControlAfter", "columnGroupControlAfter")


def tidied(properties: Json) -> Json:
    """Properties as Google gives them back: what is false, 0 or empty is left out."""
    for node in (properties, properties["gridProperties"]):
        for name in (*FALSE_IS_ABSENT, "frozenRowCount", "frozenColumnCount"):
            if not node.get(name, True):
                del node[name]
    if not properties.get("tabColorStyle", True):
        del properties["tabColorStyle"]
    return properties


def properties_of(batch: Batch, tab: Tab) -> Json:
    """SheetProperties with the tab's place among the tabs."""
    shown = {"sheetId": tab.sheet_id, "title": tab.title, "index": batch.book.tabs.index(tab)}
    return deep_copy({**shown, **tab.properties})


def check_title(batch: Batch, title: str, tab: Tab | None = None) -> None:
    if not title or len(title) > 100:
        raise invalid("The sheet name cannot be empty." if not title else "The sheet name is too long.")
    there = batch.book.titled(title)
    if there is not None and there is not tab:
        raise invalid(f'A sheet with the name "{title}" already exists. Please enter another name.')


def free_title(batch: Batch) -> str:
    number = len(batch.book.tabs) + 1
    while batch.book.titled(f"Sheet{number}"):
        number += 1
    return f"Sheet{number}"


def check_id(batch: Batch, sheet_id: int) -> None:
    if sheet_id < 0:
        raise invalid("sheetId must be non-negative")
    if any(tab.sheet_id == sheet_id for tab in batch.book.tabs):
        raise invalid(f"Sheet with id {sheet_id} already exists.")


def add_sheet(batch: Batch, request: Json) -> Json:
    wanted = kept(request.get("properties", {}))
    title = wanted.get("title") or free_title(batch)
    check_title(batch, title)
    sheet_id = wanted.get("sheetId")
    if sheet_id is None:
        sheet_id = batch.book.free_id(title)
    check_id(batch, sheet_id)
    tab = new_tab(sheet_id, title)
    tab.properties["gridProperties"].update(wanted.get("gridProperties", {}))
    others = {k: v for k, v in wanted.items() if k not in {"sheetId", "title", "index", "gridProperties"}}
    tab.properties.update(others)
    tidied(tab.properties)
    check_grid(tab)
    index = wanted.get("index", len(batch.book.tabs))
    batch.book.tabs.insert(index, tab)
    batch.book.check_size()
    return {"properties": properties_of(batch, tab)}


def check_grid(tab: Tab) -> None:
    if tab.rows < 1 or tab.columns < 1:
        raise invalid("A sheet must have at least one row and one column")
    grid = tab.properties["gridProperties"]
    if grid.get("frozenRowCount", 0) >= tab.rows or grid.get("frozenColumnCount", 0) >= tab.columns:
        raise invalid("You can't freeze all visible rows or columns on the sheet.")


def update_sheet_properties(batch: Batch, request: Json) -> None:
    wanted = kept(request["properties"])
    tab = batch.tab(wanted)
    batch.guard_tab(tab)
    mask = mask_of(request)
    if "title" in mask:
        check_title(batch, wanted.get("title", ""), tab)
        old, new = tab.title, wanted["title"]
        rewrite_formulas(batch.book, lambda _, text: retitled(text, old, new))
    index = wanted.get("index", 0) if "index" in mask or ("*" in mask and "index" in wanted) else None
    if "tabColorStyle" in mask or "tabColor" in mask:
        mask["tabColor"] = mask["tabColorStyle"] = {}
    if "*" in mask:
        mask = {name: {} for name in wanted}
    mask = {name: inner for name, inner in mask.items() if name not in {"index", "sheetId", "sheetType"}}
    resize(batch, tab, written(mask, tab.properties, wanted) if mask else tab.properties)
    if index is not None:
        move_tab(batch, tab, index)


def resize(batch: Batch, tab: Tab, properties: Json) -> None:
    before = tab.whole
    size = {name: tab.properties["gridProperties"][name] for name in ("rowCount", "columnCount")}
    tab.properties = {**properties, "gridProperties": {**size, **properties.get("gridProperties", {})}}
    tidied(tab.properties)
    check_grid(tab)
    after = tab.whole
    if after.bottom < before.bottom:
        batch.guard(tab, Area(after.bottom, 0, before.bottom, before.right))
        drop(batch, tab, "ROWS", after.bottom, before.bottom)
    if after.right < before.right:
        batch.guard(tab, Area(0, after.right, before.bottom, before.right))
        drop(batch, tab, "COLUMNS", after.right, before.right)
    if not before.holds(after):
        batch.book.check_size()


def drop(batch: Batch, tab: Tab, dimension: str, start: int, end: int) -> None:
    """Lines beyond the new edge go, as if they were deleted."""
    reindex(batch.book, tab, dimension, deleted(start, end), without(start, end))


def move_tab(batch: Batch, tab: Tab, index: int) -> None:
    """The index counts before the move, so that moving to the right lands one place earlier."""
    tabs = batch.book.tabs
    if index > len(tabs):
        raise invalid(f"Sheet index {index} is out of range: there are {len(tabs)} sheets")
    before = tabs.index(tab)
    tabs.remove(tab)
    tabs.insert(index - 1 if index > before else index, tab)


def delete_sheet(batch: Batch, request: Json) -> None:
    tab = batch.tab(request)
    batch.guard_tab(tab)
    batch.guard(tab, tab.whole)
    book = batch.book
    if sum(not other.properties.get("hidden", False) for other in book.tabs if other is not tab) == 0:
        raise invalid("You can't remove all the visible sheets in a document.")
    book.tabs.remove(tab)
    book.metadata = [m for m in book.metadata if home_of(m) != tab.sheet_id]
    for named in book.named_ranges:
        if named.get("range", {}).get("sheetId") == tab.sheet_id:
            del named["range"]


def home_of(metadata: Json) -> int | None:
    """The tab on which a piece of developer metadata sits."""
    location = metadata["location"]
    home = location.get("dimensionRange", location).get("sheetId")
    return None if home is None else int(home)


def duplicate_sheet(batch: Batch, request: Json) -> Json:
    source = batch.book.tab(request.get("sourceSheetId", 0))
    title = request.get("newSheetName") or copy_title(batch, source.title)
    check_title(batch, title)
    sheet_id = request.get("newSheetId")
    if sheet_id is None:
        sheet_id = batch.book.free_id(title)
    check_id(batch, sheet_id)
    tab = transplanted(batch, source, sheet_id)
    tab.properties["title"] = title
    batch.book.tabs.insert(request.get("insertSheetIndex", 0), tab)
    batch.book.check_size()
    for label in [m for m in batch.book.metadata if home_of(m) == source.sheet_id]:
        label_id = batch.book.free_id(f"{label['metadataId']} on {sheet_id}")
        location = moved_home(label["location"], source.sheet_id, sheet_id)
        batch.book.metadata.append({**label, "metadataId": label_id, "location": location})
    return {"properties": properties_of(batch, tab)}


def copy_title(batch: Batch, title: str) -> str:
    wanted, number = f"Copy of {title}", 1
    while batch.book.titled(wanted):
        number += 1
        wanted = f"Copy of {title} {number}"
    return wanted


def transplanted(batch: Batch, source: Tab, sheet_id: int) -> Tab:
    """A copy of a tab under another id: what lies on it gets ids of its own."""
    tab = source.copy()
    tab.sheet_id = sheet_id
    tab.objects = {name: moved_home(value, source.sheet_id, sheet_id) for name, value in tab.objects.items()}
    for name, key in (
        ("protectedRanges", "protectedRangeId"),
        ("charts", "chartId"),
        ("bandedRanges", "bandedRangeId"),
    ):
        for item in tab.objects[name]:
            item[key] = batch.book.free_id(f"{item[key]} on {sheet_id}")
    return tab


def moved_home(node: object, source: int, target: int) -> object:
    if isinstance(node, list):
        return [moved_home(item, source, target) for item in node]
    if not isinstance(node, dict):
        return node
    return {k: target if k == "sheetId" and v == source else moved_home(v, source, target) for k, v in node.items()}


def update_spreadsheet_properties(batch: Batch, request: Json) -> None:
    mask = mask_of(request)
    wanted = {name: kept(value) if name == "defaultFormat" else value for name, value in request["properties"].items()}
    batch.book.properties = written(mask, batch.book.properties, wanted)
    if not batch.book.properties.get("title"):
        raise invalid("The spreadsheet title cannot be empty.")
    for name in ("locale", "timeZone"):
        if not batch.book.properties.get(name):
            raise invalid(f"{name} cannot be empty.")


REQUESTS: dict[str, Handler] = {
    "addSheet": add_sheet,
    "updateSheetProperties": update_sheet_properties,
    "deleteSheet": delete_sheet,
    "duplicateSheet": duplicate_sheet,
    "updateSpreadsheetProperties": update_spreadsheet_properties,
}
