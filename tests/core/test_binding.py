"""Headers: found where they stand, under any known name; whatever is wrong with them is told at once."""

from __future__ import annotations

from sheetsync.core.grid import Grid
from sheetsync.core.norms import Norms
from sheetsync.core.tables import read_tables
from tests.core.sheets import DEALS, LEADS, day, kinds, of_kind, read, read_wide


def test_titles_above_the_header_are_stepped_over() -> None:
    tables = read(leads=[["Our leads 2026"], [], ["updated", day(1)], *LEADS])
    assert tables.frames["leads"]["lead_id"].tolist() == ["L-1", "L-2", "L-3"]
    assert tables.frames["leads"]["source_row"].tolist() == [4, 5, 6]


def test_headers_in_any_clothes() -> None:
    rows = [
        ["\u200b№ ЛИДА ", "дата\N{NO-BREAK SPACE}создания:", "💰 Канал", "utm campaign"],
        ["1", day(1), "E-mail", "x"],
    ]
    bindings = read(leads=rows).bindings["leads"]
    assert {name: one.column for name, one in bindings.items()} == {
        "lead_id": 0,
        "created": 1,
        "channel": 2,
        "campaign": 3,
    }
    assert bindings["channel"].header == "💰 Канал"


def test_all_missing_columns_are_named_at_once_with_guesses() -> None:
    tables = read(leads=[["Lid No", "Crtd", "Channel"], ["1", day(1), "x"]], spend=[["Date", "Sum"], [day(1), 5]])
    leads, spend = of_kind(tables.faults, "columns_missing")
    assert leads.detail["missing_en"] == (
        "“Lead ID” (the nearest header: “Lid No”), “Created” (the nearest header: “Crtd”)"
    )
    assert leads.detail["missing_ru"].startswith("«ID лида» (похожий заголовок: «Lid No»)")
    assert leads.detail["found"] == "Lid No, Crtd, Channel"
    assert spend.detail["missing_en"] == "“Channel”, “Spend”"
    assert tables.frames == {}


def test_no_header_at_all() -> None:
    (fault,) = read(leads=[["a", "b"], [1, 2]]).faults
    assert fault.kind == "header_missing"
    assert fault.detail["found"] == "a, b"


def test_the_required_tab_missing_or_empty() -> None:
    assert kinds(read(deals=DEALS).faults) == {"tab_missing"}
    assert kinds(read(leads=[]).faults) == {"tab_empty"}
    assert kinds(read(leads=[[None, " "], ["-"]]).faults) == {"tab_empty"}
    assert kinds(read(leads=LEADS[:1]).faults) == {"tab_empty"}


def test_an_empty_optional_tab_is_as_good_as_none() -> None:
    tables = read(leads=LEADS, spend=[])
    assert tables.off["spend"] == "no_tab:spend"
    assert kinds(tables.issues) == {"tab_unused"}
    assert read(leads=LEADS, plan=[["Month", "Segment"]]).off["plan"] == "no_tab:plan"


def test_configured_headers_win() -> None:
    norms = Norms(headers={"leads": {"created": "Born"}, "deals": {"contacted": "First call"}})
    deals = [["Lead ID", "Status", "Contacted", "First call"], ["L-1", "won", "a name", day(4)]]
    tables = read(norms, leads=[[*LEADS[0], "Born"], ["L-1", day(1), None, None, None, None, day(9)]], deals=deals)
    assert tables.bindings["leads"]["created"].header == "Born"
    assert tables.frames["leads"]["created"].dt.day.tolist() == [9]
    assert tables.frames["deals"]["date_contacted"].dt.day.tolist() == [4]


def test_a_configured_header_that_is_not_there() -> None:
    norms = Norms(headers={"leads": {"created": "Born on"}})
    (fault,) = read(norms, leads=[["Lead ID", "Born at"], ["1", day(1)]]).faults
    assert (fault.kind, fault.written) == ("column_configured_missing", "Born on")
    assert fault.detail["guess_en"] == " (the nearest header: “Born at”)"


def test_a_header_twice_that_nothing_needs() -> None:
    tables = read(leads=[["Lead ID", "Created", "Note", "note"], ["1", day(1), "a", "b"]])
    assert not tables.faults
    assert [(one.kind, one.detail["columns"]) for one in tables.issues] == [("header_twice_unused", "C, D")]


def test_two_names_of_one_column() -> None:
    tables = read(leads=[["Lead ID", "Date", "Created"], ["1", day(1), day(2)]])
    (note,) = of_kind(tables.issues, "columns_compete")
    assert tables.bindings["leads"]["created"].header == "Created"
    assert note.detail["rivals"] == "Date"


def test_an_amount_may_carry_its_currency() -> None:
    deals = [["Lead ID", "Status", "Amount, RUB"], ["L-1", "won", 5]]
    assert read(leads=LEADS, deals=deals).frames["deals"]["amount"].tolist() == [500]
    assert "deals.amount" in read(Norms(currency="USD"), leads=LEADS, deals=deals).off


def test_stage_dates_by_label_in_either_language() -> None:
    headers = ["Lead ID", "Status", "Contacted date", "Дата: Встреча", "Дата КП", "Дата продажи", "Lost"]
    bound = read(leads=LEADS, deals=[headers, ["L-1", "won", *[day(n) for n in range(5, 10)]]]).bindings["deals"]
    names = ("lead_id", "status", "date_contacted", "date_meeting", "date_proposal", "date_won", "date_lost")
    assert [bound[name].column for name in names] == list(range(7))


def test_something_must_say_how_a_deal_ended() -> None:
    (fault,) = read(leads=LEADS, deals=[["Lead ID", "Manager", "Stattis"], ["L-1", "Anna", "won"]]).faults
    assert fault.kind == "outcome_missing"
    assert fault.detail["missing_en"] == "“Status” (the nearest header: “Stattis”), “Won”"
    assert not read(leads=LEADS, deals=[["Lead ID", "Won"], ["L-1", day(5)]]).faults
    assert not read(leads=LEADS, deals=[["Lead ID", "Closed", "Loss reason"], ["L-1", day(5), None]]).faults


def test_what_is_off_and_why() -> None:
    off = read(leads=LEADS, deals=DEALS).off
    assert off["spend"] == "no_tab:spend"
    assert off["spend.clicks"] == "no_tab:spend"
    assert off["leads.email"] == "no_column:leads.email"
    assert off["deals.date_meeting"] == "no_column:deals.date_meeting"
    assert "leads.channel" not in off


def test_leads_and_deals_in_one_tab() -> None:
    rows = [
        ["opportunity_id", "Created", "Deal stage", "Amount", "sales_agent"],
        ["A", day(1), "Won", 5, "Anna"],
        ["B", day(2), None, None, None],
    ]
    tables = read_wide(rows, Norms(headers={"deals": {"lead_id": "opportunity_id"}}))
    assert tables.frames["leads"]["lead_id"].tolist() == ["A", "B"]
    assert tables.frames["deals"]["lead_id"].tolist() == ["A"]  # sales filled nothing for B
    assert [(one.tab, one.rows, one.used) for one in tables.tallies] == [("Pipeline", 2, 2)]


def test_leads_that_say_themselves_how_they_ended() -> None:
    rows = [["Lead ID", "Created", "Status"], ["A", day(1), "Won"]]
    assert read(leads=rows).frames["deals"]["status"].tolist() == ["Won"]
    assert "deals" in read(leads=[["Lead ID", "Created", "Manager"], ["A", day(1), "Anna"]]).off


def test_frames_have_their_columns_even_without_a_tab() -> None:
    frames = read(leads=LEADS).frames
    assert [str(frames["deals"][name].dtype) for name in ("lead_id", "manager", "closed", "amount", "sales_label")] == [
        "str",
        "category",
        "datetime64[s]",
        "Int64",
        "boolean",
    ]
    assert [str(frames["plan"][name].dtype) for name in ("month", "leads", "win_rate")] == [
        "datetime64[s]",
        "Int64",
        "float64",
    ]
    assert len(frames["deals"]) == len(frames["plan"]) == 0


def test_a_column_may_be_cut_off_anywhere() -> None:
    tables = read_tables({"leads": ("Leads", Grid.of_rows([["Lead ID", "Created"], ["1"]]))}, Norms())
    assert tables.frames["leads"]["created"].isna().tolist() == [True]
