"""The way to Google: every request, with its limits, its repetitions and its errors."""

from __future__ import annotations

import datetime as dt
import random
import time
from collections import Counter
from collections.abc import Callable, Mapping, MutableMapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

import gspread.http_client
import msgspec
import requests
import tenacity
from google.auth.transport.requests import AuthorizedSession
from requests.adapters import HTTPAdapter

from sheetsync import __version__
from sheetsync.adapters import clock as wall_clock
from sheetsync.adapters.google.access import Access, account_of
from sheetsync.adapters.google.answers import Passing
from sheetsync.adapters.google.endpoints import SHEETS, addressed, host_of, is_api, kind_of, trusted
from sheetsync.adapters.google.judging import Judge
from sheetsync.adapters.google.outlines import outline
from sheetsync.adapters.google.patience import FIRST_WAIT_SECONDS, Patience
from sheetsync.adapters.google.quota import Quota
from sheetsync.adapters.google.token_exchange import TokenExchange
from sheetsync.adapters.google.watch import Watch

USER_AGENT = f"sheetsync/{__version__} (gzip)"  # without the word gzip Google doesn't compress
_ALWAYS = {"alt": "json", "prettyPrint": "false"}


class Unsettled(Exception):
    """A write was sent and nobody knows whether it was applied."""


@dataclass(frozen=True, slots=True)
class Timeouts:
    """How many seconds to wait for a connection, and then for the next piece of an answer."""

    connect: float = 5.0
    read: float = 30.0
    write: float = 190.0  # Google gives up on a batch after 180


class _Gate(HTTPAdapter):
    """Where requests leave: each waits for the quota and is counted, those that google-auth repeats too."""

    def __init__(self, quota: Quota, counted: Counter[str]) -> None:
        super().__init__()
        self._quota = quota
        self._counted = counted

    def send(self, request: requests.PreparedRequest, *args: Any, **kwargs: Any) -> requests.Response:
        kind = kind_of(request.method or "", urlsplit(request.url or "").path)
        self._quota.take(kind)
        self._counted[kind] += 1
        return super().send(request, *args, **kwargs)


class Transport(gspread.http_client.HTTPClient):
    """Requests to the Sheets API, for the adapter (`read`, `write`) and for gspread (`request`).

    `requests` counts what was sent: "read" and "write", and how many of these were a "retry". All methods raise
    Unavailable or Busy when trying again didn't help, NotPermitted or BadConfig when Google refuses us,
    RefusedByGoogle when it refuses the request, and for a write whose outcome is unknown Unsettled.
    """

    def __init__(
        self,
        access: Access,
        *,
        endpoint: str = SHEETS,
        quota: Quota | None = None,
        clock: Callable[[], float] = time.monotonic,
        sleep: Callable[[float], None] = time.sleep,
        random: random.Random | None = None,
        now: Callable[[], dt.datetime] = wall_clock.now,
        timeouts: Timeouts = Timeouts(),
    ) -> None:
        self.requests: Counter[str] = Counter()
        self._access = access
        self._endpoint = trusted(endpoint, "the API's address")
        self._clock, self._sleep, self._random = clock, sleep, random or _chance()
        self._timeouts = timeouts
        self._watch = Watch(now)
        self.quota = quota or Quota(clock=clock, sleep=sleep)
        gate = _Gate(self.quota, self.requests)
        self._token_session = _ours(requests.Session(), self._endpoint)
        session = _authorized(
            access, TokenExchange(self._token_session, self._watch, (timeouts.connect, timeouts.read))
        )
        for scheme in ("https://", "http://"):
            session.mount(scheme, gate)
        super().__init__(access.credentials, _ours(session, self._endpoint))
        self.auth = access.credentials  # gspread.Client asks its http_client for it
        self._judge = Judge(host_of(self._endpoint), access.source, lambda: self.account, self._watch)

    @property
    def source(self) -> str:
        """Where the credentials came from."""
        return self._access.source

    @property
    def account(self) -> str:
        """The address a person must share the spreadsheet with; "" if unknown. Some are known only after a request."""
        return self._access.account or account_of(self._access.credentials)

    def read(
        self, method: str, path: str, *, params: Mapping[str, str] | None = None, body: object | None = None
    ) -> bytes:
        """The JSON object that Google answers a reading request with, complete but not yet parsed."""
        data = None if body is None else msgspec.json.encode(body)
        return self._settled(method, self._endpoint + path, "read", params=params, data=data).content

    def write(self, path: str, body: bytes) -> bytes:
        """The answer to a JSON request that changes something; repeated only if it surely wasn't applied."""
        return self._settled("POST", self._endpoint + path, "write", data=body).content

    def request(  # noqa: PLR0917  # as gspread calls it
        self,
        method: str,
        endpoint: str,
        params: gspread.http_client.ParamsType | None = None,
        data: bytes | None = None,
        json: Mapping[str, Any] | None = None,
        files: gspread.http_client.FileType = None,
        headers: MutableMapping[str, str] | None = None,
    ) -> requests.Response:
        """What gspread sends, by the same rules as `read` and `write`."""
        url = addressed(endpoint, self._endpoint)
        body = data if json is None else msgspec.json.encode(json)
        kind = kind_of(method, urlsplit(url).path)
        return self._settled(method, url, kind, params=params, data=body, files=files, headers=headers)

    def clock_offset(self) -> dt.timedelta | None:
        """Our clock minus that of Google's last answer; None before the first."""
        return self._watch.offset

    def pause(self, attempt: int) -> None:
        """Wait before a write whose outcome was unknown is sent again, the longer the more often it was."""
        self._sleep(self._random.uniform(0, FIRST_WAIT_SECONDS * 2**attempt))

    def close(self) -> None:
        """Close all connections."""
        self.session.close()
        self._token_session.close()

    def _settled(self, method: str, url: str, kind: str, **parts: Any) -> requests.Response:
        patience = Patience(self._clock, self._random)
        attempts = tenacity.Retrying(
            sleep=self._sleep,
            stop=patience.stop,
            wait=patience.wait,
            retry=tenacity.retry_if_exception_type(Passing),
            before_sleep=lambda _: self.requests.update(["retry"]),
            reraise=True,
        )
        try:
            return attempts(self._attempt, method, url, kind, **parts)
        except Passing as passing:
            raise passing.error from passing.__cause__

    def _attempt(self, method: str, url: str, kind: str, **parts: Any) -> requests.Response:
        try:
            return self._answer(method, url, kind, **parts)
        except Passing as passing:
            if kind == "write" and passing.applied:
                raise Unsettled(f"{passing}; whether it was applied isn't known") from passing.__cause__
            raise

    def _answer(
        self,
        method: str,
        url: str,
        kind: str,
        *,
        params: Mapping[str, Any] | None = None,
        data: bytes | None = None,
        files: Any = None,
        headers: Mapping[str, str] | None = None,
    ) -> requests.Response:
        path = urlsplit(url).path
        asked = outline(method, path, data)
        with self._judge.faults(asked):
            answer = self.session.request(
                method,
                url,
                params={**_ALWAYS, **(params or {})} if is_api(path) else params,
                data=data,
                files=files,
                headers={**({"Content-Type": "application/json"} if data else {}), **(headers or {})},
                timeout=self.timeout or (self._timeouts.connect, getattr(self._timeouts, kind)),
                allow_redirects=False,
            )
        self._judge.check(answer, asked, data)
        return answer


def _chance() -> random.Random:
    return random.SystemRandom()


def _authorized(access: Access, exchange: TokenExchange) -> AuthorizedSession:
    return AuthorizedSession(access.credentials, max_refresh_attempts=1, auth_request=exchange)


def _ours(session: requests.Session, endpoint: str) -> requests.Session:
    session.headers.update({"User-Agent": USER_AGENT, "Accept-Encoding": "gzip"})
    session.auth = lambda request: request  # or requests puts what ~/.netrc says in place of the token
    session.trust_env = endpoint.startswith("https://")  # proxies, but not to this computer itself
    return session
