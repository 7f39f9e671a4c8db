"""`python -m bench`: how fast sheetsync is and how much memory it takes, against others measured in the same run."""

from __future__ import annotations

import argparse
import json
import os
import platform
import statistics
import subprocess
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from bench import backtest
from bench.answers import Answers, differences

FILE_TASKS = (
    *("bytes", "sheetsync", "argument", "cycle", "calamine", "duckdb", "polars", "openpyxl"),
    *("messy", "messy_calamine", "messy_openpyxl"),
)
GOOGLE_TASKS = ("answer", "google", "gspread")
TASKS = (*FILE_TASKS, *GOOGLE_TASKS)
CHOICES = (*TASKS, "backtest")
SLOW = {"openpyxl", "messy_openpyxl", "gspread"}
"""Measured once only."""


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the table: what, which step of which task, and the tasks and steps it is compared with."""

    what: str
    task: str
    steps: tuple[str, ...]
    against: str = ""
    bare: str = "bare read of the bytes"


ANSWER = "Google's answer, orjson.loads"
LINES = (
    Line("bare read of the bytes", "bytes", ("bytes",)),
    Line("sheetsync read", "sheetsync", ("read",)),
    Line("sheetsync parse", "sheetsync", ("parse",)),
    Line("sheetsync intake (read + parse)", "sheetsync", ("read", "parse")),
    Line("row dicts + pandas, calamine", "calamine", ("intake",), "sheetsync intake (read + parse)"),
    Line("row dicts + pandas, openpyxl", "openpyxl", ("intake",), "sheetsync intake (read + parse)"),
    Line("sheetsync intake, messy", "messy", ("read", "parse")),
    Line("row dicts + pandas, calamine, messy", "messy_calamine", ("intake",), "sheetsync intake, messy"),
    Line("row dicts + pandas, openpyxl, messy", "messy_openpyxl", ("intake",), "sheetsync intake, messy"),
    Line("sheetsync judge", "sheetsync", ("judge",)),
    Line("sheetsync metrics", "sheetsync", ("metrics",)),
    Line("sheetsync compute (judge + metrics)", "sheetsync", ("judge", "metrics")),
    Line("DuckDB, the core numbers", "duckdb", ("compute",), "sheetsync compute (judge + metrics)"),
    Line("polars, the core numbers", "polars", ("compute",), "sheetsync compute (judge + metrics)"),
    Line("sheetsync, the argument's numbers", "argument", ("argument",), "sheetsync compute (judge + metrics)"),
    Line("  of these: what changed", "argument", ("changes",)),
    Line("  of these: what was tried", "argument", ("hypotheses",)),
    Line("sheetsync write", "cycle", ("write",)),
    Line("sheetsync, the whole cycle", "cycle", ("cycle",)),
    Line("sheetsync, nothing changed", "cycle", ("unchanged",)),
    Line(ANSWER, "answer", ("answer",), bare=ANSWER),
    Line("sheetsync read, Google", "google", ("read",), bare=ANSWER),
    Line("gspread get_all_records + pandas", "gspread", ("intake",), "sheetsync read, Google", bare=ANSWER),
    Line("sheetsync, the whole Google cycle", "google", ("cycle",), bare=ANSWER),
    Line("sheetsync, Google, nothing changed", "google", ("unchanged",), bare=ANSWER),
)


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure and print; 1 if the numbers of two ways differ."""
    parser = argparse.ArgumentParser(prog="python -m bench", description=__doc__)
    parser.add_argument("--leads", type=int, nargs="+", default=[10_000, 100_000, 770_000], help="how many leads")
    parser.add_argument("--repeat", type=int, default=3, help="runs of each task, interleaved (default: 3)")
    parser.add_argument("--only", nargs="+", choices=CHOICES, default=list(CHOICES), help="these tasks only")
    wanted = parser.parse_args(arguments)
    print(f"Python {platform.python_version()}, {os.cpu_count()} cores; medians of {wanted.repeat} interleaved runs\n")
    worst = max(_size(leads, wanted.repeat, wanted.only) for leads in wanted.leads)
    if "backtest" in wanted.only:
        print("\n".join(backtest.report()))
    return worst


def _size(leads: int, repeat: int, tasks: Sequence[str]) -> int:
    """Measure one size; 1 if somebody's numbers differ."""
    _run("prepare", leads)
    runs: dict[str, list[Any]] = {task: [] for task in TASKS}
    for turn in range(repeat):
        for task in (each for each in tasks if each in runs):
            if turn == 0 or task not in SLOW:
                runs[task].append(_run(task, leads))
    print(f"{leads:,} leads, {leads * 13:,} cells")
    print(f"{'':36}{'seconds':>9}{'x bytes':>9}{'x sheetsync':>13}{'peak MB':>9}{'numbers':>9}")
    seconds = {line.what: _median(runs[line.task], line.steps) for line in LINES if runs[line.task]}
    for line in LINES:
        if line.what in seconds:
            print(_row(line, seconds, runs[line.task]))
    told = {task: runs[task][0]["answers"] for task in ("sheetsync", "duckdb", "polars") if runs[task]}
    return _compare(told) if told else 0


def _run(task: str, leads: int) -> Any:
    """One task in a process of its own."""
    command = [sys.executable, "-m", "bench.tasks", task, str(leads)]
    return json.loads(subprocess.run(command, check=True, stdout=subprocess.PIPE).stdout)  # noqa: S603 - our own module


def _median(runs: Sequence[Any], steps: Sequence[str]) -> float:
    return float(statistics.median(sum(run["seconds"][step] for step in steps) for run in runs))


def _row(line: Line, seconds: Mapping[str, float], runs: Sequence[Any]) -> str:
    megabytes = statistics.median(run["megabytes"] for run in runs)
    numbers = f"{runs[0]['numbers']:9,}" if {"metrics", "compute"} & set(line.steps) else ""
    taken = seconds[line.what]
    bare, ours = (seconds.get(what) for what in (line.bare, line.against))
    over_bytes = f"{taken / bare:.1f}" if bare else ""
    over_ours = f"{taken / ours:.1f}" if ours else ""
    return f"{line.what:36}{taken:9.3f}{over_bytes:>9}{over_ours:>13}{megabytes:9.0f}{numbers}"


def _compare(told: Mapping[str, Answers]) -> int:
    """Say whether everybody comes to the same numbers."""
    first, *others = told.items()
    different = 0
    for name, answers in others:
        faults = list(differences(first[1], answers))
        different = max(different, bool(faults))
        print(f"{first[0]} and {name}: {len(answers):,} numbers, {len(faults)} differ")
        print("".join(f"  {fault}\n" for fault in faults[:10]), end="")
    print()
    return different


if __name__ == "__main__":
    sys.exit(main())
