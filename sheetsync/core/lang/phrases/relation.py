"""What the Relation tab says."""

from sheetsync.core.lang.words import Words

PHRASES = {
    "tab.relation": Words("Relation", "Отношения"),
    "tab.relation.answers": Words(
        "How do marketing and sales get on, from review to review?",
        "Как ладят маркетинг и продажи от встречи к встрече?",
    ),
    "relation.note": Words(
        "As each review was told it. The indices say what each department made of its part; agreement, what sales' label and the criteria have in common; the scores, how each head sees the other's work (Reviews tab).",
        "Так, как это видела каждая встреча. Индексы — что каждый отдел сделал из своей части; согласие — насколько метка продаж совпадает с критериями; оценки — как руководители видят работу друг друга (вкладка «Встречи»).",
    ),
    "relation.first": Words(
        "The first line comes with the first review. Nothing is needed for it but the Reviews tab.",
        "Первая строка появится с первой встречей. Для этого нужна только вкладка «Встречи».",
    ),
    "relation.marketing_pulse": Words("Marketing about sales", "Маркетинг о продажах"),
    "relation.sales_pulse": Words("Sales about marketing", "Продажи о маркетинге"),
    "chart.relation": Words("The two indices over the reviews", "Два индекса от встречи к встрече"),
    "chart.pulse": Words("What the heads say of each other", "Что руководители говорят друг о друге"),
}
