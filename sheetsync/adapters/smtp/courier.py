"""A Courier over SMTP."""

from __future__ import annotations

import ssl
import time
from collections.abc import Callable, Mapping
from contextlib import closing
from pathlib import Path

from sheetsync.adapters.smtp.dialogue import Dialogue, Security, Server, Stopped
from sheetsync.adapters.smtp.envelope import Unfit, sealed
from sheetsync.adapters.smtp.judging import PATIENCE, Step, broken_off
from sheetsync.adapters.smtp.line import Broken, Line
from sheetsync.adapters.smtp.reply import clipped
from sheetsync.config.running import is_loopback
from sheetsync.ports import Receipt


class SmtpCourier:
    """Hands messages over to one mail server, a connection each; nothing is remembered in between."""

    def __init__(
        self,
        host: str,
        port: int,
        security: Security = "starttls",
        *,
        username: str = "",
        password: str = "",
        ca_file: Path | None = None,
        helo: str = "localhost",
        patience: Mapping[Step, float] = PATIENCE,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        """`patience` in seconds, for the steps where it is another than usual. ValueError for plain text to anywhere
        but this computer, or for a password in plain text; OSError if `ca_file` can't be used.
        """
        if security == "none" and (not is_loopback(host) or username):
            raise ValueError("plain text is for a server on this computer only, and never for a password")
        context = None if security == "none" else _context(ca_file)
        self._server = Server(host, port, security, context, helo, username, password)
        self._patience = {**PATIENCE, **patience}
        self._clock = clock

    def hand_over(self, sender: str, recipient: str, message: bytes, before_dot: Callable[[], None]) -> Receipt:
        """What became of it. Raises what `before_dot` raises, the message's end unsent, and else only what a signal's
        handler raises (no Exception): then nothing is known but that the line is closed.
        """
        with closing(Line(self._server.helo, self._clock)) as line:
            dialogue = Dialogue(line, self._server, self._patience)
            receipt = _safely(dialogue, lambda: _tell(dialogue, sender, recipient, message))
            if receipt is None:
                before_dot()
                receipt = _safely(dialogue, dialogue.end)
            return receipt or broken_off(dialogue.step, "")


def _tell(dialogue: Dialogue, sender: str, recipient: str, message: bytes) -> None:
    envelope = sealed(sender, recipient, message)
    dialogue.sign_in()
    dialogue.tell(envelope)


def _safely(dialogue: Dialogue, act: Callable[[], Receipt | None]) -> Receipt | None:
    """What a part of the dialogue ends with, if it ends; no exception leaves it."""
    try:
        receipt = act()
    except Unfit as fault:
        return Receipt("refused", text=clipped(str(fault)), lane_stops=fault.whose == "sender")
    except Stopped as stopped:
        receipt = stopped.receipt
    except Broken as broken:
        return broken_off(dialogue.step, str(broken))
    except Exception as error:  # noqa: BLE001 - how far the message came must be known whatever happens
        return broken_off(dialogue.step, f"a fault of sheetsync itself ({type(error).__name__})")
    if receipt is not None:
        dialogue.part()
    return receipt


def _context(ca_file: Path | None) -> ssl.SSLContext:
    """Certificates and host names are checked, against the system's authorities or those of a file."""
    context = ssl.create_default_context(cafile=ca_file)
    context.minimum_version = ssl.TLSVersion.TLSv1_2
    return context
