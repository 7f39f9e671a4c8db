"""What both heads agreed on: criteria, loss reasons, spellings."""

from __future__ import annotations

from sheetsync.core.issues import Owner
from sheetsync.core.lang.words import Words
from sheetsync.core.schema import EntryTab, Field, Kind, names


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
        names("Criterion; Name; Rule; Criterion name; Criteria"),
        names("Критерий; Название; Правило; Название критерия; Критерии; Критерий целевого лида"),
        help=Words("A short name, as the memo will say it.", "Короткое название, как оно встанет в письмо."),
        example=Words("Phone can be called", "Телефон рабочий"),
        required=True,
    )
    subject = Field(
        Kind.TEXT,
        names("Field; Column; Field name; Column name; What to check"),
        names("Поле; Столбец; Название поля; Столбец таблицы; Что проверяем"),
        help=Words("The header of a column of Leads or Deals.", "Заголовок столбца «Лидов» или «Сделок»."),
        example=Words("Phone", "Телефон"),
        required=True,
    )
    operator = Field(
        Kind.WORD,
        names("Operator; Condition; Comparison; Check"),
        names("Условие; Оператор; Сравнение; Проверка; Операция"),
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
        names("Value; Values; Threshold; Expected value"),
        names("Значение; Значения; Порог; Ожидаемое значение"),
        help=Words("What to compare with; several separated by ;", "С чем сравнить; несколько — через ;"),
    )
    mandatory = Field(
        Kind.YES_NO,
        names("Required; Must; Mandatory; Obligatory"),
        names("Обязательный; Обязательно; Обязательное; Обязателен; Обязательный критерий"),
        help=Words(
            "yes: a lead that fails it is non-target. no: it only adds to the score.",
            "да: не выполнен — лид нецелевой. нет: только добавляет к баллу.",
        ),
        example=Words("yes", "да"),
    )
    weight = Field(
        Kind.NUMBER,
        names("Weight; Points; Score"),
        names("Вес; Баллы; Балл"),
        help=Words("For optional criteria.", "Для необязательных критериев."),
    )
    responsible = Field(
        Kind.WORD,
        names("Owner; Who fills; Responsible; Filled by"),
        names("Ответственный; Кто заполняет; Кто отвечает; Чьё поле"),
        help=Words("Who fills the field: marketing or sales.", "Кто заполняет поле: маркетинг или продажи."),
        example=Words("marketing", "маркетинг"),
        vocabulary="owner",
    )
    valid_from = Field(
        Kind.DATE,
        names("Valid from; From; Effective from; Starts on"),
        names("Действует с; С даты; Действует от; Дата начала действия; Начало действия"),
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
        names("Reason; Loss reason; Lost reason; Reason for loss; Name"),
        names("Причина; Причина отказа; Причина потери; Название причины; Причины; Причины отказа"),
        help=Words("As it is written in Deals.", "Как пишут в «Сделках»."),
        example=Words("Wrong phone number", "Неверный телефон"),
        required=True,
        vocabulary="loss_reason",
    )
    category = Field(
        Kind.WORD,
        names("Category; Group; Type; Reason group"),
        names("Категория; Группа; Тип; Группа причин; Категория причины"),
        help=Words("A group of reasons: contact, offer, price …", "Группа причин: контакт, предложение, цена …"),
        example=Words("Contact", "Контакт"),
    )
    responsible = Field(
        Kind.WORD,
        names("Owner; Whose; Responsible; Department"),
        names("Ответственный; Чья; Кто отвечает; Отдел; Зона ответственности"),
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
        names("Kind; Column; Type; Field"),
        names("Вид; Столбец; Тип; Поле; Что это"),
        help=Words(
            "channel, campaign, segment, manager, status, loss_reason, or a column's header.",
            "канал, кампания, сегмент, менеджер, статус, причина или заголовок столбца.",
        ),
        example=Words("channel", "канал"),
        required=True,
    )
    written = Field(
        Kind.TEXT,
        names("Written; As written; Spelling; Variant; Original; From"),
        names("Написано; Как написано; Написание; Вариант; Вариант написания; Было; Как пишут"),
        help=Words("As it stands in the tab.", "Как стоит в таблице."),
        example=Words("google adwords", "яндекс директ"),
        required=True,
    )
    means = Field(
        Kind.TEXT,
        names("Means; Meaning; Canonical; Agreed; Correct; To"),
        names("Значит; Означает; Правильно; Как правильно; Эталон; Стало; Что значит"),
        help=Words("The agreed word.", "Согласованное слово."),
        example=Words("Search ads", "Контекст"),
        required=True,
    )
