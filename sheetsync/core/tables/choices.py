"""What the dropdowns of a new entry tab offer."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from sheetsync.core.entry_tabs import Criteria, Deals, Hypotheses, Leads, LossReasons, Plan, StageLog, Synonyms
from sheetsync.core.grid import letters
from sheetsync.core.lang.words import Lang, Words
from sheetsync.core.norms import Norms, Source
from sheetsync.core.schema import EntryTab, Field

OWNERS = (Words("marketing", "маркетинг"), Words("sales", "продажи"))
DIRECTIONS = (Words("up", "рост"), Words("down", "снижение"))
OUTCOMES = (Words("open", "в работе"), Words("won", "продажа"), Words("lost", "отказ"))
KINDS = (
    Words("channel", "канал"),
    Words("campaign", "кампания"),
    Words("segment", "сегмент"),
    Words("manager", "менеджер"),
    Words("status", "статус"),
    Words("loss reason", "причина отказа"),
)
LAST_ROW = 500
"""How far down a list in another tab is offered."""


def choices(tab: type[EntryTab], norms: Norms, lang: Lang, new: Mapping[str, str]) -> dict[str, Sequence[str]]:
    """Words by declared column name; a single item that begins with = names a range of another tab.

    `new` are the titles, by role, of the tabs that are added together: only their layout is known for sure.
    """
    stages = [stage.label.in_(lang) for stage in norms.lead_stages if stage.source is not Source.VERDICT]
    listed: dict[Field, Sequence[str]] = {
        Deals.status: [*_said(OUTCOMES, lang), *(stage.label.in_(lang) for stage in norms.dated_stages)],
        StageLog.stage: stages,
        Criteria.operator: [word.strip() for word in Criteria.operator.help.in_(lang).split(",")],
        Criteria.responsible: _said(OWNERS, lang),
        LossReasons.responsible: _said(OWNERS, lang),
        Hypotheses.responsible: _said(OWNERS, lang),
        Hypotheses.direction: _said(DIRECTIONS, lang),
        Synonyms.kind: _said(KINDS, lang),
    }
    if "loss_reasons" in new:
        listed[Deals.loss_reason] = [_range(new["loss_reasons"], LossReasons.reason)]
    if "plan" in new:
        listed[Leads.segment] = [_range(new["plan"], Plan.segment)]
    return {field.name: words for field, words in listed.items() if field.tab is tab}


def _said(words: Sequence[Words], lang: Lang) -> list[str]:
    return [word.in_(lang) for word in words]


def _range(title: str, field: Field) -> str:
    """The column of a tab that `init` has just made: headers in row 1."""
    column = letters(field.tab.fields().index(field))
    quoted = title.replace("'", "''")
    return f"='{quoted}'!${column}$2:${column}${LAST_ROW}"
