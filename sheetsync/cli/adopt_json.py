"""What `adopt --json` tells: every proposal with its confidence."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from sheetsync.cli.adopt_page import diff_lines, left_lines
from sheetsync.cli.adopting import Outcome
from sheetsync.core.adoption.matching import Match, TabMatch
from sheetsync.core.adoption.proposal import Proposal, lacks
from sheetsync.core.lang import Lang
from sheetsync.core.summary.issues import sentences


def as_json_value(proposal: Proposal, outcome: Outcome, lang: Lang, *, written: bool) -> dict[str, Any]:
    """The document of `adopt --json`."""
    usable = proposal.usable()
    return {
        "schema": 1,
        "config": str(outcome.file.path),
        "written": written,
        "tabs": [_tab_value(match, taken=role in usable) for role, match in proposal.found.items()],
        "not_read": proposal.unread,
        "statuses": [
            {"written": one.written, "means": one.means, "count": one.count, "confidence": one.confidence}
            for one in proposal.funnel.words
        ],
        "stages": [stage.key for stage in proposal.funnel.stages],
        "synonyms": [
            {"kind": one.kind, "written": one.written, "means": one.means, "count": one.count}
            for one in proposal.spellings()
        ],
        "settings": outcome.said,
        "diff": list(diff_lines(outcome)) if outcome.differs else [],
        "left": list(left_lines(proposal, lang)),
        "faults": [" ".join(sentences(fault, lang)) for fault in outcome.faults],
    }


def _tab_value(match: TabMatch, *, taken: bool) -> Mapping[str, Any]:
    return {
        "role": match.tab.role,
        "title": match.seen.title,
        "hidden": match.seen.tab.hidden,
        "rows": match.seen.height,
        "confidence": match.confidence,
        "taken": taken,
        "lacks": lacks(match),
        "columns": [_column_value(one) for one in match.columns.values()],
    }


def _column_value(match: Match) -> Mapping[str, Any]:
    column = match.column
    return {
        "field": match.name,
        "required": match.field.required,
        "header": column.header if column else None,
        "column": column.letter if column else None,
        "confidence": match.confidence,
        "sure": match.is_sure,
        "by": match.by,
        "samples": list(column.samples(match.field.kind)) if column else [],
        "others": [{"header": one.header, "column": one.letter, "confidence": sure} for one, sure in match.others],
    }
