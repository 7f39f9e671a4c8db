"""What a server says, made fit to be kept: without control characters, secrets or anything of the message."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from email import message_from_bytes
from email.errors import HeaderParseError
from email.header import decode_header

TEXT_LIMIT = 200
_WORD = re.compile(r"[^\s<>()\[\]\"',;:=]{4,}")
_ENHANCED = re.compile(r"[245]\.\d{1,3}\.\d{1,3}")
_QUEUE_IDS = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        r"\bqueued as ([\w.+-]+)",  # Postfix
        r"\bqueued on \S+ as ([\w.+-]+)",
        r"\[InternalId=(\d+)",  # Exchange
        r"\bOK\s+\d+ (\S+) - gsmtp",  # Gmail
        r"\bqueued on \S+ (\d{6,}-\w+)",  # Yandex
        r"\bid=([\w.+-]+)",  # Exim
        r"([\w.+-]+) Message accepted for delivery",  # Sendmail
        r"\bqueue[ -]?id:? ([\w.+-]+)",
    )
)
_ID_LIMIT = 100


@dataclass(frozen=True, slots=True)
class Reply:
    """A server's answer: its code and its words, on one line."""

    code: int
    words: str

    @property
    def text(self) -> str:
        """The words, clipped."""
        return clipped(self.words)

    @property
    def queue_id(self) -> str:
        """What the server calls the message from now on; "" if it doesn't say."""
        found = (pattern.search(self.words) for pattern in _QUEUE_IDS)
        return next((match[1][:_ID_LIMIT] for match in found if match), "")


def on_one_line(raw: bytes) -> str:
    """A server's bytes as words: control characters, invisible ones and what is no UTF-8 are gone."""
    return " ".join("".join(map(_visible, raw.decode("utf-8", "replace"))).split())


def _visible(letter: str) -> str:
    """A letter as it is, white space as a space, and nothing for what can't be seen: it could part a word."""
    if letter.isspace():
        return " "
    return "" if unicodedata.category(letter).startswith("C") else letter


def clipped(text: str) -> str:
    """Not more than fits into a line of a list."""
    return text if len(text) <= TEXT_LIMIT else f"{text[: TEXT_LIMIT - 1]}…"


def veiled(words: str, secrets: Iterable[str], content: str) -> str:
    """The words without secrets, and without any longer word that stands in `content` (case-folded)."""
    for secret in sorted(filter(None, secrets), key=len, reverse=True):
        words = words.replace(secret, "…")
    return _WORD.sub(lambda word: "…" if _quoted(word[0], content) else word[0], words) if content else words


def _quoted(word: str, content: str) -> bool:
    return not _ENHANCED.fullmatch(word) and word.casefold().rstrip(".!?") in content


def content_of(message: bytes) -> str:
    """What a message tells its reader, case-folded: its subject and its parts, as they stand and decoded."""
    parsed = message_from_bytes(message)
    subject = str(parsed.get("subject", ""))
    try:
        pieces = [piece if isinstance(piece, bytes) else piece.encode() for piece, _ in decode_header(subject)]
    except (HeaderParseError, UnicodeError):
        pieces = []
    for part in parsed.walk():
        payload = part.get_payload(decode=True)
        if isinstance(payload, bytes):
            pieces.append(payload)
    pieces.append(message.partition(b"\r\n\r\n")[2])
    return "\n".join((subject, *(piece.decode("utf-8", "replace") for piece in pieces))).casefold()
