"""An emulator of Google Sheets: a real HTTP server on loopback for unmodified clients. See README.md."""

from .emulator import ROBOT, Emulator
from .exchange import Exchange
from .person import OWNER, Person

__all__ = ["OWNER", "ROBOT", "Emulator", "Exchange", "Person"]
