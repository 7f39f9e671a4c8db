"""What is said of how a tab is laid out: its headers, what stands around the table, joined and hidden cells."""

from __future__ import annotations

from sheetsync.core.lang.words import Words

_LEFT_OUT = Words("The row is left out.", "Строка не учтена.")
_RENAME = Words(
    "Read as “{field_en}”. Correct the header, or name the column in config.toml.",
    "Прочитано как «{field_ru}». Исправьте заголовок или укажите столбец в config.toml.",
)

LAYOUT: dict[str, tuple[Words, Words]] = {
    "header_twice": (
        Words(
            "The header “{written}” stands in columns {columns}.", "Заголовок «{written}» стоит в столбцах {columns}."
        ),
        Words(
            "Column {used} is read. Where another one says something else, the row is listed.",
            "Читается столбец {used}. Строки, где в другом написано иное, перечислены отдельно.",
        ),
    ),
    "header_twice_unused": (
        Words(
            "The header “{written}” stands in columns {columns}.", "Заголовок «{written}» стоит в столбцах {columns}."
        ),
        Words(
            "No number needs them; a criterion would read the first one.",
            "Для расчётов они не нужны; критерий взял бы первый.",
        ),
    ),
    "columns_differ": (
        Words(
            "“{written}” stands here, but column {used} of the same header says “{kept}”.",
            "Здесь «{written}», а в столбце {used} с тем же заголовком — «{kept}».",
        ),
        Words("Column {used} counts.", "Учтён столбец {used}."),
    ),
    "header_rows": (
        Words("The header takes several rows.", "Заголовки занимают несколько строк."),
        Words("Read as one header; none of them is a record.", "Прочитаны как один заголовок; записей в них нет."),
    ),
    "header_near": (
        Words("The header “{written}” is misspelled.", "Заголовок «{written}» написан с ошибкой."),
        _RENAME,
    ),
    "header_near_unused": (
        Words(
            "The header “{written}” looks like “{field_en}”, but may be something else.",
            "Заголовок «{written}» похож на «{field_ru}», но может значить и другое.",
        ),
        Words(
            "The column isn't read. Rename it to “{field_en}”, or name it in config.toml.",
            "Столбец не читается. Переименуйте его в «{field_ru}» или укажите в config.toml.",
        ),
    ),
    "header_guessed": (
        Words("The column has no header.", "У столбца нет заголовка."),
        Words(
            "By its content it is “{field_en}”, and it is read so. Write the header.",
            "Судя по содержимому, это «{field_ru}»: так и прочитано. Подпишите столбец.",
        ),
    ),
    "header_blank": (
        Words(
            "Column {letter} is filled (“{example}” …) but has no header.",
            "Столбец {letter} заполнен («{example}» …), но без заголовка.",
        ),
        Words("It isn't read. Write the header if it counts.", "Он не читается. Подпишите его, если он нужен."),
    ),
    "header_scaled": (
        Words("The header “{written}” gives a bigger unit.", "В заголовке «{written}» указана крупная единица."),
        Words(
            "Bare numbers of “{field_en}” are multiplied by {scale}.",
            "Числа столбца «{field_ru}» умножаются на {scale}.",
        ),
    ),
    "beside_table": (
        Words("“{written}” stands beside the table.", "«{written}» стоит сбоку от таблицы."),
        Words("It isn't read.", "Это не читается."),
    ),
    "cells_merged": (
        Words(
            "“{written}” stands in the joined cells {range}.",
            "«{written}» стоит в объединённых ячейках {range}.",
        ),
        Words(
            "It counts for the first cell; the others are blank. Split them and fill each.",
            "Учтено только для первой ячейки, остальные пусты. Разъедините их и заполните каждую.",
        ),
    ),
    "rows_hidden": (
        Words("{rows} hidden rows hold records.", "Скрытых строк с записями: {rows}."),
        Words("They are read like all others.", "Они читаются, как и остальные."),
    ),
    "columns_hidden": (
        Words("Hidden columns are used: {columns}.", "Используются скрытые столбцы: {columns}."),
        Words("They are read like all others.", "Они читаются, как и остальные."),
    ),
    "row_numbered": (
        Words("Only the number is filled in here.", "Здесь заполнен только номер."),
        Words("Rows made ready for later: left out.", "Это заготовленные строки: не учтены."),
    ),
    "row_shifted": (
        Words(
            "The values stand {columns} column(s) beside their headers.",
            "Значения сдвинуты относительно заголовков, столбцов: {columns}.",
        ),
        Words("The row is left out until it is moved back.", "Строка не учтена, пока её не вернут на место."),
    ),
    "row_other_table": (
        Words("Another table stands below this one.", "Ниже стоит другая таблица."),
        _LEFT_OUT,
    ),
    "row_above_header": (
        Words("A record stands above the header.", "Запись стоит над заголовками."),
        Words("It is left out. Move it below.", "Она не учтена. Перенесите её ниже."),
    ),
    "tab_copy": (
        Words("“{written}” looks like a copy of this tab.", "«{written}» похожа на копию этой вкладки."),
        Words("It isn't read.", "Она не читается."),
    ),
    "tab_rival": (
        Words("“{written}” could be {title_en} as well.", "«{written}» тоже может быть вкладкой «{title_ru}»."),
        Words(
            "It isn't read; this tab is. config.toml can name another.",
            "Она не читается, читается эта. Другую можно указать в config.toml.",
        ),
    ),
    "tabs_compete": (
        Words("“{written}” could be {title_en} just as well.", "«{written}» с тем же успехом может быть «{title_ru}»."),
        Words(
            "This tab is read, that one isn't. Name the right one in config.toml, or rename the other.",
            "Читается эта вкладка, та — нет. Укажите нужную в config.toml или переименуйте лишнюю.",
        ),
    ),
}
