"""Every number: declared once, computed for the whole company and for every slice."""
