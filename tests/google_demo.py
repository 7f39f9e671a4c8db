"""The demo company in a Google spreadsheet, over HTTP: `python -m tests.google_demo [DIR] [--lang ru] [--leads N]`.

Google is played by the emulator of the tests; everything else is real: the token exchange, the commands as processes
of their own, and a person who types through gspread. Each step says what it shows; a step that doesn't hold ends it.
"""

from __future__ import annotations

import argparse
import datetime as dt
import json
import os
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

import click
import gspread

from sheetsync.adapters.demo import demo_config
from sheetsync.adapters.demo.company import found
from sheetsync.adapters.demo.entries import tables
from sheetsync.adapters.demo.table import DemoCell, Formula, Table
from sheetsync.core.grid import serial
from tests.sheets_emulator import Emulator

ROBOT = "robot@sheetsync-demo.iam.gserviceaccount.com"
TYPIST = "olga@sheetsync-demo.iam.gserviceaccount.com"
AS_OF = dt.date(2026, 11, 23)
SEED = 7
ROOT = Path(__file__).parents[1]


@dataclass(frozen=True)
class Office:
    """An emulated Google with one spreadsheet, and a folder with the configuration that points to it."""

    google: Emulator
    folder: Path
    spreadsheet: str

    @classmethod
    def open(cls, google: Emulator, folder: Path, lang: Literal["en", "ru"]) -> Office:
        """Empty but for one tab, shared with the service and with a person who types through the API."""
        folder.mkdir(parents=True, exist_ok=True)
        key = folder / "credentials.json"
        key.unlink(missing_ok=True)
        google.key_file(key, ROBOT)
        locale = "ru_RU" if lang == "ru" else "en_GB"
        spreadsheet = google.add_spreadsheet(
            "Funnel",
            locale=locale,
            time_zone="Europe/Moscow",
            tabs={"Sheet1": []},
            share={ROBOT: "writer", TYPIST: "writer"},
        )
        place = f'spreadsheet = "https://docs.google.com/spreadsheets/d/{spreadsheet}/edit"\n'
        config = demo_config(lang).replace('path = "funnel.xlsx"\n', f'{place}credentials = "credentials.json"\n')
        (folder / "config.toml").write_text(config, encoding="utf-8")
        return cls(google, folder, spreadsheet)

    def sheetsync(self, *words: str, code: int = 0) -> str:
        """Run a command as a process of its own; what it prints."""
        environment = {**os.environ, "SHEETSYNC_API_ENDPOINT": self.google.base, "PYTHONPATH": str(ROOT)}
        command = [sys.executable, "-m", "sheetsync", *words, "--config", "config.toml", "--as-of", f"{AS_OF}"]
        done = subprocess.run(
            command, cwd=self.folder, env=environment, capture_output=True, text=True, check=False, timeout=300
        )
        if done.returncode != code:
            raise SystemExit(f"sheetsync {' '.join(words)} ended with {done.returncode}:\n{done.stdout}{done.stderr}")
        return done.stdout

    def sync(self) -> Mapping[str, Any]:
        """`sheetsync sync --json`."""
        told: Mapping[str, Any] = json.loads(self.sheetsync("sync", "--json"))
        return told

    def typist(self) -> gspread.Spreadsheet:
        """The spreadsheet as a person's own script opens it, with nothing of sheetsync in between."""
        key = self.folder / "typist.json"
        key.unlink(missing_ok=True)
        self.google.key_file(key, TYPIST)
        client = gspread.service_account(filename=str(key), http_client=_Emulated)
        client.http_client.base = self.google.base  # type: ignore[attr-defined]
        return client.open_by_key(self.spreadsheet)

    def type_demo(self, lang: Literal["en", "ru"], leads: int) -> int:
        """Fill the entry tabs with the demo company; how many rows."""
        rows = 0
        book = self.typist()
        for table in tables(found(leads, AS_OF, SEED), lang, SEED):
            _fill(book.worksheet(table.title), table)
            rows += len(table.rows)
        book.client.session.close()
        return rows


class _Emulated(gspread.HTTPClient):
    """gspread as it is, at another address."""

    base = ""

    def request(self, method: str, endpoint: str, *words: Any, **named: Any) -> Any:
        return super().request(method, endpoint.replace("https://sheets.googleapis.com", self.base), *words, **named)


def _fill(tab: gspread.Worksheet, table: Table) -> None:
    """Everything that stood there goes, the example row too; formulas are typed as their results."""
    rows: list[list[Any]] = [*table.above, table.headers, *([_wire(cell) for cell in row] for row in table.rows)]
    tab.clear()
    tab.resize(rows=len(rows) + 50, cols=max(map(len, rows)))
    tab.update(rows, "A1", raw=True)


def _wire(cell: DemoCell) -> str | int | float | bool:
    if isinstance(cell, Formula):
        return cell.result
    if isinstance(cell, dt.date):
        return serial(cell)
    return "" if cell is None else cell


def main(folder: Path, lang: Literal["en", "ru"], leads: int) -> None:
    """The whole way, step by step."""
    with Emulator() as google:
        office = Office.open(google, folder, lang)
        click.echo(office.sheetsync("init").strip())
        click.echo(f"a person types {office.type_demo(lang, leads)} rows through the API")
        for verb in ("check", "plan"):
            click.echo(f"$ sheetsync {verb}\n" + "\n".join(office.sheetsync(verb).splitlines()[-3:]))
        first, second = office.sync(), office.sync()
        _hold(first["written"] and not second["written"], "a second sync writes nothing")
        click.echo(f"first sync: {first['cells_changed']} cells, requests {first['requests']}")
        click.echo(f"second sync: nothing written, requests {second['requests']}")
        person = google.person(office.spreadsheet)
        titles = {tab.title for tab in google.snapshot()[office.spreadsheet].tabs}
        leads_tab = "Лиды" if "Лиды" in titles else "Leads"
        person.rename(leads_tab, f"{leads_tab} 2026")
        person.move_column(f"{leads_tab} 2026", 5, 0)
        moved = office.sync()
        changed = {change["tab"] for change in json.loads(office.sheetsync("plan", "--json"))["changes"]}
        _hold(not changed, "nothing is left to change")
        click.echo(f"a renamed tab and a moved column: {moved['cells_changed']} cells, requests {moved['requests']}")
        office.sheetsync("memo", "--preview", "memo.html")
        click.echo(f"look at {folder / 'memo.html'}")


def _hold(true: object, what: str) -> None:
    if not true:
        raise SystemExit(f"this does not hold: {what}")


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", nargs="?", type=Path, default=Path("demo-google"))
    parser.add_argument("--lang", choices=("en", "ru"), default="en")
    parser.add_argument("--leads", type=int, default=3000)
    chosen = parser.parse_args()
    main(chosen.folder, chosen.lang, chosen.leads)
