"""Nine steps, eight ways of going wrong at each: one receipt for every one of them.

"!" after an outcome: nobody else need be tried now.
"""

from __future__ import annotations

import ssl
from collections.abc import Callable, Iterator

import pytest

from sheetsync.adapters.smtp import SmtpCourier, Step
from sheetsync.ports import Receipt
from tests.adapters.smtp.messages import LONG_MEMO, MEMO, PASSWORD, RECIPIENT, SENDER, USERNAME, Calls
from tests.adapters.smtp.script import ScriptedServer, Way, dropping, keeping_silent, saying, saying_and_closing

EXPECTED = """
step    | 5xx        | 4xx        | 421        | drop       | garbage    | silence    | overlong   | wrong kind
connect | untouched! | untouched! | untouched! | untouched! | untouched! | untouched! | untouched! | untouched!
tls     | untouched! | untouched! | untouched! | untouched! | untouched! | untouched! | untouched! | untouched!
ehlo    | untouched! | untouched! | untouched! | untouched! | untouched! | untouched! | untouched! | untouched!
auth    | untouched! | untouched! | untouched! | untouched! | untouched! | untouched! | untouched! | untouched!
mail    | untouched! | untouched! | untouched! | untouched! | untouched! | untouched! | untouched! | untouched!
rcpt    | refused    | deferred   | untouched! | untouched  | untouched  | untouched  | untouched  | untouched
data    | refused    | deferred   | untouched! | untouched  | untouched  | untouched  | untouched  | untouched
body    | refused    | deferred   | untouched! | untouched  | untouched  | untouched  | untouched  | untouched
dot     | refused    | deferred   | deferred!  | unknown    | unknown    | unknown    | unknown    | unknown
"""
STEPS = {
    "connect": Step.GREETING,
    "tls": Step.TLS,
    "ehlo": Step.EHLO,
    "auth": Step.AUTH,
    "mail": Step.MAIL,
    "rcpt": Step.RCPT,
    "data": Step.DATA,
    "body": Step.BODY,
    "dot": Step.DOT,
}
WAYS: dict[str, tuple[Way, int, str]] = {
    "5xx": (saying(b"550 5.7.1 Not here\r\n"), 550, "5.7.1 Not here"),
    "4xx": (saying(b"450 4.2.0 Not now\r\n"), 450, "4.2.0 Not now"),
    "421": (saying_and_closing(b"421 4.3.2 Going home\r\n"), 421, "4.3.2 Going home"),
    "drop": (dropping, 0, "the server closed the connection"),
    "garbage": (saying(b"\xff\x00 qu\xe9?\r\n"), 0, "an answer that isn't SMTP"),
    "silence": (keeping_silent, 0, "no answer in time"),
    "overlong": (saying(b"250-" + b"x" * 50_000), 0, "an answer without an end"),
}
OTHERWISE_250 = ("connect", "tls", "auth", "data", "body")


def rows() -> Iterator[tuple[str, str, str]]:
    header, *lines = ([cell.strip() for cell in line.split("|")] for line in EXPECTED.strip().splitlines())
    for step, *outcomes in lines:
        yield from ((step, way, outcome) for way, outcome in zip(header[1:], outcomes, strict=True))


def wrong_kind(step: str) -> tuple[Way, int, str]:
    """An answer that would be right elsewhere: 250 where another belongs, 354 where 250 does."""
    code = 250 if step in OTHERWISE_250 else 354
    return saying(b"%d 2.0.0 By all means\r\n" % code), code, "2.0.0 By all means"


@pytest.mark.parametrize(("step", "way", "outcome"), list(rows()))
def test_one_receipt(
    step: str, way: str, outcome: str, localhost: ssl.SSLContext, courier_to: Callable[..., SmtpCourier]
) -> None:
    misbehave, code, words = WAYS[way] if way in WAYS else wrong_kind(step)
    patience = {STEPS[step]: 0.2} if way == "silence" else {}
    before_dot = Calls()
    with ScriptedServer(localhost, ways={step: misbehave}) as server:
        courier = courier_to(server.port, username=USERNAME, password=PASSWORD, patience=patience)
        receipt = courier.hand_over(SENDER, RECIPIENT, LONG_MEMO if step == "body" else MEMO, before_dot)
    assert receipt == Receipt(
        outcome.removesuffix("!"),  # type: ignore[arg-type]
        code,
        f"{STEPS[step]}: {words}",
        lane_stops=outcome.endswith("!"),
    )
    assert before_dot.count == (step == "dot")
    assert server.heard_the_dot == (step == "dot")
    assert (b"Canary" in server.heard) == (step in ("body", "dot"))
    assert step != "body" or b"QUIT" not in server.heard
    assert set(server.heard_in_plain_text.split()) <= {b"ehlo", b"localhost", b"STARTTLS", b"QUIT"}


def test_nothing_goes_wrong(localhost: ssl.SSLContext, courier_to: Callable[..., SmtpCourier]) -> None:
    with ScriptedServer(localhost) as server:
        courier = courier_to(server.port, username=USERNAME, password=PASSWORD)
        receipt = courier.hand_over(SENDER, RECIPIENT, MEMO, Calls())
    assert receipt == Receipt("accepted", 250, "2.0.0 Ok: queued as 4F2D3A1B", "4F2D3A1B")
    assert server.heard.endswith(b"\r\n.\r\nQUIT\r\n")
