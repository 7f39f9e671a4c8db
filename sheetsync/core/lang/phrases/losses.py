"""What the numbers of the losses are called, and what each of them is."""

from sheetsync.core.lang.words import Words

PHRASES = {
    "metric.losses.lost": Words("Lost", "Потеряно"),
    "about.losses.lost": Words(
        "Lost leads created in the period whose furthest stage, by dates or status, is this one, target or not.",
        "Потерянные лиды периода, для которых этот этап по датам или статусу — самый дальний, и целевые, и нет.",
    ),
    "metric.losses.rate": Words("Loss rate", "Доля потерь"),
    "about.losses.rate": Words(
        "Of the leads that reached this stage, target or not, the share lost there.",
        "Доля потерянных на этапе среди всех дошедших до него лидов, и целевых, и нет.",
    ),
    "metric.losses.substantive_share": Words("Substantive reasons", "Содержательные причины"),
    "about.losses.substantive_share": Words(
        "Of the lost leads, the share whose reason stands in the directory, isn't marked as saying nothing and fits the "
        "stage of the loss.",
        "Доля потерянных лидов, у которых причина есть в справочнике, не помечена как несодержательная и подходит этапу "
        "потери.",
    ),
    "metric.losses.stuck": Words("Stuck", "Зависли"),
    "about.losses.stuck": Words(
        "Open leads whose last dated movement is longer ago than the norm of the stage they stand in.",
        "Лиды в работе, по которым с последнего движения прошло больше дней, чем норма их этапа.",
    ),
    "metric.losses.by_reason": Words("Lost", "Потеряно"),
    "about.losses.by_reason": Words(
        "Lost leads created in the period that have this reason; losses without a reason are a line of their own.",
        "Потерянные лиды периода с этой причиной; потери без причины — отдельной строкой.",
    ),
    "metric.losses.reason_share": Words("Share", "Доля"),
    "about.losses.reason_share": Words(
        "Of all lost leads of the same slice, the share with this reason.",
        "Доля лидов с этой причиной среди всех потерянных того же среза.",
    ),
    "metric.losses.reason_cumulative": Words("Cumulative", "Нарастающим итогом"),
    "about.losses.reason_cumulative": Words(
        "Of all lost leads of the same slice, the share with this reason or one that stands above it, the commonest first.",
        "Доля лидов с этой или более частой причиной среди всех потерянных того же среза.",
    ),
    "metric.losses.recoverable": Words("Recoverable money", "Возвратные деньги"),
    "about.losses.recoverable": Words(
        "What these losses would have brought had they gone on like the others: lost × share of the leads that reached "
        "the stage and were won × average gross profit of a win; an upper bound.",
        "Сколько принесли бы эти лиды, если бы дошли так же, как остальные: потеряно × доля выигранных среди дошедших до "
        "этапа × средняя валовая прибыль продажи; это верхняя граница.",
    ),
    "metric.losses.never_contacted": Words("Never contacted", "Без контакта"),
    "about.losses.never_contacted": Words(
        "Target leads (without criteria: all leads), open or lost, that never reached the first dated stage.",
        "Целевые лиды (без критериев — все лиды), в работе или потерянные, не дошедшие до первого этапа с датой.",
    ),
    "metric.losses.never_contacted_share": Words("Never contacted, share", "Доля без контакта"),
    "about.losses.never_contacted_share": Words(
        "Of the target leads (without criteria: all leads), the share that never reached the first dated stage.",
        "Доля не дошедших до первого этапа с датой среди целевых лидов (без критериев — среди всех лидов).",
    ),
    "metric.losses.mix_p": Words("Chance of such a difference", "Вероятность такого различия"),
    "about.losses.mix_p": Words(
        "If all managers lost for the same reasons, how likely mixes at least this different would be: losses are shuffled "
        "among the managers 999 times. Below 5 % the mixes differ. Managers with at least 10 losses, 30 losses at least.",
        "Если бы все менеджеры теряли лидов по одним причинам, с какой вероятностью набор причин различался бы не меньше: "
        "потери 999 раз перемешиваются между менеджерами. Ниже 5 % — причины различаются. Менеджеры, у которых хотя бы 10 "
        "потерь; всего потерь не меньше 30.",
    ),
    "metric.losses.reason_excess": Words("Against the other managers", "В сравнении с остальными"),
    "about.losses.reason_excess": Words(
        "The share of a reason among a manager's losses less its share among the losses of the other managers, with "
        "Newcombe's interval. A pair stands out if at most a tenth of such findings can be false (Benjamini–Hochberg).",
        "Доля причины среди потерь менеджера минус её доля среди потерь остальных; интервал по Ньюкомбу. Пара выделяется, "
        "если ложной может быть не больше десятой части таких находок (Бенджамини — Хохберг).",
    ),
    "why.few_losses": Words(
        "there are too few losses to compare managers", "потерь слишком мало, чтобы сравнивать менеджеров"
    ),
    "note.stands_out": Words(
        "this reason is more or less frequent than with the other managers, and that is hardly an accident",
        "эта причина встречается чаще или реже, чем у остальных, и это едва ли случайность",
    ),
    "losses.mix": Words("Do managers lose for different reasons?", "Различаются ли причины потерь у менеджеров?"),
    "losses.mix.note": Words(
        "Managers get different leads: a difference is a question to ask, not an answer.",
        "Менеджерам достаются разные лиды: различие — повод для вопроса, а не ответ.",
    ),
    "losses.mix.differs": Words("the reasons differ", "причины различаются"),
    "losses.mix.same": Words("no provable difference", "различие не доказано"),
    "losses.mix.pairs": Words("Which manager–reason pairs stand out", "Какие пары «менеджер — причина» выделяются"),
    "losses.mix.none": Words("No pair stands out.", "Ни одна пара не выделяется."),
    "losses.compared": Words("Losses compared", "Сравнено потерь"),
    "losses.waiting": Words(
        "How long leads wait for the first contact, {by}", "Сколько лиды ждут первого контакта: {by}"
    ),
    "losses.staying": Words("How long leads stand in a stage", "Сколько лиды стоят на этапе"),
    "losses.staying_by": Words("How long leads stand in a stage, {by}", "Сколько лиды стоят на этапе: {by}"),
}
