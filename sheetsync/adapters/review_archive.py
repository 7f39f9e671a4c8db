"""The leads as each review saw them, as files in the state folder."""

from __future__ import annotations

import datetime as dt
from contextlib import suppress
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from sheetsync.adapters.state_folder import OWN

MOST = 3
"""Reviews whose leads are kept; older ones are deleted."""
_SECRET = 0o600


class ReviewArchive:
    """Parquet files in a folder, readable by their owner alone: they hold ids and amounts."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def keep(self, review: dt.date, leads: pa.Table) -> None:
        """Keep them, unless that review has some already; a disk that takes nothing costs only the comparison."""
        target = self._path(review)
        with suppress(OSError):
            self._folder.mkdir(mode=OWN, parents=True, exist_ok=True)
            if target.exists():
                return
            scratch = target.with_suffix(".part")
            scratch.touch(mode=_SECRET)
            pq.write_table(leads, scratch, compression="zstd")
            scratch.replace(target)
            for old in sorted(self._folder.glob("*.parquet"))[:-MOST]:
                old.unlink()

    def find(self, review: dt.date) -> pa.Table | None:
        """As they were kept; None if they aren't there or can't be read."""
        try:
            return pq.read_table(self._path(review))
        except (OSError, pa.ArrowException):
            return None

    def _path(self, review: dt.date) -> Path:
        return self._folder / f"{review.isoformat()}.parquet"
