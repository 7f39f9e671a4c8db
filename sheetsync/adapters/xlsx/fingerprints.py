"""What tells the content of some tabs from what it was at another time."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence

from sheetsync.adapters.styles import OWN_DATE_CODES
from sheetsync.adapters.xlsx.archive import CHUNK
from sheetsync.adapters.xlsx.number_formats import date_styles
from sheetsync.adapters.xlsx.package import Package


def fingerprint(package: Package, titles: Sequence[str]) -> str:
    """A digest of the tabs' parts as they are packed, of the shared strings, and of which styles show dates.

    Styles with our own date formats are left out: they come and go with our own tabs.
    """
    parts = {tab.title: tab.part for tab in package.tabs}
    digest = hashlib.sha256()
    for title in titles:
        digest.update(f"{title}\0".encode())
        _update(digest, package, parts.get(title, ""))
    _update(digest, package, package.linked("sharedStrings"))
    styles = package.linked("styles")
    codes = date_styles(package.archive.tree(styles)) if styles else {}
    dates = [style for style, code in codes.items() if code not in OWN_DATE_CODES]
    digest.update(f"{dates}{package.counts_from_1904}".encode())
    return digest.hexdigest()


def _update(digest: hashlib._Hash, package: Package, part: str) -> None:
    """Feed a part's packed bytes; no part leaves a mark of its own."""
    archive = package.archive
    if not part:
        digest.update(b"no part")
        return
    wanted = archive.entry(part)
    rest = next(extent for info, _, extent in archive.records() if info is wanted)
    archive.file.seek(wanted.header_offset)
    while rest > 0 and (data := archive.file.read(min(rest, CHUNK))):
        digest.update(data)
        rest -= len(data)
