"""What reading the entry tabs gives."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

import pandas as pd

from sheetsync.core.issues import Issue, Tally
from sheetsync.core.parse.strings import Strings
from sheetsync.core.tables.binding import Binding, BoundTab
from sheetsync.core.tables.synonyms import Synonyms


@dataclass(frozen=True, slots=True, eq=False)
class Tables:
    """The entry tabs, typed. If there are `faults`, nothing else can be relied on.

    `frames` has one frame per role, empty with all its columns if the tab is missing. Columns go by declared name: an
    ID or text is str, a word a category of str, a date datetime64[s], money (minor units) and counts Int64, a number
    or share float64, yes/no boolean. `source_row` is the 0-based grid row (int32). Deals also have date_<stage> per
    dated stage, date_won and date_lost; deals and the stage log have `lead`, their lead's place in the leads frame.

    `off`: "spend" -> "no_tab:spend", "leads.channel" -> "no_column:leads.channel".
    `bindings`: per role and declared name, the column's place and the header found. `sources`: the tabs they come
    from; `strings`: the distinct values of their text columns by role and name, which criteria look at.
    """

    frames: Mapping[str, pd.DataFrame] = field(default_factory=dict)
    issues: tuple[Issue, ...] = ()
    tallies: tuple[Tally, ...] = ()
    off: Mapping[str, str] = field(default_factory=dict)
    titles: Mapping[str, str] = field(default_factory=dict)
    bindings: Mapping[str, Mapping[str, Binding]] = field(default_factory=dict)
    faults: tuple[Issue, ...] = ()
    sources: Mapping[str, BoundTab] = field(default_factory=dict)
    strings: Mapping[tuple[str, str], Strings] = field(default_factory=dict)
    synonyms: Synonyms = field(default_factory=Synonyms)
