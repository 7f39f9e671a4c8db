"""Qualification by plain loops."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from tests.oracle.slices import Line, Part, Told, count, share


def lines(part: Part) -> Iterator[Line]:
    leads, why = part.cohort, part.no_criteria
    target = sum(lead["verdict"] == "target" for lead in leads)
    non_target = sum(lead["verdict"] == "non-target" for lead in leads)
    unknown = sum(lead["verdict"] == "unknown" for lead in leads)
    refused = why or part.one_sided
    yield "qualification.target", (), count([True] * target, why)
    yield "qualification.non_target", (), count([True] * non_target, why)
    yield "qualification.unknown", (), count([True] * unknown, why)
    yield "qualification.non_target_share", (), share(non_target, target + non_target, refused)
    yield "qualification.target_share", (), share(target, target + non_target, refused)
    yield "qualification.coverage", (), share(target + non_target, len(leads), refused)
    yield "qualification.non_target_min", (), share(non_target, len(leads), refused)
    yield "qualification.non_target_max", (), share(non_target + unknown, len(leads), refused)
    for name in part.company.criteria:
        yield from _criterion(part, name)


def _criterion(part: Part, name: str) -> Iterator[Line]:
    where = (("criterion", name),)
    failing = [lead for lead in part.cohort if name in lead["failed"]]
    known = [lead for lead in part.cohort if name in lead["judged"] and name not in lead["unknown"]]
    yield "qualification.failed", where, share(len(failing), len(known), part.one_sided)
    yield "qualification.failed_sole", where, count(len(lead["failed"]) == 1 for lead in failing)
    parts = sum((Fraction(1, len(lead["failed"])) for lead in failing), Fraction(0))
    yield "qualification.failed_part", where, Told(parts)
    yield "qualification.field_unknown", where, count(name in lead["unknown"] for lead in part.cohort)
