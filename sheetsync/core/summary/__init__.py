"""The summary tabs: which numbers stand in which block of which tab."""

from sheetsync.core.summary.report import Report
from sheetsync.core.summary.service_state import LastMemo, NextMemo, ServiceState
from sheetsync.core.summary.tabs import SUMMARY_ROLES, sheets, tab_title

__all__ = ["SUMMARY_ROLES", "LastMemo", "NextMemo", "Report", "ServiceState", "sheets", "tab_title"]
