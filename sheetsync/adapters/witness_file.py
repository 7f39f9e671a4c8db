"""What was mailed, remembered beside the workbook file, apart from the service's own folder."""

from __future__ import annotations

import json
import os
from collections.abc import Mapping
from pathlib import Path

from sheetsync.errors import DiskFault


class WitnessFile:
    """The Witness of a workbook file: `funnel.xlsx.sent.json` beside `funnel.xlsx`."""

    def __init__(self, workbook: Path) -> None:
        self._path = workbook.with_name(f"{workbook.name}.sent.json")

    def marks(self) -> Mapping[str, str]:
        """All marks. DiskFault if the file is there and can't be read."""
        try:
            told = json.loads(self._path.read_text(encoding="utf-8"))
        except FileNotFoundError:
            return {}
        except (OSError, ValueError) as error:
            raise DiskFault(
                f"{self._path}: what was mailed can't be read; mend the file, or delete it if no memo is on its way"
            ) from error
        return {str(name): str(state) for name, state in told.items()} if isinstance(told, dict) else {}

    def put(self, marks: Mapping[str, str]) -> None:
        """Set some; the file is replaced as a whole."""
        told = {**self.marks(), **marks}
        scratch = self._path.with_name(f".{self._path.name}.{os.getpid()}.part")
        try:
            with scratch.open("w", encoding="utf-8") as file:
                json.dump(told, file, indent=0)
                file.flush()
                os.fsync(file.fileno())
            scratch.replace(self._path)
        except OSError as error:
            raise DiskFault(f"{self._path}: can't be written ({error.strerror}); no memo was sent") from error
        finally:
            scratch.unlink(missing_ok=True)
