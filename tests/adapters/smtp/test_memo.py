"""The memo over a real mail server, and taken apart again, part by part."""

from __future__ import annotations

import datetime as dt
import email.policy
import ssl
from collections.abc import Callable
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import SMTP

import pytest

from sheetsync.adapters.smtp import SmtpCourier
from sheetsync.adapters.templates import JinjaMemo
from sheetsync.core.memo import Memo, RenderedMemo, letter
from tests.adapters.memo.letters import HOSTILE, bare, hostile, usual
from tests.adapters.smtp.mailbox import Mailbox
from tests.adapters.smtp.messages import RECIPIENT, SENDER, nothing

DUE = dt.datetime(2026, 11, 25, 6, tzinfo=dt.UTC)


def frozen(memo: RenderedMemo) -> bytes:
    return letter(memo, "review-2026-11-25", SENDER, RECIPIENT, DUE).as_bytes(policy=SMTP)


@pytest.mark.parametrize("memo", [usual(), bare(), *map(hostile, HOSTILE)], ids=lambda memo: ascii(memo.subject[:12]))
def test_there_and_back(memo: Memo, localhost: ssl.SSLContext, courier_to: Callable[..., SmtpCourier]) -> None:
    rendered = JinjaMemo().render(memo)
    with Mailbox(localhost) as mailbox:
        receipt = courier_to(mailbox.port).hand_over(SENDER, RECIPIENT, frozen(rendered), nothing)
    assert receipt.outcome == "accepted", receipt
    (delivered,) = mailbox.messages
    mail = message_from_bytes(delivered.content, _class=EmailMessage, policy=email.policy.default)
    assert not mail.defects
    assert str(mail["Subject"]).split() == rendered.subject.split()
    assert mail["Bcc"] is None
    assert mail["Auto-Submitted"] == "auto-generated"
    assert mail["Date"].datetime == DUE
    check_parts(mail, rendered)
    assert max(map(len, delivered.content.split(b"\r\n"))) <= 998


def check_parts(mail: EmailMessage, rendered: RenderedMemo) -> None:
    """multipart/alternative: the text, then the page with its pictures beside it."""
    assert mail.get_content_type() == "multipart/alternative"
    text, page = mail.iter_parts()
    assert isinstance(page, EmailMessage)
    assert text.get_content().replace("\r\n", "\n") == rendered.text
    pictures: list[EmailMessage] = []
    if rendered.pictures:
        assert page.get_content_type() == "multipart/related"
        assert page.get_param("type") == "text/html"
        page, *pictures = page.iter_parts()  # type: ignore[assignment]
    assert page.get_content().replace("\r\n", "\n").rstrip() == rendered.html.rstrip()
    assert [picture.get_content() for picture in pictures] == [one.png() for one in rendered.pictures]
    for picture, one in zip(pictures, rendered.pictures, strict=True):
        assert picture["Content-ID"] == f"<{one.cid}>"
        assert picture.get_content_type() == "image/png"
        assert picture.get_content_disposition() == "inline"
        assert f'src="cid:{one.cid}"' in rendered.html


def test_the_same_memo_is_the_same_bytes() -> None:
    """What is frozen in the ledger doesn't depend on when or by which process it was made."""
    first, second = (frozen(JinjaMemo().render(usual())) for _ in range(2))
    assert first == second
    other = letter(JinjaMemo().render(usual()), "review-2026-11-25", SENDER, "sales@example.com", DUE)
    assert other["Message-ID"] not in first.decode()
