"""Which state of a delivery may follow which; why stands in the package's table."""

from __future__ import annotations

from collections.abc import Mapping, Set

from sheetsync.ports import State

STEPS: Mapping[State, Set[State]] = {
    State.PLANNED: {State.DIALOG, State.HELD, State.EXPIRED, State.CANCELLED},
    State.DIALOG: {State.PLANNED, State.DEFERRED, State.REFUSED, State.COMMITTING},
    State.COMMITTING: {State.ACCEPTED, State.DEFERRED, State.REFUSED, State.UNKNOWN, State.PLANNED},
    State.DEFERRED: {State.DIALOG, State.HELD, State.EXPIRED, State.CANCELLED},
    State.UNKNOWN: {State.HELD, State.PLANNED, State.ACCEPTED},
    State.HELD: {State.ACCEPTED, State.CANCELLED, State.PLANNED},
    State.REFUSED: {State.PLANNED},
    State.ACCEPTED: frozenset(),
    State.EXPIRED: frozenset(),
    State.CANCELLED: frozenset(),
}

OPEN = frozenset({State.PLANNED, State.DIALOG, State.COMMITTING, State.DEFERRED, State.UNKNOWN})
"""Where the service itself does something next."""
