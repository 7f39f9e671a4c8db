"""How one value is held against a schema: what is wrong goes into a list, what protobuf's JSON takes is read."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import orjson

Found = list[tuple[str, str]]
Check = Callable[[Any, str, Found], Any]
LIST_VALUE = "type.googleapis.com/google.protobuf.ListValue"
TYPES = {"integer": "TYPE_INT32", "number": "TYPE_DOUBLE", "boolean": "TYPE_BOOL", "string": "TYPE_STRING"}


def snake(path: str) -> str:
    return re.sub(r"[A-Z]", lambda m: "_" + m.group().lower(), path)


def bad_value(path: str, kind: str, value: Any) -> tuple[str, str]:
    told = orjson.dumps(value).decode() if isinstance(value, str | bool | int | float) else type(value).__name__
    return snake(path), f"Invalid value at '{snake(path)}' ({kind}), {told}"


def later(checks: dict[tuple[str, bool], Check], key: tuple[str, bool]) -> Check:
    """A check that is only there when it is used."""

    def check(value: Any, path: str, found: Found) -> Any:
        return checks[key](value, path, found)

    return check


def unknown(name: str, path: str) -> tuple[str, str]:
    at = f" at '{snake(path)}'" if path else ""
    return snake(path), f'Invalid JSON payload received. Unknown name "{name}"{at}: Cannot find field.'


def enum_check(known: frozenset[str], told: str) -> Check:
    def check(value: Any, path: str, found: Found) -> Any:
        if value not in known:
            found.append(bad_value(path, told, value))
        return value

    return check


def scalar_check(kind: str, *, lenient: bool) -> Check:
    accepts: dict[str, Callable[[Any], bool]] = {
        "string": lambda v: isinstance(v, str),
        "boolean": lambda v: isinstance(v, bool),
        "integer": lambda v: isinstance(v, int) and not isinstance(v, bool),
        "number": lambda v: isinstance(v, int | float) and not isinstance(v, bool),
    }
    fits = accepts[kind]
    told = TYPES[kind]

    def check(value: Any, path: str, found: Found) -> Any:
        if fits(value):
            return value
        if lenient and kind == "integer" and isinstance(value, float) and value.is_integer():
            return int(value)
        if lenient and kind in {"integer", "number"} and isinstance(value, str):
            try:
                return int(value) if kind == "integer" else float(value)
            except ValueError:
                pass
        found.append(bad_value(path, told, value))
        return value

    return check
