"""What the numbers about the entries themselves are called, and what each of them is."""

from sheetsync.core.lang.words import Words

PHRASES = {
    "metric.trust.fill": Words("Decisive fields filled", "Заполненность ключевых полей"),
    "about.trust.fill": Words(
        "Of the department's decisive fields of the period's leads, the share filled. Marketing: creation date, channel, "
        "segment, a phone or an e-mail; sales: manager of every deal, closing date of won and lost ones, reason of lost, "
        "amount of won ones. Both: the columns of theirs that required criteria look at.",
        "Доля заполненных ключевых полей отдела по лидам периода. Маркетинг: дата создания, канал, сегмент, "
        "телефон или почта; продажи: менеджер каждой сделки, дата закрытия выигранных и потерянных, причина у потерянных, "
        "сумма у выигранных. Оба: свои столбцы, которые нужны обязательным критериям.",
    ),
    "metric.trust.errors": Words("Rows with an error", "Строки с ошибкой"),
    "about.trust.errors": Words(
        "Of the rows in the department's tabs that hold anything, the share with at least one error.",
        "Доля строк с хотя бы одной ошибкой среди непустых строк во вкладках отдела.",
    ),
    "metric.trust.duplicates": Words("Duplicate rows", "Повторные строки"),
    "about.trust.duplicates": Words(
        "Of the rows in the department's tabs that hold anything, the share that repeat or contradict another row.",
        "Доля строк, которые повторяют другую строку или противоречат ей, среди непустых строк во вкладках отдела.",
    ),
    "metric.trust.blank_reasons": Words("Losses without a reason", "Отказы без причины"),
    "about.trust.blank_reasons": Words(
        "Of the leads created in the period and lost by now, the share whose loss reason is blank.",
        "Доля лидов периода, потерянных без указанной причины, среди всех потерянных лидов периода.",
    ),
}
