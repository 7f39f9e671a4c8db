"""What the departments enter lead by lead: enquiries, and sales' work on them."""

from __future__ import annotations

from sheetsync.core.issues import Owner
from sheetsync.core.lang.words import Words
from sheetsync.core.schema import EntryTab, Field, Kind, names


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
        names(
            "Lead ID; lead_id; ID; Lead; Lead No; Lead number; Opportunity ID; Record ID; Lead Record ID; "
            "Lead code; Lead #; Enquiry ID; Request ID"
        ),
        names(
            "ID лида; № лида; Номер лида; Лид; Ид лида; Код лида; ID заявки; Номер заявки; № заявки; "
            "Номер обращения; ID обращения; №"
        ),
        help=Words("A number or code that no other lead has.", "Номер или код, которого нет у других лидов."),
        example=Words("L-0001", "L-0001"),
        required=True,
    )
    created = Field(
        Kind.DATE,
        names(
            "Created; Created at; Date; Lead date; Created date; Date created; Create date; Created on; "
            "Created time; Creation date; Date of creation; Lead created; Lead created at; Lead creation date; "
            "Lead date created; Creation date of lead; Received; Submitted at"
        ),
        names(
            "Дата создания; Создан; Дата; Дата лида; Дата обращения; Дата заявки; Дата создания лида; "
            "Дата создания сделки; Дата и время создания; Создано; Дата поступления; Поступил; "
            "Дата добавления; Дата регистрации; Дата первого обращения; Когда создан; Дата и время"
        ),
        help=Words("The day the enquiry came in.", "День, когда пришло обращение."),
        example=Words("2026-10-05", "05.10.2026"),
        required=True,
    )
    channel = Field(
        Kind.WORD,
        names(
            "Channel; Source; Lead source; Traffic source; Original source; Original source type; "
            "Marketing channel; Marketing source; Acquisition channel; Source channel; Latest source; "
            "utm_source"
        ),
        names(
            "Канал; Источник; Источник лида; Рекламный канал; Канал привлечения; Источник трафика; "
            "Маркетинговый канал; Источник сделки; Источник заявки; Источник обращения; "
            "Рекламный источник; Канал трафика; Канал рекламы; Откуда пришёл; Откуда узнали; Откуда"
        ),
        help=Words("Where it came from; the same word as in Spend.", "Откуда пришёл; то же слово, что в «Расходах»."),
        example=Words("Search ads", "Контекст"),
        vocabulary="channel",
    )
    campaign = Field(
        Kind.WORD,
        names("Campaign; utm_campaign; Ad campaign; Campaign name; Marketing campaign; UTM campaign name"),
        names("Кампания; Рекламная кампания; РК; Название кампании; Имя кампании; Маркетинговая кампания"),
        help=Words("The campaign, as in Spend.", "Кампания, как в «Расходах»."),
        vocabulary="campaign",
    )
    segment = Field(
        Kind.WORD,
        names("Segment; Customer segment; Client segment; Customer type; Client type; Segment name; Lead segment"),
        names("Сегмент; Сегмент клиента; Клиентский сегмент; Тип клиента; Категория клиента; Сегмент лида"),
        help=Words("The customer segment, as in Plan.", "Сегмент клиента, как в «Плане»."),
        example=Words("Small business", "Малый бизнес"),
        vocabulary="segment",
    )
    phone = Field(
        Kind.PHONE,
        names(
            "Phone; Phone number; Telephone; Mobile; Mobile phone; Mobile number; Work phone; "
            "Contact phone; Phone number (mobile); Cell phone; Tel"
        ),
        names(
            "Телефон; Номер телефона; Тел.; Тел; Мобильный; Контактный телефон; Телефон клиента; "
            "Рабочий телефон; Мобильный телефон; Моб. телефон; Телефон контакта; Телефон (рабочий); "
            "Рабочий телефон (контакт)"
        ),
        help=Words("In any usual spelling.", "В любом обычном виде."),
        example=Words("+7 900 000-00-01", "+7 900 000-00-01"),
    )
    email = Field(
        Kind.EMAIL,
        names("E-mail; Email; Mail; E-mail address; Email address; Work email; Contact email; Email (work)"),
        names(
            "Почта; E-mail; Эл. почта; Электронная почта; Имейл; Адрес почты; Электронный адрес; "
            "Рабочий email; E-mail клиента; E-mail (рабочий); Рабочий email (контакт); Почта клиента; "
            "Адрес электронной почты; Емейл; Мейл"
        ),
        help=Words("One address.", "Один адрес."),
        example=Words("anna@example.com", "anna@example.com"),
    )
    marketing_label = Field(
        Kind.YES_NO,
        names(
            "Target (marketing); Marketing label; MQL; Marketing qualified; Marketing qualified lead; "
            "Target by marketing"
        ),
        names(
            "Целевой (маркетинг); Оценка маркетинга; Целевой по мнению маркетинга; "
            "Целевой лид (маркетинг); Квалификация маркетинга"
        ),
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
        names(
            "Lead ID; lead_id; ID; Lead; Lead No; Lead number; Opportunity ID; Record ID; Lead code; "
            "Lead #; Enquiry ID; Request ID"
        ),
        names(
            "ID лида; № лида; Номер лида; Лид; Ид лида; Код лида; ID заявки; Номер заявки; № заявки; "
            "Номер обращения; ID обращения"
        ),
        help=Words("The same ID as in Leads.", "Тот же ID, что в «Лидах»."),
        example=Words("L-0001", "L-0001"),
        required=True,
    )
    manager = Field(
        Kind.WORD,
        names(
            "Manager; Sales manager; Sales agent; Owner; Responsible; Sales rep; Deal owner; Lead owner; "
            "Opportunity owner; Record owner; Assigned to; Assignee; Responsible user; Responsible person; "
            "Salesperson; Account manager; Owner name"
        ),
        names(
            "Менеджер; Ответственный; Менеджер по продажам; Продавец; Ответственный менеджер; "
            "Ответственный за сделку; Ответственный пользователь; Ответственный сотрудник; "
            "Менеджер сделки; Кто ведёт; Сотрудник"
        ),
        help=Words("Who works on it.", "Кто ведёт сделку."),
        example=Words("Anna", "Анна"),
        vocabulary="manager",
    )
    status = Field(
        Kind.WORD,
        names(
            "Status; Deal status; Deal stage; Stage; Lead status; State; Pipeline stage; Sales stage; "
            "Opportunity stage; Stage name; Lifecycle stage; Current stage"
        ),
        names(
            "Статус; Статус сделки; Этап; Этап сделки; Стадия; Состояние; Стадия сделки; Статус лида; "
            "Этап воронки; Этап продажи; Статус заявки; Текущий этап; Текущий статус; Стадия лида"
        ),
        help=Words("Won, lost, open, or the name of a stage.", "Продажа, отказ, в работе или название этапа."),
        example=Words("open", "в работе"),
        vocabulary="status",
    )
    closed = Field(
        Kind.DATE,
        names(
            "Closed; Close date; Closed at; Date closed; Closing date; Closed date; Closed on; "
            "Date of closing; Closed time"
        ),
        names(
            "Дата закрытия; Закрыта; Закрыт; Дата завершения; Дата закрытия сделки; "
            "Дата завершения сделки; Фактическая дата закрытия; Закрыто; Когда закрыта; "
            "Дата и время закрытия"
        ),
        help=Words("The day it was won or lost.", "День, когда сделка выиграна или потеряна."),
    )
    loss_reason = Field(
        Kind.WORD,
        names(
            "Loss reason; Lost reason; Reason; Reason for loss; Refusal reason; Closed lost reason; "
            "Reason lost; Lost because; Rejection reason; Why lost; Disqualification reason"
        ),
        names(
            "Причина отказа; Причина потери; Причина; Причина проигрыша; Причина отказа клиента; "
            "Причина потери сделки; Причина закрытия; Причина неуспеха; Почему отказ; Почему отказался; "
            "Причина слива"
        ),
        help=Words("Why it was lost: a line of the Loss reasons tab.", "Почему потерян: строка из «Причин отказа»."),
        vocabulary="loss_reason",
    )
    sales_label = Field(
        Kind.YES_NO,
        names(
            "Target (sales); Sales label; SQL; Target; Sales qualified; Sales qualified lead; Target lead; "
            "Target by sales"
        ),
        names(
            "Целевой (продажи); Оценка продаж; Целевой; Целевой по мнению продаж; Целевой лид; "
            "Целевой лид (продажи); Квалификация продаж"
        ),
        help=Words("Sales' own view: is it a target lead?", "Мнение продаж: лид целевой?"),
        example=Words("yes", "да"),
    )
    amount = Field(
        Kind.MONEY,
        names(
            "Amount; Deal amount; Close value; Revenue; Sum; Value; Deal value; Opportunity amount; "
            "Opportunity value; Deal size; Won amount; Contract value"
        ),
        names(
            "Сумма; Сумма сделки; Выручка; Бюджет сделки; Чек; Сумма продажи; Сумма договора; "
            "Сумма оплаты; Стоимость сделки; Сумма контракта; Сумма заказа"
        ),
        help=Words("What the customer pays for a won deal.", "Сколько платит клиент по выигранной сделке."),
    )
    cost = Field(
        Kind.MONEY,
        names("Cost; Cost of goods; COGS; Cost price; Deal cost; Cost of delivery"),
        names("Себестоимость; Затраты; Себестоимость сделки; Себестоимость заказа; Расходы на сделку"),
        help=Words("What delivering it costs.", "Во что обходится исполнение."),
    )
