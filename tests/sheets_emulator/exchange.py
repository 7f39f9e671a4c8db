"""A request, its answer, and the record of both."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

import orjson

from .prepared import Chunk
from .wire import Refusal


@dataclass
class Request:
    """A request as it came."""

    method: str
    path: str
    query: str
    headers: dict[str, str]
    body: bytes


@dataclass
class Reply:
    """What is sent back: the body, or the parts of one that were compressed beforehand."""

    status: int
    body: bytes | list[Chunk] = b""
    headers: dict[str, str] = field(default_factory=dict)
    kind: str = "application/json; charset=UTF-8"

    @classmethod
    def no(cls, refusal: Refusal) -> Reply:
        return cls(refusal.code, orjson.dumps(refusal.body(), option=orjson.OPT_INDENT_2), refusal.headers)


@dataclass
class Exchange:
    """A request and its answer, for tests to look at. Status 0: the connection was dropped."""

    method: str
    path: str
    query: dict[str, list[str]]
    body: Any
    status: int = 0
    answer: Any = None
    account: str = ""
    changed: bool = False
