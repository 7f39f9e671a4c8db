"""From an answer of Google's to an error of ours. The HTTP status decides; the body, which may be a proxy's HTML or
half of something, only makes it more exact.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import msgspec

from sheetsync.adapters.google.outlines import Outline, blotted
from sheetsync.errors import BadConfig, BadSheetData, Busy, NotPermitted, SheetsyncError, Unavailable

_RATE = {"rateLimitExceeded", "userRateLimitExceeded", "quotaExceeded", "RATE_LIMIT_EXCEEDED", "RESOURCE_EXHAUSTED"}
_SWITCHED_OFF = {"SERVICE_DISABLED", "accessNotConfigured"}
_PROJECT = {"CONSUMER_INVALID", "CONSUMER_SUSPENDED", "USER_PROJECT_DENIED", "BILLING_DISABLED"}
_SCOPES = {"ACCESS_TOKEN_SCOPE_INSUFFICIENT", "insufficientPermissions", "insufficientScopes"}
_TOO_BIG = re.compile(r"\b10,?000,?000 cells|limit of [\d,]+ cells", re.IGNORECASE)
SCOPED_LOGIN = (
    "gcloud auth application-default login --scopes=https://www.googleapis.com/auth/cloud-platform,"
    "https://www.googleapis.com/auth/spreadsheets"
)


@dataclass(frozen=True, slots=True)
class Fault:
    """What an error body says: Google's message, and the names of reasons that it gives anywhere."""

    message: str = ""
    reasons: frozenset[str] = frozenset()
    readable: bool = False


class RefusedByGoogle(SheetsyncError):
    """A request that Google calls wrong: a fault of ours, unless the caller knows what `google_message` means."""

    def __init__(self, message: str, google_message: str, request: Outline) -> None:
        super().__init__(message)
        self.google_message = google_message
        self.request = request


class NotFound(NotPermitted):
    """Google finds no spreadsheet by that id."""


class NotShared(NotPermitted):
    """The spreadsheet isn't shared with the account, or not for what was asked."""


class SwitchedOff(NotPermitted):
    """The Sheets API isn't switched on in the account's project."""


class Passing(Exception):
    """A fault that passes by itself. `error` is what remains if it doesn't; `applied` says whether the request may
    have been applied in spite of it; `retry_after` is how many seconds Google wants us to wait, if it says so.
    """

    def __init__(self, what: str, error: SheetsyncError, *, applied: bool, retry_after: float | None = None) -> None:
        super().__init__(what)
        self.error = error
        self.applied = applied
        self.retry_after = retry_after


def fault_in(body: bytes) -> Fault:
    """What can be read of an error body, whatever it is."""
    try:
        content = msgspec.json.decode(body)
    except ValueError:
        return Fault()
    if isinstance(content, list) and content:
        content = content[0]
    error = content.get("error") if isinstance(content, dict) else None
    if not isinstance(error, dict):
        return Fault()
    message = error.get("message")
    return Fault(message if isinstance(message, str) else "", frozenset(_reasons(error)), readable=True)


def _reasons(error: Mapping[str, Any]) -> Iterator[str]:
    lists = (error.get("errors"), error.get("details"))
    entries = [error, *(entry for entries in lists if isinstance(entries, list) for entry in entries)]
    for entry in entries:
        if isinstance(entry, dict):
            yield from (entry[key] for key in ("status", "reason") if isinstance(entry.get(key), str))


def unanswered(what: str, host: str, *, applied: bool, retry_after: float | None = None) -> Passing:
    """No answer, or none that makes sense."""
    error = Unavailable(
        f"{host}: {what}; check the network and https://www.google.com/appsstatus, then run the same command again"
    )
    return Passing(f"{host}: {what}", error, applied=applied, retry_after=retry_after)


def over_quota(account: str, retry_after: float | None) -> Passing:
    """Too many requests in this minute."""
    error = Busy(
        f"Google's quota for {account or 'this account'} is used up, even after waiting: 60 reads and 60 writes a "
        "minute for one account, 300 for its project; see what else uses them, wait a minute, run the command again"
    )
    return Passing("over Google's quota", error, applied=False, retry_after=retry_after)


def refusal(
    status: int, body: bytes, request: Outline, *, sent: bytes | None, account: str, retry_after: float | None
) -> SheetsyncError | Passing:
    """The error for a 4xx answer other than 401, 408 and 409."""
    fault = fault_in(body)
    if status == 429 or (status == 403 and fault.reasons & _RATE):
        return over_quota(account, retry_after)
    if status == 403:
        return _forbidden(fault, request, account)
    if status == 404:
        return NotFound(
            f"{request.spreadsheet}: Google doesn't find it (HTTP 404): it was deleted, or is in the bin, or the id is "
            "wrong; open it in a browser and copy its address into workbook.spreadsheet"
        )
    return _wrong(status, fault, request, sent, account)


def _forbidden(fault: Fault, request: Outline, account: str) -> SheetsyncError:
    said = fault.message.lower()
    if fault.reasons & _SWITCHED_OFF or "has not been used in project" in said:
        return SwitchedOff(
            "the Google Sheets API isn't switched on in the project that the account belongs to (HTTP 403); enable it "
            "at https://console.cloud.google.com/apis/library/sheets.googleapis.com, wait five minutes and try again"
        )
    if fault.reasons & _SCOPES or "insufficient authentication scopes" in said:
        return BadConfig(
            f"the login that is used may not touch spreadsheets (HTTP 403, missing scope); use a service account's key "
            f"(docs/setup-google.md), or log in again: {SCOPED_LOGIN}"
        )
    if fault.reasons & _PROJECT:
        return NotPermitted(
            "Google refuses the project that the account belongs to (HTTP 403: deleted, suspended or not yours); "
            "see https://console.cloud.google.com, or make a key in another (docs/setup-google.md)"
        )
    told = (
        f"{request.spreadsheet}: Google refuses access (HTTP 403); share the spreadsheet with "
        f"{account or 'the account you logged in with'} as an Editor and try again"
    )
    if fault.readable:
        return NotShared(told)
    return NotPermitted(f"{told}. The answer isn't Google's: a proxy or firewall may be in the way.")


def _wrong(status: int, fault: Fault, request: Outline, sent: bytes | None, account: str) -> SheetsyncError:
    said = fault.message.lower()
    if "protected cell or object" in said:
        return NotPermitted(
            f"{request.spreadsheet}: a cell that sheetsync writes to is protected against "
            f"{account or 'the account you logged in with'}; allow it there (Data > Protect sheets and ranges) and try "
            "again"
        )
    if _TOO_BIG.search(fault.message):
        return BadSheetData(
            f"{request.spreadsheet}: it is full: Google allows 10 million cells, empty ones counted; delete rows, "
            "columns or tabs that nobody needs and try again"
        )
    if "operation is not supported for this document" in said:
        return BadSheetData(
            f"{request.spreadsheet}: it is an Office file that Google only shows; open it, choose File > Save as "
            "Google Sheets, and put the new one's address into workbook.spreadsheet"
        )
    told = blotted(fault.message, sent) or "no reason that can be read"
    return RefusedByGoogle(
        f"{request.spreadsheet}: Google calls a request of sheetsync wrong (HTTP {status}, {request}): {told}; nothing "
        "was changed; this is a fault of sheetsync, please report this message",
        fault.message,
        request,
    )


def key_refused(source: str, account: str, reason: str, clock_fault: str) -> BadConfig:
    """Google takes neither the key nor a token made with it; `reason` is one of OAuth's codes or ""."""
    why = f" ({reason})" if reason else ""
    if clock_fault:
        return BadConfig(f"{source}: Google refuses it because {clock_fault}; set it right (best by NTP) and try again")
    if not account:
        return BadConfig(f"{source}: Google takes this login no more{why}; log in again: {SCOPED_LOGIN}")
    return BadConfig(
        f"{source}: Google refuses this key of {account}{why}: the key was revoked or deleted, or its account "
        "disabled; make a new key (docs/setup-google.md) and try again"
    )
