"""What the running service says: alerts to the operator, lines in the memo, `sheetsync status`."""

from sheetsync.core.lang.words import Words

PHRASES = {
    "alert.subject": Words("sheetsync: {cause}", "sheetsync: {cause}"),
    "alert.text": Words(
        "{text}\n\nWhat to do: {what}\n\nYou are told at most once in four hours. `sheetsync status` and "
        "`sheetsync doctor` say more.",
        "{text}\n\nЧто делать: {what}\n\nСообщение приходит не чаще раза в четыре часа. Подробнее: `sheetsync status` "
        "и `sheetsync doctor`.",
    ),
    "alert.data": Words("the entries can't be used", "записи нельзя использовать"),
    "alert.data.do": Words(
        "mend the tabs that are named; the last good summary stays until then",
        "исправьте названные вкладки; до тех пор остаётся последняя верная сводка",
    ),
    "alert.google": Words("the workbook can't be reached", "книга недоступна"),
    "alert.google.do": Words(
        "nothing, if it lasts for minutes; else see docs/operations.md, “Google doesn't answer”",
        "ничего, если это минуты; иначе см. docs/operations.ru.md, «Google не отвечает»",
    ),
    "alert.access": Words("access is refused", "в доступе отказано"),
    "alert.access.do": Words(
        "run `sheetsync doctor`, it says what to mend", "выполните `sheetsync doctor`: он подскажет"
    ),
    "alert.disk": Words("the disk doesn't take what must be remembered", "диск не принимает то, что нужно запомнить"),
    "alert.disk.do": Words(
        "make room; until then no memo is sent", "освободите место; до тех пор письма не отправляются"
    ),
    "alert.backup": Words("the ledger can't be copied", "журнал отправки не копируется"),
    "alert.backup.do": Words(
        "make room in the state folder, check its disk; memos go out meanwhile, but the ledger has no spare",
        "освободите место в папке состояния, проверьте диск; письма уходят, но запасной копии журнала нет",
    ),
    "alert.mail": Words("memos can't be handed over", "письма не уходят"),
    "alert.mail.do": Words(
        "check [smtp] in config.toml and the mail server; unsent memos wait until their meeting begins",
        "проверьте [smtp] в config.toml и почтовый сервер; письма ждут до начала встречи",
    ),
    "alert.unknown": Words(
        "a memo is held, for it may have arrived already", "письмо удержано: возможно, оно уже дошло"
    ),
    "alert.unknown.do": Words(
        "ask the recipient, then `sheetsync memo resolve` or `sheetsync memo resend`",
        "спросите получателя, затем `sheetsync memo resolve` или `sheetsync memo resend`",
    ),
    "alert.refused": Words("a mail server refuses a recipient", "почтовый сервер не принимает адрес"),
    "alert.refused.do": Words("check the address in [memo] recipients", "проверьте адрес в [memo] recipients"),
    "alert.missed": Words("a memo was missed", "письмо к встрече не отправлено"),
    "alert.missed.do": Words(
        "render it by hand: `sheetsync memo --preview memo.html`; keep the service running before meetings",
        "сделайте его вручную: `sheetsync memo --preview memo.html`; перед встречами сервис должен работать",
    ),
    "alert.memory": Words("the service's memory was lost or damaged", "память сервиса утеряна или повреждена"),
    "alert.memory.do": Words(
        "see docs/operations.md, “The state folder”; memos that the workbook says are on their way are held",
        "см. docs/operations.ru.md, «Папка состояния»; письма, о которых в книге сказано «в пути», удержаны",
    ),
    "alert.template": Words("your memo template is broken", "ваш шаблон письма сломан"),
    "alert.template.do": Words(
        "mend the template; the built-in one is used until then", "исправьте шаблон; пока используется встроенный"
    ),
    "alert.config": Words("config.toml can't be used", "config.toml нельзя использовать"),
    "alert.config.do": Words(
        "mend it and reload; the service goes on with what it read before",
        "исправьте и перечитайте; до тех пор действуют прежние настройки",
    ),
    "alert.restart": Words("a restart is needed", "нужен перезапуск"),
    "alert.restart.do": Words(
        "restart the service; until then it goes on with the state folder that it has, and with all the rest as new",
        "перезапустите сервис; до тех пор он работает с прежней папкой состояния, а всё остальное уже по-новому",
    ),
    "alert.start": Words("the service doesn't run", "сервис не работает"),
    "alert.start.do": Words(
        "mend what is named, then start it again; until then nothing is synced and no memo goes out",
        "исправьте названное и запустите его снова; до тех пор нет ни сверок, ни писем",
    ),
    "alert.bug": Words("a fault of sheetsync itself", "ошибка самого sheetsync"),
    "alert.bug.do": Words("report the lines of the log", "сообщите строки журнала"),
    "ceo.service.changed": Words("Entries as they are since {when}", "Записи без изменений с {when}"),
    "ceo.service.last": Words(
        "Last memo: for the review of {review}, {when}: {counts}",
        "Последнее письмо: к встрече {review}, {when}: {counts}",
    ),
    "ceo.service.last_waits": Words(
        "Last memo: for the review of {review}, on its way: {counts}",
        "Последнее письмо: к встрече {review}, в пути: {counts}",
    ),
    "ceo.service.no_last": Words("Last memo: none yet", "Последнее письмо: ещё не было"),
    "ceo.service.next": Words(
        "Next memo: {when}, for the review of {review}", "Следующее письмо: {when}, к встрече {review}"
    ),
    "ceo.service.no_next": Words("Next memo: none is planned", "Следующее письмо: не запланировано"),
    "ceo.service.accepted": Words("accepted {count}", "принято {count}"),
    "ceo.service.held": Words("held {count}", "удержано {count}"),
    "ceo.service.refused": Words("refused {count}", "не принято {count}"),
    "ceo.service.waiting": Words("waiting {count}", "ждёт {count}"),
    "ceo.service.left_out": Words("not sent {count}", "не отправлено {count}"),
    "ceo.service.wrong": Words("Wrong now: {what}", "Неполадка: {what}"),
    "ceo.service.anew": Words(
        "The service's memory was lost and begun anew or restored, {when}: memos that may have gone out are held",
        "Память сервиса утеряна и начата заново или восстановлена {when}: письма, которые могли уйти, удержаны",
    ),
    "memo.late": Words(
        "This memo comes late: it was due on {due}.", "Письмо пришло с опозданием: его время было {due}."
    ),
    "memo.stale": Words(
        "OLD NUMBERS: they are as of {date}; a newer state of the workbook can't be read. {why}",
        "СТАРЫЕ ДАННЫЕ на {date}: более новое состояние книги прочитать нельзя. {why}",
    ),
    "status.running": Words("running since {since}, process {pid}", "работает с {since}, процесс {pid}"),
    "status.ran": Words("last cycle {when}", "последний цикл {when}"),
    "status.stuck": Words("stuck: no cycle has ended since {since}", "завис: с {since} не завершено ни одного цикла"),
    "status.never": Words("never ran here ({where})", "здесь не запускался ({where})"),
    "status.sync": Words("last sync {sync}, last change written {write}", "сверка {sync}, последняя запись {write}"),
    "status.memo": Words("next memo {when}", "следующее письмо {when}"),
    "status.deliveries": Words("messages: {states}", "письма: {states}"),
    "status.fault": Words("wrong now: {cause}: {text}", "неполадка: {cause}: {text}"),
    "status.fine": Words("nothing is wrong", "неполадок нет"),
}
