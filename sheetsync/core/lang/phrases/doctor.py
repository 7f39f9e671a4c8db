"""What `sheetsync doctor` finds, and what to do about it."""

from sheetsync.core.lang.words import Words

SET_CLOCK = (
    "switch on time synchronisation (NTP); beyond five minutes Google refuses the key",
    "включите синхронизацию времени (NTP): при расхождении больше пяти минут Google не примет ключ",
)
PHRASES = {
    "doctor.ok": Words("ok", "ok"),
    "doctor.hint": Words("hint", "совет"),
    "doctor.warning": Words("warning", "внимание"),
    "doctor.fault": Words("FAULT", "ОШИБКА"),
    "doctor.do": Words("what to do: {what}", "что делать: {what}"),
    "doctor.config": Words("Configuration: {where}.", "Настройки: {where}."),
    "doctor.config_none": Words("There is no config.toml in this folder.", "В этой папке нет config.toml."),
    "doctor.config_none.do": Words(
        "call sheetsync in the folder of your config.toml, or name it with --config",
        "вызывайте sheetsync в папке, где лежит ваш config.toml, или укажите файл: --config",
    ),
    "doctor.file": Words("The workbook is {where}.", "Книга: {where}."),
    "doctor.file_missing": Words("There is no file {where}.", "Файла {where} нет."),
    "doctor.file_missing.do": Words(
        "check workbook.path in config.toml, or make it with `sheetsync init`",
        "проверьте workbook.path в config.toml или создайте книгу: `sheetsync init`",
    ),
    "doctor.file_kept": Words(
        "The file {where} can be read, but not written.", "Файл {where} доступен только для чтения."
    ),
    "doctor.file_kept.do": Words(
        "give the account that runs sheetsync the right to write it",
        "дайте право записи той учётной записи, под которой работает sheetsync",
    ),
    "doctor.credentials": Words(
        "Credentials: {source}, account {account}.", "Ключ: {source}, учётная запись {account}."
    ),
    "doctor.not_shared": Words(
        "Google doesn't let {account} into the spreadsheet.", "Google не пускает {account} в таблицу."
    ),
    "doctor.not_shared.do": Words(
        "open the spreadsheet, press Share, enter {account}, choose Editor",
        "откройте таблицу, нажмите «Поделиться», введите {account}, выберите «Редактор»",
    ),
    "doctor.not_found": Words(
        "Google finds no spreadsheet at this address: a wrong address, deleted, or in the bin.",
        "По этому адресу Google не находит таблицы: адрес неверен, таблица удалена или в корзине.",
    ),
    "doctor.not_found.do": Words(
        "open the spreadsheet in a browser and copy its address into workbook.spreadsheet in config.toml",
        "откройте таблицу в браузере и скопируйте её адрес в workbook.spreadsheet в config.toml",
    ),
    "doctor.switched_off": Words(
        "The Google Sheets API isn't switched on in the project of {account}.",
        "В проекте, где заведена {account}, не включён Google Sheets API.",
    ),
    "doctor.switched_off.do": Words(
        "press Enable at https://console.cloud.google.com/apis/library/sheets.googleapis.com, wait five minutes",
        "нажмите Enable («Включить») на https://console.cloud.google.com/apis/library/sheets.googleapis.com "
        "и подождите пять минут",
    ),
    "doctor.only_reader": Words(
        "{account} may read the spreadsheet, but not edit it.", "{account} может читать таблицу, но не изменять её."
    ),
    "doctor.only_reader.do": Words(
        "open the spreadsheet, press Share, find {account}, choose Editor",
        "откройте таблицу, нажмите «Поделиться», найдите {account}, выберите «Редактор»",
    ),
    "doctor.clock": Words("The clock agrees with Google's.", "Часы идут так же, как у Google."),
    "doctor.clock_fast": Words(
        "This computer's clock is {seconds} s ahead of Google's.",
        "Часы этого компьютера спешат на {seconds} с по сравнению с часами Google.",
    ),
    "doctor.clock_fast.do": Words(*SET_CLOCK),
    "doctor.clock_slow": Words(
        "This computer's clock is {seconds} s behind Google's.",
        "Часы этого компьютера отстают на {seconds} с от часов Google.",
    ),
    "doctor.clock_slow.do": Words(*SET_CLOCK),
    "doctor.spreadsheet": Words(
        "The spreadsheet “{title}” can be read; locale {locale}, time zone {zone}.",
        "Таблица «{title}» читается; региональные настройки {locale}, часовой пояс {zone}.",
    ),
    "doctor.editing": Words("{account} may edit it.", "{account} может её изменять."),
    "doctor.editing_unknown": Words(
        "Google didn't answer whether the account may edit the spreadsheet.",
        "Google не ответил, можно ли учётной записи изменять таблицу.",
    ),
    "doctor.editing_unknown.do": Words("run the same command again", "выполните команду ещё раз"),
    "doctor.own_tab_protected": Words(
        "sheetsync's own tab is protected against it: {place}.",
        "Вкладка самого sheetsync защищена от него: {place}.",
    ),
    "doctor.own_tab_protected.do": Words(
        "in Data > Protect sheets and ranges let the account edit it, or remove the protection",
        "в меню «Данные > Защитить листы и диапазоны» разрешите учётной записи изменения или снимите защиту",
    ),
    "doctor.entry_tabs_closed": Words(
        "Protected against sheetsync by Google itself: {tabs}.", "Защищены от sheetsync самим Google: {tabs}."
    ),
    "doctor.entry_tabs_open": Words(
        "sheetsync never writes to these tabs, though Google would let it: {tabs}.",
        "sheetsync никогда не пишет в эти вкладки, хотя Google ему бы позволил: {tabs}.",
    ),
    "doctor.entry_tabs_open.do": Words(
        "nothing, or protect them in Data > Protect sheets and ranges, with people as editors and without the account",
        "ничего; или защитите их: «Данные > Защитить листы и диапазоны», в редакторах — люди, без учётной записи",
    ),
    "doctor.room": Words(
        "The spreadsheet has {cells} cells, {share} of what Google allows.",
        "В таблице ячеек: {cells} — {share} от разрешённого Google.",
    ),
    "doctor.room.do": Words(
        "delete empty rows and columns below and right of the tables",
        "удалите пустые строки и столбцы ниже и правее таблиц",
    ),
    "doctor.quota": Words(
        "Requests of this check: {reads} to read, {writes} to write; Google allows 60 of each a minute.",
        "Запросов этой проверки: на чтение {reads}, на запись {writes}; Google разрешает по 60 в минуту.",
    ),
    "doctor.entry_tab": Words(
        "The tab “{tab}” is read as {role}; columns found: {columns}.",
        "Вкладка «{tab}» читается как «{role}»; найдены столбцы: {columns}.",
    ),
    "doctor.no_entry_tabs": Words("There are no tabs to fill yet.", "Вкладок для ввода ещё нет."),
    "doctor.no_entry_tabs.do": Words(
        "`sheetsync init` adds them; if yours have other names, write these into config.toml",
        "их добавит `sheetsync init`; если у ваших вкладок другие названия, впишите их в config.toml",
    ),
    "doctor.entry_tabs_missing": Words("There are no tabs for: {roles}.", "Нет вкладок: {roles}."),
    "doctor.entry_tabs_missing.do": Words(
        "nothing, if you don't need them (the summaries say which numbers are off); `sheetsync init` adds them",
        "ничего, если они не нужны (в сводках указано, каких чисел нет); `sheetsync init` их добавит",
    ),
    "doctor.recipients": Words("The memo goes to {recipients}.", "Письмо получают: {recipients}."),
    "doctor.recipients_none": Words("The memo goes to nobody.", "Письмо никто не получает."),
    "doctor.recipients_none.do": Words(
        "add addresses to [memo] recipients in config.toml", "добавьте адреса в [memo] recipients в config.toml"
    ),
    "doctor.outbox": Words("Messages are laid into {where}.", "Письма складываются в {where}."),
    "doctor.outbox_kept": Words("Messages can't be laid into {where}.", "В {where} нельзя складывать письма."),
    "doctor.outbox_kept.do": Words(
        "choose another folder in [memo] outbox, or give the right to write there",
        "выберите другую папку в [memo] outbox или дайте право записи",
    ),
    "doctor.end.well": Words("Nothing stands in the way of `sheetsync sync`.", "`sheetsync sync` ничто не мешает."),
    "doctor.end.faults": Words(
        "To mend: {count}. Then run `sheetsync doctor` again.",
        "Нужно исправить: {count}. Затем снова выполните `sheetsync doctor`.",
    ),
}
