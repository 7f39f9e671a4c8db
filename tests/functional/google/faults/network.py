"""The way to Google: closed, broken, slow, answering nonsense, out of quota; and what passes by itself."""

from __future__ import annotations

import datetime as dt
from typing import Any

from sheetsync.adapters.google.transport import Timeouts
from tests.adapters.google.scripted_server import error
from tests.functional.google.faults.row import Row, row
from tests.functional.google.office import NOWHERE, Office

ALWAYS = 1000
READ, WRITE, TOKEN = "values:batchGetByDataFilter", ":batchUpdate", "/token"
AGAIN = ("check the network and https://www.google.com/appsstatus", "run the same command again")
DONE = "summary tabs are up to date"
SOON = Timeouts(connect=0.2, read=0.2, write=0.2)
RATE = "Quota exceeded for quota metric 'Read requests'"


def fault(kind: str, path: str = "", times: int = ALWAYS, **more: Any) -> Any:
    """This happens to the next requests to a path; no time is lost by waiting."""

    def spoil(office: Office) -> None:
        office.unhurried()
        office.google.faults.add(kind, path=path, times=times, **more)

    return spoil


def hanging(kind: str, path: str, times: int) -> Any:
    def spoil(office: Office) -> None:
        office.unhurried(timeouts=SOON)
        office.google.faults.add(kind, path=path, times=times, seconds=5)
        office.stack.callback(office.google.faults.clear)

    return spoil


def closed(office: Office) -> None:
    office.unhurried()
    office.environ["SHEETSYNC_API_ENDPOINT"] = NOWHERE


def no_token(office: Office) -> None:
    office.unhurried()
    office.rewrite_key(lambda key: key.update(token_uri=f"{NOWHERE}/token"))


def over_rate(office: Office) -> None:
    office.unhurried()
    office.answered(error(403, RATE, "PERMISSION_DENIED", errors=[{"reason": "rateLimitExceeded"}]))


def late_clock(office: Office) -> None:
    """This computer is two hours ahead of Google."""
    office.unhurried(now=lambda: dt.datetime.now(dt.UTC) + dt.timedelta(hours=2))
    office.google.service.accounts.now = lambda: dt.datetime.now(dt.UTC).timestamp() - 7200


ROWS: tuple[Row, ...] = (
    row("nobody listens", closed, "sync", 69, "no connection can be opened", *AGAIN),
    row("nobody gives tokens", no_token, "sync", 69, "127.0.0.1:9: no token could be fetched", *AGAIN),
    row("the clock is two hours fast", late_clock, "sync", 78, "clock is", "hours fast", "set it right (best by NTP)"),
    row("hung up before reading", fault("drop before apply", READ), "sync", 69, "the connection broke", *AGAIN),
    row("hung up after reading", fault("drop after apply", READ), "sync", 69, "the connection broke", *AGAIN),
    row("silence while reading", hanging("hang", READ, 5), "sync", 69, "went silent", "ReadTimeout", *AGAIN),
    row("HTTP 500 to every read", fault("500"), "sync", 69, "HTTP 500", *AGAIN),
    row("HTTP 503 to every read", fault("503"), "plan", 69, "HTTP 503", *AGAIN),
    row("a page instead of JSON", fault("html"), "check", 69, "HTTP 502", *AGAIN),
    row("half of the JSON", fault("truncated", READ), "sync", 69, "no whole JSON", *AGAIN),
    row("garbage with a 200", fault("garbage"), "sync", 69, "no whole JSON", *AGAIN),
    row("a page instead of a token", fault("html", TOKEN), "sync", 69, "no token could be fetched", *AGAIN),
    row("HTTP 503 to every write", fault("503", WRITE), "sync", 69, "doesn't confirm", "run the same command again"),
    row("hung up before every write", fault("drop before apply", WRITE), "sync", 69, "doesn't confirm"),
    row("the quota is used up", fault("429"), "sync", 75, "Google's quota", "wait a minute", "run the command again"),
    row("the quota of writes is used up", fault("429", WRITE), "sync", 75, "Google's quota", "wait a minute"),
    row("the quota as a 403", over_rate, "sync", 75, "Google's quota", "wait a minute"),
    row("a 429 with Retry-After, once", fault("429", times=1, retry_after=7), "sync", 0, DONE, writes=1),
    row("slow", fault("lag", times=3, seconds=0.1), "sync", 0, DONE, writes=1),
    row("hung up before a read, once", fault("drop before apply", READ, 1), "sync", 0, DONE, writes=1),
    row("hung up before the write, once", fault("drop before apply", WRITE, 1), "sync", 0, DONE, writes=1),
    row("hung up after the write", fault("drop after apply", WRITE, 1), "sync", 0, DONE, writes=1),
    row("silence before the write", hanging("hang", WRITE, 1), "sync", 0, DONE, writes=1),
    row("silence after the write", hanging("hang after apply", WRITE, 1), "sync", 0, DONE, writes=1),
    row("HTTP 503 before the write", fault("503", WRITE, 1), "sync", 0, DONE, writes=1),
    row("HTTP 503 after the write", fault("503 after apply", WRITE, 1), "sync", 0, DONE, writes=1),
    row("a page after the write", fault("html", WRITE, 1), "sync", 0, DONE, writes=1),
    row("half an answer to the write", fault("truncated", WRITE, 1), "sync", 0, DONE, writes=1),
    row("a token that expired", fault("401", times=1), "sync", 0, DONE, writes=1),
)
