"""Files that a command writes where it was told to."""

from __future__ import annotations

from pathlib import Path

from sheetsync.errors import DiskFault, NotPermitted


def write_text(path: Path, text: str) -> None:
    """A UTF-8 text file, its folder made if missing."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8", newline="\n")
    except PermissionError as error:
        raise NotPermitted(
            f"{path}: can't be written; check the folder's permissions or choose another place"
        ) from error
    except OSError as error:
        raise DiskFault(f"{path}: can't be written ({error.strerror}); choose another place") from error
