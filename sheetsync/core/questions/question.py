"""A question that the CEO may ask a head: about a number, never about a person's fault (metrics.md, section 11)."""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from fractions import Fraction

from sheetsync.core.facts import Facts
from sheetsync.core.hypotheses import Result
from sheetsync.core.issues import Owner
from sheetsync.core.metrics.base import Number, Numbers, Slice
from sheetsync.core.metrics.change import Change, Changes
from sheetsync.core.restatement import Restatement


@dataclass(frozen=True, slots=True)
class Case:
    """All that questions are drawn from. `gate`: per department the trust keys that failed."""

    facts: Facts
    numbers: Numbers
    changes: Changes | None
    results: tuple[Result, ...]
    gate: Mapping[Owner, tuple[str, ...]]
    restatement: Restatement | None = None

    def number(self, key: str, **where: str) -> Number:
        """A number of the run; one that was never computed can't be told."""
        slices = self.numbers.by_key.get(key, {})
        found = slices.get(tuple(where.items()))
        if found is not None:
            return found
        return Number(next(iter(slices.values())).metric, tuple(where.items()), why="no_cases")

    def has(self, key: str) -> bool:
        """Whether a key was computed at all."""
        return bool(self.numbers.by_key.get(key))

    def worth(self, stage: str) -> float:
        """What a lead that reaches a stage of the funnel brings on average, in minor units; 0 if that can't be told."""
        return self.worth_of(self.number("funnel.reached", stage=stage).value)

    def worth_of(self, leads: float | Fraction | None) -> float:
        """What each of so many leads brings, if all wins of the period come from them."""
        won, check = self.number("funnel.reached", stage="won").value, self.number("economics.average_check").value
        return float(won) / float(leads) * float(check) if won and leads and check else 0.0


@dataclass(frozen=True, slots=True)
class Question:
    """One question. Its words are the phrase `question.<rule>`, filled with `values`, `number` and `against`.

    It is asked only where the evidence is sure, so that nothing but `money` orders questions: what is at stake, in
    minor units, never negative. `role` is the tab that shows the rows behind it. `asked`: the day on which it was first
    asked; None: now.
    """

    rule: str
    owner: Owner
    number: Number | None = None
    against: Number | float | None = None
    money: float = 0.0
    where: Slice = ()
    role: str = ""
    values: Mapping[str, object] = field(default_factory=dict)
    change: Change | None = None
    result: Result | None = None
    asked: dt.date | None = None

    @property
    def code(self) -> str:
        """Q-1234: the same question has the same code at every review, so that an answer can name it."""
        key = "|".join([self.rule, self.owner.value, *(f"{name}={value}" for name, value in self.where)])
        return f"Q-{int(hashlib.sha256(key.encode()).hexdigest(), 16) % 9000 + 1000}"
