"""How often the forecast's range holds: companies played to the end, looked at on the tenth of their last month."""

from __future__ import annotations

from collections.abc import Iterator

from sheetsync.core.metrics import forecast
from sheetsync.core.metrics.base import Numbers
from sheetsync.core.metrics.cuts import cuts
from sheetsync.core.metrics.rewound import rewound
from sheetsync.core.period import Period
from tests.core.played import TODAY, company, july

COMPANIES = 200
PER_DAY = (2, 8, 30)
"""Leads on a working day."""
KEYS = ("forecast.won", "forecast.revenue")


def report() -> Iterator[str]:
    """A table: of so many companies each, the share whose month ended within the range, and how wide it was."""
    yield f"forecast, back-tested on {COMPANIES} played companies each; the range promises 80 %"
    yield f"{'leads a day':36}{'wins':>9}{'width':>9}{'revenue':>9}{'width':>9}"
    for per_day in PER_DAY:
        yield f"{per_day:<36}{''.join(_told(per_day))}"


def _told(per_day: float) -> Iterator[str]:
    """Per key, how often it held, and the mean width over the value."""
    held, widths = dict.fromkeys(KEYS, 0), dict.fromkeys(KEYS, 0.0)
    for seed in range(COMPANIES):
        whole = company(seed, per_day)
        then = rewound(whole, TODAY, Period())
        found = Numbers.of(forecast.numbers(then, cuts(then, ())))
        for key, came in zip(KEYS, july(whole), strict=True):
            number = found.get(key)
            if number.value and number.low is not None and number.high is not None:
                held[key] += number.low <= came <= number.high
                widths[key] += (number.high - number.low) / float(number.value)
    for key in KEYS:
        yield f"{held[key] / COMPANIES:9.0%}{widths[key] / COMPANIES:9.0%}"
