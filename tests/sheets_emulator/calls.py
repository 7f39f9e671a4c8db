"""One call of a method, and the answers that are sent as prepared bytes."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from .prepared import Chunk
from .store import Store
from .wire import Json


@dataclass
class Call:
    """Who calls, with what."""

    store: Store
    account: str
    path: dict[str, str]
    query: dict[str, list[str]]
    body: Json

    @property
    def book_id(self) -> str:
        return self.path["spreadsheetId"]

    @property
    def options(self) -> Json:
        """The query's parameters, the last of each."""
        return {name: values[-1] for name, values in self.query.items()}


@dataclass
class Composed:
    """An answer laid together from parts, some of which were made beforehand."""

    parts: list[Chunk]


Answer = Json | Composed | None
Method = Callable[[Call], Any]


def said(value: Any) -> bool:
    """Whether an option is true, as a query or a body says it."""
    return value is True or str(value).lower() in {"true", "1"}
