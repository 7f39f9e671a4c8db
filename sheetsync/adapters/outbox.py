"""A Mailer that lays every message into a folder as an .eml file."""

from __future__ import annotations

import hashlib
import os
import re
from contextlib import suppress
from email import policy
from email.message import EmailMessage
from pathlib import Path

from sheetsync.errors import DiskFault, NotPermitted


class Outbox:
    """A folder of .eml files; a message key is laid down for a recipient once, however often it is delivered."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def deliver(self, key: str, recipient: str, message: EmailMessage) -> Path | None:
        """The new file, or None if this key has one for this recipient already."""
        name = f"{_safe(key)}-{_safe(recipient)}-{hashlib.sha256(f'{key}|{recipient}'.encode()).hexdigest()[:8]}.eml"
        path = self.folder / name
        scratch = path.with_suffix(f".{os.getpid()}.part")
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
            with scratch.open("xb") as file:
                file.write(message.as_bytes(policy=policy.SMTP))
                file.flush()
                os.fsync(file.fileno())
            return path if _claim(scratch, path) else None
        except PermissionError as error:
            raise NotPermitted(
                f"{self.folder}: messages can't be laid there; check the folder's permissions"
            ) from error
        except OSError as error:
            raise DiskFault(f"{path}: the message can't be written ({error.strerror}); nothing was sent") from error
        finally:
            with suppress(OSError):
                scratch.unlink()


def _claim(scratch: Path, path: Path) -> bool:
    """Give the finished file its name unless the name is taken: of two at once, one wins."""
    try:
        os.link(scratch, path)
    except FileExistsError:
        return False
    return True


def _safe(text: str) -> str:
    return re.sub(r"[^\w.@-]+", "_", text)[:60]
