"""The memo of a run as messages."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from pathlib import Path

from sheetsync.core.memo import letter
from sheetsync.pipeline.running import Run
from sheetsync.ports import Mailer


def send(mailer: Mailer, run: Run, sender: str, recipients: Sequence[str]) -> list[tuple[str, Path | None]]:
    """One message per recipient, each at most once per review; where it went, None if it had gone before."""
    key = memo_key(run)
    day = dt.datetime.combine(run.plan.as_of, dt.time(), dt.UTC)
    return [
        (recipient, mailer.deliver(key, recipient, letter(run.plan.memo, key, sender, recipient, day)))
        for recipient in recipients
    ]


def memo_key(run: Run) -> str:
    """Names a memo: that of the next review, else of the day."""
    review = run.report.next_review
    return f"review-{review:%Y-%m-%d}" if review else f"memo-{run.plan.as_of:%Y-%m-%d}"
