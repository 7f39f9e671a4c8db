"""sheetsync: facts for the quarrel between marketing and sales, from the spreadsheet both already use."""

__version__ = "0.1.0"
