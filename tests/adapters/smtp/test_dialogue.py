"""Servers that answer in their own ways, and what is believed of it."""

from __future__ import annotations

import base64
import itertools
import socket
import ssl
import threading
from collections.abc import Callable

import pytest

from sheetsync.adapters.smtp import SmtpCourier, Step
from sheetsync.ports import Receipt
from tests.adapters.smtp.conftest import Talking
from tests.adapters.smtp.messages import LONG_MEMO, MEMO, PASSWORD, RECIPIENT, SENDER, USERNAME, never, nothing
from tests.adapters.smtp.script import ANSWERS, SAFETY, ScriptedServer, Talk, keeping_silent

EHLO = b"250-mail.example.com\r\n"


@pytest.mark.parametrize("step", ["connect", "plain", "ehlo", "auth", "mail", "rcpt", "data"])
def test_an_answer_left_over(step: str, talking: Talking) -> None:
    """Else the 250 that was left over would be believed to be the answer to the dot."""
    receipt = talking(before_dot=never, **{step: ANSWERS[step] + b"250 2.0.0 Ok\r\n"})
    assert (receipt.outcome, receipt.code) == ("untouched", 250 if step == "data" else 0)
    assert receipt.lane_stops == (step not in ("mail", "rcpt", "data"))


@pytest.mark.parametrize("step", ["auth", "mail", "rcpt", "data"])
def test_a_server_that_closes_unasked(step: str, talking: Talking) -> None:
    receipt = talking(before_dot=never, **{step: ANSWERS[step] + b"421 4.4.2 Shutting down\r\n"})
    assert (receipt.outcome, receipt.code, receipt.lane_stops) == ("untouched", 421, True)


@pytest.mark.parametrize(
    ("words", "outcome", "code"),
    [
        (b"552 5.3.4 Too much of it\r\n", "refused", 552),
        (b"452 4.3.1 Too much just now\r\n", "deferred", 452),
        (b"250 2.0.0 Ok\r\n", "untouched", 250),
        (b"well\r\n", "untouched", 0),
    ],
)
def test_a_server_that_had_enough_while_the_dot_was_prepared(
    words: bytes, outcome: str, code: int, localhost: ssl.SSLContext, courier_to: Callable[..., SmtpCourier]
) -> None:
    """What it says between the body and the dot is heard, and the dot isn't sent."""
    body_is_told, spoken = threading.Event(), threading.Event()

    def have_enough(talk: Talk) -> None:
        assert body_is_told.wait(SAFETY)
        talk.say(words)
        spoken.set()
        talk.hear_out()

    def before_dot() -> None:
        body_is_told.set()
        assert spoken.wait(SAFETY)

    with ScriptedServer(localhost, ways={"body": have_enough}) as server:
        receipt = courier_to(server.port).hand_over(SENDER, RECIPIENT, MEMO + b"and more\r\n" * 200, before_dot)
    assert (receipt.outcome, receipt.code) == (outcome, code)
    assert not server.heard_the_dot


def test_a_server_that_refuses_the_body_and_stops_listening(
    localhost: ssl.SSLContext, courier_to: Callable[..., SmtpCourier]
) -> None:
    def refuse(talk: Talk) -> None:
        talk.say(b"552 5.3.4 Too much of it\r\n")
        keeping_silent(talk)

    with ScriptedServer(localhost, ways={"body": refuse}) as server:
        courier = courier_to(server.port, patience={Step.BODY: 0.2})
        receipt = courier.hand_over(SENDER, RECIPIENT, LONG_MEMO, never)
    assert receipt == Receipt("refused", 552, "body: 5.3.4 Too much of it")


def test_before_dot_raises(localhost: ssl.SSLContext, courier_to: Callable[..., SmtpCourier]) -> None:
    def no_room() -> None:
        raise OSError(28, "No space left on device")

    with (
        ScriptedServer(localhost) as server,
        pytest.raises(OSError, match="No space left"),
    ):
        courier_to(server.port).hand_over(SENDER, RECIPIENT, MEMO, no_room)
    assert b"Canary" in server.heard
    assert not server.heard_the_dot
    assert not server.heard.endswith(b"QUIT\r\n")


@pytest.mark.parametrize(
    ("answer", "outcome", "code"),
    [
        (b"250-first\r\n250-second\r\n250 third\r\n", "accepted", 250),
        (b"250\r\n", "accepted", 250),
        (b"250 with a bare line feed\n", "accepted", 250),
        (b"252 2.0.0 Taken, it seems\r\n", "accepted", 252),
        (b"554-no\r\n554-" + b"and again " * 300 + b"\r\n554 no\r\n", "refused", 554),
        (b"250-first\r\n550 second\r\n", "unknown", 0),
        (b"220 greeting\r\n", "unknown", 220),
        (b"221 Bye\r\n", "unknown", 221),
        (b"250_ok\r\n", "unknown", 0),
        (b"2500 ok\r\n", "unknown", 0),
        (b"999 what\r\n", "unknown", 0),
        (b"-50 what\r\n", "unknown", 0),
        ("２５０ ok\r\n".encode(), "unknown", 0),
        (b"\r\n", "unknown", 0),
    ],
)
def test_the_answer_to_the_dot(answer: bytes, outcome: str, code: int, talking: Talking) -> None:
    receipt = talking(dot=answer)
    assert (receipt.outcome, receipt.code, receipt.lane_stops) == (outcome, code, False)
    assert len(receipt.text) <= 200


def test_an_answer_of_too_many_lines(talking: Talking) -> None:
    receipt = talking(dot=b"250-x\r\n" * 200 + b"250 x\r\n")
    assert receipt == Receipt("unknown", 0, "final dot: an answer without an end")
    assert talking(dot=b"250-x\r\n" * 100 + b"250 x\r\n").outcome == "accepted"


@pytest.mark.parametrize("code", [530, 535, 538])
@pytest.mark.parametrize("step", ["rcpt", "data"])
def test_a_login_asked_for_late(code: int, step: str, talking: Talking) -> None:
    receipt = talking(before_dot=never, **{step: b"%d 5.7.0 Who are you?\r\n" % code})
    assert (receipt.outcome, receipt.code, receipt.lane_stops) == ("untouched", code, True)


@pytest.mark.parametrize("answer", [b"251 2.1.5 Will forward\r\n", b"252 2.1.5 Can't verify\r\n"])
def test_a_recipient_somewhere_else(answer: bytes, talking: Talking) -> None:
    assert talking(rcpt=answer).outcome == "accepted"


def test_signing_in_word_by_word(localhost: ssl.SSLContext, courier_to: Callable[..., SmtpCourier]) -> None:
    answers = {"ehlo": EHLO + b"250 AUTH XOAUTH2 LOGIN\r\n", "auth": b"334 VXNlcm5hbWU6\r\n", "mail": b"334 go on\r\n"}
    with ScriptedServer(localhost, answers={**answers, "rcpt": b"535 5.7.8 No\r\n"}) as server:
        courier = courier_to(server.port, username=USERNAME, password=PASSWORD)
        receipt = courier.hand_over(SENDER, RECIPIENT, MEMO, never)
    assert receipt == Receipt("untouched", 535, "AUTH: 5.7.8 No", lane_stops=True)
    assert server.heard.splitlines()[1:4] == [
        b"AUTH LOGIN",
        base64.b64encode(b"memo"),
        base64.b64encode(PASSWORD.encode()),
    ]


@pytest.mark.parametrize("answer", [b"235 2.7.0 In\r\n", b"250 Ok\r\n", b"504 5.5.4 No\r\n"])
def test_signing_in_is_cut_short(answer: bytes, talking: Talking) -> None:
    """The password isn't said to a server that didn't ask for it."""
    receipt = talking(before_dot=never, ehlo=EHLO + b"250 AUTH LOGIN\r\n", auth=answer)
    assert (receipt.outcome, receipt.lane_stops) == ("untouched", True)


@pytest.mark.parametrize(
    ("ehlo", "offered"), [(b"250 AUTH XOAUTH2 GSSAPI\r\n", "XOAUTH2, GSSAPI"), (b"250 8BITMIME\r\n", "nothing")]
)
def test_no_way_to_sign_in(ehlo: bytes, offered: str, talking: Talking) -> None:
    receipt = talking(before_dot=never, ehlo=EHLO + ehlo)
    words = f"AUTH: the server offers no sign-in by password (it offers {offered})"
    assert receipt == Receipt("untouched", 0, words, lane_stops=True)


def test_a_login_offered_in_the_old_way(talking: Talking) -> None:
    assert talking(ehlo=EHLO + b"250 AUTH=PLAIN\r\n").outcome == "accepted"


def test_without_signing_in(talking: Talking) -> None:
    assert talking(username="", ehlo=b"250 mail.example.com\r\n").outcome == "accepted"


def test_a_server_that_takes_seven_bits(talking: Talking) -> None:
    ehlo = EHLO + b"250 AUTH PLAIN\r\n"
    assert talking(ehlo=ehlo).outcome == "accepted"
    receipt = talking("\r\nПлан\r\n".encode(), before_dot=never, ehlo=ehlo)
    assert receipt == Receipt("refused", 0, "the server takes no text in 8 bits")


def test_a_message_that_is_too_big(talking: Talking) -> None:
    ehlo = EHLO + b"250-AUTH PLAIN\r\n250 SIZE %d\r\n" % len(MEMO)
    assert talking(ehlo=ehlo).outcome == "accepted"
    receipt = talking(MEMO + b"!", before_dot=never, ehlo=ehlo)
    words = f"the message has {len(MEMO) + 1} bytes, the server takes {len(MEMO)}"
    assert receipt == Receipt("refused", 0, words)


@pytest.mark.parametrize("limit", [b"SIZE", b"SIZE 0", b"SIZE much"])
def test_no_limit_of_size(limit: bytes, talking: Talking) -> None:
    assert talking(ehlo=EHLO + b"250-AUTH PLAIN\r\n250 " + limit + b"\r\n").outcome == "accepted"


def test_a_server_that_dribbles(localhost: ssl.SSLContext, courier_to: Callable[..., SmtpCourier]) -> None:
    """Time counts for the whole answer, not anew for every byte: with a clock on which each look takes 9 s."""

    def dribble(talk: Talk) -> None:
        for _ in range(20_000):
            talk.say(b"2")
        talk.hear_out()

    with ScriptedServer(localhost, ways={"dot": dribble}) as server:
        courier = courier_to(server.port, clock=itertools.count(0.0, 9.0).__next__)
        receipt = courier.hand_over(SENDER, RECIPIENT, MEMO, nothing)
    assert (receipt.outcome, receipt.text) == ("unknown", "final dot: no answer in time")


def test_nobody_there(courier_to: Callable[..., SmtpCourier]) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))  # and doesn't listen
        port = taken.getsockname()[1]
        receipt = courier_to(port).hand_over(SENDER, RECIPIENT, MEMO, never)
    words = f"connection: localhost:{port} can't be reached (Connection refused)"
    assert receipt == Receipt("untouched", 0, words, lane_stops=True)


@pytest.mark.parametrize("host", ["mail.invalid", "a" * 70 + ".example", "..", "", "\0"])
def test_no_such_host(host: str, courier_to: Callable[..., SmtpCourier]) -> None:
    receipt = courier_to(25, host=host, patience={Step.CONNECT: 1.0}).hand_over(SENDER, RECIPIENT, MEMO, never)
    assert (receipt.outcome, receipt.lane_stops) == ("untouched", True)
    assert receipt.text.startswith("connection: ")


def test_a_signal_ends_it(localhost: ssl.SSLContext, courier_to: Callable[..., SmtpCourier]) -> None:
    """What a signal handler raises isn't taken for a fault of the dialogue."""

    class TimeIsUp(BaseException):
        """Raised at a look at the clock, as a handler would anywhere."""

    def clock() -> float:
        if server.spoke["rcpt"].is_set():
            raise TimeIsUp
        return 0.0

    with ScriptedServer(localhost) as server, pytest.raises(TimeIsUp):
        courier_to(server.port, clock=clock).hand_over(SENDER, RECIPIENT, MEMO, never)
    assert not server.heard_the_dot
