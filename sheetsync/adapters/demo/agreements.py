"""What the demo company's heads agreed on: criteria, loss reasons, reviews, hypotheses, synonyms."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence

from sheetsync.adapters.demo.calendar import Span
from sheetsync.adapters.demo.story import (
    BUDGET_RULES,
    COMPETITOR,
    MANAGERS,
    MARKETING,
    NEEDS,
    REASONS,
    SALES,
    SEARCH,
    SERVED,
    SOCIAL,
)
from sheetsync.adapters.demo.table import DemoCell, Table
from sheetsync.core.entry_tabs import Criteria, Hypotheses, Leads, LossReasons, Reviews, Synonyms
from sheetsync.core.lang.words import Lang, Words
from sheetsync.core.norms import DEFAULT_STAGES
from sheetsync.core.period import next_month

BUDGET, REGION = Words("Budget", "Бюджет"), Words("Region", "Регион")
NEED, DECIDER = Words("Need", "Потребность"), Words("Decision maker", "ЛПР")
YES, NO = Words("yes", "да"), Words("no", "нет")
NICKNAMES = {"channel": Words("google ads", "яндекс директ"), "manager": Words("Alya", "Аля")}
"""Written now and then, and confirmed in Synonyms."""
MONTH_NAMES = (
    Words("January", "январь"),
    Words("February", "февраль"),
    Words("March", "март"),
    Words("April", "апрель"),
    Words("May", "май"),
    Words("June", "июнь"),
    Words("July", "июль"),
    Words("August", "август"),
    Words("September", "сентябрь"),
    Words("October", "октябрь"),
    Words("November", "ноябрь"),
    Words("December", "декабрь"),
)
PEOPLE = "ceo@example.com, marketing@example.com, sales@example.com"
PULSES = ((4, 4), (4, 3), (3, 3), (3, 3), (3, 2), (2, 2))
"""Marketing about sales, sales about marketing, review by review."""
DECISIONS = (
    Words("Agree on the criteria, keep one list of reasons", "Договориться о критериях, вести один список причин"),
    Words("Marketing fills in the budget of every lead", "Маркетинг заполняет бюджет у каждого лида"),
    Words("Sales writes a reason for every loss", "Продажи пишут причину по каждому отказу"),
    Words("Raise the least budget to 50,000", "Поднять минимальный бюджет до 50 000"),
    Words("Look at paid social by campaign", "Разобрать таргет по кампаниям"),
    Words("Check the phone numbers of the lead form", "Проверить телефоны из лид-формы"),
)


def month_name(month: dt.date, lang: Lang) -> str:
    """October 2026."""
    return f"{MONTH_NAMES[month.month - 1].in_(lang)} {month.year}"


def tables(months: Sequence[Span], as_of: dt.date, lang: Lang) -> list[Table]:
    """The five agreed tabs."""
    return [
        Table.of(Criteria, lang, list(_criteria(months[3].first, lang))),
        Table.of(LossReasons, lang, list(_reasons(lang))),
        Table.of(Reviews, lang, list(_reviews(months, as_of, lang))),
        Table.of(Hypotheses, lang, list(_hypotheses(months, lang))),
        Table.of(Synonyms, lang, list(_synonyms(lang))),
    ]


def _criteria(changed: dt.date, lang: Lang) -> Iterator[list[DemoCell]]:
    """Name, field, operator, value, required, weight, owner, valid from."""
    budget, least = Words("Budget is enough", "Бюджет достаточный"), Words("at least", "не меньше")
    among, is_yes = Words("is one of", "одно из"), Words("is yes", "да")
    is_phone, is_email = Words("is a valid phone", "рабочий телефон"), Words("is a valid e-mail", "рабочая почта")
    phone, email = Leads.phone.header, Leads.email.header
    served, needs = _list(SERVED, lang), _list(NEEDS, lang)
    rules: tuple[tuple[Words, Words, Words, DemoCell, int | None, Words, dt.date | None], ...] = (
        (Words("Phone can be called", "Телефон рабочий"), phone, is_phone, None, None, MARKETING, None),
        (budget, BUDGET, least, BUDGET_RULES[0], None, MARKETING, None),
        (budget, BUDGET, least, BUDGET_RULES[1], None, MARKETING, changed),
        (Words("Region is served", "Регион обслуживаем"), REGION, among, served, None, MARKETING, None),
        (Words("Need is ours", "Потребность наша"), NEED, among, needs, None, SALES, None),
        (Words("E-mail is given", "Почта указана"), email, is_email, None, 1, MARKETING, None),
        (Words("Decision maker is known", "ЛПР известен"), DECIDER, is_yes, None, 2, SALES, None),
    )
    for name, field, operator, value, weight, owner, since in rules:
        must = YES if weight is None else NO
        said = [words.in_(lang) for words in (name, field, operator)]
        yield [*said, value, must.in_(lang), weight, owner.in_(lang), since]


def _list(words: Sequence[Words], lang: Lang) -> str:
    return "; ".join(word.in_(lang) for word in words)


def _reasons(lang: Lang) -> Iterator[list[DemoCell]]:
    labels = {stage.key: stage.label for stage in DEFAULT_STAGES}
    for reason in REASONS:
        yield [
            reason.name.in_(lang),
            reason.category.in_(lang),
            reason.owner.in_(lang),
            (YES if reason.means_non_target else NO).in_(lang),
            (YES if reason.says_nothing else NO).in_(lang),
            _list([labels[key] for key in reason.stages], lang) or None,
        ]


def _reviews(months: Sequence[Span], as_of: dt.date, lang: Lang) -> Iterator[list[DemoCell]]:
    """A review on the second Tuesday after each month, the next one included."""
    dates = [_review_day(next_month(span.first)) for span in months]
    past = [date for date in dates if date <= as_of]
    for date, (of_sales, of_marketing), decision in zip(past[-len(PULSES) :], PULSES, DECISIONS, strict=False):
        yield [date, "10:00", PEOPLE, None, of_sales, of_marketing, decision.in_(lang)]
    agenda = Words("The plan, paid social, reasons for losses", "План, таргет, причины отказов").in_(lang)
    yield [dates[len(past)], "10:00", PEOPLE, agenda, None, None, None]


def _review_day(month: dt.date) -> dt.date:
    return month + dt.timedelta(days=7 + (1 - month.weekday()) % 7)


def _hypotheses(months: Sequence[Span], lang: Lang) -> Iterator[list[DemoCell]]:
    """ID, owner, statement, metric, slice, direction, smallest effect, start, decision, expected."""
    up, down = Words("up", "рост"), Words("down", "снижение")
    begun, fresh, decided = months[4].first, months[6].first, next_month(next_month(months[-1].first))
    call = Words("Calling within a day brings more sales", "Звонок в течение дня даст больше продаж")
    code = Words("A code by text message keeps wrong numbers out", "Код по СМС в лид-форме отсеет неверные телефоны")
    price = Words("A price in the ads keeps small budgets out", "Цена в объявлении отсеет малые бюджеты")
    hopes = (
        Words("from 17 % to 20 %", "с 17 % до 20 %"),
        Words("half as many wrong numbers", "вдвое меньше неверных телефонов"),
        Words("from 85 % to 70 %", "с 85 % до 70 %"),
    )
    plans: tuple[tuple[Words, Words, str, Words | None, Words, float, dt.date | None, dt.date | None], ...] = (
        (SALES, call, "funnel.target_win_rate", None, up, 0.03, begun, decided),
        (MARKETING, code, "losses.never_contacted_share", SOCIAL.name, down, 0.05, fresh, decided),
        (MARKETING, price, "qualification.non_target_share", SOCIAL.name, down, 0.1, None, None),
    )
    for number, (plan, hope) in enumerate(zip(plans, hopes, strict=True), 1):
        owner, statement, metric, scope, direction, effect, start, decide = plan
        where = None if scope is None else scope.in_(lang)
        told = [owner.in_(lang), statement.in_(lang), metric, where, direction.in_(lang)]
        yield [f"H{number}", *told, effect, start, decide, hope.in_(lang)]


def _synonyms(lang: Lang) -> Iterator[list[DemoCell]]:
    for kind, written, means in (
        (Words("channel", "канал"), NICKNAMES["channel"], SEARCH.name),
        (Words("channel", "канал"), Words("targeted ads", "таргетинг"), SOCIAL.name),
        (Words("manager", "менеджер"), NICKNAMES["manager"], MANAGERS[0].name),
        (Words("loss_reason", "причина"), Words("went to others", "ушли к другим"), COMPETITOR.name),
    ):
        yield [kind.in_(lang), written.in_(lang), means.in_(lang)]
