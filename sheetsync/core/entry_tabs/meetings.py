"""When the CEO meets both heads, and what departments try in between."""

from __future__ import annotations

from sheetsync.core.issues import Owner
from sheetsync.core.lang.words import Words
from sheetsync.core.schema import EntryTab, Field, Kind


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
        example=Words("2026-01-14", "14.01.2026"),
        required=True,
    )
    time = Field(
        Kind.TIME,
        ("Time", "Start"),
        ("Время", "Начало"),
        help=Words(
            "When it starts; empty: the usual time from the configuration.",
            "Когда начало; пусто — обычное время из настроек.",
        ),
        example=Words("10:00", "10:00"),
    )
    participants = Field(
        Kind.EMAILS,
        ("Participants", "Who"),
        ("Участники", "Кто"),
        help=Words(
            "E-mail addresses, separated by commas; empty: everybody in the configuration.",
            "Адреса почты через запятую; пусто — все из настроек.",
        ),
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
