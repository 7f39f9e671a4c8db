"""The memo as one e-mail: text and HTML, the pictures beside the HTML that shows them."""

from __future__ import annotations

import datetime as dt
import hashlib
from email.message import EmailMessage
from email.utils import format_datetime

from sheetsync.core.memo.parts import RenderedMemo


def letter(memo: RenderedMemo, key: str, sender: str, recipient: str, date: dt.datetime) -> EmailMessage:
    """Its id follows from the key and the recipient, so that a copy is known as one; equal memos give equal bytes."""
    name = hashlib.sha256(f"{key}|{recipient}".encode()).hexdigest()[:32]
    mail = EmailMessage()
    mail["From"] = sender
    mail["To"] = recipient
    mail["Subject"] = memo.subject
    mail["Date"] = format_datetime(date)
    mail["Message-ID"] = f"<{name}@{sender.rpartition('@')[2]}>"
    mail["Auto-Submitted"] = "auto-generated"
    mail.set_content(memo.text)
    mail.add_alternative(memo.html, subtype="html")
    _, page = mail.iter_parts()
    for picture in memo.pictures:
        name_of_file = f"{picture.cid.partition('@')[0]}.png"
        page.add_related(
            picture.png(), "image", "png", cid=f"<{picture.cid}>", disposition="inline", filename=name_of_file
        )
    if memo.pictures:
        page.set_param("type", "text/html")
    many = [part for part in mail.walk() if part.is_multipart()]
    for place, part in enumerate(many):
        part.set_boundary(f"=_{name}_{place}")  # left to itself, it would be drawn by lot
    return mail
