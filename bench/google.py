"""The same company in a Google spreadsheet: served by the tests' emulator from a process of its own.

`python -m bench.google LEADS FOLDER` serves until its input ends.
"""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from bench.ours import Step

MOST_LEADS = 738_000
"""× 13 columns: as many as leave room for the summary tabs among the ten million cells of a spreadsheet."""


@dataclass(frozen=True, slots=True)
class Served:
    """Where the spreadsheet is, and the key that opens it."""

    base: str
    key: str
    spreadsheet: str


@contextmanager
def served(leads: int) -> Iterator[Served]:
    """A server that has everything ready before it is first asked."""
    with tempfile.TemporaryDirectory() as folder:
        command = [sys.executable, "-m", "bench.google", str(min(leads, MOST_LEADS)), folder]
        server = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)  # noqa: S603 - ours
        try:
            assert server.stdout is not None  # noqa: S101 - it is a pipe
            yield Served(**json.loads(server.stdout.readline()))
        finally:
            server.communicate("")


def serve(leads: int, folder: Path) -> None:
    """Serve the company until the input ends."""
    from bench.workbooks import tabs
    from tests.sheets_emulator import Emulator
    from tests.sheets_emulator.emulator import ROBOT

    with Emulator(check_schema=False) as google:
        spreadsheet = google.add_spreadsheet("Funnel", "en_GB", "Europe/Moscow", {"Leads": []}, {ROBOT: "writer"})
        for title, (headers, columns) in tabs(leads).items():
            filled = zip(headers, columns, strict=True)
            google.prepare(spreadsheet, title, [[header, *column] for header, column in filled])
        key = google.key_file(folder / "key.json")
        print(json.dumps(asdict(Served(google.base, str(key), spreadsheet))), flush=True)
        sys.stdin.read()


def answer(leads: int, step: Step) -> None:
    """The answer about all tabs: received, inflated, made into objects."""
    import orjson

    with served(leads) as where:
        transport, ids = _opened(where)
        body = {
            "dataFilters": [{"gridRange": {"sheetId": its_id}} for its_id in ids],
            "majorDimension": "COLUMNS",
            "valueRenderOption": "UNFORMATTED_VALUE",
            "dateTimeRenderOption": "SERIAL_NUMBER",
        }
        path = f"/v4/spreadsheets/{where.spreadsheet}/values:batchGetByDataFilter"
        with step("answer"):
            orjson.loads(transport.read("POST", path, body=body))
        transport.close()


def cycle(leads: int, step: Step) -> None:
    """The read alone; then a sync as a user runs it, and another one when nothing has changed."""
    from bench.ours import EVERYTHING
    from bench.workbooks import AS_OF, NORMS
    from sheetsync.adapters.clock import now
    from sheetsync.adapters.google.reading import read_grids
    from sheetsync.adapters.google.workbook import GoogleWorkbook
    from sheetsync.adapters.templates import JinjaMemo
    from sheetsync.pipeline import Settings, apply_plan, plan_run

    settings, renderer = Settings("en", NORMS, EVERYTHING, AS_OF), JinjaMemo(Path("templates"))
    with served(leads) as where:
        transport, ids = _opened(where)
        with step("read"):
            read_grids(transport, where.spreadsheet, ids)
        workbook = GoogleWorkbook(transport, where.spreadsheet, company="", lang="en", now=now)
        with step("cycle"):
            run = plan_run(workbook, renderer, settings)
            apply_plan(workbook, run.plan)
        del run
        with step("unchanged"):
            again = plan_run(workbook, renderer, settings)
        if not again.plan.is_empty:
            raise AssertionError("a second sync of unchanged data plans changes")
        transport.close()


def with_gspread(leads: int, step: Step) -> None:
    """The Leads tab by gspread's own client, all records, as a pandas frame."""
    import gspread

    from bench import usual

    with served(leads) as where:
        transport, _ = _opened(where)
        client = gspread.Client(transport.auth)
        client.http_client = transport
        with step("intake"):
            usual.with_gspread(client.open_by_key(where.spreadsheet).worksheet("Leads"))
        transport.close()


def _opened(where: Served) -> tuple[Any, list[int]]:
    """A connection, and the ids of all tabs; the token is there already."""
    from sheetsync.adapters.google.access import access
    from sheetsync.adapters.google.reading import read_structure
    from sheetsync.adapters.google.transport import Transport

    transport = Transport(access(Path(where.key), {}), endpoint=where.base)
    return transport, [tab.sheet_id for tab in read_structure(transport, where.spreadsheet).tabs]


if __name__ == "__main__":
    serve(int(sys.argv[1]), Path(sys.argv[2]))
