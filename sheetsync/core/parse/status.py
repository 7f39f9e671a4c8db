"""What a status word says: how it ended, or how far it came."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum

from sheetsync.core.norms import Norms, Source
from sheetsync.core.parse.text import fold


class Outcome(Enum):
    """How a lead stands."""

    OPEN = "open"
    WON = "won"
    LOST = "lost"


@dataclass(frozen=True, slots=True)
class Status:
    """A status word understood. `outcome` is None where a stage is named: it says how far, not how it ended.

    `stage` is a key of `norms.lead_stages`, "" if none is named.
    """

    outcome: Outcome | None
    stage: str = ""


_WON = (
    "won, win, closed won, closed - won, closed-won, deal won, sold, sale, success, successful, paid, "
    "выигран, выиграна, выиграно, выиграли, продажа, продан, продано, продана, успешно реализовано, успешно, "
    "успех, сделка выиграна, закрыто успешно, закрыта успешно, оплачен, оплачено, оплачена, договор подписан"
)
_LOST = (
    "lost, loss, closed lost, closed - lost, closed-lost, deal lost, rejected, refused, refusal, declined, failed, "
    "disqualified, проигран, проиграна, проиграно, проиграли, потерян, потеряна, потеряно, отказ, отказался, "
    "отказались, закрыто и не реализовано, не реализовано, сделка проиграна, закрыто неуспешно, провал, слит, слита"
)
_OPEN = (
    "open, opened, in progress, in work, active, working, pending, new, new lead, not started, on hold, "
    "в работе, в процессе, открыт, открыта, открыто, открытая, активна, активен, активный, новый, новая, "
    "новый лид, не начат, ожидание, на паузе, отложен, отложена"
)
_WORDS: Mapping[str, Outcome] = {
    fold(word): outcome
    for outcome, words in ((Outcome.WON, _WON), (Outcome.LOST, _LOST), (Outcome.OPEN, _OPEN))
    for word in words.split(", ")
}
_NUMBERED = re.compile(r"(?:этап |stage |step |шаг )?\d{1,2} ?[.):-]? *(?=\D)")


def read_status(word: str, norms: Norms) -> Status | None:
    """What a word of the status column means, None if nobody agreed on it; "3. КП" is "КП"."""
    folded = fold(word)
    known = status_words(norms)
    return known.get(folded) or known.get(_NUMBERED.sub("", folded, count=1).strip())


def status_words(norms: Norms) -> Mapping[str, Status]:
    """Every folded word that is understood; a stage's own words go before the common ones."""
    known = {word: Status(outcome) for word, outcome in _WORDS.items()}
    for stage in norms.lead_stages:
        meaning = Status(Outcome.WON) if stage.source is Source.WON else Status(None, stage.key)
        known |= {fold(word): meaning for word in (stage.key, stage.label.en, stage.label.ru)}
    return known
