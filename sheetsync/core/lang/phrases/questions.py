"""The questions to the heads, and their tab."""

from sheetsync.core.lang.words import Words

PHRASES = {
    "tab.questions": Words("Questions", "Вопросы"),
    "tab.questions.answers": Words(
        "What should the next review ask each head? At most five each, by the money at stake.",
        "О чём спросить каждого руководителя на встрече? Не больше пяти каждому, по деньгам на кону.",
    ),
    "questions.note": Words(
        "A question that was discussed is answered once its code stands in Decisions of the Reviews tab. Until then it comes back first.",
        "Обсуждённый вопрос считается отвеченным, когда его код стоит в «Решениях» вкладки «Встречи». До тех пор он возвращается первым.",
    ),
    "questions.marketing": Words("For the head of marketing", "Руководителю маркетинга"),
    "questions.sales": Words("For the head of sales", "Руководителю продаж"),
    "questions.both": Words("For both", "Обоим"),
    "questions.none": Words("Nothing that the numbers can prove.", "Ничего, что цифры могли бы доказать."),
    "questions.more": Words("And {count} more with less at stake.", "И ещё {count} с меньшими деньгами."),
    "questions.answered": Words("Answered, and still so", "Отвечены, но цифры те же"),
    "questions.code": Words("Code", "Код"),
    "questions.question": Words("Question", "Вопрос"),
    "questions.money": Words("At stake", "На кону"),
    "questions.asked": Words("First asked", "Впервые задан"),
    "questions.see": Words("Where to look", "Где смотреть"),
    "questions.since": Words("asked since {date}", "задан впервые {date}"),
    "questions.untold": Words("an amount that can't be told", "сумма, которую не назвать"),
    "questions.lowest": Words("{where}: {rate}", "{where}: {rate}"),
    "questions.spent": Words("{spent} went into them.", "На них ушло {spent}."),
    "questions.criterion": Words("Most fail “{criterion}”.", "Чаще всего не выполнен критерий «{criterion}»."),
    "question.gap_marketing": Words(
        "By the plan, the leads that came are worth {rate} of what was promised for now ({interval}). Marketing's side of the gap is {gap}, most of it “{part}”: {part_money}. What will bring it back?",
        "По плану пришедшие лиды стоят {rate} от обещанного к этому дню ({interval}). Сторона маркетинга в разнице — {gap}, больше всего «{part}»: {part_money}. Что её вернёт?",
    ),
    "question.gap_sales": Words(
        "Of the leads that came, {rate} of the wins were made that the plan makes of them ({interval}). Sales' side of the gap is {gap}, most of it “{part}”: {part_money}. What will bring it back?",
        "С пришедших лидов сделано {rate} продаж от того, что ждал от них план ({interval}). Сторона продаж в разнице — {gap}, больше всего «{part}»: {part_money}. Что её вернёт?",
    ),
    "question.channel_non_target": Words(
        "{channel}: {share} of the leads are non-target ({cases}), elsewhere {elsewhere}. {spent} {criterion} What will be changed in this channel?",
        "{channel}: нецелевых {share} ({cases}), в других каналах {elsewhere}. {spent} {criterion} Что изменим в этом канале?",
    ),
    "question.channel_reason": Words(
        "{channel}: {share} of the losses have the reason “{reason}” ({cases}), elsewhere {elsewhere}. Where does that come from in this channel, and what will be tried?",
        "{channel}: {share} отказов по причине «{reason}» ({cases}), в других каналах {elsewhere}. Откуда это в этом канале и что попробуем?",
    ),
    "question.substantive": Words(
        "{share} of the losses have a reason that says something ({cases}); agreed were {norm} at least. {missing} losses teach nobody anything. How will the reasons get written down?",
        "Содержательная причина есть у {share} отказов ({cases}), договорились не меньше чем о {norm}. Отказов, из которых ничего не узнать: {missing}. Как сделать, чтобы причины записывались?",
    ),
    "question.substantive_of": Words(
        "{manager}: {share} of the losses have a reason that says something ({cases}), elsewhere {elsewhere}. What would help to get the reasons written down?",
        "{manager}: содержательная причина есть у {share} отказов ({cases}), у остальных {elsewhere}. Что поможет записывать причины?",
    ),
    "question.contact_late": Words(
        "{share} of the leads were contacted within {within} ({cases}); the norm is {norm}. The other {late} later or never: what would bring a call in time?",
        "За {within} связались с {share} лидов ({cases}), норма {norm}. С остальными ({late}) позже или никогда: что поможет звонить вовремя?",
    ),
    "question.never_contacted": Words(
        "{share} of the target leads have never been contacted ({cases}); agreed were {norm} at most. How will every one of them get a call?",
        "С {share} целевых лидов так и не связались ({cases}), договорились не больше чем о {norm}. Как сделать, чтобы связывались с каждым?",
    ),
    "question.stuck": Words(
        "{stage}: {k} of {n} open leads have stood still for more than {within}. What is the next step with each of them?",
        "{stage}: {k} из {n} открытых лидов без движения дольше, чем {within}. Каков следующий шаг по каждому?",
    ),
    "question.reason_dominates": Words(
        "{stage}: {share} of the losses have the reason “{reason}” ({cases}). What could be tried against it?",
        "{stage}: {share} отказов по причине «{reason}» ({cases}). Что можно попробовать?",
    ),
    "question.worse": Words(
        "{metric}: {then} before, {now} now ({difference}, interval {interval}). What has changed, and what is being done?",
        "{metric}: было {then}, стало {now} ({difference}, интервал {interval}). Что изменилось и что делаем?",
    ),
    "question.disputed": Words(
        "{share} of the leads ({cases}) are called target by a department and not by the criteria, or the other way round. When will you go through them together?",
        "По {share} лидов ({cases}) отдел и критерии расходятся: один называет целевым, другой нет. Когда разберёте их вместе?",
    ),
    "question.hypothesis_due": Words(
        "{name}, “{statement}”: its decision date has come, and the data don't decide ({difference}). Stop it, go on, or try something else?",
        "{name}, «{statement}»: день решения наступил, а данные не решают ({difference}). Остановить, продолжить или попробовать иное?",
    ),
    "question.restated": Words(
        "{count} leads that the review saw as of {date} have been added, deleted or changed for days before it: {leads}. What was mended there, and why after the review?",
        "Лидов, которые после встречи (данные на {date}) добавлены, удалены или изменены задним числом: {count} ({leads}). Что исправляли и почему после встречи?",
    ),
    "question.entries": Words(
        "{metric}: {rate}. That hides numbers. What is missing, and by when will it be filled?",
        "{metric}: {rate}. Это скрывает цифры. Чего не хватает и к какому дню заполните?",
    ),
}
