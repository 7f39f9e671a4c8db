"""Laws of intake: it agrees with plain loops on random companies, loses no row, and never breaks."""

from __future__ import annotations

import datetime as dt
import re
from decimal import Decimal

import numpy as np
import pandas as pd
import phonenumbers
import pyarrow as pa
import pytest
from email_validator import EmailNotValidError, validate_email
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from sheetsync.core.entry_tabs import ENTRY_TABS
from sheetsync.core.facts import LOST, NON_TARGET, OPEN, TARGET, UNKNOWN, WON, Facts
from sheetsync.core.grid import Cell, Column, Grid
from sheetsync.core.judging import judge
from sheetsync.core.norms import Norms
from sheetsync.core.parse import typed
from sheetsync.core.parse.amounts import read_count, read_money, read_number
from sheetsync.core.parse.dates import read_date
from sheetsync.core.parse.emails import clean_emails
from sheetsync.core.parse.phones import e164_phones
from sheetsync.core.parse.strings import read_strings
from sheetsync.core.parse.text import is_blank, spell
from sheetsync.core.period import Period
from sheetsync.core.tables import Tables, read_tables
from sheetsync.core.tables.keys import first_places, fold_id, places_of, type_ids
from tests.oracle.dressing import amount_cell, day_cell, id_cell, status_cell, word_cell
from tests.oracle.intake import DATED, STAGES, Company, DealRow, LeadRow, LogRow, Rule, expect

AS_OF = dt.date(2026, 11, 20)
NORMS = Norms()
QUICK = (Phase.explicit, Phase.reuse, Phase.generate)
"""Whole workbooks shrink too slowly to be waited for."""

names = st.sampled_from(["L-1", "L-2", "L-3", "17", "18", None])
days = st.one_of(st.none(), st.dates(dt.date(2026, 9, 1), dt.date(2026, 12, 31)))
real_days = st.dates(dt.date(2026, 9, 1), dt.date(2026, 12, 31))
amounts = st.one_of(
    st.none(), st.sampled_from([Decimal(n) for n in ("0", "50", "99.99", "100", "12000", "-5.5", "1234567.89")])
)
leads = st.builds(LeadRow, names, days, st.sampled_from(["email", "Контекст", None]), amounts)
deals = st.builds(
    DealRow,
    names,
    st.sampled_from(["won", "lost", "open", "contacted", "meeting", "proposal", "?", None]),
    st.dictionaries(st.sampled_from([*DATED, "won", "lost"]), real_days, max_size=4).map(
        lambda some: tuple(some.items())
    ),
    days,
    st.sampled_from(["дорого", None]),
    amounts,
)
logs = st.builds(LogRow, names, st.sampled_from(["contacted", "meeting", "proposal", "won", "lost", "?"]), days)
rules = st.builds(
    Rule,
    st.sampled_from(["A", "B", "C"]),
    st.sampled_from(["channel is filled", "budget at least 100", "contacted within 3 days"]),
    days,
    st.booleans(),
)
companies = st.builds(
    Company,
    st.lists(leads, min_size=1, max_size=8).filter(lambda some: any(row.lead for row in some)),
    st.lists(deals, max_size=8),
    st.lists(logs, max_size=6),
    st.lists(rules, max_size=4, unique_by=lambda rule: (rule.name, rule.since)),
)
_ASKS: dict[str, list[Cell]] = {
    "channel is filled": ["Channel", "is filled", None],
    "budget at least 100": ["Budget", "не меньше", "100"],
    "contacted within 3 days": ["Contacted", "within days", 3],
}
_DATES = ("contacted", "meeting", "proposal", "won", "lost")


@st.composite
def dressed(draw: st.DrawFn) -> tuple[Company, dict[str, tuple[str, Grid]]]:
    """A company, and its workbook as somebody may have typed it."""
    company = draw(companies)
    lead_rows: list[list[Cell]] = [["Lead ID", "Created", "Channel", "Budget"]]
    for row in company.leads:
        lead_rows += [[]] * draw(st.integers(0, 1))
        # A mark of its own keeps a half-typed row from being blank altogether.
        cells = [
            id_cell(draw, row.lead),
            day_cell(draw, row.created),
            word_cell(draw, row.channel),
            amount_cell(draw, row.budget),
        ]
        lead_rows.append([*cells, "x"])
    lead_rows[0].append("Mark")
    deal_rows: list[list[Cell]] = [["Lead ID", "Status", *_DATES, "Closed", "Loss reason", "Amount", "Mark"]]
    for deal in company.deals:
        stages = [day_cell(draw, dict(deal.dates).get(key)) for key in _DATES]
        ends = [day_cell(draw, deal.closed), word_cell(draw, deal.reason), amount_cell(draw, deal.amount)]
        deal_rows.append([id_cell(draw, deal.lead), status_cell(draw, deal.status), *stages, *ends, "x"])
    log_rows: list[list[Cell]] = [
        ["Lead ID", "Stage", "Date"],
        *([id_cell(draw, it.lead), status_cell(draw, it.stage), day_cell(draw, it.date)] for it in company.log),
    ]
    rule_rows: list[list[Cell]] = [
        ["Criterion", "Field", "Operator", "Value", "Required", "Valid from"],
        *([it.name, *_ASKS[it.asks], "да" if it.required else "нет", day_cell(draw, it.since)] for it in company.rules),
    ]
    tabs = {"leads": lead_rows, "deals": deal_rows, "stage_log": log_rows, "criteria": rule_rows}
    return company, {role: (role, Grid.of_rows(rows)) for role, rows in tabs.items()}


def intake(grids: dict[str, tuple[str, Grid]], norms: Norms = NORMS) -> tuple[Tables, Facts]:
    tables = read_tables(grids, norms)
    assert not tables.faults
    return tables, judge(tables, norms, Period(), AS_OF)[0]


@settings(max_examples=150, deadline=None, phases=QUICK)
@given(dressed())
def test_intake_agrees_with_plain_loops(pair: tuple[Company, dict[str, tuple[str, Grid]]]) -> None:
    company, grids = pair
    expected = expect(company, AS_OF)
    tables, facts = intake(grids)
    found = facts.leads
    states = {"open": OPEN, "won": WON, "lost": LOST}
    verdicts = {"unknown": UNKNOWN, "target": TARGET, "non-target": NON_TARGET}
    bits = {name: 1 << place for place, name in enumerate(facts.criteria)}

    def mask(some: set[str]) -> int:
        return sum(bits[name] for name in some)

    assert [fold_id(name) for name in found["lead_id"]] == [str(lead.row.lead).lower() for lead in expected.leads]
    assert found["has_deal"].tolist() == [lead.has_deal for lead in expected.leads]
    assert found["state"].tolist() == [states[lead.state] for lead in expected.leads]
    assert [STAGES[place] for place in found["furthest"]] == [lead.furthest for lead in expected.leads]
    assert found["verdict"].tolist() == [verdicts[lead.verdict] for lead in expected.leads]
    for name in ("failed", "unmet", "judged"):
        assert found[name].tolist() == [mask(getattr(lead, name)) for lead in expected.leads]
    assert _days(found["created"]) == [lead.row.created for lead in expected.leads]
    assert _days(found["closed"]) == [lead.closed for lead in expected.leads]
    for stage in DATED:
        assert _days(found[f"date_{stage}"]) == [lead.dates.get(stage) for lead in expected.leads]
    minor = [None if lead.amount is None else int(lead.amount * 100) for lead in expected.leads]
    assert [None if value is pd.NA else value for value in found["amount"]] == minor
    channels = found["channel"].astype(object).where(found["channel"].notna(), None)
    spoken = [None if word is None else word.strip().casefold().replace("ё", "е") for word in channels]
    assert spoken == [None if lead.row.channel is None else lead.row.channel.casefold() for lead in expected.leads]
    assert {tally.tab: tally.used for tally in tables.tallies if tally.tab != "criteria"} == {
        "leads": expected.used["leads"],
        "deals": expected.used["deals"],
        "stage_log": expected.used["log"],
    }


def _days(moments: pd.Series) -> list[dt.date | None]:
    return [None if moment is pd.NaT else moment.date() for moment in moments]


@settings(max_examples=60, deadline=None)
@given(dressed(), st.randoms(use_true_random=False))
def test_the_order_of_rows_never_matters(pair: tuple[Company, dict[str, tuple[str, Grid]]], random: object) -> None:
    company, grids = pair
    unique = {row.lead for row in company.leads}
    # Of records that contradict each other the first one wins, so only unique ones may be shuffled.
    if len(unique) < len(company.leads) or len({deal.lead for deal in company.deals}) < len(company.deals):
        return
    shuffled = {}
    for role, (title, grid) in grids.items():
        order = list(range(1, grid.height))
        random.shuffle(order)  # type: ignore[attr-defined]  # hypothesis types it as object
        rows = np.array([0, *order], dtype=np.int64)
        shuffled[role] = (title, Grid(tuple(column.take(rows) for column in grid.columns), grid.height))
    one, other = intake(grids)[1], intake(shuffled)[1]
    keys = ["state", "furthest", "verdict", "created", "closed", "amount"]
    assert _by_lead(one, keys).equals(_by_lead(other, keys))


def _by_lead(facts: Facts, columns: list[str]) -> pd.DataFrame:
    frame = facts.leads[columns].assign(key=[fold_id(name) for name in facts.leads["lead_id"]])
    return frame.sort_values("key").reset_index(drop=True)


cells = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(-(10**18), 10**18),
    st.floats(allow_nan=True, allow_infinity=True),
    st.text(max_size=12),
    st.text(alphabet="LlЁёйÉ12 .:–-\u00a0\u0306", max_size=6),
    st.text(alphabet="0123456789.,- /:'₽$%()+ тысмлн", max_size=10),
    st.dates(),
    st.datetimes(),
    st.sampled_from(["#REF!", "#UNCALCULATED!", "won", "Итого", "Lead ID", "да", "\ud800", "=1+1"]),
)


@settings(max_examples=120, deadline=None, phases=QUICK)
@given(st.data())
def test_rubbish_never_breaks_it_and_every_row_is_accounted_for(data: st.DataObject) -> None:
    grids = {}
    for tab in ENTRY_TABS:
        width = len(tab.fields())
        rows = data.draw(st.lists(st.lists(cells, min_size=width, max_size=width), max_size=4))
        header: list[Cell] = [field.en[0] for field in tab.fields()]
        first: list[list[Cell]] = [["L-1", dt.date(2026, 10, 1)]] if tab.role == "leads" else []
        grids[tab.role] = (tab.title.en, Grid.of_rows([header, *first, *rows]))
    tables, facts = intake(grids)
    for tally in tables.tallies:
        role = next(tab.role for tab in ENTRY_TABS if tab.title.en == tally.tab)
        assert tally.rows == tally.used + tally.left_out + tally.blank == grids[role][1].height - 1
        assert tally.used == len(tables.frames[role])
        assert min(tally.used, tally.left_out, tally.blank) >= 0
    assert len(facts.leads) == len(tables.frames["leads"])


@settings(max_examples=200, deadline=None)
@given(st.lists(cells, max_size=30))
def test_a_column_is_read_as_its_cells_are(some: list[Cell]) -> None:
    distinct = Column.of(some).distinct
    for whole, one in (
        (typed.type_money(distinct, NORMS), read_money),
        (typed.type_counts(distinct, NORMS), read_count),
        (typed.type_numbers(distinct, NORMS), read_number),
        (typed.type_dates(distinct, NORMS), read_date),
    ):
        for place, cell in enumerate(distinct):
            expected = one(cell, NORMS)
            assert bool(whole.blank[place]) == (expected.value is None), (cell, expected)
            assert (place in whole.odd) == (expected.oddity is not None)
            if expected.value is not None:
                assert whole.values[place] == whole.values.dtype.type(expected.value)


@settings(max_examples=200, deadline=None)
@given(st.lists(cells, max_size=30))
def test_a_column_is_spelled_as_its_cells_are(some: list[Cell]) -> None:
    distinct = Column.of(some).distinct
    strings = read_strings(distinct)
    ids = type_ids(distinct)
    for place, cell in enumerate(distinct):
        text = None if cell is None else spell(cell)
        assert strings.texts[place].as_py() == text
        lost = cell in {"#REF!", "#UNCALCULATED!"}
        assert bool(strings.blank[place]) == (lost or not text or is_blank(text))
        key = ids.keys[place].as_py()
        assert key == (None if strings.blank[place] else fold_id(text or ""))


@settings(max_examples=200, deadline=None)
@given(
    st.lists(st.one_of(st.none(), st.text("ab-1 ", max_size=70)), max_size=30),
    st.lists(st.text("ab-1 ", max_size=70), unique=True),
)
def test_keys_are_found_as_a_dictionary_finds_them(keys: list[str | None], among: list[str]) -> None:
    texts, others = pa.array(keys, pa.string()), pa.array(among, pa.string())
    known = {name: place for place, name in enumerate(among)}
    assert places_of(texts, others).tolist() == [known.get(key, -1) if key is not None else -1 for key in keys]
    firsts: dict[str, int] = {}
    expected = [place if key is None else firsts.setdefault(key, place) for place, key in enumerate(keys)]
    assert first_places(texts).tolist() == expected


def test_keys_that_share_a_fingerprint_stay_apart() -> None:
    # Only the first 64 bytes are looked at.
    one, other = "x" * 70 + "a", "x" * 70 + "b"
    assert first_places(pa.array([one, other, one])).tolist() == [0, 1, 0]
    assert places_of(pa.array([other, one, "y"]), pa.array([one, other])).tolist() == [1, 0, -1]


digits = st.text("0123456789", min_size=6, max_size=13)
before = st.sampled_from(
    ["", "+", "8", "7", "+7", "+77", "+78", "810", "+810", "8810", "+1", "1", "00", "0", "+380", "+375", "80"]
)
marks = st.sampled_from(["", " ", "-", " (", ") ", ".", "\N{NO-BREAK SPACE}"])


@st.composite
def phones(draw: st.DrawFn) -> str:
    number = draw(before) + draw(digits)
    for _ in range(draw(st.integers(0, 3))):
        place = draw(st.integers(0, len(number)))
        number = number[:place] + draw(marks) + number[place:]
    return number


@pytest.mark.parametrize("region", ["RU", "KZ", "TM", "BY", "US", "DE"])
@settings(max_examples=40, deadline=None)
@given(data=st.data())
def test_phones_are_judged_as_the_library_judges_them(region: str, data: st.DataObject) -> None:
    some = data.draw(st.lists(phones(), min_size=20, max_size=60))

    def library(text: str) -> str | None:
        text = re.sub(r"^(\+?\d{7,})\.0+$", r"\1", text)  # a number cell that became text
        try:
            number = phonenumbers.parse(text.replace("\N{NO-BREAK SPACE}", " "), region)
        except phonenumbers.NumberParseException:
            return None
        e164 = phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)
        return e164 if phonenumbers.is_valid_number(number) and not text.endswith("0" * 7) else None

    # Seven zeros at the end are what a spreadsheet's rounding leaves.
    assert e164_phones(pa.array(some), region).to_pylist() == [library(text) for text in some]


locals_of = st.text("abzАя09._-+! ", min_size=1, max_size=8)
domains = st.text("abzя09.-", min_size=1, max_size=9)


@settings(max_examples=300, deadline=None)
@given(st.lists(st.builds("{}@{}{}".format, locals_of, domains, st.sampled_from(["", ".com", ".ru", ".test", ".рф"]))))
def test_addresses_are_judged_as_the_library_judges_them(some: list[str]) -> None:
    for text, found in zip(some, clean_emails(pa.array(some, pa.string())).to_pylist(), strict=True):
        try:
            normal = validate_email(text, check_deliverability=False).normalized.lower()
        except EmailNotValidError:
            normal = None
        # People's clothes are taken off before the library is asked, so we may find more, but nothing else.
        assert found == normal or (normal is None and found in _undressed(text)) or (found is None and _foreign(text))


def _undressed(text: str) -> set[str]:
    words = {word.strip("'.").lower() for word in (*text.split(), "".join(text.split()))}
    return {word for word in words if "@" in word}


def _foreign(text: str) -> bool:
    """Russian letters where the domain has none, or among Latin ones; or an ending that no domain has."""
    return re.search(r"[а-я]|\.(?:\w|\d[\w-]*)$", text, re.IGNORECASE) is not None
