"""What a command shows while it works: a live line on a terminal, plain lines in a pipe; always on stderr."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from sheetsync.core.issues import Issue
    from sheetsync.core.lang import Lang


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


def issue_counts(issues: Sequence[Issue], lang: Lang) -> str:
    """How many cells have an error, a warning, a note."""
    from sheetsync.core.issues import Severity
    from sheetsync.core.lang import say

    found = {severity: sum(i.count for i in issues if i.severity is severity) for severity in Severity}
    errors, warnings, notes = (found[severity] for severity in (Severity.ERROR, Severity.WARNING, Severity.NOTE))
    return say(lang, "cli.issues", errors=errors, warnings=warnings, notes=notes)


def print_json(value: Any) -> None:
    """One JSON document on stdout."""
    click.echo(json.dumps(value, ensure_ascii=False, indent=2))
