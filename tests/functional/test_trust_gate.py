"""Entries too incomplete to blame anybody: the memo leads with that, verdicts are withheld, numbers stay."""

from __future__ import annotations

from pathlib import Path

import openpyxl

from tests.functional.commands import sheetsync

Config = tuple[str, Path]


def without_loss_reasons(path: Path) -> None:
    book = openpyxl.load_workbook(path)
    tab = book["Deals"]
    header = next(cell for row in tab.iter_rows(max_row=10) for cell in row if cell.value == "Loss reason")
    for row in range(header.row + 1, tab.max_row + 1):
        tab.cell(row, header.column).value = None
    book.save(path)


def texts(path: Path, title: str) -> list[str]:
    tab = openpyxl.load_workbook(path)[title]
    return [str(cell.value) for row in tab.iter_rows() for cell in row if cell.value is not None]


def test_verdicts_are_withheld_and_numbers_are_not(demo: Path, config: Config) -> None:
    assert "Sales' part" in texts(demo / "funnel.xlsx", "Plan and fact")
    without_loss_reasons(demo / "funnel.xlsx")
    assert sheetsync("sync", *config).code == 0

    ceo = texts(demo / "funnel.xlsx", "CEO")
    assert any(text.startswith("The entries are too incomplete") for text in ceo)
    assert not any("lies in what came in" in text for text in ceo)
    plan = texts(demo / "funnel.xlsx", "Plan and fact")
    assert any("withheld" in text for text in plan)
    assert "Sales' part" not in plan
    assert "Wins per target lead" in plan

    memo = sheetsync("memo", *config).out
    told = memo.casefold()
    assert memo.startswith("Review")
    assert "must be completed first" in memo.splitlines()[0]
    assert told.index("how far to trust these numbers") < told.index("funnel: how far leads come")
    numbers = sheetsync("metrics", *config, "--json").json["metrics"]
    assert next(n for n in numbers if n["key"] == "gap.revenue" and "slice" not in n)["value"] is not None
