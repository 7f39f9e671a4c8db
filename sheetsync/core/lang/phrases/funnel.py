"""What the numbers of the funnel are called, and what each of them is."""

from sheetsync.core.lang.words import Words

PHRASES = {
    "metric.funnel.leads": Words("Leads", "Лиды"),
    "about.funnel.leads": Words(
        "All leads created in the period, whatever became of them.",
        "Все лиды, созданные за период, что бы с ними ни стало потом.",
    ),
    "metric.funnel.target": Words("Target leads", "Целевые лиды"),
    "about.funnel.target": Words(
        "Leads created in the period that meet every required criterion in force on the day they were created.",
        "Лиды, созданные за период и выполнившие все обязательные критерии, действовавшие в день создания.",
    ),
    "metric.funnel.won": Words("Won", "Продажи"),
    "about.funnel.won": Words(
        "Leads created in the period that have been won by now, target or not.",
        "Лиды, созданные за период и выигранные к сегодняшнему дню, — и целевые, и нет.",
    ),
    "metric.funnel.lost": Words("Lost", "Потеряны"),
    "about.funnel.lost": Words(
        "Leads created in the period that have been lost by now.",
        "Лиды, созданные за период и потерянные к сегодняшнему дню.",
    ),
    "metric.funnel.open": Words("Open", "В работе"),
    "about.funnel.open": Words(
        "Leads created in the period that are neither won nor lost yet.",
        "Лиды, созданные за период, по которым пока нет ни продажи, ни отказа.",
    ),
    "metric.funnel.won_aside": Words("Won, not target", "Продажи вне целевых"),
    "about.funnel.won_aside": Words(
        "Leads created in the period and won by now although they are non-target or not qualified yet.",
        "Лиды, созданные за период и выигранные, хотя они нецелевые или ещё не квалифицированы.",
    ),
    "metric.funnel.close_rate": Words("Close rate", "Доля выигранных"),
    "about.funnel.close_rate": Words(
        "Of the leads created in the period that are won or lost by now, the share won; open leads don't count.",
        "Доля выигранных среди лидов периода, которые уже выиграны или потеряны; лиды в работе не учитываются.",
    ),
    "metric.funnel.created_win_rate": Words("Won of all leads", "Конверсия лида в продажу"),
    "about.funnel.created_win_rate": Words(
        "Of all leads created in the period, the share won by now; open leads count as not won yet.",
        "Доля выигранных среди всех лидов периода; лиды в работе считаются пока не выигранными.",
    ),
    "metric.funnel.target_win_rate": Words("Won of target leads", "Конверсия целевого лида в продажу"),
    "about.funnel.target_win_rate": Words(
        "Of the target leads created in the period, the share won by now.",
        "Доля выигранных среди целевых лидов, созданных за период.",
    ),
    "metric.funnel.reached": Words("Reached", "Дошли"),
    "about.funnel.reached": Words(
        "Leads created in the period that are in this stage's count and in that of every stage before: from the target "
        "stage on target leads only; a lead with a later stage's date or status has reached the earlier ones too. For "
        "impressions, clicks and visits, the sum in Spend.",
        "Лиды периода, которые дошли до этапа и учтены на всех этапах до него: начиная с этапа целевых — только целевые; "
        "лид с датой или статусом более позднего этапа прошёл и предыдущие. Для показов, кликов и визитов — сумма из "
        "«Расходов».",
    ),
    "metric.funnel.conversion": Words("From the stage before", "Из предыдущего этапа"),
    "about.funnel.conversion": Words(
        "Of what reached the stage before, the share that reached this one.",
        "Доля дошедших до этого этапа среди дошедших до предыдущего.",
    ),
    "metric.funnel.through": Words("Of all leads", "От всех лидов"),
    "about.funnel.through": Words(
        "Of all leads created in the period, the share that reached this stage.",
        "Доля дошедших до этапа среди всех лидов, созданных за период.",
    ),
    "metric.funnel.advanced": Words("Went on", "Прошли дальше"),
    "about.funnel.advanced": Words(
        "Leads that reached this stage and the next one too.",
        "Лиды, которые дошли до этого этапа и до следующего.",
    ),
    "metric.funnel.lost_there": Words("Lost there", "Потеряны на этапе"),
    "about.funnel.lost_there": Words(
        "Leads that reached this stage, not the next one, and are lost.",
        "Лиды, которые дошли до этого этапа, не дошли до следующего и потеряны.",
    ),
    "metric.funnel.open_there": Words("Open there", "В работе на этапе"),
    "about.funnel.open_there": Words(
        "Leads that reached this stage, not the next one, and are still open.",
        "Лиды, которые дошли до этого этапа, не дошли до следующего и ещё в работе.",
    ),
    "metric.funnel.outside_target": Words("Outside target", "Вне целевых"),
    "about.funnel.outside_target": Words(
        "Leads created in the period that reached this stage although they are non-target or not qualified yet.",
        "Лиды периода, дошедшие до этапа, хотя они нецелевые или ещё не квалифицированы.",
    ),
    "metric.funnel.events": Words("Events in the period", "События за период"),
    "about.funnel.events": Words(
        "Leads that entered this stage (for the win: were won) on a day in the period, whenever they were created.",
        "Лиды, которые перешли на этап (для продажи — выиграны) в день из периода, когда бы они ни были созданы.",
    ),
}
