"""The workbook's zip, checked before anything in it is believed."""

from __future__ import annotations

import os
import stat
import struct
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from types import TracebackType
from typing import IO, BinaryIO, Self

from sheetsync.adapters.xlsx.markup import DamagedMarkup, Element, parse
from sheetsync.errors import BadSheetData, DiskFault, NotPermitted

MAX_ENTRIES = 20_000
MAX_FILE = 2 << 30
"""Bytes of the whole file; beyond 4 GB a zip is of another kind."""
MAX_PART = 2 << 30
"""Unpacked bytes of one XML part; ten million cells take about 0.45 GB."""
MAX_ALL = 4 << 30
MAX_RATIO = 100
"""Unpacked to packed of a big part; sheets of real workbooks pack 8 to 30 times."""
SMALL = 64 << 20
"""Parts below this may pack as they like."""
MAX_TREE = 32 << 20
"""Unpacked bytes of a part that is parsed as a whole (styles, the list of sheets)."""
OLE_MAGIC = bytes.fromhex("D0CF11E0A1B11AE1")
CHUNK = 1 << 21
_RECORD, _LENGTHS_AT, _OFFSET_AT = 46, 28, 42
"""A record of a zip's directory: its fixed size, and where the lengths of its names and the entry's place stand."""


@dataclass(frozen=True, slots=True)
class Stamp:
    """What tells one saved state of a file from the next."""

    size: int
    modified_ns: int
    inode: int

    @classmethod
    def of(cls, status: os.stat_result) -> Stamp:
        """The stamp of a file's status."""
        return cls(status.st_size, status.st_mtime_ns, status.st_ino)


@contextmanager
def faults_named(path: Path) -> Iterator[None]:
    """Errors of the file system, the zip and the XML, told as errors of ours that name the file."""
    try:
        yield
    except FileNotFoundError as error:
        raise BadSheetData(
            f"{path}: there is no such file; check the path, or let `sheetsync init` create it"
        ) from error
    except PermissionError as error:
        raise NotPermitted(f"{path}: reading is not permitted; check the file's permissions") from error
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, DamagedMarkup) as error:
        raise BadSheetData(
            f"{path}: the workbook is damaged ({error}); open it in Excel, let it be repaired and save it anew"
        ) from error
    except OSError as error:
        raise DiskFault(
            f"{path}: the disk failed ({error.strerror or error}); nothing was changed, see to it and try again"
        ) from error


class Archive:
    """An opened workbook file: its parts by name. Use it in a `with` block and inside `faults_named`.

    Raises BadSheetData if it is no workbook, is protected by a password, or unpacks to unreasonable sizes.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self.file: BinaryIO = _open_regular(path)
        try:
            self.stamp = Stamp.of(os.fstat(self.file.fileno()))
            self._refuse_foreign()
            self._zip = zipfile.ZipFile(self.file)
            self.entries = {info.filename.casefold(): info for info in self._zip.infolist()}
            self._refuse_unreasonable()
        except BaseException:
            self.file.close()
            raise

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._zip.close()
        self.file.close()

    def __contains__(self, part: str) -> bool:
        return part.casefold() in self.entries

    def stream(self, part: str) -> IO[bytes]:
        """A part's unpacked bytes; never more than its entry promises, and damaged ones raise while reading."""
        return self._zip.open(self.entry(part))

    def tree(self, part: str) -> Element:
        """A part as XML. Raises BadSheetData if it is unreasonably big."""
        entry = self.entry(part)
        if entry.file_size > MAX_TREE:
            raise self._unreasonable(part)
        return parse(self._zip.read(entry))

    def entry(self, part: str) -> zipfile.ZipInfo:
        """A part's place in the zip; names differ only in case for some writers. Raises DamagedMarkup if missing."""
        try:
            return self.entries[part.casefold()]
        except KeyError:
            raise DamagedMarkup(f"{part} is missing") from None

    def records(self) -> Iterator[tuple[zipfile.ZipInfo, bytes, int]]:
        """Every entry in the order of the directory: its record there as it is written, and how many bytes it takes."""
        infos = self._zip.infolist()
        starts = sorted(info.header_offset for info in infos)
        extents = dict(zip(starts, (b - a for a, b in pairwise([*starts, self._zip.start_dir])), strict=True))
        self.file.seek(self._zip.start_dir)
        directory = self.file.read(self.stamp.size - self._zip.start_dir)
        at = 0
        for info in infos:
            lengths = struct.unpack_from("<3H", directory, at + _LENGTHS_AT)
            record = directory[at : at + _RECORD + sum(lengths)]
            if not record.startswith(b"PK\1\2") or record[_OFFSET_AT : _OFFSET_AT + 4] == b"\xff" * 4:
                raise zipfile.BadZipFile("an unusual directory")
            yield info, record, extents[info.header_offset]
            at += len(record)

    def _refuse_foreign(self) -> None:
        magic = self.file.read(8)
        self.file.seek(0)
        if magic == OLE_MAGIC:
            raise BadSheetData(
                f"{self.path}: the file is protected by a password or is an old .xls; "
                "open it in Excel and save it as .xlsx without a password"
            )
        if not zipfile.is_zipfile(self.file):
            raise BadSheetData(f"{self.path}: this is not an .xlsx workbook; open it in Excel and save it as .xlsx")

    def _refuse_unreasonable(self) -> None:
        infos = self._zip.infolist()
        if len(infos) != len(self.entries):
            raise zipfile.BadZipFile("two parts have the same name")
        if len({info.header_offset for info in infos}) != len(infos):
            raise zipfile.BadZipFile("two parts overlap")
        if len(infos) > MAX_ENTRIES:
            raise self._unreasonable(f"{len(infos)} parts")
        if self.stamp.size > MAX_FILE:
            raise self._unreasonable("the file")
        if any(info.flag_bits & 1 for info in infos):
            raise BadSheetData(f"{self.path}: the file is encrypted; save it as .xlsx without a password")
        texts = [info for info in infos if info.filename.lower().endswith((".xml", ".rels"))]
        for info in texts:
            thick = info.file_size > SMALL and info.file_size > MAX_RATIO * info.compress_size
            if thick or info.file_size > MAX_PART:
                raise self._unreasonable(info.filename)
        if sum(info.file_size for info in texts) > MAX_ALL:
            raise self._unreasonable("all parts together")

    def _unreasonable(self, what: str) -> BadSheetData:
        return BadSheetData(
            f"{self.path}: {what} would unpack to an unreasonable size; copy the tabs into a new workbook and use that"
        )


def _open_regular(path: Path) -> BinaryIO:
    """The file opened for reading; folders and devices are no workbooks."""
    if not stat.S_ISREG(path.stat().st_mode):
        raise BadSheetData(f"{path}: this is not a file; give the path of an .xlsx workbook")
    return path.open("rb")
