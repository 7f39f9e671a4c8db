"""An emulated Google that adapters talk to over HTTP, with everything that costs time made once."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from sheetsync.adapters.google import GoogleWorkbook
from sheetsync.adapters.google.access import access
from sheetsync.adapters.google.quota import Quota
from sheetsync.adapters.google.transport import Transport
from tests.fakes import Rows
from tests.sheets_emulator import Emulator

ROBOT = "robot@sheetsync-demo.iam.gserviceaccount.com"
NOW = dt.datetime(2026, 11, 23, 14, 5, tzinfo=dt.UTC)


@dataclass
class GoogleOffice:
    """An emulator, a key that it accepts, and what was opened there."""

    emulator: Emulator
    key: Path
    opened: list[GoogleWorkbook] = field(default_factory=list)

    def spreadsheet(self, title: str, tabs: Mapping[str, Rows], locale: str = "ru_RU") -> str:
        """A new spreadsheet that the account may edit; its id."""
        return self.emulator.add_spreadsheet(
            title, locale=locale, time_zone="Europe/Moscow", tabs=tabs, share={ROBOT: "writer"}
        )

    def workbook(self, spreadsheet: str, *, company: str = "") -> GoogleWorkbook:
        """The adapter on it; it never waits."""
        transport = Transport(
            access(self.key, {}),
            endpoint=self.emulator.base,
            quota=Quota(per_minute=10**9),
            sleep=lambda _: None,
        )
        self.opened.append(GoogleWorkbook(transport, spreadsheet, company=company, lang="en", now=lambda: NOW))
        return self.opened[-1]

    def close(self) -> None:
        """Close what was opened."""
        for workbook in self.opened:
            workbook.close()
        self.opened.clear()
