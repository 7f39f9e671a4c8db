"""`sheetsync init`: the entry tabs that are missing."""

from __future__ import annotations

import click

from sheetsync.cli.options import Call, shared_options
from sheetsync.cli.terminal import step


@click.command("init")
@click.option(
    "--take-over", is_flag=True, help="A copied Google spreadsheet, or one of another company: keep it for itself."
)
@shared_options
def command(call: Call, *, take_over: bool) -> None:
    """Add the entry tabs that your workbook lacks: headers with notes, an example row, dropdowns.

    Tabs that are there are not touched, and calling it twice is the same as once. A file that isn't there yet is made;
    a Google spreadsheet you make yourself and share with the service's account.
    """
    from sheetsync import pipeline
    from sheetsync.core.lang import say

    config = call.config()
    if take_over:
        call.workbook_of(config).take_over()
    parts = call.parts(config)
    lang = parts.settings.lang
    with step(say(lang, "cli.reading", where=parts.workbook.name())):
        added = pipeline.add_missing_tabs(parts.workbook, parts.settings)
    key = "cli.init.added" if added else "cli.init.nothing"
    click.echo(say(lang, key, where=parts.workbook.name(), tabs=", ".join(added)))
