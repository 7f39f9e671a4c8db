"""One person under several ids: leads with the same phone or e-mail are proposed, never merged."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import pyarrow as pa

from sheetsync.core.issues import Issue
from sheetsync.core.tables import Tables
from sheetsync.core.tables.complaints import value_issues
from sheetsync.core.tables.keys import first_places

_NAMED = 5
"""Leads that are named one by one."""


def twins(tables: Tables) -> Iterator[Issue]:
    """Per phone number and address that stands in leads with different ids, one issue in all their rows."""
    leads, source = tables.frames["leads"], tables.sources["leads"]
    rows, ids = leads["source_row"].to_numpy(), leads["lead_id"]
    for name in ("phone", "email"):
        strings = tables.strings.get(("leads", name))
        contacts = (strings.phones or strings.emails) if strings is not None else None
        if contacts is None:
            continue
        values = contacts.values.take(pa.array(source.grid.columns[source.columns[name].column].codes[rows]))
        first = first_places(values)
        again = np.flatnonzero(first != np.arange(len(first)))
        members: dict[int, list[int]] = {}
        for place in again.tolist():
            original = int(first[place])
            members.setdefault(original, [original]).append(place)
        by_written, details = {}, {}
        for original, places in members.items():
            written = values[original].as_py()
            more = " …" if len(places) > _NAMED else ""
            by_written[written] = rows[places].tolist()
            details[written] = {
                "ids": ", ".join(ids.iloc[places[:_NAMED]].astype(str)) + more,
                "places": ", ".join(str(row + 1) for row in by_written[written][:_NAMED]) + more,
            }
        yield from value_issues(source.place(name), "person_twice", by_written, details)
