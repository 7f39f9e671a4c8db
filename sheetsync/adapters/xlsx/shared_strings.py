"""The strings that cells refer to by number."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cached_property
from typing import IO, overload

from sheetsync.adapters.xlsx.archive import CHUNK, Archive
from sheetsync.adapters.xlsx.cell_markup import joined
from sheetsync.adapters.xlsx.markup import MAIN, DamagedMarkup, elements, parse
from sheetsync.adapters.xlsx.text import clean, unescape

_ITEM = re.compile(rb'\s*<si>\s*<t(?: xml:space="preserve")?>([^<]*)</t>\s*')
_HEAD = re.compile(rb"(?:<\?xml[^>]*\?>)?\s*<sst [^<]*?>")


class SharedStrings(Sequence[str]):
    """A workbook's shared strings, clean, each once in memory; read when the first cell refers to one.

    Raises DamagedMarkup then if they can't be read.
    """

    def __init__(self, archive: Archive, part: str) -> None:
        self._archive, self._part = archive, part

    @cached_property
    def _strings(self) -> Sequence[str]:
        if not self._part:
            return []
        try:
            with self._archive.stream(self._part) as stream:
                return [text for run in _plain_runs(stream) for text in _texts(run)]
        except (DamagedMarkup, ValueError):
            with self._archive.stream(self._part) as stream:
                return [clean(joined(element)) for element in elements(stream, "si")]

    def __len__(self) -> int:
        return len(self._strings)

    @overload
    def __getitem__(self, index: int) -> str: ...

    @overload
    def __getitem__(self, index: slice) -> Sequence[str]: ...

    def __getitem__(self, index: int | slice) -> str | Sequence[str]:
        return self._strings[index]


def _plain_runs(stream: IO[bytes]) -> Iterator[bytes]:
    """The part in pieces of whole strings. DamagedMarkup where only a real parser can be sure."""
    rest = stream.read(CHUNK)
    head = _HEAD.match(rest)
    if not head or b'xmlns="' not in head[0] or b"utf-8" not in head[0].lower():
        raise DamagedMarkup("an unusual beginning")
    rest = rest[head.end() :]
    while True:
        if b"<!" in rest:
            raise DamagedMarkup("a comment or CDATA")
        end = rest.rfind(b"</si>") + len(b"</si>")
        if end > len(b"</si>"):
            yield rest[:end]
            rest = rest[end:]
        chunk = stream.read(CHUNK)
        if not chunk:
            break
        rest += chunk
    if rest.strip() != b"</sst>":
        raise DamagedMarkup("an unusual end")


def _texts(run: bytes) -> Iterator[str]:
    for piece in run.split(b"</si>")[:-1]:
        plain = _ITEM.fullmatch(piece)
        if plain:
            yield clean(unescape(plain[1]))
        else:
            # An empty item (<si/>) stands in front of the one that ends here.
            yield from (
                clean(joined(item)) for item in parse(b'<sst xmlns="%s">%s</si></sst>' % (MAIN.encode(), piece))
            )
