"""Which cells a request names: A1 notation, named ranges, data filters."""

from __future__ import annotations

from .areas import Area, a1, area_of, parsed_cells
from .batch.metadata import selected
from .book import Spreadsheet, Tab
from .wire import Json, invalid


def resolved(book: Spreadsheet, text: str) -> tuple[Tab, Json]:
    """The tab and the edges that a range's text names."""
    named = next((n for n in book.named_ranges if n["name"].casefold() == text.casefold() and "range" in n), None)
    if named is not None:
        return book.tab(named["range"]["sheetId"]), named["range"]
    title, mark, cells = text.rpartition("!")
    if mark:
        tab, edges = book.titled(unquoted(title)), parsed_cells(cells)
        if tab is not None and edges is not None:
            return tab, edges
    tab = book.titled(unquoted(text))
    if tab is not None:
        return tab, {}
    edges = parsed_cells(text)
    if edges is None or not text:
        raise invalid(f"Unable to parse range: {text}")
    return next((t for t in book.tabs if not t.properties.get("hidden")), book.tabs[0]), edges


def unquoted(title: str) -> str:
    if len(title) > 1 and title.startswith("'") and title.endswith("'"):
        return title[1:-1].replace("''", "'")
    return title


def on_grid(tab: Tab, edges: Json) -> Area:
    """The part of a range that lies on the grid; one that begins beyond it is an error."""
    area = area_of(edges, tab.rows, tab.columns)
    if area.top >= tab.rows or area.left >= tab.columns:
        shown = Area(area.top, area.left, max(area.bottom, area.top + 1), max(area.right, area.left + 1))
        raise invalid(
            f"Range ({a1(tab.title, shown)}) exceeds grid limits. Max rows: {tab.rows}, max columns: {tab.columns}"
        )
    return Area(area.top, area.left, min(area.bottom, tab.rows), min(area.right, tab.columns))


def filtered(book: Spreadsheet, data_filters: list[Json]) -> list[tuple[Tab, Area, list[Json]]]:
    """The areas that data filters select, in their order, each with the filters that select it."""
    found: list[tuple[Tab, Area, list[Json]]] = []
    if not data_filters:
        raise invalid("Must specify at least one data filter.")
    for data_filter in data_filters:
        for tab, area in areas_of(book, data_filter):
            known = next((entry for entry in found if entry[0] is tab and entry[1] == area), None)
            if known is None:
                found.append((tab, area, [data_filter]))
            else:
                known[2].append(data_filter)
    return found


def areas_of(book: Spreadsheet, data_filter: Json) -> list[tuple[Tab, Area]]:
    if "a1Range" in data_filter:
        tab, edges = resolved(book, data_filter["a1Range"])
        return [(tab, on_grid(tab, edges))]
    if "gridRange" in data_filter:
        tab = book.tab(data_filter["gridRange"].get("sheetId", 0))
        return [(tab, on_grid(tab, data_filter["gridRange"]))]
    if "developerMetadataLookup" not in data_filter:
        raise invalid("DataFilter must have a filter set")
    return [located(book, m["location"]) for m in selected(book, [data_filter]) if "spreadsheet" not in m["location"]]


def located(book: Spreadsheet, location: Json) -> tuple[Tab, Area]:
    """The cells that belong to a piece of metadata: its tab, row or column."""
    lines = location.get("dimensionRange")
    if lines is None:
        tab = book.tab(location["sheetId"])
        return tab, tab.whole
    tab = book.tab(lines["sheetId"])
    if lines["dimension"] == "ROWS":
        return tab, Area(lines["startIndex"], 0, lines["endIndex"], tab.columns)
    return tab, Area(0, lines["startIndex"], tab.rows, lines["endIndex"])
