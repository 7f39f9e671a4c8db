"""What was spent, and what was planned."""

from __future__ import annotations

from sheetsync.core.issues import Owner
from sheetsync.core.lang.words import Words
from sheetsync.core.schema import EntryTab, Field, Kind, names


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
        names(
            "Date; Month; Week; Day; Period; Report date; Reporting date; Reporting starts; Start date; Period start"
        ),
        names(
            "Дата; Месяц; Неделя; День; Период; Дата отчёта; Отчётная дата; Отчётный период; "
            "Начало периода; Дата начала; Число"
        ),
        help=Words("The first day that the row covers, or the month.", "Первый день, за который строка, или месяц."),
        example=Words("2026-10-01", "01.10.2026"),
        required=True,
    )
    channel = Field(
        Kind.WORD,
        names(
            "Channel; Source; Traffic source; Platform; Ad platform; Ad system; Media source; "
            "Marketing channel; Ad channel; utm_source"
        ),
        names(
            "Канал; Источник; Рекламный канал; Источник трафика; Рекламная система; Рекламная площадка; "
            "Площадка; Маркетинговый канал; Канал привлечения; Канал трафика; Канал рекламы; "
            "Рекламный кабинет; Кабинет; Рекламный источник; Источник рекламы"
        ),
        help=Words("The same word as in Leads.", "То же слово, что в «Лидах»."),
        example=Words("Search ads", "Контекст"),
        required=True,
        vocabulary="channel",
    )
    campaign = Field(
        Kind.WORD,
        names("Campaign; utm_campaign; Ad campaign; Campaign name; Ad campaign name"),
        names("Кампания; Рекламная кампания; РК; Название кампании; Имя кампании; Название рекламной кампании"),
        help=Words("The same word as in Leads.", "То же слово, что в «Лидах»."),
        vocabulary="campaign",
    )
    segment = Field(
        Kind.WORD,
        names("Segment; Customer segment; Customer type; Client type"),
        names("Сегмент; Сегмент клиента; Тип клиента; Категория клиента"),
        help=Words(
            "Only if the money was spent for one segment; else it is split by leads.",
            "Только если потрачено на один сегмент; иначе делится по лидам.",
        ),
        vocabulary="segment",
    )
    spend = Field(
        Kind.MONEY,
        names(
            "Spend; Cost; Spent; Ad spend; Budget spent; Amount spent; Total cost; Total spend; "
            "Spend total; Ad cost; Money spent; Amount"
        ),
        names(
            "Расход; Расходы; Потрачено; Затраты; Бюджет; Стоимость; Потрачено всего; Расход всего; "
            "Всего потрачено; Сумма расходов; Сумма расхода; Рекламный расход; Рекламные расходы; "
            "Расходы на рекламу; Расход на рекламу; Израсходовано; Списания; Сумма"
        ),
        help=Words("What was spent, with VAT as in your books.", "Сколько потрачено; НДС — как в вашем учёте."),
        example=Words("120000", "120000"),
        required=True,
    )
    impressions = Field(
        Kind.COUNT,
        names("Impressions; Shows; Impr.; Ad impressions; Views"),
        names("Показы; Показов; Количество показов; Кол-во показов; Показы рекламы; Показы объявлений"),
        help=Words("How often shown.", "Сколько показов."),
    )
    clicks = Field(
        Kind.COUNT,
        names("Clicks; Link clicks; Clicks (all); Ad clicks"),
        names(
            "Клики; Переходы; Кликов; Количество кликов; Кол-во кликов; Клики по рекламе; "
            "Переходы по рекламе; Клики (все)"
        ),
        help=Words("How many clicks.", "Сколько кликов."),
    )
    visits = Field(
        Kind.COUNT,
        names("Visits; Sessions; Website visits; Site visits; Visits to site"),
        names("Визиты; Сессии; Визитов; Количество визитов; Посещения; Сеансы; Визиты на сайт"),
        help=Words("Visits to the site.", "Визиты на сайт."),
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
        names("Month; Date; Period; Plan month; Target month"),
        names("Месяц; Дата; Период; Отчётный месяц; Месяц плана; Плановый месяц"),
        help=Words("The month.", "Месяц."),
        example=Words("2026-10", "октябрь 2026"),
        required=True,
    )
    segment = Field(
        Kind.WORD,
        names("Segment; Customer segment; Client segment; Customer type"),
        names("Сегмент; Сегмент клиента; Клиентский сегмент; Тип клиента"),
        help=Words("As in Leads; empty: the whole company.", "Как в «Лидах»; пусто — вся компания."),
        example=Words("Small business", "Малый бизнес"),
        vocabulary="segment",
    )
    leads = Field(
        Kind.COUNT,
        names("Leads; Leads plan; Leads target; Target leads; Planned leads; Lead target"),
        names("Лиды; Лидов; План лидов; План по лидам; Количество лидов; Кол-во лидов; Цель по лидам"),
        help=Words("Leads to come in.", "Сколько лидов."),
        example=Words("200", "200"),
    )
    target_share = Field(
        Kind.SHARE,
        names("Target share; Share of target leads; Share of targets; Target leads share"),
        names("Доля целевых; Целевых, %; Доля целевых лидов; Целевых лидов; Процент целевых"),
        help=Words("Target leads of all leads.", "Доля целевых среди всех лидов."),
        example=Words("0.4", "0,4"),
    )
    win_rate = Field(
        Kind.SHARE,
        names("Win rate; Conversion to sale; Close rate; Conversion; Win-rate"),
        names("Конверсия в продажу; Конверсия; Конверсия в сделку; Конверсия в продажи; Доля продаж"),
        help=Words("Won deals per target lead.", "Продаж на один целевой лид."),
        example=Words("0.2", "0,2"),
    )
    average_check = Field(
        Kind.MONEY,
        names("Average check; AOV; Average deal; Average deal size; Average order value; Average bill"),
        names("Средний чек; Чек; Ср. чек; Средняя сделка; Средняя сумма сделки"),
        help=Words("Revenue per won deal.", "Выручка на одну продажу."),
        example=Words("120000", "120000"),
    )
    revenue = Field(
        Kind.MONEY,
        names("Revenue; Revenue plan; Revenue target; Target revenue; Planned revenue; Sales target"),
        names("Выручка; План выручки; План по выручке; План продаж; Плановая выручка; Цель по выручке"),
        help=Words("May be left empty: the product of the four.", "Можно не заполнять: произведение четырёх."),
    )
    spend = Field(
        Kind.MONEY,
        names("Spend; Budget; Marketing budget; Ad budget; Planned spend; Spend plan"),
        names(
            "Расход; Бюджет; Бюджет маркетинга; Рекламный бюджет; План расходов; Бюджет на рекламу; "
            "Расходы; Маркетинговый бюджет"
        ),
        help=Words("Marketing budget.", "Бюджет маркетинга."),
    )
