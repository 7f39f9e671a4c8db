"""`sheetsync adopt`: the spreadsheet that a team already has."""

from __future__ import annotations

import sys

import click

from sheetsync.cli.options import Call, shared_options
from sheetsync.cli.terminal import print_json, step


@click.command("adopt")
@click.option("--yes", is_flag=True, help="Ask nothing: take what is sure enough, say what was left.")
@click.option("--json", "as_json", is_flag=True, help="All proposals with their confidences; written only with --yes.")
@shared_options
def command(call: Call, *, yes: bool, as_json: bool) -> None:
    """Find your tabs and columns in a spreadsheet that you have.

    Looks at every tab, hidden ones too: at titles, at headers, at what stands below them. Proposes which tab is Leads,
    Deals, Spend and so on, which header is which column and what the status words mean; asks where it isn't sure; shows
    what changes in config.toml before it writes it there. The spreadsheet isn't touched. Ends with 65 if something that
    is required wasn't found.
    """
    from sheetsync.cli import adopt_dialog, adopt_json, adopt_page
    from sheetsync.cli.adopting import Look, SettingsFile, language_of
    from sheetsync.core.adoption.proposal import propose
    from sheetsync.core.lang import say

    file = SettingsFile.of(call)
    config = file.config(call)
    book = call.workbook_of(config)
    with step(say(config.language, "cli.reading", where=book.name())):
        look = Look.at(call, file, book)
        proposal = propose(look.unseen(), look.norms(config), may_change_stages=not config.stages)
    lang = language_of(proposal) if file.is_new else config.language
    if not as_json:
        _print(adopt_page.found_lines(proposal, lang))
        if not yes:
            proposal = adopt_dialog.ask(proposal, lang)
    outcome = look.outcome(proposal)
    if not as_json:
        _print(adopt_page.outcome_lines(proposal, outcome, lang))
    written = outcome.differs and (yes or (not as_json and adopt_dialog.agrees(outcome, lang)))
    if written:
        outcome.write()
    if as_json:
        print_json(adopt_json.as_json_value(proposal, outcome, lang, written=written))
    else:
        _print(adopt_page.last_lines(outcome, lang, written=written))
    if problem := adopt_page.problem(proposal, outcome, lang):
        click.echo(f"sheetsync: {problem}", err=True)
        sys.exit(65)


def _print(lines: list[str]) -> None:
    for line in lines:
        click.echo(line)
