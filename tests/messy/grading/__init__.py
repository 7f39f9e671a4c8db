"""Comparing what was read with the truth: every miss is told with its kind, cell, and what was expected."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from tests.messy.grading.alarms import alarms
from tests.messy.grading.cells import cells, clean_cells
from tests.messy.grading.lines import records, tallies
from tests.messy.grading.miss import Miss, exported_value, place, same
from tests.messy.grading.totals import totals
from tests.messy.reading import Answer
from tests.messy.workbook import Messy

__all__ = ["Miss", "exported_value", "grade", "place", "same"]

GRADERS: tuple[Callable[[Messy, Answer], Iterator[Miss]], ...] = (cells, clean_cells, records, tallies, alarms, totals)


def grade(made: Messy, read: Answer) -> list[Miss]:
    """All misses, none if all is well."""
    if read.refused:
        return [Miss("refused", "layout", "workbook", "", "it is read", read.refused)]
    return [miss for grader in GRADERS for miss in grader(made, read)]
