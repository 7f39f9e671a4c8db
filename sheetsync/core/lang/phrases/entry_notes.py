"""What the headers and dropdowns of a new entry tab say."""

from sheetsync.core.lang.words import Words

PHRASES = {
    "entry.required": Words("Required.", "Обязательно."),
    "entry.optional": Words("May be left empty.", "Можно не заполнять."),
    "entry.owner.marketing": Words("Filled in by marketing.", "Заполняет маркетинг."),
    "entry.owner.sales": Words("Filled in by sales.", "Заполняют продажи."),
    "entry.owner.ceo": Words("Filled in by the CEO.", "Заполняет гендиректор."),
    "entry.owner.both": Words("Agreed by marketing and sales.", "Согласуют маркетинг и продажи."),
    "entry.stage": Words(
        "The day the lead reached “{stage}”; empty if it hasn't.",
        "День, когда лид дошёл до этапа «{stage}»; пусто, если ещё нет.",
    ),
    "entry.example": Words("An example: type over this row.", "Пример: впишите поверх свои данные."),
    "entry.other": Words("Not in the list", "Нет в списке"),
    "entry.other.keep": Words(
        "This word isn't in the list. Keep it if it is meant.",
        "Этого слова нет в списке. Оставьте, если так и задумано.",
    ),
    "entry.yes": Words("yes", "да"),
    "entry.no": Words("no", "нет"),
}
