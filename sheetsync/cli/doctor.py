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


@click.command("doctor")
@shared_options
def command(call: Call) -> None:
    """Look at everything that a sync and a memo need, and say of each fault what to do about it.

    Credentials, clock, sharing, room and quota of a Google spreadsheet (or the file), the entry tabs and their columns,
    the settings of the memo. Writes nothing. Ends with the exit code of the first fault, 0 if there is none.
    """
    config = call.config()
    code = 0
    for finding in _findings(call, config):
        for line in lines(finding, config.language):
            click.echo(line)
        if finding.level == "fault":
            code = code or (finding.error.exit_code if finding.error else 77)
    sys.exit(code)


def _findings(call: Call, config: Config) -> Iterator[Finding]:
    from sheetsync import diagnosis
    from sheetsync.ports import Finding

    try:
        workbook = call.workbook_of(config)
        found = list(workbook.checkup())
        yield from found
        if not any(finding.level == "fault" for finding in found):
            parts = call.parts(config)
            yield from diagnosis.entry_tabs(parts.workbook, parts.settings)
    except SheetsyncError as error:
        yield Finding("fault", "error", error=error)
    yield from diagnosis.mail(config.memo.recipients, config.folder / config.memo.outbox)


def lines(finding: Finding, lang: Lang) -> Iterator[str]:
    """A finding in words: how it stands, what was found, what to do."""
    from sheetsync.core.lang import all_phrases, say

    level = say(lang, f"doctor.{finding.level}")
    if finding.error is not None:
        yield f"{level:9} {finding.error}"
        return
    yield f"{level:9} {say(lang, f'doctor.{finding.key}', **finding.values)}"
    advice = f"doctor.{finding.key}.do"
    if finding.level != "ok" and advice in all_phrases():
        yield f"{'':9} {say(lang, 'doctor.do', what=say(lang, advice))}"
