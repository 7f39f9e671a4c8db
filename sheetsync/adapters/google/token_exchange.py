"""How google-auth gets a token: its requests, with our limits."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import msgspec
import requests
from google.auth import transport
from google.auth.exceptions import TransportError
from google.auth.transport.requests import Request

from sheetsync.adapters.google.endpoints import host_of
from sheetsync.adapters.google.watch import Watch

_PASSING = {408, 429}


class TokenExchange(Request):
    """Requests for tokens that end in time, and whose answers are what google-auth takes them for.

    Raises google.auth's TransportError for everything that passes by itself, so that the retries are ours and not
    google-auth's, which sleeps where nobody can see it.
    """

    def __init__(self, session: requests.Session, watch: Watch, timeout: tuple[float, float]) -> None:
        super().__init__(session)
        self._watch = watch
        self._timeout = timeout

    def __call__(
        self,
        url: str,
        method: str = "GET",
        body: bytes | None = None,
        headers: Mapping[str, str] | None = None,
        timeout: object = None,
        **kwargs: Any,
    ) -> transport.Response:
        """An answer other than 408, 429 and 5xx."""
        if url.endswith("/allowedLocations"):
            raise TransportError("not asked: spreadsheets have no regions")
        del timeout  # that of the request which needs the token: a big batch may take minutes, a token may not
        kwargs["allow_redirects"] = False
        answer: transport.Response = super().__call__(  # type: ignore[no-untyped-call]  # inherited from google-auth
            url, method, body, headers, self._timeout, **kwargs
        )
        self._watch.note(answer.headers)
        if answer.status >= 500 or answer.status in _PASSING or (method == "POST" and not _is_object(answer.data)):
            raise TransportError(f"HTTP {answer.status} from {host_of(url)}")
        return answer


def _is_object(data: bytes) -> bool:
    try:
        return isinstance(msgspec.json.decode(data), dict)
    except ValueError:
        return False
