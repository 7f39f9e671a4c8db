"""The words of the company in both languages, and what its people call the tabs and columns."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Language:
    """Everything that depends on the language people write."""

    campaigns: Mapping[str, tuple[str, ...]]
    """By channel; a channel without campaigns has none."""
    segments: tuple[str, ...]
    managers: tuple[str, ...]
    reasons: tuple[tuple[str, str, str, str, str], ...]
    criteria: tuple[tuple[str, str, str, str | None, str, str], ...]
    synonyms: tuple[tuple[str, str, str], ...]
    won: str
    lost: str
    open: str
    stages: tuple[str, str, str]
    yes_no: tuple[str, str]
    titles: Mapping[str, tuple[str, ...]]
    """What the tabs are called, the clean title first."""
    headers: Mapping[str, tuple[str, ...]]
    """By role.column: the clean header first, then others that people use."""


RUSSIAN = Language(
    campaigns={
        "Яндекс Директ": ("Бренд", "Поиск — общие", "Ретаргетинг", "РСЯ — смарт-баннеры"),
        "ВКонтакте": ("Весёлая весна", "Лид-формы"),
        "Рассылка": ("Дайджест", "Майская акция"),
        "Рекомендации": (),
    },
    segments=("Малый бизнес", "Средний бизнес", "Корпорации"),
    managers=("Алёна Соловьёва", "Пётр Йовчев", "Мария Крылова", "Тимур Ахметов"),
    reasons=(
        ("Дорого", "Цена", "продажи", "нет", "нет"),
        ("Выбрали конкурента", "Предложение", "продажи", "нет", "нет"),
        ("Неверный телефон", "Контакт", "маркетинг", "да", "нет"),
        ("Нет бюджета", "Цена", "маркетинг", "да", "нет"),
        ("Перестал отвечать", "Контакт", "продажи", "нет", "да"),
    ),
    criteria=(
        ("Телефон рабочий", "leads.phone", "рабочий телефон", None, "да", "маркетинг"),
        ("Наш сегмент", "leads.segment", "одно из", "Малый бизнес; Средний бизнес; Корпорации", "да", "маркетинг"),
    ),
    synonyms=(("канал", "директ", "Яндекс Директ"), ("канал", "вк", "ВКонтакте")),
    won="Продажа",
    lost="Отказ",
    open="В работе",
    stages=("Контакт", "Встреча", "КП"),
    yes_no=("да", "нет"),
    titles={
        "leads": ("Лиды", "Лиды ", "ЛИДЫ", "🔥Лиды"),
        "deals": ("Сделки", " Сделки", "сделки"),
        "spend": ("Расходы", "💰Расходы", "Расходы "),
        "plan": ("План", "План ", "📈 План"),
        "criteria": ("Критерии",),
        "loss_reasons": ("Причины отказа", "Причины отказа "),
        "synonyms": ("Синонимы",),
    },
    headers={
        "leads.lead_id": ("ID лида", "№ лида", "Номер лида", "id лида"),
        "leads.created": ("Дата создания", "Дата заявки", "Дата обращения", "Created at"),
        "leads.channel": ("Канал", "Источник", "Источник лида"),
        "leads.campaign": ("Кампания", "Рекламная кампания", "utm_campaign"),
        "leads.segment": ("Сегмент", "Сегмент клиента"),
        "leads.phone": ("Телефон", "Номер телефона", "Тел.", "Phone"),
        "leads.email": ("Почта", "E-mail", "Эл. почта", "email"),
        "leads.marketing_label": ("Целевой (маркетинг)", "Оценка маркетинга"),
        "deals.lead_id": ("ID лида", "№ лида", "Номер лида", "Lead ID"),
        "deals.manager": ("Менеджер", "Ответственный", "Продавец"),
        "deals.status": ("Статус", "Статус сделки", "Этап сделки"),
        "deals.contacted": ("Контакт",),
        "deals.meeting": ("Встреча",),
        "deals.proposal": ("КП",),
        "deals.closed": ("Дата закрытия", "Закрыта", "Дата завершения"),
        "deals.loss_reason": ("Причина отказа", "Причина потери"),
        "deals.sales_label": ("Целевой (продажи)", "Оценка продаж"),
        "deals.amount": ("Сумма", "Сумма сделки", "Выручка"),
        "deals.cost": ("Себестоимость",),
        "spend.date": ("Дата", "Период", "Неделя"),
        "spend.channel": ("Канал", "Источник"),
        "spend.campaign": ("Кампания", "РК"),
        "spend.spend": ("Расход", "Потрачено", "Затраты"),
        "spend.impressions": ("Показы",),
        "spend.clicks": ("Клики", "Переходы"),
        "spend.visits": ("Визиты", "Сессии"),
        "plan.month": ("Месяц", "Период"),
        "plan.segment": ("Сегмент",),
        "plan.leads": ("Лиды", "План лидов"),
        "plan.target_share": ("Доля целевых",),
        "plan.win_rate": ("Конверсия в продажу", "Конверсия"),
        "plan.average_check": ("Средний чек",),
        "plan.spend": ("Бюджет", "Расход"),
        "criteria.name": ("Критерий",),
        "criteria.subject": ("Поле",),
        "criteria.operator": ("Условие",),
        "criteria.value": ("Значение",),
        "criteria.mandatory": ("Обязательный",),
        "criteria.responsible": ("Ответственный",),
        "loss_reasons.reason": ("Причина",),
        "loss_reasons.category": ("Категория",),
        "loss_reasons.responsible": ("Ответственный",),
        "loss_reasons.means_non_target": ("Значит нецелевой",),
        "loss_reasons.says_nothing": ("Ни о чём не говорит",),
        "synonyms.kind": ("Вид",),
        "synonyms.written": ("Написано",),
        "synonyms.means": ("Значит",),
    },
)

ENGLISH = Language(
    campaigns={
        "Search ads": ("Brand", "Generic — search", "Retargeting", "Display — café"),
        "Social media": ("Spring fair", "Lead forms"),
        "Newsletter": ("Digest", "May offer"),
        "Referrals": (),
    },
    segments=("Small business", "Mid-market", "Enterprise"),
    managers=("Zoë Whitfield", "Peter Marsh", "Marta Quill", "Tim Overton"),
    reasons=(
        ("Too expensive", "Price", "sales", "no", "no"),
        ("Chose a competitor", "Offer", "sales", "no", "no"),
        ("Wrong phone number", "Contact", "marketing", "yes", "no"),
        ("No budget", "Price", "marketing", "yes", "no"),
        ("Stopped answering", "Contact", "sales", "no", "yes"),
    ),
    criteria=(
        ("Phone works", "leads.phone", "is a valid phone", None, "yes", "marketing"),
        ("Our segment", "leads.segment", "is one of", "Small business; Mid-market; Enterprise", "yes", "marketing"),
    ),
    synonyms=(("channel", "adwords", "Search ads"), ("channel", "smm", "Social media")),
    won="Won",
    lost="Lost",
    open="Open",
    stages=("Contacted", "Meeting", "Proposal"),
    yes_no=("yes", "no"),
    titles={
        "leads": ("Leads", "Leads ", "LEADS", "🔥Leads"),
        "deals": ("Deals", " Deals", "deals"),
        "spend": ("Spend", "💰Spend", "Spend "),
        "plan": ("Plan", "Plan ", "📈 Plan"),
        "criteria": ("Criteria",),
        "loss_reasons": ("Loss reasons", "Loss reasons "),
        "synonyms": ("Synonyms",),
    },
    headers={
        "leads.lead_id": ("Lead ID", "lead_id", "Lead No", "Lead number"),
        "leads.created": ("Created", "Created at", "Date created", "Дата создания"),
        "leads.channel": ("Channel", "Source", "Lead source"),
        "leads.campaign": ("Campaign", "utm_campaign", "Ad campaign"),
        "leads.segment": ("Segment", "Customer segment"),
        "leads.phone": ("Phone", "Phone number", "Mobile", "Телефон"),
        "leads.email": ("E-mail", "Email", "E-mail address"),
        "leads.marketing_label": ("Target (marketing)", "MQL"),
        "deals.lead_id": ("Lead ID", "lead_id", "Lead No"),
        "deals.manager": ("Manager", "Sales manager", "Sales rep"),
        "deals.status": ("Status", "Deal status", "Deal stage"),
        "deals.contacted": ("Contacted",),
        "deals.meeting": ("Meeting",),
        "deals.proposal": ("Proposal",),
        "deals.closed": ("Closed", "Close date", "Closing date"),
        "deals.loss_reason": ("Loss reason", "Lost reason"),
        "deals.sales_label": ("Target (sales)", "SQL"),
        "deals.amount": ("Amount", "Deal amount", "Revenue"),
        "deals.cost": ("Cost",),
        "spend.date": ("Date", "Period", "Week"),
        "spend.channel": ("Channel", "Source"),
        "spend.campaign": ("Campaign", "Ad campaign"),
        "spend.spend": ("Spend", "Spent", "Ad spend"),
        "spend.impressions": ("Impressions", "Shows"),
        "spend.clicks": ("Clicks",),
        "spend.visits": ("Visits", "Sessions"),
        "plan.month": ("Month", "Period"),
        "plan.segment": ("Segment",),
        "plan.leads": ("Leads", "Leads plan"),
        "plan.target_share": ("Target share",),
        "plan.win_rate": ("Win rate",),
        "plan.average_check": ("Average check",),
        "plan.spend": ("Budget", "Spend"),
        "criteria.name": ("Criterion",),
        "criteria.subject": ("Field",),
        "criteria.operator": ("Operator",),
        "criteria.value": ("Value",),
        "criteria.mandatory": ("Required",),
        "criteria.responsible": ("Owner",),
        "loss_reasons.reason": ("Reason",),
        "loss_reasons.category": ("Category",),
        "loss_reasons.responsible": ("Owner",),
        "loss_reasons.means_non_target": ("Means non-target",),
        "loss_reasons.says_nothing": ("Says nothing",),
        "synonyms.kind": ("Kind",),
        "synonyms.written": ("Written",),
        "synonyms.means": ("Means",),
    },
)
