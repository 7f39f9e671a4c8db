"""The one exception family, and the one exit-code table.

A message says what is wrong, where, and what to do next. An error may carry several faults of one kind: all are
told at once, one a line.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

EXIT_CODES = {
    0: "done",
    2: "the command line was not understood",
    65: "the data in the workbook can't be used as it stands",
    69: "a service that is needed doesn't answer",
    70: "a fault of sheetsync itself",
    74: "the disk or a file failed",
    75: "busy just now; the same command can be tried again",
    77: "no permission",
    78: "the configuration is wrong",
}


class SheetsyncError(Exception):
    """Something that makes going on impossible; `exit_code` is what the command ends with."""

    exit_code = 70
    told: tuple[str, Mapping[str, object]] | None = None
    """The phrase that says the message in every language, with its values; None: it is told in English alone."""

    def __init__(self, message: str, *faults: str) -> None:
        super().__init__(message)
        self.message = message
        self.faults: Sequence[str] = faults

    def __str__(self) -> str:
        return "\n".join([self.message, *(f"  - {fault}" for fault in self.faults)])


class BadSheetData(SheetsyncError):
    """The workbook is readable but can't be used: a required tab or column is missing, a file isn't a workbook."""

    exit_code = 65


class Unavailable(SheetsyncError):
    """A service that is needed doesn't answer, or not in a way that makes sense; nothing was changed."""

    exit_code = 69


class DiskFault(SheetsyncError):
    """Reading or writing a file failed; nothing was changed."""

    exit_code = 74


class Busy(SheetsyncError):
    """Somebody else holds the workbook, or it changed meanwhile; the same command may be tried again."""

    exit_code = 75


class NotPermitted(SheetsyncError):
    """The operating system or the service refuses access."""

    exit_code = 77


class BadConfig(SheetsyncError):
    """config.toml or an option is wrong."""

    exit_code = 78
