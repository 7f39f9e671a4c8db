"""What is said of hypotheses: their tab and their verdicts."""

from sheetsync.core.lang.words import Words

PHRASES = {
    "why.too_early": Words("less than a week has passed since the start", "с начала прошло меньше недели"),
    "why.no_earlier_window": Words(
        "there is no time before to compare with", "не с чем сравнить: прошлого периода нет"
    ),
}
