"""How a hypothesis is measured and judged: before against since, at the same age, and once."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from sheetsync.core.facts import Facts
from sheetsync.core.hypotheses.hypothesis import Hypothesis
from sheetsync.core.hypotheses.windows import Tally, Windows
from sheetsync.core.metrics.base import Unit
from sheetsync.core.statistics.differences import Difference, recovered
from sheetsync.core.statistics.sample_size import needed

BASELINE = 3
"""So many windows before the start, each as long as the time since."""
SHORTEST = 7
"""Days since the start before anything is measured."""
FEWEST = 10
"""Cases on either side before a difference is told."""


class Verdict(StrEnum):
    """What is said of a hypothesis; the first three on its decision date only, and for good."""

    CONFIRMED = "confirmed"
    """The interval excludes no change in the stated direction, and the estimate reaches the worthwhile effect."""
    REFUTED = "refuted"
    """The interval excludes the worthwhile effect."""
    INCONCLUSIVE = "inconclusive"
    RUNNING = "running"
    NOT_STARTED = "not_started"


@dataclass(frozen=True, slots=True)
class Result:
    """What is known of a hypothesis.

    `before` and `since` are the metric's counts in the baseline and since the start; `difference` of their rates, and
    `beyond`: by how much more it changed than the rest of the company (difference in differences), with its limits.
    `cases_needed` since the start for a power of 80 %; `weeks` until then at the inflow so far. `why`: what keeps it
    from being measured.
    """

    hypothesis: Hypothesis
    verdict: Verdict
    before: Tally | None = None
    since: Tally | None = None
    difference: Difference | None = None
    beyond: tuple[float, float, float] | None = None
    cases_needed: int | None = None
    weeks: float | None = None
    why: str = ""

    @property
    def is_overdue(self) -> bool:
        """It was to be decided, and the data don't."""
        return self.verdict is Verdict.INCONCLUSIVE


def judge_all(facts: Facts, hypotheses: Sequence[Hypothesis]) -> tuple[Result, ...]:
    """Every hypothesis as of the day of the facts."""
    windows = Windows(facts)
    return tuple(_judged(each, facts, windows) for each in hypotheses)


def _judged(hypothesis: Hypothesis, facts: Facts, windows: Windows) -> Result:
    """A verdict looks at nothing after the decision date, and so stays what it was."""
    today = facts.as_of if hypothesis.decision is None else min(facts.as_of, hypothesis.decision)
    start = hypothesis.start
    if start is None or start > facts.as_of:
        return _planned(hypothesis, facts, windows)
    is_due = hypothesis.decision is not None and facts.as_of >= hypothesis.decision
    open_verdict = Verdict.INCONCLUSIVE if is_due else Verdict.RUNNING
    days = (today - start).days + 1
    if days < SHORTEST:
        return Result(hypothesis, open_verdict, why="too_early")
    since = windows.tally(hypothesis, start, days)
    before = _baseline(windows, hypothesis, start, days)
    if since.why or before.why or min(since.cases, before.cases) < FEWEST:
        return Result(hypothesis, open_verdict, before, since, why=since.why or before.why or "few_leads")
    difference = since.less(before, facts.norms.confidence)
    beyond = _beyond(hypothesis, windows, start, days, facts.norms.confidence)
    result = Result(hypothesis, open_verdict, before, since, difference, beyond)
    if not is_due:
        return _with_needs(result, facts, days)
    return replace(result, verdict=_verdict(hypothesis, difference))


def _verdict(hypothesis: Hypothesis, difference: Difference) -> Verdict:
    """Signs are turned so that more is what was hoped for."""
    value, (low, high) = hypothesis.direction * difference.value, _turned(hypothesis, difference)
    effect = hypothesis.effect or 0.0
    if low > 0 and value >= effect:
        return Verdict.CONFIRMED
    if high < effect or high <= 0:
        return Verdict.REFUTED
    return Verdict.INCONCLUSIVE


def _turned(hypothesis: Hypothesis, difference: Difference) -> tuple[float, float]:
    ends = sorted(hypothesis.direction * end for end in (difference.low, difference.high))
    return ends[0], ends[1]


def _baseline(windows: Windows, hypothesis: Hypothesis, start: dt.date, days: int) -> Tally:
    """The windows before the start together, each looked at as it stood at its own end."""
    tallies = [windows.tally(hypothesis, start - dt.timedelta(days * back), days) for back in range(1, BASELINE + 1)]
    return Tally.together(tallies)


def _beyond(
    hypothesis: Hypothesis, windows: Windows, start: dt.date, days: int, confidence: float
) -> tuple[float, float, float] | None:
    """The change here less that of all other leads; None where there are no others, or too few."""
    if not hypothesis.scope or hypothesis.metric.unit is not Unit.SHARE:
        return None
    own = [windows.tally(hypothesis, start, days), _baseline(windows, hypothesis, start, days)]
    whole = windows.of_all(hypothesis)
    everybody = [windows.tally(whole, start, days), _baseline(windows, whole, start, days)]
    rest = [all_of.without(part) for all_of, part in zip(everybody, own, strict=True)]
    if any(each.why or each.cases < FEWEST for each in (*own, *rest)):
        return None
    here, there = (sides[0].less(sides[1], confidence) for sides in (own, rest))
    low, high = recovered(here.value, (here.low, here.high), there.value, (there.low, there.high))
    return here.value - there.value, low, high


def _planned(hypothesis: Hypothesis, facts: Facts, windows: Windows) -> Result:
    """What is told at entry: how many cases it takes, and how long, at the last twelve weeks' inflow."""
    before = _baseline(windows, hypothesis, facts.as_of + dt.timedelta(1), 28)
    return _with_needs(Result(hypothesis, Verdict.NOT_STARTED, before), facts, 28)


def _with_needs(result: Result, facts: Facts, days: int) -> Result:
    """The cases that are needed, and the weeks until they are there; nothing where the metric is no share."""
    hypothesis, before, since = result.hypothesis, result.before, result.since
    if hypothesis.metric.unit is not Unit.SHARE or before is None or before.why or not before.cases:
        return result
    if hypothesis.effect is None:
        return result
    cases = needed(before.hits / before.cases, hypothesis.direction * hypothesis.effect, facts.norms.confidence)
    if cases is None:
        return result
    seen = since.cases if since else 0
    weekly = (since.cases / days if since else before.cases / (BASELINE * days)) * 7
    weeks = max(cases - seen, 0) / weekly if weekly else None
    return replace(result, cases_needed=cases, weeks=weeks)
