"""The summary tabs in the order in which a workbook shows them."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from sheetsync.core.lang import Lang, say
from sheetsync.core.layout import Sheet
from sheetsync.core.summary import (
    ceo,
    changes,
    disputes,
    economics,
    funnel,
    guide,
    history,
    issues,
    losses,
    plan_fact,
    qualification,
    questions,
    relation,
    trials,
    verdicts,
)
from sheetsync.core.summary.report import Report

_BUILDERS: Mapping[str, Callable[[Report], Sheet]] = {
    "ceo": ceo.sheet,
    "questions": questions.sheet,
    "funnel": funnel.sheet,
    "economics": economics.sheet,
    "qualification": qualification.sheet,
    "losses": losses.sheet,
    "disputes": disputes.sheet,
    "plan_fact": plan_fact.sheet,
    "changes": changes.sheet,
    "hypothesis_results": trials.sheet,
    "data_issues": issues.sheet,
    "verdicts": verdicts.sheet,
    "relation": relation.sheet,
    "guide": guide.sheet,
    "history": history.sheet,
}
SUMMARY_ROLES = tuple(_BUILDERS)


def sheets(report: Report) -> tuple[Sheet, ...]:
    """Every summary tab of a run; History only from the first review on."""
    return tuple(build(report) for role, build in _BUILDERS.items() if role != "history" or history.is_kept(report))


def tab_title(role: str, lang: Lang) -> str:
    """What a summary tab is called."""
    return say(lang, f"tab.{role}")
