"""Whether intake can read a workbook by new settings: tried on the cells at hand before anything is written."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from sheetsync.core.grid import Grid
from sheetsync.core.issues import Issue, Tally
from sheetsync.core.norms import Norms
from sheetsync.core.tables import read_tables, titles


def try_out(
    grids: Mapping[str, Grid], names: Sequence[str], known: Mapping[str, str], norms: Norms
) -> tuple[Sequence[Issue], Sequence[Tally]]:
    """What makes tabs unusable by these norms, and how many rows of each would be read.

    `names`: the tabs' titles in the order in which they are looked for; `known`: titles by role of tabs known before.
    """
    bound = titles.bind(names, norms, known)
    tables = read_tables({role: (title, grids[title]) for role, title in bound.items()}, norms)
    return tables.faults, tables.tallies
