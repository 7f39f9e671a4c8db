"""A tab of millions of cells: its columns as lists, its JSON and compressed bytes made once."""

from __future__ import annotations

import zlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

import orjson

from .areas import Area, Position

Plain = str | int | float | bool | None


@dataclass(frozen=True)
class Chunk:
    """Bytes of an answer and the same bytes deflated; chunks can be laid behind one another."""

    plain: bytes
    deflated: bytes
    checksum: int

    @classmethod
    def of(cls, plain: bytes) -> Chunk:
        packer = zlib.compressobj(1, zlib.DEFLATED, -15)
        return cls(plain, packer.compress(plain) + packer.flush(zlib.Z_FULL_FLUSH), zlib.crc32(plain))


@dataclass(frozen=True)
class Prepared:
    """Columns of unformatted values, the first from A1 downwards."""

    columns: tuple[Sequence[Plain], ...]
    gone: frozenset[Position] = frozenset()
    chunks: list[Chunk] = field(default_factory=list, compare=False)

    def value(self, position: Position) -> Plain:
        row, column = position
        if position in self.gone or column >= len(self.columns) or row >= len(self.columns[column]):
            return None
        value = self.columns[column][row]
        return None if value == "" else value

    def filled(self, area: Area) -> Iterator[tuple[Position, str | int | float | bool]]:
        for column in range(area.left, min(area.right, len(self.columns))):
            for row in range(area.top, min(area.bottom, len(self.columns[column]))):
                value = self.value((row, column))
                if value is not None:
                    yield (row, column), value

    def without(self, position: Position) -> Prepared:
        """The same, with one cell left to the tab's own cells; its bytes have to be made anew."""
        return Prepared(self.columns, self.gone | {position})

    @property
    def whole(self) -> bool:
        """True while nothing was typed over: then the bytes can be sent as they are."""
        return not self.gone

    def chunk(self) -> Chunk:
        """The `values` of this tab, COLUMNS and UNFORMATTED_VALUE, made once."""
        if not self.chunks:
            trimmed = [["" if v is None else v for v in column] for column in self.columns]
            for column in trimmed:
                while column and column[-1] == "":
                    column.pop()
            while trimmed and not trimmed[-1]:
                trimmed.pop()
            self.chunks.append(Chunk.of(orjson.dumps(trimmed)))
        return self.chunks[0]


def joined(chunks: Sequence[Chunk]) -> tuple[bytes, list[bytes]]:
    """One gzip file of the chunks' deflated bytes: its end, and the pieces before it."""
    checksum = length = 0
    for chunk in chunks:
        checksum = combined(checksum, chunk.checksum, len(chunk.plain))
        length += len(chunk.plain)
    end = b"\x03\x00" + checksum.to_bytes(4, "little") + (length & 0xFFFFFFFF).to_bytes(4, "little")
    return end, [b"\x1f\x8b\x08\x00\x00\x00\x00\x00\x04\xff", *(chunk.deflated for chunk in chunks)]


def combined(first: int, second: int, length: int) -> int:
    """The CRC-32 of two byte strings laid together, from theirs and the second's length: the first's, times x to the
    length's bits, in the ring of CRC-32's polynomial.
    """
    shift = 1 << 31
    factor = 1 << 23  # x to the 8th: one byte
    while length:
        if length & 1:
            shift = product(shift, factor)
        factor = product(factor, factor)
        length >>= 1
    return product(shift, first) ^ second


def product(a: int, b: int) -> int:
    """Multiply two polynomials modulo CRC-32's; bit 31 is x to the 0th."""
    total = 0
    for bit in range(31, -1, -1):
        if a >> bit & 1:
            total ^= b
        b = (b >> 1) ^ 0xEDB88320 if b & 1 else b >> 1
    return total
