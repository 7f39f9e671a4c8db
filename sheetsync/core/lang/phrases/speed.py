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
        "The median of calendar days from creation to the date of the first dated stage, over leads that have both dates; "
        "half of the contacted leads waited no longer.",
        "Медиана календарных дней от создания до даты первого этапа по лидам, у которых есть обе даты: половина ждала не "
        "дольше.",
    ),
    "metric.speed.first_contact_p90": Words("First contact, 9 of 10", "Первый контакт, 9 из 10"),
    "about.speed.first_contact_p90": Words(
        "The fewest calendar days within which at least 9 of 10 contacted leads had their first contact.",
        "Наименьшее число календарных дней, за которое первый контакт получили хотя бы 9 из 10 лидов с контактом.",
    ),
    "metric.speed.first_contact_in_norm": Words("Contacted in time", "Контакт в срок"),
    "about.speed.first_contact_in_norm": Words(
        "Of the leads with a date of first contact, and those never contacted although older than the norm, the share "
        "contacted within the norm.",
        "Доля лидов с контактом в пределах нормы среди лидов с датой первого контакта и тех, с кем так и не связались, "
        "хотя норма уже прошла.",
    ),
}
