"""Every number of four families once more, by plain loops over plain rows: slow, obvious, written on its own."""

from __future__ import annotations

from sheetsync.core.metrics.base import Slice
from tests.oracle import funnel, loss_mix, losses, qualification, speed
from tests.oracle.company import Company
from tests.oracle.slices import Told, parts


def expected(company: Company, dimensions: tuple[str, ...]) -> dict[str, dict[Slice, Told]]:
    """What must be told in one cut, by key and slice."""
    found: dict[str, dict[Slice, Told]] = {}
    for where, part in parts(company, dimensions).items():
        for family in (funnel, qualification, losses, speed):
            for key, more, told in family.lines(part):
                slices = found.setdefault(key, {})
                assert (*where, *more) not in slices, f"{key} {where} {more} is told twice"
                slices[(*where, *more)] = told
    if dimensions == ("manager",):
        for key, where, told in loss_mix.lines(company):
            found.setdefault(key, {})[where] = told
    return found
