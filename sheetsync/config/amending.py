"""config.toml with some settings changed, everything else in it byte for byte as somebody wrote it.

Lines are changed or added, nothing is rendered anew; then the result is read back and must say exactly what was meant.
"""

from __future__ import annotations

import json
import re
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from copy import deepcopy
from typing import Any

from sheetsync.errors import BadConfig

Tables = Mapping[str, Any]
"""Settings as nested tables: strings, whole numbers, tables, lists of tables."""

_HEADER = re.compile(r"\s*\[([^\[\]]+)\]\s*(?:#.*)?$")
_ANY_HEADER = re.compile(r"\s*\[")
_STRING = r"""(?:"(?:[^"\\]|\\.)*"|'[^']*')"""
_BARE = re.compile(r"[A-Za-z0-9_-]+")


def amended(text: str, said: Tables, name: str = "config.toml") -> str:
    """The text with these settings in place of what it says of them, the rest of it untouched.

    A list of tables is added, never replaced. BadConfig if the file is written in a way that can't be amended line by
    line (inline tables, say); the message has the lines to be copied in by hand.
    """
    ending = "\r\n" if "\r\n" in text else "\n"
    lines = text.split(ending)
    for path, keys in _flat(said):
        _set(lines, path, keys)
    for key, tables in said.items():
        if isinstance(tables, list):
            for table in tables:
                _append(lines, f"[[{key}]]", table)
    result = ending.join(lines)
    if not _says(result, _merged(tomllib.loads(text), said)):
        raise BadConfig(f"{name}: can't be changed as it is written; put these lines into it by hand", *snippet(said))
    return result


def snippet(said: Tables) -> Sequence[str]:
    """The settings as lines of a file of their own."""
    lines: list[str] = []
    for path, keys in _flat(said):
        _append(lines, f"[{_dotted(path)}]", keys)
    for key, tables in said.items():
        for table in tables if isinstance(tables, list) else ():
            _append(lines, f"[[{key}]]", table)
    return [line for line in lines if line]


def _flat(tables: Tables, path: tuple[str, ...] = ()) -> Iterator[tuple[tuple[str, ...], Mapping[str, Any]]]:
    """Each table that has values of its own, by its path."""
    own = {key: value for key, value in tables.items() if not isinstance(value, Mapping | list)}
    if own and path:
        yield path, own
    for key, value in tables.items():
        if isinstance(value, Mapping):
            yield from _flat(value, (*path, key))


def _set(lines: list[str], path: tuple[str, ...], keys: Mapping[str, Any]) -> None:
    start = next((at for at, line in enumerate(lines) if _path_of(line) == path), None)
    if start is None:
        _append(lines, f"[{_dotted(path)}]", keys)
        return
    for key, value in keys.items():
        end = next((at for at in range(start + 1, len(lines)) if _ANY_HEADER.match(lines[at])), len(lines))
        own = re.compile(rf"(\s*(?:{re.escape(key)}|{re.escape(_quoted(key))})\s*=\s*){_STRING}(.*)")
        for at in range(start + 1, end):
            if found := own.fullmatch(lines[at]):
                lines[at] = f"{found[1]}{_value(value)}{found[2]}"
                break
        else:
            last = max(at for at in range(start, end) if at == start or _is_setting(lines[at]))
            lines.insert(last + 1, f"{_key(key)} = {_value(value)}")


def _append(lines: list[str], header: str, keys: Mapping[str, Any]) -> None:
    """A table at the end of the file, a blank line before it and one line ending after it."""
    while lines and not lines[-1]:
        lines.pop()
    lines += ["", header, *(f"{_key(key)} = {_value(value)}" for key, value in keys.items()), ""]


def _path_of(line: str) -> tuple[str, ...] | None:
    found = _HEADER.match(line)
    if not found:
        return None
    return tuple(part.strip().strip("\"'") for part in re.split(r"\.(?=(?:[^\"]*\"[^\"]*\")*[^\"]*$)", found[1]))


def _is_setting(line: str) -> bool:
    return bool(line.strip()) and not line.lstrip().startswith("#")


def _dotted(path: Sequence[str]) -> str:
    return ".".join(map(_key, path))


def _key(key: str) -> str:
    return key if _BARE.fullmatch(key) else _quoted(key)


def _value(value: object) -> str:
    return _quoted(value) if isinstance(value, str) else str(value)


def _quoted(text: str) -> str:
    """A basic string; JSON's escapes are TOML's too, but for the delete character."""
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")


def _merged(before: dict[str, Any], said: Tables) -> dict[str, Any]:
    result = deepcopy(before)
    for key, value in said.items():
        if isinstance(value, Mapping):
            result[key] = _merged(result.get(key, {}), value)
        else:
            result[key] = [*result.get(key, []), *value] if isinstance(value, list) else value
    return result


def _says(text: str, meant: Mapping[str, Any]) -> bool:
    try:
        return tomllib.loads(text) == meant
    except tomllib.TOMLDecodeError:
        return False
