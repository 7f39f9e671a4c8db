"""What the numbers of qualification are called, and what each of them is."""

from sheetsync.core.lang.words import Words

PHRASES = {
    "metric.qualification.target": Words("Target", "Целевые"),
    "about.qualification.target": Words(
        "Leads created in the period that meet every required criterion in force on the day they were created.",
        "Лиды, созданные за период и выполнившие все обязательные критерии, действовавшие в день создания.",
    ),
    "metric.qualification.non_target": Words("Non-target", "Нецелевые"),
    "about.qualification.non_target": Words(
        "Leads created in the period that fail at least one required criterion.",
        "Лиды, созданные за период и не выполнившие хотя бы один обязательный критерий.",
    ),
    "metric.qualification.unknown": Words("Not qualified yet", "Не квалифицированы"),
    "about.qualification.unknown": Words(
        "Leads created in the period that fail no required criterion, but at least one of them is unknown: its field is "
        "empty.",
        "Лиды периода, которые не провалили ни одного обязательного критерия, но хотя бы один неизвестен: поле пустое.",
    ),
    "metric.qualification.non_target_share": Words("Non-target share", "Доля нецелевых"),
    "about.qualification.non_target_share": Words(
        "Of the leads that are target or non-target, the share of non-target ones; leads not qualified yet don't count.",
        "Доля нецелевых среди целевых и нецелевых; неквалифицированные не учитываются.",
    ),
    "metric.qualification.target_share": Words("Target share", "Доля целевых"),
    "about.qualification.target_share": Words(
        "Of the leads that are target or non-target, the share of target ones; leads not qualified yet don't count.",
        "Доля целевых среди лидов, у которых уже есть оценка; ещё не квалифицированные не учитываются.",
    ),
    "metric.qualification.coverage": Words("Qualified", "Квалифицировано"),
    "about.qualification.coverage": Words(
        "Of all leads created in the period, the share that is known to be target or non-target.",
        "Доля лидов периода, о которых известно, целевые они или нет.",
    ),
    "metric.qualification.non_target_min": Words("Non-target, at least", "Нецелевых не меньше"),
    "about.qualification.non_target_min": Words(
        "Of all leads created in the period, the share that is non-target already: what the share would be if every lead "
        "not qualified yet turned out target.",
        "Доля нецелевых среди всех лидов периода: так будет, если все неквалифицированные окажутся целевыми.",
    ),
    "metric.qualification.non_target_max": Words("Non-target, at most", "Нецелевых не больше"),
    "about.qualification.non_target_max": Words(
        "Of all leads created in the period, the share that is non-target or not qualified yet: what the share would be "
        "if every lead not qualified yet turned out non-target.",
        "Доля нецелевых и неквалифицированных среди всех лидов периода: так будет, если все неквалифицированные "
        "окажутся нецелевыми.",
    ),
    "metric.qualification.failed": Words("Fail it", "Не выполняют"),
    "about.qualification.failed": Words(
        "Of the leads for which this criterion is known, the share that fails it, whatever else they fail.",
        "Доля не выполнивших критерий среди лидов, для которых он известен, независимо от других критериев.",
    ),
    "metric.qualification.failed_sole": Words("Fail only it", "Только этот критерий"),
    "about.qualification.failed_sole": Words(
        "Leads that fail this required criterion and no other: so many fewer non-target leads if all of them met it.",
        "Лиды, не выполнившие только этот обязательный критерий: на столько стало бы меньше нецелевых, если бы они его "
        "выполняли.",
    ),
    "metric.qualification.failed_part": Words("Part of non-target", "Вклад в нецелевые"),
    "about.qualification.failed_part": Words(
        "A lead that fails several required criteria is divided equally among them; the parts of all criteria add up to "
        "the non-target leads.",
        "Лид, не выполнивший несколько обязательных критериев, делится между ними поровну; сумма по всем критериям равна "
        "числу нецелевых.",
    ),
    "metric.qualification.field_unknown": Words("Field empty", "Поле не заполнено"),
    "about.qualification.field_unknown": Words(
        "Leads for which this required criterion is in force but can't be told, as its field is empty or unreadable.",
        "Лиды, для которых обязательный критерий действует, но неизвестен: поле пустое или не читается.",
    ),
}
