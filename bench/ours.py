"""sheetsync on a workbook, and its numbers in the form that can be compared."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager
from pathlib import Path
from typing import TypeAlias

from bench.answers import CUTS, CYCLE, REVENUE, Answers, name
from bench.workbooks import AS_OF, NORMS
from sheetsync.adapters.templates import JinjaMemo
from sheetsync.adapters.xlsx import XlsxWorkbook
from sheetsync.core.judging import judge
from sheetsync.core.metrics.base import Numbers, Slice
from sheetsync.core.metrics.catalogue import compute
from sheetsync.core.period import Period
from sheetsync.core.tables import read_tables, titles
from sheetsync.pipeline import Settings, apply_plan, plan_run

Step: TypeAlias = Callable[[str], AbstractContextManager[None]]
EVERYTHING = Period()
PLAIN = (
    "funnel.leads",
    "funnel.won",
    "funnel.lost",
    "funnel.open",
    "qualification.target",
    "qualification.non_target",
    "qualification.unknown",
    REVENUE,
    CYCLE,
)
FINER = {
    "funnel.reached contacted": ("stage", "contacted"),
    "funnel.reached won": ("stage", "won"),
    "qualification.failed_sole phone": ("criterion", "Phone can be called"),
    "qualification.failed_sole budget": ("criterion", "Budget is enough"),
    "qualification.field_unknown budget": ("criterion", "Budget is enough"),
}
"""Answers that stand in a slice one dimension deeper."""


def steps(path: Path, step: Step) -> tuple[Answers, int]:
    """Read, parse, judge and count; the answers, and how many numbers were computed in all."""
    with step("read"):
        workbook = XlsxWorkbook(path)
        bound = titles.bind([tab.title for tab in workbook.tabs()], NORMS)
        cells = workbook.read(list(dict.fromkeys(bound.values())))
    with step("parse"):
        tables = read_tables({role: (title, cells[title]) for role, title in bound.items()}, NORMS)
        del cells
    with step("judge"):
        facts, issues = judge(tables, NORMS, EVERYTHING, AS_OF)
    with step("metrics"):
        numbers = compute(facts, (*tables.issues, *issues), tables.tallies)
    return answers(numbers), sum(1 for _ in numbers)


def intake(path: Path, step: Step) -> None:
    """Read and parse alone."""
    with step("read"):
        workbook = XlsxWorkbook(path)
        bound = titles.bind([tab.title for tab in workbook.tabs()], NORMS)
        cells = workbook.read(list(dict.fromkeys(bound.values())))
    with step("parse"):
        read_tables({role: (title, cells[title]) for role, title in bound.items()}, NORMS)


def cycle(path: Path, step: Step) -> None:
    """A sync as a user runs it, and another one when nothing has changed."""
    settings, renderer = Settings("en", NORMS, EVERYTHING, AS_OF), JinjaMemo(Path("templates"))
    with step("cycle"):
        workbook = XlsxWorkbook(path)
        run = plan_run(workbook, renderer, settings)
        with step("write"):
            apply_plan(workbook, run.plan)
    del run
    with step("unchanged"):
        again = plan_run(XlsxWorkbook(path), renderer, settings)
    if not again.plan.is_empty:
        raise AssertionError("a second sync of unchanged data plans changes")


def answers(numbers: Numbers) -> Answers:
    """The numbers that everybody else was asked for; a slice that a cut doesn't have counts nothing."""
    found: Answers = {}
    for key in PLAIN:
        for where, number in numbers.by_key[key].items():
            found |= _told(key, where, number.value)
    for key, extra in FINER.items():
        for where, number in numbers.by_key[key.split()[0]].items():
            if where and where[-1] == extra:
                found |= _told(key, where[:-1], number.value)
    return found


def _told(key: str, where: Slice, value: object) -> Answers:
    dimensions = tuple(dimension for dimension, _ in where)
    if dimensions not in CUTS or value is None:
        return {}
    return {name(key, dimensions, tuple(value for _, value in where)): float(str(value))}
