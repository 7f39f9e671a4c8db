"""The stage-date columns of Deals: one per dated stage of the funnel, and the dates of winning and losing."""

from __future__ import annotations

from sheetsync.core.entry_tabs import Deals
from sheetsync.core.lang.words import Words
from sheetsync.core.norms import Norms
from sheetsync.core.schema import Field, Kind

WON, LOST = "won", "lost"
"""Their keys in config.toml; the frame's columns are date_won and date_lost."""

_ALSO_EN = {
    "contacted": ("First contact", "First contact date", "Contact date"),
    "meeting": ("Meeting date", "Meeting held"),
    "proposal": ("Proposal sent", "Proposal date", "Quote sent"),
    WON: ("Won", "Won date", "Won on", "Date won", "Sale date", "Date of sale"),
    LOST: ("Lost", "Lost date", "Lost on", "Date lost"),
}
_ALSO_RU = {
    "contacted": ("Дата контакта", "Первый контакт", "Дата первого контакта"),
    "meeting": ("Дата встречи", "Встреча проведена"),
    "proposal": ("Дата КП", "Дата предложения", "КП отправлено"),
    WON: ("Продажа", "Дата продажи", "Дата выигрыша", "Выиграна"),
    LOST: ("Отказ", "Дата отказа", "Дата потери", "Потеряна", "Проиграна"),
}
_HELP = Words("The day the lead reached “{stage}”.", "День, когда лид дошёл до этапа «{stage}».")


def stage_column(key: str) -> str:
    """The frame's column for a stage's dates."""
    return f"date_{key}"


def stage_fields(norms: Norms) -> dict[str, Field]:
    """The declarations of the stage-date columns by stage key, won and lost last."""
    fields = {stage.key: _field(stage.key, stage.label) for stage in norms.dated_stages}
    won = next((stage for stage in norms.lead_stages if stage.key == WON), None)
    fields[WON] = _field(WON, won.label if won else Words("Won", "Продажа"))
    fields[LOST] = _field(LOST, Words("Lost", "Отказ"))
    return fields


def _field(key: str, label: Words) -> Field:
    en = (
        label.en,
        key,
        f"{label.en} date",
        f"Date {label.en}",
        f"Date: {label.en}",
        f"{label.en} at",
        f"{label.en} on",
    )
    ru = (label.ru, f"Дата {label.ru}", f"Дата: {label.ru}", f"{label.ru} дата", f"Дата этапа {label.ru}")
    field = Field(
        Kind.DATE,
        (*en, *_ALSO_EN.get(key, ())),
        (*ru, *_ALSO_RU.get(key, ())),
        help=Words(_HELP.en.format(stage=label.en), _HELP.ru.format(stage=label.ru)),
    )
    field.__set_name__(Deals, stage_column(key))
    return field


def stage_label(norms: Norms, key: str) -> Words:
    """What a stage is called; the key itself if it is none of the funnel's."""
    known = {stage.key: stage.label for stage in norms.stages}
    return known.get(key, Words("Lost", "Отказ") if key == LOST else Words(key, key))
