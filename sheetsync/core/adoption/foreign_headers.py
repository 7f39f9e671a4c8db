"""What other programs and other teams call our columns; the entry tabs' own names are not repeated here."""

from __future__ import annotations

import re
from collections.abc import Mapping

from sheetsync.core.lang.words import Words

FOREIGN: Mapping[str, Words] = {
    "leads.lead_id": Words(
        "Lead Code, Record ID, Deal ID, Deal No, Request ID, Enquiry ID, Inquiry ID, Application ID, Ticket ID, "
        "Case ID, "
        "Order ID, Order number",
        "ID сделки, Номер сделки, № сделки, ID заявки, Номер заявки, № заявки, № обращения, Код, Номер, №, № п/п, "
        "Номер заказа, № заказа, ID заказа",
    ),
    "leads.created": Words(
        "Create Date, Created On, Created Time, Date Added, Added, Received, Submitted, Timestamp, Engage date, "
        "Enquiry date, Start date, Opened",
        "Дата поступления, Поступил, Поступила, Когда создан, Создана, Время создания, Дата и время создания, "
        "Дата создания сделки, Дата создания лида, Дата добавления, Дата регистрации, Отметка времени, Дата начала, "
        "Дата оформления, Дата заказа, Дата пост., Приход",
    ),
    "leads.channel": Words(
        "Original Source, Original Traffic Source, utm_source, Medium, Lead origin, How did you hear about us",
        "Источник сделки, Источник обращения, Источник заявки, Источник трафика, Откуда узнали, Откуда, Откуда пришёл, "
        "Рекламный источник, Канал привлечения, Тип источника",
    ),
    "leads.campaign": Words(
        "Campaign name, Primary Campaign Source, utm campaign",
        "Название кампании, Имя кампании, Рекламная акция",
    ),
    "leads.segment": Words(
        "Sector, Industry, Company size, Customer type, Client type, Account type, Business type, Market segment",
        "Отрасль, Тип клиента, Сфера деятельности, Размер компании, Категория клиента, Тип бизнеса, Вид клиента",
    ),
    "leads.phone": Words(
        "Mobile phone, Work phone, Phone work, Contact phone, Cell, Cell phone, Tel",
        "Рабочий телефон, Мобильный телефон, Контактный телефон, Телефон контакта, Рабочий телефон контакт, "
        "Телефон клиента, Моб. телефон, Моб. тел., Моб, Номер тел., Контакты",
    ),
    "leads.email": Words(
        "Work email, Email work, Contact email, Primary email, Mailbox",
        "Рабочий email, Email контакта, Почта клиента, Адрес почты, Рабочий e-mail, Рабочий email контакт, Мейл, Мыло",
    ),
    "leads.marketing_label": Words(
        "Qualified by marketing, Marketing qualified",
        "Квал маркетинга, Квалифицирован маркетингом, Качественный лид",
    ),
    "deals.lead_id": Words(
        "Deal ID, Record ID, Related lead, Original lead, Lead Ref",
        "ID сделки, Номер сделки, № сделки, Номер заявки, № заявки, ID заявки, Код, Номер, №",
    ),
    "deals.manager": Words(
        "Deal owner, Opportunity owner, Lead owner, Record owner, Account executive, Rep, Salesperson, Assigned to, "
        "Owner name, Assigned user",
        "Ответственный менеджер, Ответственный за сделку, Ответственный пользователь, Кто ведёт, Кто ведет, Сотрудник, "
        "Ответств., Отв., Менеджер сделки, Сейлз",
    ),
    "deals.status": Words(
        "Pipeline stage, Opportunity stage, Sales stage, Stage name, Deal state, Outcome, Result, Progress",
        "Стадия сделки, Стадия лида, Этап воронки, Этап продаж, Статус лида, Статус заявки, Результат, Итог, На "
        "каком этапе",
    ),
    "deals.closed": Words(
        "Closed on, Closed date, Actual close date, Closed time, End date, Won time, Deal closed",
        "Дата закрытия сделки, Когда закрыта, Дата окончания, Завершена, Дата закрытия лида, Закрытие",
    ),
    "deals.loss_reason": Words(
        "Closed lost reason, Why lost, Loss cause, Lost because, Reason lost, Rejection reason",
        "Причина отказа сделки, Причина закрытия, Причина неуспеха, Почему отказ, Причина провала, Почему не купил, "
        "Причина нереализации",
    ),
    "deals.sales_label": Words(
        "Qualified, Sales qualified, Is qualified",
        "Квал, Квалифицирован, Квал лид, Качество лида",
    ),
    "deals.amount": Words(
        "Deal value, Opportunity amount, Total, Total amount, Deal size, Price, Contract value, ACV",
        "Бюджет, Стоимость, Цена, Сумма договора, Сумма продажи, Стоимость сделки, Оплачено, Сумма оплаты, "
        "Сумма контракта, Ст-ть",
    ),
    "deals.cost": Words("Cost of sale, Total cost", "Закупка, Себес, Закупочная стоимость"),
    "stage_log.lead_id": Words(
        "Deal ID, Opportunity ID, Lead, Record ID",
        "ID сделки, Номер сделки, № сделки, Сделка, Лид, № заявки",
    ),
    "stage_log.stage": Words(
        "To stage, New stage, Status", "Новый этап, Новая стадия, Статус, На этап, Перешёл на этап"
    ),
    "stage_log.date": Words(
        "Changed, Changed at, Moved at, Last modified",
        "Когда, Дата изменения, Дата смены этапа, Время",
    ),
    "spend.date": Words(
        "Reporting starts, Day of week start, Time period", "Отчётный период, Начало периода, Дата показа"
    ),
    "spend.channel": Words(
        "Platform, Network, utm_source, Medium, Ad network, Media source, Publisher platform, Ad system",
        "Площадка, Рекламная площадка, Рекламная система, Рекламная сеть, Система, Сеть, Источник трафика, Кабинет",
    ),
    "spend.campaign": Words("Campaign name", "Название кампании, Имя кампании"),
    "spend.spend": Words(
        "Amount spent, Total cost, Costs, Money spent, Expenses, Ad cost",
        "Расход всего, Стоимость, Израсходовано, Сумма, Списано, Расход с НДС, Расход без НДС, Расход за "
        "период, Сумма расходов",
    ),
    "spend.impressions": Words("Impr., Impr, Views", "Показов, Просмотры"),
    "spend.clicks": Words("Link clicks, Clicks all", "Кликов, Клики всего"),
    "spend.visits": Words("Site visits, Landing page views", "Визитов, Посещения"),
    "plan.month": Words("Target month", "Месяц плана, Плановый месяц"),
    "plan.leads": Words("Target leads, Leads target", "План по лидам, Кол-во лидов, Количество лидов"),
    "plan.revenue": Words(
        "Sales target, Target revenue, Quota, Sales plan",
        "План продаж, План по выручке, Цель по выручке",
    ),
    "plan.spend": Words("Marketing budget, Ad budget", "Бюджет маркетинга, Рекламный бюджет, План расходов"),
    "loss_reasons.reason": Words("Lost reason", "Причины отказа, Причины"),
}
"""By role and declared name, in English and Russian, each name after a comma."""

FOREIGN_STAGES: Mapping[str, Words] = {
    "contacted": Words("Contacted at, First call, First touch", "Дата звонка, Дозвон, Дата дозвона, Первый звонок"),
    "meeting": Words("Demo date, Demo held, Presentation date", "Дата презентации, Дата демо, Дата замера"),
    "proposal": Words("Quote date, Offer sent, Offer date", "Дата отправки КП, Дата счёта, Дата сметы, Отправлено КП"),
    "won": Words("Payment date, Paid on", "Дата оплаты, Оплата, Оплата получена"),
    "lost": Words("Rejected on, Date of loss", "Дата проигрыша"),
}
"""The same for the dates of stages, by stage key."""

_ESTIMATES = "план|ожида|предпол|прогноз|expected|forecast|planned|estimat|projected|target|weighted|вероятн|probab"
_OTHER_DATES = (
    "измен|modif|updat|обновл|последн|last|рожд|birth|следующ|next|reminder|напомин|задач|task|activit|активн"
)
AVOIDED: Mapping[str, str] = {
    "created": f"{_OTHER_DATES}|{_ESTIMATES}|закры|close|выигр|продаж|оплат|paid|won|встреч|звон|контакта|by\\b|"
    f"кем\\b|кто",
    "closed": f"{_OTHER_DATES}|созда|creat|кто|by\\b|reason|причин",
    "stage": f"{_OTHER_DATES}|{_ESTIMATES}|reason|причин|by\\b",
    "lead_id": "number of|no\\.? of|колич|кол-во|инн|inn\\b|снилс|паспорт|contact|контакт|company|компан|"
    "account|owner|ответств|client.?id|user|"
    "пользоват|телеф|phone|договор|сч[её]т|менедж|parent|product|товар|кампан|campaign",
    "amount": f"{_ESTIMATES}|скидк|discount|долг|debt|аванс|налог|tax|ндс|vat|комисс|себест|cost|расход|annual|"
    f"годов|клик|click",
    "manager": "измен|modif|созда|creat|head|руковод|кем\\b|email|почт|телеф|phone",
    "status": "оплат|payment|звонк|call|задач|task|письм|отгруз|дата|date|перв|previous",
    "phone": "менедж|manager|fax|факс|дата|date|тип|type|доп",
    "email": "менедж|manager|дата|date|opt.?out|тип|type|рассыл",
    "channel": "дата|date|id$",
    "campaign": "id$|статус|status",
    "loss_reason": "дата|date|id$",
    "spend": "forecast|expected|"
    "цена|ср\\.|средн|avg|average|cpc|cpm|cpl|cpa|cost per|за клик|за конв|план|остат|лимит|бюджет дн",
    "clicks": "cost|цена|стоим|ctr|конверс|rate",
    "impressions": "cost|цена|стоим|cpm|rate",
    "visits": "cost|цена|стоим|rate|глуб|отказ|bounce",
    "segment": "id$",
}
"""A header with such words is not this column, however like it the rest of it is."""

NUMBERING = re.compile(r"№|#|\bid\b|\bид\b|номер|\bno\b|number|\bcode\b|\bкод\b")
"""A word for the numbers of things; AVOIDED has the words for things that aren't ours."""
MEANINGLESS = re.compile(
    r"(?:столбец|столбик|колонка|графа|поле|column|col|field|unnamed|header|заголовок|без названия|f|c|var)?[\W_]*\d*"
    r"|[a-zа-я]"
)
"""What a header says that says nothing: Столбец1, Column 3, F7 (in normal form)."""
PREFIX = re.compile(
    r"(?:сделк[аи]|лида?|контакта?|компани[яи]|заявк[аи]|deal|lead|opportunity|contact|account|record|company)"
    r"(?:\s*[:./→>-]+\s*)(?=\w)"
)
"""The table that a header names before the column, as exports do: Сделка: Сумма, Deal - Value."""
UNIT = re.compile(r"[\s,]*(?:\([^()]*\)|\[[^\[\]]*\])$")
"""What stands in brackets after a header: Amount (USD)."""
_GENERIC = (
    "date дата id lead лид name value sum сумма код номер no number reason причина source период period time "
    "status статус "
    "state total cost price owner code start начало week month day день месяц field поле column столбец группа group "
    "category категория результат result when когда система сеть network"
)
GENERIC = frozenset(_GENERIC.split())
"""Words that say little where they are but a part of a header."""
