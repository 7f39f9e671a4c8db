"""The Workbook port on a local .xlsx file."""

from sheetsync.adapters.xlsx.workbook import XlsxWorkbook

__all__ = ["XlsxWorkbook"]
