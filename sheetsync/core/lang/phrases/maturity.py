"""What the numbers of maturity are called, and what each of them is."""

from sheetsync.core.lang.words import Words

PHRASES = {
    "maturity.block": Words("Young leads and what is still to come {by}", "Молодые лиды и чего ещё ждать {by}"),
    "maturity.note": Words(
        "Leads need time: nine of ten wins come within {days} days of creation. Months are set side by side at an age that leads of both have reached.",
        "Лидам нужно время: девять из десяти продаж приходят за {days} дн. после создания. Месяцы сравниваются в возрасте, которого достигли лиды обоих.",
    ),
    "metric.maturity.horizon_days": Words("Days until wins are in", "Дней до зрелости"),
    "about.maturity.horizon_days": Words(
        "The age of a lead by which nine of ten wins have come, read off the estimate over all leads up to the highest age that at least 10 leads have reached; or as configured.",
        "Возраст лида, к которому приходят девять из десяти продаж: по оценке на всех лидах до наибольшего возраста, которого достигли хотя бы 10 лидов; либо как задано в настройках.",
    ),
    "metric.maturity.win_rate": Words("Won by maturity", "Конверсия к зрелости"),
    "about.maturity.win_rate": Words(
        "The estimated share of the leads created in the period that are won by the horizon. A loss ends the chance, an open lead counts up to its age (Aalen–Johansen). From 30 leads on.",
        "Оценка доли лидов периода, которые будут выиграны к зрелости. Отказ закрывает шанс, открытый лид учтён до своего возраста (оценка Аалена — Йохансена). Начиная с 30 лидов.",
    ),
    "metric.maturity.share": Words("Maturity", "Зрелость"),
    "about.maturity.share": Words(
        "The part of their wins that leads of these ages have usually had time for: the mean over the leads created in the period of the share won by the lead's age over the share won by the horizon, both over all leads.",
        "Какую часть своих продаж лиды такого возраста обычно успевают дать: среднее по лидам периода отношение доли выигранных к возрасту лида и к зрелости, обе по всем лидам.",
    ),
    "metric.maturity.projected_won": Words("Wins to be expected", "Ожидаемые продажи"),
    "about.maturity.projected_won": Words(
        "Wins by now, and for every open lead the chance to be won by the horizon, as it was for earlier leads that stood in the same stage at the same age. With an interval; untold below a maturity of 30 %.",
        "Продажи на сегодня и для каждого открытого лида шанс быть выигранным к зрелости: каким он был у прежних лидов в том же возрасте на том же этапе. С интервалом; при зрелости ниже 30 % не называется.",
    ),
    "metric.maturity.projected_rate": Words("Win rate to be expected", "Ожидаемая конверсия"),
    "about.maturity.projected_rate": Words(
        "Wins to be expected over all leads created in the period.",
        "Ожидаемые продажи ко всем лидам, созданным за период.",
    ),
    "metric.maturity.same_age_days": Words("Compared at day", "Сравнение на день"),
    "about.maturity.same_age_days": Words(
        "The age at which a month is compared with the month before: the highest that at least 10 leads of either have reached.",
        "Возраст, в котором месяц сравнивается с предыдущим: наибольший, которого достигли хотя бы 10 лидов каждого.",
    ),
    "metric.maturity.won_by_same_age": Words("Won by that day", "Выиграно к этому дню"),
    "about.maturity.won_by_same_age": Words(
        "The estimated share of the month's leads that are won by the age of the comparison.",
        "Оценка доли лидов месяца, выигранных к возрасту сравнения.",
    ),
    "metric.maturity.before_by_same_age": Words("Month before, by that day", "Месяцем раньше к этому дню"),
    "about.maturity.before_by_same_age": Words(
        "The same share for the leads of the month before.", "Та же доля для лидов предыдущего месяца."
    ),
    "why.few_leads": Words("there are too few leads to tell", "лидов слишком мало, чтобы судить"),
    "why.too_young": Words("no lead is old enough yet to tell", "ни один лид ещё не достиг нужного возраста"),
    "why.no_wins": Words("nothing has been won yet", "ещё ничего не выиграно"),
    "why.immature": Words("these leads are too young to tell yet", "эти лиды ещё слишком молоды, чтобы судить"),
    "why.ends_undated": Words(
        "too many won and lost leads have no usable close date",
        "у слишком многих закрытых лидов нет верной даты закрытия",
    ),
    "why.no_month_before": Words("there is no month before to compare with", "нет предыдущего месяца для сравнения"),
}
