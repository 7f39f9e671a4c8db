"""The agreed directory of loss reasons."""

from __future__ import annotations

import re
from collections.abc import Hashable, Mapping
from typing import Any

import pandas as pd

from sheetsync.core.facts import LossReason
from sheetsync.core.issues import Issue, Owner
from sheetsync.core.norms import Norms
from sheetsync.core.parse.status import read_status
from sheetsync.core.parse.text import fold
from sheetsync.core.tables import Tables

_OWNERS = {
    **dict.fromkeys(("marketing", "маркетинг", "отдел маркетинга"), Owner.MARKETING),
    **dict.fromkeys(("sales", "продажи", "отдел продаж"), Owner.SALES),
    **dict.fromkeys(("ceo", "гендиректор", "генеральный директор", "директор", "руководитель"), Owner.CEO),
    **dict.fromkeys(("both", "оба", "общая", "marketing and sales", "маркетинг и продажи"), Owner.BOTH),
}


def read_directory(tables: Tables, norms: Norms) -> tuple[dict[str, LossReason], list[Issue]]:
    """The reasons by name, as leads have them; empty if the tab is missing."""
    issues: list[Issue] = []
    reasons: dict[str, LossReason] = {}
    for row in tables.frames["loss_reasons"].to_dict("records"):
        reason = LossReason(
            reason=str(row["reason"]),
            category=_text(row["category"]),
            owner=_owner(_text(row["responsible"])),
            means_non_target=_is_true(row["means_non_target"]),
            says_nothing=_is_true(row["says_nothing"]),
            stages=_stages(row, tables, norms, issues),
        )
        reasons[reason.reason] = reason
    return reasons, issues


def _stages(row: Mapping[Hashable, Any], tables: Tables, norms: Norms, issues: list[Issue]) -> frozenset[str]:
    """The keys of the stages that a reason fits; a stage that nobody knows is told and left out."""
    keys = set()
    for word in re.split(r"[;,\n]", _text(row["stages"])):
        status = read_status(word, norms)
        if status is not None and status.stage:
            keys.add(status.stage)
        elif fold(word):
            place = tables.sources["loss_reasons"].place("stages")
            issues.append(
                place.issue("reason_stage_unknown", (row["source_row"],), word.strip(), {"reason": str(row["reason"])})
            )
    return frozenset(keys)


def _owner(written: str) -> str:
    """The department's own word where it is one, else as written."""
    known = _OWNERS.get(fold(written))
    return known.value if known else written


def _text(value: object) -> str:
    return value if isinstance(value, str) else ""


def _is_true(value: object) -> bool:
    return value is not pd.NA and bool(value)
