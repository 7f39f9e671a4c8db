"""The folder of an export: files that read back as they were written, all new or all as before."""

from __future__ import annotations

import datetime as dt
import resource
from collections.abc import Iterator
from contextlib import contextmanager
from decimal import Decimal
from pathlib import Path

import duckdb
import pandas as pd
import pyarrow as pa
import pyarrow.csv
import pyarrow.parquet
import pytest

from sheetsync.adapters.export_folder import Format, write_tables
from sheetsync.adapters.file_set import replace_together
from sheetsync.errors import DiskFault, NotPermitted

LEADS = pa.table(
    {
        "lead_id": pa.array(["L-1", "Л-2", "L-3", 'a "b", c\nd']),
        "created": pa.array([dt.date(2026, 3, 5), None, dt.date(2026, 3, 6), dt.date(2026, 3, 7)], pa.date32()),
        "closed": pa.array([dt.date(2026, 3, 5), dt.date(2026, 3, 6), None, None], pa.date32()),
        "amount": pa.array([Decimal("1234.56"), None, Decimal("-0.07"), Decimal("0.00")], pa.decimal128(19, 2)),
        "label": pa.array([True, False, None, None]),
        "phone": pa.array(["+79161234567", None, "=1+1", None], pa.string()),
        "source_row": pa.array([2, 3, 4, 5]),
    }
)
ISSUES = pa.table({"tab": ["Leads"], "owner": ["sales"]})
TABLES = {"leads": LEADS, "issues": ISSUES}
FORMS: tuple[Format, ...] = ("csv", "parquet")


@contextmanager
def files_no_bigger_than(size: int) -> Iterator[None]:
    """As if the disk were full after so many bytes."""
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


def contents(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def test_csv_as_it_stands_on_the_disk(tmp_path: Path) -> None:
    write_tables(tmp_path, {"leads": LEADS.drop_columns(["lead_id"])}, "csv")
    assert (tmp_path / "leads.csv").read_bytes().decode("utf-8") == (
        '\ufeff"created","closed","amount","label","phone","source_row"\n'
        '2026-03-05,2026-03-05,1234.56,true,"+79161234567",2\n'
        ",2026-03-06,,false,,3\n"
        '2026-03-06,,-0.07,,"\'=1+1",4\n'
        "2026-03-07,,0.00,,,5\n"
    )


def test_csv_reads_back_with_pandas(tmp_path: Path) -> None:
    write_tables(tmp_path, TABLES, "csv")
    found = pd.read_csv(tmp_path / "leads.csv", dtype={"phone": "str", "amount": "str"}, parse_dates=["created"])
    assert list(found.columns) == LEADS.column_names
    assert found["lead_id"].tolist() == LEADS["lead_id"].to_pylist()
    assert [Decimal(text) for text in found["amount"].dropna()] == [
        one for one in LEADS["amount"].to_pylist() if one is not None
    ]
    assert found["created"].dt.date.tolist()[0] == dt.date(2026, 3, 5)
    assert found["phone"].tolist()[0] == "+79161234567"


def test_csv_reads_back_with_duckdb_and_arrow(tmp_path: Path) -> None:
    write_tables(tmp_path, TABLES, "csv")
    path = str(tmp_path / "leads.csv")
    types = {"amount": "DECIMAL(19, 2)", "phone": "VARCHAR"}
    rows = duckdb.connect().read_csv(path, dtype=types).fetchall()
    expected = LEADS.set_column(5, "phone", pa.array(["+79161234567", None, "'=1+1", None])).to_pylist()
    assert rows == [tuple(row.values()) for row in expected]
    options = pyarrow.csv.ConvertOptions(
        column_types={"amount": pa.decimal128(19, 2), "phone": pa.string()}, strings_can_be_null=True
    )
    parsing = pyarrow.csv.ParseOptions(newlines_in_values=True)
    arrow = pyarrow.csv.read_csv(path, convert_options=options, parse_options=parsing)
    assert arrow.to_pylist() == expected


def test_parquet_reads_back_the_same_with_its_types(tmp_path: Path) -> None:
    write_tables(tmp_path, TABLES, "parquet")
    found = pyarrow.parquet.read_table(tmp_path / "leads.parquet")
    assert found.to_pylist() == LEADS.to_pylist()
    types = {name: found.schema.field(name).type for name in found.column_names}
    assert types["amount"] == pa.decimal128(19, 2)
    assert types["created"] == pa.date32()
    assert pa.types.is_boolean(types["label"])
    rows = duckdb.connect().read_parquet(str(tmp_path / "leads.parquet")).fetchall()
    assert rows == [tuple(row.values()) for row in LEADS.to_pylist()]


@pytest.mark.parametrize("form", FORMS)
def test_an_earlier_export_is_overwritten_and_nothing_else_touched(tmp_path: Path, form: Format) -> None:
    (tmp_path / "notes.txt").write_text("mine", encoding="utf-8")
    write_tables(tmp_path, TABLES, form)
    shorter = {"leads": LEADS.slice(0, 1).drop_columns(["label"]), "issues": ISSUES}
    paths = write_tables(tmp_path, shorter, form)
    assert sorted(path.name for path in tmp_path.iterdir()) == sorted(["notes.txt", *(path.name for path in paths)])
    assert paths == [tmp_path / f"leads.{form}", tmp_path / f"issues.{form}"]
    fresh = tmp_path / "fresh"
    write_tables(fresh, shorter, form)
    assert (fresh / f"leads.{form}").read_bytes() == paths[0].read_bytes()


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("theirs", [b"", b"tab,owner\r\n", b'\xef\xbb\xbf"tab","x"\n', b"PAR1"])
def test_a_file_of_somebody_else_stays(tmp_path: Path, form: Format, theirs: bytes) -> None:
    (tmp_path / f"issues.{form}").write_bytes(theirs)
    with pytest.raises(NotPermitted, match=f"issues.{form}: is no export of sheetsync"):
        write_tables(tmp_path, TABLES, form)
    assert contents(tmp_path) == {f"issues.{form}": theirs}


def test_a_parquet_file_of_somebody_else_stays(tmp_path: Path) -> None:
    pyarrow.parquet.write_table(ISSUES, tmp_path / "issues.parquet")
    with pytest.raises(NotPermitted, match="is no export of sheetsync"):
        write_tables(tmp_path, TABLES, "parquet")


@pytest.mark.parametrize("form", FORMS)
def test_a_full_disk_leaves_everything_as_it_was(tmp_path: Path, form: Format) -> None:
    write_tables(tmp_path, TABLES, form)
    before = contents(tmp_path)
    big = pa.table({"tab": [f"Leads {place}" for place in range(50_000)], "owner": ["sales"] * 50_000})
    with files_no_bigger_than(20_000), pytest.raises(DiskFault, match="nothing was changed"):
        write_tables(tmp_path, {"leads": LEADS, "issues": big}, form)
    assert contents(tmp_path) == before
    with files_no_bigger_than(20_000), pytest.raises(DiskFault):
        write_tables(tmp_path / "new", {"leads": LEADS, "issues": big}, form)
    assert not (tmp_path / "new").exists()


def test_a_name_that_is_taken_by_a_folder_leaves_everything_as_it_was(tmp_path: Path) -> None:
    write_tables(tmp_path, {"leads": LEADS}, "csv")
    (tmp_path / "issues.csv").mkdir()
    before = (tmp_path / "leads.csv").read_bytes()
    with pytest.raises(DiskFault):
        write_tables(tmp_path, {"leads": LEADS.slice(0, 1), "issues": ISSUES}, "csv")
    assert (tmp_path / "leads.csv").read_bytes() == before
    assert len(list(tmp_path.iterdir())) == 2


def test_a_file_that_cannot_have_its_name_takes_the_others_back(tmp_path: Path) -> None:
    (tmp_path / "a").write_text("old a", encoding="utf-8")
    (tmp_path / "new-a.part").write_text("new a", encoding="utf-8")
    (tmp_path / "new-b.part").write_text("new b", encoding="utf-8")
    names = {"a": "new-a.part", "b": "new-b.part", "c": "gone.part"}
    with pytest.raises(FileNotFoundError):
        replace_together({tmp_path / name: tmp_path / file for name, file in names.items()})
    assert contents(tmp_path) == {"a": b"old a"}


def test_a_place_that_is_no_folder(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(NotPermitted, match="is a file, not a folder"):
        write_tables(tmp_path / "file", TABLES, "csv")
    with pytest.raises(DiskFault, match="nothing was changed"):
        write_tables(tmp_path / "file" / "deeper", TABLES, "csv")


def test_only_the_owner_can_read_the_files(tmp_path: Path) -> None:
    for path in write_tables(tmp_path / "deep" / "export", TABLES, "csv"):
        assert path.stat().st_mode & 0o777 == 0o600
