"""Hypotheses: how they are read, measured and judged, and how often the verdict is wrong."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import numpy as np
import pytest

from sheetsync.core.facts import Facts
from sheetsync.core.hypotheses import Hypothesis, Verdict, judge_all, read_hypotheses
from sheetsync.core.issues import Owner
from sheetsync.core.metrics import economics, funnel, qualification
from sheetsync.core.metrics.base import Slice
from tests.core.sheets import Rows, day, judged, read
from tests.core.test_change import lead
from tests.spec.rows import LeadRow, facts_of

START, DECISION = dt.date(2026, 6, 3), dt.date(2026, 6, 30)
DAY = dt.timedelta(1)
HYPOTHESIS = Hypothesis(
    "H1", Owner.MARKETING, "Ads only for large firms", qualification.TARGET_SHARE, (), 1, 0.1, START, DECISION
)


def company(seed: int, before: float, since: float, *, per_day: int = 10, as_of: dt.date = DECISION) -> Facts:
    """Twelve weeks before the start and four since: the share of target leads is what it is; by channel alike."""
    draw = np.random.default_rng(seed)
    rows: list[LeadRow] = []
    for back in range(-84, (as_of - START).days + 1):
        for place in range(per_day):
            is_target = draw.random() < (since if back >= 0 else before)
            channel = "email" if place % 2 else "ads"
            rows.append(
                lead(
                    len(rows),
                    START + back * DAY,
                    channel=channel,
                    verdict="target" if is_target else "non-target",
                    failed=[] if is_target else ["Budget"],
                )
            )
    return facts_of(rows, criteria=("Budget",), as_of=as_of, off={"spend": "no_tab", "plan": "no_tab"})


def verdict(facts: Facts, hypothesis: Hypothesis = HYPOTHESIS) -> Verdict:
    (result,) = judge_all(facts, [hypothesis])
    return result.verdict


def test_an_effect_as_large_as_hoped_for_is_confirmed() -> None:
    (result,) = judge_all(company(1, 0.4, 0.6), [HYPOTHESIS])
    assert result.verdict is Verdict.CONFIRMED
    assert result.before is not None
    assert result.since is not None
    assert (result.before.cases, result.since.cases) == (840, 280)
    assert result.difference is not None
    assert result.difference.low > 0.05


def test_no_effect_is_refuted_and_an_unclear_one_neither() -> None:
    assert verdict(company(2, 0.4, 0.4)) is Verdict.REFUTED
    assert verdict(company(3, 0.4, 0.48)) is Verdict.INCONCLUSIVE


def test_a_turn_for_the_worse_is_refuted() -> None:
    assert verdict(company(4, 0.4, 0.25)) is Verdict.REFUTED


def test_what_should_fall_is_judged_the_other_way_round() -> None:
    falling = replace(HYPOTHESIS, metric=qualification.NON_TARGET_SHARE, direction=-1)
    assert verdict(company(1, 0.4, 0.6), falling) is Verdict.CONFIRMED
    assert verdict(company(4, 0.4, 0.25), falling) is Verdict.REFUTED


def test_before_the_decision_date_there_is_no_verdict_however_clear_it_looks() -> None:
    (result,) = judge_all(company(5, 0.3, 0.7, as_of=DECISION - DAY), [HYPOTHESIS])
    assert result.verdict is Verdict.RUNNING
    assert result.difference is not None
    assert result.cases_needed is not None


def test_the_verdict_stays_when_time_goes_on() -> None:
    """What happens after the decision date changes nothing: there is one verdict."""
    on_time, later = company(6, 0.4, 0.6), company(6, 0.4, 0.6, as_of=DECISION + 60 * DAY)
    (first,), (second,) = judge_all(on_time, [HYPOTHESIS]), judge_all(later, [HYPOTHESIS])
    assert (first.verdict, first.since, first.difference) == (second.verdict, second.since, second.difference)


def test_at_entry_it_is_told_how_many_leads_and_weeks_it_takes() -> None:
    planned = replace(HYPOTHESIS, start=None, decision=None)
    (result,) = judge_all(company(7, 0.4, 0.4), [planned])
    assert result.verdict is Verdict.NOT_STARTED
    assert result.cases_needed is not None
    assert 150 < result.cases_needed < 250
    assert result.weeks == pytest.approx(result.cases_needed / 70)


def test_in_the_first_week_nothing_is_measured() -> None:
    (result,) = judge_all(company(8, 0.4, 0.6, as_of=START + 5 * DAY), [HYPOTHESIS])
    assert (result.verdict, result.why, result.difference) == (Verdict.RUNNING, "too_early", None)


def test_beside_it_stands_what_changed_elsewhere() -> None:
    """All channels got better alike: the change in one of them is no work of its own."""
    scoped = replace(HYPOTHESIS, scope=(("channel", "ads"),))
    (result,) = judge_all(company(9, 0.4, 0.6), [scoped])
    assert result.difference is not None
    assert result.difference.sign == 1
    assert result.beyond is not None
    value, low, high = result.beyond
    assert low < 0 < high
    assert abs(value) < abs(result.difference.value)


def test_counts_are_compared_per_day() -> None:
    more = replace(HYPOTHESIS, metric=funnel.LEADS, effect=2.0)
    (result,) = judge_all(company(10, 0.4, 0.4), [more])
    assert result.before is not None
    assert result.since is not None
    assert (result.before.rate, result.since.rate) == (10, 10)
    assert result.verdict is Verdict.REFUTED


def test_verdicts_are_wrong_as_rarely_as_promised() -> None:
    """60 companies without an effect, and 60 with one just worth while: 2.5 % may go wrong either way."""
    none = [verdict(company(seed, 0.4, 0.4, per_day=3)) for seed in range(60)]
    worth = [verdict(company(seed, 0.4, 0.5, per_day=3)) for seed in range(60, 120)]
    assert sum(each is Verdict.CONFIRMED for each in none) <= 5
    assert sum(each is Verdict.REFUTED for each in worth) <= 5


HEADER = [
    "ID",
    "Owner",
    "Hypothesis",
    "Metric",
    "Slice",
    "Direction",
    "Smallest worthwhile effect",
    "Start",
    "Decision date",
]
LEADS: Rows = [
    ["Lead ID", "Created", "Channel", "Segment"],
    ["L-1", day(1), "E-mail", "Small"],
    ["L-2", day(2), "Search", "Large"],
]


def read_one(*cells: object) -> Hypothesis:
    tabs: dict[str, Rows] = {"leads": LEADS, "hypotheses": [HEADER, ["H1", *cells]]}
    facts, _ = judged(**tabs)
    (found,), _ = read_hypotheses(read(**tabs), facts)
    return found


@pytest.mark.parametrize(
    ("written", "scope"),
    [
        ("", ()),
        (None, ()),
        ("small", (("segment", "Small"),)),
        ("Segment: Small", (("segment", "Small"),)),
        ("канал = search; этап: Встреча", (("channel", "Search"), ("stage", "meeting"))),
    ],
)
def test_a_slice_is_found_by_its_name(written: str | None, scope: Slice) -> None:
    assert read_one("sales", "Call sooner", "funnel.conversion", written, "up", 5, day(1), day(30)).scope == scope


def test_a_row_is_read_as_people_write_it() -> None:
    found = read_one("Продажи", "Звонить раньше", "Доля выигранных", None, "рост", 5, day(1), day(30))
    assert (found.owner, found.metric, found.effect) == (Owner.SALES, funnel.CLOSE_RATE, 0.05)
    cheaper = read_one("marketing", "", "economics.cpql", None, None, 300, day(1), None)
    assert (cheaper.metric, cheaper.direction, cheaper.effect) == (economics.CPQL, -1, 30_000)
