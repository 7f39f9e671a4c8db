"""Where requests go, and what can be told from where they go."""

from __future__ import annotations

import re
from typing import Literal
from urllib.parse import urlsplit

from sheetsync.errors import BadConfig, SheetsyncError

SHEETS = "https://sheets.googleapis.com"
_HARDCODED = (SHEETS, "https://www.googleapis.com")  # gspread writes them into every URL
_LOOPBACK = {"localhost", "127.0.0.1", "::1"}
_SPREADSHEET = re.compile(r"/v4/spreadsheets/([^/:?]+)")
_READING_POSTS = (":getByDataFilter", ":batchGetByDataFilter", "/developerMetadata:search")


def trusted(url: str, what: str) -> str:
    """A URL that tokens may be sent to, without a slash at its end; BadConfig for any other."""
    url = url.strip()
    if not _is_trusted(url):
        raise BadConfig(
            f"{what}: can't be trusted with a token; give an https:// address without a password in it (http:// only "
            "for this computer itself), or leave it out for Google's own"
        )
    return url.rstrip("/")


def _is_trusted(url: str) -> bool:
    try:
        parts = urlsplit(url)
        plain = not (parts.username or parts.password or parts.query or parts.port == 0)
    except ValueError:  # a port that is no number, half of an IPv6 address
        return False
    safe = parts.scheme == "https" or (parts.scheme == "http" and parts.hostname in _LOOPBACK)
    return bool(parts.hostname) and plain and safe


def addressed(url: str, endpoint: str) -> str:
    """A URL as gspread writes it, on this endpoint; Google's other hosts stay while the endpoint is Google's own.

    Raises SheetsyncError for a host that isn't Google's: a token goes nowhere else.
    """
    for host in (endpoint, *_HARDCODED):
        if url.startswith(f"{host}/"):
            stays = host == endpoint or (endpoint == SHEETS and host != SHEETS)
            return url if stays else endpoint + url[len(host) :]
    raise SheetsyncError(f"{urlsplit(url).hostname}: sheetsync has no business there; please report this message")


def host_of(url: str) -> str:
    """The host's name, for messages."""
    return urlsplit(url).netloc


def spreadsheet_in(path: str) -> str:
    """The id of the spreadsheet that a path names; "" if none."""
    found = _SPREADSHEET.search(path)
    return found[1] if found else ""


def is_api(path: str) -> bool:
    """Whether a path belongs to the Sheets API, whose every answer is a JSON object."""
    return "/v4/spreadsheets" in path


def kind_of(method: str, path: str) -> Literal["read", "write"]:
    """What Google counts a request as; some reads are posted because they carry filters."""
    return "read" if method.upper() == "GET" or path.endswith(_READING_POSTS) else "write"
