"""The entry tabs as the demo company's people fill them, in one language."""

from __future__ import annotations

from collections.abc import Iterator
from random import Random

from sheetsync.adapters.demo import agreements
from sheetsync.adapters.demo.budget import Goal, Spent
from sheetsync.adapters.demo.company import Company
from sheetsync.adapters.demo.enquiries import Lead
from sheetsync.adapters.demo.mess import spoil
from sheetsync.adapters.demo.selling import STEPS, Deal
from sheetsync.adapters.demo.story import CHANNELS, MANAGERS, REASONS, SEGMENTS
from sheetsync.adapters.demo.table import DemoCell, Formula, Table
from sheetsync.core.entry_tabs import Deals, Leads, Plan, Spend
from sheetsync.core.grid import letters
from sheetsync.core.lang.words import Lang, Words
from sheetsync.core.norms import DEFAULT_STAGES
from sheetsync.core.schema import Field

EXTRA = (
    (Words("Name", "Имя"), "text"),
    (agreements.BUDGET, "money"),
    (agreements.REGION, "word"),
    (agreements.NEED, "word"),
    (agreements.DECIDER, "word"),
    (Words("Comment", "Комментарий"), "text"),
)
"""The columns that the company keeps on Leads besides the declared ones."""
COMMENTS = (
    Words("asked for a call after lunch", "просили звонить после обеда"),
    Words("came back after half a year", "вернулись через полгода"),
    Words("wants an offer in writing", "ждут предложение на почту"),
    Words("compares three contractors", "сравнивают трёх подрядчиков"),
)
WON, LOST, OPEN = Words("Won", "Продажа"), Words("Lost", "Отказ"), Words("Open", "В работе")
STAGE_LABELS = {stage.key: stage.label for stage in DEFAULT_STAGES}


def tables(company: Company, lang: Lang, seed: int) -> list[Table]:
    """All entry tabs in the order a workbook shows them."""
    rng = Random(f"{seed}/entries")  # noqa: S311 # nosec B311 # a simulation, no secret
    clean = [_leads(company, lang, rng), _deals(company, lang), _spend(company, lang), _plan(company, lang)]
    spoil({table.tab.role: table for table in clean}, lang, rng)
    _close_months(clean[2], company, lang)
    return [*clean, *agreements.tables(company.months, company.as_of, lang)]


def choices(lang: Lang) -> dict[Field, list[str]]:
    """The words that a column's dropdown offers."""
    channels, segments = [thing.name for thing in CHANNELS], [thing.name for thing in SEGMENTS]
    answers = [agreements.YES, agreements.NO]
    offered = {
        Leads.channel: channels,
        Leads.segment: segments,
        Leads.marketing_label: answers,
        Deals.manager: [manager.name for manager in MANAGERS],
        Deals.status: [WON, LOST, OPEN, *(STAGE_LABELS[step] for step in STEPS)],
        Deals.loss_reason: [reason.name for reason in REASONS],
        Deals.sales_label: answers,
        Spend.channel: channels,
        Spend.segment: segments,
        Plan.segment: segments,
    }
    return {column: [word.in_(lang) for word in words] for column, words in offered.items()}


def yes_no(answer: bool | None, lang: Lang) -> str | None:
    """How people write an answer."""
    return None if answer is None else (agreements.YES if answer else agreements.NO).in_(lang)


def _leads(company: Company, lang: Lang, rng: Random) -> Table:
    table = Table.of(Leads, lang, [_lead(lead, lang, rng) for lead in company.leads])
    table.columns += [(header.in_(lang), look) for header, look in EXTRA]
    return table


def _lead(lead: Lead, lang: Lang, rng: Random) -> list[DemoCell]:
    comment = rng.choice(COMMENTS).in_(lang) if rng.random() < 0.05 else None
    return [
        lead.code,
        lead.created,
        lead.channel.name.in_(lang),
        _said(lead.campaign.name, lang),
        lead.segment.name.in_(lang),
        lead.phone or None,
        lead.email or None,
        yes_no(lead.label, lang),
        lead.name.in_(lang),
        lead.budget,
        _said(lead.region, lang),
        _said(lead.need, lang),
        yes_no(lead.decides, lang),
        comment,
    ]


def _said(words: Words | None, lang: Lang) -> str | None:
    return None if words is None else words.in_(lang)


def _deals(company: Company, lang: Lang) -> Table:
    table = Table.of(Deals, lang, [_deal(deal, lang) for deal in company.deals])
    after = table.place(Deals.status) + 1
    steps: list[tuple[str, Field | str]] = [(STAGE_LABELS[step].in_(lang), "date") for step in STEPS]
    table.columns[after:after] = steps
    return table


def _deal(deal: Deal, lang: Lang) -> list[DemoCell]:
    return [
        deal.lead.code,
        deal.manager.name.in_(lang),
        _status(deal).in_(lang),
        *(deal.dates.get(step) for step in STEPS),
        deal.closed,
        None if deal.reason is None else deal.reason.name.in_(lang),
        yes_no(deal.label, lang),
        deal.amount,
        deal.cost,
    ]


def _status(deal: Deal) -> Words:
    if deal.won is not None:
        return WON if deal.won else LOST
    return STAGE_LABELS[list(deal.dates)[-1]] if deal.dates else OPEN


def _spend(company: Company, lang: Lang) -> Table:
    return Table.of(Spend, lang, [_spent(row, lang) for row in company.spent])


def _close_months(table: Table, company: Company, lang: Lang) -> None:
    """Put the line with its sums under each whole month, as people do."""
    weeks, table.rows = table.rows, []
    for span in company.months:
        first = len(table.rows)
        table.rows += [row for row, spent in zip(weeks, company.spent, strict=True) if spent.week in span]
        if span.elapsed == 1:
            table.rows.append(list(_subtotal(table, first, agreements.month_name(span.first, lang), lang)))


def _spent(row: Spent, lang: Lang) -> list[DemoCell]:
    segment = row.campaign.segment
    return [
        row.week,
        row.channel.name.in_(lang),
        _said(row.campaign.name, lang),
        None if segment is None else segment.name.in_(lang),
        row.spend,
        row.impressions,
        row.clicks,
        row.visits,
    ]


def _subtotal(table: Table, first: int, month: str, lang: Lang) -> Iterator[DemoCell]:
    yield Words(f"Total {month}", f"Итого {month}").in_(lang)
    top, bottom = table.header_row + first + 2, table.header_row + len(table.rows) + 1
    for place in range(1, len(table.columns)):
        column = letters(place)
        numbers = [cell for row in table.rows[first:] if isinstance(cell := row[place], int)]
        yield Formula(f"=SUM({column}{top}:{column}{bottom})", sum(numbers)) if numbers else None


def _plan(company: Company, lang: Lang) -> Table:
    table = Table.of(Plan, lang, [])
    table.above = [[Words("Sales plan by month and segment", "План продаж по месяцам и сегментам").in_(lang)], []]
    for goal in company.goals:
        table.rows.append(_goal(goal, lang, table.header_row + len(table.rows) + 2))
    return table


def _goal(goal: Goal, lang: Lang, row: int) -> list[DemoCell]:
    segment = goal.segment
    return [
        goal.month,
        segment.name.in_(lang),
        goal.leads,
        segment.target_share,
        goal.win_rate,
        segment.check,
        Formula(f"=C{row}*D{row}*E{row}*F{row}", round(goal.revenue, 2)),
        goal.spend,
    ]
