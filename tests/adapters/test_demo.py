"""The demo company: the same for the same seed, its story in its data, its workbook in both languages."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterable
from pathlib import Path

import openpyxl
import phonenumbers
import pytest
from openpyxl.worksheet.worksheet import Worksheet

from sheetsync.adapters.demo import demo_config, write_demo
from sheetsync.adapters.demo.agreements import BUDGET
from sheetsync.adapters.demo.calendar import Span
from sheetsync.adapters.demo.company import Company, found
from sheetsync.adapters.demo.enquiries import Lead
from sheetsync.adapters.demo.entries import EXTRA, choices, tables
from sheetsync.adapters.demo.selling import Deal
from sheetsync.adapters.demo.story import BUDGET_RULES, CHANNELS, MANAGERS, NEEDS, OTHER, SERVED, SOCIAL, WRONG_PHONE
from sheetsync.adapters.demo.table import Formula, Table
from sheetsync.adapters.demo.workbook import workbook
from sheetsync.config import load
from sheetsync.core.entry_tabs import ENTRY_TABS, Deals, Leads, Plan, Spend, StageLog
from sheetsync.core.lang.words import LANGS, Lang
from sheetsync.core.norms import DEFAULT_STAGES
from sheetsync.errors import DiskFault, NotPermitted

TODAY = dt.date(2026, 11, 23)
SEEDS = (1, 7, 20)


@pytest.fixture(scope="module", params=SEEDS)
def company(request: pytest.FixtureRequest) -> Company:
    seed: int = request.param
    return found(3000, TODAY, seed)


def of(company: Company, span: Span) -> tuple[list[Lead], list[Deal]]:
    """A month's leads, and the deals won in it."""
    won = [deal for deal in company.deals if deal.won and deal.closed is not None and deal.closed in span]
    return [lead for lead in company.leads if lead.created in span], won


def share(these: Iterable[object]) -> float:
    answers = [bool(this) for this in these]
    return sum(answers) / len(answers)


class TestTheSameSeed:
    def test_gives_the_same_file(self) -> None:
        assert workbook("ru", 150, TODAY, 3) == workbook("ru", 150, TODAY, 3)

    def test_another_seed_another_company(self) -> None:
        assert workbook("ru", 150, TODAY, 3) != workbook("ru", 150, TODAY, 4)

    def test_both_languages_tell_of_the_same_leads(self) -> None:
        english, russian = (tables(found(300, TODAY, 3), lang, 3)[0] for lang in LANGS)
        place = english.place(Leads.email)
        assert [row[place] for row in english.rows] == [row[place] for row in russian.rows]


class TestTheMonths:
    def test_six_whole_ones_and_the_running_one(self, company: Company) -> None:
        assert [span.first for span in company.months] == [dt.date(2026, month, 1) for month in range(5, 12)]
        assert company.months[-1].last == TODAY

    def test_nothing_lies_in_the_future(self, company: Company) -> None:
        days = [lead.created for lead in company.leads]
        days += [day for deal in company.deals for day in (*deal.dates.values(), deal.closed) if day]
        assert max(days) <= TODAY
        assert max(row.week for row in company.spent) <= TODAY

    def test_as_many_leads_as_asked_for(self, company: Company) -> None:
        assert len(company.leads) == 3000

    @pytest.mark.parametrize("today", [dt.date(2026, 3, 1), dt.date(2024, 2, 29), dt.date(2026, 12, 31)])
    @pytest.mark.parametrize("leads", [1, 40])
    def test_any_day_and_size_will_do(self, today: dt.date, leads: int) -> None:
        assert len(tables(found(leads, today, 1), "en", 1)) == len(ENTRY_TABS) - 1

    def test_a_lead_goes_forward_in_time(self, company: Company) -> None:
        for deal in company.deals:
            days = [deal.lead.created, *deal.dates.values(), *([deal.closed] if deal.closed else [])]
            assert days == sorted(days)


class TestTheStory:
    def test_paid_social_grows_and_brings_many_non_target_leads(self, company: Company) -> None:
        first, last = (
            share(lead.channel is SOCIAL for lead in of(company, company.months[place])[0]) for place in (0, 5)
        )
        assert first < 0.2
        assert last > 0.35
        non_target = {
            channel.name.en: share(lead.target is False for lead in company.leads if lead.channel is channel)
            for channel in CHANNELS
        }
        assert non_target.pop(SOCIAL.name.en) > 0.75
        assert max(non_target.values()) < 0.6

    def test_they_lack_the_budget_or_come_from_elsewhere(self, company: Company) -> None:
        bad = [lead for lead in company.leads if lead.channel is SOCIAL and lead.target is False]
        assert share((lead.budget or 0) < BUDGET_RULES[0] or lead.region not in SERVED for lead in bad) > 0.75

    def test_wrong_phone_numbers_lose_leads_before_the_first_contact(self, company: Company) -> None:
        lost = [deal for deal in company.deals if deal.won is False and not deal.dates]
        reasons = Counter(deal.reason for deal in lost)
        assert reasons.most_common(1)[0][0] is WRONG_PHONE
        wrong = [deal for deal in lost if deal.reason is WRONG_PHONE and deal.lead.wrong_phone]
        assert share(deal.lead.campaign is SOCIAL.campaigns[0] for deal in wrong) > 0.5

    def test_one_manager_writes_down_few_reasons(self, company: Company) -> None:
        said_nothing: dict[str, float] = {}
        for name in {deal.manager.name.en for deal in company.deals}:
            lost = [deal for deal in company.deals if deal.won is False and deal.manager.name.en == name]
            said_nothing[name] = share(deal.reason in {None, OTHER} for deal in lost)
        silent = said_nothing.pop(max(MANAGERS, key=lambda manager: manager.silent).name.en)
        assert 0.35 < silent < 0.8
        assert max(said_nothing.values()) < 0.25

    def test_the_plan_is_missed_by_about_30_percent(self, company: Company) -> None:
        reached = []
        for span in company.months[:6]:
            _, won = of(company, span)
            planned = sum(goal.revenue for goal in company.goals if goal.month == span.first)
            reached.append(sum(deal.amount or 0 for deal in won) / planned)
        assert 0.62 < reached[5] < 0.78
        assert min(reached[:4]) > 0.8

    def test_both_departments_have_a_part_in_it(self, company: Company) -> None:
        leads, won = of(company, company.months[5])
        goals = [goal for goal in company.goals if goal.month == company.months[5].first]
        planned_leads = sum(goal.leads for goal in goals)
        planned_target = sum(goal.leads * goal.segment.target_share for goal in goals)
        planned_won = sum(goal.leads * goal.segment.target_share * goal.win_rate for goal in goals)
        target = sum(lead.target is True for lead in leads)
        assert len(leads) > planned_leads
        assert target / len(leads) < 0.85 * planned_target / planned_leads
        assert len(won) / target < 0.97 * planned_won / planned_target

    def test_the_numbers_are_those_of_a_services_company(self, company: Company) -> None:
        for span in company.months[2:6]:
            leads, won = of(company, span)
            spent = sum(row.spend for row in company.spent if row.week in span)
            assert 100_000 < sum(deal.amount or 0 for deal in won) / len(won) < 140_000
            assert 2_000 < spent / len(leads) < 4_000
            assert 0.28 < share(lead.target for lead in leads) < 0.45
            assert 4_000_000 < sum(goal.revenue for goal in company.goals if goal.month == span.first) < 5_000_000

    def test_verdicts_follow_from_what_is_written(self, company: Company) -> None:
        for lead in company.leads:
            rule = BUDGET_RULES[lead.created >= company.months[3].first]
            asked = [
                phone_works(lead.phone),
                at_least(lead.budget, rule),
                among(lead.region, SERVED),
                among(lead.need, NEEDS),
            ]
            expected = False if False in asked else None if None in asked else True
            assert lead.target is expected, lead


def phone_works(phone: str) -> bool | None:
    return phonenumbers.is_valid_number(phonenumbers.parse(phone, "RU")) if phone else None


def at_least(amount: int | None, least: int) -> bool | None:
    return None if amount is None else amount >= least


def among(word: object, words: Iterable[object]) -> bool | None:
    return None if word is None else word in words


class TestNobodyIsReal:
    def test_phones_are_of_one_invented_range_and_all_different(self, company: Company) -> None:
        valid = [phonenumbers.parse(lead.phone, "RU") for lead in company.leads if phone_works(lead.phone)]
        assert all(9_000_000_000 <= (number.national_number or 0) < 9_000_100_000 for number in valid)
        assert len({number.national_number for number in valid}) == len(valid)

    def test_addresses_end_in_example(self, company: Company) -> None:
        assert {lead.email.partition("@")[2] for lead in company.leads} == {"", "example.com", "example.org"}


@pytest.fixture(scope="module", params=LANGS)
def entries(request: pytest.FixtureRequest) -> list[Table]:
    lang: Lang = request.param
    return tables(found(3000, TODAY, 7), lang, 7)


class TestTheEntryTabs:
    def test_all_but_the_stage_log_in_order(self, entries: list[Table]) -> None:
        assert [table.tab for table in entries] == [tab for tab in ENTRY_TABS if tab is not StageLog]

    def test_headers_are_the_declared_ones(self, entries: list[Table]) -> None:
        for table in entries:
            own = {words.in_(table.lang) for words, _ in EXTRA}
            own |= {stage.label.in_(table.lang) for stage in DEFAULT_STAGES}
            declared = [field.header.in_(table.lang) for field in table.tab.fields()]
            extended = table.tab in {Leads, Deals}
            assert [header for header in table.headers if not extended or header not in own] == declared

    def test_stage_dates_follow_the_status(self, entries: list[Table]) -> None:
        deals = entries[1]
        after = deals.headers[deals.place(Deals.status) + 1 :][:3]
        assert after == [
            stage.label.in_(deals.lang) for stage in DEFAULT_STAGES if stage.key in {"contacted", "meeting", "proposal"}
        ]

    def test_every_row_is_as_wide_as_its_headers(self, entries: list[Table]) -> None:
        for table in entries:
            assert {len(row) for row in table.rows} == {len(table.columns)}

    def test_criteria_ask_for_columns_that_are_there(self, entries: list[Table]) -> None:
        leads, criteria = entries[0], entries[4]
        assert {row[1] for row in criteria.rows} <= set(leads.headers)
        assert Counter(row[0] for row in criteria.rows).most_common(1)[0][1] == 2, "one rule has two versions"

    def test_a_few_cells_are_messy(self, entries: list[Table]) -> None:
        leads, deals, spend, plan = entries[:4]
        dates = [row[leads.place(Leads.created)] for row in leads.rows]
        texts = [date for date in dates if isinstance(date, str)]
        budgets = [row[leads.place_of(BUDGET.in_(leads.lang))] for row in leads.rows]
        ids = Counter(row[0] for row in leads.rows if row[0])
        assert len(texts) == 7
        assert sum("/" in date for date in texts) == 1
        assert Formula("=NA()", "#N/A") in budgets
        assert any(isinstance(budget, str) and "₽" in budget for budget in budgets)
        assert [count for count in ids.values() if count > 1] == [2], "one lead stands there twice"
        assert len({row[0] for row in deals.rows} - set(ids)) == 1, "one deal has no lead"
        assert sum(isinstance(row[0], str) for row in spend.rows) == 6, "six months are summed up"
        assert plan.header_row == 2
        words = {row[leads.place(Leads.channel)] for row in leads.rows}
        assert len(words) > len(CHANNELS) + 3, "channels are spelled in several ways"

    def test_dropdowns_offer_what_is_written(self, entries: list[Table]) -> None:
        offered = choices(entries[0].lang)
        for table in entries[:4]:
            for column in [kind for _, kind in table.columns if kind in offered]:
                assert not isinstance(column, str)
                cells = [row[table.place(column)] for row in table.rows]
                written = [cell for cell in cells if cell is not None]
                assert share(cell in offered[column] for cell in written) > 0.98


@pytest.fixture(scope="module", params=LANGS)
def file(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> tuple[Lang, Path]:
    lang: Lang = request.param
    path = tmp_path_factory.mktemp("demo") / "new" / "funnel.xlsx"
    write_demo(path, lang, 300, TODAY)
    return lang, path


class TestTheFile:
    def test_has_the_tabs(self, file: tuple[Lang, Path]) -> None:
        lang, path = file
        book = openpyxl.load_workbook(path, data_only=True)
        assert book.sheetnames == [tab.title.in_(lang) for tab in ENTRY_TABS if tab is not StageLog]

    def test_cells_keep_their_kind(self, file: tuple[Lang, Path]) -> None:
        lang, path = file
        sheet = tab_of(path, Leads.title.in_(lang))
        assert isinstance(sheet["A2"].value, str)
        assert isinstance(sheet["B2"].value, dt.datetime)
        assert {cell.data_type for cell in sheet["F"][1:] if cell.value} == {"s"}, "a phone is text"

    def test_formulas_carry_their_results(self, file: tuple[Lang, Path]) -> None:
        lang, path = file
        plan = tab_of(path, Plan.title.in_(lang))
        product = float(plan["C4"].value) * float(plan["D4"].value) * float(plan["E4"].value) * float(plan["F4"].value)
        assert plan["G4"].value == pytest.approx(product)
        spend = tab_of(path, Spend.title.in_(lang))
        rows = [row for row in spend.iter_rows(min_row=2, values_only=True) if row[0]]
        total = next(place for place, row in enumerate(rows) if isinstance(row[0], str))
        assert rows[total][4] == sum(row[4] for row in rows[:total] if isinstance(row[4], int))

    def test_looks_kept(self, file: tuple[Lang, Path]) -> None:
        lang, path = file
        sheet = tab_of(path, Deals.title.in_(lang))
        assert sheet.freeze_panes == "B2"
        assert sheet.auto_filter.ref
        assert len(sheet.data_validations.dataValidation) == 4
        assert sheet["A1"].comment is not None

    def test_an_earlier_demo_is_replaced(self, file: tuple[Lang, Path]) -> None:
        lang, path = file
        before = path.read_bytes()
        write_demo(path, lang, 300, TODAY)
        assert path.read_bytes() == before
        assert list(path.parent.iterdir()) == [path]

    def test_somebody_elses_workbook_is_left_alone(self, tmp_path: Path) -> None:
        path = tmp_path / "funnel.xlsx"
        openpyxl.Workbook().save(path)
        before = path.read_bytes()
        with pytest.raises(NotPermitted, match="something else stands there"):
            write_demo(path, "en", 100, TODAY)
        assert path.read_bytes() == before

    def test_a_place_that_is_no_folder(self, tmp_path: Path) -> None:
        (tmp_path / "file").write_text("in the way")
        with pytest.raises(DiskFault, match="name another folder"):
            write_demo(tmp_path / "file" / "funnel.xlsx", "en", 100, TODAY)

    @pytest.mark.parametrize("lang", LANGS)
    def test_its_configuration_is_one(self, lang: Lang, tmp_path: Path) -> None:
        (tmp_path / "config.toml").write_text(demo_config(lang), encoding="utf-8")
        config = load(tmp_path / "config.toml")
        assert config.language == lang
        assert config.workbook.path == Path("funnel.xlsx")


def tab_of(path: Path, title: str) -> Worksheet:
    sheet = openpyxl.load_workbook(path, data_only=True)[title]
    assert isinstance(sheet, Worksheet)
    return sheet
