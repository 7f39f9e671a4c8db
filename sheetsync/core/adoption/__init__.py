"""Finding one's way in a workbook that somebody else made: which tab is which, which header is which column."""
