"""What the numbers of the forecast are called, and what each of them is."""

from sheetsync.core.lang.words import Words

PHRASES = {
    "metric.forecast.won": Words("Wins, forecast", "Продажи, прогноз"),
    "about.forecast.won": Words(
        "Wins by the end of the running period: those so far, those of the open leads by stage and age, those of leads still to come. The range holds in four cases of five.",
        "Продажи к концу текущего периода: уже сделанные, с открытых лидов по этапу и возрасту и с лидов, которые ещё придут. Диапазон верен в четырёх случаях из пяти.",
    ),
    "metric.forecast.revenue": Words("Revenue, forecast", "Выручка, прогноз"),
    "about.forecast.revenue": Words(
        "Revenue by the end of the running period if nothing changes: that so far, and the wins to come at amounts like those of the last 180 days. The range holds in four cases of five.",
        "Выручка к концу текущего периода, если ничего не изменится: уже полученная и будущие продажи с суммами, как за последние 180 дней. Диапазон верен в четырёх случаях из пяти.",
    ),
    "metric.forecast.completion": Words("Plan reached, forecast", "Выполнение плана, прогноз"),
    "about.forecast.completion": Words(
        "The forecast revenue over the planned revenue of the whole running period.",
        "Прогноз выручки к плану на весь текущий период.",
    ),
}
