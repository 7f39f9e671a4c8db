"""Small facts in one file of a folder: what must be remembered where no ledger can be opened."""

from __future__ import annotations

import json

from sheetsync.adapters.state_folder import StateFolder


class NotesFile:
    """A JSON object of texts. DiskFault or NotPermitted, from the beginning, if it can't be written."""

    def __init__(self, folder: StateFolder, name: str) -> None:
        self._folder, self._name = folder, name
        self._notes = _read(folder.read(name))
        self._write()

    def note(self, name: str, value: str) -> None:
        """Remember one; it is on the disk then."""
        self._notes[name] = value
        self._write()

    def noted(self, name: str) -> str:
        """One, "" if there is none."""
        return self._notes.get(name, "")

    def _write(self) -> None:
        self._folder.write(self._name, json.dumps(self._notes, ensure_ascii=False, indent=1))


def _read(text: str) -> dict[str, str]:
    """What isn't ours, or only half there, is nothing."""
    try:
        return {str(name): str(value) for name, value in dict(json.loads(text)).items()}
    except (ValueError, TypeError):
        return {}
