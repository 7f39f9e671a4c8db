"""What is said of values that could not be read, or only with a repair; and of words."""

from __future__ import annotations

from sheetsync.core.lang.words import Words

_LEFT_BLANK = Words("Counted as blank.", "Считается пустым.")
_USUAL_TIME = Words(
    "The time in the date column is taken or, without one, the usual start from the configuration. Type it as 10:00.",
    "Берём время из столбца с датой, а если его нет — обычное начало из настроек. Введите время так: 10:00.",
)

_NOT_REACHED = Words(
    "Kept as it is; blank in the export of the cleaned tables.", "Оставлено как есть; в выгрузке чистых таблиц — пусто."
)
_NONE_CHOSEN = Words(
    "Kept as it is, none of them is chosen; blank in the export of the cleaned tables.",
    "Оставлено как есть, ни один не выбран; в выгрузке чистых таблиц — пусто.",
)

CELLS: dict[str, tuple[Words, Words]] = {
    "cell_error": (
        Words("The formula shows the error {written}.", "Формула показывает ошибку {written}."),
        _LEFT_BLANK,
    ),
    "cell_uncalculated": (
        Words("The file doesn't hold the result of this formula.", "В файле нет результата этой формулы."),
        Words(
            "Counted as blank. Open the workbook and save it, then the result is there.",
            "Считается пустым. Откройте книгу и сохраните её — результат появится.",
        ),
    ),
    "date_ambiguous": (
        Words(
            "“{written}” can be two dates: is the day or the month first?",
            "«{written}» можно прочитать как две разные даты: что первое — день или месяц?",
        ),
        Words(
            "Counted as blank, not guessed. Type the date as a date, or set day_first in config.toml.",
            "Считается пустым: не угадываем. Введите дату как дату или укажите day_first в config.toml.",
        ),
    ),
    "date_unreadable": (
        Words("“{written}” is not a date.", "«{written}» — не дата."),
        _LEFT_BLANK,
    ),
    "date_implausible": (
        Words(
            "“{written}” would be {read}: too far from today.", "«{written}» — это {read}: слишком далеко от сегодня."
        ),
        _LEFT_BLANK,
    ),
    "date_doubtful": (
        Words("“{written}” is not a certain date. Perhaps {read}?", "«{written}» — дата неточная. Возможно, {read}?"),
        _LEFT_BLANK,
    ),
    "date_worded": (
        Words("“{written}” is a date and other words.", "«{written}» — дата и ещё слова."),
        Words("Read as {read}; the words are left out.", "Прочитано как {read}; слова не учтены."),
    ),
    "date_as_text": (
        Words(
            "Dates typed as text, for example “{written}”: {cells} cells.",
            "Даты введены текстом, например «{written}»; ячеек: {cells}.",
        ),
        Words("Read as dates.", "Прочитаны как даты."),
    ),
    "time_unreadable": (
        Words("“{written}” is not a time of day.", "«{written}» — не время суток."),
        _USUAL_TIME,
    ),
    "time_ambiguous": (
        Words("“{written}” can be more than one time of day.", "«{written}» можно прочитать как разное время."),
        _USUAL_TIME,
    ),
    "number_ambiguous": (
        Words(
            "“{written}” can be two numbers: does the sign separate thousands or decimals?",
            "«{written}» можно прочитать двояко: знак отделяет тысячи или дробную часть?",
        ),
        Words(
            "Counted as blank, not guessed. Type it as a number, or set decimal_comma in config.toml.",
            "Считается пустым: не угадываем. Введите число как число или укажите decimal_comma в config.toml.",
        ),
    ),
    "number_unreadable": (
        Words("“{written}” is not a number.", "«{written}» — не число."),
        _LEFT_BLANK,
    ),
    "number_doubtful": (
        Words(
            "“{written}” is not a certain number. Perhaps {read}?", "«{written}» — число неточное. Возможно, {read}?"
        ),
        _LEFT_BLANK,
    ),
    "number_as_text": (
        Words(
            "Numbers typed as text, for example “{written}”: {cells} cells.",
            "Числа введены текстом, например «{written}»; ячеек: {cells}.",
        ),
        Words("Read as numbers.", "Прочитаны как числа."),
    ),
    "number_repaired": (
        Words("“{written}” is a number in words or signs.", "Число записано словами или знаками: «{written}»."),
        Words("Read as {read}.", "Прочитано как {read}."),
    ),
    "foreign_currency": (
        Words(
            "“{written}” is not in the reporting currency, {currency}.",
            "«{written}» — не в валюте отчёта ({currency}).",
        ),
        Words(
            "Left out of the sums: currencies are never added up as they are. Enter the amount in {currency}.",
            "Не вошло в суммы: разные валюты не складываются. Введите сумму в {currency}.",
        ),
    ),
    "count_unusable": (
        Words(
            "“{written}” is not a count: whole numbers from 0 on are expected.",
            "«{written}» — не количество: ожидается целое число от нуля.",
        ),
        _LEFT_BLANK,
    ),
    "share_percent": (
        Words("“{written}” is above 1, which a share can't be.", "«{written}» больше единицы, а доля такой не бывает."),
        Words("Read as {read}.", "Прочитано как {read}."),
    ),
    "share_unusable": (
        Words("“{written}” is not a share between 0 and 100 %.", "«{written}» — не доля от 0 до 100 %."),
        _LEFT_BLANK,
    ),
    "yes_no_unreadable": (
        Words("“{written}” is neither yes nor no.", "«{written}» — не «да» и не «нет»."),
        Words(
            "Counted as blank. Synonyms can say what it means: {word_kind_en} | {written} | yes or no.",
            "Считается пустым. Значение можно задать в «Синонимах»: {word_kind_ru} | {written} | да или нет.",
        ),
    ),
    "yes_no_near": (
        Words(
            "“{written}” is neither yes nor no; it may mean “{near_en}”.",
            "«{written}» — не «да» и не «нет»; возможно, это «{near_ru}».",
        ),
        Words(
            "Counted as blank. To confirm, add to Synonyms: {word_kind_en} | {written} | {near_en}.",
            "Считается пустым. Чтобы подтвердить, добавьте в «Синонимы»: {word_kind_ru} | {written} | {near_ru}.",
        ),
    ),
    "address_ignored": (
        Words("No e-mail address: {ignored}.", "Не адрес почты: {ignored}."),
        Words(
            "Ignored. The memo goes to the addresses in this cell or, if there is none, to everybody in the configuration.",
            "Пропущено. Письмо получат адресаты из этой ячейки, а если их нет — все из настроек.",
        ),
    ),
    "phone_unreadable": (
        Words("No phone number that exists: “{written}”.", "Нет номера телефона, который существует: «{written}»."),
        _NOT_REACHED,
    ),
    "phone_letters": (
        Words(
            "Letters among the digits of a phone: “{written}”. Perhaps {read}?",
            "В телефоне буквы среди цифр: «{written}». Возможно, {read}?",
        ),
        _NOT_REACHED,
    ),
    "phones_many": (
        Words("More than one phone in a cell: “{written}”.", "В ячейке больше одного телефона: «{written}»."),
        _NONE_CHOSEN,
    ),
    "email_unreadable": (
        Words("No e-mail address: “{written}”.", "Нет адреса почты: «{written}»."),
        _NOT_REACHED,
    ),
    "email_letters": (
        Words(
            "Russian letters in an e-mail address: “{written}”. Perhaps {read}?",
            "В адресе почты русские буквы: «{written}». Возможно, {read}?",
        ),
        _NOT_REACHED,
    ),
    "emails_many": (
        Words("More than one e-mail address in a cell: “{written}”.", "В ячейке больше одного адреса: «{written}»."),
        _NONE_CHOSEN,
    ),
}

WORDS: dict[str, tuple[Words, Words]] = {
    "ditto": (
        Words("“{written}” repeats the line above.", "«{written}» повторяет строку выше."),
        Words(
            "Counted as blank: sorting the rows would change what it means. Write the word out.",
            "Считается пустым: после сортировки смысл изменится. Впишите слово целиком.",
        ),
    ),
    "word_folded": (
        Words("“{written}” is “{means}” written differently.", "«{written}» — другое написание слова «{means}»."),
        Words("Counted as “{means}”.", "Учтено как «{means}»."),
    ),
    "word_near": (
        Words(
            "“{written}” ({count}) looks like “{near}” ({near_count}).",
            "«{written}» ({count}) похоже на «{near}» ({near_count}).",
        ),
        Words(
            "Counted apart. If it is the same, add to Synonyms: {word_kind_en} | {written} | {near}.",
            "Учтены раздельно. Если это одно и то же, добавьте в «Синонимы»: {word_kind_ru} | {written} | {near}.",
        ),
    ),
    "word_rare": (
        Words(
            "“{written}” hardly ever stands here, and is like no other word of the column.",
            "«{written}» почти не встречается и не похоже на другие слова столбца.",
        ),
        Words(
            "Counted apart. If it means one of them, say so in Synonyms: {word_kind_en} | {written} | …; if it is right "
            "as it is, repeat it there: {word_kind_en} | {written} | {written}.",
            "Учтено отдельно. Если это одно из них, укажите в «Синонимах»: {word_kind_ru} | {written} | …; если всё "
            "верно, повторите слово: {word_kind_ru} | {written} | {written}.",
        ),
    ),
    "status_read": (
        Words(
            "“{written}” is the status “{means}” with something around it.",
            "«{written}» — это статус «{means}» с чем-то ещё.",
        ),
        Words("Counted as “{means}”.", "Учтено как «{means}»."),
    ),
    "status_unknown": (
        Words("Nobody agreed on the status “{written}”.", "Статус «{written}» не согласован."),
        Words(
            "The word counts as nothing: the lead is open unless a date or a loss reason says otherwise. Synonyms can "
            "say what it means: {word_kind_en} | {written} | the meaning.",
            "Слово ничего не значит: лид открыт, если дата или причина отказа не говорят иное. Значение можно задать "
            "в «Синонимах»: {word_kind_ru} | {written} | значение.",
        ),
    ),
    "status_unknown_near": (
        Words(
            "Nobody agreed on the status “{written}”; it looks like “{near}”.",
            "Статус «{written}» не согласован; похоже на «{near}».",
        ),
        Words(
            "The word counts as nothing: the lead is open unless a date or a loss reason says otherwise. To confirm, add to Synonyms: "
            "{word_kind_en} | {written} | {near}.",
            "Слово ничего не значит: лид открыт, если дата или причина отказа не говорят иное. Чтобы подтвердить, добавьте "
            "в «Синонимы»: {word_kind_ru} | {written} | {near}.",
        ),
    ),
    "reason_unlisted": (
        Words(
            "The reason “{written}” is not in the agreed directory.",
            "Причины «{written}» нет в согласованном справочнике.",
        ),
        Words(
            "Counted as a reason of its own, but not as a substantive one. Synonyms can say which one it is: "
            "{word_kind_en} | {written} | the meaning.",
            "Учтена отдельной причиной, но не как содержательная. Какая это причина, можно указать в «Синонимах»: "
            "{word_kind_ru} | {written} | значение.",
        ),
    ),
    "reason_unlisted_near": (
        Words(
            "The reason “{written}” is not in the agreed directory; it looks like “{near}”.",
            "Причины «{written}» нет в согласованном справочнике; похоже на «{near}».",
        ),
        Words(
            "Counted apart. If it is the same, add to Synonyms: {word_kind_en} | {written} | {near}.",
            "Учтена отдельно. Если это одно и то же, добавьте в «Синонимы»: {word_kind_ru} | {written} | {near}.",
        ),
    ),
    "reason_stage_unknown": (
        Words(
            "The reason “{reason}” is meant for “{written}”, which is no stage of the funnel.",
            "Причина «{reason}» указана для этапа «{written}», которого нет в воронке.",
        ),
        Words("That stage is ignored.", "Этот этап пропущен."),
    ),
    "synonym_kind_unknown": (
        Words(
            "“{written}” is neither a kind of word nor the header of a column.",
            "«{written}» — не вид слов и не заголовок столбца.",
        ),
        Words("The synonym has no effect.", "Синоним ни на что не влияет."),
    ),
}
