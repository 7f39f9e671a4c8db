"""What may be told of a request: its outline, never what it carries."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import msgspec

from sheetsync.adapters.google.endpoints import spreadsheet_in
from sheetsync.core.lang import Words

MESSAGE_LENGTH = 500
_QUOTED = re.compile(r'"[^"]*"?')
_APOSTROPHED = re.compile(r"'[^']*'")
_FIELD_PATH = re.compile(r"'\w+[\w.\[\]*]*'")  # 'requests[0].update_cells' stays, 'Anna Petrova' doesn't
_CARRIERS = {"stringValue", "formulaValue", "values"}


@dataclass(frozen=True, slots=True)
class Outline:
    """A request without its contents: `kinds` are the names of a batch's requests, in order."""

    method: str
    path: str
    kinds: tuple[str, ...] = ()

    def __str__(self) -> str:
        counted = ", ".join(f"{kind} x{n}" if n > 1 else kind for kind, n in Counter(self.kinds).items())
        return f"{self.method} {self.path}" + (f": {counted}" if counted else "")

    @property
    def spreadsheet(self) -> Words:
        """What messages call the spreadsheet that is asked for."""
        found = spreadsheet_in(self.path)
        return (
            Words(f"the spreadsheet {found}", f"таблица {found}") if found else Words("Google Sheets", "Google Таблицы")
        )


def outline(method: str, path: str, body: bytes | None) -> Outline:
    """The outline of a request; a body that can't be read has no kinds."""
    content = _read(body)
    batch = content.get("requests") if isinstance(content, dict) else None
    requests = batch if isinstance(batch, list) else []
    kinds = (next(iter(request), "") for request in requests if isinstance(request, dict))
    return Outline(method.upper(), path, tuple(kinds))


def blotted(message: str, body: bytes | None) -> str:
    """Google's message with everything blotted out that it may have taken from a cell."""
    for text in sorted(set(_cell_texts(_read(body))), key=len, reverse=True):
        message = message.replace(text, "…")
    message = _QUOTED.sub('"…"', message)
    message = _APOSTROPHED.sub(lambda found: found[0] if _FIELD_PATH.fullmatch(found[0]) else "'…'", message)
    return message if len(message) <= MESSAGE_LENGTH else message[:MESSAGE_LENGTH] + "…"


def _read(body: bytes | None) -> Any:
    try:
        return msgspec.json.decode(body or b"null")
    except ValueError:
        return None


def _cell_texts(content: Any, carried: bool = False) -> Iterator[str]:
    """Texts of cells that are long enough to be told from the words of a message."""
    if isinstance(content, dict):
        for key, value in content.items():
            yield from _cell_texts(value, key in _CARRIERS)
    elif isinstance(content, list):
        for value in content:
            yield from _cell_texts(value, carried)
    elif carried and isinstance(content, str) and len(content.strip()) > 2:
        yield content.strip()
