"""What the memo says besides what the tabs say."""

from sheetsync.core.lang.words import Words

PHRASES = {
    "memo.subject": Words("Review {date}: {done} of plan, {gap}", "Встреча {date}: {done} плана, {gap}"),
    "memo.subject.no_plan": Words("Review {date}: revenue {revenue}", "Встреча {date}: выручка {revenue}"),
    "memo.subject.untrusted": Words(
        "Review {date}: the entries must be completed first", "Встреча {date}: сначала нужно дозаполнить данные"
    ),
    "memo.sole": Words("{count} for this reason alone", "только по этой причине — {count}"),
    "memo.bounds": Words(
        "95 % interval {interval}. Counting the leads that aren't qualified yet, the share lies between {low} and {high}; "
        "qualified: {coverage}.",
        "95-процентный интервал {interval}. С учётом ещё не квалифицированных лидов доля — от {low} до {high}; "
        "квалифицировано {coverage}.",
    ),
    "memo.recoverable": Words("at most {money} to recover", "можно вернуть не больше {money}"),
    "memo.losses.note": Words(
        "The most frequent reason at each stage, of all losses there.",
        "Самая частая причина на каждом этапе, от всех потерь на нём.",
    ),
    "memo.losses.recoverable": Words(
        "Recoverable money is an upper bound: the lost leads, had they gone on like the others.",
        "Возвратные деньги — верхняя граница: если бы потерянные лиды дошли так же, как остальные.",
    ),
    "memo.segments": Words(
        "The {count} segments with the most revenue. All are in the tab Unit economics.",
        "Сегменты с наибольшей выручкой ({count}). Все — во вкладке «Юнит-экономика».",
    ),
    "memo.interval": Words("95 % interval {limits}", "95-процентный интервал {limits}"),
    "memo.forecast": Words(
        "By {date}, if nothing changes: revenue {revenue} (four cases of five: {low} – {high}).",
        "К {date}, если ничего не изменится: выручка {revenue} (в четырёх случаях из пяти {low} – {high}).",
    ),
    "memo.forecast.plan": Words(
        "By {date}, if nothing changes: revenue {revenue} (four cases of five: {low} – {high}), {done} of the plan.",
        "К {date}, если ничего не изменится: выручка {revenue} (в четырёх случаях из пяти {low} – {high}), {done} плана.",
    ),
    "memo.changes": Words("What has changed", "Что изменилось"),
    "memo.no_change": Words(
        "Nothing has provably changed; the tab Changes shows every number.",
        "Доказанных изменений нет; все показатели во вкладке «Изменения».",
    ),
    "memo.hypotheses": Words("Hypotheses", "Гипотезы"),
    "memo.relation": Words("How the two departments get on", "Как ладят отделы"),
    "memo.data": Words("How far to trust these numbers", "Насколько можно верить этим числам"),
    "memo.rows": Words(
        "{rows} rows in the entry tabs = {used} used + {left_out} left out + {blank} blank.",
        "Строк во вкладках для ввода: {rows} = учтено {used} + не учтено {left_out} + пустых {blank}.",
    ),
    "memo.at_stake": Words("{money} at stake", "на кону {money}"),
    "memo.moved": Words(
        "was {then}, is {now}; 95 % interval of the change {limits}",
        "было {then}, стало {now}; 95-процентный интервал изменения {limits}",
    ),
    "memo.more": Words("And {count} more, in the tab {tab}.", "Остальные ({count}) — во вкладке «{tab}»."),
    "memo.waterfall": Words(
        "From the plan, {plan}, to the fact, {fact}: the steps stand as numbers below.",
        "От плана ({plan}) к факту ({fact}); шаги — числами ниже.",
    ),
    "memo.trend": Words("From review to review: {told}.", "От встречи к встрече: {told}."),
    "memo.fallback": Words(
        "The memo's own template is broken, so this is the built-in form: {fault}",
        "Свой шаблон письма сломан, поэтому письмо во встроенном виде: {fault}",
    ),
    "memo.footer": Words(
        "Computed from {where} as of {date}. Every number is explained in the summary tabs and by the command sheetsync explain.",
        "Посчитано по {where} на {date}. Каждое число объясняют итоговые вкладки и команда sheetsync explain.",
    ),
}
