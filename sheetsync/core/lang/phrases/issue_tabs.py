"""What is said of tabs, of their columns, and of criteria that can't be applied."""

from __future__ import annotations

from sheetsync.core.lang.words import Words

_NOTHING_READ = Words(
    "Nothing is computed until this is settled.",
    "Пока это не исправлено, ничего не рассчитывается.",
)
_CRITERION_LEFT_OUT = Words(
    "The criterion “{name}” is left out of the verdicts.",
    "Критерий «{name}» не участвует в оценке лидов.",
)

TABS: dict[str, tuple[Words, Words]] = {
    "tab_missing": (
        Words("There is no tab “{title_en}”.", "Нет вкладки «{title_ru}»."),
        Words(
            "Nothing can be computed without it. `sheetsync init` adds it, or name yours in config.toml.",
            "Без неё ничего не рассчитать. Её добавит `sheetsync init`, или укажите свою в config.toml.",
        ),
    ),
    "tab_empty": (
        Words("The tab holds no leads.", "Во вкладке нет ни одного лида."),
        Words(
            "There is nothing to compute. Enter the leads below the header.",
            "Рассчитывать нечего. Введите лиды под заголовками.",
        ),
    ),
    "tab_unused": (
        Words("The tab is empty.", "Вкладка пуста."),
        Words("Treated as if it weren't there.", "Считается, что её нет."),
    ),
    "header_missing": (
        Words(
            "No row among the first {searched} has the headers: {missing_en}. The first filled row: {found}.",
            "В первых {searched} строках нет заголовков: {missing_ru}. Первая заполненная строка: {found}.",
        ),
        _NOTHING_READ,
    ),
    "columns_missing": (
        Words(
            "Columns are missing: {missing_en}. Found: {found}.", "Не хватает столбцов: {missing_ru}. Есть: {found}."
        ),
        Words(
            "Nothing is computed until they are there. Rename the headers, or map them in config.toml.",
            "Пока их нет, ничего не рассчитывается. Переименуйте заголовки или укажите соответствие в config.toml.",
        ),
    ),
    "column_configured_missing": (
        Words(
            "config.toml names the column “{written}”, which isn't there{guess_en}. Found: {found}.",
            "В config.toml указан столбец «{written}», но его нет{guess_ru}. Есть: {found}.",
        ),
        _NOTHING_READ,
    ),
    "outcome_missing": (
        Words(
            "Nothing says how a deal ended. Needed is one of the columns {missing_en}, or the close date together with "
            "the loss reason. Found: {found}.",
            "Не видно, чем закончилась сделка. Нужен один из столбцов: {missing_ru} — или дата закрытия вместе "
            "с причиной отказа. Есть: {found}.",
        ),
        _NOTHING_READ,
    ),
    "columns_compete": (
        Words(
            "“{written}” and {rivals} mean the same column.", "«{written}» и {rivals} означают один и тот же столбец."
        ),
        Words(
            "“{written}” is read. config.toml can name another.",
            "Используется «{written}». Другой можно указать в config.toml.",
        ),
    ),
}

CRITERIA: dict[str, tuple[Words, Words]] = {
    "criterion_field_unknown": (
        Words(
            "Neither Leads nor Deals has a column “{written}”{guess_en}.",
            "Ни в «Лидах», ни в «Сделках» нет столбца «{written}»{guess_ru}.",
        ),
        _CRITERION_LEFT_OUT,
    ),
    "criterion_field_unfit": (
        Words("This condition can't be asked of “{written}”.", "Это условие неприменимо к столбцу «{written}»."),
        _CRITERION_LEFT_OUT,
    ),
    "criterion_operator_unknown": (
        Words("There is no condition “{written}”.", "Нет условия «{written}»."),
        _CRITERION_LEFT_OUT,
    ),
    "criterion_value_bad": (
        Words(
            "“{written}” is not a value for this condition.", "«{written}» не подходит к этому условию как значение."
        ),
        _CRITERION_LEFT_OUT,
    ),
    "criterion_pattern_bad": (
        Words(
            "“{written}” is not a pattern that can be searched for.",
            "«{written}» — не шаблон, по которому можно искать.",
        ),
        _CRITERION_LEFT_OUT,
    ),
    "criterion_twice": (
        Words(
            "The criterion “{name}” stands twice with the same date.",
            "Критерий «{name}» указан дважды с одной и той же датой.",
        ),
        Words("The first one counts.", "Учтён первый."),
    ),
    "criteria_too_many": (
        Words("There are more than {most} required criteria.", "Обязательных критериев больше {most}."),
        Words("“{written}” is left out of the verdicts.", "«{written}» не участвует в оценке лидов."),
    ),
    "criterion_value_unseen": (
        Words(
            "“{written}” stands nowhere in the column “{field}”, so every lead with a value fails “{name}”.",
            "Значения «{written}» нет нигде в столбце «{field}»: критерий «{name}» не выполнен у всех, где он заполнен.",
        ),
        Words("Applied as it stands: check the spelling.", "Применён как есть: проверьте написание."),
    ),
}
