"""What the numbers and the tab of disputes say."""

from sheetsync.core.lang.words import Words

PHRASES = {
    "tab.disputes": Words("Disputes", "Споры"),
    "tab.disputes.answers": Words(
        "Which leads does a department call otherwise than the criteria do, what is at stake, and who must answer?",
        "О каких лидах отдел думает иначе, чем критерии, что на кону и кто должен ответить?",
    ),
    "metric.disputes.count": Words("Disputed leads", "Спорные лиды"),
    "about.disputes.count": Words(
        "Leads created in the period whose verdict by the criteria is contradicted by the label of sales or of marketing.",
        "Лиды периода, у которых метка продаж или маркетинга расходится с вердиктом по критериям.",
    ),
    "metric.disputes.share": Words("Disputed, share", "Доля спорных"),
    "about.disputes.share": Words(
        "Of the leads that have a verdict and a label of either department, the share that is disputed.",
        "Доля спорных среди лидов, у которых есть вердикт и метка хотя бы одного отдела.",
    ),
    "metric.disputes.money": Words("Money at stake", "Деньги на кону"),
    "about.disputes.money": Words(
        "What hangs on the disputed leads: the amount of those that were won, and for every other one what a target lead of its segment brings on the average. Revenue, not profit.",
        "Что зависит от спорных лидов: сумма сделки у выигранных, а у каждого из остальных — сколько в среднем приносит целевой лид его сегмента. Выручка, не прибыль.",
    ),
    "metric.disputes.target_worth": Words("Worth of a target lead", "Цена целевого лида"),
    "about.disputes.target_worth": Words(
        "What a target lead created in the period brings on the average: the share of target leads won so far × the average amount of those wins. From 30 target leads and a win on the segment's own, else that of all segments together.",
        "Сколько в среднем приносит целевой лид периода: доля выигранных на сегодня × средняя сумма этих продаж. Начиная с 30 целевых лидов и одной продажи — по самому сегменту, иначе по всем сегментам вместе.",
    ),
    "metric.disputes.listed": Words("Disputes so far", "Споров всего"),
    "about.disputes.listed": Words(
        "Disputes that the Disputes tab has ever listed, open or ended, whichever period the leads are of.",
        "Споры, когда-либо попавшие на вкладку «Споры», открытые и закрытые, за все периоды.",
    ),
    "metric.disputes.resolved_share": Words("Resolved", "Решено"),
    "about.disputes.resolved_share": Words(
        "Of the disputes ever listed, the share that ended because label and verdict say the same now. A label that was merely taken away, a verdict or a lead that is gone resolve nothing.",
        "Доля споров, которые закончились тем, что метка и вердикт теперь совпадают. Если метку просто убрали, вердикта или лида больше нет — это не решение.",
    ),
    "metric.disputes.days_to_resolve": Words("Days to resolve", "Дней до решения"),
    "about.disputes.days_to_resolve": Words(
        "The median of calendar days from the day a dispute was first listed to the day it was first seen resolved.",
        "Медиана календарных дней от появления спора на вкладке до дня, когда он впервые замечен решённым.",
    ),
    "why.no_target_wins": Words(
        "no target lead of the period has been won with an amount yet",
        "ни один целевой лид периода ещё не выигран с указанной суммой",
    ),
    "docket.lead_id": Words("Lead ID", "ID лида"),
    "docket.first_seen": Words("First listed", "Впервые замечен"),
    "docket.ended": Words("Ended on", "Закончился"),
    "docket.how": Words("How it ended", "Чем закончился"),
    "docket.agreed": Words("label and criteria agree", "метка и критерии совпали"),
    "docket.withdrawn": Words("the label was taken away", "метку убрали"),
    "docket.unjudged": Words("the lead has no verdict any more", "вердикта больше нет"),
    "docket.gone": Words("the lead isn't in the table any more", "лида больше нет в таблице"),
    "disputes.totals": Words("How much is disputed", "Сколько спорного"),
    "disputes.by": Words("Disputed leads {by}", "Спорные лиды {by}"),
    "disputes.list": Words("Lead by lead", "По лидам"),
    "disputes.list.note": Words(
        "Open disputes first, the most money first; a dispute that has ended stays listed. To answer means: change the label, or show which cell of the lead is wrong.",
        "Сначала открытые споры, по убыванию денег; закончившиеся остаются в списке. Ответить — значит исправить метку или показать, какая ячейка лида неверна.",
    ),
    "disputes.capped": Words(
        "{open} leads are disputed, {shown} of them are listed; the others come as these are resolved.",
        "Спорных лидов {open}, в списке {shown}; остальные появятся, когда решатся эти.",
    ),
    "disputes.none": Words("No lead is disputed.", "Спорных лидов нет."),
    "disputes.money.note": Words(
        "At stake: the amount of a won lead; of any other one what a target lead of its segment brings on the average.",
        "На кону: у выигранного лида сумма сделки, у любого другого — сколько в среднем приносит целевой лид его сегмента.",
    ),
    "column.failed_cells": Words("Criteria failed, and what stands there", "Что не выполнено и что написано"),
    "column.marketing_label": Words("Marketing says", "Маркетинг говорит"),
    "column.sales_label": Words("Sales say", "Продажи говорят"),
    "column.at_stake": Words("Money at stake", "Деньги на кону"),
    "column.answers": Words("Who must answer", "Кто отвечает"),
    "phrase.cell_says": Words("{criterion}: “{written}”", "{criterion}: «{written}»"),
    "phrase.cell_blank": Words("{criterion}: blank", "{criterion}: пусто"),
}
