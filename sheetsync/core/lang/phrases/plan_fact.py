"""What the numbers of plan and fact are called, and what each of them is."""

from sheetsync.core.lang.words import Words

PHRASES = {
    "metric.plan.leads": Words("Leads, plan", "Лиды, план"),
    "about.plan.leads": Words(
        "Leads planned for the plan's months inside the period; for a running month, for the working days that have "
        "passed.",
        "Лиды по плану на месяцы плана внутри периода; для текущего месяца — за прошедшие рабочие дни.",
    ),
    "metric.plan.target": Words("Target leads, plan", "Целевые лиды, план"),
    "about.plan.target": Words(
        "Planned leads times the planned target share, month by month and segment by segment.",
        "Плановые лиды, умноженные на плановую долю целевых, по каждому месяцу и сегменту.",
    ),
    "metric.plan.won": Words("Won, plan", "Продажи, план"),
    "about.plan.won": Words(
        "Planned target leads times the planned win rate, month by month and segment by segment.",
        "Плановые целевые лиды, умноженные на плановую конверсию в продажу, по каждому месяцу и сегменту.",
    ),
    "metric.plan.target_share": Words("Target share, plan", "Доля целевых, план"),
    "about.plan.target_share": Words(
        "Planned target leads of planned leads.", "Доля плановых целевых лидов среди плановых лидов."
    ),
    "metric.plan.win_rate": Words("Win rate, plan", "Конверсия в продажу, план"),
    "about.plan.win_rate": Words(
        "Planned wins per planned target lead.", "Плановые продажи на один целевой лид плана."
    ),
    "metric.plan.average_check": Words("Average check, plan", "Средний чек, план"),
    "about.plan.average_check": Words(
        "Revenue that the planned leads, shares, rates and checks make, per planned win.",
        "Выручка, которую дают плановые лиды, доли, конверсии и чеки, на одну плановую продажу.",
    ),
    "metric.plan.revenue": Words("Revenue, plan", "Выручка, план"),
    "about.plan.revenue": Words(
        "The revenue typed in the plan; where it was left empty, leads × target share × win rate × average check.",
        "Выручка, указанная в плане; где она не заполнена — лиды × доля целевых × конверсия × средний чек.",
    ),
    "metric.plan.spend": Words("Spend, plan", "Расходы, план"),
    "about.plan.spend": Words("The marketing budget in the plan.", "Бюджет маркетинга по плану."),
    "metric.plan.completion": Words("Plan reached", "Выполнение плана"),
    "about.plan.completion": Words(
        "Revenue won in the plan's months per unit of planned revenue.",
        "Отношение выручки за месяцы плана к плановой выручке.",
    ),
    "metric.fact.leads": Words("Leads", "Лиды"),
    "about.fact.leads": Words(
        "Leads created in the plan's months inside the period.", "Лиды, созданные в месяцы плана внутри периода."
    ),
    "metric.fact.target": Words("Target leads", "Целевые лиды"),
    "about.fact.target": Words(
        "Leads created in the plan's months whose verdict is target.",
        "Лиды, созданные в месяцы плана и признанные целевыми.",
    ),
    "metric.fact.won": Words("Won", "Продажи"),
    "about.fact.won": Words(
        "Deals won in the plan's months, whenever their leads were created.",
        "Сделки, выигранные в месяцы плана, когда бы ни был создан лид.",
    ),
    "metric.fact.target_share": Words("Target share", "Доля целевых"),
    "about.fact.target_share": Words(
        "Of the leads created in the plan's months that have a verdict by now, the share that are target. One that isn't qualified yet is no failure: the others stand for it.",
        "Доля целевых среди лидов месяцев плана, у которых уже есть оценка. Ещё не оценённый лид — не провал: о нём судим по остальным.",
    ),
    "metric.fact.win_rate": Words("Win rate", "Конверсия в продажу"),
    "about.fact.win_rate": Words(
        "Deals won in the plan's months per target lead created in them, leads without a verdict yet taken to be target like the others; older leads may be among those won, so it can exceed 1.",
        "Продажи в месяцы плана на один целевой лид, созданный в эти месяцы; ещё не оценённые считаются целевыми в той же доле, что остальные. Среди выигранных бывают и прежние лиды, поэтому может быть больше 1.",
    ),
    "metric.fact.average_check": Words("Average check", "Средний чек"),
    "about.fact.average_check": Words(
        "Revenue per deal won in the plan's months that has an amount.",
        "Выручка на одну продажу с указанной суммой за месяцы плана.",
    ),
    "metric.fact.revenue": Words("Revenue", "Выручка"),
    "about.fact.revenue": Words(
        "The amounts of the deals won in the plan's months.", "Сумма сделок, выигранных в месяцы плана."
    ),
    "metric.fact.spend": Words("Spend", "Расходы"),
    "about.fact.spend": Words(
        "The spend dated in the plan's months; without a segment it is split by leads.",
        "Расходы с датой из месяцев плана; без сегмента делятся по лидам.",
    ),
    "metric.gap.revenue": Words("Gap", "Разрыв"),
    "about.gap.revenue": Words("Revenue less planned revenue.", "Выручка минус плановая выручка."),
    "metric.gap.volume": Words("Number of leads", "Число лидов"),
    "about.gap.volume": Words(
        "The part of the gap that goes with the number of leads: its Owen value.",
        "Часть разрыва, которая приходится на число лидов: значение Оуэна.",
    ),
    "metric.gap.mix": Words("Segment mix", "Состав по сегментам"),
    "about.gap.mix": Words(
        "The part of the gap that goes with how the leads are spread over the segments: its Owen value.",
        "Часть разрыва, которая приходится на распределение лидов по сегментам: значение Оуэна.",
    ),
    "metric.gap.quality": Words("Share of target leads", "Доля целевых лидов"),
    "about.gap.quality": Words(
        "The part of the gap that goes with the share of target leads: its Owen value.",
        "Часть разрыва, которая приходится на долю целевых лидов: значение Оуэна.",
    ),
    "metric.gap.conversion": Words("Wins per target lead", "Продаж на целевой лид"),
    "about.gap.conversion": Words(
        "The part of the gap that goes with wins per target lead: its Owen value.",
        "Часть разрыва, которая приходится на число продаж с целевого лида: значение Оуэна.",
    ),
    "metric.gap.check": Words("Check size", "Размер чека"),
    "about.gap.check": Words(
        "The part of the gap that goes with the average check: its Owen value.",
        "Часть разрыва, которая приходится на средний чек: значение Оуэна.",
    ),
    "metric.gap.outside": Words("Outside the split", "Вне разложения"),
    "about.gap.outside": Words(
        "The part of the gap that no factor holds: revenue of a month without target leads, wins without an amount, and "
        "what a typed plan revenue differs by from the product of the plan's own factors.",
        "Часть разрыва вне факторов: выручка месяца без целевых лидов, продажи без суммы и разница между указанной в плане "
        "выручкой и произведением его же факторов.",
    ),
    "metric.gap.marketing": Words("Marketing's part", "Часть маркетинга"),
    "about.gap.marketing": Words(
        "Number of leads, segment mix and share of target leads together.",
        "Число лидов, состав по сегментам и доля целевых вместе.",
    ),
    "metric.gap.sales": Words("Sales' part", "Часть продаж"),
    "about.gap.sales": Words(
        "Wins per target lead and check size together.", "Продажи на целевой лид и размер чека вместе."
    ),
    "metric.swap.plan": Words("All as planned", "Всё по плану"),
    "about.swap.plan": Words(
        "Revenue that the plan's leads, target shares, win rates and checks make.",
        "Выручка при плановых лидах, доле целевых, конверсии и чеке.",
    ),
    "metric.swap.marketing_fact": Words("Marketing's fact, sales' plan", "Факт маркетинга, план продаж"),
    "about.swap.marketing_fact": Words(
        "Revenue if leads, segments and target shares are as delivered, win rates and checks as planned.",
        "Выручка, если лиды, сегменты и доля целевых — по факту, а конверсия и чек — по плану.",
    ),
    "metric.swap.sales_fact": Words("Marketing's plan, sales' fact", "План маркетинга, факт продаж"),
    "about.swap.sales_fact": Words(
        "Revenue if leads, segments and target shares are as planned, win rates and checks as delivered.",
        "Выручка, если лиды, сегменты и доля целевых — по плану, а конверсия и чек — по факту.",
    ),
    "metric.swap.fact": Words("All as delivered", "Всё по факту"),
    "about.swap.fact": Words(
        "Revenue that the delivered leads, target shares, wins per target lead and checks make: revenue less what stands "
        "outside the split.",
        "Выручка при фактических лидах, доле целевых, продажах на целевой лид и чеке: вся выручка, кроме той, что вне "
        "разложения.",
    ),
    "why.no_plan_months": Words(
        "the plan has no month that lies inside the period and has begun",
        "в плане нет ни одного начавшегося месяца внутри периода",
    ),
    "why.plan_incomplete": Words(
        "some rows of the plan leave out what this number needs",
        "в части строк плана не заполнено то, что нужно для этого числа",
    ),
    "note.plan_mismatch": Words(
        "the revenue typed in the plan differs from leads × target share × win rate × average check",
        "выручка в плане не равна произведению лидов, доли целевых, конверсии и среднего чека",
    ),
    "note.unjudged": Words(
        "leads not qualified yet decide whether the target share is below the plan",
        "ниже плана доля целевых или нет, зависит от ещё не квалифицированных лидов",
    ),
    "plan.indices": Words("Each department by its own work", "Каждый отдел по своей работе"),
    "plan.indices.note": Words(
        "100 %: as the plan promised, for leads as old as these. Marketing's limits take all leads without a verdict yet as non-target, or as target; sales' limits are what chance can do.",
        "100 %: как обещал план для лидов такого возраста. Границы маркетинга: все ещё не оценённые лиды нецелевые или все целевые; границы продаж: сколько может дать случай.",
    ),
    "column.value": Words("Value", "Значение"),
    "column.limits": Words("Limits", "Границы"),
    "column.rests_on": Words("Leads / wins", "Лидов / продаж"),
    "column.told": Words("Can it be told?", "Можно ли судить?"),
    "index.told.1": Words("above plan", "выше плана"),
    "index.told.-1": Words("below plan", "ниже плана"),
    "index.told.0": Words("cannot be told yet", "пока не сказать"),
    "metric.index.expected_won": Words("Wins expected of the leads", "Ожидалось продаж с этих лидов"),
    "about.index.expected_won": Words(
        "What the leads created in the plan's months are worth by the plan, in wins by now: a target lead counts as the plan's win rate of its month and segment, one not qualified yet as target share × win rate, a non-target lead as nothing; each times its maturity. The limits take all unqualified leads as non-target, or as target. Leads for which nothing was planned stand aside.",
        "Сколько продаж по плану должны были дать к этому дню лиды, созданные в месяцы плана: целевой лид идёт по плановой конверсии своего месяца и сегмента, ещё не оценённый — по доле целевых × конверсия, нецелевой не считается; всё с поправкой на зрелость. Границы: все неоценённые нецелевые или все целевые. Лиды без плана стоят в стороне.",
    ),
    "metric.index.marketing": Words("Marketing index", "Индекс маркетинга"),
    "about.index.marketing": Words(
        "Wins expected of the delivered leads over the wins planned by now: 100 % means that marketing brought leads worth the plan.",
        "Ожидаемые с полученных лидов продажи к запланированным к этому дню: 100 % — маркетинг дал лидов ровно на план.",
    ),
    "metric.index.sales": Words("Sales index", "Индекс продаж"),
    "about.index.sales": Words(
        "Wins over what was to be expected of the delivered leads: 100 % means that sales made of them what the plan promised. The limits are Byar's for the number of wins; only if they exclude 100 % is it sales' part.",
        "Продажи к тому, что следовало ждать с полученных лидов: 100 % — продажи сделали из них ровно то, что обещал план. Границы по Байару для числа продаж; частью продаж это становится, только если 100 % вне границ.",
    ),
    "metric.index.total": Words("Wins against plan", "Продажи к плану"),
    "about.index.total": Words(
        "Wins of the leads created in the plan's months over the wins planned by now: the marketing index times the sales index.",
        "Продажи с лидов, созданных в месяцы плана, к запланированным к этому дню: индекс маркетинга × индекс продаж.",
    ),
}
