"""What `sheetsync doctor` finds, and what to do about it."""

from sheetsync.core.lang.words import Words

PHRASES = {
    "doctor.ok": Words("ok", "ok"),
    "doctor.hint": Words("hint", "совет"),
    "doctor.warning": Words("warning", "внимание"),
    "doctor.fault": Words("FAULT", "ОШИБКА"),
    "doctor.do": Words("what to do: {what}", "что делать: {what}"),
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
    "doctor.clock": Words("The clock agrees with Google's.", "Часы идут так же, как у Google."),
    "doctor.clock_off": Words(
        "The clock of this machine is {seconds} s ahead of Google's (negative: behind).",
        "Часы этой машины расходятся с часами Google на {seconds} с (минус — отстают).",
    ),
    "doctor.clock_off.do": Words(
        "switch on time synchronisation; beyond five minutes Google refuses the account's signature",
        "включите синхронизацию времени: при расхождении больше пяти минут Google не примет подпись",
    ),
    "doctor.spreadsheet": Words(
        "The spreadsheet {title!r} can be read; locale {locale}, time zone {zone}.",
        "Таблица {title!r} читается; региональные настройки {locale}, часовой пояс {zone}.",
    ),
    "doctor.editing": Words("{account} may edit it.", "{account} может её изменять."),
    "doctor.editing_unknown": Words(
        "Google didn't answer whether the account may edit the spreadsheet.",
        "Google не ответил, можно ли учётной записи изменять таблицу.",
    ),
    "doctor.editing_unknown.do": Words("run the same command again", "выполните команду ещё раз"),
    "doctor.own_tab_protected": Words(
        "The summary tab {tab!r} is protected against the account (protection: {range}).",
        "Итоговая вкладка {tab!r} защищена от учётной записи (защита: {range}).",
    ),
    "doctor.own_tab_protected.do": Words(
        "in Data > Protect sheets and ranges let the account edit it, or take the protection away",
        "в меню «Данные > Защитить листы и диапазоны» разрешите учётной записи изменения или снимите защиту",
    ),
    "doctor.entry_tabs_closed": Words(
        "Google itself would stop sheetsync from changing: {tabs}.",
        "Google и сам не дал бы sheetsync изменить: {tabs}.",
    ),
    "doctor.entry_tabs_open": Words(
        "sheetsync never writes to these tabs, but only its own guard stands before them: {tabs}.",
        "sheetsync никогда не пишет в эти вкладки, но охраняет их только он сам: {tabs}.",
    ),
    "doctor.entry_tabs_open.do": Words(
        "if you like, protect them for everyone but the account: Data > Protect sheets and ranges, and leave it out of "
        "the editors",
        "при желании защитите их от учётной записи: «Данные > Защитить листы и диапазоны», не включая её в редакторы",
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
        "Requests of this run in the last minute: {reads} reads, {writes} writes; Google allows 60 of each.",
        "Запросов этого запуска за минуту: чтений {reads}, записей {writes}; Google разрешает по 60.",
    ),
    "doctor.entry_tab": Words("{tab}: {role}, columns {columns}.", "{tab}: {role}, столбцы {columns}."),
    "doctor.entry_tab_missing": Words("There is no tab for {role}.", "Вкладки «{role}» нет."),
    "doctor.entry_tab_missing.do": Words(
        "`sheetsync init` adds it; without it the summaries say which numbers are off",
        "`sheetsync init` её добавит; без неё в сводках указано, каких чисел нет",
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
}
