"""Headers as people lay them out: where they stand, what they are called, what is bound and what is said of it."""

from __future__ import annotations

import pytest

from sheetsync.core.grid import Cell
from sheetsync.core.issues import Issue, Severity
from sheetsync.core.norms import Norms
from sheetsync.core.tables import Tables
from tests.core.sheets import DEALS, LEADS, Rows, day, of_kind, read

FIRST = ["L-1", day(1), "Search", "+7 916 123-45-67"]


def columns(tables: Tables, role: str = "leads") -> dict[str, int]:
    """The columns found, by declared name."""
    assert not tables.faults, tables.faults
    return {name: binding.column for name, binding in tables.bindings[role].items()}


def at(issue: Issue) -> tuple[str, ...]:
    return tuple(issue.cells())


@pytest.mark.parametrize(
    "header",
    [
        [["ID лида", "Дата создания", "Канал", "Телефон"]],
        [["ID лида", "Дата создания", "Контакты", None], [None, None, "Канал", "Телефон"]],
        [["О лиде", None, "Откуда", "Контакты"], ["ID лида", "Дата создания", "Канал", "Телефон"]],
        [["ID", "Дата", "Рекламный", "Номер"], ["лида", "создания", "канал", "телефона"]],
        [["ID лида", None, "Канал", None], [None, "Дата создания", None, "Телефон"]],
        [["ID лида", "Дата", None, None], [None, "создания", "Канал", "Телефон"]],
        [["ID лида", "Дата создания", "Канал", "Телефон"], [None, "дд.мм.гггг", "текст", None]],
        [["ID лида", "Дата создания", "Канал", "Телефон"], [1, 2, 3, 4]],
        [["ID лида", "Дата создания", "Канал", None, "Связь"], [None, None, None, "Телефон", "Звонок 2"]],
        [["Группа", None, None, None], ["ID", "Дата", "Канал", "Телефон"], ["лида", "создания", None, None]],
    ],
)
def test_a_header_may_take_several_rows(header: list[list[Cell]]) -> None:
    tables = read(leads=[["Наши лиды"], [], *header, FIRST])
    assert columns(tables) == {"lead_id": 0, "created": 1, "channel": 2, "phone": 3}
    assert tables.frames["leads"]["source_row"].tolist() == [2 + len(header)]
    assert tables.tallies[0].rows == 1
    notes = of_kind(tables.issues, "header_rows")
    assert bool(notes) == (len(header) > 1 and header[0][0] != "О лиде")


def test_a_record_below_the_header_is_no_part_of_it() -> None:
    rows = [["Lead ID", "Created", "Channel", "Note"], ["anna", None, None, "Phone"], ["L-2", day(2), "Search", None]]
    tables = read(leads=rows)
    assert "phone" not in columns(tables)
    assert tables.frames["leads"]["lead_id"].tolist() == ["anna", "L-2"]


def test_a_group_tells_two_dates_apart() -> None:
    rows = [["ID лида", "Статус", "Дата", None], [None, None, "контакта", "закрытия"], ["L-1", "won", day(2), day(3)]]
    assert columns(read(leads=LEADS, deals=rows), "deals") == {
        "lead_id": 0, "status": 1, "date_contacted": 2, "closed": 3,
    }  # fmt: skip


def test_a_header_is_found_far_below_and_not_in_its_own_repetition() -> None:
    titles = [[f"note {n}"] for n in range(40)]
    assert columns(read(leads=[*titles, ["Lead ID", "Created"], ["1", day(1)]])) == {"lead_id": 0, "created": 1}
    two = [["ID лида", None, "Канал", None], [None, "Дата создания", None, "Телефон"]]
    again = ["ID лида", "Дата создания", "Канал", "Телефон"]
    tables = read(leads=[*two, FIRST, again, ["L-2", *FIRST[1:]]])
    assert tables.frames["leads"]["lead_id"].tolist() == ["L-1", "L-2"]
    assert [issue.rows for issue in of_kind(tables.issues, "row_header")] == [(3,)]
    tables = read(leads=[["ID лида", "Дата создания", "Кто привёл", "Телефон"], FIRST, again, ["L-2", *FIRST[1:]]])
    assert tables.frames["leads"]["lead_id"].tolist() == ["L-1", "L-2"]


@pytest.mark.parametrize(
    ("header", "name"),
    [
        ("Дата соз\N{SOFT HYPHEN}дания", "created"),
        ("Дата\nсоздания:", "created"),
        ("ДАТА\N{NO-BREAK SPACE}СОЗДАНИЯ *", "created"),
        ("Дата созда-\nния", "created"),
        ("Дата создания (дд.мм.гггг)", "created"),
        ("\N{ZERO WIDTH SPACE}дата_создания", "created"),
        ("Датa coздания", "created"),
        ("📅 Дата создания", "created"),
        ("Create Date", "created"),
        ("Канал привлечения", "channel"),
        ("Откуда пришел", "channel"),
        ("Original Source", "channel"),
        ("Телефон (основной)", "phone"),
        ("Мобильный телефон", "phone"),
        ("E-Mail (рабочий)", "email"),
    ],
)
def test_a_header_in_any_clothes(header: str, name: str) -> None:
    spare: list[Cell] = ["Дата" if name != "created" else "x", header]
    values: dict[str, Cell] = {"created": day(5), "channel": "Search", "phone": "+7 916 123-45-67"}
    value = values.get(name, "a@example.com")
    tables = read(leads=[["ID лида", *spare], ["1", day(1), value]])
    assert columns(tables)[name] == 2


@pytest.mark.parametrize(
    ("header", "value", "minor"),
    [
        ("Сумма, ₽", 12.5, 1250),
        ("Сумма (руб.)", 12.5, 1250),
        ("Сумма, тыс. руб.", 12.5, 1_250_000),
        ("Сумма (млн ₽)", 2, 200_000_000),
        ("Amount, k", 3, 300_000),
        ("Сумма, тыс. руб.", "12 тыс.", 1_200_000),
    ],
)
def test_a_unit_in_a_header_counts(header: str, value: Cell, minor: int) -> None:
    tables = read(leads=LEADS, deals=[["Lead ID", "Status", header], ["L-1", "won", value]])
    assert tables.frames["deals"]["amount"].tolist() == [minor]
    scaled = "тыс" in header or "млн" in header or "k" in header
    assert [at(issue) for issue in of_kind(tables.issues, "header_scaled")] == ([("C1",)] if scaled else [])


@pytest.mark.parametrize("header", ["Amount, USD", "Сумма (план)", "Себестоимость"])
def test_another_amount_is_not_the_amount(header: str) -> None:
    tables = read(leads=LEADS, deals=[["Lead ID", "Status", header], ["L-1", "won", 5]])
    assert "amount" not in columns(tables, "deals")


@pytest.mark.parametrize(
    ("header", "name"), [("Leed ID", "lead_id"), ("Creatd", "created"), ("Chanel", "channel"), ("Сегмнт", "segment")]
)
def test_a_typo_that_is_unmistakable_is_read_with_a_warning(header: str, name: str) -> None:
    proper = {"lead_id": "Lead ID", "created": "Created", "channel": "Channel", "segment": "Segment"}
    tables = read(leads=[[header if one == name else text for one, text in proper.items()], ["1", day(1), "x", "y"]])
    place = list(proper).index(name)
    assert columns(tables)[name] == place
    (warning,) = of_kind(tables.issues, "header_near")
    assert (warning.severity, warning.column, warning.rows, warning.written) == (Severity.WARNING, place, (0,), header)


@pytest.mark.parametrize("header", ["Компания", "Дата открытия", "Дата контракта", "Этаж"])
def test_another_word_is_no_typo(header: str) -> None:
    tables = read(leads=LEADS, deals=[["ID лида", "Продажа", header], ["L-1", day(5), day(6)]])
    assert set(columns(tables, "deals")) == {"lead_id", "date_won"}
    assert "campaign" not in columns(read(leads=[["ID лида", "Дата", header], ["1", day(1), "x"]]))


def test_a_typo_whose_values_do_not_fit_is_only_proposed() -> None:
    tables = read(leads=[["Lead ID", "Date", "Fone", "Chnnl"], ["1", day(1), "x", "y"]])
    assert set(columns(tables)) == {"lead_id", "created"}
    assert [
        (issue.written, at(issue), issue.detail["field_en"]) for issue in of_kind(tables.issues, "header_near_unused")
    ] == [("Chnnl", ("D1",), "Channel")]


def test_a_header_twice_the_first_counts_and_differences_are_told() -> None:
    rows = [["Lead ID", "Created", "Note", "created "], ["1", day(1), None, "01.10.2026"], ["2", day(1), None, day(2)]]
    tables = read(leads=[*rows, ["3", None, None, day(4)], ["4", day(4), None, None]])
    (twice,) = of_kind(tables.issues, "header_twice")
    assert (twice.severity, at(twice), twice.detail) == (Severity.WARNING, ("D1",), {"columns": "B, D", "used": "B"})
    assert [(at(one), one.written, one.detail["kept"]) for one in of_kind(tables.issues, "columns_differ")] == [
        (("D3",), "2026-10-02", "2026-10-01"),
        (("D4",), "2026-10-04", "–"),
    ]
    assert tables.frames["leads"]["created"].dt.day.tolist()[:2] == [1, 1]
    assert tables.frames["leads"]["created"].isna().tolist() == [False, False, True, False]


def test_a_header_twice_the_filled_one_is_used() -> None:
    tables = read(leads=[["Lead ID", "Created", "Created"], ["1", None, day(1)]])
    assert columns(tables)["created"] == 2
    assert not of_kind(tables.issues, "columns_differ")


def test_of_two_names_the_filled_column_is_used() -> None:
    tables = read(leads=[["Lead ID", "Created", "Date"], ["1", None, day(1)]])
    assert columns(tables)["created"] == 2
    assert [at(issue) for issue in of_kind(tables.issues, "columns_compete")] == [("C1",)]


@pytest.mark.parametrize("header", [None, "#REF!", "#NAME?"])
def test_a_required_column_without_a_header_is_known_by_its_content(header: Cell) -> None:
    tables = read(leads=[[header, "Created", "Channel"], ["L-1", day(1), "x"], ["L-2", day(2), "x"]])
    assert columns(tables) == {"lead_id": 0, "created": 1, "channel": 2}
    assert [at(issue) for issue in of_kind(tables.issues, "header_guessed")] == [("A1",)]


def test_a_column_without_a_header_that_could_be_two_things_is_not_guessed() -> None:
    rows: Rows = [["Lead ID", None, None, "Channel"], ["L-1", day(1), day(2), "x"]]
    assert [fault.kind for fault in read(leads=rows).faults] == ["columns_missing"]


def test_a_filled_column_without_a_header_is_told() -> None:
    tables = read(leads=[["Lead ID", "Created", None, "#REF!"], ["L-1", day(1), "x", 5]])
    told = of_kind(tables.issues, "header_blank")
    assert [(at(issue), issue.written, issue.detail["example"]) for issue in told] == [
        (("C1",), "", "x"),
        (("D1",), "#REF!", "5"),
    ]


def test_spacers_and_order_do_not_matter() -> None:
    rows = [["Channel", None, "Created", None, "Lead ID"], ["x", None, day(1), None, "L-1"]]
    assert columns(read(leads=rows)) == {"channel": 0, "created": 2, "lead_id": 4}


EXPORTS = {
    "amoCRM": [
        "ID",
        "Название сделки",
        "Ответственный",
        "Дата создания",
        "Этап сделки",
        "Бюджет сделки",
        "Дата закрытия",
    ],
    "Bitrix24": ["ID лида", "Ответственный", "Стадия сделки", "Сумма", "Дата закрытия", "Предполагаемая дата закрытия"],
    "Salesforce": ["Lead ID", "Opportunity Owner", "Stage", "Amount", "Close Date", "Loss Reason"],
    "HubSpot": ["Record ID", "Deal Name", "Deal Stage", "Deal owner", "Amount", "Close Date", "Closed Lost Reason"],
}


@pytest.mark.parametrize("crm", EXPORTS)
def test_the_columns_of_a_crm_are_known(crm: str) -> None:
    header = EXPORTS[crm]
    tables = read(leads=LEADS, deals=[header, ["L-1", *[None] * (len(header) - 1)]])
    assert {"lead_id", "manager", "status", "amount", "closed"} <= set(columns(tables, "deals"))
    assert columns(tables, "deals")["closed"] == next(
        n for n, one in enumerate(header) if one.lower() in {"дата закрытия", "close date"}
    )


@pytest.mark.parametrize(
    "header",
    [
        ["Дата", "Рекламная система", "Кампания", "Показы", "Клики", "Расход, ₽"],
        ["День", "Источник трафика", "Название кампании", "Показы", "Клики", "Потрачено всего, ₽"],
        ["Day", "Platform", "Campaign", "Impr.", "Clicks", "Cost"],
        ["Reporting starts", "Platform", "Campaign name", "Impressions", "Link clicks", "Amount spent (RUB)"],
    ],
)
def test_the_columns_of_an_ad_cabinet_are_known(header: list[Cell]) -> None:
    tables = read(leads=LEADS, spend=[header, [day(1), "Search", "Brand", 100, 5, 12]])
    names = ["date", "channel", "campaign", "impressions", "clicks", "spend"]
    assert columns(tables, "spend") == {name: place for place, name in enumerate(names)}


def test_leads_and_deals_side_by_side_under_groups() -> None:
    rows = [
        ["Лид", None, None, "Сделка", None],
        ["ID лида", "Дата создания", "Канал", "Статус", "Сумма"],
        ["L-1", day(1), "Search", "won", 5],
    ]
    tables = read(Norms(), leads=rows)
    assert tables.frames["deals"]["amount"].tolist() == [500]
    assert tables.tallies[0].rows == 1


def test_a_well_laid_tab_raises_nothing() -> None:
    assert not {issue.kind for issue in read(leads=LEADS, deals=DEALS).issues} - {"cell_test"}
