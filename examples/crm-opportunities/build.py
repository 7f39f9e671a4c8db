"""Turns the CSV files of the public CRM data set into one workbook, as a sales team would keep it.

    python build.py CSV_DIR OUT.xlsx

Nothing is cleaned: what the files say is what the cells say. The account's sector and the agent's manager and office
stand beside each opportunity.
"""

from __future__ import annotations

import csv
import datetime as dt
import sys
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import TypeAlias

import xlsxwriter

Row: TypeAlias = Mapping[str, str]
Cell: TypeAlias = str | int | float | dt.date | None

DATES = {"engage_date", "close_date"}
NUMBERS = {"close_value", "sales_price", "year_established", "revenue", "employees"}


def main(arguments: Sequence[str]) -> int:
    """Build the workbook; 2 if the arguments aren't a folder of those files and a place for the workbook."""
    if len(arguments) != 2:
        sys.stderr.write(__doc__ or "")
        return 2
    folder, out = map(Path, arguments)
    try:
        tables = {
            name: _read(folder / f"{name}.csv") for name in ("sales_pipeline", "accounts", "sales_teams", "products")
        }
    except FileNotFoundError as error:
        sys.stderr.write(f"{error.filename}: there is no such file; name the folder with the four CSV files\n")
        return 2
    build(tables, out)
    return 0


def build(tables: Mapping[str, Sequence[Row]], out: Path) -> None:
    """Write the workbook: the pipeline with what belongs to it, and the directories as they are."""
    with xlsxwriter.Workbook(str(out), {"default_date_format": "yyyy-mm-dd"}) as book:
        sheets = {
            "Pipeline": list(_pipeline(tables)),
            "Accounts": [_cells(row) for row in tables["accounts"]],
            "Sales teams": [_cells(row) for row in tables["sales_teams"]],
            "Products": [_cells(row) for row in tables["products"]],
        }
        header = book.add_format({"bold": True, "bg_color": "#DDEFD9", "bottom": 1})
        for title, rows in sheets.items():
            sheet = book.add_worksheet(title)
            sheet.write_row(0, 0, list(rows[0]), header)
            for place, row in enumerate(rows, 1):
                sheet.write_row(place, 0, list(row.values()))
            sheet.freeze_panes(1, 0)
            sheet.autofilter(0, 0, len(rows), len(rows[0]) - 1)
            sheet.set_column(0, len(rows[0]) - 1, 18)


def _read(path: Path) -> list[Row]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def _pipeline(tables: Mapping[str, Sequence[Row]]) -> Iterator[dict[str, Cell]]:
    """Each opportunity with its account's sector (blank without an account), its agent's manager and office."""
    accounts = {row["account"]: row for row in tables["accounts"]}
    teams = {row["sales_agent"]: row for row in tables["sales_teams"]}
    for row in tables["sales_pipeline"]:
        team = teams[row["sales_agent"]]
        yield {
            **_cells(row),
            "sector": accounts[row["account"]]["sector"] if row["account"] else None,
            "manager": team["manager"],
            "regional_office": team["regional_office"],
        }


def _cells(row: Row) -> dict[str, Cell]:
    return {name: _cell(name, text) for name, text in row.items()}


def _cell(name: str, text: str) -> Cell:
    if not text:
        return None
    if name in DATES:
        return dt.date.fromisoformat(text)
    return float(text) if name in NUMBERS else text


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
