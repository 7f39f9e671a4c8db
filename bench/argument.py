"""The numbers that settle the heads' argument, timed: agreement and disputes, losses, maturity, whose part of the gap,
the forecast, what changed, what was tried, what to ask.
"""

from __future__ import annotations

import datetime as dt
from pathlib import Path

from bench.ours import EVERYTHING, Step
from bench.workbooks import AS_OF, NORMS
from sheetsync.adapters.xlsx import XlsxWorkbook
from sheetsync.core.facts import Facts
from sheetsync.core.hypotheses import Hypothesis, judge_all
from sheetsync.core.issues import Owner
from sheetsync.core.judging import judge
from sheetsync.core.metrics import agreement, disputes, forecast, losses, maturity, plan_fact, speed, validity
from sheetsync.core.metrics.base import Numbers, Unit
from sheetsync.core.metrics.catalogue import compute, metric
from sheetsync.core.metrics.change import changes
from sheetsync.core.metrics.cuts import CUTS, cuts
from sheetsync.core.metrics.once import Once
from sheetsync.core.questions import Case, ask
from sheetsync.core.tables import read_tables, titles

FAMILIES = (agreement, disputes, validity, losses, speed, maturity, plan_fact, forecast)
TRIED = (
    ("funnel.target_win_rate", ()),
    ("qualification.non_target_share", (("channel", "Channel 1"),)),
    ("losses.never_contacted_share", (("segment", "Segment A"),)),
    ("funnel.leads", ()),
    ("economics.cpql", ()),
)
DAYS = 60
"""Since the start of every hypothesis."""


def argument(path: Path, step: Step) -> None:
    """All of them on one company; what they rest on is read and judged before."""
    facts, numbers = _prepared(path)
    with step("argument"):
        with step("families"):
            families(facts)
        with step("changes"):
            moved = changes(facts, [])
        with step("hypotheses"):
            results = judge_all(facts, [_hypothesis(*each) for each in TRIED])
        with step("questions"):
            ask(Case(facts, numbers, moved, results, {}), {}, ())


def _prepared(path: Path) -> tuple[Facts, Numbers]:
    workbook = XlsxWorkbook(path)
    bound = titles.bind([tab.title for tab in workbook.tabs()], NORMS)
    cells = workbook.read(list(dict.fromkeys(bound.values())))
    tables = read_tables({role: (title, cells[title]) for role, title in bound.items()}, NORMS)
    facts, issues = judge(tables, NORMS, EVERYTHING, AS_OF)
    return facts, compute(facts, (*tables.issues, *issues), tables.tallies)


def families(facts: Facts) -> int:
    """Every number of theirs in every slice; how many."""
    once = Once(facts)
    ways = [cuts(facts, way, once) for way in CUTS]
    return sum(1 for way in ways for family in FAMILIES for _ in family.numbers(facts, way))


def _hypothesis(key: str, scope: tuple[tuple[str, str], ...]) -> Hypothesis:
    about = metric(key)
    effect = 0.03 if about.unit is Unit.SHARE else 1.0
    begun = AS_OF - dt.timedelta(days=DAYS)
    return Hypothesis(key, Owner.BOTH, "", about, scope, 1, effect, begun, AS_OF + dt.timedelta(days=30))
