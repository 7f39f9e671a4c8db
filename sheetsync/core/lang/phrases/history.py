"""What the History tab and the lines over the reviews say."""

from sheetsync.core.lang.words import Words

PHRASES = {
    "tab.history": Words("History", "История"),
    "tab.history.answers": Words(
        "Which numbers did each review see? Added at every review, never rewritten.",
        "Какие цифры видели на каждой встрече? Добавляются при каждой встрече и не переписываются.",
    ),
    "history.review": Words("Review", "Встреча"),
    "history.recorded": Words("As of", "На дату"),
    "history.key": Words("Key", "Ключ"),
    "history.name": Words("Number", "Показатель"),
    "history.value": Words("Value", "Значение"),
    "history.k": Words("k", "k"),
    "history.n": Words("n", "n"),
    "history.low": Words("95 % from", "95 % от"),
    "history.high": Words("95 % to", "95 % до"),
    "history.now": Words("now", "сейчас"),
    "history.over": Words("Over the reviews", "От встречи к встрече"),
    "history.unreadable": Words(
        "Rows of the History tab that can't be read: {count}.", "Строк вкладки «История», которые не читаются: {count}."
    ),
    "history.stopped": Words(
        "Nothing is added to the History tab: its columns «Review» and «Key» can't be found.",
        "Во вкладку «История» ничего не добавляется: в ней не найти столбцы «Встреча» и «Ключ».",
    ),
    "chart.funnel": Words("How far leads come", "Докуда доходят лиды"),
    "chart.gap": Words("From plan to fact", "От плана к факту"),
    "chart.losses": Words("Why leads are lost", "Почему теряем лидов"),
    "chart.trend": Words("Shares over the reviews", "Доли от встречи к встрече"),
}
