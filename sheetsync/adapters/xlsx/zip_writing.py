"""A zip written out of another: parts that stay are copied as they are packed, only new ones are packed anew."""

from __future__ import annotations

import struct
import zipfile
import zlib
from collections.abc import Mapping
from typing import BinaryIO

from sheetsync.adapters.xlsx.archive import CHUNK, Archive

_LOCAL = struct.Struct("<4s5H3L2H")
_CENTRAL = struct.Struct("<4s6H3L5H2L")
_END = struct.Struct("<4s4H2LH")
_DEFLATED, _VERSION = 8, 20
_EPOCH = (1 << 5) | 1
"""1 January 1980: the same parts give the same file."""
_OFFSET_AT = 42
"""Where the record of the central directory holds the place of the entry."""


def rewrite(archive: Archive, changes: Mapping[str, bytes | None], out: BinaryIO) -> None:
    """The archive with parts changed, added, or (None) left out; the others' bytes are the same, in the same order."""
    writer = ZipWriter(out)
    folded = {name.casefold(): (name, data) for name, data in changes.items()}
    for info, record, extent in archive.records():
        if info.filename.casefold() not in folded:
            writer.copy(archive.file, record, info.header_offset, extent)
            continue
        data = folded.pop(info.filename.casefold())[1]
        if data is not None:
            writer.add(info.filename, data)
    for name, data in folded.values():
        if data is not None:
            writer.add(name, data)
    writer.finish()


class ZipWriter:
    """A zip that grows entry by entry."""

    def __init__(self, out: BinaryIO) -> None:
        self._out = out
        self._records: list[bytes] = []

    def copy(self, source: BinaryIO, record: bytes, start: int, extent: int) -> None:
        """An entry of another zip: its record there, and where its bytes are."""
        offset = self._out.tell()
        source.seek(start)
        while extent:
            data = source.read(min(extent, CHUNK))
            if not data:
                raise zipfile.BadZipFile("the file ends early")
            self._out.write(data)
            extent -= len(data)
        self._records.append(record[:_OFFSET_AT] + struct.pack("<L", offset) + record[_OFFSET_AT + 4 :])

    def add(self, name: str, data: bytes) -> None:
        """A new entry."""
        offset = self._out.tell()
        packer = zlib.compressobj(6, zlib.DEFLATED, -15)
        packed = packer.compress(data) + packer.flush()
        encoded = name.encode()
        flags = 0 if name.isascii() else 0x800
        common = (flags, _DEFLATED, 0, _EPOCH, zlib.crc32(data), len(packed), len(data), len(encoded), 0)
        self._out.write(_LOCAL.pack(b"PK\3\4", _VERSION, *common) + encoded + packed)
        record = _CENTRAL.pack(b"PK\1\2", _VERSION, _VERSION, *common, 0, 0, 0, 0, offset)
        self._records.append(record + encoded)

    def finish(self) -> None:
        """The directory at the end."""
        start, count = self._out.tell(), len(self._records)
        directory = b"".join(self._records)
        self._out.write(directory + _END.pack(b"PK\5\6", 0, 0, count, count, len(directory), start, 0))
