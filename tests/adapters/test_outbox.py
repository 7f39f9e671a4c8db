"""The outbox: a message key is laid down once for each recipient."""

from __future__ import annotations

from email.message import EmailMessage
from pathlib import Path

import pytest

from sheetsync.adapters.outbox import Outbox
from sheetsync.errors import DiskFault


def mail(text: str = "Hello") -> EmailMessage:
    message = EmailMessage()
    message["To"] = "ceo@example.com"
    message.set_content(text)
    return message


def test_once_per_key_and_recipient(tmp_path: Path) -> None:
    outbox = Outbox(tmp_path / "outbox")
    first = outbox.deliver("review-1", "ceo@example.com", mail("as first told"))
    assert first is not None
    assert outbox.deliver("review-1", "ceo@example.com", mail("told anew")) is None
    assert "as first told" in first.read_text(encoding="utf-8")
    assert outbox.deliver("review-1", "sales@example.com", mail()) is not None
    assert outbox.deliver("review-2", "ceo@example.com", mail()) is not None
    assert len(list((tmp_path / "outbox").iterdir())) == 3


def test_names_that_no_folder_could_hold(tmp_path: Path) -> None:
    outbox = Outbox(tmp_path)
    path = outbox.deliver("../../etc", "a/b\\c:d@example.com", mail())
    assert path is not None
    assert path.parent == tmp_path


def test_recipients_that_look_alike_stay_two(tmp_path: Path) -> None:
    outbox = Outbox(tmp_path)
    assert outbox.deliver("r", "a+b@example.com", mail()) != outbox.deliver("r", "a_b@example.com", mail())


def test_a_folder_that_is_a_file(tmp_path: Path) -> None:
    (tmp_path / "outbox").write_text("no folder", encoding="utf-8")
    with pytest.raises(DiskFault, match="outbox"):
        Outbox(tmp_path / "outbox").deliver("r", "a@example.com", mail())
