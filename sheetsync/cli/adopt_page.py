"""What `adopt` shows: the tabs and columns found, with confidence and samples; what changes; what was left."""

from __future__ import annotations

import difflib
from collections.abc import Iterator

from sheetsync.cli.adopting import Outcome
from sheetsync.core.adoption.matching import Match, TabMatch
from sheetsync.core.adoption.proposal import Proposal, lacks
from sheetsync.core.adoption.spellings import Spelling
from sheetsync.core.entry_tabs import ENTRY_TABS, Deals, Leads
from sheetsync.core.lang import Lang, figures, say
from sheetsync.core.parse.text import fold
from sheetsync.core.summary.issues import sentences
from sheetsync.core.tables.proposed import KINDS

_WIDTHS = (17, 25, 5)
"""Of declared name, header and confidence; samples take what is left of the line."""
_LINE = 79
_TITLES = {tab.role: tab.title for tab in ENTRY_TABS}


def cut(text: str, width: int) -> str:
    """A text in so many signs."""
    return text if len(text) <= width else f"{text[: width - 1]}…"


def found_lines(proposal: Proposal, lang: Lang) -> list[str]:
    """The tabs and their columns, then the steps of the sale and what nobody reads."""
    lines: list[str] = []
    for match in proposal.found.values():
        lines += [*tab_lines(match, proposal, lang), ""]
    lines += _funnel_lines(proposal, lang)
    if proposal.unread:
        lines += _wrapped(say(lang, "adopt.unread", tabs=", ".join(proposal.unread)))
    return lines if lines and lines[-1] else lines[:-1]


def tab_lines(match: TabMatch, proposal: Proposal, lang: Lang) -> Iterator[str]:
    """A tab as a table of its columns."""
    values = {"role": _TITLES[match.tab.role].in_(lang), "confidence": _percent(match.confidence, lang)}
    if match.tab is Deals and proposal.is_wide():
        yield from _wrapped(say(lang, "adopt.tab.wide", **values))
    else:
        rows = figures.number(match.seen.height, lang)
        hidden = say(lang, "adopt.tab.hidden") if match.seen.tab.hidden else ""
        yield from _wrapped(say(lang, "adopt.tab", title=match.seen.title, rows=rows, **values) + hidden)
    found = [one for one in match.columns.values() if one.column is not None]
    if match.tab is Deals:
        found += [one for one in proposal.funnel.dates.values() if one.column is not None]
    for one in found:
        yield column_line(one, lang)
    missing = [_name(one, lang) for one in match.columns.values() if one.column is None]
    if missing:
        yield from (
            f"  {line}" for line in _wrapped(say(lang, "adopt.not_found", fields=", ".join(missing)), _LINE - 2)
        )


def column_line(match: Match, lang: Lang) -> str:
    """One declared column: its header, how sure, what stands there."""
    if match.column is None:
        return f"  {_name(match, lang)}"
    header = f"{match.column.letter}  {match.column.header}"
    sure = _percent(match.confidence, lang) + ("" if match.is_sure else "?")
    cells = (_name(match, lang), header, sure)
    line = "  ".join(cut(cell, width).ljust(width) for cell, width in zip(cells, _WIDTHS, strict=True))
    return cut(f"  {line}  {', '.join(match.column.samples(match.field.kind))}", _LINE).rstrip()


def _name(match: Match, lang: Lang) -> str:
    return match.field.header.in_(lang) + ("*" if match.field.required else "")


def _percent(confidence: float, lang: Lang) -> str:
    return figures.share(confidence, lang)


def _funnel_lines(proposal: Proposal, lang: Lang) -> Iterator[str]:
    funnel = proposal.funnel
    if funnel.stages:
        yield from _wrapped(say(lang, "adopt.stages", stages=" > ".join(s.label.in_(lang) for s in funnel.stages)))
    if funnel.words:
        told = [(one.written, meaning(one.means, proposal, lang)) for one in funnel.words]
        words = ", ".join(f"{written} = {means}" for written, means in told if fold(written) != fold(means))
        if words:
            yield from _wrapped(say(lang, "adopt.statuses", words=words))


def meaning(means: str, proposal: Proposal, lang: Lang) -> str:
    """What a status means in words."""
    if means in {"won", "lost", "open"}:
        return say(lang, f"adopt.means.{means}")
    stages = {one.key: one.label for one in (*proposal.norms.stages, *proposal.funnel.stages)}
    return stages[means].in_(lang) if means in stages else "?"


def outcome_lines(proposal: Proposal, outcome: Outcome, lang: Lang) -> list[str]:
    """What was left, the lines for the Synonyms tab, the change of config.toml, what is read by it."""
    left = list(left_lines(proposal, lang))
    lines = ["", *left] if left else []
    if rows := proposal.spellings():
        lines += ["", say(lang, "adopt.synonyms"), f"  {say(lang, 'adopt.synonyms.head')}"]
        lines += [f"  {' | '.join(synonym(one, proposal, lang))}" for one in rows]
    if outcome.differs:
        lines += ["", *diff_lines(outcome)]
    if outcome.tallies and not outcome.faults:
        told = [
            say(lang, "adopt.reads.tab", tab=tally.tab, used=tally.used, rows=tally.rows) for tally in outcome.tallies
        ]
        lines += ["", *_wrapped(say(lang, "adopt.reads", tallies="; ".join(told)))]
    return lines


def synonym(line: Spelling, proposal: Proposal, lang: Lang) -> tuple[str, str, str]:
    """A line of the Synonyms tab: kind, written, means."""
    means = meaning(line.means, proposal, lang) if line.kind == "status" else line.means
    return KINDS[line.kind].in_(lang), line.written, means


def left_lines(proposal: Proposal, lang: Lang) -> Iterator[str]:
    """What nobody was sure enough of."""
    for match in proposal.left():
        role = _TITLES[match.tab.role].in_(lang)
        if match.is_sure:
            fields = _lacking(match, lang)
            yield from _wrapped(say(lang, "adopt.left.columns", title=match.seen.title, role=role, fields=fields))
        else:
            sure = _percent(match.confidence, lang)
            yield from _wrapped(say(lang, "adopt.left.tab", title=match.seen.title, role=role, confidence=sure))
    for match in proposal.usable().values():
        for one in match.columns.values():
            if one.column is not None and not one.is_sure:
                values = {"field": _name(one, lang), "letter": one.column.letter, "header": one.column.header}
                role, sure = _TITLES[match.tab.role].in_(lang), _percent(one.confidence, lang)
                yield from _wrapped(say(lang, "adopt.left.field", role=role, confidence=sure, **values))
    if "leads" in proposal.found and "deals" not in proposal.found:
        yield from _wrapped(say(lang, "adopt.left.no_deals"))
    for word in proposal.funnel.unsure():
        yield from _wrapped(say(lang, "adopt.left.status", word=word.written, count=word.count))
    yield from _unread_status(proposal, lang)


def _lacking(match: TabMatch, lang: Lang) -> str:
    return ", ".join(match.columns[name].field.header.in_(lang) for name in lacks(match))


def _unread_status(proposal: Proposal, lang: Lang) -> Iterator[str]:
    """Statuses of leads beside a tab of deals: intake reads one of the two."""
    leads, deals = proposal.found.get("leads"), proposal.found.get("deals")
    if leads is None or deals is None or proposal.is_wide():
        return
    if column := proposal.lead_status():
        values = {
            "title": leads.seen.title,
            "letter": column.letter,
            "header": column.header,
            "deals": deals.seen.title,
        }
        yield from _wrapped(say(lang, "adopt.left.unread_status", **values))


def diff_lines(outcome: Outcome) -> Iterator[str]:
    """What changes in config.toml."""
    old = (outcome.file.old or "").splitlines()
    name = str(outcome.file.path)
    yield from difflib.unified_diff(old, outcome.text.splitlines(), name, name, lineterm="", n=1)


def last_lines(outcome: Outcome, lang: Lang, *, written: bool) -> list[str]:
    """How it ended."""
    key = "written" if written else "not_written" if outcome.differs else "nothing"
    lines = _wrapped(say(lang, f"adopt.{key}", path=outcome.file.path))
    if outcome.file.is_new and written:
        currency = outcome.config.currency
        lines = [*_wrapped(say(lang, "adopt.currency", path=outcome.file.path, currency=currency)), *lines]
    return ["", *lines]


def problem(proposal: Proposal, outcome: Outcome, lang: Lang) -> str:
    """What that is required is missing still, "" if nothing is; what a person said isn't there isn't missing."""
    left = [match for match in proposal.left() if match.is_sure or match.tab is Leads]
    lacking = [
        f"{_TITLES[match.tab.role].in_(lang)} ({_lacking(match, lang)})"
        for match in left
        if match.tab is Leads or any(match.columns[name].by != "you" for name in lacks(match))
    ]
    if Leads.role not in proposal.found:
        lacking.insert(0, Leads.title.in_(lang))
    if lacking:
        return say(lang, "adopt.missing", what="; ".join(lacking))
    if outcome.faults:
        told = [f"  - {' '.join(sentences(fault, lang))}" for fault in outcome.faults]
        return "\n".join([say(lang, "adopt.faults"), *told])
    return ""


def _wrapped(text: str, width: int = _LINE) -> list[str]:
    """Words on lines of at most so many signs, the later ones indented."""
    lines, line = [], ""
    for word in text.split(" "):
        if line and len(line) + 1 + len(word) > width:
            lines.append(line)
            line = f"    {word}"
        else:
            line = f"{line} {word}" if line else word
    return [*lines, line]
