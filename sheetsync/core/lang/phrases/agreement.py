"""What the numbers of agreement are called, and what each of them is."""

from sheetsync.core.lang.words import Words

PHRASES = {
    "dimension.judge": Words("Whose label", "Чья метка"),
    "dimension.judge.by": Words("by whose label", "по тому, чья метка"),
    "judge.sales": Words("sales and the criteria", "продажи и критерии"),
    "judge.marketing": Words("marketing and the criteria", "маркетинг и критерии"),
    "judge.both": Words("sales and marketing", "продажи и маркетинг"),
    "metric.agreement.labelled": Words("Compared", "Сравнено"),
    "about.agreement.labelled": Words(
        "Leads created in the period that have both opinions: the department's label and a verdict (for “sales and marketing”: both labels).",
        "Лиды периода, у которых есть оба мнения: метка отдела и вердикт по критериям (для строки «продажи и маркетинг» — обе метки).",
    ),
    "metric.agreement.share": Words("Agree", "Совпадает"),
    "about.agreement.share": Words(
        "Of the leads with both opinions, the share on which they are the same.",
        "Доля лидов с одинаковым мнением среди тех, у которых есть оба.",
    ),
    "metric.agreement.kappa": Words("Kappa", "Каппа"),
    "about.agreement.kappa": Words(
        "Agreement beyond chance by Cohen: 1 is full agreement, 0 is what guessing would give. It is misleading where nearly all leads are of one kind; then go by AC1. From 30 leads on.",
        "Согласие сверх случайного по Коэну: 1 — полное, 0 — как при угадывании. Обманчива, когда почти все лиды одного вида: тогда смотрите на AC1. Начиная с 30 лидов.",
    ),
    "metric.agreement.ac1": Words("AC1", "AC1"),
    "about.agreement.ac1": Words(
        "Agreement beyond chance by Gwet, which keeps its meaning where nearly all leads are of one kind: 1 is full agreement, 0 is what guessing would give. From 30 leads on.",
        "Согласие сверх случайного по Гвету; не теряет смысла, когда почти все лиды одного вида: 1 — полное, 0 — как при угадывании. Начиная с 30 лидов.",
    ),
    "metric.agreement.only_label": Words("Target only by label", "Целевой только по метке"),
    "about.agreement.only_label": Words(
        "Leads that the department calls target and the criteria call non-target (for “sales and marketing”: target for sales only).",
        "Лиды, которые отдел называет целевыми, а критерии — нецелевыми (для строки «продажи и маркетинг»: целевые только для продаж).",
    ),
    "metric.agreement.only_verdict": Words("Target only by criteria", "Целевой только по критериям"),
    "about.agreement.only_verdict": Words(
        "Leads that the criteria call target and the department calls non-target (for “sales and marketing”: target for marketing only).",
        "Лиды, которые критерии называют целевыми, а отдел — нецелевыми (для строки «продажи и маркетинг»: целевые только для маркетинга).",
    ),
    "metric.agreement.direction_p": Words("Chance of such a lean", "Вероятность такого перекоса"),
    "about.agreement.direction_p": Words(
        "If neither side called leads target more readily than the other, how likely a lean at least this strong would be (exact McNemar test). Below 5 % the lean is no accident. From 30 leads on.",
        "Если бы ни одна сторона не называла лиды целевыми охотнее другой, с какой вероятностью получился бы перекос не слабее этого (точный тест Макнемара). Ниже 5 % — перекос не случаен. Начиная с 30 лидов.",
    ),
    "metric.agreement.unlabelled": Words("No label", "Нет метки"),
    "about.agreement.unlabelled": Words(
        "Leads that have a verdict but no label of the department: left out of the comparison (for “sales and marketing”: labelled by marketing only).",
        "Лиды с вердиктом, но без метки отдела: в сравнение не входят (для строки «продажи и маркетинг»: метка только у маркетинга).",
    ),
    "metric.agreement.unjudged": Words("No verdict", "Нет вердикта"),
    "about.agreement.unjudged": Words(
        "Leads that have the department's label but aren't qualified yet: left out of the comparison (for “sales and marketing”: labelled by sales only).",
        "Лиды с меткой отдела, но ещё не квалифицированные: в сравнение не входят (для строки «продажи и маркетинг»: метка только у продаж).",
    ),
    "why.unlabelled_by_sales": Words(
        "nobody has filled “{what}”; sales can fill it", "столбец «{what}» не заполнен; заполнить его могут продажи"
    ),
    "why.unlabelled_by_marketing": Words(
        "nobody has filled “{what}”; marketing can fill it",
        "столбец «{what}» не заполнен; заполнить его может маркетинг",
    ),
    "why.one_opinion": Words(
        "both sides say the same of every lead, so chance alone would do as well",
        "обе стороны говорят обо всех лидах одно и то же: столько дала бы и случайность",
    ),
    "agreement.heading": Words("Do the labels agree with the criteria?", "Совпадают ли метки с критериями?"),
    "agreement.note": Words(
        "Leads without a label or without a verdict are left out and counted. Where nearly all leads are of one kind, go by AC1 rather than kappa.",
        "Лиды без метки или без вердикта не сравниваются, а посчитаны отдельно. Если почти все лиды одного вида, смотрите на AC1, а не на каппу.",
    ),
    "column.ac1_interval": Words("AC1, 95 % interval", "AC1, 95 % интервал"),
}
