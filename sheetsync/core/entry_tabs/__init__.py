"""The entry tabs, one class each: what marketing, sales and the CEO type, and under which headers."""

from __future__ import annotations

from sheetsync.core.entry_tabs.agreements import Criteria, LossReasons, Synonyms
from sheetsync.core.entry_tabs.enquiries import Deals, Leads
from sheetsync.core.entry_tabs.meetings import Hypotheses, Reviews
from sheetsync.core.entry_tabs.money import Plan, Spend
from sheetsync.core.entry_tabs.stage_log import StageLog
from sheetsync.core.schema import EntryTab

__all__ = [
    "ENTRY_TABS",
    "Criteria",
    "Deals",
    "Hypotheses",
    "Leads",
    "LossReasons",
    "Plan",
    "Reviews",
    "Spend",
    "StageLog",
    "Synonyms",
]

ENTRY_TABS: tuple[type[EntryTab], ...] = (
    Leads,
    Deals,
    StageLog,
    Spend,
    Plan,
    Criteria,
    LossReasons,
    Reviews,
    Hypotheses,
    Synonyms,
)
"""In the order a new workbook shows them."""
