"""What is the same for every cut, worked out once."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from typing import TypeVar, cast

from sheetsync.core.facts import Facts

T = TypeVar("T")


class Once:
    """Remembers what functions of the same facts returned: `once(losses_of)` is `losses_of(facts)`, computed once.

    One lives as long as a run over all cuts.
    """

    def __init__(self, facts: Facts) -> None:
        self._facts = facts
        self._known: dict[Hashable, object] = {}

    def __call__(self, build: Callable[[Facts], T]) -> T:
        """What the function returns of these facts."""
        if build not in self._known:
            self._known[build] = build(self._facts)
        return cast("T", self._known[build])
