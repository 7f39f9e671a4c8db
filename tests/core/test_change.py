"""What may be called a change between two windows, and what may not."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import numpy as np
import pytest

from sheetsync.core.facts import Facts
from sheetsync.core.metrics.change import Change, Changes, changes, windows
from sheetsync.core.period import Period
from tests.spec.rows import LeadRow, SpendRow, facts_of

TODAY = dt.date(2026, 6, 30)
DAY = dt.timedelta(1)
OLD, NEW = (TODAY - dt.timedelta(55), TODAY - dt.timedelta(28)), (TODAY - dt.timedelta(27), TODAY)


def lead(number: int, created: dt.date, **more: object) -> LeadRow:
    row = LeadRow(
        lead=str(number),
        created=created,
        closed=None,
        channel="email",
        campaign=None,
        segment="small",
        manager="Anna",
        loss_reason=None,
        has_deal=True,
        state="open",
        furthest="lead",
        dates={},
        amount=None,
        cost=None,
        verdict="target",
        failed=[],
        unknown=[],
        judged=["Budget"],
    )
    return LeadRow(**{**row, **more})  # type: ignore[typeddict-item]


def month_of_leads(
    draw: np.random.Generator, window: tuple[dt.date, dt.date], size: int, non_target: float, won: float
) -> list[LeadRow]:
    first = window[0]
    rows = []
    for _ in range(size):
        created = first + int(draw.integers(0, 28)) * DAY
        failed = draw.random() < non_target
        wins = draw.random() < won
        closed = created + int(draw.integers(0, 10)) * DAY if wins and not failed else None
        is_won = closed is not None and closed <= TODAY
        rows.append(
            lead(
                int(draw.integers(1, 10**9)),
                created,
                channel=["email", "ads"][int(draw.integers(0, 2))],
                manager=["Anna", "Boris"][int(draw.integers(0, 2))],
                verdict="non-target" if failed else "target",
                failed=["Budget"] if failed else [],
                state="won" if is_won else "open",
                furthest="won" if is_won else "lead",
                closed=closed if is_won else None,
                amount=100_000 + int(draw.integers(0, 50_000)) if is_won else None,
            )
        )
    return rows


def company(seed: int, then: tuple[int, float, float], now: tuple[int, float, float]) -> Facts:
    draw = np.random.default_rng(seed)
    leads = [*month_of_leads(draw, OLD, *then), *month_of_leads(draw, NEW, *now)]
    spend = [
        SpendRow(
            date=day,
            channel=channel,
            campaign=None,
            segment="small",
            spend=50_000_00,
            impressions=None,
            clicks=None,
            visits=None,
        )
        for window in (OLD, NEW)
        for channel in ("email", "ads")
        for day in [window[0]]
    ]
    return facts_of(leads, spend, criteria=("Budget",), as_of=TODAY, off={"stage_log": "no_tab", "plan": "no_tab"})


def one(found: Changes, key: str, **where: str) -> Change:
    (change,) = [each for each in found.changes if each.now.key == key and dict(each.now.slice) == where]
    return change


def test_the_windows_are_equally_long_and_do_not_touch() -> None:
    now, then = windows(TODAY, [TODAY - dt.timedelta(7)])
    assert (now, then) == (Period(NEW[0], TODAY), Period(*OLD))


def test_a_longer_time_since_the_last_review_makes_longer_windows() -> None:
    now, then = windows(TODAY, [TODAY - dt.timedelta(40), TODAY - dt.timedelta(90), TODAY])
    assert now == Period(TODAY - dt.timedelta(39), TODAY)
    assert then == Period(TODAY - dt.timedelta(79), TODAY - dt.timedelta(40))


def test_twice_as_many_non_target_leads_are_a_change_and_who_brought_them_is_told() -> None:
    found = changes(company(1, (300, 0.25, 0.3), (300, 0.5, 0.3)), [])
    change = one(found, "qualification.non_target_share")
    assert (change.direction, one(found, "qualification.failed", criterion="Budget").direction) == (1, 1)
    assert change.difference is not None
    assert change.difference.low > 0.1
    assert one(found, "economics.cpql").direction == 1
    assert one(found, "funnel.leads").direction == 0


def test_both_windows_give_their_leads_the_same_time() -> None:
    """The leads of the last days can't have been won yet. Without rewinding sales would seem to have collapsed."""
    found = changes(company(2, (400, 0.0, 0.5), (400, 0.0, 0.5)), [])
    change = one(found, "funnel.target_win_rate")
    assert change.direction == 0
    assert change.then.k is not None
    assert change.then.k < 400 * 0.5


def test_chance_is_rarely_called_a_change() -> None:
    """Forty companies in which nothing changes: within each family hardly ever a finding."""
    false = dict.fromkeys(("headline", "stages", "criteria", "channels", "managers"), 0)
    for seed in range(40):
        found = changes(company(seed + 100, (150, 0.3, 0.4), (150, 0.3, 0.4)), [])
        for family in {change.family for change in found.findings}:
            false[family] += 1
    assert max(false.values()) <= 8  # one in ten is promised; of 40 more than 8 come once in 25 times


def test_few_leads_are_no_evidence() -> None:
    found = changes(company(3, (12, 0.1, 0.3), (12, 0.9, 0.3)), [])
    change = one(found, "qualification.non_target_share")
    assert (change.difference, change.why, change.direction) == (None, "few_leads", 0)


def test_a_first_review_has_no_past() -> None:
    facts = company(4, (50, 0.2, 0.3), (50, 0.2, 0.3))
    young = replace(facts, leads=facts.leads[facts.leads["created"] >= np.datetime64(NEW[0])])
    assert changes(young, []).why == "no_earlier_window"
    assert changes(young, []).findings == []


def test_the_order_of_rows_does_not_matter() -> None:
    facts = company(5, (80, 0.3, 0.4), (90, 0.5, 0.4))
    other = replace(facts, leads=facts.leads.iloc[::-1], spend=facts.spend.iloc[::-1])
    for a, b in zip(changes(facts, []).changes, changes(other, []).changes, strict=True):
        assert (a.now.value, a.then.value, a.is_finding) == (b.now.value, b.then.value, b.is_finding)


def test_a_better_total_out_of_worse_parts_is_told() -> None:
    """Email brings better leads than ads. Both get worse, but now most leads come by email (Simpson)."""
    leads: list[LeadRow] = []
    for window, shares in ((OLD, {"email": (40, 4), "ads": (160, 80)}), (NEW, {"email": (160, 24), "ads": (40, 24)})):
        for channel, (size, failing) in shares.items():
            for place in range(size):
                failed = place < failing
                leads.append(
                    lead(
                        len(leads),
                        window[0] + (place % 28) * DAY,
                        channel=channel,
                        verdict="non-target" if failed else "target",
                        failed=["Budget"] if failed else [],
                    )
                )
    facts = facts_of(leads, criteria=("Budget",), as_of=TODAY, off={"spend": "no_tab", "plan": "no_tab"})
    found = changes(facts, [])
    (mix,) = [each for each in found.mixes if each.dimension == "channel" and each.metric.key.endswith("target_share")]
    assert mix.parts.against_all
    assert float(mix.parts.mix + mix.parts.rate) == pytest.approx(152 / 200 - 116 / 200)


@pytest.mark.parametrize("seed", [11, 12])
def test_no_number_is_nan(seed: int) -> None:
    for change in changes(company(seed, (40, 0.3, 0.3), (33, 0.3, 0.3)), []).changes:
        if change.difference:
            ends = (change.difference.value, change.difference.low, change.difference.high, change.difference.p)
            assert not any(np.isnan(each) for each in ends), change


def test_ends_that_nobody_dated_make_no_window_look_better() -> None:
    """Of older leads more have come to an end since. Without their dates the older window would hold them all."""
    facts = company(6, (300, 0.0, 0.5), (300, 0.0, 0.5))
    undated = replace(facts, leads=facts.leads.assign(closed=facts.leads["closed"].mask(facts.leads.index % 12 == 0)))
    told, whole = (one(changes(each, []), "funnel.target_win_rate") for each in (undated, facts))
    assert told.why == ""
    assert (told.then.k or 0, told.now.k or 0) < (whole.then.k or 0, whole.now.k or 0)
    assert (told.then.n, told.now.n) == (whole.then.n, whole.now.n)


def test_without_dates_of_ends_they_are_not_compared() -> None:
    facts = company(7, (300, 0.0, 0.5), (300, 0.0, 0.5))
    blank = replace(facts, leads=facts.leads.assign(closed=np.datetime64("NaT", "s")))
    change = one(changes(blank, []), "funnel.target_win_rate")
    assert (change.why, change.now.value, change.then.value) == ("ends_undated", None, None)
    assert one(changes(blank, []), "qualification.non_target_share").difference is not None
