"""`sheetsync run` with a fault of our own in it, whose words are what stood in a cell."""

from __future__ import annotations

import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

from sheetsync.adapters.xlsx import XlsxWorkbook
from sheetsync.config import Config, load
from sheetsync.core.grid import Grid
from sheetsync.service.opening import opened
from tests.deploy.watched import LEAD


class BrokenWorkbook(XlsxWorkbook):
    """A file that is read with a bug."""

    def read(self, titles: Sequence[str]) -> Mapping[str, Grid]:
        cell = " ".join(map(str, LEAD))
        raise ValueError(f"could not convert string to float: {cell!r} of {len(titles)}")


def _workbook(config: Config) -> BrokenWorkbook:
    return BrokenWorkbook(config.folder / config.workbook.path)


if __name__ == "__main__":
    with opened(load(Path("config.toml")), lambda: False, once=True, workbook=_workbook) as service:
        service.tick()
        faults = service.health.faults
    sys.exit(75 if faults else 0)
