"""The shared spreadsheet in Google Sheets."""
