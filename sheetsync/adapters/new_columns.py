"""What the columns of a new entry tab are: headers, what they say about themselves, examples, dropdowns."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from sheetsync.core.entry_tabs import Deals
from sheetsync.core.grid import Cell
from sheetsync.core.lang.phrases.entry_notes import PHRASES
from sheetsync.core.lang.words import Lang
from sheetsync.core.norms import Stage
from sheetsync.core.schema import Field, Kind
from sheetsync.ports import NewEntryTab

_DATE_SPELLINGS = ("%Y-%m-%d", "%d.%m.%Y", "%Y-%m")
_NUMBERS = (Kind.MONEY, Kind.COUNT, Kind.NUMBER, Kind.SHARE)


@dataclass(frozen=True, slots=True)
class NewColumn:
    """One column of a new entry tab; `words` are what its dropdown offers."""

    header: str
    note: str
    kind: Kind
    required: bool
    example: Cell
    words: Sequence[str]


def new_columns(tab: NewEntryTab) -> list[NewColumn]:
    """The declared columns; the dates of the stages stand after the deal's status."""
    found: list[NewColumn] = []
    for field in tab.tab.fields():
        found.append(_declared(field, tab))
        if field is Deals.status:
            found += [_stage_column(stage, tab.lang) for stage in tab.stages]
    if tab.tab is not Deals:
        found += [_stage_column(stage, tab.lang) for stage in tab.stages]
    return found


def _declared(field: Field, tab: NewEntryTab) -> NewColumn:
    lang = tab.lang
    words = (tab.choices or {}).get(field.name, ())
    if field.kind is Kind.YES_NO and not words:
        words = (phrase("entry.yes", lang), phrase("entry.no", lang))
    note = (
        field.help.in_(lang),
        phrase("entry.required" if field.required else "entry.optional", lang),
        phrase(f"entry.owner.{field.owner.value}", lang),
    )
    shown = _example(field.example.in_(lang), field.kind)
    return NewColumn(field.header.in_(lang), "\n".join(note), field.kind, field.required, shown, words)


def _stage_column(stage: Stage, lang: Lang) -> NewColumn:
    label = stage.label.in_(lang)
    note = (
        phrase("entry.stage", lang).format(stage=label),
        phrase("entry.optional", lang),
        phrase(f"entry.owner.{stage.owner.value}", lang),
    )
    return NewColumn(label, "\n".join(note), Kind.DATE, False, None, ())


def _example(text: str, kind: Kind) -> Cell:
    """An example as a person's typing would leave it in the cell: a real date, a real number, else text."""
    if kind in (Kind.DATE, Kind.MONTH):
        for spelling in _DATE_SPELLINGS:
            try:
                return dt.datetime.strptime(text, spelling).date()  # noqa: DTZ007 - a day has no zone
            except ValueError:
                continue
    if kind in _NUMBERS and text:
        value = float(text.replace(",", "."))
        return int(value) if value.is_integer() else value
    return text or None


def phrase(key: str, lang: Lang) -> str:
    """What a new tab says, in a language."""
    return PHRASES[key].in_(lang)
