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
from sheetsync.core.lang import all_phrases
from sheetsync.core.lang.phrases.refusals import YOUR_LOGIN
from sheetsync.core.lang.telling import error_of
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
    error = error_of(Unavailable, "refused.unanswered", host=host, what=what)
    return Passing(f"{host}: {what}", error, applied=applied, retry_after=retry_after)


def over_quota(account: str, retry_after: float | None) -> Passing:
    """Too many requests in this minute."""
    error = error_of(Busy, "refused.quota", account=account or all_phrases()["refused.quota.account"])
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
        return error_of(NotFound, "refused.not_found", spreadsheet=request.spreadsheet)
    return _wrong(status, fault, request, sent, account)


def _forbidden(fault: Fault, request: Outline, account: str) -> SheetsyncError:
    said = fault.message.lower()
    if fault.reasons & _SWITCHED_OFF or "has not been used in project" in said:
        return error_of(SwitchedOff, "refused.switched_off")
    if fault.reasons & _SCOPES or "insufficient authentication scopes" in said:
        return error_of(BadConfig, "refused.scopes", login=SCOPED_LOGIN)
    if fault.reasons & _PROJECT:
        return error_of(NotPermitted, "refused.project")
    values = {"spreadsheet": request.spreadsheet, "account": account or YOUR_LOGIN}
    if fault.readable:
        return error_of(NotShared, "refused.not_shared", **values)
    return error_of(NotPermitted, "refused.proxy", **values)


def _wrong(status: int, fault: Fault, request: Outline, sent: bytes | None, account: str) -> SheetsyncError:
    said = fault.message.lower()
    spreadsheet = request.spreadsheet
    if "protected cell or object" in said:
        return error_of(NotPermitted, "refused.protected", spreadsheet=spreadsheet, account=account or YOUR_LOGIN)
    if _TOO_BIG.search(fault.message):
        return error_of(BadSheetData, "refused.full", spreadsheet=spreadsheet)
    if "operation is not supported for this document" in said:
        return error_of(BadSheetData, "refused.office_file", spreadsheet=spreadsheet)
    told = blotted(fault.message, sent) or "no reason that can be read"
    return RefusedByGoogle(
        f"{spreadsheet.en}: Google calls a request of sheetsync wrong (HTTP {status}, {request}): {told}; nothing was "
        "changed; this is a fault of sheetsync, please report this message",
        fault.message,
        request,
    )


def key_refused(source: str, account: str, reason: str, clock_fault: str) -> BadConfig:
    """Google takes neither the key nor a token made with it; `reason` is one of OAuth's codes or ""."""
    why = f" ({reason})" if reason else ""
    if clock_fault:
        return error_of(BadConfig, "refused.clock", source=source, clock=clock_fault)
    if not account:
        return error_of(BadConfig, "refused.login", source=source, why=why, login=SCOPED_LOGIN)
    return error_of(BadConfig, "refused.key", source=source, account=account, why=why)
