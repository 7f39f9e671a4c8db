"""What is said of rows, and of what doesn't fit together within or between them."""

from __future__ import annotations

from sheetsync.core.lang.words import Words

_LEFT_OUT = Words("The row is left out.", "Строка не учтена.")

ROWS: dict[str, tuple[Words, Words]] = {
    "row_total": (Words("A line of totals.", "Итоговая строка."), _LEFT_OUT),
    "row_header": (Words("The header stands here again.", "Здесь ещё раз стоят заголовки."), _LEFT_OUT),
    "row_remark": (
        Words("A note or a heading, not a record.", "Примечание или подзаголовок, а не запись."),
        _LEFT_OUT,
    ),
    "row_incomplete": (
        Words("The row lacks: {missing_en}.", "В строке не заполнено: {missing_ru}."),
        Words("The row is left out until it is complete.", "Строка не учтена, пока не заполнена."),
    ),
    "row_repeated": (
        Words(
            "“{written}” stands here again, exactly as in row {first}.",
            "«{written}» повторяет строку {first} слово в слово.",
        ),
        Words("Counted once.", "Учтено один раз."),
    ),
    "key_conflict": (
        Words(
            "“{written}” stands in row {first} too, with other content.",
            "«{written}» есть и в строке {first}, но с другими данными.",
        ),
        Words("Row {first} counts, this one is left out.", "Учтена строка {first}, эта — нет."),
    ),
    "lead_unknown": (
        Words("There is no lead “{written}” in Leads.", "Лида «{written}» нет в «Лидах»."),
        _LEFT_OUT,
    ),
    "stage_unknown": (
        Words("“{written}” is no stage of the funnel.", "Этапа «{written}» нет в воронке."),
        Words(
            "The row is left out. Synonyms can say which stage it is.",
            "Строка не учтена. Какой это этап, можно указать в «Синонимах».",
        ),
    ),
    "spend_twice": (
        Words("The same line of spend stands here once more.", "Такая же строка расходов уже есть выше."),
        Words(
            "Both are counted: check that it wasn't pasted twice.", "Учтены обе: проверьте, не вставлена ли она дважды."
        ),
    ),
    "clicks_above_impressions": (
        Words("More clicks than impressions.", "Кликов больше, чем показов."),
        Words("Counted as it stands.", "Учтено как есть."),
    ),
    "spend_without_channel": (
        Words("Spend without a channel.", "Расход без канала."),
        Words("Counted in the total, in no channel.", "Учтён в общем итоге, но ни в одном канале."),
    ),
    "created_blank": (
        Words("Leads without a creation date.", "Лиды без даты создания."),
        Words("Counted over all time, in no month.", "Учтены за всё время, но ни в одном месяце."),
    ),
    "date_in_future": (
        Words("The date lies in the future.", "Дата — в будущем."),
        Words(
            "Counted as it stands; day and month may be swapped.", "Учтена как есть; возможно, день и месяц перепутаны."
        ),
    ),
    "stage_before_created": (
        Words("“{stage_en}” is dated before the lead was created.", "Дата этапа «{stage_ru}» раньше создания лида."),
        Words(
            "The stage counts; times from the creation may be off.",
            "Этап учтён; сроки от создания лида могут быть неверны.",
        ),
    ),
    "closed_before_created": (
        Words("Closed before the lead was created.", "Закрыт раньше, чем создан."),
        Words(
            "Counted as it stands; the deal's length may be off.", "Учтено как есть; срок сделки может быть неверен."
        ),
    ),
    "closed_blank": (
        Words("Won or lost, but without a close date.", "Сделка выиграна или потеряна, но без даты закрытия."),
        Words(
            "Counted by creation, in no month of closing.", "Учтена по дате создания, но ни в одном месяце закрытия."
        ),
    ),
    "closed_on_open": (
        Words("The deal is open, yet has a close date.", "Сделка открыта, но дата закрытия заполнена."),
        Words("Counted as open; the date is ignored.", "Считается открытой; дата закрытия не учтена."),
    ),
    "stage_skipped": (
        Words(
            "“{stage_en}” has no date, though the lead came further.",
            "Нет даты этапа «{stage_ru}», хотя лид прошёл дальше.",
        ),
        Words("Counted as having reached it.", "Считается, что этап пройден."),
    ),
    "status_against_dates": (
        Words(
            "The status says one thing, the date of winning or losing another.",
            "Статус противоречит дате продажи или отказа.",
        ),
        Words("The status counts.", "Учтён статус."),
    ),
    "reason_on_won": (
        Words("The deal is won, yet has a loss reason.", "Сделка выиграна, но указана причина отказа."),
        Words("Counted as won; the reason is ignored.", "Считается выигранной; причина не учтена."),
    ),
    "won_without_amount": (
        Words("Won deals without an amount.", "Выигранные сделки без суммы."),
        Words("Counted as won; the revenue lacks them.", "Учтены как продажи; в выручку не вошли."),
    ),
    "lost_without_reason": (
        Words("Lost leads without a reason.", "Потерянные лиды без причины отказа."),
        Words("Counted as lost, in a line of their own.", "Учтены как потерянные отдельной строкой."),
    ),
}
