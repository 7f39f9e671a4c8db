"""Field masks: `a.b`, `a/b`, `a(b,c/d)`, `*`; reading through one and writing through one."""

from __future__ import annotations

import re
from typing import Any

from .wire import Json, invalid

Mask = dict[str, "Mask"]
TOKEN = re.compile(r"\s*([A-Za-z_][A-Za-z0-9_]*|\*|[(),./])\s*")


class Parser:
    """Reads one mask from left to right."""

    def __init__(self, text: str) -> None:
        self.tokens: list[str] = []
        at = 0
        while at < len(text):
            match = TOKEN.match(text, at)
            if not match:
                raise invalid(f"Invalid field mask: {text}")
            self.tokens.append(match.group(1))
            at = match.end()
        self.at = 0

    def peek(self) -> str:
        return self.tokens[self.at] if self.at < len(self.tokens) else ""

    def take(self) -> str:
        token = self.peek()
        self.at += 1
        return token

    def listed(self) -> Mask:
        mask: Mask = {}
        while True:
            self.path(mask)
            if self.peek() != ",":
                return mask
            self.take()

    def path(self, mask: Mask) -> None:
        name = self.take()
        if name in {"", "(", ")", ",", ".", "/"}:
            raise invalid(f"Invalid field mask near {name!r}")
        inner = mask.setdefault(camel(name), {})
        if self.peek() in {".", "/"}:
            self.take()
            self.path(inner)
        elif self.peek() == "(":
            self.take()
            for key, value in self.listed().items():
                merge(inner, key, value)
            if self.take() != ")":
                raise invalid("Invalid field mask: unbalanced parenthesis")


def camel(name: str) -> str:
    """Masks may be written in snake case."""
    return re.sub(r"_([a-z])", lambda m: m.group(1).upper(), name)


def merge(mask: Mask, key: str, value: Mask) -> None:
    inner = mask.setdefault(key, {})
    for name, deeper in value.items():
        merge(inner, name, deeper)


def parsed(text: str) -> Mask:
    parser = Parser(text)
    mask = parser.listed()
    if parser.peek():
        raise invalid(f"Invalid field mask: {text}")
    return mask


def projected(mask: Mask, value: Any) -> Any:
    """The part of a decoded answer that the mask names. An empty mask, or `*`, is all of it."""
    if not mask or "*" in mask:
        return value
    if isinstance(value, list):
        return [projected(mask, item) for item in value]
    if not isinstance(value, dict):
        return value
    return {name: projected(mask[name], item) for name, item in value.items() if name in mask}


def written(mask: Mask, old: Json | None, new: Json) -> Json:
    """`old` with the masked fields as `new` has them; a masked field that `new` lacks goes."""
    if not mask or "*" in mask:
        return new
    result = dict(old or {})
    for name, inner in mask.items():
        value = new.get(name)
        if inner and (isinstance(value, dict) or value is None):
            below = result.get(name)
            value = written(inner, below if isinstance(below, dict) else None, value or {}) or None
        if value is None:
            result.pop(name, None)
        else:
            result[name] = value
    return result
