"""Why a number can't be told, and what qualifies one that is told."""

from sheetsync.core.lang.words import Words

PHRASES = {
    "why.no_cases": Words("there is nothing to divide by", "делить не на что"),
    "why.no_tab": Words("the workbook has no tab “{what}”", "в книге нет вкладки «{what}»"),
    "why.no_column": Words("the column “{what}” is missing or empty", "столбца «{what}» нет или он пуст"),
    "why.no_criteria": Words(
        "no criteria have been agreed, so no lead is called target or non-target",
        "критерии не согласованы, поэтому ни один лид не назван целевым или нецелевым",
    ),
    "why.one_sided": Words(
        "only won leads have “{what}”, so it isn't known how many leads there were before the win",
        "«{what}» есть только у выигранных лидов, поэтому неизвестно, из скольких лидов вышли эти продажи",
    ),
    "why.no_cost": Words(
        "deals have no cost, and no margin is set", "у сделок не указана себестоимость, и маржа в настройках не задана"
    ),
    "why.no_setting": Words("the setting `{what}` is empty", "не задана настройка `{what}`"),
    "why.spend_has_no_manager": Words("spend isn't kept by manager", "расходы не ведутся по менеджерам"),
    "why.above_whole": Words(
        "there are more of these than of what they would be a share of: the two are counted differently",
        "их больше, чем того, от чего считается доля: это разные счёты",
    ),
    "why.partly_filled": Words(
        "“{what}” is filled in some rows only, so the two sides of the ratio don't match",
        "«{what}» заполнено не во всех строках, поэтому числитель и знаменатель не сопоставимы",
    ),
    "note.before_first_win": Words(
        "this month ended before the first recorded win", "этот месяц закончился раньше первой записанной продажи"
    ),
    "note.big_deal": Words("one deal makes up a large part of this sum", "заметную часть этой суммы даёт одна сделка"),
    "note.prorated": Words(
        "the plan is counted for the working days that have passed", "план взят за прошедшие рабочие дни"
    ),
}
