"""The shared spreadsheet in Google Sheets."""

from sheetsync.adapters.google.opening import open_spreadsheet
from sheetsync.adapters.google.workbook import GoogleWorkbook

__all__ = ["GoogleWorkbook", "open_spreadsheet"]
