"""What a server says that nobody may keep: the password, and what the message tells."""

from __future__ import annotations

import base64

import pytest

from sheetsync.adapters.smtp.reply import content_of
from sheetsync.ports import Receipt
from tests.adapters.smtp.conftest import Talking
from tests.adapters.smtp.messages import PASSWORD


@pytest.mark.parametrize("form", ["plain", "base64", "whole", "spread"])
def test_a_server_that_tells_the_password(form: str, talking: Talking) -> None:
    forms = {
        "plain": PASSWORD.encode(),
        "base64": base64.b64encode(PASSWORD.encode()).rstrip(b"="),
        "whole": base64.b64encode(b"\0memo\0" + PASSWORD.encode()),
        "spread": PASSWORD.replace("hunter", "hun\x00\u202eter").encode(),
    }
    receipt = talking(auth=b"535 5.7.8 " + b"x" * 175 + b" " + forms[form] + b" is wrong\r\n")
    assert receipt.code == 535
    assert not any(part in receipt.text for part in ("hunter2", "ter2", forms["base64"].decode()[:6], "AG1lbW8"))


def test_a_server_that_tells_the_message(talking: Talking) -> None:
    receipt = talking(dot=b"554 5.7.1 Blocked: 'Canary-4711: the plan is missed.' is spam\r\n")
    assert receipt == Receipt("refused", 554, "final dot: 5.7.1 Blocked: '…: the … is …' is spam")


def test_a_server_that_tells_what_was_encoded(talking: Talking) -> None:
    told = base64.b64encode("Выручка 4711 рублей".encode())
    message = (
        b"Subject: =?utf-8?b?" + base64.b64encode("Секрет".encode()) + b"?=\r\n"
        b"Content-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: base64\r\n\r\n" + told + b"\r\n"
    )
    receipt = talking(message, dot='554 Секрет выручка "4711"?\r\n'.encode())
    assert receipt.text == 'final dot: … … "…"?'


def test_control_characters(talking: Talking) -> None:
    receipt = talking(rcpt=b"550 \x1b[31mred\x07\xe2\x80\xae\x00 \xf0\x9f\x92\xa9 \xff end\t.\r\n")
    assert receipt.text == "RCPT: [31mred 💩 � end ."


def test_a_code_is_no_secret_whatever_the_message_tells(talking: Talking) -> None:
    receipt = talking(b"Subject: 5.7.1\r\n\r\n5.7.1 and 15.7.1\r\n", dot=b"554 5.7.1 Not 15.7.1\r\n")
    assert receipt.text == "final dot: 5.7.1 Not …"


def test_a_subject_that_nobody_can_decode() -> None:
    assert "=?utf-8?b?aaaaa?=" in content_of(b"Subject: =?utf-8?b?AAAAA?=\r\n\r\nbody\r\n")
