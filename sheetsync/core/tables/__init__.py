"""The entry tabs as typed tables, with every problem found on the way."""

from sheetsync.core.tables.binding import Binding, BoundTab
from sheetsync.core.tables.reading import read_tables
from sheetsync.core.tables.result import Tables

__all__ = ["Binding", "BoundTab", "Tables", "read_tables"]
