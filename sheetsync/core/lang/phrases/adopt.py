"""What `sheetsync adopt` says and asks."""

from sheetsync.core.lang.words import Words

PHRASES = {
    "adopt.tab": Words(
        "{role}: “{title}”, {rows} rows ({confidence})", "{role}: «{title}», строк {rows} ({confidence})"
    ),
    "adopt.tab.hidden": Words(" – a hidden tab", " — скрытая вкладка"),
    "adopt.tab.wide": Words(
        "{role}: the same tab; each row is a lead and its deal ({confidence})",
        "{role}: та же вкладка; в каждой строке и лид, и сделка ({confidence})",
    ),
    "adopt.not_found": Words("not found: {fields}", "не найдено: {fields}"),
    "adopt.stages": Words("Stages: {stages}", "Этапы: {stages}"),
    "adopt.statuses": Words("Status words: {words}", "Слова статусов: {words}"),
    "adopt.unread": Words("Not read: {tabs}", "Не читаются: {tabs}"),
    "adopt.left.tab": Words(
        "Left: “{title}” may be {role} ({confidence}); run without --yes to say so",
        "Не взято: «{title}» — возможно, {role} ({confidence}); запустите без --yes, чтобы ответить",
    ),
    "adopt.left.columns": Words(
        "Left: “{title}” looks like {role} but has no column for {fields}",
        "Не взято: «{title}» похожа на «{role}», но в ней нет столбца: {fields}",
    ),
    "adopt.left.no_deals": Words(
        "Left: nothing was found that says how leads ended, so there is no Deals",
        "Не взято: не найдено, чем закончились лиды, поэтому «Сделок» нет",
    ),
    "adopt.left.field": Words(
        "Left: {role}, {field} may be column {letter} “{header}” ({confidence})",
        "Не взято: {role}, {field} — возможно, столбец {letter} «{header}» ({confidence})",
    ),
    "adopt.left.status": Words(
        "Left: nobody knows what the status “{word}” means ({count} rows)",
        "Не взято: неизвестно, что значит статус «{word}» (строк {count})",
    ),
    "adopt.left.unread_status": Words(
        "Note: the statuses in “{title}”, column {letter} “{header}”, aren't read; how a lead ended is read from {deals} alone",
        "Замечание: статусы во вкладке «{title}», столбец {letter} «{header}», не читаются; чем закончился лид, берётся только из «{deals}»",
    ),
    "adopt.synonyms": Words("For the Synonyms tab, if you agree:", "Во вкладку «Синонимы», если согласны:"),
    "adopt.synonyms.head": Words("kind | written | means", "вид | написано | значит"),
    "adopt.missing": Words(
        "what is required wasn't found: {what}; run `sheetsync adopt` without --yes and point at it, or add the column",
        "не найдено обязательное: {what}; запустите `sheetsync adopt` без --yes и укажите или добавьте столбец",
    ),
    "adopt.faults": Words(
        "with these settings some tabs can't be read yet", "с этими настройками некоторые вкладки пока не читаются"
    ),
    "adopt.reads": Words("Reads with it: {tallies}", "С этим читается: {tallies}"),
    "adopt.reads.tab": Words("{tab} {used} of {rows} rows", "{tab}: {used} из {rows} строк"),
    "adopt.nothing": Words(
        "{path} says all of this already; nothing to write.", "{path} уже говорит всё это; записывать нечего."
    ),
    "adopt.written": Words("{path}: written. Next: sheetsync check", "{path}: записано. Дальше: sheetsync check"),
    "adopt.not_written": Words("{path}: nothing was written.", "{path}: ничего не записано."),
    "adopt.currency": Words(
        "The currency in {path} is {currency}: mend it there if yours is another.",
        "Валюта в {path}: {currency}; исправьте там, если у вас другая.",
    ),
    "adopt.ask.tab": Words("Which tab is “{role}”?", "Какая вкладка — «{role}»?"),
    "adopt.ask.column": Words("“{title}”: which column is “{field}”?", "«{title}»: какой столбец — «{field}»?"),
    "adopt.ask.none": Words("this is not in my spreadsheet", "этого нет в моей таблице"),
    "adopt.ask.letter": Words("another column: its letter", "другой столбец: его буква"),
    "adopt.ask.choice": Words("Your choice", "Ваш выбор"),
    "adopt.ask.again": Words("There is no such choice: {answer}", "Такого варианта нет: {answer}"),
    "adopt.ask.status": Words(
        "What does the status “{word}” mean ({count} rows)?", "Что значит статус «{word}» (строк {count})?"
    ),
    "adopt.ask.leave": Words("leave it open", "оставить без ответа"),
    "adopt.ask.write": Words("Write this to {path}?", "Записать это в {path}?"),
    "adopt.means.won": Words("won", "продажа"),
    "adopt.means.lost": Words("lost", "отказ"),
    "adopt.means.open": Words("open", "в работе"),
}
