"""All that a summary tab or a memo may speak of, and the words for a number."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sheetsync.core.entry_tabs import ENTRY_TABS
from sheetsync.core.facts import Facts
from sheetsync.core.grid import Grid
from sheetsync.core.hypotheses import Result
from sheetsync.core.issues import Issue, Owner, Severity, Tally
from sheetsync.core.lang import Lang, all_phrases, say
from sheetsync.core.lang import figures as fig
from sheetsync.core.metrics.base import NOT_SET, Number, Numbers, Unit
from sheetsync.core.metrics.change import Changes
from sheetsync.core.metrics.docket import Entry
from sheetsync.core.questions import NOBODY, Asked
from sheetsync.core.relation import Spoken
from sheetsync.core.restatement import Restatement
from sheetsync.core.summary.service_state import ServiceState

NO_REASON = "(no reason)"
"""The slice value of losses without a reason."""
FINE_BELOW = 0.1
"""Shares below this are told with a decimal."""
_MONTH = re.compile(r"\d{4}-(0[1-9]|1[0-2])")
LONGEST = 80
"""Characters of a word that people typed, where it names a row."""
_DECLARED = {tab.role: tab for tab in ENTRY_TABS}


@dataclass(frozen=True, slots=True, eq=False)
class Report:
    """One run's numbers with what they came from.

    `gate` names per department the trust keys that failed; `titles` are the entry tabs' titles by role; `reviews` are
    the days of all meetings; `history` is the History tab as it stands, None if there is none; `docket` are
    the disputes ever listed, as of today; `span` is the reporting
    period in words.
    """

    lang: Lang
    facts: Facts
    numbers: Numbers
    issues: Sequence[Issue]
    tallies: Sequence[Tally]
    gate: Mapping[Owner, Sequence[str]]
    titles: Mapping[str, str]
    next_review: dt.date | None = None
    verdict_rows: int = 5000
    issue_rows: int = 1000
    reviews: tuple[dt.date, ...] = ()
    history: Grid | None = None
    service: ServiceState | None = None
    docket: Sequence[Entry] = ()
    changes: Changes | None = None
    results: Sequence[Result] = ()
    asked: Asked = NOBODY
    spoken: Sequence[Spoken] = ()
    restatement: Restatement | None = None

    @property
    def currency(self) -> str:
        """The reporting currency's code."""
        return self.facts.norms.currency

    def say(self, key: str, /, **values: object) -> str:
        """A phrase in the report's language."""
        return say(self.lang, key, **values)

    def number(self, key: str, **where: str) -> Number:
        """A number of the run; KeyError if it was never computed."""
        return self.numbers.get(key, **where)

    def label(self, value: str) -> str:
        """A slice's value as people read it."""
        if value == NOT_SET:
            return self.say("label.not_set")
        if value == NO_REASON:
            return self.say("label.no_reason")
        if _MONTH.fullmatch(value):
            return self._month(dt.date.fromisoformat(f"{value}-01"))
        return value if len(value) <= LONGEST else f"{value[:LONGEST]}…"

    def _month(self, first: dt.date) -> str:
        words = fig.month(first, self.lang)
        return words[0].upper() + words[1:]

    def stage(self, key: str) -> str:
        """A stage's name."""
        return next((s.label.in_(self.lang) for s in self.facts.norms.stages if s.key == key), key)

    def day(self, date: dt.date) -> str:
        """A date in words."""
        return fig.day(date, self.lang)

    def money(self, number: Number, *, signed: bool = False) -> str:
        """An amount as it is said aloud, a dash if it can't be told."""
        return "–" if number.value is None else fig.short_money(number.value, self.currency, self.lang, signed=signed)

    def count(self, value: float | None) -> str:
        """A count with grouped digits."""
        return "–" if value is None else fig.number(value, self.lang)

    def of(self, number: Number) -> str:
        """3 of 7."""
        return self.say("phrase.k_of_n", k=self.count(number.k or 0), n=self.count(number.n or 0))

    def is_few(self, number: Number) -> bool:
        """Too few cases for a percentage."""
        return (
            number.value is not None
            and number.metric.unit is Unit.SHARE
            and (number.n or 0) < self.facts.norms.few_for_percent
        )

    def percent(self, number: Number) -> str:
        """30 %; a dash if it can't be told; "few data" below the norm."""
        if number.value is None:
            return "–"
        return self.say("phrase.few") if self.is_few(number) else _share(number, self.lang)

    def rate(self, number: Number) -> str:
        """30 % (168 of 560); 3 of 7, few data; – (0 of 0)."""
        if number.value is None and number.k is None:
            return "–"
        if self.is_few(number):
            return f"{self.of(number)}, {self.say('phrase.few')}"
        return f"{self.percent(number)} ({self.of(number)})"

    def interval(self, number: Number) -> str:
        """26–34 %; empty where there is none or too few cases."""
        if number.low is None or number.high is None or number.value is None or self.is_few(number):
            return ""
        decimals = 1 if number.value < FINE_BELOW else 0
        low = fig.number(number.low * 100, self.lang, decimals)
        return f"{low}–{fig.share(number.high, self.lang, decimals)}"

    def completion(self, plan: Number, fact: Number) -> str:
        """How much of a plan is reached."""
        return fig.share(float(fact.value / plan.value), self.lang) if plan.value and fact.value is not None else "–"

    def ratio_percent(self, number: Number, *, fine: bool = False) -> str:
        """A ratio (or a planned share) in percent, whatever the number of cases; `fine`: with a decimal."""
        if number.value is None:
            return "–"
        return fig.share(float(number.value), self.lang, 1) if fine else _share(number, self.lang)

    def plain(self, number: Number, decimals: int = 1) -> str:
        """A number of days or a ratio."""
        return "–" if number.value is None else fig.number(number.value, self.lang, decimals)

    def why(self, number: Number) -> str:
        """The reason why it can't be told, in words."""
        part, _, what = number.why.partition(":")
        return self.say(f"why.{part}", what=self.thing(what)) if part else ""

    def thing(self, name: str) -> str:
        """What a reason speaks of: a tab, a tab's column, a stage or a dimension, in words."""
        role, _, column = name.partition(".")
        if role in self.titles or role in _DECLARED:
            title = self.titles.get(role) or _DECLARED[role].title.in_(self.lang)
            fields = {f.name: f for f in _DECLARED[role].fields()}
            return f"{title} · {fields[column].header.in_(self.lang)}" if column in fields else title
        if f"dimension.{name}" in all_phrases():
            return self.say(f"dimension.{name}")
        return self.stage(name)

    def trusted(self, *departments: Owner) -> bool:
        """Whether verdicts about these departments may be told."""
        return not any(self.gate.get(department) for department in departments)

    def errors(self) -> int:
        """How many cells or rows have an error."""
        return sum(issue.count for issue in self.issues if issue.severity is Severity.ERROR)

    def as_of_line(self) -> str:
        """As of when, over which period, from how many rows."""
        return self.say(
            "line.as_of",
            span=self.span(),
            date=self.day(self.facts.as_of),
            used=self.count(sum(tally.used for tally in self.tallies)),
            left_out=self.count(sum(tally.left_out for tally in self.tallies)),
        )

    def currency_line(self) -> str:
        """What all amounts without a symbol are in."""
        return self.say("line.currency", currency=self.currency)

    def span(self) -> str:
        """The reporting period in words."""
        period = self.facts.period
        if period.first is None or period.last is None:
            return self.say("period.all")
        first, last = self._month(period.first), fig.month(period.last, self.lang)
        return first if first.casefold() == last.casefold() else f"{first} – {last}"


def _share(number: Number, lang: Lang) -> str:
    """Whole percents, but a decimal where rounding would hide what the number is about."""
    value = float(number.value or 0)
    return fig.share(value, lang, 0 if value == 0 or abs(value) >= FINE_BELOW else 1)
