"""The last good memo, kept in the ledger over a restart."""

from __future__ import annotations

import datetime as dt
from typing import cast

from sheetsync.core.memo import Picture, RenderedMemo, letter
from sheetsync.ports import Ledger
from sheetsync.service.memory import LastGood

NOW = dt.datetime(2026, 11, 20, 8, tzinfo=dt.UTC)


class Notes:
    """The part of a ledger that keeps small facts."""

    def __init__(self) -> None:
        self.kept: dict[str, str] = {}

    def note(self, name: str, value: str) -> None:
        self.kept[name] = value

    def noted(self, name: str) -> str:
        return self.kept.get(name, "")


def test_a_memo_comes_back_with_its_pictures() -> None:
    picture = Picture("waterfall-1@sheetsync", "From plan to fact", 552, 210, lambda: b"\x89PNG and more")
    memo = RenderedMemo("subject", "text\n", '<img src="cid:waterfall-1@sheetsync">', (picture,))
    ledger = cast("Ledger", Notes())
    LastGood(memo, (), NOW).keep(ledger)
    back = LastGood.of(ledger)
    assert back.memo == memo
    assert back.synced == NOW
    first, second = (
        letter(one, "key", "a@example.com", "b@example.com", NOW).as_bytes() for one in (memo, back.memo) if one
    )
    assert first == second


def test_one_that_was_kept_before_there_were_pictures() -> None:
    notes = Notes()
    ledger = cast("Ledger", notes)
    LastGood(RenderedMemo("subject", "text", "page"), (), NOW).keep(ledger)
    notes.kept = {name: value.replace(', "pictures": []', "") for name, value in notes.kept.items()}
    assert "pictures" not in str(notes.kept)
    assert LastGood.of(ledger).memo == RenderedMemo("subject", "text", "page")
