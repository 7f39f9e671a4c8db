"""What is said of hypotheses: their tab and their verdicts."""

from sheetsync.core.lang.words import Words

PHRASES = {
    "tab.hypothesis_results": Words("Hypotheses results", "Итоги гипотез"),
    "tab.hypothesis_results.answers": Words(
        "What came of what the departments tried? One verdict each, on its decision date.",
        "Что вышло из того, что пробовали отделы? Один вывод по каждой, в день решения.",
    ),
    "trial.none": Words(
        "There is no hypothesis that can be measured. Write one into the Hypotheses tab.",
        "Гипотез, которые можно измерить, нет. Запишите их во вкладку «Гипотезы».",
    ),
    "trial.note": Words(
        "Before: three windows ahead of the start, each as long as the time since and looked at as it stood at its own end, so that all leads have had the same time. “Beyond the others”: by how much more it changed than for the rest of the company.",
        "До: три отрезка перед началом, каждый той же длины, что время после, и каждый взят таким, каким был в свой последний день: у всех лидов одинаковый срок. «Сверх остальных»: насколько изменение больше, чем у остальной компании.",
    ),
    "trial.id": Words("ID", "№"),
    "trial.owner": Words("Owner", "Отдел"),
    "trial.statement": Words("Hypothesis", "Гипотеза"),
    "trial.metric": Words("Number", "Показатель"),
    "trial.scope": Words("Where", "Где"),
    "trial.start": Words("Start", "Начало"),
    "trial.decision": Words("Decide on", "Решение"),
    "trial.before": Words("Before", "До"),
    "trial.since": Words("Since", "После"),
    "trial.difference": Words("Difference", "Разница"),
    "trial.interval": Words("95 % interval", "Интервал 95 %"),
    "trial.worthwhile": Words("Worthwhile from", "Стоит того от"),
    "trial.beyond": Words("Beyond the others", "Сверх остальных"),
    "trial.verdict": Words("Verdict", "Вывод"),
    "trial.next": Words("Next", "Что дальше"),
    "trial.everything": Words("everything", "всё"),
    "trial.per_day": Words("{rate} a day over {days} days", "{rate} в день за {days} дн."),
    "trial.per_case": Words("{cost} ({n} cases)", "{cost} (случаев: {n})"),
    "trial.decide": Words(
        "The data don't decide it. Decide together: stop, go on with a new date, or try something else.",
        "Данные не решают. Решите вместе: остановить, продолжить с новой датой или попробовать иное.",
    ),
    "trial.no_effect": Words(
        "Write the smallest worthwhile effect, then it can be told how many leads it takes.",
        "Впишите минимальный эффект, и станет ясно, сколько нужно лидов.",
    ),
    "trial.no_decision": Words("Write a decision date.", "Впишите дату решения."),
    "trial.needs": Words(
        "Needs {cases} leads since the start; at today's inflow about {weeks} more weeks.",
        "Нужно лидов после начала: {cases}; при нынешнем потоке ещё недель: {weeks}.",
    ),
    "verdict.confirmed": Words("confirmed", "подтвердилась"),
    "verdict.refuted": Words("refuted", "опровергнута"),
    "verdict.inconclusive": Words("inconclusive", "неясно"),
    "verdict.running": Words("running", "идёт"),
    "verdict.not_started": Words("not started", "не начата"),
    "phrase.points": Words("{points} pp", "{points} п. п."),
    "why.too_early": Words("less than a week has passed since the start", "с начала прошло меньше недели"),
    "why.no_earlier_window": Words(
        "there is no time before to compare with", "не с чем сравнить: прошлого периода нет"
    ),
}
