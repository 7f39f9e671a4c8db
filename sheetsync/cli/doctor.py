"""`sheetsync doctor`: whether everything that a run needs is there."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from typing import TYPE_CHECKING

import click

from sheetsync.cli.options import Call, shared_options
from sheetsync.errors import SheetsyncError

if TYPE_CHECKING:
    from sheetsync.config import Config
    from sheetsync.core.lang import Lang
    from sheetsync.ports import Finding


CODES = {"file_missing": 65, "clock_fast": 78, "clock_slow": 78}
"""What a fault without an error of its own ends with, if not with 77: no permission."""
READABLE = ("only_reader", "own_tab_protected", "clock_fast", "clock_slow", "file_kept")
"""Faults in spite of which the entry tabs can be read."""


@click.command("doctor")
@shared_options
def command(call: Call) -> None:
    """Look at everything that a sync and a memo need, and say of each fault what to do about it.

    Credentials, clock, sharing, room and quota of a Google spreadsheet (or the file), the entry tabs and their columns,
    the settings of the memo. Writes nothing. Ends with the exit code of the first fault, 0 if there is none.
    """
    from sheetsync.core.lang import say

    config = call.config()
    codes = []
    for finding in _findings(call, config):
        for line in lines(finding, config.language):
            click.echo(line)
        if finding.level == "fault":
            codes.append(finding.error.exit_code if finding.error else CODES.get(finding.key, 77))
    click.echo(say(config.language, "doctor.end.faults" if codes else "doctor.end.well", count=len(codes)))
    sys.exit(codes[0] if codes else 0)


def _findings(call: Call, config: Config) -> Iterator[Finding]:
    from sheetsync import diagnosis
    from sheetsync.ports import Finding

    yield diagnosis.configuration(call.config_file)
    try:
        workbook = call.workbook_of(config)
        found = list(workbook.checkup())
        yield from found
        if not any(finding.level == "fault" and finding.key not in READABLE for finding in found):
            parts = call.parts(config)
            yield from diagnosis.entry_tabs(parts.workbook, parts.settings)
    except SheetsyncError as error:
        yield Finding("fault", "error", error=error)
    yield from diagnosis.mail(config.memo.recipients, config.folder / config.memo.outbox)


def lines(finding: Finding, lang: Lang) -> Iterator[str]:
    """A finding in words: how it stands, what was found, what to do."""
    from sheetsync.core.lang import all_phrases, say

    level, indent = f"{say(lang, f'doctor.{finding.level}'):9} ", " " * 10
    if finding.key == "error":
        yield level + str(finding.error).replace("\n  ", f"\n{indent}")
        return
    values = {name: _worded(value, lang) for name, value in finding.values.items()}
    yield level + say(lang, f"doctor.{finding.key}", **values)
    advice = f"doctor.{finding.key}.do"
    if finding.level != "ok" and advice in all_phrases():
        yield indent + say(lang, "doctor.do", what=say(lang, advice, **values))


def _worded(value: object, lang: Lang) -> object:
    """Numbers as the language writes them; a fraction is a share of a whole."""
    from sheetsync.core.lang.figures import number, share

    if isinstance(value, float):
        return share(value, lang)
    return number(value, lang) if isinstance(value, int) else value
