"""The summary tabs in the order in which a workbook shows them."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from sheetsync.core.lang import Lang, say
from sheetsync.core.layout import Sheet
from sheetsync.core.summary import ceo, economics, funnel, issues, losses, plan_fact, qualification, verdicts
from sheetsync.core.summary.report import Report

_BUILDERS: Mapping[str, Callable[[Report], Sheet]] = {
    "ceo": ceo.sheet,
    "funnel": funnel.sheet,
    "economics": economics.sheet,
    "qualification": qualification.sheet,
    "losses": losses.sheet,
    "plan_fact": plan_fact.sheet,
    "data_issues": issues.sheet,
    "verdicts": verdicts.sheet,
}
SUMMARY_ROLES = tuple(_BUILDERS)


def sheets(report: Report) -> tuple[Sheet, ...]:
    """Every summary tab of a run."""
    return tuple(build(report) for build in _BUILDERS.values())


def tab_title(role: str, lang: Lang) -> str:
    """What a summary tab is called."""
    return say(lang, f"tab.{role}")
