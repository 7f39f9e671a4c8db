"""The intake examined: workbooks with every kind of fault, made from seeds, against their truth.

`SHEETSYNC_MESSY=20` examines so many big ones (thousands of faults each) instead; `python -m tests.messy` tells more.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.messy.grading import grade
from tests.messy.parity import differences, exports
from tests.messy.reading import answer, configure
from tests.messy.synonyms import confirm, unresolved
from tests.messy.workbook import BIG, SMALL, Messy, Size, messy
from tests.messy.writing import write_xlsx
from tests.sheets_emulator import Emulator

COUNT = int(os.environ.get("SHEETSYNC_MESSY", "0"))
SIZE, SEEDS = (BIG, range(1, COUNT + 1)) if COUNT else (SMALL, range(1, 3))


def examined(seed: int, features: object = None) -> Messy:
    """The workbook of a seed, in either language by turns."""
    return messy(seed, "en" if seed % 2 else "ru", SIZE, features)  # type: ignore[arg-type]


@pytest.fixture
def google() -> Iterator[Emulator]:
    with Emulator() as emulator:
        yield emulator


@pytest.mark.parametrize("seed", SEEDS)
def test_every_fault_is_read_as_it_should_be(seed: int, tmp_path: Path) -> None:
    made = examined(seed)
    kinds = [fault["kind"] for fault in made.truth()["faults"]]
    assert len(kinds) >= 100, f"seed {seed}"
    assert len(set(kinds)) >= 60, f"seed {seed}"
    config = configure(tmp_path, made.lang, settled=False)
    write_xlsx(made.book.pages, tmp_path / "messy.xlsx")
    misses = grade(made, answer(tmp_path, config))
    assert not misses, "\n".join([f"seed {seed}:", *map(str, misses)])
    confirm(made)
    write_xlsx(made.book.pages, tmp_path / "messy.xlsx")
    misses = list(unresolved(made, answer(tmp_path, config)))
    assert not misses, "\n".join([f"seed {seed}:", *map(str, misses)])


def test_a_file_and_a_google_spreadsheet_are_read_alike(google: Emulator, tmp_path: Path) -> None:
    made = messy(5, "ru", Size(200, 1), settled=True, in_file=False)
    misses = list(differences(*exports(made, google, tmp_path)))
    assert not misses, "\n".join(map(str, misses))
