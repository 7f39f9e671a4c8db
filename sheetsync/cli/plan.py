"""`sheetsync plan`: what a sync would change."""

from __future__ import annotations

from pathlib import Path

import click

from sheetsync.cli.options import Call, shared_options
from sheetsync.cli.terminal import print_json, step


@click.command("plan")
@click.option("--json", "as_json", is_flag=True, help="Every change, as JSON.")
@click.option("--memo-out", type=click.Path(path_type=Path), help="Also write the memo it would render, as HTML.")
@shared_options
def command(call: Call, *, as_json: bool, memo_out: Path | None) -> None:
    """Show what a sync would change, cell by cell, old -> new. Writes nothing to the workbook."""
    from sheetsync import pipeline
    from sheetsync.cli.memo_file import warn_of_template, write_memo
    from sheetsync.core.lang import say

    parts = call.parts()
    lang = parts.settings.lang
    with step(say(lang, "cli.computing", where=parts.workbook.name())):
        changes = pipeline.plan_run(parts.workbook, parts.renderer, parts.settings).plan
    if memo_out is not None:
        write_memo(memo_out, changes.memo, text=False)
        warn_of_template(parts.renderer, lang)
    if as_json:
        print_json(changes.to_json())
        return
    for line in changes.lines():
        click.echo(line)
    key = "cli.plan.empty" if changes.is_empty else "cli.plan"
    click.echo(say(lang, key, count=len(changes.changes), tabs=len(changes.new_tabs), checksum=changes.checksum))
    if memo_out is not None:
        click.echo(say(lang, "cli.memo.written", where=memo_out))
