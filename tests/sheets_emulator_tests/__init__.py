"""The emulator of Google Sheets, held against Google's recorded answers, its schema and its documentation."""
