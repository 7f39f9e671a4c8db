"""Whatever a message holds arrives; whatever a server says ends with a receipt."""

from __future__ import annotations

import socket
import ssl
from collections.abc import Callable, Iterator
from contextlib import closing, suppress

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sheetsync.adapters.smtp import SmtpCourier, Step
from sheetsync.adapters.smtp.line import Broken, Line
from sheetsync.adapters.smtp.reply import Reply, content_of, on_one_line, veiled
from tests.adapters.smtp.mailbox import Mailbox
from tests.adapters.smtp.messages import MEMO, PASSWORD, RECIPIENT, SENDER, USERNAME, nothing
from tests.adapters.smtp.script import ANSWERS, ScriptedServer, saying_and_closing

HEAD = b"Subject: x\r\n\r\n"
CORNERS = [b".", b"..", b"...", b"", b". ", b"x" * 998, b"." + b"x" * 997]
A_LINE = st.sampled_from(CORNERS) | st.binary(max_size=60).map(lambda line: line.translate(None, b"\r\n"))
LINES = st.lists(A_LINE, max_size=12).map(lambda lines: b"".join(line + b"\r\n" for line in lines))
STEPS = [step for step in ANSWERS if step != "body"]
SHAPED_LIKE_SMTP = st.lists(
    st.builds(
        lambda code, mark, words: b"%d" % code + mark + words,
        st.integers(100, 700),
        st.sampled_from([b" ", b"-", b"", b"_"]),
        st.binary(max_size=20),
    ),
    max_size=4,
).map(b"\r\n".join)
ANSWER = st.builds(bytes.__add__, st.binary(max_size=40) | SHAPED_LIKE_SMTP, st.sampled_from([b"", b"\r\n", b"\n"]))
NOTHING_IS_SHARED = settings(deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


@pytest.fixture(scope="module")
def mailbox(localhost: ssl.SSLContext) -> Iterator[Mailbox]:
    with Mailbox(localhost) as mailbox:
        yield mailbox


@NOTHING_IS_SHARED
@given(LINES)
def test_every_byte_arrives(mailbox: Mailbox, courier_to: Callable[..., SmtpCourier], body: bytes) -> None:
    receipt = courier_to(mailbox.port).hand_over(SENDER, RECIPIENT, HEAD + body, nothing)
    assert receipt.outcome == "accepted", receipt
    assert mailbox.messages.pop().content == HEAD + body


@NOTHING_IS_SHARED
@given(st.sampled_from(STEPS), ANSWER)
def test_any_answer_ends_with_a_receipt(
    localhost: ssl.SSLContext, courier_to: Callable[..., SmtpCourier], step: str, answer: bytes
) -> None:
    with ScriptedServer(localhost, ways={step: saying_and_closing(answer)}) as server:
        courier = courier_to(server.port, username=USERNAME, password=PASSWORD)
        receipt = courier.hand_over(SENDER, RECIPIENT, MEMO, nothing)
    if step != "dot":
        assert receipt.outcome in ("untouched", "deferred", "refused")
        assert receipt.outcome == "untouched" or step in ("rcpt", "data")
    assert receipt.outcome != "accepted" or answer.lstrip().startswith(b"25")
    assert len(receipt.text) <= 200
    assert receipt.text.isprintable()


@given(st.binary() | st.lists(ANSWER).map(b"".join))
def test_any_bytes_on_the_line(raw: bytes) -> None:
    """Each of them is an answer or breaks the line, and there are no more of them than lines."""
    ours, theirs = socket.socketpair()
    line = Line("localhost")
    line._wire = ours
    with closing(line), theirs:
        theirs.sendall(raw)
        theirs.shutdown(socket.SHUT_WR)
        answers: list[tuple[int, bytes]] = []
        with suppress(Broken):
            answers.extend(iter(line.getreply, None))
    assert len(answers) <= raw.count(b"\n")
    assert all(200 <= code <= 599 and on_one_line(words).isprintable() for code, words in answers)


@given(st.binary(), st.lists(st.text(min_size=1)), st.binary())
def test_any_words_can_be_kept(words: bytes, secrets: list[str], message: bytes) -> None:
    reply = Reply(250, veiled(on_one_line(words), secrets, content_of(message)))
    assert reply.text.isprintable()
    assert isinstance(reply.queue_id, str)


@NOTHING_IS_SHARED
@given(st.text(), st.text(), st.binary())
def test_anything_handed_over(courier_to: Callable[..., SmtpCourier], sender: str, recipient: str, memo: bytes) -> None:
    courier = courier_to(1, host="127.0.0.1", patience={Step.CONNECT: 1.0})
    assert courier.hand_over(sender, recipient, memo, nothing).outcome in ("refused", "untouched")
