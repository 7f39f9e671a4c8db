"""The CEO tab's block about the state of things: the rows, the data's faults, the relation, what the service does."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from sheetsync.core.hypotheses import Verdict
from sheetsync.core.issues import Severity
from sheetsync.core.layout import Spot, Style
from sheetsync.core.metrics.base import Number
from sheetsync.core.summary.page import Row
from sheetsync.core.summary.panels import heading, linked
from sheetsync.core.summary.report import Report
from sheetsync.core.summary.service_block import service_lines

_DECIDED = frozenset({Verdict.CONFIRMED, Verdict.REFUTED, Verdict.INCONCLUSIVE})


def state_panel(report: Report, span: int) -> list[Row]:
    """Its lines, each over `span` columns; those that rest on a tab lead to it."""
    rows: list[Row] = [heading(report, report.say("ceo.state"), "data_issues", span)]
    return rows + [(replace(cell, span=span),) for cell in (*_lines(report), *service_lines(report))]


def _lines(report: Report) -> Iterator[Spot]:
    used, left_out = (sum(getattr(tally, name) for tally in report.tallies) for name in ("used", "left_out"))
    rows = report.say("ceo.state.rows", used=report.count(used), left_out=report.count(left_out))
    yield Spot(rows, Style.NOTE)
    counts = {
        f"{severity.value}s": sum(issue.count for issue in report.issues if issue.severity is severity)
        for severity in (Severity.ERROR, Severity.WARNING)
    }
    yield linked(report, Spot(report.say("ceo.state.issues", **counts), Style.NOTE), "data_issues")
    if report.next_review:
        said = report.say("ceo.next_review", date=report.day(report.next_review))
        yield Spot(said[0].upper() + said[1:], Style.NOTE)
    agreement, disputed = (_found(report, key, **where) for key, where in _RELATION)
    if agreement is not None and disputed is not None:
        said = report.say("ceo.state.relation", agreement=report.plain(agreement, 2), disputed=report.percent(disputed))
        yield linked(report, Spot(said, Style.NOTE), "relation")
    if report.results:
        verdicts = [result.verdict for result in report.results]
        counted = {"running": verdicts.count(Verdict.RUNNING), "decided": sum(one in _DECIDED for one in verdicts)}
        yield linked(report, Spot(report.say("ceo.state.hypotheses", **counted), Style.NOTE), "hypothesis_results")


_RELATION: tuple[tuple[str, dict[str, str]], ...] = (("agreement.ac1", {"judge": "sales"}), ("disputes.share", {}))


def _found(report: Report, key: str, **where: str) -> Number | None:
    """A number that can be told."""
    number = report.numbers.by_key.get(key, {}).get(tuple(where.items()))
    return None if number is None or number.value is None else number
