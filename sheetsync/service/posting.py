"""A memo made into messages, once: the bytes of every attempt."""

from __future__ import annotations

import datetime as dt
import html
import re
from collections.abc import Sequence
from dataclasses import replace
from email.policy import SMTP
from textwrap import fill
from zoneinfo import ZoneInfo

from sheetsync.core.agenda import Due, Meeting
from sheetsync.core.lang import Lang, figures, say
from sheetsync.core.memo import RenderedMemo, letter
from sheetsync.ports import Frozen

_STYLE = "margin:0;padding:12px 16px;background:#FBE9DD;color:#7A3507;font:14px sans-serif"
_WIDTH = 76
_BODY = re.compile(r"<body[^>]*>")


def frozen(due: Due, memo: RenderedMemo, sender: str, recipients: Sequence[str], notices: Sequence[str]) -> Frozen:
    """One message per recipient; its date is when it was due, so that it doesn't depend on when it was made."""
    shown = with_notices(memo, notices)
    messages = {
        recipient: letter(shown, due.key, sender, recipient, due.due_at).as_bytes(policy=SMTP)
        for recipient in recipients
    }
    return Frozen(due.key, due.review, due.starts, due.revision, messages)


def with_notices(memo: RenderedMemo, notices: Sequence[str]) -> RenderedMemo:
    """The memo with sentences that must be seen first."""
    if not notices:
        return memo
    shown = "".join(f'<p style="{_STYLE}">{html.escape(notice)}</p>' for notice in notices)
    return replace(
        memo,
        text="\n".join([*(fill(notice, _WIDTH) for notice in notices), "", memo.text]),
        html=_BODY.sub(lambda body: body[0] + shown, memo.html, count=1),
    )


def invited(recipients: Sequence[str], meetings: Sequence[Meeting], due: Due) -> Sequence[str]:
    """Those who are configured; if the meeting names some of them, only these."""
    named = {person for meeting in meetings if meeting.starts == due.starts for person in meeting.participants}
    narrowed = [recipient for recipient in recipients if recipient.casefold() in named]
    return narrowed or recipients


def late(due: Due, zone: ZoneInfo, lang: Lang) -> str:
    """That a memo comes after its hour."""
    local = due.due_at.astimezone(zone)
    return say(lang, "memo.late", due=f"{figures.day(local.date(), lang)} {local:%H:%M}")


def stale(synced: dt.datetime, why: str, zone: ZoneInfo, lang: Lang) -> str:
    """That a memo is made of old numbers."""
    return say(lang, "memo.stale", date=figures.day(synced.astimezone(zone).date(), lang), why=why)
