"""What the commands say."""

from sheetsync.core.lang.words import Words

PHRASES = {
    "cli.reading": Words("Reading {where} …", "Читаю {where} …"),
    "cli.computing": Words("Reading {where} and computing …", "Читаю {where} и считаю …"),
    "cli.writing": Words("Writing the summary tabs of {where} …", "Записываю итоговые вкладки в {where} …"),
    "cli.unusable": Words(
        "{where}: some tabs can't be used as they stand; mend them and try again (nothing was written)",
        "{where}: некоторые вкладки в таком виде использовать нельзя; исправьте и повторите (ничего не записано)",
    ),
    "cli.tabs_lost": Words(
        "{where}: tabs that were there before are gone; bring them back (File > Version history), or add empty ones with "
        "`sheetsync init` (nothing was written)",
        "{where}: пропали вкладки, которые были раньше; верните их (Файл > История версий) или создайте пустые: "
        "`sheetsync init` (ничего не записано)",
    ),
    "cli.tally": Words(
        "{tab}: {rows} rows = {used} used + {left_out} left out + {blank} blank",
        "{tab}: строк {rows} = учтено {used} + не учтено {left_out} + пустых {blank}",
    ),
    "cli.issues": Words(
        "Data issues: {errors} errors, {warnings} warnings, {notes} notes.",
        "Проблемы данных: ошибок {errors}, предупреждений {warnings}, замечаний {notes}.",
    ),
    "cli.more": Words(
        "… and {count} more: `sheetsync check --all`, or the Data issues tab.",
        "… и ещё {count}: `sheetsync check --all` или вкладка «Проблемы данных».",
    ),
    "cli.proposals": Words(
        "Words to agree on, as rows for the tab {tab}:",
        "О каких словах договориться — строки для вкладки «{tab}»:",
    ),
    "cli.synonyms": Words("Synonyms", "Синонимы"),
    "cli.plan": Words(
        "{count} cells would change, {tabs} tabs would be new. To apply this very plan: sheetsync sync --checksum {checksum}",
        "Изменится ячеек: {count}, новых вкладок: {tabs}. Применить именно этот план: sheetsync sync --checksum {checksum}",
    ),
    "cli.plan.empty": Words(
        "Nothing would change. (checksum {checksum})", "Ничего не изменится. (контрольная сумма {checksum})"
    ),
    "cli.other_plan": Words(
        "the plan is no longer {wanted} but {found}: data or day have changed; look at `sheetsync plan` again (nothing was written)",
        "план уже не {wanted}, а {found}: изменились данные или дата; посмотрите `sheetsync plan` ещё раз (ничего не записано)",
    ),
    "cli.unchanged": Words(
        "{where}: the data has not changed, nothing was written.",
        "{where}: данные не изменились, ничего не записано.",
    ),
    "cli.synced": Words(
        "{where}: {tabs} summary tabs are up to date, {count} cells changed.",
        "{where}: итоговых вкладок обновлено {tabs}, изменено ячеек {count}.",
    ),
    "cli.memo.written": Words("The memo: {where}", "Письмо: {where}"),
    "cli.memo.sent": Words("{recipient}: sent ({where})", "{recipient}: отправлено ({where})"),
    "cli.memo.sent_before": Words(
        "{recipient}: has this review's memo already, not sent again.",
        "{recipient}: письмо к этой встрече уже отправлено, второй раз не отправляю.",
    ),
    "cli.init.added": Words("{where}: added {tabs}", "{where}: добавлены вкладки {tabs}"),
    "cli.init.nothing": Words(
        "{where}: every entry tab is there, nothing was added.",
        "{where}: все вкладки для ввода на месте, ничего не добавлено.",
    ),
    "cli.export.writing": Words("Writing the tables into {where} …", "Записываю таблицы в {where} …"),
    "cli.export.written": Words("{where}: {rows} rows", "{where}: строк {rows}"),
    "cli.demo.making": Words("Making {where} …", "Создаю {where} …"),
    "cli.demo.look": Words(
        "Look at: {workbook} (the CEO tab), {memo}. Change something in the workbook, then: sheetsync sync --config {config}",
        "Посмотрите: {workbook} (вкладка «Гендиректор»), {memo}. Измените что-нибудь в книге и выполните: "
        "sheetsync sync --config {config}",
    ),
    "explain.formula": Words("Formula", "Формула"),
    "explain.view": Words("Counts", "Считает"),
    "explain.more": Words("More is better.", "Чем больше, тем лучше."),
    "explain.less": Words("Less is better.", "Чем меньше, тем лучше."),
    "explain.reads": Words("Reads", "Читает"),
    "explain.value": Words("Value now", "Значение сейчас"),
    "explain.slices": Words("Slices", "Срезов"),
    "explain.tabs": Words("Stands in", "Стоит в"),
    "explain.memo": Words("In the memo", "В письме"),
    "view.cohort": Words(
        "leads created in the period, as far as they have come by now (cohort)",
        "лиды, созданные за период, — сколько прошли к сегодняшнему дню (когорта)",
    ),
    "view.flow": Words(
        "events dated in the period, whenever the lead was created (flow)",
        "события с датой в периоде, когда бы ни был создан лид (поток)",
    ),
}
