"""What is said of rows of the Hypotheses tab that can't be judged as they are written: what is wrong, what was done."""

from sheetsync.core.lang.words import Words

_NOT_MEASURED = Words("The hypothesis is not measured.", "Гипотеза не измеряется.")

HYPOTHESES: dict[str, tuple[Words, Words]] = {
    "hypothesis_metric_unknown": (
        Words(
            "No number is called “{written}”. The most like it: {near}.",
            "Показателя «{written}» нет. Похожий: {near}.",
        ),
        Words(
            "The hypothesis is not measured. `sheetsync explain` lists all numbers.",
            "Гипотеза не измеряется. Все показатели перечисляет `sheetsync explain`.",
        ),
    ),
    "hypothesis_metric_unfit": (
        Words(
            "“{written}” can't be compared before and after: only shares, counts, CPL, CPQL and CAC can.",
            "«{written}» нельзя сравнить до и после: годятся только доли, количества, CPL, CPQL и CAC.",
        ),
        _NOT_MEASURED,
    ),
    "hypothesis_scope_unknown": (
        Words(
            "“{written}” is no segment, channel, campaign, manager, stage or criterion. The most like it: {near}.",
            "«{written}» — не сегмент, канал, кампания, менеджер, этап или критерий. Похожее: {near}.",
        ),
        _NOT_MEASURED,
    ),
    "hypothesis_direction_unknown": (
        Words("The direction “{written}” is neither up nor down.", "Направление «{written}» — ни рост, ни снижение."),
        Words(
            "The hypothesis is not measured. Write up or down.",
            "Гипотеза не измеряется. Напишите «рост» или «снижение».",
        ),
    ),
    "hypothesis_decided_before_start": (
        Words("The decision date {written} isn't after the start.", "Дата решения {written} не позже начала."),
        Words(
            "It is measured, and not decided until the date is mended.",
            "Измеряется, но решения не будет, пока дату не исправят.",
        ),
    ),
}
