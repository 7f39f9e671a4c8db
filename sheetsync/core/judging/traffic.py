"""Lines of spend that don't fit together, or not with the leads."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from sheetsync.core.issues import Issue
from sheetsync.core.judging.calendar import Calendar, first_day
from sheetsync.core.judging.telling import issue_at
from sheetsync.core.tables import Tables


def traffic_issues(tables: Tables, today: np.datetime64) -> Iterator[Issue]:
    """Everything that is odd about the Spend tab as a whole."""
    if "spend" not in tables.sources:
        return
    spend, source = tables.frames["spend"], tables.sources["spend"]
    rows = spend["source_row"].to_numpy()
    days = spend["date"].to_numpy().astype("datetime64[D]")
    yield from Calendar(today, first_day(days)).issues(source, "date", days, rows)
    for kind, name, found in (
        ("spend_without_channel", "channel", spend["channel"].isna()),
        ("clicks_above_impressions", "clicks", (spend["clicks"] > spend["impressions"]).fillna(False)),
        ("amount_negative", "spend", (spend["spend"] < 0).fillna(False)),
    ):
        yield from issue_at(source, name, kind, rows[found.to_numpy(dtype=np.bool_)])
    yield from _leads_above_clicks(tables)


def _leads_above_clicks(tables: Tables) -> Iterator[Issue]:
    """Months in which a channel brought more leads than clicks."""
    spend, leads, source = tables.frames["spend"], tables.frames["leads"], tables.sources["spend"]
    clicked = spend.loc[spend["clicks"].notna() & spend["channel"].notna()]
    if not len(clicked):
        return
    months = clicked["date"].to_numpy().astype("datetime64[M]")
    created = leads["created"].to_numpy().astype("datetime64[M]")
    clicks = clicked["clicks"].to_numpy(dtype=np.int64)
    for channel in clicked["channel"].cat.remove_unused_categories().cat.categories:
        own = (clicked["channel"] == channel).to_numpy()
        of_channel = created[(leads["channel"] == channel).to_numpy()]
        for month in np.unique(months[own]):
            lines = own & (months == month)
            count, some = int((of_channel == month).sum()), int(clicks[lines].sum())
            if count > some > 0:
                detail = {"channel": str(channel), "leads": str(count), "clicks": str(some), "month": str(month)}
                rows = clicked["source_row"].to_numpy()[lines]
                yield from issue_at(source, "clicks", "leads_above_clicks", rows, detail)
