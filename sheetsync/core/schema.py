"""How an entry tab and its columns are declared: once, as objects that everything else refers to."""

from __future__ import annotations

from enum import Enum
from typing import ClassVar

from sheetsync.core.issues import Owner
from sheetsync.core.lang.words import Words


class Kind(Enum):
    """What a column holds, and so how its cells are read."""

    ID = "id"
    """A row's key: text, compared without case, spaces and dash variants."""
    TEXT = "text"
    WORD = "word"
    """One of a few words (a channel, a manager): spellings that differ in case, spaces or punctuation are one."""
    DATE = "date"
    TIME = "time"
    """A time of day by the clock on the wall; kept as what has passed since midnight."""
    MONTH = "month"
    """A date or the name of a month; kept as the first day of that month."""
    MONEY = "money"
    """An amount in the reporting currency; kept in whole minor units."""
    COUNT = "count"
    """A whole number, not negative."""
    NUMBER = "number"
    SHARE = "share"
    """A share: 0.4, 40 % or (from 1 on, in a plan) 40; kept as 0.4."""
    YES_NO = "yes_no"
    PHONE = "phone"
    EMAIL = "email"
    EMAILS = "emails"
    """Any number of e-mail addresses in one cell, with or without names; kept as written."""


class Field:
    """A declared column: `Leads.created` is one.

    `en` and `ru` are the headers it is known by, the first of each being the one that is written into a new tab;
    `vocabulary` names the kind of synonyms its words are looked up in. `name` and `tab` come from where it stands.
    """

    name: str
    tab: type[EntryTab]

    def __init__(
        self,
        kind: Kind,
        en: tuple[str, ...],
        ru: tuple[str, ...],
        *,
        help: Words,
        required: bool = False,
        owner: Owner | None = None,
        example: Words | None = None,
        vocabulary: str = "",
    ) -> None:
        self.kind = kind
        self.en = en
        self.ru = ru
        self.help = help
        self.required = required
        self._owner = owner
        self.example = example or Words("", "")
        self.vocabulary = vocabulary

    def __set_name__(self, tab: type[EntryTab], name: str) -> None:
        self.name = name
        self.tab = tab

    def __repr__(self) -> str:
        return str(self)

    def __str__(self) -> str:
        return f"{self.tab.__name__}.{self.name}"

    @property
    def owner(self) -> Owner:
        """Who fills it: its own owner, else the tab's."""
        return self._owner or self.tab.owner

    @property
    def header(self) -> Words:
        """What a new tab writes as its header."""
        return Words(self.en[0], self.ru[0])


def names(listed: str) -> tuple[str, ...]:
    """Headers of a column, written as one list: `names("Lead ID; ID")`."""
    return tuple(listed.split("; "))


class EntryTab:
    """A tab that people fill; each subclass declares its columns as class attributes."""

    role: ClassVar[str]
    title: ClassVar[Words]
    owner: ClassVar[Owner]
    help: ClassVar[Words]
    required: ClassVar[bool] = False

    @classmethod
    def fields(cls) -> tuple[Field, ...]:
        """The declared columns in the order a new tab shows them."""
        return tuple(value for value in vars(cls).values() if isinstance(value, Field))

    @classmethod
    def field(cls, name: str) -> Field:
        """The column declared under a name; KeyError if there is none."""
        return {field.name: field for field in cls.fields()}[name]
