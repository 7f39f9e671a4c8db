"""The commands against a Google spreadsheet, in one process, over real HTTP."""
