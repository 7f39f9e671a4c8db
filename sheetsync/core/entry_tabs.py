"""The entry tabs, one class each: what marketing, sales and the CEO type, and under which headers."""

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


class Criteria(EntryTab):
    """One row is one rule of the qualification both heads agreed on."""

    role = "criteria"
    title = Words("Criteria", "Критерии")
    owner = Owner.BOTH
    help = Words(
        "What makes a lead a target lead, agreed by both heads. A rule that changes gets a new row with its date.",
        "Что делает лид целевым: согласовано обоими руководителями. Новая версия правила — новая строка с датой.",
    )

    name = Field(
        Kind.TEXT,
        ("Criterion", "Name", "Rule"),
        ("Критерий", "Название", "Правило"),
        help=Words("A short name, as the memo will say it.", "Короткое название, как оно встанет в письмо."),
        example=Words("Phone can be called", "Телефон рабочий"),
        required=True,
    )
    subject = Field(
        Kind.TEXT,
        ("Field", "Column"),
        ("Поле", "Столбец"),
        help=Words("The header of a column of Leads or Deals.", "Заголовок столбца «Лидов» или «Сделок»."),
        example=Words("Phone", "Телефон"),
        required=True,
    )
    operator = Field(
        Kind.WORD,
        ("Operator", "Condition"),
        ("Условие", "Оператор"),
        help=Words(
            "is filled, is not filled, is yes, is no, equals, is one of, is none of, at least, at most, between, "
            "contains, matches, is a valid phone, is a valid e-mail, within days",
            "заполнено, не заполнено, да, нет, равно, одно из, ни одно из, не меньше, не больше, между, "
            "содержит, по шаблону, рабочий телефон, рабочая почта, в течение дней",
        ),
        example=Words("is a valid phone", "рабочий телефон"),
        required=True,
    )
    value = Field(
        Kind.TEXT,
        ("Value", "Values"),
        ("Значение", "Значения"),
        help=Words("What to compare with; several separated by ;", "С чем сравнить; несколько — через ;"),
    )
    mandatory = Field(
        Kind.YES_NO,
        ("Required", "Must"),
        ("Обязательный", "Обязательно"),
        help=Words(
            "yes: a lead that fails it is non-target. no: it only adds to the score.",
            "да: не выполнен — лид нецелевой. нет: только добавляет к баллу.",
        ),
        example=Words("yes", "да"),
    )
    weight = Field(
        Kind.NUMBER, ("Weight",), ("Вес",), help=Words("For optional criteria.", "Для необязательных критериев.")
    )
    responsible = Field(
        Kind.WORD,
        ("Owner", "Who fills"),
        ("Ответственный", "Кто заполняет"),
        help=Words("Who fills the field: marketing or sales.", "Кто заполняет поле: маркетинг или продажи."),
        example=Words("marketing", "маркетинг"),
        vocabulary="owner",
    )
    valid_from = Field(
        Kind.DATE,
        ("Valid from", "From"),
        ("Действует с", "С даты"),
        help=Words("From which day; empty: always.", "С какого дня; пусто — всегда."),
    )


class LossReasons(EntryTab):
    """One row is one entry of the agreed directory of loss reasons."""

    role = "loss_reasons"
    title = Words("Loss reasons", "Причины отказа")
    owner = Owner.BOTH
    help = Words(
        "The agreed list of reasons. What isn't in it is no substantive reason.",
        "Согласованный список причин. Чего в нём нет — не содержательная причина.",
    )

    reason = Field(
        Kind.WORD,
        ("Reason", "Loss reason"),
        ("Причина", "Причина отказа"),
        help=Words("As it is written in Deals.", "Как пишут в «Сделках»."),
        example=Words("Wrong phone number", "Неверный телефон"),
        required=True,
        vocabulary="loss_reason",
    )
    category = Field(
        Kind.WORD,
        ("Category", "Group"),
        ("Категория", "Группа"),
        help=Words("A group of reasons: contact, offer, price …", "Группа причин: контакт, предложение, цена …"),
        example=Words("Contact", "Контакт"),
    )
    responsible = Field(
        Kind.WORD,
        ("Owner", "Whose"),
        ("Ответственный", "Чья"),
        help=Words("Who can do something about it: marketing or sales.", "Кто может повлиять: маркетинг или продажи."),
        example=Words("marketing", "маркетинг"),
        vocabulary="owner",
    )
    means_non_target = Field(
        Kind.YES_NO,
        ("Means non-target", "Non-target"),
        ("Значит нецелевой", "Нецелевой"),
        help=Words("yes: the reason says that the lead was non-target.", "да: причина говорит, что лид нецелевой."),
        example=Words("yes", "да"),
    )
    says_nothing = Field(
        Kind.YES_NO,
        ("Says nothing", "Not substantive"),
        ("Ни о чём не говорит", "Несодержательная"),
        help=Words("yes: like “other” or “stopped answering”.", "да: вроде «другое» или «перестал отвечать»."),
        example=Words("no", "нет"),
    )
    stages = Field(
        Kind.TEXT,
        ("Stages", "Fits stages"),
        ("Этапы", "На каких этапах"),
        help=Words("Stages where it can be true; empty: any.", "На каких этапах возможна; пусто — на любом."),
    )


class Reviews(EntryTab):
    """One row is one review meeting."""

    role = "reviews"
    title = Words("Reviews", "Встречи")
    owner = Owner.CEO
    help = Words(
        "When the CEO and both heads meet over the numbers.", "Когда гендиректор и руководители смотрят цифры."
    )

    date = Field(
        Kind.DATE,
        ("Date", "Review date"),
        ("Дата", "Дата встречи"),
        help=Words("The day of the meeting.", "День встречи."),
        example=Words("2026-11-25", "25.11.2026"),
        required=True,
    )
    time = Field(
        Kind.TEXT,
        ("Time", "Start"),
        ("Время", "Начало"),
        help=Words("When it starts.", "Когда начало."),
        example=Words("10:00", "10:00"),
    )
    participants = Field(
        Kind.TEXT,
        ("Participants", "Who"),
        ("Участники", "Кто"),
        help=Words("E-mail addresses, separated by commas.", "Адреса почты через запятую."),
    )
    agenda = Field(
        Kind.TEXT, ("Agenda", "Note"), ("Повестка", "Заметка"), help=Words("What else to talk about.", "О чём ещё.")
    )
    marketing_pulse = Field(
        Kind.NUMBER,
        ("Marketing about sales, 1–5", "Marketing pulse"),
        ("Маркетинг о продажах, 1–5",),
        help=Words("How well sales works the leads.", "Как продажи работают с лидами."),
        owner=Owner.MARKETING,
    )
    sales_pulse = Field(
        Kind.NUMBER,
        ("Sales about marketing, 1–5", "Sales pulse"),
        ("Продажи о маркетинге, 1–5",),
        help=Words("How good the leads are.", "Насколько хороши лиды."),
        owner=Owner.SALES,
    )
    decisions = Field(Kind.TEXT, ("Decisions",), ("Решения",), help=Words("What was decided.", "Что решили."))


class Hypotheses(EntryTab):
    """One row is one change that a department will try."""

    role = "hypotheses"
    title = Words("Hypotheses", "Гипотезы")
    owner = Owner.BOTH
    help = Words(
        "What a department will try, and by which number it will be judged.",
        "Что отдел попробует и по какому числу это оценят.",
    )

    hypothesis_id = Field(
        Kind.ID,
        ("ID", "Hypothesis ID", "No"),
        ("ID", "№", "Номер"),
        help=Words("A number of its own.", "Свой номер."),
        example=Words("H1", "H1"),
        required=True,
    )
    responsible = Field(
        Kind.WORD,
        ("Owner", "Department"),
        ("Ответственный", "Отдел"),
        help=Words("marketing or sales.", "маркетинг или продажи."),
        example=Words("sales", "продажи"),
        vocabulary="owner",
    )
    statement = Field(
        Kind.TEXT,
        ("Statement", "Hypothesis"),
        ("Гипотеза", "Формулировка"),
        help=Words("If we do this, that will change.", "Если сделаем это, изменится то."),
        example=Words("Calling within 2 hours brings more meetings", "Звонок за 2 часа даст больше встреч"),
    )
    metric = Field(
        Kind.TEXT,
        ("Metric", "Number"),
        ("Метрика", "Показатель"),
        help=Words("One key from `sheetsync explain`.", "Один ключ из `sheetsync explain`."),
        example=Words("funnel.close_rate", "funnel.close_rate"),
    )
    scope = Field(
        Kind.TEXT,
        ("Slice", "Where"),
        ("Срез", "Где"),
        help=Words("Segment, channel or manager; empty: all.", "Сегмент, канал или менеджер; пусто — всё."),
    )
    direction = Field(
        Kind.WORD,
        ("Direction",),
        ("Направление",),
        help=Words("up or down.", "рост или снижение."),
        example=Words("up", "рост"),
    )
    worthwhile = Field(
        Kind.NUMBER,
        ("Smallest worthwhile effect", "Worthwhile"),
        ("Минимальный эффект",),
        help=Words("Less than this is not worth it.", "Меньше — не стоит усилий."),
    )
    start = Field(
        Kind.DATE, ("Start", "Start date"), ("Начало", "Дата начала"), help=Words("From when.", "С какого дня.")
    )
    decision_date = Field(
        Kind.DATE,
        ("Decision date", "Decide on"),
        ("Дата решения",),
        help=Words("The day it is judged.", "День, когда подводим итог."),
    )
    expected = Field(Kind.TEXT, ("Expected",), ("Ожидание",), help=Words("What you expect.", "Чего ждёте."))


class Synonyms(EntryTab):
    """One row says that a written word means an agreed one."""

    role = "synonyms"
    title = Words("Synonyms", "Синонимы")
    owner = Owner.BOTH
    help = Words(
        "Confirms that two spellings are the same thing. Proposals stand in the Data issues tab, ready to copy.",
        "Подтверждает, что два написания — одно и то же. Предложения, готовые к копированию, — в «Проблемах данных».",
    )

    kind = Field(
        Kind.WORD,
        ("Kind", "Column"),
        ("Вид", "Столбец"),
        help=Words(
            "channel, campaign, segment, manager, status, loss_reason, or a column's header.",
            "канал, кампания, сегмент, менеджер, статус, причина или заголовок столбца.",
        ),
        example=Words("channel", "канал"),
        required=True,
    )
    written = Field(
        Kind.TEXT,
        ("Written", "As written"),
        ("Написано", "Как написано"),
        help=Words("As it stands in the tab.", "Как стоит в таблице."),
        example=Words("google adwords", "яндекс директ"),
        required=True,
    )
    means = Field(
        Kind.TEXT,
        ("Means", "Meaning"),
        ("Значит", "Означает"),
        help=Words("The agreed word.", "Согласованное слово."),
        example=Words("Search ads", "Контекст"),
        required=True,
    )


ENTRY_TABS: tuple[type[EntryTab], ...] = (
    Leads,
    Deals,
    StageLog,
    Spend,
    Plan,
    Criteria,
    LossReasons,
    Reviews,
    Hypotheses,
    Synonyms,
)
"""In the order a new workbook shows them."""
