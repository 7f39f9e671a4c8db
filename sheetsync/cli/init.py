"""`sheetsync init`: the entry tabs that are missing."""

from __future__ import annotations

import click

from sheetsync.cli.options import Call, shared_options
from sheetsync.cli.terminal import step


@click.command("init")
@shared_options
def command(call: Call) -> None:
    """Add the entry tabs that your workbook lacks: headers with notes, an example row, dropdowns.

    Tabs that are there are not touched, and calling it twice is the same as once. If there is no workbook yet, it is
    made.
    """
    from sheetsync import pipeline
    from sheetsync.core.lang import say

    parts = call.parts()
    lang = parts.settings.lang
    with step(say(lang, "cli.reading", where=parts.workbook.name())):
        added = pipeline.add_missing_tabs(parts.workbook, parts.settings)
    key = "cli.init.added" if added else "cli.init.nothing"
    click.echo(say(lang, key, where=parts.workbook.name(), tabs=", ".join(added)))
