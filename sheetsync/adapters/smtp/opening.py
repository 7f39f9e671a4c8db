"""The courier that a configuration asks for, with the secrets that stand elsewhere."""

from __future__ import annotations

import os
import re
import ssl
import stat
from collections.abc import Mapping
from pathlib import Path

from sheetsync.adapters.outbox import Outbox
from sheetsync.adapters.smtp.courier import SmtpCourier
from sheetsync.config import Config
from sheetsync.errors import BadConfig
from sheetsync.ports import Courier

PASSWORD = "SHEETSYNC_SMTP_PASSWORD"  # noqa: S105 # nosec B105 # the variable's name
_PORTS = {"starttls": 587, "tls": 465, "none": 25}
_SIZE_LIMIT = 4096


class _Fault(Exception):
    """What is wrong with one setting, in words."""


def courier(config: Config, environ: Mapping[str, str]) -> Courier:
    """What memos are handed over to. BadConfig names everything that is in the way, and never a secret."""
    if config.memo.via == "outbox":
        return Outbox(config.folder / config.memo.outbox)
    section, faults = config.smtp, []
    password, ca_file = "", config.folder / section.ca_file if section.ca_file else None
    try:
        password = _password(config, environ)
    except _Fault as fault:
        faults.append(str(fault))
    try:
        _look_at_authorities(ca_file)
    except _Fault as fault:
        faults.append(str(fault))
    if faults:
        raise BadConfig("the mail server can't be used as it is configured; mend and try again", *faults)
    return SmtpCourier(
        section.host,
        section.port or _PORTS[section.security],
        section.security,
        username=section.username,
        password=password,
        ca_file=ca_file,
        helo=section.helo or _domain(config.memo.sender),
    )


def _domain(sender: str) -> str:
    """What the computer calls itself to the server: the domain that it writes for."""
    try:
        domain = sender.rpartition("@")[2].encode("idna").decode("ascii")
    except UnicodeError:
        return "localhost"
    return domain if re.fullmatch(r"[\w.:\[\]-]+", domain) else "localhost"


def _password(config: Config, environ: Mapping[str, str]) -> str:
    """The password for the configured name; "" if there is no name."""
    section = config.smtp
    if not section.username:
        return ""
    if section.password_file is not None:
        return _read(config.folder / section.password_file)
    if not environ.get(PASSWORD):
        raise _Fault(f"smtp.username: there is no password for it; name smtp.password_file or set {PASSWORD}")
    return _checked(environ[PASSWORD], PASSWORD)


def _read(path: Path) -> str:
    where = f"smtp.password_file: {path}"
    try:
        with path.open("rb") as file:
            mode = os.fstat(file.fileno()).st_mode
            data = file.read(_SIZE_LIMIT + 1)
    except OSError as error:
        raise _Fault(f"{where} can't be read ({error.strerror}); correct the path or its permissions") from None
    if os.name == "posix" and stat.S_IMODE(mode) & 0o077:
        raise _Fault(f"{where} can be read by other users of this computer; run `chmod 600 {path}`")
    try:
        text = data.decode("utf-8-sig", "ignore" if len(data) > _SIZE_LIMIT else "strict")
    except UnicodeDecodeError:
        raise _Fault(f"{where} is no text in UTF-8") from None
    return _checked(text if len(data) > _SIZE_LIMIT else text.removesuffix("\n").removesuffix("\r"), where)


def _checked(password: str, where: str) -> str:
    """A password that a server could have been given: one line, and not too long for one."""
    if not password:
        raise _Fault(f"{where} is empty")
    if len(password.encode()) > _SIZE_LIMIT or not password.isprintable():
        raise _Fault(f"{where} isn't one line with a password")
    return password


def _look_at_authorities(ca_file: Path | None) -> None:
    try:
        ssl.create_default_context(cafile=ca_file)
    except OSError as error:  # of OpenSSL, too
        why = error.strerror if isinstance(error, FileNotFoundError) else "no certificates in PEM there"
        raise _Fault(f"smtp.ca_file: {ca_file} can't be used ({why})") from None
