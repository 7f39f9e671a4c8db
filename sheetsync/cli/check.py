"""`sheetsync check`: what is wrong with the entries."""

from __future__ import annotations

from dataclasses import asdict
from itertools import islice
from typing import TYPE_CHECKING, Any

import click

from sheetsync.cli.options import Call, shared_options
from sheetsync.cli.terminal import issue_counts, print_json, step

if TYPE_CHECKING:
    from sheetsync.core.issues import Tally
    from sheetsync.pipeline import Reading, Settings

MOST, SHOWN_CELLS = 40, 3


@click.command("check")
@click.option("--json", "as_json", is_flag=True, help="Everything, as JSON.")
@click.option("--all", "show_all", is_flag=True, help=f"Every issue, not only the first {MOST}.")
@shared_options
def command(call: Call, *, as_json: bool, show_all: bool) -> None:
    """Read the entry tabs and say what is wrong with them. Writes nothing.

    For every tab: how many rows there are, were used, left out or blank; then each issue with its cell, what stands
    there and what was done about it; then the words to agree on, as rows for the Synonyms tab.
    """
    from sheetsync import pipeline
    from sheetsync.core.lang import say
    from sheetsync.core.summary.issues import first_of_each, in_order, lines
    from sheetsync.core.summary.proposals import proposals

    parts = call.parts()
    lang = parts.settings.lang
    with step(say(lang, "cli.reading", where=parts.workbook.name())):
        reading = pipeline.read(parts.workbook, parts.settings)
    issues = in_order(reading.issues)
    if as_json:
        print_json(as_json_value(reading, parts.settings))
        return
    for tally in reading.tallies:
        title = reading.titles.get(tally.tab, tally.tab)
        click.echo(
            say(
                lang,
                "cli.tally",
                tab=title,
                rows=tally.rows,
                used=tally.used,
                left_out=tally.left_out,
                blank=tally.blank,
            )
        )
    click.echo(issue_counts(issues, lang))
    shown = issues if show_all else first_of_each(issues)[:MOST]
    for issue in shown:
        line = next(lines(issue, reading.titles, lang))
        cells = list(islice(issue.cells(), SHOWN_CELLS))
        place = ", ".join(f"{line.tab}!{cell}" if cell else line.tab for cell in cells)
        more = f" (+{issue.count - SHOWN_CELLS})" if issue.count > SHOWN_CELLS else ""
        severity, owner = say(lang, f"severity.{line.severity}"), say(lang, f"owner.{line.owner}")
        click.echo(f"{severity:9} {place}{more}: {line.what} {line.done} [{owner}]")
    if len(shown) < len(issues):
        click.echo(say(lang, "cli.more", count=len(issues) - len(shown)))
    found = proposals(issues, lang)
    if found:
        click.echo(say(lang, "cli.proposals", tab=reading.titles.get("synonyms", say(lang, "cli.synonyms"))))
    for one in found if show_all else found[:MOST]:
        click.echo(f"  {one.kind} | {one.written} | {one.means or '?'}")
    if len(found) > MOST and not show_all:
        click.echo(say(lang, "cli.more", count=len(found) - MOST))


def as_json_value(reading: Reading, settings: Settings) -> dict[str, Any]:
    """The document of `check --json`: every cell of every issue."""
    from sheetsync.core.summary.issues import in_order, lines
    from sheetsync.core.summary.proposals import proposals

    tallies = [{"role": t.tab, "title": reading.titles.get(t.tab, ""), **_counts(t)} for t in reading.tallies]
    found = [line for issue in in_order(reading.issues) for line in lines(issue, reading.titles, settings.lang)]
    return {
        "schema": 1,
        "as_of": settings.as_of.isoformat(),
        "tabs": tallies,
        "off": dict(reading.facts.off),
        "issues": [asdict(line) for line in found],
        "proposals": [asdict(one) for one in proposals(reading.issues, settings.lang)],
    }


def _counts(tally: Tally) -> dict[str, int]:
    return {"rows": tally.rows, "used": tally.used, "left_out": tally.left_out, "blank": tally.blank}
