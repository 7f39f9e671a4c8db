"""What the numbers of unit economics are called, and what each of them is."""

from sheetsync.core.lang.words import Words

PHRASES = {
    "metric.economics.won": Words("Won", "Продажи"),
    "about.economics.won": Words(
        "Deals won on a day in the period, whenever their leads were created.",
        "Сделки, выигранные в день из периода, когда бы ни был создан лид.",
    ),
    "metric.economics.revenue": Words("Revenue", "Выручка"),
    "about.economics.revenue": Words(
        "The amounts of the deals won in the period; a win without an amount adds nothing and is listed in Data issues.",
        "Сумма сделок, выигранных за период; продажа без суммы ничего не добавляет и указана в «Проблемах данных».",
    ),
    "metric.economics.spend": Words("Spend", "Расходы"),
    "about.economics.spend": Words(
        "The spend dated in the period; where no segment was typed, it is split by the leads of the same channel and "
        "campaign, else of the channel, else of all. By segment and channel, a channel without leads stays without a segment.",
        "Расходы с датой из периода; где сегмент не указан, они делятся по лидам того же канала и кампании, иначе по лидам "
        "канала, иначе по всем. В разрезе «сегмент и канал» канал без лидов остаётся без сегмента.",
    ),
    "metric.economics.allocated_spend": Words("Of it without a segment", "В том числе без сегмента"),
    "about.economics.allocated_spend": Words(
        "The part of the spend that was typed without a segment and is split by leads.",
        "Часть расходов, которую внесли без сегмента и разделили по лидам.",
    ),
    "metric.economics.impressions": Words("Impressions", "Показы"),
    "about.economics.impressions": Words(
        "Impressions in the rows of Spend dated in the period.", "Показы в строках «Расходов» с датой из периода."
    ),
    "metric.economics.clicks": Words("Clicks", "Клики"),
    "about.economics.clicks": Words(
        "Clicks in the rows of Spend dated in the period.", "Клики в строках «Расходов» с датой из периода."
    ),
    "metric.economics.visits": Words("Visits", "Визиты"),
    "about.economics.visits": Words(
        "Visits in the rows of Spend dated in the period.", "Визиты в строках «Расходов» с датой из периода."
    ),
    "metric.economics.cpm": Words("CPM", "CPM"),
    "about.economics.cpm": Words(
        "Spend per thousand impressions, over the rows of Spend that have both.",
        "Расход на тысячу показов по строкам «Расходов», где есть и то и другое.",
    ),
    "metric.economics.ctr": Words("CTR", "CTR"),
    "about.economics.ctr": Words(
        "Clicks as a share of impressions, over the rows of Spend that have both.",
        "Доля кликов от показов по строкам «Расходов», где есть и то и другое.",
    ),
    "metric.economics.cpc": Words("CPC", "CPC"),
    "about.economics.cpc": Words(
        "Spend per click, over the rows of Spend that have both.",
        "Расход на один клик по строкам «Расходов», где есть и то и другое.",
    ),
    "metric.economics.visit_to_lead": Words("Visit to lead", "Из визита в лид"),
    "about.economics.visit_to_lead": Words(
        "Leads created in the period per visit of the period.", "Лиды, созданные за период, на один визит периода."
    ),
    "metric.economics.cpl": Words("CPL", "CPL"),
    "about.economics.cpl": Words(
        "Spend of the period per lead created in the period; a month without a row of spend has none.",
        "Расходы периода на один лид, созданный за период; для месяца без строк расходов не считается.",
    ),
    "metric.economics.cpql": Words("CPL of target leads", "CPL целевого"),
    "about.economics.cpql": Words(
        "Spend of the period per target lead created in the period.",
        "Расходы периода на один целевой лид, созданный за период.",
    ),
    "metric.economics.cac": Words("CAC", "CAC"),
    "about.economics.cac": Words(
        "Spend of the period per deal won in the period, whenever its lead was created.",
        "Расходы периода на одну продажу периода, когда бы ни был создан лид.",
    ),
    "metric.economics.full_cac": Words("Full CAC", "Полный CAC"),
    "about.economics.full_cac": Words(
        "Spend and the cost of the sales department for the days of the period that have passed, per deal won.",
        "Расходы и стоимость отдела продаж за прошедшие дни периода на одну продажу.",
    ),
    "metric.economics.cac_cohort": Words("CAC of these leads", "CAC по лидам периода"),
    "about.economics.cac_cohort": Words(
        "Spend of the period per lead created in the period that has been won by now.",
        "Расходы периода на один лид периода, выигранный к сегодняшнему дню.",
    ),
    "metric.economics.average_check": Words("Average check", "Средний чек"),
    "about.economics.average_check": Words(
        "Revenue per deal won in the period that has an amount.",
        "Выручка на одну продажу периода, у которой указана сумма.",
    ),
    "metric.economics.median_check": Words("Median check", "Медианный чек"),
    "about.economics.median_check": Words(
        "Half of the deals won in the period that have an amount brought more than this, half less.",
        "Половина продаж периода с указанной суммой принесла больше этого, половина — меньше.",
    ),
    "metric.economics.biggest_deal_share": Words("Biggest deal", "Крупнейшая сделка"),
    "about.economics.biggest_deal_share": Words(
        "The largest deal won in the period as a share of all its positive amounts.",
        "Доля самой крупной продажи периода в сумме всех его положительных сумм.",
    ),
    "metric.economics.gross_profit": Words("Gross profit", "Валовая прибыль"),
    "about.economics.gross_profit": Words(
        "Revenue less the deals' cost; where a deal has no cost, its revenue times the margin that is set.",
        "Выручка минус себестоимость сделок; где себестоимости нет — выручка сделки, умноженная на заданную маржу.",
    ),
    "metric.economics.gross_profit_per_lead": Words("Gross profit per lead", "Валовая прибыль на лид"),
    "about.economics.gross_profit_per_lead": Words(
        "Gross profit of the period per lead created in the period.",
        "Валовая прибыль периода на один лид, созданный за период.",
    ),
    "metric.economics.gross_profit_per_target": Words("Gross profit per target lead", "Валовая прибыль на целевой лид"),
    "about.economics.gross_profit_per_target": Words(
        "Gross profit of the period per target lead created in the period.",
        "Валовая прибыль периода на один целевой лид, созданный за период.",
    ),
    "metric.economics.contribution_per_lead": Words("Contribution per lead", "Вклад одного лида"),
    "about.economics.contribution_per_lead": Words(
        "Gross profit per lead less CPL: what a lead leaves after its own cost.",
        "Валовая прибыль на лид минус CPL: сколько остаётся от лида после расходов на него.",
    ),
    "metric.economics.romi": Words("ROMI", "ROMI"),
    "about.economics.romi": Words(
        "Gross profit less spend, per unit of spend: 0 pays back exactly, 1 brings as much again.",
        "Валовая прибыль минус расходы, на единицу расходов: 0 — ровно окупились, 1 — принесли ещё столько же.",
    ),
    "metric.economics.break_even_cpl": Words("Break-even CPL", "Безубыточный CPL"),
    "about.economics.break_even_cpl": Words(
        "The CPL at which spend equals gross profit: gross profit per lead.",
        "CPL, при котором расходы равны валовой прибыли: валовая прибыль на лид.",
    ),
    "metric.economics.cpl_max": Words("Highest CPL", "Предельный CPL"),
    "about.economics.cpl_max": Words(
        "The CPL that still leaves the required ROMI: break-even CPL / (1 + required ROMI).",
        "CPL, при котором ещё достигается требуемый ROMI: безубыточный CPL / (1 + требуемый ROMI).",
    ),
    "metric.economics.ltv": Words("LTV", "LTV"),
    "about.economics.ltv": Words(
        "Gross profit per deal won that has an amount, times the purchases expected of a customer.",
        "Валовая прибыль на одну продажу с указанной суммой, умноженная на ожидаемое число покупок клиента.",
    ),
    "metric.economics.ltv_cac": Words("LTV / CAC", "LTV / CAC"),
    "about.economics.ltv_cac": Words("How many times the LTV covers the CAC.", "Во сколько раз LTV покрывает CAC."),
    "metric.economics.payback_months": Words("Payback, months", "Окупаемость, мес."),
    "about.economics.payback_months": Words(
        "0 where the gross profit of the first purchase covers the CAC; otherwise it can't be told, for the tabs hold no "
        "dates of further purchases.",
        "0, если валовая прибыль первой покупки покрывает CAC; иначе сказать нельзя: дат следующих покупок в таблицах нет.",
    ),
    "metric.economics.non_target_spend": Words("Spent on non-target leads", "Потрачено на нецелевые"),
    "about.economics.non_target_spend": Words(
        "What the non-target leads of the period cost: spend is shared equally by the leads of the same channel, campaign "
        "and segment; where there are none by those of the channel, else by all leads.",
        "Сколько стоили нецелевые лиды периода: расход делится поровну между лидами того же канала, кампании и сегмента; "
        "где таких нет — между лидами канала, иначе между всеми.",
    ),
    "why.company_cost": Words(
        "the cost of the sales department is set for the whole company only",
        "стоимость отдела продаж задана только для всей компании",
    ),
    "why.no_repeat_dates": Words(
        "the first purchase doesn't cover the CAC, and the tabs hold no dates of further purchases",
        "первая покупка не покрывает CAC, а дат следующих покупок в таблицах нет",
    ),
}
