"""What only the CEO tab says: the moves under the headline numbers, the forecast, the state of things, links."""

from sheetsync.core.lang.words import Words

PHRASES = {
    "ceo.heading": Words("{heading} ›", "{heading} ›"),
    "ceo.moved": Words("{arrow} {then} → {now}", "{arrow} {then} → {now}"),
    "ceo.moved.other": Words("{metric} {arrow} {then} → {now}", "{metric} {arrow} {then} → {now}"),
    "ceo.moves": Words(
        "▲ ▼ what changed for certain: {now} against {then}. No arrow: no change that the data prove.",
        "▲ ▼ что изменилось наверняка: {now} против {then}. Без стрелки: изменение не доказано.",
    ),
    "ceo.moves.none": Words(
        "No headline number changed for certain: {now} against {then}.",
        "Ни один из этих показателей наверняка не изменился: {now} против {then}.",
    ),
    "ceo.why_not_target": Words("Non-target leads: {rate}", "Нецелевые лиды: {rate}"),
    "ceo.why_lost": Words("Losses: {rate} substantive", "Отказы: содержательных {rate}"),
    "ceo.recoverable": Words("Recoverable", "Вернуть"),
    "ceo.outlook": Words("Forecast and indices", "Прогноз и индексы"),
    "ceo.outlook.range": Words("{low} – {high}", "{low} – {high}"),
    "ceo.outlook.below": Words("below plan · {interval}", "ниже плана · {interval}"),
    "ceo.outlook.above": Words("above plan · {interval}", "выше плана · {interval}"),
    "ceo.outlook.open": Words("not proved · {interval}", "не доказано · {interval}"),
    "ceo.segments.more": Words(
        "The {shown} with the most revenue, of {total}; all in {tab}.",
        "{shown} с наибольшей выручкой из {total}; все — «{tab}».",
    ),
    "ceo.example": Words(
        "The example row {id} of a new workbook still stands in “{tab}” and is counted: type over it, there and in the other tabs.",
        "Строка-пример {id} новой книги всё ещё стоит во вкладке «{tab}» и посчитана: впишите поверх свои данные, там и в других вкладках.",
    ),
    "ceo.state": Words("How things stand", "Состояние"),
    "ceo.state.rows": Words("Rows: {used} used, {left_out} left out", "Строк учтено {used}, не учтено {left_out}"),
    "ceo.state.issues": Words(
        "Data: {errors:n} {errors:error|errors}, {warnings:n} {warnings:warning|warnings}",
        "Данные: {errors:n} {errors:ошибка|ошибки|ошибок}, {warnings:n} {warnings:предупреждение|предупреждения|предупреждений}",
    ),
    "ceo.state.relation": Words(
        "Label and criteria agree: {agreement} · disputed: {disputed}",
        "Метка и критерии сходятся: {agreement} · спорных: {disputed}",
    ),
    "ceo.state.hypotheses": Words(
        "Hypotheses: {running:n} running, {decided:n} decided", "Гипотезы: идут {running:n}, решены {decided:n}"
    ),
}
