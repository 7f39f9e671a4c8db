"""What the tabs don't hold, as the reason why a number can't be told."""

from __future__ import annotations

from sheetsync.core.facts import Facts
from sheetsync.core.schema import Field


def missing(facts: Facts, *fields: Field) -> str:
    """Why a number that reads these columns can't be told: the first tab or column that isn't there; "" if all are."""
    for field in fields:
        role = field.tab.role
        for name in (role, f"{role}.{field.name}"):
            if name in facts.off:
                kind, _, _ = facts.off[name].partition(":")
                return f"{kind}:{name}"
    return ""


def unjudged(facts: Facts) -> str:
    """Why nothing about target leads can be told; "" if there are criteria."""
    return "no_criteria" if "criteria" in facts.off else ""
