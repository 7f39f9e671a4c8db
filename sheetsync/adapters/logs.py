"""The service's log on standard error: a line of words, or a line of JSON, per event."""

from __future__ import annotations

import sys
from typing import Literal, Protocol, TextIO

import structlog


class Log(Protocol):
    """Writes one event; values are counts, keys and places, never what stands in a cell."""

    def __call__(self, event: str, **values: object) -> None:
        """Write it."""


def log(style: Literal["lines", "json"], out: TextIO | None = None) -> Log:
    """A log in a style."""
    last = (
        structlog.processors.JSONRenderer(ensure_ascii=False)
        if style == "json"
        else structlog.processors.KeyValueRenderer(key_order=["timestamp", "event"], drop_missing=True)
    )
    bound = structlog.wrap_logger(
        structlog.PrintLogger(out or sys.stderr),
        processors=[structlog.processors.TimeStamper(fmt="iso", utc=True), last],
        wrapper_class=structlog.BoundLogger,
    )

    def write(event: str, **values: object) -> None:
        bound.info(event, **values)

    return write
