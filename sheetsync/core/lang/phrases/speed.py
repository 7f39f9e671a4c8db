"""What the numbers of speed are called, and what each of them is."""

from sheetsync.core.lang.words import Words

PHRASES = {
    "metric.speed.won_cycle_days": Words("Days to win", "Дней до продажи"),
    "about.speed.won_cycle_days": Words(
        "The median of calendar days from creation to the win, over won leads created in the period that have both dates.",
        "Медиана календарных дней от создания до продажи по выигранным лидам периода, у которых есть обе даты.",
    ),
    "metric.speed.lost_cycle_days": Words("Days to loss", "Дней до отказа"),
    "about.speed.lost_cycle_days": Words(
        "The median of calendar days from creation to the loss, over lost leads created in the period that have both dates.",
        "Медиана календарных дней от создания до отказа по потерянным лидам периода, у которых есть обе даты.",
    ),
    "metric.speed.first_contact_days": Words("Days to first contact", "Дней до первого контакта"),
    "about.speed.first_contact_days": Words(
        "Calendar days from creation by which half of the leads created in the period have had their first contact. Those "
        "still waiting count up to their age (Kaplan–Meier), lost ones that nobody contacted wait on; leads that went on "
        "without a date of contact are left out.",
        "За сколько календарных дней от создания первый контакт получает половина лидов периода. Те, кто ещё ждёт, учтены "
        "до своего возраста (оценка Каплана — Мейера), потерянные без контакта считаются ждущими; прошедшие дальше без "
        "даты контакта не учтены.",
    ),
    "metric.speed.first_contact_p90": Words("First contact, 9 of 10", "Первый контакт, 9 из 10"),
    "about.speed.first_contact_p90": Words(
        "Calendar days from creation by which 9 of 10 leads created in the period have had their first contact, those "
        "still waiting included as above.",
        "За сколько календарных дней от создания первый контакт получают 9 из 10 лидов периода; ждущие учтены так же.",
    ),
    "metric.speed.stage_days": Words("Days in the stage", "Дней на этапе"),
    "about.speed.stage_days": Words(
        "Calendar days from entering a stage by which half of the leads created in the period have left it, to a later "
        "stage, won or lost; those that still stand there count up to today (Kaplan–Meier).",
        "За сколько календарных дней половина лидов периода покидает этап: дальше, в продажу или в отказ; стоящие на нём "
        "учтены по сегодняшний день (оценка Каплана — Мейера).",
    ),
    "metric.speed.stage_p90": Words("In the stage, 9 of 10", "На этапе, 9 из 10"),
    "about.speed.stage_p90": Words(
        "Calendar days from entering a stage by which 9 of 10 leads created in the period have left it.",
        "За сколько календарных дней этап покидают 9 из 10 лидов периода.",
    ),
    "why.still_waiting": Words(
        "too many still wait for it to tell how long it takes", "слишком многие ещё ждут, чтобы назвать срок"
    ),
    "metric.speed.first_contact_in_norm": Words("Contacted in time", "Контакт в срок"),
    "about.speed.first_contact_in_norm": Words(
        "Of the leads created so long ago that the norm has passed, the share contacted within it. Leads that went on "
        "without a date of contact are left out.",
        "Доля лидов с контактом в пределах нормы среди тех, чья норма уже прошла; прошедшие дальше без даты контакта не "
        "учтены.",
    ),
}
