"""What the service needs from the world; adapters and fakes implement it."""

from sheetsync.ports.archive import Archive
from sheetsync.ports.mail import (
    Courier,
    Delivery,
    Frozen,
    Ledger,
    Mailer,
    MemoRenderer,
    Receipt,
    State,
    Witness,
)
from sheetsync.ports.workbook import Button, Finding, NewEntryTab, TabInfo, Workbook

__all__ = [
    "Archive",
    "Button",
    "Courier",
    "Delivery",
    "Finding",
    "Frozen",
    "Ledger",
    "Mailer",
    "MemoRenderer",
    "NewEntryTab",
    "Receipt",
    "State",
    "TabInfo",
    "Witness",
    "Workbook",
]
