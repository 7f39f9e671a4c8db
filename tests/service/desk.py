"""The whole service between fakes: a spreadsheet, its memory, a mail server, a clock; only the ledger is real."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from zoneinfo import ZoneInfo

from sheetsync import pipeline
from sheetsync.adapters.ledger import SqliteLedger
from sheetsync.adapters.templates import Forgiving, JinjaMemo
from sheetsync.core.agenda import Rules
from sheetsync.core.grid import Grid
from sheetsync.core.layout import Sheet
from sheetsync.core.norms import Conventions, Norms
from sheetsync.core.period import Period
from sheetsync.errors import SheetsyncError, Unavailable
from sheetsync.ports import TabInfo
from sheetsync.service.alerts import Alerts
from sheetsync.service.company import Company
from sheetsync.service.cycle import Service
from sheetsync.service.dispatch import Terms
from sheetsync.service.health import Health
from sheetsync.service.timetable import Timetable
from tests.core.sheets import DEALS, LEADS
from tests.fakes import FakeWorkbook
from tests.service.world import Book, Clock, MailServer

FRIDAY = dt.datetime(2026, 11, 20, 8, tzinfo=dt.UTC)
UTC = ZoneInfo("UTC")
OPERATOR = "operator@example.com"
BOSS, MARKETING = "boss@example.com", "marketing@example.com"
LEAD = dt.timedelta(hours=18)
MEETING = FRIDAY + dt.timedelta(hours=2) + LEAD
"""Its memo is due in two hours."""
DOWN = Unavailable("Google doesn't answer")
REVIEWS = ["Date", "Time", "Participants"]


class Spreadsheet(FakeWorkbook):
    """A workbook that may not answer; `reads` and `writes` count what it did."""

    def __init__(self, *meetings: dt.datetime) -> None:
        rows = [[moment.date(), f"{moment:%H:%M}", None] for moment in meetings]
        super().__init__({"Leads": LEADS, "Deals": DEALS, "Reviews": [REVIEWS, *rows]})
        self.fault: SheetsyncError | Exception | None = None
        self.reads = self.writes = 0

    def conventions(self) -> Conventions:
        self._answer()
        return super().conventions()

    def tabs(self) -> Sequence[TabInfo]:
        self._answer()
        return super().tabs()

    def read(self, titles: Sequence[str]) -> Mapping[str, Grid]:
        self._answer()
        self.reads += 1
        return super().read(titles)

    def write(self, sheets: Sequence[Sheet], entry_tabs: Mapping[str, str] | None = None) -> None:
        self._answer()
        self.writes += 1
        super().write(sheets, entry_tabs)

    def requests(self) -> Mapping[str, int]:
        return {"read": self.reads, "write": self.writes}

    def _answer(self) -> None:
        if self.fault is not None:
            raise self.fault


@dataclass
class Desk:
    """A service, and everything that it deals with. `health` is what it published last."""

    folder: Path
    book: Spreadsheet
    clock: Clock = field(default_factory=lambda: Clock(FRIDAY))
    server: MailServer = field(default_factory=MailServer)
    witness: Book = field(default_factory=Book)
    recipients: Sequence[str] = (BOSS,)
    log: list[tuple[str, dict[str, object]]] = field(default_factory=list)
    published: list[Health] = field(default_factory=list)
    letters: list[tuple[str, bytes]] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.renderer = Forgiving(JinjaMemo(), JinjaMemo())
        self._open()

    def restart(self) -> None:
        """Another process on the same folder."""
        self.close()
        self._open()

    def close(self) -> None:
        self.ledger.close()

    def tick(self, **after: float) -> Health:
        """Time passes, then everything that is due is done; how the service is then."""
        self.clock.move(**after)
        self.service.tick()
        return self.published[-1]

    def company(self) -> Company:
        return Company(
            workbook=self.book,
            renderer=self.renderer,
            courier=self.server,
            witness=self.witness,
            settings=self._settings,
            rules=Rules(LEAD, (dt.time(), dt.time()), UTC, "Example Ltd"),
            timetable=Timetable(dt.timedelta(minutes=15), (dt.time(8), dt.time(20)), {1, 2, 3, 4, 5}, UTC),
            terms=Terms("sheetsync@example.com"),
            recipients=self.recipients,
            alerts=Alerts(self.ledger, self.server, "sheetsync@example.com", [OPERATOR], "en"),
        )

    def alerts(self) -> int:
        """How many the operator was to get."""
        return self.server.dialogs.count(OPERATOR)

    def memos(self) -> list[str]:
        """To whom memos were taken, in order."""
        return [recipient for recipient in self.server.dialogs if recipient != OPERATOR]

    def memo(self, recipient: str = BOSS) -> str:
        """The one memo as it was frozen."""
        (key,) = {delivery.key for delivery in self.ledger.deliveries()}
        return self.ledger.message(key, recipient).decode()

    def events(self, name: str) -> list[dict[str, object]]:
        return [values for event, values in self.log if event == name]

    def _open(self) -> None:
        self.ledger = SqliteLedger(self.folder, self.clock())
        self.service = Service(
            self.company(),
            self.ledger,
            clock=self.clock,
            log=lambda event, **values: self.log.append((event, values)),
            health=Health("0", 1, self.clock(), 20),
            publish=self.published.append,
        )

    def _settings(self, now: dt.datetime) -> pipeline.Settings:
        self.book.conventions()
        return pipeline.Settings("en", Norms(), Period(), now.date())
