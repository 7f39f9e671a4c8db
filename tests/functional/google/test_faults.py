"""Every fault of the table: one message (what, where, what to do), its exit code, nothing written, nothing told."""

from __future__ import annotations

from collections import Counter

import pytest

from tests.functional.google.faults import ROWS
from tests.functional.google.faults.row import Row
from tests.functional.google.office import Office


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.what)
def test_a_fault(office: Office, row: Row) -> None:
    row.spoil(office)
    office.remember()

    outcome = office.sheetsync(*row.command.split())

    told = outcome.out + outcome.err
    assert outcome.code == row.code, told
    for word in row.words:
        assert word in (outcome.err if row.code else outcome.out), told
    assert "Traceback" not in told
    if row.command != "check" or row.code:  # a check that succeeds quotes cells, as it should
        assert [secret for secret in office.secrets() if secret in told] == []
    assert office.accepted == row.writes
    assert office.unchanged == (not row.writes)
    assert office.spared


def test_rows_have_names_of_their_own() -> None:
    assert Counter(row.what for row in ROWS).most_common(1)[0][1] == 1
    assert len(ROWS) >= 40
