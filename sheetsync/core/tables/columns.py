"""Typed columns: a declared column's distinct values understood, ready to be laid out by rows."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import Any, TypeAlias

import numpy as np
import numpy.typing as npt
import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc

from sheetsync.core.entry_tabs import Criteria, Spend
from sheetsync.core.grid import Cell, Codes, Column
from sheetsync.core.norms import Norms
from sheetsync.core.parse import typed
from sheetsync.core.parse.emails import find_addresses, read_emails
from sheetsync.core.parse.faults import Oddity
from sheetsync.core.parse.phones import read_phones
from sheetsync.core.parse.strings import Strings, at_codes, read_strings
from sheetsync.core.parse.text import fold, show
from sheetsync.core.parse.typed import Typed
from sheetsync.core.schema import Field, Kind
from sheetsync.core.tables.codes import Flags
from sheetsync.core.tables.keys import Ids, type_ids
from sheetsync.core.tables.synonyms import Synonyms, kind_of
from sheetsync.core.tables.vocabulary import Spellings, Vocabulary, type_words

Array: TypeAlias = "pd.api.extensions.ExtensionArray | npt.NDArray[Any]"
"""What a frame's column is made of."""


Understood: TypeAlias = Typed | Ids | Spellings | Strings

_NAMES_MONTHS = frozenset({Spend.date})
"""Days that may be the name of a month."""
_AS_WRITTEN = frozenset({Criteria.operator})
"""Words of which "нет" and "не заполнено" are two like any other."""
TYPERS: Mapping[Kind, Callable[[Sequence[Cell], Norms], Typed]] = {
    Kind.DATE: typed.type_dates,
    Kind.TIME: typed.type_times,
    Kind.MONTH: typed.type_months,
    Kind.MONEY: typed.type_money,
    Kind.COUNT: typed.type_counts,
    Kind.NUMBER: typed.type_numbers,
    Kind.SHARE: typed.type_shares,
}
"""How the cells of each kind that not every cell is of are read."""


def understand(field: Field, column: Column, norms: Norms, synonyms: Synonyms) -> Understood:
    """What each distinct value of a declared column means."""
    if field.kind is Kind.ID:
        return type_ids(column.distinct)
    if field.kind is Kind.WORD:
        return type_words(column.distinct, keep_signs=field in _AS_WRITTEN)
    if field.kind is Kind.YES_NO:
        return typed.type_yes_no(_meanings(column.distinct, synonyms, kind_of(field)))
    if field.kind in TYPERS:
        if field in _NAMES_MONTHS:
            return typed.type_dates(column.distinct, norms, months_too=True)
        return TYPERS[field.kind](column.distinct, norms)
    return _strings(field.kind, column.distinct, norms)


def _strings(kind: Kind, distinct: Sequence[Cell], norms: Norms) -> Strings:
    """A column of text, and whom its contacts reach."""
    strings = read_strings(distinct, keep_signs=kind is Kind.TEXT)
    if kind is Kind.PHONE:
        phones = read_phones(strings.filled(), norms.phone_region)
        return replace(strings, odd=strings.odd | phones.odd, phones=phones)
    if kind is Kind.EMAIL:
        emails = read_emails(strings.filled())
        return replace(strings, odd=strings.odd | emails.odd, emails=emails)
    return _addressed(strings) if kind is Kind.EMAILS else strings


def _addressed(strings: Strings) -> Strings:
    """Lists of addresses, with what in them is none."""
    for place, text in enumerate(strings.filled().to_pylist()):
        if ignored := find_addresses(text or "")[1]:
            strings.odd[place] = Oddity("address_ignored", {"ignored": show(", ".join(ignored))})
    return strings


def _meanings(distinct: Sequence[Cell], synonyms: Synonyms, kind: str) -> Sequence[Cell]:
    agreed = synonyms.by_kind.get(kind)
    if not agreed:
        return distinct
    return [agreed.get(fold(cell), cell) if isinstance(cell, str) else cell for cell in distinct]


def blank_flags(understood: Understood) -> Flags:
    """Which distinct values are blank, or could not be read."""
    if isinstance(understood, Typed):
        return understood.blank
    if isinstance(understood, Spellings):
        return np.array([not folded for folded in understood.folded], dtype=np.bool_)
    return (
        understood.blank if isinstance(understood, Strings) else np.array(pc.is_null(understood.keys), dtype=np.bool_)
    )


def lay_out(field: Field, understood: Understood, codes: Codes, vocabulary: Vocabulary | None) -> Array:
    """The column's values row by row, as the frame holds them."""
    if isinstance(understood, Spellings):
        return _category(understood, codes, vocabulary)
    if isinstance(understood, Typed):
        return _plain(field.kind, understood.values[codes], understood.blank[codes])
    texts = understood.written if isinstance(understood, Ids) else understood.filled()
    return text_array(at_codes(texts, codes))


def _plain(kind: Kind, values: npt.NDArray[Any], blank: Flags) -> Array:
    if kind in {Kind.MONEY, Kind.COUNT}:
        return pd.arrays.IntegerArray(values, blank)
    if kind is Kind.YES_NO:
        return pd.arrays.BooleanArray(values, blank)
    return values


def _category(spellings: Spellings, codes: Codes, vocabulary: Vocabulary | None) -> pd.Categorical:
    """The words as everybody sees them; only those that occur are categories."""
    counts = np.bincount(codes, minlength=len(spellings.folded))
    places: dict[str, int] = {}
    place_of = np.full(len(spellings.folded), -1, dtype=np.int32)
    for place in np.flatnonzero(counts).tolist():
        folded, written = spellings.folded[place], spellings.written[place]
        if folded:
            word = vocabulary.shown(folded, written) if vocabulary else written
            place_of[place] = places.setdefault(word, len(places))
    return pd.Categorical.from_codes(place_of[codes], pd.Index(list(places), dtype="str"))


def text_array(texts: pa.StringArray) -> Array:
    """Arrow strings as a column of pandas' str dtype."""
    strings: pd.api.extensions.ExtensionArray = pd.array(texts, dtype="str")
    return strings


def blank_array(field: Field, size: int) -> Array:
    """A column that the tab doesn't have."""
    if field.kind is Kind.WORD:
        return pd.Categorical.from_codes(np.full(size, -1, dtype=np.int8), pd.Index([], dtype="str"))
    if field.kind in {Kind.DATE, Kind.MONTH}:
        return np.full(size, np.datetime64("NaT"), dtype="datetime64[s]")
    if field.kind is Kind.TIME:
        return np.full(size, np.timedelta64("NaT"), dtype="timedelta64[s]")
    if field.kind in {Kind.NUMBER, Kind.SHARE}:
        return np.full(size, np.nan)
    if field.kind in {Kind.MONEY, Kind.COUNT, Kind.YES_NO}:
        dtype = np.bool_ if field.kind is Kind.YES_NO else np.int64
        return _plain(field.kind, np.zeros(size, dtype=dtype), np.ones(size, dtype=np.bool_))
    return text_array(pa.nulls(size, pa.string()))
