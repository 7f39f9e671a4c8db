"""Rows for the Synonyms tab, ready to be copied: words that nobody agreed on, and what they may mean."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from sheetsync.core.issues import Issue
from sheetsync.core.lang import Lang
from sheetsync.core.parse.text import fold


@dataclass(frozen=True, slots=True)
class Proposal:
    """One row of Synonyms, and in how many cells the word stands; `means` is "" where somebody must fill it in."""

    kind: str
    written: str
    means: str
    count: int


def proposals(issues: Sequence[Issue], lang: Lang) -> list[Proposal]:
    """Each word once: those with a meaning first, then by how often they stand there."""
    found: dict[tuple[str, str], Proposal] = {}
    for issue in issues:
        if f"word_kind_{lang}" not in issue.detail:
            continue
        for written, detail, count in _words(issue):
            kind = detail[f"word_kind_{lang}"]
            means = detail.get("near") or detail.get(f"near_{lang}", "")
            known = found.get((kind, fold(written)))
            total = count + (known.count if known else 0)
            found[kind, fold(written)] = Proposal(kind, known.written if known else written, means, total)
    return sorted(found.values(), key=lambda one: (not one.means, -one.count, one.kind, one.written))


def _words(issue: Issue) -> Iterator[tuple[str, Mapping[str, str], int]]:
    """The words of an issue, each with its detail and the number of its cells."""
    held = issue.held
    if held is None:
        yield issue.written, issue.detail, issue.count
        return
    counts: dict[int, int] = {}
    for code in held.codes.tolist():
        counts[code] = counts.get(code, 0) + 1
    for code, count in counts.items():
        yield held.written[code], held.details.get(code, issue.detail), count
