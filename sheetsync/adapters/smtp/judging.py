"""What an answer, or the lack of one, means at each step of handing a message over."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum

from sheetsync.adapters.smtp.reply import Reply, clipped
from sheetsync.ports import Receipt


class Step(StrEnum):
    """How far the dialogue with a server has come."""

    CONNECT = "connection"
    GREETING = "greeting"
    TLS = "TLS"
    EHLO = "EHLO"
    AUTH = "AUTH"
    MAIL = "MAIL"
    RCPT = "RCPT"
    DATA = "DATA"
    BODY = "body"
    DOT = "final dot"


PATIENCE: Mapping[Step, float] = {**dict.fromkeys(Step, 30.0), Step.CONNECT: 10.0, Step.DOT: 120.0}
"""Seconds until a server that says nothing is given up."""

NO_RECIPIENT_YET = frozenset({Step.CONNECT, Step.GREETING, Step.TLS, Step.EHLO, Step.AUTH, Step.MAIL})
"""Until the recipient is named, a fault can't be the recipient's: nobody else need be tried."""

_NOBODY_NOW = frozenset({421, 530, 535, 538})
"""The server closes, or wants another login: it would say so to everybody."""
_CLOSING = 421
_GOES_ON: Mapping[Step, frozenset[int]] = {
    Step.GREETING: frozenset({220}),
    Step.TLS: frozenset({220}),
    Step.EHLO: frozenset({250}),
    Step.AUTH: frozenset({235}),
    Step.MAIL: frozenset({250}),
    Step.RCPT: frozenset({250, 251, 252}),
    Step.DATA: frozenset({354}),
}
_TAKEN = frozenset({250, 251, 252})


def judged(step: Step, reply: Reply) -> Receipt | None:
    """What an answer before the final dot ends the handing over with; None if it goes on."""
    if reply.code in _GOES_ON.get(step, ()):
        return None
    lane_stops = step in NO_RECIPIENT_YET or reply.code in _NOBODY_NOW
    if lane_stops or reply.code < 400:
        return Receipt("untouched", reply.code, _told(step, reply.text), lane_stops=lane_stops)
    return Receipt("deferred" if reply.code < 500 else "refused", reply.code, _told(step, reply.text))


def judged_last(reply: Reply) -> Receipt:
    """The answer to the final dot: it alone says whether the server took the message."""
    if reply.code in _TAKEN:
        return Receipt("accepted", reply.code, reply.text, reply.queue_id)
    if reply.code < 400:
        return Receipt("unknown", reply.code, _told(Step.DOT, reply.text))
    told = _told(Step.DOT, reply.text)
    if reply.code < 500:
        return Receipt("deferred", reply.code, told, lane_stops=reply.code == _CLOSING)
    return Receipt("refused", reply.code, told)


def broken_off(step: Step, why: str) -> Receipt:
    """What a dialogue that broke off at a step ends with."""
    if step is Step.DOT:
        return Receipt("unknown", text=_told(step, why))
    return Receipt("untouched", text=_told(step, why), lane_stops=step in NO_RECIPIENT_YET)


def _told(step: Step, words: str) -> str:
    return clipped(f"{step}: {words or 'no reason given'}")
