"""Leads joined with their deals: state, furthest stage, dates; and what doesn't fit together."""

from __future__ import annotations

import datetime as dt

import pandas as pd
import pytest

from sheetsync.core.facts import LOST, OPEN, WON, LossReason
from sheetsync.core.grid import Cell
from sheetsync.core.issues import Issue, Severity
from sheetsync.core.judging import judge
from sheetsync.core.norms import Norms
from sheetsync.core.period import Period
from tests.core.sheets import AS_OF, DEALS, LEADS, Rows, day, judged, kinds, of_kind, read

ONE_LEAD: Rows = [["Lead ID", "Created"], ["L-1", day(1)]]
PIPELINE = ["Lead ID", "Status", "Contacted", "Meeting", "Proposal", "Won", "Lost", "Closed", "Loss reason", "Amount"]


def deal(**cells: Cell) -> list[Issue]:
    """The issues of one lead, L-1, with this deal."""
    return judged(leads=ONE_LEAD, deals=[PIPELINE, ["L-1", *[cells.get(name) for name in PIPELINE[1:]]]])[1]


def outcome(**cells: Cell) -> tuple[int, int, dt.date | None]:
    """State, furthest stage and close date of one lead with this deal."""
    facts, _ = judged(leads=ONE_LEAD, deals=[PIPELINE, ["L-1", *[cells.get(name) for name in PIPELINE[1:]]]])
    lead = facts.leads.iloc[0]
    return int(lead["state"]), int(lead["furthest"]), None if lead["closed"] is None else lead["closed"]


def state(**cells: Cell) -> int:
    return outcome(**cells)[0]


def furthest(**cells: Cell) -> str:
    stages = Norms().lead_stages
    return stages[outcome(**cells)[1]].key


@pytest.mark.parametrize(
    ("cells", "expected"),
    [
        ({"Status": "won"}, WON),
        ({"Status": "Продажа"}, WON),
        ({"Status": "отказ"}, LOST),
        ({"Status": "в работе"}, OPEN),
        ({"Status": "3. КП"}, OPEN),
        ({}, OPEN),
        ({"Won": day(5)}, WON),
        ({"Lost": day(5)}, LOST),
        ({"Loss reason": "price"}, LOST),
        ({"Won": day(5), "Loss reason": "price"}, WON),
        ({"Status": "lost", "Won": day(5)}, LOST),  # the status word wins
        ({"Status": "won", "Loss reason": "price"}, WON),
        ({"Status": "в работе", "Loss reason": "price"}, OPEN),
        ({"Status": "Anna", "Loss reason": "2026-07-05"}, OPEN),  # a row that slipped: a date is no reason
        ({"Status": "КП", "Loss reason": "price"}, LOST),  # a stage says how far, not how it ended
        ({"Status": "КП", "Won": day(5)}, WON),
        ({"Status": "hm", "Won": day(5)}, WON),
        ({"Closed": day(5)}, OPEN),
    ],
)
def test_state(cells: dict[str, Cell], expected: int) -> None:
    assert state(**cells) == expected


@pytest.mark.parametrize(
    ("cells", "expected"),
    [
        ({}, "lead"),
        ({"Contacted": day(2)}, "contacted"),
        ({"Contacted": day(2), "Meeting": day(3)}, "meeting"),
        ({"Proposal": day(3)}, "proposal"),  # with or without the dates before
        ({"Status": "Встреча"}, "meeting"),
        ({"Status": "Встреча", "Proposal": day(3)}, "proposal"),
        ({"Status": "КП", "Contacted": day(3)}, "proposal"),
        ({"Status": "Целевой лид"}, "lead"),  # the verdict has its own say
        ({"Status": "won"}, "won"),
        ({"Won": day(9)}, "won"),
        ({"Status": "lost", "Meeting": day(3)}, "meeting"),
    ],
)
def test_furthest_stage(cells: dict[str, Cell], expected: str) -> None:
    assert furthest(**cells) == expected


@pytest.mark.parametrize(
    ("cells", "closed"),
    [
        ({"Status": "won", "Closed": day(9)}, day(9)),
        ({"Status": "won", "Won": day(8)}, day(8)),
        ({"Status": "won", "Won": day(8), "Closed": day(9)}, day(9)),
        ({"Status": "lost", "Lost": day(7)}, day(7)),
        ({"Status": "lost", "Won": day(7)}, None),
        ({"Status": "open", "Closed": day(9)}, None),
    ],
)
def test_close_date(cells: dict[str, Cell], closed: dt.date | None) -> None:
    found = outcome(**cells)[2]
    assert (None if pd.isna(found) else found) == (None if closed is None else dt.datetime(2026, 10, closed.day))


def test_the_frame_is_as_documented() -> None:
    facts, _ = judged(leads=LEADS, deals=DEALS)
    expected = {
        "lead_id": "str",
        "source_row": "int32",
        "created": "datetime64[s]",
        **dict.fromkeys(("channel", "campaign", "segment", "manager", "loss_reason"), "category"),
        "has_deal": "bool",
        "state": "int8",
        "furthest": "int8",
        **dict.fromkeys(("date_contacted", "date_meeting", "date_proposal", "closed"), "datetime64[s]"),
        "amount": "Int64",
        "cost": "Int64",
        "verdict": "int8",
        **dict.fromkeys(("failed", "unmet", "judged"), "int64"),
        **dict.fromkeys(("marketing_label", "sales_label"), "boolean"),
    }
    assert {name: str(facts.leads[name].dtype) for name in facts.leads} == expected
    assert facts.leads["has_deal"].tolist() == [True, True, False]
    assert facts.leads["amount"].tolist()[0] == 5_000_000
    assert facts.leads["manager"].astype(object).tolist()[:2] == ["Anna", "Ivan"]


def test_deals_in_any_order() -> None:
    forward, _ = judged(leads=LEADS, deals=DEALS)
    backward, _ = judged(leads=LEADS, deals=[DEALS[0], *reversed(DEALS[1:])])
    assert forward.leads.equals(backward.leads)


def test_no_deals_at_all() -> None:
    facts, issues = judged(leads=LEADS)
    assert facts.leads["state"].tolist() == [OPEN] * 3
    assert facts.leads["manager"].isna().all()
    assert facts.off["deals"] == "no_tab:deals"
    assert issues == []


def test_the_stage_log_dates_stages_once() -> None:
    log = [
        ["Lead ID", "Stage", "Date"],
        ["L-1", "Встреча", day(9)],
        ["L-1", "Meeting", day(5)],
        ["L-1", "meeting", day(7)],
        ["L-2", "won", day(8)],
        ["L-3", "2. КП", day(6)],
    ]
    facts, _ = judged(leads=LEADS, deals=[DEALS[0], ["L-1", "Anna", "open", None, None, None, None]], stage_log=log)
    leads = facts.leads
    assert leads["date_meeting"].dt.day.tolist()[0] == 5  # the earliest
    assert leads["state"].tolist() == [OPEN, WON, OPEN]
    assert leads["closed"].dt.day.tolist()[1] == 8
    assert [facts.norms.lead_stages[n].key for n in leads["furthest"]] == ["meeting", "won", "proposal"]
    assert "deals.date_meeting" not in facts.off


def test_the_earlier_of_log_and_column_counts() -> None:
    log = [["Lead ID", "Stage", "Date"], ["L-1", "Contacted", day(1)], ["L-2", "Contacted", day(30)]]
    facts, _ = judged(leads=LEADS, deals=DEALS, stage_log=log)
    assert facts.leads["date_contacted"].dt.day.tolist()[:2] == [1, 4]


@pytest.mark.parametrize(
    ("cells", "kind"),
    [
        ({"Contacted": dt.date(2026, 9, 30)}, "stage_before_created"),
        ({"Status": "won", "Amount": 1, "Closed": dt.date(2026, 9, 30)}, "closed_before_created"),
        ({"Contacted": day(5, 12)}, "date_in_future"),
        ({"Meeting": day(5)}, "stage_skipped"),
        ({"Status": "won", "Closed": day(5), "Amount": 1, "Loss reason": "price"}, "reason_on_won"),
        ({"Status": "won", "Closed": day(5)}, "won_without_amount"),
        ({"Status": "lost", "Closed": day(5)}, "lost_without_reason"),
        ({"Status": "lost", "Loss reason": "price"}, "closed_blank"),
        ({"Status": "open", "Closed": day(5)}, "closed_on_open"),
        ({"Status": "lost", "Won": day(5), "Loss reason": "x", "Closed": day(5)}, "status_against_dates"),
        ({"Status": "engaging"}, "status_unknown"),
        ({"Status": "мeeting"}, "status_unknown_near"),
    ],
)
def test_what_does_not_fit_together(cells: dict[str, Cell], kind: str) -> None:
    (issue,) = of_kind(deal(**cells), kind)
    assert issue.rows == (1,)
    assert issue.tab == "Deals"


def test_a_sound_deal_has_no_issues() -> None:
    dates = dict(zip(("Contacted", "Meeting", "Proposal"), (day(1), day(2), day(3)), strict=True))
    assert deal(Status="won", Closed=day(9), Amount=5, **dates) == []


def test_a_call_on_the_day_of_creation_is_not_before_it() -> None:
    leads = [["Lead ID", "Created"], ["L-1", dt.datetime(2026, 10, 1, 18, 30)]]
    deals = [["Lead ID", "Status", "Contacted"], ["L-1", "open", day(1)]]
    assert judged(leads=leads, deals=deals)[1] == []


def test_many_rows_make_one_issue() -> None:
    leads = [["Lead ID", "Created"], *[[f"L-{n}", None] for n in range(50)]]
    deals = [["Lead ID", "Status", "Loss reason"], *[[f"L-{n}", "lost", None] for n in range(50)]]
    _, issues = judged(leads=leads, deals=deals)
    assert [(issue.kind, issue.count) for issue in issues] == [("created_blank", 50), ("lost_without_reason", 50)]


def test_leads_without_a_creation_date_are_used() -> None:
    facts, issues = judged(leads=[["Lead ID", "Created"], ["L-1", None], ["L-2", day(1)]])
    assert facts.leads["created"].isna().tolist() == [True, False]
    assert [issue.severity for issue in issues] == [Severity.WARNING]


def test_the_directory_of_reasons() -> None:
    reasons = [
        ["Reason", "Category", "Owner", "Means non-target", "Says nothing", "Stages"],
        ["Дорого", "Цена", "продажи", "нет", None, "КП; Встреча"],
        ["Неверный телефон", None, "marketing", "да", None, None],
        ["Другое", None, "бухгалтерия", None, "да", "Ужин"],
    ]
    facts, issues = judged(leads=LEADS, deals=DEALS, loss_reasons=reasons)
    assert facts.reasons == {
        "Дорого": LossReason("Дорого", "Цена", "sales", stages=frozenset({"proposal", "meeting"})),
        "Неверный телефон": LossReason("Неверный телефон", owner="marketing", means_non_target=True),
        "Другое": LossReason("Другое", owner="бухгалтерия", says_nothing=True),
    }
    assert kinds(issues) == {"reason_stage_unknown", "reason_unlisted"}


def test_a_reason_that_looks_like_an_agreed_one() -> None:
    _, issues = judged(leads=LEADS, deals=DEALS, loss_reasons=[["Reason"], ["Too expencive"]])
    (issue,) = of_kind(issues, "reason_unlisted_near")
    assert (issue.written, issue.detail["near"]) == ("Too expensive", "Too expencive")


def test_spend_that_looks_wrong() -> None:
    spend = [
        ["Date", "Channel", "Spend", "Impressions", "Clicks"],
        [day(1), "E-mail", 5, 100, 10],
        [day(1), "E-mail", 5, 100, 10],
        [day(2), None, 5, 100, 200],
    ]
    facts, issues = judged(leads=LEADS, spend=spend)
    assert {issue.kind: issue.rows for issue in issues} == {
        "spend_without_channel": (3,),
        "spend_twice": (2,),
        "clicks_above_impressions": (3,),
    }
    assert facts.spend["spend"].tolist() == [500, 500]


def test_tables_with_faults_are_refused() -> None:
    with pytest.raises(ValueError, match="faults"):
        judge(read(deals=DEALS), Norms(), Period(), AS_OF)
