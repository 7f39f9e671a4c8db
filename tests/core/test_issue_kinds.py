"""Every kind of issue: something raises it, and both languages have words for it."""

from __future__ import annotations

import string
from collections.abc import Mapping

import pytest

from sheetsync.core.grid import UNCALCULATED, Cell
from sheetsync.core.issues import Issue
from sheetsync.core.lang.phrases.issues import PHRASES
from sheetsync.core.lang.words import LANGS
from sheetsync.core.norms import Norms
from sheetsync.core.parse.faults import SEVERITIES
from tests.core.layouts import LAYOUT_KINDS, layout_issues
from tests.core.sheets import DEALS, LEADS, Rows, day, judged, of_kind, read

LEAD = ["Lead ID", "Created", "Channel"]
SPEND = ["Date", "Channel", "Spend", "Impressions", "Clicks"]
CRITERIA = ["Criterion", "Field", "Operator", "Value", "Required"]


def leads(*rows: list[Cell]) -> Rows:
    return [LEAD, ["L-1", day(1), "E-mail"], *rows]


def spend(*row: Cell) -> Mapping[str, Rows]:
    return {"leads": leads(), "spend": [SPEND, list(row)]}


def review(*cells: Cell) -> Mapping[str, Rows]:
    return {"leads": leads(), "reviews": [["Date", "Time", "Participants"], [day(1), *cells]]}


def deal(header: str, *cells: Cell) -> Mapping[str, Rows]:
    return {"leads": leads(), "deals": [["Lead ID", "Status", *header.split(", ")], ["L-1", *cells]]}


def contact(header: str, cell: Cell) -> Mapping[str, Rows]:
    return {"leads": [[*LEAD, header], ["L-1", day(1), "Search", cell]]}


def criterion(*cells: Cell) -> Mapping[str, Rows]:
    return {"leads": LEADS, "criteria": [CRITERIA, list(cells)]}


def hypothesis(metric: str, scope: str | None = None, direction: str = "up", *days: Cell) -> Mapping[str, Rows]:
    header = ["ID", "Statement", "Metric", "Slice", "Direction", "Start", "Decision date"]
    return {"leads": LEADS, "hypotheses": [header, ["H1", "Call sooner", metric, scope, direction, *days]]}


RAISED_BY: Mapping[str, Mapping[str, Rows]] = {
    "cell_error": {"leads": leads(["L-2", "#REF!", None])},
    "cell_uncalculated": {"leads": leads(["L-2", UNCALCULATED, None])},
    "date_ambiguous": {"leads": leads(["L-2", "03/04/2026", None])},
    "date_unreadable": {"leads": leads(["L-2", "завтра", None])},
    "date_implausible": {"leads": leads(["L-2", "01.01.0206", None])},
    "date_doubtful": {"leads": leads(["L-2", "около 05.10.2026", None])},
    "date_worded": {"leads": leads(["L-2", "05.10.2026 звонил сам", None])},
    "date_as_text": {"leads": leads(["L-2", "01.10.2026", None])},
    "time_unreadable": review("завтра", None),
    "time_ambiguous": review("10-11", None),
    "number_ambiguous": spend(day(1), "E-mail", "1,234", 5),
    "number_unreadable": spend(day(1), "E-mail", "дорого", 5),
    "number_doubtful": spend(day(1), "E-mail", "около 12 000", 5),
    "number_as_text": spend(day(1), "E-mail", "1 234"),
    "number_repaired": spend(day(1), "E-mail", "12 тыс."),
    "foreign_currency": spend(day(1), "E-mail", "$5", 5),
    "count_unusable": spend(day(1), "E-mail", 5, -1),
    "share_percent": {"leads": leads(), "plan": [["Month", "Win rate"], ["2026-10", 20]]},
    "share_unusable": {"leads": leads(), "plan": [["Month", "Win rate"], ["2026-10", 200]]},
    "yes_no_unreadable": deal("SQL", "open", "hm"),
    "address_ignored": review("10:00", "Anna, Ivan <ivan@example.com>"),
    "phone_unreadable": contact("Phone", "8 916 123-45-6"),
    "phone_letters": contact("Phone", "8 9О3 123-45-67"),
    "phones_many": contact("Phone", "8 916 123-45-67, 8 903 123-45-67"),
    "email_unreadable": contact("E-mail", "anna@example"),
    "email_letters": contact("E-mail", "аnna@example.com"),
    "emails_many": contact("E-mail", "anna@example.com; ivan@example.com"),
    "ditto": {"leads": leads(["L-2", day(1), '"'])},
    "word_folded": {"leads": leads(["L-2", day(1), "e-MAIL"], ["L-3", day(1), "E-mail"])},
    "word_rare": {"leads": [LEAD, *[[f"M-{n}", day(1), "E-mail" if n else "Fair"] for n in range(120)]]},
    "status_read": deal("Closed", "3. КП", None),
    "yes_no_near": deal("SQL", "open", "yess"),
    "word_near": {"leads": leads(["L-2", day(1), "E mail"], ["L-3", day(1), "E-mail"])},
    "status_unknown": deal("Closed", "engaging", None),
    "status_unknown_near": deal("Closed", "proposall", None),
    "reason_unlisted": {"leads": LEADS, "deals": DEALS, "loss_reasons": [["Reason"], ["Wrong number"]]},
    "reason_unlisted_near": {"leads": LEADS, "deals": DEALS, "loss_reasons": [["Reason"], ["Too expencive"]]},
    "reason_stage_unknown": {"leads": leads(), "loss_reasons": [["Reason", "Stages"], ["Price", "Dinner"]]},
    "synonym_kind_unknown": {"leads": leads(), "synonyms": [["Kind", "Written", "Means"], ["x", "y", "z"]]},
    "row_total": {"leads": leads(["Total", None, 5])},
    "row_header": {"leads": leads([*LEAD])},
    "row_remark": {"leads": leads(["--- May ---", None, None])},
    "row_incomplete": {"leads": leads([None, day(1), "E-mail"])},
    "row_repeated": {"leads": leads(["L-1", day(1), "E-mail"])},
    "id_signed": {"leads": leads(["№ 2", day(2), "E-mail"])},
    "cell_conflict": {"leads": leads(["L-1", day(2), "E-mail"])},
    "row_test": {"leads": leads(["test", day(1), "E-mail"])},
    "cell_test": {"leads": [["Lead ID", "Created", "E-mail"], ["L-1", day(1), "test@example.com"]]},
    "person_twice": {
        "leads": [["Lead ID", "Created", "E-mail"], *[[one, day(1), "anna@example.com"] for one in ("L-1", "L-2")]]
    },
    "lead_unknown_near": {"leads": leads(), "deals": [["Lead ID", "Status"], ["L-01", "open"]]},
    "stage_unknown_near": {"leads": leads(), "stage_log": [["Lead ID", "Stage", "Date"], ["L-1", "Meetting", day(1)]]},
    "logged_before_created": {
        "leads": leads(),
        "stage_log": [["Lead ID", "Stage", "Date"], ["L-1", "Meeting", day(20, 9)]],
    },
    "date_swapped": {"leads": leads(["L-2", day(3, 12), None])},
    "date_before_start": {"leads": [LEAD, *[[f"M-{n}", day(20) if n else "2019-05-20", None] for n in range(30)]]},
    "number_outlier": {
        "leads": leads(),
        "spend": [SPEND, *[[day(1 + n), "E-mail", 250_000 if n == 7 else 5000 + n] for n in range(30)]],
    },
    "number_huge": {
        "leads": leads(),
        "spend": [SPEND, *[[day(1 + n), "E-mail", 5_000_000 if n == 7 else 5000 + n] for n in range(30)]],
    },
    "amount_negative": spend(day(1), "E-mail", -5, 5),
    "amount_zero": deal("Amount", "won", 0),
    "leads_above_clicks": {
        "leads": leads(["L-2", day(2), "E-mail"]),
        "spend": [SPEND, [day(1), "E-mail", 5, 10, 1]],
    },
    "tabs_disagree": {
        "leads": leads(["L-2", day(2), "E-mail"]),
        "deals": [["Lead ID", "Status", "Channel"], ["L-1", "open", "E-mail"], ["L-2", "open", "Search"]],
    },
    "hypothesis_metric_unknown": hypothesis("funnel.close_rat"),
    "hypothesis_metric_unfit": hypothesis("economics.romi"),
    "hypothesis_scope_unknown": hypothesis("funnel.leads", "segment: Smal"),
    "hypothesis_direction_unknown": hypothesis("funnel.leads", None, "sideways"),
    "hypothesis_decided_before_start": hypothesis("funnel.leads", None, "up", day(5), day(4)),
    "key_conflict": {"leads": leads(["L-1", day(2), "E-mail"])},
    "lead_unknown": {"leads": leads(), "deals": DEALS},
    "stage_unknown": {"leads": leads(), "stage_log": [["Lead ID", "Stage", "Date"], ["L-1", "Dinner", day(1)]]},
    "spend_twice": {"leads": leads(), "spend": [SPEND, *[[day(1), "E-mail", 5]] * 2]},
    "spend_without_channel": spend(day(1), None, 5),
    "clicks_above_impressions": spend(day(1), "E-mail", 5, 10, 20),
    "created_blank": {"leads": leads(["L-2", None, None])},
    "date_in_future": {"leads": leads(["L-2", day(20, 12), None])},
    "stage_before_created": deal("Contacted", "open", day(1, 9)),
    "closed_before_created": deal("Closed", "won", day(1, 9)),
    "closed_blank": deal("Closed", "won", None),
    "closed_on_open": deal("Closed", "open", day(5)),
    "stage_skipped": deal("Contacted, Meeting", "open", None, day(5)),
    "status_against_dates": deal("Won", "lost", day(5)),
    "reason_on_won": deal("Loss reason", "won", "price"),
    "won_without_amount": deal("Amount", "won", None),
    "lost_without_reason": deal("Loss reason", "lost", None),
    "tab_missing": {"deals": DEALS},
    "tab_empty": {"leads": [LEAD]},
    "tab_unused": {"leads": leads(), "plan": []},
    "header_missing": {"leads": [["a"], ["b"]]},
    "columns_missing": {"leads": [["Lead ID", "Crtd"], ["L-1", day(1)]]},
    "columns_differ": {"leads": [[*LEAD, "created"], ["L-1", day(1), "x", day(2)]]},
    "header_rows": {"leads": [[*LEAD, "Contacts"], [None, None, None, "Phone"], ["L-1", day(1), "x", None]]},
    "header_near": {"leads": [["Leed ID", *LEAD[1:]], ["L-1", day(1), "x"]]},
    "header_near_unused": {"leads": [[*LEAD[:2], "Chnnell"], ["L-1", day(1), "x"]]},
    "header_guessed": {"leads": [[None, *LEAD[1:]], ["L-1", day(1), "x"]]},
    "header_blank": {"leads": [[*LEAD, None], ["L-1", day(1), "x", "y"]]},
    "header_scaled": deal("Amount (thousand RUB)", "won", 5),
    "beside_table": {
        "leads": [*leads(["L-2", day(1), "x", None, "ask Anna"]), *[[f"N-{n}", day(2), "x"] for n in range(3)]]
    },
    "row_numbered": {"leads": [LEAD, ["L-1", day(1), "E-mail"], *[[f"L-{n}", None, None] for n in range(2, 6)]]},
    "row_shifted": {"leads": leads([None, "L-2", day(1), "x"])},
    "row_other_table": {"leads": leads([], ["Channel", "Leads", None], ["Search", 5, None])},
    "row_above_header": {"leads": [["L-0", day(1), "x"], *leads()]},
    "column_configured_missing": {"leads": leads(), "hypotheses": [["ID", "Statment"], ["H1", "x"]]},
    "outcome_missing": {"leads": leads(), "deals": [["Lead ID", "Amount"], ["L-1", 5]]},
    "header_twice": {"leads": [[*LEAD, "created"], ["L-1", day(1), "x", day(2)]]},
    "header_twice_unused": {"leads": [[*LEAD, "Note", "note"], ["L-1", day(1), "x", "a", "b"]]},
    "columns_compete": {"leads": [[*LEAD, "Source"], ["L-1", day(1), "x", "y"]]},
    "criterion_field_unknown": criterion("Budget known", "Budgett", "is filled"),
    "criterion_field_unfit": criterion("Soon", "Segment", "within days", 3),
    "criterion_operator_unknown": criterion("Budget", "Budget", "is nice"),
    "criterion_value_bad": criterion("Budget", "Budget", "at least", "much"),
    "criterion_pattern_bad": criterion("Phone", "Phone", "matches", "("),
    "criterion_twice": {
        "leads": LEADS,
        "criteria": [CRITERIA, ["Budget", "Budget", "is filled"], ["budget ", "Phone", "is filled"]],
    },
    "criteria_too_many": {
        "leads": LEADS,
        "criteria": [CRITERIA, *[[f"Rule {n}", "Budget", "at least", n] for n in range(63)]],
    },
    "criterion_value_unseen": criterion("Segment", "Segment", "is one of", "Tiny; Huge"),
}
CONFIGURED = Norms(headers={"hypotheses": {"statement": "Statement"}})


def issues_of(kind: str) -> list[Issue]:
    if kind in LAYOUT_KINDS:
        return layout_issues(kind)
    tabs = RAISED_BY[kind]
    tables = read(CONFIGURED, **tabs)
    return list(tables.faults) or judged(CONFIGURED, **tabs)[1]


def test_each_kind_has_its_example_and_its_phrases() -> None:
    assert {*RAISED_BY, *LAYOUT_KINDS} == set(SEVERITIES)
    assert set(PHRASES) == {f"issue.{kind}.{part}" for kind in SEVERITIES for part in ("what", "done")}


@pytest.mark.parametrize("kind", sorted(SEVERITIES))
def test_each_kind_is_raised_and_can_be_said(kind: str) -> None:
    issue, *_ = of_kind(issues_of(kind), kind)
    assert issue.severity is SEVERITIES[kind]
    assert issue.tab in {
        "Leads",
        "Deals",
        "Spend",
        "Plan",
        "Criteria",
        "Loss reasons",
        "Synonyms",
        "Stage log",
        "Hypotheses",
        "Reviews",
    }
    for part in ("what", "done"):
        for lang in LANGS:
            said = PHRASES[f"issue.{kind}.{part}"].in_(lang).format(written=issue.written, **issue.detail)
            assert said.endswith((".", "?"))
            assert "{" not in said


@pytest.mark.parametrize("kind", sorted(SEVERITIES))
def test_no_detail_is_raised_in_vain(kind: str) -> None:
    issue, *_ = of_kind(issues_of(kind), kind)
    said = {
        name
        for part in ("what", "done")
        for lang in LANGS
        for _, name, _, _ in string.Formatter().parse(PHRASES[f"issue.{kind}.{part}"].in_(lang))
        if name
    }
    assert set(issue.detail) - said <= {"name"}  # the criterion's name is there for whoever lists its issues


def test_well_formed_cells_raise_nothing() -> None:
    assert read(leads=LEADS, deals=DEALS).issues == ()
