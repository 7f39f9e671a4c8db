"""What came of a request: an answer, a fault that passes, or one that doesn't."""

from __future__ import annotations

import re
import ssl
from collections.abc import Callable, Generator
from contextlib import contextmanager

import requests
from google.auth.exceptions import GoogleAuthError, TransportError
from requests import exceptions as http
from urllib3.exceptions import MaxRetryError, NewConnectionError

from sheetsync.adapters.google.answers import key_refused, refusal, unanswered
from sheetsync.adapters.google.endpoints import host_of, is_api
from sheetsync.adapters.google.outlines import Outline
from sheetsync.adapters.google.watch import Watch
from sheetsync.errors import BadConfig, Unavailable

_LATE = {408, 409}  # timed out or aborted on Google's side, as a 5xx
_CODE = re.compile(r"[a-z_]{3,40}")
_CLOCK_WORDS = ("short-lived token", "check your iat and exp", "token used too early", "token expired")


class Judge:
    """Turns answers, and what happens instead of answers, into errors for one account at one host."""

    def __init__(self, host: str, source: str, account: Callable[[], str], watch: Watch) -> None:
        self._host = host
        self._source = source
        self._account = account
        self._watch = watch

    def check(self, answer: requests.Response, request: Outline, sent: bytes | None) -> None:
        """Nothing for a good answer; raises what any other means."""
        self._watch.note(answer.headers)
        status = answer.status_code
        after = self._watch.seconds_until(answer.headers)
        if answer.ok and status < 300:
            if is_api(request.path) and not _is_whole(answer.content):
                raise unanswered(f"no whole JSON in answer to {request}", self._host, applied=True)
        elif status < 400 or status >= 500 or status in _LATE:
            raise unanswered(f"HTTP {status} to {request}", self._host, applied=True, retry_after=after)
        elif status == 401:
            raise self._key_refused("")
        else:
            raise refusal(status, answer.content, request, sent=sent, account=self._account(), retry_after=after)

    @contextmanager
    def faults(self, request: Outline) -> Generator[None]:
        """Within, what requests and google-auth raise becomes errors of ours."""
        try:
            yield
        except TransportError as error:
            raise unanswered(
                f"no token could be fetched ({_cause(error)})", _host_asked(error) or self._host, applied=False
            ) from error
        except GoogleAuthError as error:
            raise self._without_token(error) from None  # its text holds what the token server said, in full
        except http.SSLError as error:
            raise self._distrusted(error, request) from error
        except http.RequestException as error:
            applied = not is_unopened(error)
            what = f"the connection broke or went silent during {request}" if applied else "no connection can be opened"
            raise unanswered(f"{what} ({_cause(error)})", self._host, applied=applied) from error
        except OSError as error:
            raise BadConfig(
                f"{self._host}: the connection can't be made safe ({error}); correct REQUESTS_CA_BUNDLE or "
                "CURL_CA_BUNDLE and try again"
            ) from error

    def _without_token(self, error: GoogleAuthError) -> Exception:
        """The error for a token that wasn't given."""
        if error.retryable or isinstance(error.__cause__, TransportError):
            return unanswered("no token could be fetched", self._host, applied=False)
        return self._key_refused(*_oauth(error))

    def _key_refused(self, code: str, description: str = "") -> BadConfig:
        fault = self._watch.fault()
        if not fault and any(word in description.lower() for word in _CLOCK_WORDS):
            offset = self._watch.offset
            seconds = "an unknown time" if offset is None else f"{offset.total_seconds():+.0f} s"
            fault = f"this computer's clock is wrong (against Google's it is off by {seconds})"
        return key_refused(self._source, self._account(), code, fault)

    def _distrusted(self, error: http.SSLError, request: Outline) -> Exception:
        if not isinstance(_reason(error), ssl.SSLCertVerificationError):
            return unanswered(f"the secure connection broke during {request}", self._host, applied=True)
        return Unavailable(
            f"{self._host}: its certificate can't be verified; check this computer's clock, and whether a proxy or "
            "virus scanner stands in between (then name its certificate in REQUESTS_CA_BUNDLE)"
        )


def is_unopened(error: http.RequestException) -> bool:
    """Whether a request surely never left, because there was no connection to send it over."""
    return isinstance(error, (http.ConnectTimeout, http.ProxyError)) or isinstance(_reason(error), NewConnectionError)


def _reason(error: BaseException) -> object:
    """What is below requests' and urllib3's wrappings."""
    inner = error.args[0] if error.args else None
    reason = inner.reason if isinstance(inner, MaxRetryError) else inner
    deeper = reason.args[0] if isinstance(reason, Exception) and reason.args else None
    return deeper if isinstance(deeper, ssl.SSLError) else reason


def _cause(error: BaseException) -> str:
    """The kind of fault, without the address and whatever else is in its text."""
    reason = _reason(error)
    if isinstance(error, TransportError) and isinstance(reason, http.RequestException):
        return _cause(reason)
    if isinstance(error, TransportError):
        return str(error)
    return type(reason if isinstance(reason, Exception) else error).__name__


def _host_asked(error: TransportError) -> str:
    """Where a token was asked for; "" if the error doesn't say."""
    reason = error.args[0] if error.args else None
    request = reason.request if isinstance(reason, http.RequestException) else None
    return host_of(request.url or "") if request is not None else ""


def _oauth(error: GoogleAuthError) -> tuple[str, str]:
    """OAuth's error code and description, as far as the token server gave them."""
    said = error.args[1] if len(error.args) > 1 and isinstance(error.args[1], dict) else {}
    code, description = said.get("error"), said.get("error_description")
    code = code if isinstance(code, str) and _CODE.fullmatch(code) else ""
    return code, description if isinstance(description, str) else ""


def _is_whole(content: bytes) -> bool:
    """Whether bytes begin and end like a JSON object; requests saw to it that none are missing in between."""
    return content[:64].lstrip().startswith(b"{") and content[-64:].rstrip().endswith(b"}")
