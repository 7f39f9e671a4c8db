"""What the Changes tab says."""

from sheetsync.core.lang.words import Words

PHRASES = {
    "tab.changes": Words("Changes", "Изменения"),
    "tab.changes.answers": Words(
        "What has changed since the time before, and what only looks so?",
        "Что изменилось по сравнению с прошлым отрезком, а что только кажется?",
    ),
    "change.windows": Words("Compared: {then} and {now}.", "Сравниваются: {then} и {now}."),
    "change.note": Words(
        "Both times the leads are looked at as they stood on the last day of their window. It is called a change only if the interval excludes no change, and of all changes named in one block at most one in ten may be chance (Benjamini–Hochberg).",
        "Лиды обоих отрезков взяты такими, какими были в последний день своего отрезка. Изменением названо лишь то, у чего интервал не включает ноль; из всех названных в одном блоке случайным может быть не больше одного из десяти (Бенджамини — Хохберг).",
    ),
    "change.restated": Words(
        "The past was rewritten since the review as of {date}", "Прошлое изменено после встречи с данными на {date}"
    ),
    "change.restated.note": Words(
        "As told then, and as today's entries tell the very same days.",
        "Как говорили тогда и как те же дни выглядят по сегодняшним записям.",
    ),
    "change.told": Words("As told then", "Как говорили"),
    "change.today": Words("As of today", "По записям сегодня"),
    "restated.what": Words("What happened", "Что произошло"),
    "restated.ids": Words("Leads", "Лиды"),
    "restated.added": Words("added for days before", "добавлены задним числом"),
    "restated.deleted": Words("deleted", "удалены"),
    "restated.created": Words("another creation date", "изменена дата создания"),
    "restated.verdict": Words("another verdict by the criteria", "иная оценка по критериям"),
    "restated.state": Words("won or lost otherwise", "иной исход"),
    "restated.furthest": Words("another furthest stage", "иной дальний этап"),
    "restated.closed": Words("another close date", "изменена дата закрытия"),
    "restated.marketing_label": Words(
        "marketing's label set or changed after the loss", "метка маркетинга поставлена или изменена после отказа"
    ),
    "restated.sales_label": Words(
        "sales' label set or changed after the loss", "метка продаж поставлена или изменена после отказа"
    ),
    "restated.amount": Words("another amount", "изменена сумма"),
    "why.not_kept": Words(
        "which leads were changed can't be told: they weren't kept on this machine at that review",
        "какие лиды изменены, не сказать: при той встрече они не сохранены на этой машине",
    ),
    "change.headline": Words("Main numbers", "Главные показатели"),
    "change.stages": Words("Conversions by stage and segment", "Конверсии по этапам и сегментам"),
    "change.criteria": Words("Criteria that leads fail", "Невыполненные критерии"),
    "change.channels": Words("Channels", "Каналы"),
    "change.managers": Words("Managers", "Менеджеры"),
    "change.number": Words("Number", "Показатель"),
    "change.where": Words("Where", "Где"),
    "change.then": Words("Then", "Было"),
    "change.now": Words("Now", "Стало"),
    "change.difference": Words("Difference", "Разница"),
    "change.interval": Words("95 % interval", "Интервал 95 %"),
    "change.verdict": Words("Change", "Изменение"),
    "change.of": Words("of {n}", "из {n}"),
    "change.up": Words("up", "рост"),
    "change.down": Words("down", "снижение"),
    "change.none": Words("no provable change", "не доказано"),
    "change.mixes": Words("Another mix, or other shares?", "Другой состав или другие доли?"),
    "change.mixes.note": Words(
        "A share can move though no part of it did, since the parts weigh otherwise now. Mix and rate add up to the difference exactly.",
        "Доля может сдвинуться, хотя ни одна её часть не изменилась: части весят иначе. Состав и доли в сумме дают разницу точно.",
    ),
    "change.dimension": Words("By", "По"),
    "change.mix": Words("Mix", "Состав"),
    "change.rate": Words("Own shares", "Сами доли"),
    "change.remark": Words("Remark", "Замечание"),
    "change.against_all": Words(
        "The total moved one way and every part the other: it is all mix.",
        "Итог сдвинулся в одну сторону, а все части в другую: дело только в составе.",
    ),
}
