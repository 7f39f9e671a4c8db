"""A folder that messages are laid into as .eml files: a Courier, and a Mailer."""

from __future__ import annotations

import hashlib
import os
import re
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager, suppress
from email import policy
from email.message import EmailMessage
from pathlib import Path

from sheetsync.errors import DiskFault, NotPermitted
from sheetsync.ports import Receipt


class Outbox:
    """A folder of .eml files. A file is there whole or not at all, and is never written twice."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def deliver(self, key: str, recipient: str, message: EmailMessage) -> Path | None:
        """The new file, or None if this key has one for this recipient already."""
        name = f"{_safe(key)}-{_safe(recipient)}-{hashlib.sha256(f'{key}|{recipient}'.encode()).hexdigest()[:8]}.eml"
        path = self.folder / name
        try:
            with _written(path, message.as_bytes(policy=policy.SMTP)) as scratch:
                return path if _claim(scratch, path) else None
        except PermissionError as error:
            raise NotPermitted(
                f"{self.folder}: messages can't be laid there; check the folder's permissions"
            ) from error
        except OSError as error:
            raise DiskFault(f"{path}: the message can't be written ({error.strerror}); nothing was sent") from error

    def hand_over(self, sender: str, recipient: str, message: bytes, before_dot: Callable[[], None]) -> Receipt:
        """Lay it down; the same message is one file, however often it is handed over. Its name is the queue id."""
        envelope = "\0".join((sender, recipient, "")).encode(errors="surrogatepass")
        path = self.folder / f"{_safe(recipient)}-{hashlib.sha256(envelope + message).hexdigest()[:16]}.eml"
        with ExitStack() as stack:
            try:
                scratch = stack.enter_context(_written(path, message))
            except OSError as error:
                return _not_laid(path, error)
            before_dot()
            try:
                _claim(scratch, path)
            except OSError as error:
                return _not_laid(path, error)
            try:
                _settle(self.folder)
            except OSError as error:
                return Receipt("unknown", text=f"{path.name}: may not survive a power cut ({error.strerror})")
            return Receipt("accepted", text="laid into the outbox", queue_id=path.name)


def _not_laid(path: Path, error: OSError) -> Receipt:
    return Receipt("untouched", text=f"{path.name}: can't be laid into the outbox ({error.strerror})", lane_stops=True)


@contextmanager
def _written(path: Path, data: bytes) -> Iterator[Path]:
    """A file on the disk beside where it is to be, until it is no longer needed."""
    scratch = path.with_suffix(f".{os.getpid()}.part")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with scratch.open("xb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        yield scratch
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


def _settle(folder: Path) -> None:
    """Put a folder's list of names on the disk, where a system can do that."""
    if os.name == "posix":
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def _safe(text: str) -> str:
    return re.sub(r"[^\w.@-]+", "_", text)[:60]
