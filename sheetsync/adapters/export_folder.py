"""The folder that tables are exported into: all of its files are new, or all are as they were."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path
from typing import BinaryIO, Literal, TypeAlias

import pyarrow as pa
import pyarrow.csv
import pyarrow.parquet

from sheetsync.adapters.file_set import replace_together
from sheetsync.core.export import csv_cells
from sheetsync.errors import DiskFault, NotPermitted

Format: TypeAlias = Literal["csv", "parquet"]

_BOM = b"\xef\xbb\xbf"
"""By it Excel knows that a CSV file is UTF-8."""
_OURS = {b"made by": b"sheetsync"}
"""Stands in a parquet file of ours."""


def write_tables(folder: Path, tables: Mapping[str, pa.Table], form: Format) -> list[Path]:
    """One file per table, `<name>.csv` or `<name>.parquet`; the folder is made if it isn't there.

    Only an earlier export is overwritten, other files in the folder are let be. The files can be read by their owner
    alone: they hold people's phones and addresses. Raises NotPermitted or DiskFault, and then nothing has changed.
    """
    targets = {folder / f"{name}.{form}": table for name, table in tables.items()}
    with _faults_named(folder):
        _make(folder)
        for path, table in targets.items():
            _refuse_foreign(path, table)
        scratch: dict[Path, Path] = {}
        try:
            for path, table in targets.items():
                scratch[path] = _written(path, table, form)
            replace_together(scratch)
        finally:
            for part in scratch.values():
                part.unlink(missing_ok=True)
            with suppress(OSError):
                folder.rmdir()  # goes only if it is empty: a folder made for an export that failed
    return list(targets)


def _make(folder: Path) -> None:
    if folder.exists() and not folder.is_dir():
        raise NotPermitted(f"{folder}: is a file, not a folder; choose another place")
    folder.mkdir(parents=True, exist_ok=True)


def _refuse_foreign(path: Path, table: pa.Table) -> None:
    """A file of the same name that somebody else made stays."""
    if path.exists() and not _is_ours(path, table):
        raise NotPermitted(
            f"{path}: is no export of sheetsync, so it isn't overwritten; move it, or choose another folder"
        )


def _is_ours(path: Path, table: pa.Table) -> bool:
    """Whether a file begins as an export of that table does; the columns between may be others by now."""
    if path.suffix == ".parquet":
        try:
            return (pyarrow.parquet.read_schema(path).metadata or {}).items() >= _OURS.items()
        except pa.ArrowInvalid:
            return False
    with path.open("rb") as file:
        header = file.readline().rstrip(b"\r\n")
    first, last = table.column_names[0], table.column_names[-1]
    return header.startswith(_BOM + f'"{first}",'.encode()) and header.endswith(f',"{last}"'.encode())


def _written(path: Path, table: pa.Table, form: Format) -> Path:
    """The whole file on the disk, beside where it is to be."""
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.stem}-", suffix=".part")
    with ExitStack() as unfinished:
        unfinished.callback(Path(name).unlink, missing_ok=True)
        with os.fdopen(handle, "wb") as file:
            _write(file, table, form)
            file.flush()
            os.fsync(file.fileno())
        unfinished.pop_all()
    return Path(name)


def _write(file: BinaryIO, table: pa.Table, form: Format) -> None:
    if form == "parquet":
        pyarrow.parquet.write_table(table.replace_schema_metadata(_OURS), file)
    else:
        file.write(_BOM)
        pyarrow.csv.write_csv(csv_cells(table), file)


@contextmanager
def _faults_named(folder: Path) -> Iterator[None]:
    try:
        yield
    except PermissionError as error:
        raise NotPermitted(
            f"{folder}: can't be written into; check the folder's permissions or choose another place"
        ) from error
    except OSError as error:
        raise DiskFault(
            f"{folder}: writing failed ({error.strerror or error}); nothing was changed, choose another place"
        ) from error
