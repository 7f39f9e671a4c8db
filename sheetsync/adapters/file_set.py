"""Files that belong together, replaced together."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path


def replace_together(finished: Mapping[Path, Path]) -> None:
    """Give finished files their names, `finished` being name -> file in the same folder.

    If one can't have its name (OSError), no name has changed what it stands for.
    """
    earlier: dict[Path, Path] = {}
    named: list[Path] = []
    try:
        for path, file in finished.items():
            if path.exists():
                earlier[path] = path.replace(file.with_suffix(".old"))
            file.replace(path)
            named.append(path)
    except OSError:
        for path in named:
            path.unlink()
        for path, old in earlier.items():
            old.replace(path)
        raise
    for old in earlier.values():
        with suppress(OSError):
            old.unlink()
