"""`sheetsync check`: what is wrong with the entries."""

from __future__ import annotations

import click

from sheetsync.cli.options import Call, shared_options
from sheetsync.cli.terminal import print_json, step

MOST = 40


@click.command("check")
@click.option("--json", "as_json", is_flag=True, help="Everything, as JSON.")
@click.option("--all", "show_all", is_flag=True, help=f"Every issue, not only the first {MOST}.")
@shared_options
def command(call: Call, *, as_json: bool, show_all: bool) -> None:
    """Read the entry tabs and say what is wrong with them. Writes nothing.

    For every tab: how many rows there are, were used, left out or blank; then each issue with its cell, what stands
    there and what was done about it.
    """
    from sheetsync import pipeline
    from sheetsync.core.issues import Severity
    from sheetsync.core.lang import say
    from sheetsync.core.summary.issues import in_order, lines

    parts = call.parts()
    lang = parts.settings.lang
    with step(say(lang, "cli.reading", where=parts.workbook.name())):
        reading = pipeline.read(parts.workbook, parts.settings)
    issues = in_order(reading.issues)
    found = (line for issue in issues for line in lines(issue, reading.titles, lang))
    if as_json:
        print_json(
            {
                "schema": 1,
                "as_of": parts.settings.as_of.isoformat(),
                "tabs": [
                    {"role": t.tab, "title": reading.titles.get(t.tab, ""), "rows": t.rows, "used": t.used, "left_out": t.left_out, "blank": t.blank}
                    for t in reading.tables.tallies
                ],
                "off": dict(reading.facts.off),
                "issues": [
                    {"tab": i.tab, "cell": i.cell, "severity": i.severity, "kind": i.kind, "written": i.written, "what": i.what, "done": i.done, "owner": i.owner}
                    for i in found
                ],
            }
        )
        return
    for tally in reading.tables.tallies:
        title = reading.titles.get(tally.tab, tally.tab)
        click.echo(say(lang, "cli.tally", tab=title, rows=tally.rows, used=tally.used, left_out=tally.left_out, blank=tally.blank))
    counts = {severity: sum(i.count for i in issues if i.severity is severity) for severity in Severity}
    click.echo(say(lang, "cli.issues", errors=counts[Severity.ERROR], warnings=counts[Severity.WARNING], notes=counts[Severity.NOTE]))
    for number, line in enumerate(found):
        if number == MOST and not show_all:
            click.echo(say(lang, "cli.more", count=sum(counts.values()) - MOST))
            break
        place = f"{line.tab}!{line.cell}" if line.cell else line.tab
        click.echo(f"{say(lang, f'severity.{line.severity}'):9} {place}: {line.what} {line.done} [{say(lang, f'owner.{line.owner}')}]")
