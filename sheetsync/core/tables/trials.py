"""Rows that somebody typed to try things out: "test", asdf, +7 999 999-99-99."""

from __future__ import annotations

import re
from collections.abc import Mapping

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from sheetsync.core.entry_tabs import Leads
from sheetsync.core.parse.strings import Strings
from sheetsync.core.parse.text import fold, spell
from sheetsync.core.tables.codes import Flags, codes_at
from sheetsync.core.tables.headers import normal
from sheetsync.core.tables.keys import Ids
from sheetsync.core.tables.read_tab import ReadTab
from sheetsync.core.tables.vocabulary import Spellings

_WORD = (
    r"(?:z?test(?:ing|er|ov)?|тест(?:овый|овая|овое|ирование|ов)?|проверка|asdf\w*|qwerty\w*|qweqwe|йцукен\w*|фыва\w*)"
)
_WORDS = rf"^{_WORD}(?:[ _.#№-]?(?:{_WORD}|lead|user|client|лид|заявка|заказ|клиент|\d+))*$"
_IS_WORD = re.compile(_WORDS)
_EMAIL = rf"^{_WORD}\d*@|@{_WORD}\."
_SAME_DIGITS = "|".join(f"{digit}{{7,}}" for digit in range(10))
_PHONE = rf"(?:{_SAME_DIGITS}|123456789)0?$"
"""Of numbers in one canonical form."""
_NAMES = frozenset(
    map(
        normal,
        (
            *("Name", "Full name", "Client", "Client name", "Customer", "Contact", "Company", "Lead name"),
            *("Имя", "ФИО", "Клиент", "Имя клиента", "Заказчик", "Контакт", "Контактное лицо", "Компания"),
        ),
    )
)
"""Headers of columns that nobody declared and that name the customer."""


def trial_rows(tab: ReadTab, signs: Mapping[str, Flags]) -> Flags:
    """Rows of leads whose id or name says "test", or of which two signs do: e-mail, phone, campaign."""
    ids = tab.understood["lead_id"]
    named = np.zeros(len(tab.rows), dtype=np.bool_)
    if isinstance(ids, Ids):
        named |= _found(ids.keys, rf"^(?:\w{{1,3}}-)?{_WORDS[1:]}")[codes_at(tab.column("lead_id"), tab.rows)]
    for place, header in enumerate(tab.bound.headers):
        if normal(header) in _NAMES:
            column = tab.bound.grid.columns[place]
            said = np.array([_IS_WORD.match(fold(spell(cell))) is not None for cell in column.distinct], dtype=np.bool_)
            named |= said[codes_at(column, tab.rows)]
    return named | (sum(sign.astype(np.int8) for sign in signs.values()) >= 2)


def trial_signs(tab: ReadTab) -> dict[str, Flags]:
    """By declared column of leads, the rows in which it looks made up."""
    signs: dict[str, Flags] = {}
    for name, pattern in ((Leads.email.name, _EMAIL), (Leads.phone.name, _PHONE)):
        strings = tab.understood.get(name)
        contacts = (strings.phones or strings.emails) if isinstance(strings, Strings) else None
        if contacts is not None:
            signs[name] = _found(contacts.values, pattern)[codes_at(tab.column(name), tab.rows)]
    words = tab.understood.get(Leads.campaign.name)
    if isinstance(words, Spellings):
        said = np.array([_IS_WORD.match(word) is not None for word in words.folded], dtype=np.bool_)
        signs[Leads.campaign.name] = said[codes_at(tab.column(Leads.campaign.name), tab.rows)]
    return signs


def _found(texts: pa.StringArray, pattern: str) -> Flags:
    return np.array(pc.fill_null(pc.match_substring_regex(texts, pattern), fill_value=False), dtype=np.bool_)
