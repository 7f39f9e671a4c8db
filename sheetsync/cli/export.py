"""`sheetsync export`: the cleaned tables as files."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from sheetsync.cli.options import Call, shared_options
from sheetsync.cli.terminal import step

if TYPE_CHECKING:
    from sheetsync.adapters.export_folder import Format


@click.command("export")
@click.argument("folder", type=click.Path(path_type=Path, file_okay=False), metavar="DIR")
@click.option(
    "--format", "form", type=click.Choice(("csv", "parquet")), default="csv", show_default=True, help="Kind of files."
)
@shared_options
def command(call: Call, folder: Path, form: Format) -> None:
    """Write the cleaned tables into DIR, to check the numbers elsewhere: leads, deals, spend, verdicts, issues.

    Leads, deals and spend have one row per row that is used, under the declared column names, with the tab and row
    where it stands; a deal has the id of its lead. Words are those that everybody sees, with the Synonyms tab applied;
    statuses that mean the same are one word, the one that stands most often. A missing value is empty, and so is a
    phone or an e-mail that isn't exactly one valid one. Issues have one row per cell: of a row as a whole, `cell` is
    the row's number.

    Days are ISO (2026-03-05), money a decimal with a dot, yes and no
    true and false. CSV is UTF-8 with a byte order mark. Text that begins with = + - @ or a tab gets an apostrophe in
    front, so that no spreadsheet runs it as a formula; whole numbers with a sign and phones (+79161234567) have none.

    All files are written or none. An earlier export in DIR is overwritten, any other file is not. The files hold
    phones and addresses: only their owner can read them.
    """
    from sheetsync import pipeline
    from sheetsync.adapters.export_folder import write_tables
    from sheetsync.core.export import export
    from sheetsync.core.lang import say

    parts = call.parts()
    lang = parts.settings.lang
    with step(say(lang, "cli.reading", where=parts.workbook.name())):
        reading, tables = pipeline.read_with_tables(parts.workbook, parts.settings)
    with step(say(lang, "cli.export.writing", where=folder)):
        exported = export(tables, reading.facts, reading.issues, lang)
        paths = write_tables(folder, exported, form)
    for path, table in zip(paths, exported.values(), strict=True):
        click.echo(say(lang, "cli.export.written", where=path, rows=table.num_rows))
