"""What stands only in a Google spreadsheet: the Status tab, and what the commands say of it."""

from sheetsync.core.lang.words import Words

PHRASES = {
    "tab.status": Words("Status", "Состояние"),
    "tab.status.answers": Words(
        "What people typed on summary tabs, kept before it was overwritten. Rows are only ever added here.",
        "Что люди вписали в итоговые вкладки — сохранено перед перезаписью. Строки здесь только добавляются.",
    ),
    "ceo.sync_now": Words("Sync now:", "Обновить сейчас:"),
    "ceo.stale": Words(
        "OLD NUMBERS since {since}: the entries can't be used. {why}",
        "ДАННЫЕ УСТАРЕЛИ с {since}: записи нельзя использовать. {why}",
    ),
    "status.seen": Words("Seen", "Замечено"),
    "status.tab": Words("Tab", "Вкладка"),
    "status.cell": Words("Cell", "Ячейка"),
    "status.stood": Words("What stood there", "Что там стояло"),
    "status.before": Words("sheetsync: as it was before", "sheetsync: как было"),
    "status.staging": Words("sheetsync: being written", "sheetsync: записывается"),
}
