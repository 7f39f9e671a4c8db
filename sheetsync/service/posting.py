"""A memo made into messages, once: the bytes of every attempt."""

from __future__ import annotations

import html
import re
from collections.abc import Sequence
from dataclasses import replace
from email.policy import SMTP

from sheetsync.core.agenda import Due
from sheetsync.core.memo import RenderedMemo
from sheetsync.pipeline import message
from sheetsync.ports import Frozen

_STYLE = "margin:0;padding:12px 16px;background:#FBE9DD;color:#7A3507;font:14px sans-serif"
_BODY = re.compile(r"<body[^>]*>")


def frozen(due: Due, memo: RenderedMemo, sender: str, recipients: Sequence[str], notices: Sequence[str]) -> Frozen:
    """One message per recipient; its date is when it was due, so that it doesn't depend on when it was made."""
    shown = with_notices(memo, notices)
    messages = {
        recipient: message(shown, due.key, sender, recipient, due.due_at).as_bytes(policy=SMTP)
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
        text="\n".join([*notices, "", memo.text]),
        html=_BODY.sub(lambda body: body[0] + shown, memo.html, count=1),
    )
