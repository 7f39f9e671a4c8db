"""How the service is: one value that health.json, `sheetsync status`, /healthz and /metrics tell of."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass, field
from typing import Any

MISSED_TICKS = 15
"""So many ticks without a finished cycle, and the service counts as stuck: when Google or the mail server don't answer,
a cycle may well take as long as ten.
"""


@dataclass(frozen=True, slots=True)
class Health:
    """`faults` are what is wrong now, by cause; moments are in UTC; `memos` counts deliveries by state.
    `tick_seconds` is 0 if there are no ticks: cron calls.
    """

    version: str
    pid: int
    started: dt.datetime
    tick_seconds: float
    last_cycle: dt.datetime | None = None
    last_sync: dt.datetime | None = None
    last_write: dt.datetime | None = None
    next_memo: dt.datetime | None = None
    cycles: int = 0
    failed_cycles: int = 0
    failed_backups: int = 0
    requests: Mapping[str, int] = field(default_factory=dict)
    memos: Mapping[str, int] = field(default_factory=dict)
    faults: Mapping[str, str] = field(default_factory=dict)

    def stuck_since(self, now: dt.datetime) -> dt.datetime | None:
        """When the last cycle ended, if that is too long ago; the clock may have stepped back meanwhile."""
        last = self.last_cycle or self.started
        overdue = dt.timedelta(seconds=MISSED_TICKS * self.tick_seconds)
        return last if overdue and now - last > overdue else None

    def to_json(self) -> str:
        """health.json."""
        return json.dumps(asdict(self), default=_plain, indent=1, ensure_ascii=False)

    @classmethod
    def from_json(cls, text: str) -> Health | None:
        """From health.json; None if there is none, or it isn't ours."""
        try:
            told: dict[str, Any] = dict(json.loads(text))
            moments = ("started", "last_cycle", "last_sync", "last_write", "next_memo")
            read = {name: dt.datetime.fromisoformat(told[name]) for name in moments if told.get(name)}
            return cls(**{**told, **read})
        except (ValueError, TypeError, KeyError):
            return None

    def metrics(self) -> Iterator[str]:
        """Lines of the Prometheus text format."""
        for name, moment in (("cycle", self.last_cycle), ("sync", self.last_sync), ("write", self.last_write)):
            if moment is not None:
                yield from _gauge(f"last_{name}_timestamp_seconds", f"When the last {name} ended.", moment.timestamp())
        yield from _counter("cycles_total", "Cycles that ended.", self.cycles)
        yield from _counter("failed_cycles_total", "Cycles that couldn't do all they should.", self.failed_cycles)
        yield from _counter("failed_backups_total", "Copies of the ledger that couldn't be made.", self.failed_backups)
        yield from _gauge("faults", "Things that are wrong now.", len(self.faults))
        yield from _labelled("requests_total", "Requests to Google.", "counter", "kind", self.requests)
        yield from _labelled("deliveries", "Messages by state.", "gauge", "state", self.memos)


def _plain(value: object) -> str:
    if isinstance(value, dt.datetime):
        return value.isoformat()
    raise TypeError(type(value).__name__)


def _gauge(name: str, about: str, value: float) -> Iterator[str]:
    yield from (f"# HELP sheetsync_{name} {about}", f"# TYPE sheetsync_{name} gauge", f"sheetsync_{name} {value!r}")


def _counter(name: str, about: str, value: int) -> Iterator[str]:
    yield from (f"# HELP sheetsync_{name} {about}", f"# TYPE sheetsync_{name} counter", f"sheetsync_{name} {value}")


def _labelled(name: str, about: str, kind: str, label: str, values: Mapping[str, int]) -> Iterator[str]:
    yield from (f"# HELP sheetsync_{name} {about}", f"# TYPE sheetsync_{name} {kind}")
    yield from (f'sheetsync_{name}{{{label}="{key}"}} {value}' for key, value in sorted(values.items()))
