"""The questions of `adopt`, asked where it isn't sure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import click

from sheetsync.cli.adopt_page import cut, meaning
from sheetsync.cli.adopting import Outcome
from sheetsync.core.adoption.matching import SURE, Match, TabMatch
from sheetsync.core.adoption.proposal import Proposal
from sheetsync.core.adoption.seen import SeenColumn
from sheetsync.core.entry_tabs import Deals, Leads
from sheetsync.core.lang import Lang, figures, say

_CLOSE = 0.05
"""A rival so close to the best one is worth a question."""
_WORTH_SHOWING = 0.1
"""A tab less likely than this isn't offered."""
_SHOWN, _LINE = 4, 76


def ask(proposal: Proposal, lang: Lang) -> Proposal:
    """The proposal with a person's answers: to tabs first, then columns, then status words."""
    for role in dict.fromkeys((Leads.role, Deals.role, *proposal.found)):
        if role not in proposal.found or not proposal.found[role].is_sure:
            proposal = _ask_tab(proposal, role, lang)
    for role, match in list(proposal.found.items()):
        for one in list(match.columns.values()):
            if proposal.is_wide() and one.field is Deals.lead_id:
                continue  # it is the leads' own, which was asked for before
            if is_doubtful(match, one) and (answered := _ask_column(proposal.found[role], one, lang)) is not one:
                proposal = proposal.with_tab(role, proposal.found[role].with_column(answered))
    return _ask_statuses(proposal, lang)


def is_doubtful(match: TabMatch, one: Match) -> bool:
    """Whether a column is worth a question: unsure, required and missing, or nearly another one."""
    if one.by == "config":
        return False
    if one.column is None:
        return one.field.required or (match.tab is Deals and one.name == "status")
    return not one.is_sure or any(sure >= max(SURE, one.confidence - _CLOSE) for _, sure in one.others)


def _ask_tab(proposal: Proposal, role: str, lang: Lang) -> Proposal:
    rivals = [match for match in proposal.rivals.get(role, ()) if match.confidence >= _WORTH_SHOWING][:_SHOWN]
    if not rivals:
        return proposal
    title = rivals[0].tab.title.in_(lang)
    lines = [f"{one.seen.title} ({figures.share(one.confidence, lang)})" for one in rivals]
    choice = _choose(say(lang, "adopt.ask.tab", role=title), lines, lang)
    chosen = replace(rivals[choice], confidence=1.0) if isinstance(choice, int) else None
    return proposal.with_tab(role, chosen)


def _ask_column(match: TabMatch, one: Match, lang: Lang) -> Match:
    first = [(one.column, one.confidence)] if one.column else []
    options = [*first, *one.others][:_SHOWN]
    lines = [
        f"{column.letter}  {column.header} ({figures.share(sure, lang)}): {', '.join(column.samples(one.field.kind))}"
        for column, sure in options
    ]
    question = say(lang, "adopt.ask.column", title=match.seen.title, field=one.field.header.in_(lang))
    choice = _choose(question, lines, lang, match.seen.columns)
    if choice is None:
        return replace(one, column=None, confidence=0.0, by="you")
    column = choice if isinstance(choice, SeenColumn) else options[choice][0]
    return replace(one, column=column, confidence=1.0, by="you")


def _ask_statuses(proposal: Proposal, lang: Lang) -> Proposal:
    stages = proposal.funnel.stages or proposal.norms.stages
    keys = ["won", "lost", "open", *(stage.key for stage in stages if stage.source.value == "dates")]
    lines = [meaning(key, proposal, lang) for key in keys]
    for word in proposal.funnel.unsure():
        question = say(lang, "adopt.ask.status", word=word.written, count=word.count)
        usual = keys.index(word.means) + 1 if word.means in keys else 0
        choice = _choose(question, lines, lang, none=say(lang, "adopt.ask.leave"), usual=usual)
        if isinstance(choice, int):
            proposal = replace(proposal, funnel=proposal.funnel.with_meaning(word.written, keys[choice]))
    return proposal


def _choose(
    question: str,
    lines: Sequence[str],
    lang: Lang,
    columns: Sequence[SeenColumn] = (),
    *,
    none: str = "",
    usual: int | None = None,
) -> int | SeenColumn | None:
    """The place of a line, a column by its letter, or None for "not there"; `usual`: the number that Enter means."""
    click.echo(f"\n{question}")
    for number, line in enumerate(lines, 1):
        click.echo(cut(f"  {number}  {line}", _LINE))
    click.echo(f"  0  {none or say(lang, 'adopt.ask.none')}")
    if columns:
        click.echo(f"  …  {say(lang, 'adopt.ask.letter')}")
    default = str(min(1, len(lines)) if usual is None else usual)
    letters = {column.letter: column for column in columns}
    while True:
        answer = click.prompt(say(lang, "adopt.ask.choice"), default=default).strip().upper()
        if answer.isdecimal() and int(answer) <= len(lines):
            return int(answer) - 1 if int(answer) else None
        if answer in letters:
            return letters[answer]
        click.echo(say(lang, "adopt.ask.again", answer=answer))


def agrees(outcome: Outcome, lang: Lang) -> bool:
    """Whether the change that was shown is to be written."""
    return click.confirm(say(lang, "adopt.ask.write", path=outcome.file.path))
