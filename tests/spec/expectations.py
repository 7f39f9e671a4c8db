"""What a spec expects, written as arithmetic that a head of sales can follow.

    funnel.close_rate                              = 3 / 7
    funnel.reached [channel: email, stage: won]    = 2
    economics.cpc                                  = untold (no_cases)
    funnel.created_win_rate [month: 2026-01]       = 0 / 4, before_first_win

The left side is a key and its slice (none: the total), the right side a sum of plain numbers, money in major units,
with the note after a comma. A share written as one division names its k and n, and both are checked.
"""

from __future__ import annotations

import ast
import math
import operator
import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from fractions import Fraction

from sheetsync.core.facts import Facts
from sheetsync.core.metrics.base import Number, Numbers, Slice, Unit
from sheetsync.core.metrics.cuts import CUTS, Cuts, cuts
from sheetsync.core.money import MINOR_PER_MAJOR
from sheetsync.core.norms import Norms
from sheetsync.core.period import Period
from tests.spec.company import company

Family = Callable[[Facts, Cuts], Iterable[Number]]

_LINE = re.compile(r"(?P<key>[\w.]+)\s*(?:\[(?P<where>[^]]*)\])?\s*=\s*(?P<value>[^,]+?)\s*(?:,\s*(?P<note>\w+))?")
_UNTOLD = re.compile(r"untold \((?P<why>[^)]+)\)")
_SHARE = re.compile(r"(?P<k>\d+) / (?P<n>\d+)")
_SIGNS: dict[type[ast.operator], Callable[[Fraction, Fraction], Fraction]] = {
    ast.Add: operator.add,
    ast.Sub: operator.sub,
    ast.Mult: operator.mul,
    ast.Div: operator.truediv,
}


@dataclass(frozen=True, slots=True)
class Spec:
    """One example: a sentence, a company as text tables (company.py), and what its numbers must be."""

    title: str
    leads: str
    expect: str
    spend: str = ""
    plan: str = ""
    reasons: str = ""
    norms: Norms | None = None
    period: Period | None = None
    as_of: str = "30.06.2026"

    def __str__(self) -> str:
        return self.title

    @property
    def facts(self) -> Facts:
        return company(
            self.leads,
            spend=self.spend,
            plan=self.plan,
            reasons=self.reasons,
            norms=self.norms,
            period=self.period,
            as_of=self.as_of,
        )


@dataclass(frozen=True, slots=True)
class Expectation:
    """One line of `Spec.expect`."""

    key: str
    where: Slice
    value: str
    note: str


def expectations(text: str) -> Iterator[Expectation]:
    for line in text.strip().splitlines():
        found = _LINE.fullmatch(line.strip())
        assert found, f"not an expectation: {line}"
        pairs = [pair.split(": ", 1) for pair in (found["where"] or "").split(", ") if pair]
        where = tuple((name.strip(), value.strip()) for name, value in pairs)
        yield Expectation(found["key"], where, found["value"], found["note"] or "")


def told(facts: Facts, *families: Family) -> Numbers:
    """All numbers of the families in every cut."""
    each_cut = [cuts(facts, dimensions) for dimensions in CUTS]
    return Numbers.of(number for cut in each_cut for family in families for number in family(facts, cut))


def check(spec: Spec, *families: Family) -> None:
    """Every line of the spec holds, and nothing else is said of those numbers."""
    numbers = told(spec.facts, *families)
    faults = [fault for line in expectations(spec.expect) if (fault := _fault(line, numbers))]
    assert not faults, "\n".join([spec.title, *faults])


def _fault(line: Expectation, numbers: Numbers) -> str:
    number = numbers.by_key.get(line.key, {}).get(line.where)
    if number is None:
        return f"{line.key} {line.where}: never computed"
    if untold := _UNTOLD.fullmatch(line.value):
        right = number.value is None and number.why == untold["why"]
    else:
        right = _agrees(number, line) and number.note == line.note
    return "" if right else f"{line.key} {line.where}: expected {line.value} {line.note}, got {number}"


def _agrees(number: Number, line: Expectation) -> bool:
    expected = evaluate(line.value) * (MINOR_PER_MAJOR if number.metric.unit is Unit.MONEY else 1)
    if isinstance(number.value, float):
        same_value = math.isclose(number.value, float(expected), rel_tol=1e-12)
    else:
        same_value = number.value is not None and Fraction(number.value) == expected
    counts = _SHARE.fullmatch(line.value) if number.metric.unit is Unit.SHARE else None
    same_counts = counts is None or (number.k, number.n) == (int(counts["k"]), int(counts["n"]))
    return same_value and same_counts


def evaluate(text: str) -> Fraction:
    """The exact value of a sum like (1_200 + 50.5) / 3."""
    return _value(ast.parse(text, mode="eval").body)


def _value(node: ast.expr) -> Fraction:
    if isinstance(node, ast.BinOp):
        return _SIGNS[type(node.op)](_value(node.left), _value(node.right))
    if isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.USub):
        return -_value(node.operand)
    assert isinstance(node, ast.Constant), ast.dump(node)
    return Fraction(repr(node.value))
