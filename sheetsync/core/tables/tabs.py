"""The entry tabs that a workbook has: their columns bound, their faults told all at once."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from sheetsync.core.entry_tabs import ENTRY_TABS, Deals, Leads
from sheetsync.core.grid import Grid
from sheetsync.core.issues import Issue
from sheetsync.core.norms import Norms
from sheetsync.core.parse.text import is_blank
from sheetsync.core.schema import EntryTab
from sheetsync.core.tables import titles
from sheetsync.core.tables.binding import BoundTab, bind
from sheetsync.core.tables.complaints import Place, in_both


@dataclass(slots=True, eq=False)
class BoundTabs:
    """The tabs that can be used by role, and what is wrong with the others.

    `wide`: leads and their deals stand in the same rows of one tab.
    """

    by_role: dict[str, BoundTab] = field(default_factory=dict)
    issues: list[Issue] = field(default_factory=list)
    faults: list[Issue] = field(default_factory=list)
    wide: bool = False


def bind_tabs(grids: Mapping[str, tuple[str, Grid]], norms: Norms) -> BoundTabs:
    """Bind every tab that is there."""
    tabs = BoundTabs()
    one_tab = "leads" in grids and "deals" in grids and grids["leads"][0] == grids["deals"][0]
    for tab in ENTRY_TABS:
        if tab.role not in grids:
            if tab.required:
                tabs.faults.append(_missing(tab, norms))
            continue
        title, grid = grids[tab.role]
        if _is_empty(grid):
            kind = "tab_empty" if tab.required else "tab_unused"
            (tabs.faults if tab.required else tabs.issues).append(Place(title, tab.owner).issue(kind))
            continue
        bound, issues = bind(tab, title, grid, norms, _configured(tab, norms, one_tab=one_tab))
        if bound is None:
            tabs.faults += issues
        else:
            tabs.by_role[tab.role] = bound
            tabs.issues += [issue for issue in issues if issue not in tabs.issues]
    _look_for_deals_in_leads(tabs, grids, norms)
    tabs.wide = _is_wide(tabs)
    return tabs


def elect(
    found: Mapping[str, Sequence[titles.Candidate]], cells: Mapping[str, Grid], norms: Norms
) -> tuple[dict[str, str], list[Issue]]:
    """Which tab is which entry tab, by role: of those with equally good titles the first that has the columns it needs.

    `cells` by title, of all that `titles.rivals` names. What is said of the others comes with it.
    """
    bound, usable = {}, set[tuple[str, str]]()
    for tab in ENTRY_TABS:
        if tab.role not in found:
            continue
        rivals = titles.rivals(found[tab.role])
        fit = [title for title in rivals if len(rivals) > 1 and _is_usable(tab, title, cells[title], norms)]
        usable.update((tab.role, title) for title in fit)
        bound[tab.role] = (fit or rivals)[0]
    return bound, titles.rival_issues(bound, found, usable)


def _is_usable(tab: type[EntryTab], title: str, grid: Grid, norms: Norms) -> bool:
    return not _is_empty(grid) and bind(tab, title, grid, norms, _configured(tab, norms, one_tab=False))[0] is not None


def _missing(tab: type[EntryTab], norms: Norms) -> Issue:
    title = norms.titles.get(tab.role, tab.title.en)
    return Place(title, tab.owner).issue("tab_missing", written=title, detail=in_both("title", tab.title))


def _is_empty(grid: Grid) -> bool:
    return all(is_blank(cell) for column in grid.columns for cell in column.distinct)


def _configured(tab: type[EntryTab], norms: Norms, *, one_tab: bool) -> Mapping[str, str]:
    """The headers that config.toml gives; in a tab of leads and deals one setting of the ID serves both."""
    own = norms.headers.get(tab.role, {})
    other = {Leads: "deals", Deals: "leads"}.get(tab, "")
    shared = norms.headers.get(other, {}).get("lead_id") if one_tab else None
    return {"lead_id": shared, **own} if shared else own


def _look_for_deals_in_leads(tabs: BoundTabs, grids: Mapping[str, tuple[str, Grid]], norms: Norms) -> None:
    """Without a tab of deals, the leads' own rows may say how they ended."""
    leads = tabs.by_role.get("leads")
    if "deals" in grids or leads is None:
        return
    configured = {"lead_id": leads.columns["lead_id"].header, **norms.headers.get("deals", {})}
    bound, issues = bind(Deals, leads.title, leads.grid, norms, configured)
    if bound is not None:
        tabs.by_role["deals"] = bound
        tabs.issues += [issue for issue in issues if issue not in tabs.issues]


def _is_wide(tabs: BoundTabs) -> bool:
    leads, deals = tabs.by_role.get("leads"), tabs.by_role.get("deals")
    if leads is None or deals is None or leads.title != deals.title or leads.header_row != deals.header_row:
        return False
    return leads.columns["lead_id"].column == deals.columns["lead_id"].column
