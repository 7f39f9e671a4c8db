"""What the numbers of a criterion's validity are called, and what each of them is."""

from sheetsync.core.lang.words import Words

PHRASES = {
    "metric.validity.met_win_rate": Words("Won, if met", "Выиграно, если выполнен"),
    "about.validity.met_win_rate": Words(
        "Of the leads created in the period that met this criterion and are at least as old as most wins take, the share won by now.",
        "Доля выигранных среди лидов периода, которые выполнили критерий и достаточно стары, чтобы большинство продаж уже случилось.",
    ),
    "metric.validity.failed_win_rate": Words("Won, if failed", "Выиграно, если нет"),
    "about.validity.failed_win_rate": Words(
        "Of the leads created in the period that failed this criterion and are at least as old as most wins take, the share won by now.",
        "Доля выигранных среди лидов периода, которые не выполнили критерий и достаточно стары, чтобы большинство продаж уже случилось.",
    ),
    "metric.validity.difference": Words("Difference", "Разница"),
    "about.validity.difference": Words(
        "By how much the win rate of leads that met the criterion is higher than of those that failed it, with Newcombe's interval. An interval that includes 0: it can't be said that the criterion separates anything. From 30 leads on, 10 of each kind.",
        "Насколько чаще выигрывают лиды, выполнившие критерий, чем не выполнившие; интервал по Ньюкомбу. Если в интервале есть 0, нельзя сказать, что критерий что-то разделяет. Начиная с 30 лидов, по 10 каждого вида.",
    ),
    "validity.heading": Words("Does the criterion separate anything?", "Разделяет ли критерий хоть что-то?"),
    "validity.note": Words(
        "Leads at least {days} days old: by that age nine of ten wins have come. Sales may treat leads that fail a criterion differently, so this shows what goes together, not what would happen without it.",
        "Лиды не моложе {days} дней: к этому возрасту приходят девять из десяти продаж. Продажи могут по-разному вести такие лиды, поэтому видно, что идёт вместе, а не что было бы без критерия.",
    ),
    "validity.separates": Words("met: won more often", "выполнен — выигрывают чаще"),
    "validity.against": Words("met: won less often", "выполнен — выигрывают реже"),
    "validity.nothing": Words("no provable difference", "разница не доказана"),
    "column.finding": Words("Finding", "Вывод"),
}
