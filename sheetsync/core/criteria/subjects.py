"""The columns of Leads and Deals that a criterion may look at."""

from __future__ import annotations

from dataclasses import dataclass

from sheetsync.core.norms import Norms
from sheetsync.core.schema import Kind
from sheetsync.core.tables import Tables
from sheetsync.core.tables.headers import normal
from sheetsync.core.tables.stage_columns import stage_fields

_ROLES = ("leads", "deals")


@dataclass(frozen=True, slots=True)
class Subject:
    """The column that a criterion looks at.

    `name` is its declared name, "" if nobody declared it; `column` is -1 for a stage that only the stage log dates.
    """

    role: str
    name: str
    header: str
    kind: Kind | None
    column: int


def known_subjects(tables: Tables, norms: Norms) -> dict[str, Subject]:
    """Every column of Leads and Deals that a criterion may name, by the normal form of what it may be called.

    A header that stands in a tab goes before the other names of a declared column.
    """
    declared = [
        (
            tables.sources[role].fields[name],
            Subject(role, name, binding.header, tables.sources[role].fields[name].kind, binding.column),
        )
        for role in _ROLES
        for name, binding in tables.bindings.get(role, {}).items()
    ]
    if "stage_log" not in tables.off:
        bound = tables.bindings.get("deals", {})
        logged = [field for field in stage_fields(norms).values() if field.name not in bound]
        declared += [(field, Subject("deals", field.name, field.en[0], Kind.DATE, -1)) for field in logged]
    taken = {(tables.titles[subject.role], subject.column) for _, subject in declared if subject.role in tables.titles}
    subjects = {normal(subject.header): subject for _, subject in reversed(declared)}
    for role in _ROLES:
        for column, header in enumerate(tables.sources[role].headers if role in tables.sources else ()):
            if header and (tables.titles[role], column) not in taken:
                subjects.setdefault(normal(header), Subject(role, "", header, None, column))
    for field, subject in declared:
        for name in (field.name, *field.en, *field.ru):
            subjects.setdefault(normal(name), subject)
    return subjects
