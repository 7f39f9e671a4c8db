"""What the departments enter lead by lead: enquiries, sales' work on them, stages entered."""

from __future__ import annotations

from sheetsync.core.issues import Owner
from sheetsync.core.lang.words import Words
from sheetsync.core.schema import EntryTab, Field, Kind


class Leads(EntryTab):
    """One row is one enquiry."""

    role = "leads"
    title = Words("Leads", "Лиды")
    owner = Owner.MARKETING
    required = True
    help = Words(
        "One row per enquiry. Any further column (budget, company size …) can be used by the Criteria tab.",
        "Одна строка — одно обращение. Любой другой столбец (бюджет, размер …) можно использовать в «Критериях».",
    )

    lead_id = Field(
        Kind.ID,
        ("Lead ID", "lead_id", "ID", "Lead", "Lead No", "Lead number", "Opportunity ID"),
        ("ID лида", "№ лида", "Номер лида", "Лид", "Ид лида", "Код лида"),
        help=Words("A number or code that no other lead has.", "Номер или код, которого нет у других лидов."),
        example=Words("L-0001", "L-0001"),
        required=True,
    )
    created = Field(
        Kind.DATE,
        ("Created", "Created at", "Date", "Lead date", "Created date", "Date created"),
        ("Дата создания", "Создан", "Дата", "Дата лида", "Дата обращения", "Дата заявки"),
        help=Words("The day the enquiry came in.", "День, когда пришло обращение."),
        example=Words("2026-10-05", "05.10.2026"),
        required=True,
    )
    channel = Field(
        Kind.WORD,
        ("Channel", "Source", "Lead source", "Traffic source"),
        ("Канал", "Источник", "Источник лида", "Рекламный канал"),
        help=Words("Where it came from; the same word as in Spend.", "Откуда пришёл; то же слово, что в «Расходах»."),
        example=Words("Search ads", "Контекст"),
        vocabulary="channel",
    )
    campaign = Field(
        Kind.WORD,
        ("Campaign", "utm_campaign", "Ad campaign"),
        ("Кампания", "Рекламная кампания", "РК"),
        help=Words("The campaign, as in Spend.", "Кампания, как в «Расходах»."),
        vocabulary="campaign",
    )
    segment = Field(
        Kind.WORD,
        ("Segment", "Customer segment", "Client segment"),
        ("Сегмент", "Сегмент клиента", "Клиентский сегмент"),
        help=Words("The customer segment, as in Plan.", "Сегмент клиента, как в «Плане»."),
        example=Words("Small business", "Малый бизнес"),
        vocabulary="segment",
    )
    phone = Field(
        Kind.PHONE,
        ("Phone", "Phone number", "Telephone", "Mobile"),
        ("Телефон", "Номер телефона", "Тел.", "Тел", "Мобильный"),
        help=Words("In any usual spelling.", "В любом обычном виде."),
        example=Words("+7 900 000-00-01", "+7 900 000-00-01"),
    )
    email = Field(
        Kind.EMAIL,
        ("E-mail", "Email", "Mail", "E-mail address"),
        ("Почта", "E-mail", "Эл. почта", "Электронная почта", "Имейл"),
        help=Words("One address.", "Один адрес."),
        example=Words("anna@example.com", "anna@example.com"),
    )
    marketing_label = Field(
        Kind.YES_NO,
        ("Target (marketing)", "Marketing label", "MQL"),
        ("Целевой (маркетинг)", "Оценка маркетинга"),
        help=Words("Marketing's own view: is it a target lead?", "Мнение маркетинга: лид целевой?"),
    )


class Deals(EntryTab):
    """One row is sales' work on one lead; may be the same tab as Leads."""

    role = "deals"
    title = Words("Deals", "Сделки")
    owner = Owner.SALES
    help = Words(
        "One row per lead that sales works on: who, how far (a date per stage), how it ended.",
        "Одна строка на лид в работе: кто ведёт, как далеко дошёл (дата на каждый этап), чем закончилось.",
    )

    lead_id = Field(
        Kind.ID,
        ("Lead ID", "lead_id", "ID", "Lead", "Lead No", "Lead number", "Opportunity ID"),
        ("ID лида", "№ лида", "Номер лида", "Лид", "Ид лида", "Код лида"),
        help=Words("The same ID as in Leads.", "Тот же ID, что в «Лидах»."),
        example=Words("L-0001", "L-0001"),
        required=True,
    )
    manager = Field(
        Kind.WORD,
        ("Manager", "Sales manager", "Sales agent", "Owner", "Responsible", "Sales rep"),
        ("Менеджер", "Ответственный", "Менеджер по продажам", "Продавец"),
        help=Words("Who works on it.", "Кто ведёт сделку."),
        example=Words("Anna", "Анна"),
        vocabulary="manager",
    )
    status = Field(
        Kind.WORD,
        ("Status", "Deal status", "Deal stage", "Stage", "Lead status", "State"),
        ("Статус", "Статус сделки", "Этап", "Этап сделки", "Стадия", "Состояние"),
        help=Words("Won, lost, open, or the name of a stage.", "Продажа, отказ, в работе или название этапа."),
        example=Words("open", "в работе"),
        vocabulary="status",
    )
    closed = Field(
        Kind.DATE,
        ("Closed", "Close date", "Closed at", "Date closed", "Closing date"),
        ("Дата закрытия", "Закрыта", "Закрыт", "Дата завершения"),
        help=Words("The day it was won or lost.", "День, когда сделка выиграна или потеряна."),
    )
    loss_reason = Field(
        Kind.WORD,
        ("Loss reason", "Lost reason", "Reason", "Reason for loss", "Refusal reason"),
        ("Причина отказа", "Причина потери", "Причина", "Причина проигрыша"),
        help=Words("Why it was lost: a line of the Loss reasons tab.", "Почему потерян: строка из «Причин отказа»."),
        vocabulary="loss_reason",
    )
    sales_label = Field(
        Kind.YES_NO,
        ("Target (sales)", "Sales label", "SQL", "Target"),
        ("Целевой (продажи)", "Оценка продаж", "Целевой"),
        help=Words("Sales' own view: is it a target lead?", "Мнение продаж: лид целевой?"),
        example=Words("yes", "да"),
    )
    amount = Field(
        Kind.MONEY,
        ("Amount", "Deal amount", "Close value", "Revenue", "Sum", "Value"),
        ("Сумма", "Сумма сделки", "Выручка", "Бюджет сделки", "Чек"),
        help=Words("What the customer pays for a won deal.", "Сколько платит клиент по выигранной сделке."),
    )
    cost = Field(
        Kind.MONEY,
        ("Cost", "Cost of goods", "COGS", "Cost price"),
        ("Себестоимость", "Затраты", "Себестоимость сделки"),
        help=Words("What delivering it costs.", "Во что обходится исполнение."),
    )


class StageLog(EntryTab):
    """One row is one lead entering one stage; instead of stage-date columns."""

    role = "stage_log"
    title = Words("Stage log", "Журнал этапов")
    owner = Owner.SALES
    help = Words(
        "Instead of stage dates in Deals: one row each time a lead enters a stage.",
        "Вместо дат этапов в «Сделках»: строка на каждый переход лида на этап.",
    )

    lead_id = Field(
        Kind.ID,
        ("Lead ID", "lead_id", "ID"),
        ("ID лида", "Номер лида", "№ лида"),
        help=Words("The same ID as in Leads.", "Тот же ID, что в «Лидах»."),
        required=True,
    )
    stage = Field(
        Kind.WORD,
        ("Stage", "Entered stage"),
        ("Этап", "Стадия"),
        help=Words("The stage it entered.", "На какой этап перешёл."),
        required=True,
        vocabulary="status",
    )
    date = Field(
        Kind.DATE,
        ("Date", "Entered", "Stage date"),
        ("Дата", "Дата перехода"),
        help=Words("The day it entered.", "День перехода."),
        required=True,
    )
