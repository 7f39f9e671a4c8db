"""The outbox as a courier: files that are whole and are there once."""

from __future__ import annotations

from pathlib import Path

from sheetsync.adapters.outbox import Outbox
from tests.adapters.smtp.messages import MEMO, RECIPIENT, SENDER, Calls, never, nothing


def test_the_same_message_is_one_file(tmp_path: Path) -> None:
    outbox, before_dot = Outbox(tmp_path), Calls()
    first = outbox.hand_over(SENDER, RECIPIENT, MEMO, before_dot)
    assert outbox.hand_over(SENDER, RECIPIENT, MEMO, before_dot) == first
    assert before_dot.count == 2
    assert [path.name for path in tmp_path.iterdir()] == [first.queue_id]
    assert first.queue_id.startswith("ceo@example.com-")
    assert first.queue_id.endswith(".eml")
    others = [(SENDER, RECIPIENT, MEMO + b"x"), (SENDER, "c_o@example.com", MEMO), (RECIPIENT, RECIPIENT, MEMO)]
    for sender, recipient, message in others:
        outbox.hand_over(sender, recipient, message, nothing)
    assert len(list(tmp_path.iterdir())) == 4


def test_only_a_scratch_file_before_the_dot(tmp_path: Path) -> None:
    seen: list[str] = []
    Outbox(tmp_path).hand_over(SENDER, RECIPIENT, MEMO, lambda: seen.extend(path.suffix for path in tmp_path.iterdir()))
    assert seen == [".part"]
    assert [path.suffix for path in tmp_path.iterdir()] == [".eml"]


def test_a_folder_that_is_a_file(tmp_path: Path) -> None:
    (tmp_path / "outbox").write_text("no folder", encoding="utf-8")
    receipt = Outbox(tmp_path / "outbox").hand_over(SENDER, RECIPIENT, MEMO, never)
    assert (receipt.outcome, receipt.lane_stops) == ("untouched", True)
    assert "can't be laid into the outbox" in receipt.text


def test_a_folder_that_goes_away(tmp_path: Path) -> None:
    folder = tmp_path / "outbox"

    def remove() -> None:
        for path in folder.iterdir():
            path.unlink()
        folder.rmdir()

    receipt = Outbox(folder).hand_over(SENDER, RECIPIENT, MEMO, remove)
    assert (receipt.outcome, receipt.lane_stops) == ("untouched", True)


def test_names_that_no_folder_could_hold(tmp_path: Path) -> None:
    receipt = Outbox(tmp_path / "outbox").hand_over("\ud800", "../../a/b\\c:d\ud800@example.com" * 9, MEMO, nothing)
    assert receipt.outcome == "accepted"
    assert (tmp_path / "outbox" / receipt.queue_id).read_bytes() == MEMO
