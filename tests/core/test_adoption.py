"""Proposals for a workbook that somebody else made: headers, content, tabs, steps of the sale."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sheetsync.core.adoption.naming import Names, is_meaningless
from sheetsync.core.adoption.proposal import Proposal, lacks, propose
from sheetsync.core.adoption.proposal import settings as said_of
from sheetsync.core.adoption.seen import Unseen
from sheetsync.core.entry_tabs import ENTRY_TABS
from sheetsync.core.grid import Grid
from sheetsync.core.issues import Owner
from sheetsync.core.lang.words import Words
from sheetsync.core.norms import DEFAULT_STAGES, Norms, Source, Stage
from tests.core.sheets import DEALS, LEADS, NORMS, Rows, day

NAMES = Names(NORMS)
SURE = 0.7


def look(tabs: Mapping[str, Rows], norms: Norms = NORMS, **options: Any) -> Proposal:
    """What is proposed for tabs by title."""
    return propose([Unseen(title, False, Grid.of_rows(rows)) for title, rows in tabs.items()], norms, **options)


def headers(proposal: Proposal, role: str) -> dict[str, str]:
    """The headers found for a role's columns, sure or not."""
    columns = proposal.found[role].columns.values()
    return {one.name: one.column.header for one in columns if one.column is not None}


def column(header: str, cells: Sequence[Any], *, others: Mapping[str, Sequence[Any]] | None = None) -> Rows:
    """A tab with one column beside an ID and a date, and further ones."""
    named: dict[str, Sequence[Any]] = {
        "Lead ID": [f"L{n}" for n in range(len(cells))],
        "Created": [dt.date(2026, 1, 1) + dt.timedelta(n) for n in range(len(cells))],
        header: cells,
        **(others or {}),
    }
    return [list(named), *map(list, zip(*named.values(), strict=True))]


@pytest.mark.parametrize("tab", ENTRY_TABS)
def test_every_declared_header_is_known_for_sure(tab: Any) -> None:
    for name, field in NAMES.fields(tab).items():
        for header in (*field.en, *field.ru):
            assert NAMES.worth(tab.role, name, header) > 0.9, header
            assert NAMES.is_known(header)


MEANT = """
Deal - Value = deals.amount | Deal - Owner = deals.manager | Deal - Status = deals.status
Person - Phone = leads.phone | Person - Email = leads.email | Deal - Lost reason = deals.loss_reason
Original Traffic Source = leads.channel | Closed Lost Reason = deals.loss_reason | Create Date = leads.created
Номер заказа = leads.lead_id | Статус заказа = deals.status | Менеджер заказа = deals.manager
Сумма заказа, руб. = deals.amount | Сумма, тыс. = deals.amount
Телефон покупателя = leads.phone | E-mail покупателя = leads.email
Ответственный за клиента = deals.manager | Тел. клиента = leads.phone | Выручка, тыс. руб. = deals.amount
Рекламный источник (канал) = leads.channel | Lead Status = deals.status | Заявка № = leads.lead_id
Amount spent (RUB) = spend.spend | Link clicks = spend.clicks | Impr. = spend.impressions
Потрачено всего, ₽ = spend.spend | Расход (с НДС) = spend.spend | Дата и время создания = leads.created
"""


@pytest.mark.parametrize("meant", [one.strip() for one in MEANT.replace("\n", "|").split("|") if one.strip()])
def test_headers_of_other_programs(meant: str) -> None:
    header, _, field = meant.rpartition(" = ")
    role, name = field.split(".")
    own = NAMES.worth(role, name, header)
    assert own >= 0.5
    assert own == max(NAMES.worth(role, other, header) for other in NAMES.wanted[role].fields)


@pytest.mark.parametrize(
    ("field", "header"),
    [
        ("leads.created", "Дата изменения"),
        ("leads.created", "Created by"),
        ("leads.created", "Дата следующего контакта"),
        ("deals.closed", "Closed reason"),
        ("deals.amount", "Ожидаемая сумма"),
        ("deals.amount", "Annual Revenue"),
        ("deals.manager", "Дата изменения ответственного"),
        ("deals.status", "Статус оплаты"),
        ("spend.spend", "Цена за клик"),
        ("leads.lead_id", "ID контакта"),
        ("leads.lead_id", "No. of Employees"),
    ],
)
def test_headers_that_only_look_like_it(field: str, header: str) -> None:
    role, name = field.split(".")
    assert NAMES.worth(role, name, header) == 0


def test_headers_that_say_nothing() -> None:
    assert [is_meaningless(text) for text in ("Столбец1", "Column 3", "F7", "Поле_2", "A")] == [True] * 5
    assert [is_meaningless(text) for text in ("Дата", "Phone 2", "Рост")] == [False] * 3


def test_telling_content_under_a_foreign_header_is_proposed_but_not_sure() -> None:
    rows = column("Как с ним связаться", [f"+7 916 123-45-{n:02d}" for n in range(20)])
    phone = look({"Leads": rows}).found["leads"].columns["phone"]
    assert phone.column is not None
    assert (phone.column.header, phone.by, phone.is_sure) == ("Как с ним связаться", "content", False)


def test_a_name_over_other_content_is_not_sure() -> None:
    rows = column("Phone", ["call Anna", "ask Ivan", "later"] * 7)
    assert not look({"Leads": rows}).found["leads"].columns["phone"].is_sure


def test_who_does_the_work_not_the_boss() -> None:
    agents, heads = (
        ["Anna Lis", "Ivan Rog", "Olga Sun", "Petr Dub"] * 5,
        ["Kira Bell", "Kira Bell", "Max Orr", "Max Orr"] * 5,
    )
    rows = column("Status", ["won", "lost"] * 10, others={"Manager": heads, "Sales agent": agents})
    assert headers(look({"Pipeline": rows}), "deals")["manager"] == "Sales agent"
    alone = column("Status", ["won", "lost"] * 10, others={"Manager": heads})
    assert headers(look({"Pipeline": alone}), "deals")["manager"] == "Manager"


def test_deals_are_linked_by_the_ids_of_the_leads_whatever_the_header_says() -> None:
    leads = column("Phone", [f"+7 916 123-45-{n:02d}" for n in range(20)])
    deals: list[list[Any]] = [
        ["ID", "Ref", "Status", "Amount"],
        *([f"D-{n}", f"l{n}", ["won", "lost"][n % 2], 500 + n] for n in range(20)),
    ]
    assert headers(look({"Leads": leads, "Sales": deals}), "deals")["lead_id"] == "Ref"
    strangers = [deals[0], *([row[0], f"X{n}", *row[2:]] for n, row in enumerate(deals[1:]))]
    found = look({"Leads": leads, "Sales": strangers})
    assert "deals" not in found.usable()


def test_a_wide_tab_is_both() -> None:
    rows = [
        [*LEADS[0], *DEALS[0][1:]],
        *([*lead, *deal[1:]] for lead, deal in zip(LEADS[1:], [*DEALS[1:], [None] * 7], strict=True)),
    ]
    found = look({"Pipeline": rows})
    assert found.is_wide()
    assert {match.seen.title for match in found.usable().values()} == {"Pipeline"}
    assert said_of(found, ["Pipeline"])["tabs"] == {"leads": {"title": "Pipeline"}, "deals": {"title": "Pipeline"}}


def test_a_tab_of_its_own_says_more_of_deals_than_a_lead_status() -> None:
    leads = column("Lead status", ["new", "in work"] * 10)
    deals = [DEALS[0], *([f"L{n}", "Anna", ["won", "lost"][n % 2], day(1), day(3), None, 500 + n] for n in range(20))]
    found = look({"Leads": leads, "Sales": deals})
    assert found.found["deals"].seen.title == "Sales"
    status = found.lead_status()
    assert status is not None
    assert status.header == "Lead status"
    remarks = look({"Leads": column("Comment", ["call, refused", "in work"] * 10), "Sales": deals})
    assert remarks.lead_status() is None


def test_our_own_workbook_needs_no_settings() -> None:
    found = look({"Leads": LEADS, "Deals": DEALS})
    assert set(found.usable()) == {"leads", "deals"}
    assert said_of(found, ["Leads", "Deals"]) == {}


def test_spend_without_a_channel_is_no_plan() -> None:
    rows = [
        ["Month", "Impressions", "Clicks", "Spend"],
        *([day(1, month), 900, 10, 100 * month] for month in range(1, 9)),
    ]
    found = look({"Leads": LEADS, "Export": rows})
    assert "plan" not in found.found
    assert lacks(found.found["spend"]) == ["channel"]
    assert "spend" not in found.usable()


def test_a_log_of_stages_names_each_lead_more_than_once() -> None:
    moves: list[list[Any]] = [["Deal ID", "New stage", "Moved at"]]
    moves += [[f"L-{1 + n % 3}", ["contacted", "meeting"][n % 2], day(1 + n)] for n in range(12)]
    found = look({"Leads": LEADS, "Moves": moves})
    assert headers(found, "stage_log") == {"lead_id": "Deal ID", "stage": "New stage", "date": "Moved at"}


def statuses(words: Sequence[str], norms: Norms = NORMS, **options: Any) -> Proposal:
    return look({"Pipeline": column("Status", [*words] * 3)}, norms, **options)


def test_numbers_before_the_steps_say_their_order() -> None:
    found = statuses(["1. Договор", "2. Встреча", "3. Переговоры", "won", "lost"])
    own = [stage.label.ru for stage in found.funnel.stages if stage.source is Source.DATES]
    assert own == ["Договор", "Встреча", "Переговоры"]


def test_steps_of_the_usual_funnel_leave_it_as_it_is() -> None:
    found = statuses(["Отправлено КП", "Встреча назначена", "won", "отказ клиента"])
    assert found.funnel.stages == ()
    assert found.funnel.synonyms(sure=True) == {
        "Отправлено КП": "proposal",
        "Встреча назначена": "meeting",
        "отказ клиента": "lost",
    }


def test_what_may_be_the_sale_itself_is_no_step() -> None:
    found = statuses(["Оплата", "Отгрузка", "Ожидание оплаты", "продажа", "отказ"])
    assert [word.written for word in found.funnel.unsure()] == ["Оплата", "Отгрузка"]
    assert {word.written: word.means for word in found.funnel.words}["Ожидание оплаты"] == "payment"


def test_two_words_for_one_step_are_nobodys_guess() -> None:
    found = statuses(["Переговоры", "Переговоры", "Второй раунд переговоров", "won", "lost"])
    assert [word.written for word in found.funnel.unsure()] == ["Второй раунд переговоров"]
    assert found.funnel.synonyms(sure=True) == {}
    assert ("status", "Второй раунд переговоров") in {(one.kind, one.written) for one in found.spellings()}


def test_stages_that_somebody_configured_stay() -> None:
    found = statuses(["Переговоры", "won", "lost"], may_change_stages=False)
    assert found.funnel.stages == ()
    assert [word.written for word in found.funnel.unsure()] == ["Переговоры"]


def test_synonyms_that_were_agreed_are_kept() -> None:
    norms = Norms(value_maps={"status": {"Брак": "open"}})
    assert {word.written: word.means for word in statuses(["Брак", "won"], norms).funnel.words}["Брак"] == "open"
    assert {word.written: word.means for word in statuses(["Брак", "won"]).funnel.words}["Брак"] == "lost"


def test_the_date_of_a_step_of_their_own() -> None:
    days = [dt.date(2026, 5, 1 + n) for n in range(15)]
    rows = column("Status", ["Согласование", "won", "lost"] * 5, others={"Дата согласования": days})
    found = look({"Pipeline": rows})
    assert said_of(found, ["Pipeline"])["tabs"]["deals"]["columns"] == {"negotiation": "Дата согласования"}


def test_configured_tabs_and_headers_are_settled() -> None:
    norms = Norms(titles={"leads": "Other"}, headers={"leads": {"created": "When"}})
    other = [["ID", "When", "Created"], *([f"x{n}", day(1 + n), day(2 + n)] for n in range(9))]
    found = look({"Leads": LEADS, "Other": other}, norms).found["leads"]
    assert (found.seen.title, found.confidence) == ("Other", 1.0)
    assert found.columns["created"].column is not None
    assert found.columns["created"].column.header == "When"


def test_an_answer_changes_the_funnel_too() -> None:
    found = statuses(["Переговоры", "won", "lost"])
    assert found.funnel.stages
    assert found.with_tab("deals", None).funnel.stages == ()
    assert found.funnel.with_meaning("Переговоры", "lost").synonyms(sure=True) == {}


def test_own_stages_take_the_place_of_the_usual_ones() -> None:
    stages = (
        *DEFAULT_STAGES[:5],
        Stage("talk", Words("Talk", "Разговор"), Owner.SALES, Source.DATES),
        DEFAULT_STAGES[-1],
    )
    found = statuses(["Talk", "won", "lost"], Norms(stages=stages), may_change_stages=False)
    assert found.funnel.unsure() == []


CELLS = st.one_of(
    st.none(),
    st.text(max_size=12),
    st.integers(-(10**12), 10**12),
    st.floats(allow_nan=False, allow_infinity=False),
    st.booleans(),
    st.dates(dt.date(1950, 1, 1), dt.date(2100, 1, 1)),
    st.sampled_from(["Lead ID", "Статус", "Дата", "won", "отказ", "Сумма", "#REF!", "Канал", "+7 916 123-45-67"]),
)


@settings(max_examples=150, deadline=None)
@given(st.dictionaries(st.text(min_size=1, max_size=9), st.lists(st.lists(CELLS, max_size=6), max_size=8), max_size=3))
def test_whatever_stands_there_it_answers(tabs: dict[str, list[list[Any]]]) -> None:
    found = look(tabs)
    for match in found.found.values():
        assert 0 < match.confidence <= 1
        assert all(0 <= one.confidence <= 1 for one in match.columns.values())
        places = [one.column.place for one in match.columns.values() if one.column is not None]
        assert len(set(places)) == len(places)
    said_of(found, list(tabs))
