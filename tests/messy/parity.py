"""The same content in a file and in a Google spreadsheet: what differs in the two exports."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from tests.functional.commands import sheetsync
from tests.messy.grading import Miss
from tests.messy.reading import SETTLED, configure, table
from tests.messy.workbook import Messy
from tests.messy.writing import write_google, write_xlsx
from tests.sheets_emulator import ROBOT, Emulator

UNTOLD = {"rows_hidden", "columns_hidden"}
"""Notes that need more than a spreadsheet's values."""
NAMES = ("leads", "deals", "spend", "verdicts", "issues")
CONFIG = """language = "{lang}"
[workbook]
spreadsheet = "{key}"
credentials = "credentials.json"
company = "Example Ltd"
[input]
{settled}
"""


def exports(made: Messy, google: Emulator, folder: Path) -> tuple[Path, Path]:
    """The folders of both exports; `made` is one that can stand in either."""
    xlsx, shared = folder / "xlsx", folder / "google"
    for place in (xlsx, shared):
        place.mkdir()
    write_xlsx(made.book.pages, xlsx / "messy.xlsx")
    _export(xlsx, configure(xlsx, made.lang, settled=True), {})
    key = write_google(made.book.pages, google, ROBOT)
    google.key_file(shared / "credentials.json", ROBOT)
    config = shared / "config.toml"
    config.write_text(CONFIG.format(lang=made.lang, key=key, settled=SETTLED), encoding="utf-8")
    _export(shared, config, {"SHEETSYNC_API_ENDPOINT": google.base})
    return xlsx / "export", shared / "export"


def _export(folder: Path, config: Path, environ: dict[str, str | None]) -> None:
    done = sheetsync("export", folder / "export", "--config", config, env=environ)
    assert done.code == 0, done.err


def differences(left: Path, right: Path) -> Iterator[Miss]:
    """Lines that stand in one export and not in the other."""
    for name in NAMES:
        lines = [
            {_line(row) for row in table(folder / f"{name}.csv") if row.get("kind") not in UNTOLD}
            for folder in (left, right)
        ]
        for line in lines[0] ^ lines[1]:
            told = {key: value for key, value in line if value}
            where = "only in the file" if line in lines[0] else "only in Google"
            yield Miss("differs", f"{name}.csv", where, "", "", str(told)[:400])


def _line(row: dict[str, str]) -> tuple[tuple[str, str], ...]:
    """A row without how the cell is quoted: a date stands there as a number in Google."""
    return tuple(sorted((key, value) for key, value in row.items() if key != "written"))
