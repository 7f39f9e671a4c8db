"""One line of the table."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from tests.functional.google.office import Office

Spoiler = Callable[[Office], Any]


@dataclass(frozen=True)
class Row:
    """What goes wrong -> the command, what it ends with, what it must say (on stderr; on stdout if it succeeds).

    `writes` is how many batches Google accepts: none, unless the row says otherwise.
    """

    what: str
    spoil: Spoiler
    command: str
    code: int
    words: tuple[str, ...]
    writes: int = 0


def row(what: str, spoil: Spoiler, command: str, code: int, *words: str, writes: int = 0) -> Row:
    """A line, its words at the end."""
    return Row(what, spoil, command, code, words, writes)
