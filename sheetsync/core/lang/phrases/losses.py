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
}
