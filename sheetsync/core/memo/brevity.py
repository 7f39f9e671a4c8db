"""Names that people typed, cut to a length that a letter can hold."""

from __future__ import annotations

from dataclasses import fields

from sheetsync.core.summary import Report

LONGEST_NAME = 80
LONGEST_SENTENCE = 400


class BriefReport(Report):
    """A report whose names, however long they were typed, are short."""

    def label(self, value: str) -> str:
        """A slice's value, cut."""
        return clipped(Report.label(self, value), LONGEST_NAME)

    def stage(self, key: str) -> str:
        """A stage's name, cut."""
        return clipped(Report.stage(self, key), LONGEST_NAME)

    def thing(self, name: str) -> str:
        """What a reason speaks of, cut."""
        return clipped(Report.thing(self, name), LONGEST_NAME)


def brief(report: Report) -> BriefReport:
    """The same report."""
    return BriefReport(**{field.name: getattr(report, field.name) for field in fields(report)})


def clipped(text: str, most: int = LONGEST_SENTENCE) -> str:
    """On one line, and no longer than so many characters."""
    line = " ".join(text[: 4 * most].split())
    return line if len(line) <= most else line[: most - 1].rstrip() + "…"


def sentence(text: str) -> str:
    """A reason as a sentence of its own."""
    return text[:1].upper() + text[1:] + ("" if not text or text.endswith((".", "…", "?")) else ".")
