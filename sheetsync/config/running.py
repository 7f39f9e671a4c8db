"""The parts of config.toml that are about what runs by itself: the memo, the mail server, the service."""

from __future__ import annotations

import datetime as dt
from ipaddress import ip_address
from pathlib import Path
from typing import Annotated, Literal
from zoneinfo import available_timezones

import pydantic
from pydantic import Field

from sheetsync.config.sections import Section

_CLOCK = r"(?:[01]\d|2[0-3]):[0-5]\d"
HOUR, HOURS = f"^{_CLOCK}$", f"^{_CLOCK}-{_CLOCK}$"
"""10:00, and 08:00-20:00."""


def _allowed(recipient: str, info: pydantic.ValidationInfo) -> str:
    """A recipient in one of the allowed domains, if these are told."""
    domains = info.data.get("allowed_domains", ())
    if domains and _plain(recipient.rpartition("@")[2]) not in {_plain(domain) for domain in domains}:
        raise ValueError(f"{recipient} is outside memo.allowed_domains ({', '.join(domains)})")
    return recipient


def _plain(domain: str) -> str:
    """A domain in the one spelling that all its spellings share."""
    try:
        return domain.encode("idna").decode("ascii").casefold().rstrip(".")
    except UnicodeError:
        return domain.casefold().rstrip(".")


class MemoSection(Section):
    """The review memo."""

    via: Literal["outbox", "smtp"] = Field(
        "outbox", description="outbox (messages are laid into a folder) or smtp (they are mailed, see [smtp])."
    )
    allowed_domains: tuple[Annotated[str, Field(pattern=r"^[^@\s,;<>*]+$")], ...] = Field(
        (), description="Domains that recipients may belong to, each by its full name; empty: any."
    )
    recipients: tuple[
        Annotated[str, Field(pattern=r"^[^@\s,;<>]+@[^@\s,;<>]+$"), pydantic.AfterValidator(_allowed)], ...
    ] = Field((), description="Who gets it: one message each.")
    sender: str = Field("sheetsync@localhost", pattern=r"^[^@\s]+@[^@\s]+$", description="The From address.")
    outbox: Path = Field(Path("outbox"), description="The folder where messages are laid as .eml files.")
    lead_hours: float = Field(18, gt=0, le=24 * 14, description="How long before a meeting its memo goes out.")
    night: str = Field(
        "22:00-07:00", pattern=HOURS, description="No memo goes out in these hours, by the spreadsheet's clock."
    )
    usual_start: str = Field(
        "10:00", pattern=HOUR, description="When a meeting begins for which the Reviews tab says no time."
    )
    unknown: Literal["hold", "resend"] = Field(
        "hold",
        description="A message of which nobody knows whether it arrived: a person decides, or the same bytes go again.",
    )
    templates: Path = Field(Path("templates"), description="Own memo templates; used if the folder is there.")


class ServiceSection(Section):
    """What runs by itself: `sheetsync serve`, or `sheetsync run` from cron."""

    state: Path = Field(Path("state"), description="The folder where it remembers what was mailed; its own alone.")
    sync_minutes: int = Field(15, ge=1, le=24 * 60, description="How often the summary tabs are brought up to date.")
    working_hours: str = Field("08:00-20:00", pattern=HOURS, description="When they are, by the spreadsheet's clock.")
    working_days: tuple[Annotated[int, Field(ge=1, le=7)], ...] = Field(
        (1, 2, 3, 4, 5), min_length=1, description="And on which days; 1 is Monday."
    )
    time_zone: str = Field("", description="An IANA name such as Europe/Moscow; empty: the spreadsheet's own.")
    operators: tuple[Annotated[str, Field(pattern=r"^[^@\s,;<>]+@[^@\s,;<>]+$")], ...] = Field(
        (), description="Who is mailed when something is wrong."
    )
    tick_seconds: float = Field(20, gt=0, le=600, description="How often it looks whether anything is due.")
    log: Literal["lines", "json"] = Field("lines", description="How the log is written, to standard error.")
    health_port: int = Field(0, ge=0, le=65535, description="Serve /healthz and /metrics on 127.0.0.1; 0: don't.")
    ping_url: str = Field(
        "", pattern=r"^(https?://\S+)?$", description="Asked after every cycle without a fault, as a sign of life."
    )

    @pydantic.field_validator("time_zone")
    @classmethod
    def _a_zone(cls, time_zone: str) -> str:
        if time_zone and time_zone not in available_timezones():
            raise ValueError(f"there is no time zone {time_zone!r}; write it like Europe/Moscow")
        return time_zone


class SmtpSection(Section):
    """The mail server that takes the memos; the password never stands in this file."""

    host: str = Field(
        "", pattern=r"^[^\s/@]*$", description="The server's name, as it stands in its certificate (docs/mail.md)."
    )
    port: int | None = Field(
        None, ge=1, le=65535, description="Unset: 587 for starttls, 465 for tls, 25 for none, as is usual."
    )
    security: Literal["starttls", "tls", "none"] = Field(
        "starttls",
        description="starttls or tls, both with a checked certificate; none only for a server on this computer.",
    )
    username: str = Field("", description="Whom to sign in as; empty: without signing in.")
    password_file: Path | None = Field(
        None,
        description="A file with the password that nobody else can read; unset: what SHEETSYNC_SMTP_PASSWORD holds.",
    )
    ca_file: Path | None = Field(
        None,
        description="The certificates (PEM) to trust instead of the system's, for a server with its own authority.",
    )
    helo: str = Field(
        "", pattern=r"^[\w.:\[\]-]*$", description="The name to greet the server with; empty: the sender's domain."
    )
    password: str | None = Field(None, exclude=True, repr=False)

    @pydantic.field_validator("security")
    @classmethod
    def _plain_at_home_only(cls, security: str, info: pydantic.ValidationInfo) -> str:
        host = info.data.get("host")
        if security == "none" and host is not None and not is_loopback(host):
            raise ValueError(f'"none" is for a server on this computer only (localhost), not for {host or "no host"}')
        return security

    @pydantic.field_validator("username")
    @classmethod
    def _signed_in_over_tls_only(cls, username: str, info: pydantic.ValidationInfo) -> str:
        if username and info.data.get("security") == "none":
            raise ValueError('a password is never sent in plain text; use security = "starttls" or "tls"')
        if set("\r\n\0") & set(username):
            raise ValueError("a line break or a NUL doesn't belong into a name")
        return username

    @pydantic.field_validator("password_file")
    @classmethod
    def _of_somebody(cls, password_file: Path | None, info: pydantic.ValidationInfo) -> Path | None:
        if password_file is not None and not info.data.get("username", "?"):
            raise ValueError("there is no smtp.username that the password is for")
        return password_file

    @pydantic.field_validator("password", mode="before")
    @classmethod
    def _elsewhere(cls, _: object) -> None:
        raise ValueError("doesn't belong into this file; put it into a file of its own that smtp.password_file names")


def hours(text: str) -> tuple[dt.time, dt.time]:
    """08:00-20:00 as two times of day."""
    first, _, last = text.partition("-")
    return dt.time.fromisoformat(first), dt.time.fromisoformat(last)


def is_loopback(host: str) -> bool:
    """Whether a name or an address surely means this computer."""
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return host.casefold() == "localhost"
