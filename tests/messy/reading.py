"""What sheetsync makes of a workbook, through its commands alone."""

from __future__ import annotations

import csv
import json
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from tests.functional.commands import sheetsync

Issue = Mapping[str, str]
"""A line of issues.csv."""
CONFIG = 'language = "{lang}"\n[workbook]\npath = "messy.xlsx"\n[input]\n{settled}\n'
SETTLED = "day_first = true\ndecimal_comma = true"


@dataclass(slots=True)
class Answer:
    """The export of a workbook: rows by (role, source row from 0), issues by (tab, cell)."""

    rows: dict[str, dict[int, dict[str, str]]] = field(default_factory=dict)
    issues: dict[tuple[str, str], list[Issue]] = field(default_factory=lambda: defaultdict(list))
    tallies: dict[str, dict[str, Any]] = field(default_factory=dict)
    metrics: dict[str, float | None] = field(default_factory=dict)
    refused: str = ""


def configure(folder: Path, lang: str, *, settled: bool) -> Path:
    path = folder / "config.toml"
    path.write_text(CONFIG.format(lang=lang, settled=SETTLED if settled else ""), encoding="utf-8")
    return path


def answer(folder: Path, config: Path) -> Answer:
    """What the commands say; a refusal is told, not raised."""
    out = folder / "export"
    done = sheetsync("export", out, "--config", config)
    if done.code:
        return Answer(refused=f"exit {done.code}: {done.err.strip()[-3000:]}")
    found = exported(out)
    checked = sheetsync("check", "--json", "--config", config).json
    found.tallies = {tab["role"]: tab for tab in checked["tabs"]}
    metrics = sheetsync("metrics", "--json", "--config", config).json["metrics"]
    found.metrics = {one["key"]: one["value"] for one in metrics if not one.get("slice")}
    return found


def exported(out: Path) -> Answer:
    """The files of an export."""
    found = Answer()
    for role in ("leads", "deals", "spend"):
        rows = table(out / f"{role}.csv")
        found.rows[role] = {int(row["source_row"]) - 1: row for row in rows}
    for issue in table(out / "issues.csv"):
        found.issues[issue["tab"], issue["cell"]].append(issue)
    return found


def table(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def severe(issues: Iterable[Issue]) -> list[Issue]:
    """Those that are more than a note."""
    return [issue for issue in issues if issue["severity"] != "note"]


def as_json(path: Path, value: object) -> None:
    path.write_text(json.dumps(value, ensure_ascii=False, indent=1), encoding="utf-8")
