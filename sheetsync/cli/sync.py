"""`sheetsync sync`: bring the summary tabs up to date."""

from __future__ import annotations

import click

from sheetsync.cli.options import Call, shared_options
from sheetsync.cli.terminal import print_json, step
from sheetsync.errors import BadSheetData, Busy


@click.command("sync")
@click.option("--checksum", help="Apply only the very plan that `sheetsync plan` showed under this checksum.")
@click.option("--json", "as_json", is_flag=True, help="Say what was done as JSON.")
@shared_options
def command(call: Call, *, checksum: str | None, as_json: bool) -> None:
    """Compute everything and write the summary tabs. Unchanged data: nothing is written.

    Only sheetsync's own tabs are written; the tabs that people fill stay as they are, to the last byte. If the entries
    can't be used, the last good summary stays, and in a Google spreadsheet the CEO tab says since when and why.
    """
    from sheetsync import pipeline
    from sheetsync.core.lang import say

    parts = call.parts()
    lang = parts.settings.lang
    with step(say(lang, "cli.computing", where=parts.workbook.name())):
        try:
            run = pipeline.plan_run(parts.workbook, parts.renderer, parts.settings)
        except BadSheetData as error:
            pipeline.mark_stale(parts.workbook, parts.settings, error)
            raise
    changes = run.plan
    if checksum is not None and checksum != changes.checksum:
        raise Busy(say(lang, "cli.other_plan", wanted=checksum, found=changes.checksum))
    if not changes.is_empty:
        with step(say(lang, "cli.writing", where=parts.workbook.name())):
            pipeline.apply_plan(parts.workbook, changes)
            pipeline.keep_leads(run, parts.settings)
    if as_json:
        print_json(
            {
                "schema": 1,
                "as_of": changes.as_of.isoformat(),
                "checksum": changes.checksum,
                "written": not changes.is_empty,
                "cells_changed": len(changes.changes),
                "new_tabs": list(changes.new_tabs),
                "requests": dict(parts.workbook.requests()),
            }
        )
        return
    key = "cli.unchanged" if changes.is_empty else "cli.synced"
    click.echo(say(lang, key, where=parts.workbook.name(), count=len(changes.changes), tabs=len(changes.sheets)))
