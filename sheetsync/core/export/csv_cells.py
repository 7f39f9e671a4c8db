"""Tables as the cells of a CSV file: no text that a spreadsheet would take for a formula."""

from __future__ import annotations

import pyarrow as pa
import pyarrow.compute as pc

_FORMULA = r"^'*[=+\-@\t\r\n＝＋－＠]"
"""How text begins that a spreadsheet may run; an apostrophe in front is counted too, or it could not be taken away."""
_NUMBER = r"^[+-]?\d+$"
"""What begins like a formula and is none: a phone number (+79161234567), a number with its sign."""


def csv_cells(table: pa.Table) -> pa.Table:
    """The same table for a CSV file; numbers, yes/no and days are left to whoever writes it."""
    columns = {name: _cells(table[name].combine_chunks()) for name in table.column_names}
    return pa.table(columns)


def _cells(values: pa.Array) -> pa.Array:
    return harmless(values) if pa.types.is_string(values.type) else values


def harmless(texts: pa.StringArray) -> pa.StringArray:
    """Text that begins like a formula, with an apostrophe in front; whoever reads it back takes one away."""
    risky = pc.and_not(pc.match_substring_regex(texts, _FORMULA), pc.match_substring_regex(texts, _NUMBER))
    if not pc.any(risky).as_py():
        return texts
    return pc.if_else(risky, pc.binary_join_element_wise("'", texts, ""), texts)
