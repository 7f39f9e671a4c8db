"""What was spent, and what was planned."""

from __future__ import annotations

from sheetsync.core.issues import Owner
from sheetsync.core.lang.words import Words
from sheetsync.core.schema import EntryTab, Field, Kind


class Spend(EntryTab):
    """One row is the money and traffic of one channel over a day, a week or a month."""

    role = "spend"
    title = Words("Spend", "Расходы")
    owner = Owner.MARKETING
    help = Words(
        "Money and traffic by channel (campaign, segment): one row per day, week or month.",
        "Деньги и трафик по каналам (кампаниям, сегментам): строка на день, неделю или месяц.",
    )

    date = Field(
        Kind.DATE,
        ("Date", "Month", "Week", "Day", "Period"),
        ("Дата", "Месяц", "Неделя", "День", "Период"),
        help=Words("The first day that the row covers, or the month.", "Первый день, за который строка, или месяц."),
        example=Words("2026-10-01", "01.10.2026"),
        required=True,
    )
    channel = Field(
        Kind.WORD,
        ("Channel", "Source", "Traffic source"),
        ("Канал", "Источник", "Рекламный канал"),
        help=Words("The same word as in Leads.", "То же слово, что в «Лидах»."),
        example=Words("Search ads", "Контекст"),
        required=True,
        vocabulary="channel",
    )
    campaign = Field(
        Kind.WORD,
        ("Campaign", "utm_campaign", "Ad campaign"),
        ("Кампания", "Рекламная кампания", "РК"),
        help=Words("The same word as in Leads.", "То же слово, что в «Лидах»."),
        vocabulary="campaign",
    )
    segment = Field(
        Kind.WORD,
        ("Segment", "Customer segment"),
        ("Сегмент", "Сегмент клиента"),
        help=Words(
            "Only if the money was spent for one segment; else it is split by leads.",
            "Только если потрачено на один сегмент; иначе делится по лидам.",
        ),
        vocabulary="segment",
    )
    spend = Field(
        Kind.MONEY,
        ("Spend", "Cost", "Spent", "Ad spend", "Budget spent"),
        ("Расход", "Расходы", "Потрачено", "Затраты", "Бюджет"),
        help=Words("What was spent, with VAT as in your books.", "Сколько потрачено; НДС — как в вашем учёте."),
        example=Words("120000", "120000"),
        required=True,
    )
    impressions = Field(
        Kind.COUNT, ("Impressions", "Shows"), ("Показы",), help=Words("How often shown.", "Сколько показов.")
    )
    clicks = Field(Kind.COUNT, ("Clicks",), ("Клики", "Переходы"), help=Words("How many clicks.", "Сколько кликов."))
    visits = Field(
        Kind.COUNT, ("Visits", "Sessions"), ("Визиты", "Сессии"), help=Words("Visits to the site.", "Визиты на сайт.")
    )


class Plan(EntryTab):
    """One row is the target of one month and segment."""

    role = "plan"
    title = Words("Plan", "План")
    owner = Owner.CEO
    help = Words(
        "The target by month and segment. Leads × target share × win rate × average check = revenue.",
        "Цель по месяцам и сегментам. Лиды × доля целевых × конверсия в продажу × средний чек = выручка.",
    )

    month = Field(
        Kind.MONTH,
        ("Month", "Date", "Period"),
        ("Месяц", "Дата", "Период"),
        help=Words("The month.", "Месяц."),
        example=Words("2026-10", "октябрь 2026"),
        required=True,
    )
    segment = Field(
        Kind.WORD,
        ("Segment", "Customer segment"),
        ("Сегмент", "Сегмент клиента"),
        help=Words("As in Leads; empty: the whole company.", "Как в «Лидах»; пусто — вся компания."),
        example=Words("Small business", "Малый бизнес"),
        vocabulary="segment",
    )
    leads = Field(
        Kind.COUNT,
        ("Leads", "Leads plan"),
        ("Лиды", "Лидов", "План лидов"),
        help=Words("Leads to come in.", "Сколько лидов."),
        example=Words("200", "200"),
    )
    target_share = Field(
        Kind.SHARE,
        ("Target share", "Share of target leads"),
        ("Доля целевых", "Целевых, %"),
        help=Words("Target leads of all leads.", "Доля целевых среди всех лидов."),
        example=Words("0.4", "0,4"),
    )
    win_rate = Field(
        Kind.SHARE,
        ("Win rate", "Conversion to sale"),
        ("Конверсия в продажу", "Конверсия"),
        help=Words("Won deals per target lead.", "Продаж на один целевой лид."),
        example=Words("0.2", "0,2"),
    )
    average_check = Field(
        Kind.MONEY,
        ("Average check", "AOV", "Average deal"),
        ("Средний чек", "Чек"),
        help=Words("Revenue per won deal.", "Выручка на одну продажу."),
        example=Words("120000", "120000"),
    )
    revenue = Field(
        Kind.MONEY,
        ("Revenue", "Revenue plan"),
        ("Выручка", "План выручки"),
        help=Words("May be left empty: the product of the four.", "Можно не заполнять: произведение четырёх."),
    )
    spend = Field(
        Kind.MONEY, ("Spend", "Budget"), ("Расход", "Бюджет"), help=Words("Marketing budget.", "Бюджет маркетинга.")
    )
