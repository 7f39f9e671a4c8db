"""`sheetsync export`, as its help promises."""

from __future__ import annotations

import csv
import hashlib
from collections import Counter
from decimal import Decimal
from pathlib import Path

import openpyxl
import pyarrow.parquet
import pytest

from tests.functional.commands import sheetsync

Config = tuple[str, Path]
FILES = ("leads", "deals", "spend", "verdicts", "issues")


def rows_of(path: Path) -> list[dict[str, str]]:
    data = path.read_bytes()
    assert data.startswith(b"\xef\xbb\xbf")
    return list(csv.DictReader(data.decode("utf-8-sig").splitlines()))


def test_everything_comes_and_the_workbook_stays(demo: Path, config: Config, tmp_path: Path) -> None:
    before = hashlib.sha256((demo / "funnel.xlsx").read_bytes()).hexdigest()
    outcome = sheetsync("export", tmp_path / "out", *config)
    assert outcome.code == 0, outcome.err
    assert sorted(path.name for path in (tmp_path / "out").iterdir()) == sorted(f"{name}.csv" for name in FILES)
    for name in FILES:
        count = len(rows_of(tmp_path / "out" / f"{name}.csv"))
        assert f"{name}.csv: {count} rows" in outcome.out
    assert hashlib.sha256((demo / "funnel.xlsx").read_bytes()).hexdigest() == before


def test_the_numbers_can_be_checked_elsewhere(config: Config, tmp_path: Path) -> None:
    sheetsync("export", tmp_path, *config)
    leads, deals, spend, verdicts, issues = (rows_of(tmp_path / f"{name}.csv") for name in FILES)
    checked = sheetsync("check", *config, "--json").json
    used = {tab["title"] or tab["role"]: tab["used"] for tab in checked["tabs"]}
    assert (len(leads), len(deals), len(spend)) == (used["Leads"], used["Deals"], used["Spend"])
    assert {deal["lead_id"] for deal in deals} <= {lead["lead_id"] for lead in leads}
    assert [lead["lead_id"] for lead in leads] == [one["lead_id"] for one in verdicts]
    names = ("tab", "cell", "severity", "kind", "owner")
    assert Counter(tuple(one[name] for name in names) for one in issues) == Counter(
        tuple(one[name] for name in names) for one in checked["issues"]
    )
    assert {(one["written"].removeprefix("'"), one["done"]) for one in issues} == {
        (one["written"], one["done"]) for one in checked["issues"]
    }


def test_totals_agree_with_the_metrics(config: Config, tmp_path: Path) -> None:
    sheetsync("export", tmp_path, *config)
    numbers = {
        number["key"]: number["value"]
        for number in sheetsync("metrics", *config, "--json").json["metrics"]
        if "slice" not in number
    }
    first, last = "2026-05-01", "2026-10-31"
    leads = {row["lead_id"]: row for row in rows_of(tmp_path / "leads.csv")}
    inside = {name for name, row in leads.items() if first <= row["created"][:10] <= last}
    state = Counter(row["state"] for row in rows_of(tmp_path / "verdicts.csv") if row["lead_id"] in inside)
    assert len(inside) == numbers["funnel.leads"]
    assert (state["won"], state["lost"]) == (numbers["funnel.won"], numbers["funnel.lost"])
    spend = sum(Decimal(row["spend"]) for row in rows_of(tmp_path / "spend.csv") if first <= row["date"] <= last)
    assert spend == Decimal(str(numbers["economics.spend"]))


def test_a_cell_is_found_where_the_row_says(demo: Path, config: Config, tmp_path: Path) -> None:
    sheetsync("export", tmp_path, *config)
    book = openpyxl.load_workbook(demo / "funnel.xlsx")
    for row in rows_of(tmp_path / "leads.csv")[::50]:
        cells = [str(cell.value) for cell in book[row["source_tab"]][int(row["source_row"])]]
        assert row["lead_id"] in cells


def test_parquet_holds_the_same(config: Config, tmp_path: Path) -> None:
    outcome = sheetsync("export", tmp_path, "--format", "parquet", *config)
    assert outcome.code == 0, outcome.err
    sheetsync("export", tmp_path, *config)
    for name in FILES:
        table = pyarrow.parquet.read_table(tmp_path / f"{name}.parquet")
        rows = rows_of(tmp_path / f"{name}.csv")
        assert table.num_rows == len(rows)
        assert table.column_names == list(rows[0])
    assert [str(one) for one in pyarrow.parquet.read_table(tmp_path / "spend.parquet")["spend"].to_pylist()] == [
        row["spend"] for row in rows_of(tmp_path / "spend.csv")
    ]


def test_unknown_formats_and_other_peoples_files_are_refused(config: Config, tmp_path: Path) -> None:
    assert sheetsync("export", tmp_path, "--format", "xls", *config).code == 2
    (tmp_path / "leads.csv").write_text("my own leads", encoding="utf-8")
    outcome = sheetsync("export", tmp_path, *config)
    assert outcome.code == 77
    assert "leads.csv" in outcome.err
    assert [path.name for path in tmp_path.iterdir() if path.is_file()] == ["leads.csv"]


def test_entries_that_cannot_be_used_write_nothing(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = "Leads"
    sheet.append(["Lead ID", "what"])
    book.save(tmp_path / "bad.xlsx")
    outcome = sheetsync("export", tmp_path / "out", "--workbook", tmp_path / "bad.xlsx")
    assert outcome.code == 65
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize(("lang", "said"), [("en", "leads.csv: 200 rows"), ("ru", "leads.csv: строк 200")])
def test_it_speaks_both_languages(tmp_path: Path, lang: str, said: str) -> None:
    sheetsync("demo", tmp_path / "d", "--lang", lang, "--leads", "200")
    assert said in sheetsync("export", tmp_path / "o", "--config", tmp_path / "d" / "config.toml").out


def test_text_stays_text(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = "Leads"
    for row in (["Lead ID", "Created", "Campaign"], ["L-1", "2026-10-01", "@name"], ["L-2", "2026-10-01", "-5"]):
        sheet.append(row)
    sheet["C2"].data_type = "s"
    book.save(tmp_path / "w.xlsx")
    assert sheetsync("export", tmp_path / "out", "--workbook", tmp_path / "w.xlsx").code == 0
    assert [row["campaign"] for row in rows_of(tmp_path / "out" / "leads.csv")] == ["'@name", "-5"]
