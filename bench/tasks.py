"""What is measured, each in a process of its own: `python -m bench.tasks NAME LEADS` prints what it took."""

from __future__ import annotations

import contextlib
import json
import resource
import shutil
import sys
import tempfile
import time
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass, field
from pathlib import Path

from bench.workbooks import workbook

CHUNK = 1 << 20


@dataclass(slots=True)
class Watch:
    """Seconds by step; the answers that can be compared, and how many numbers were computed in all."""

    seconds: dict[str, float] = field(default_factory=dict)
    answers: dict[str, float] = field(default_factory=dict)
    numbers: int = 0

    @contextlib.contextmanager
    def step(self, name: str) -> Iterator[None]:
        """Time a step."""
        begun = time.perf_counter()
        yield
        self.seconds[name] = time.perf_counter() - begun


def prepare(leads: int, watch: Watch) -> None:
    """The inputs that aren't there yet."""
    from bench import frames

    with watch.step("prepare"):
        workbook(leads)
        workbook(leads, messy=True)
        frames.frame(leads)


def unpack(leads: int, watch: Watch) -> None:
    """A bare read of the bytes: every part of the file inflated, nothing kept."""
    path = workbook(leads)
    with watch.step("bytes"), zipfile.ZipFile(path) as parts:
        for name in parts.namelist():
            with parts.open(name) as part:
                while part.read(CHUNK):
                    pass


def messy(leads: int, watch: Watch) -> None:
    """sheetsync: read and parse the leads as people type them."""
    from bench import ours

    ours.intake(workbook(leads, messy=True), watch.step)


def messy_openpyxl(leads: int, watch: Watch) -> None:
    """The same by row dicts and pandas, read by openpyxl."""
    from bench import usual

    with watch.step("intake"):
        usual.with_openpyxl(workbook(leads, messy=True))


def messy_calamine(leads: int, watch: Watch) -> None:
    """The same by row dicts and pandas, read by calamine."""
    from bench import usual

    with watch.step("intake"):
        usual.with_calamine(workbook(leads, messy=True))


def intake_openpyxl(leads: int, watch: Watch) -> None:
    """Row dicts and pandas, read by openpyxl."""
    from bench import usual

    path = workbook(leads)
    with watch.step("intake"):
        usual.with_openpyxl(path)


def intake_calamine(leads: int, watch: Watch) -> None:
    """Row dicts and pandas, read by calamine."""
    from bench import usual

    path = workbook(leads)
    with watch.step("intake"):
        usual.with_calamine(path)


def compute_duckdb(leads: int, watch: Watch) -> None:
    """The core numbers by DuckDB, from typed columns."""
    from bench import duck, frames

    database = duck.load(frames.frame(leads))
    with watch.step("compute"):
        watch.answers = duck.answers(database)
    watch.numbers = len(watch.answers)


def compute_polars(leads: int, watch: Watch) -> None:
    """The core numbers by polars, from typed columns."""
    from bench import frames, polar

    frame = polar.load(frames.frame(leads))
    with watch.step("compute"):
        watch.answers = polar.answers(frame)
    watch.numbers = len(watch.answers)


def steps(leads: int, watch: Watch) -> None:
    """sheetsync: read, parse, judge, count."""
    from bench import ours

    watch.answers, watch.numbers = ours.steps(workbook(leads), watch.step)


def argument(leads: int, watch: Watch) -> None:
    """sheetsync: the numbers that settle the heads' argument, all of them."""
    from bench import argument as numbers

    numbers.argument(workbook(leads), watch.step)


def cycle(leads: int, watch: Watch) -> None:
    """sheetsync from the file to its summary tabs and memo, on a copy."""
    from bench import ours

    source = workbook(leads)
    with tempfile.TemporaryDirectory(dir=source.parent) as folder:
        copy = Path(folder) / "funnel.xlsx"
        shutil.copy(source, copy)
        ours.cycle(copy, watch.step)


def answer(leads: int, watch: Watch) -> None:
    """A bare receipt of what Google answers: inflated, made into objects, nothing else."""
    from bench import google

    google.answer(leads, watch.step)


def google_cycle(leads: int, watch: Watch) -> None:
    """sheetsync on a Google spreadsheet: the read alone, a whole sync, and another with nothing changed."""
    from bench import google

    google.cycle(leads, watch.step)


def intake_gspread(leads: int, watch: Watch) -> None:
    """Row dicts and pandas, read by gspread."""
    from bench import google

    google.with_gspread(leads, watch.step)


TASKS: dict[str, Callable[[int, Watch], None]] = {
    "prepare": prepare,
    "bytes": unpack,
    "sheetsync": steps,
    "argument": argument,
    "cycle": cycle,
    "openpyxl": intake_openpyxl,
    "calamine": intake_calamine,
    "messy": messy,
    "messy_openpyxl": messy_openpyxl,
    "messy_calamine": messy_calamine,
    "duckdb": compute_duckdb,
    "polars": compute_polars,
    "answer": answer,
    "google": google_cycle,
    "gspread": intake_gspread,
}


def main(name: str, leads: int) -> None:
    """Run one task and print what it took as JSON."""
    watch = Watch()
    TASKS[name](leads, watch)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / (1 << 20 if sys.platform == "darwin" else 1 << 10)
    print(json.dumps({**asdict(watch), "megabytes": peak}))


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]))
