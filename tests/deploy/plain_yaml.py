"""The part of YAML that deploy/ keeps to: maps, lists, scalars, quotes, comments, blocks of text. All else fails."""

from __future__ import annotations

import re
from typing import Any

_PAIR = re.compile(r"([\w./-]+|\"[^\"]+\"):(?: +(.*))?")


def read(text: str) -> Any:
    """What a document says; scalars are texts, booleans or None."""
    lines = _Lines(text)
    value = _block(lines, 0)
    assert not lines.left, f"not understood: {lines.left[0]!r}"
    return value


class _Lines:
    """What isn't read yet, without blank lines and comments; blocks of text ask for the raw lines."""

    def __init__(self, text: str) -> None:
        self.left = text.splitlines()
        self._skip()

    @property
    def indent(self) -> int:
        return len(self.left[0]) - len(self.left[0].lstrip()) if self.left else -1

    def take(self) -> str:
        line = self.left.pop(0)
        self._skip()
        return _without_comment(line.strip())

    def take_block(self, indent: int) -> str:
        """The lines that stand further in."""
        block: list[str] = []
        while self.left and (not self.left[0].strip() or len(self.left[0]) - len(self.left[0].lstrip()) > indent):
            block.append(self.left.pop(0).strip())
        self._skip()
        return "\n".join(block).strip() + "\n"

    def _skip(self) -> None:
        while self.left and (not self.left[0].strip() or self.left[0].lstrip().startswith("#")):
            self.left.pop(0)


def _without_comment(line: str) -> str:
    quoted = re.fullmatch(r"((?:[^\"'#]|\"[^\"]*\"|'[^']*'|(?<! )#)*?)(?: +#.*)?", line)
    assert quoted, line
    return quoted[1].rstrip()


def _block(lines: _Lines, indent: int) -> Any:
    if lines.indent < indent:
        return None
    if lines.left[0].lstrip().startswith("- "):
        return _items(lines, lines.indent)
    return _pairs(lines, lines.indent)


def _items(lines: _Lines, indent: int) -> list[Any]:
    items: list[Any] = []
    while lines.indent == indent and lines.left[0].lstrip().startswith("- "):
        first = lines.left[0].lstrip()[2:]
        if _PAIR.fullmatch(_without_comment(first)):
            lines.left[0] = f"{' ' * (indent + 2)}{first}"
            items.append(_pairs(lines, indent + 2))
        else:
            items.append(_scalar(lines.take()[2:]))
    return items


def _pairs(lines: _Lines, indent: int) -> dict[str, Any]:
    pairs: dict[str, Any] = {}
    while lines.indent == indent:
        raw = lines.left[0]
        match = _PAIR.fullmatch(_without_comment(raw.strip()))
        assert match, raw
        key = match[1].strip('"')
        assert key not in pairs, key
        if match[2] == "|":
            lines.left.pop(0)
            pairs[key] = lines.take_block(indent)
        elif match[2]:
            lines.take()
            pairs[key] = _scalar(match[2])
        else:
            lines.take()
            pairs[key] = _block(lines, indent if lines.left and lines.left[0].lstrip().startswith("- ") else indent + 1)
    return pairs


def _scalar(text: str) -> str | bool:
    if text[0] in "\"'":
        assert text[-1] == text[0], text
        return text[1:-1]
    assert text[0] not in "[{&*!|>%@`", text
    return {"true": True, "false": False}.get(text, text)
