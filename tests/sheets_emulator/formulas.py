"""A small evaluator: arithmetic, comparison, references, a few functions. What it doesn't know is #NAME?."""

from __future__ import annotations

import operator
import re
from collections.abc import Callable, Sequence

from .areas import parsed_cells
from .cells import FAILURES, Failure, Value, tidy
from .locales import Locale
from .rendering import general
from .wire import Json

Lookup = Callable[[str | None, Json], list[list[Value | None]]]
Operand = Value | None | list[list[Value | None]]
TOKEN = re.compile(
    r"\s*(?:(?P<error>#(?:REF!|N/A|DIV/0!|VALUE!|NAME\?|NUM!|NULL!|ERROR!))"
    r"|(?P<number>\d+(?:\.\d+)?(?:[eE][-+]?\d+)?)|(?P<text>\"(?:[^\"]|\"\")*\")"
    r"|(?P<ref>(?:(?:'(?:[^']|'')+'|[^\W\d]\w*)!)?\$?[A-Za-z]{0,3}\$?\d*:\$?[A-Za-z]{0,3}\$?\d*"
    r"|(?:(?:'(?:[^']|'')+'|[^\W\d]\w*)!)?\$?[A-Za-z]{1,3}\$?[1-9]\d*(?![\w(]))"
    r"|(?P<name>[^\W\d][\w.]*)|(?P<op><>|<=|>=|[-+*/^&=<>();,%]))\s*"
)
PRIORITY = {"=": 1, "<>": 1, "<": 1, ">": 1, "<=": 1, ">=": 1, "&": 2, "+": 3, "-": 3, "*": 4, "/": 4, "^": 5}

ARITHMETIC: dict[str, Callable[[float, float], float]] = {
    "+": operator.add,
    "-": operator.sub,
    "*": operator.mul,
    "/": operator.truediv,
    "^": operator.pow,
}


class Trouble(Exception):
    """An error value on its way up to the cell."""

    def __init__(self, text: str) -> None:
        super().__init__(text)
        self.failure = FAILURES[text]


def evaluate(formula: str, lookup: Lookup, locale: Locale) -> Value:
    try:
        reader = Reader(formula[1:], lookup, locale)
        result = single(reader.expression(0))
        if reader.at < len(reader.tokens):
            return FAILURES["#ERROR!"]
    except Trouble as trouble:
        return trouble.failure
    return 0 if result is None else tidy(result) if isinstance(result, float) else result


def single(operand: Operand) -> Value | None:
    value = operand[0][0] if isinstance(operand, list) else operand
    if isinstance(value, Failure):
        raise Trouble(value.text)
    return value


class Reader:
    """Reads one formula by operator precedence and computes as it goes."""

    def __init__(self, text: str, lookup: Lookup, locale: Locale) -> None:
        self.lookup, self.locale = lookup, locale
        self.tokens: list[tuple[str, str]] = []
        if locale.point == ",":
            text = re.sub(r"(?<![\w,;(])?(\d),(\d)", r"\1.\2", text) if ";" in text or "(" not in text else text
        at = 0
        while at < len(text):
            match = TOKEN.match(text, at)
            if not match or match.end() == at:
                raise Trouble("#ERROR!")
            kind = str(match.lastgroup)
            self.tokens.append((kind, match.group(kind)))
            at = match.end()
        self.at = 0

    def peek(self) -> str:
        return self.tokens[self.at][1] if self.at < len(self.tokens) else ""

    def take(self) -> tuple[str, str]:
        if self.at >= len(self.tokens):
            raise Trouble("#ERROR!")
        self.at += 1
        return self.tokens[self.at - 1]

    def expression(self, floor: int) -> Operand:
        left = self.operand()
        while (sign := self.peek()) and PRIORITY.get(sign, 0) > floor:
            self.take()
            right = self.expression(PRIORITY[sign])
            left = self.combined(sign, single(left), single(right))
        return left

    def operand(self) -> Operand:
        kind, text = self.take()
        value: Operand
        if kind == "number":
            value = float(text)
        elif kind == "text":
            value = text[1:-1].replace('""', '"')
        elif kind == "error":
            raise Trouble(text)
        elif kind == "ref":
            value = self.reference(text)
        elif kind == "name":
            value = self.named(text.upper())
        elif text in "+-":
            value = number(single(self.operand())) * (-1 if text == "-" else 1)
        elif text == "(":
            value = self.expression(0)
            self.closing()
        else:
            raise Trouble("#ERROR!")
        while self.peek() == "%":
            self.take()
            value = number(single(value)) / 100
        return value

    def closing(self) -> None:
        if self.take()[1] != ")":
            raise Trouble("#ERROR!")

    def reference(self, text: str) -> Operand:
        title, _, cells = text.rpartition("!")
        edges = parsed_cells(cells)
        if edges is None:
            raise Trouble("#REF!")
        title = title[1:-1].replace("''", "'") if title.startswith("'") else title
        return self.lookup(title or None, edges)

    def named(self, name: str) -> Operand:
        if self.peek() != "(":
            if name in {"TRUE", "FALSE"}:
                return name == "TRUE"
            raise Trouble("#NAME?")
        self.take()
        arguments: list[Operand] = []
        while self.peek() != ")":
            try:
                arguments.append(self.expression(0))
            except Trouble as trouble:
                arguments.append(trouble.failure)
                self.skip()
            if self.peek() in {",", ";"}:
                self.take()
        self.closing()
        return called(name, arguments)

    def skip(self) -> None:
        """Past the rest of an argument that failed."""
        depth = 0
        while depth or self.peek() not in {",", ";", ")"}:
            text = self.take()[1]
            depth += (text == "(") - (text == ")")

    def combined(self, sign: str, left: Value | None, right: Value | None) -> Value:
        if sign == "&":
            return self.text(left) + self.text(right)
        if PRIORITY[sign] == 1:
            return compared(sign, left, right)
        a, b = number(left), number(right)
        if sign == "/" and b == 0:
            raise Trouble("#DIV/0!")
        return float(ARITHMETIC[sign](a, b))

    def text(self, value: Value | None) -> str:
        if isinstance(value, bool):
            return str(value).upper()
        return general(value, self.locale) if isinstance(value, int | float) else str(value or "")


def number(value: Value | None) -> float:
    if value is None:
        return 0.0
    if isinstance(value, str | Failure):
        raise Trouble("#VALUE!")
    return float(value)


def compared(sign: str, left: Value | None, right: Value | None) -> bool:
    def order(value: Value | None) -> tuple[int, str, float]:
        if isinstance(value, str):
            return 1, value.casefold(), 0.0
        return 2 if isinstance(value, bool) else 0, "", number(value)

    a, b = order(left), order(right)
    return {"=": a == b, "<>": a != b, "<": a < b, ">": a > b, "<=": a <= b, ">=": a >= b}[sign]


def flat(arguments: Sequence[Operand]) -> list[Value]:
    cells = [c for a in arguments for row in (a if isinstance(a, list) else [[a]]) for c in row]
    return [cell for cell in cells if cell is not None]


def numbers(arguments: Sequence[Operand]) -> list[float]:
    found = flat(arguments)
    for cell in found:
        if isinstance(cell, Failure):
            raise Trouble(cell.text)
    return [float(cell) for cell in found if isinstance(cell, int | float) and not isinstance(cell, bool)]


def mean(arguments: Sequence[Operand]) -> float:
    found = numbers(arguments)
    if not found:
        raise Trouble("#DIV/0!")
    return sum(found) / len(found)


def failing(arguments: Sequence[Operand]) -> bool:
    return isinstance(arguments[0], Failure) or (
        isinstance(arguments[0], list) and isinstance(arguments[0][0][0], Failure)
    )


FUNCTIONS: dict[str, Callable[[Sequence[Operand]], Operand]] = {
    "SUM": lambda a: sum(numbers(a)),
    "AVERAGE": mean,
    "MIN": lambda a: min(numbers(a), default=0.0),
    "MAX": lambda a: max(numbers(a), default=0.0),
    "COUNT": lambda a: float(len(numbers(a))),
    "COUNTA": lambda a: float(len(flat(a))),
    "ABS": lambda a: abs(number(single(a[0]))),
    "ROUND": lambda a: float(round(number(single(a[0])) + 1e-12, int(number(single(a[1]))) if len(a) > 1 else 0)),
    "CONCATENATE": lambda a: "".join(str(tidy(cell) if isinstance(cell, float) else cell) for cell in flat(a)),
    "LEN": lambda a: float(len(str(single(a[0]) or ""))),
    "IF": lambda a: a[1] if single(a[0]) else a[2] if len(a) > 2 else False,
    "IFERROR": lambda a: (a[1] if len(a) > 1 else "") if failing(a) else a[0],
    "ISBLANK": lambda a: single(a[0]) is None,
    "HYPERLINK": lambda a: a[-1],
}


def called(name: str, arguments: Sequence[Operand]) -> Operand:
    if name == "NA":
        raise Trouble("#N/A")
    if name not in FUNCTIONS:
        raise Trouble("#NAME?")
    try:
        return FUNCTIONS[name](arguments)
    except IndexError:
        raise Trouble("#N/A") from None
