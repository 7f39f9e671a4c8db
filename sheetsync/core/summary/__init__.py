"""The summary tabs: which numbers stand in which block of which tab."""

from sheetsync.core.summary.report import Report
from sheetsync.core.summary.tabs import SUMMARY_ROLES, sheets, tab_title

__all__ = ["SUMMARY_ROLES", "Report", "sheets", "tab_title"]
