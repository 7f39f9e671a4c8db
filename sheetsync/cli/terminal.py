"""What a command shows while it works: a live line on a terminal, plain lines in a pipe; always on stderr."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import click


@contextmanager
def step(text: str) -> Iterator[None]:
    """Say what is being done, for as long as it takes."""
    if sys.stderr.isatty():
        from rich.console import Console  # slow to import, and only of use on a terminal

        with Console(stderr=True).status(text):
            yield
    else:
        click.echo(text, err=True)
        yield


def print_json(value: Any) -> None:
    """One JSON document on stdout."""
    click.echo(json.dumps(value, ensure_ascii=False, indent=2))
