"""What may go wrong, as a table: what is spoiled, the command, its exit code, the words of its message."""

from tests.functional.google.faults import access, credentials, entries, network
from tests.functional.google.faults.row import Row

ROWS: tuple[Row, ...] = (*credentials.ROWS, *access.ROWS, *network.ROWS, *entries.ROWS)
