"""What is wrong with an entry, and what was done with it, by kind of issue.

A detail that is told in two languages has two names: {stage_en} stands in the English phrase, {stage_ru} in the
Russian one.
"""

from __future__ import annotations

from sheetsync.core.lang.phrases.issue_cells import CELLS, WORDS
from sheetsync.core.lang.phrases.issue_hypotheses import HYPOTHESES
from sheetsync.core.lang.phrases.issue_layout import LAYOUT
from sheetsync.core.lang.phrases.issue_rows import ROWS
from sheetsync.core.lang.phrases.issue_tabs import CRITERIA, TABS
from sheetsync.core.lang.words import Words

NEAREST = Words(" (the nearest header: “{guess}”)", " (похожий заголовок: «{guess}»)")
"""Follows a header that is missing."""

PHRASES: dict[str, Words] = {
    f"issue.{kind}.{part}": words
    for area in (CELLS, WORDS, ROWS, LAYOUT, TABS, CRITERIA, HYPOTHESES)
    for kind, both in area.items()
    for part, words in zip(("what", "done"), both, strict=True)
}
