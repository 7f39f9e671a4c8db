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
    "cell_conflict": (
        Words(
            "Row {first}, of the same record, says “{other}” and not “{written}”.",
            "В строке {first} той же записи стоит «{other}», а здесь — «{written}».",
        ),
        Words("“{other}” counts.", "Учтено «{other}»."),
    ),
    "row_test": (
        Words("A trial record: “test” or the like.", "Пробная запись: «тест» или что-то похожее."),
        Words(
            "The row is left out. If it is a real lead, write its real name.",
            "Строка не учтена. Если лид настоящий, напишите настоящее имя.",
        ),
    ),
    "cell_test": (
        Words("“{written}” looks made up for a trial.", "«{written}» похоже на выдуманное для пробы."),
        Words("Counted. If the lead is a trial, delete its row.", "Учтено. Если лид пробный, удалите строку."),
    ),
    "person_twice": (
        Words(
            "“{written}” stands in leads with different IDs: {ids} (rows {places}). One person may stand here twice.",
            "«{written}» указано у лидов с разными ID: {ids} (строки {places}). Возможно, это один человек.",
        ),
        Words(
            "Counted apart, nothing is merged. If it is one enquiry, keep one of the rows.",
            "Учтены раздельно, ничего не объединено. Если это одно обращение, оставьте одну строку.",
        ),
    ),
    "id_signed": (
        Words(
            "IDs with a sign in front, for example “{written}”: {cells} cells.",
            "ID со знаком впереди, например «{written}»; ячеек: {cells}.",
        ),
        Words("Read without the sign.", "Прочитаны без знака."),
    ),
    "lead_unknown": (
        Words("There is no lead “{written}” among those that count.", "Лида «{written}» нет среди учтённых."),
        _LEFT_OUT,
    ),
    "lead_unknown_near": (
        Words(
            "There is no lead “{written}”; is it “{near}”?",
            "Лида «{written}» нет; возможно, это «{near}».",
        ),
        Words(
            "The row is left out, not guessed. Write the ID as it stands in Leads.",
            "Строка не учтена: не угадываем. Напишите ID так, как в «Лидах».",
        ),
    ),
    "stage_unknown": (
        Words("“{written}” is no stage of the funnel.", "Этапа «{written}» нет в воронке."),
        Words(
            "The row is left out. Synonyms can say which stage it is: {word_kind_en} | {written} | the meaning.",
            "Строка не учтена. Какой это этап, можно указать в «Синонимах»: {word_kind_ru} | {written} | значение.",
        ),
    ),
    "stage_unknown_near": (
        Words(
            "“{written}” is no stage of the funnel; it looks like “{near}”.",
            "Этапа «{written}» нет в воронке; похоже на «{near}».",
        ),
        Words(
            "The row is left out. To confirm, add to Synonyms: {word_kind_en} | {written} | {near}.",
            "Строка не учтена. Чтобы подтвердить, добавьте в «Синонимы»: {word_kind_ru} | {written} | {near}.",
        ),
    ),
    "spend_twice": (
        Words(
            "The line of spend repeats row {first} in every column.",
            "Строка расходов повторяет строку {first} во всех столбцах.",
        ),
        Words(
            "Counted once. If the money was spent twice, tell the lines apart: by campaign, for example.",
            "Учтено один раз. Если деньги потрачены дважды, пусть строки различаются — например, кампанией.",
        ),
    ),
    "number_outlier": (
        Words(
            "{written} is far from the usual {usual}: {times} times.",
            "{written} далеко от обычного {usual}: разница в {times} раз.",
        ),
        Words(
            "Counted as it stands. Check the zeros and the unit.",
            "Учтено как есть. Проверьте нули и единицу измерения.",
        ),
    ),
    "number_huge": (
        Words(
            "{written} is {times} times the usual {usual}: are there zeros too many, is it in another unit?",
            "{written} — в {times} раз больше обычного {usual}: лишние нули или другая единица?",
        ),
        Words(
            "Left out of the sums, not guessed. Type the right number.",
            "Не вошло в суммы: не угадываем. Введите верное число.",
        ),
    ),
    "amount_negative": (
        Words("The amount is negative: a refund?", "Сумма отрицательная: возврат?"),
        Words("Kept: it lowers the sum.", "Оставлено: уменьшает итог."),
    ),
    "amount_zero": (
        Words("Won for an amount of zero.", "Продажа на нулевую сумму."),
        Words("Counted as won and as zero.", "Учтено как продажа с нулевой суммой."),
    ),
    "leads_above_clicks": (
        Words(
            "“{channel}” brought {leads} leads from {clicks} clicks in {month}.",
            "«{channel}»: за {month} лидов {leads}, а кликов {clicks}.",
        ),
        Words(
            "Counted as it stands. Are the clicks complete, is the channel of the leads right?",
            "Учтено как есть. Все ли клики внесены, верен ли канал у лидов?",
        ),
    ),
    "tabs_disagree": (
        Words(
            "“{written}” stands here, but “{other}” in {tab}, cell {cell}.",
            "Здесь «{written}», а в «{tab}», ячейка {cell}, — «{other}».",
        ),
        Words("{tab} counts.", "Учтено то, что в «{tab}»."),
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
        Words("Counted as it stands.", "Учтена как есть."),
    ),
    "date_swapped": (
        Words(
            "{written} can't be right; with day and month the other way round it would be {swapped}.",
            "Дата {written} невозможна; если поменять день и месяц местами, будет {swapped}.",
        ),
        Words(
            "Counted as it stands, not guessed. Type the right date.",
            "Учтена как есть: не угадываем. Введите верную дату.",
        ),
    ),
    "date_before_start": (
        Words(
            "{written} is long before all other dates, which begin on {start}.",
            "{written} — задолго до остальных дат, которые начинаются с {start}.",
        ),
        Words("Counted as it stands.", "Учтена как есть."),
    ),
    "stage_before_created": (
        Words("“{stage_en}” is dated before the lead was created.", "Дата этапа «{stage_ru}» раньше создания лида."),
        Words(
            "The stage counts; times from the creation may be off.",
            "Этап учтён; сроки от создания лида могут быть неверны.",
        ),
    ),
    "logged_before_created": (
        Words("The stage is dated before the lead was created.", "Дата этапа раньше создания лида."),
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
