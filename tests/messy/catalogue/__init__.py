"""Every kind of fault in a cell, family by family."""

from __future__ import annotations

from tests.messy.catalogue import contacts, counts, dates, doubtful_dates, ids, money, words
from tests.messy.fault import Fault

FAULTS: tuple[Fault, ...] = tuple(
    fault for family in (dates, doubtful_dates, money, counts, contacts, ids, words) for fault in family.FAULTS
)
