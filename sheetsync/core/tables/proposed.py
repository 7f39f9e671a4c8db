"""What a word that nobody agreed on may stand for, as a row of the Synonyms tab: kind, written, means."""

from __future__ import annotations

from collections.abc import Mapping

from sheetsync.core.lang.words import Words
from sheetsync.core.norms import Norms
from sheetsync.core.parse.faults import Oddity
from sheetsync.core.parse.status import status_words
from sheetsync.core.parse.text import fold
from sheetsync.core.tables.complaints import in_both
from sheetsync.core.tables.likeness import nearest_word

KINDS: Mapping[str, Words] = {
    "channel": Words("channel", "канал"),
    "campaign": Words("campaign", "кампания"),
    "segment": Words("segment", "сегмент"),
    "manager": Words("manager", "менеджер"),
    "loss_reason": Words("loss_reason", "причина"),
    "status": Words("status", "статус"),
}
"""Kinds of words as the Synonyms tab calls them."""
_YES = "да, ага, угу, конечно, годится, подходит, квал, yes, yep, yeah, sure, fits, qualified, true"
_NO = "нет, неа, не, не подходит, не годится, неквал, no, nope, not fit, unqualified, disqualified, false"
_YES_NO = {word: said for said, words in (("yes", _YES), ("no", _NO)) for word in words.split(", ")}
_SAID = {"yes": Words("yes", "да"), "no": Words("no", "нет")}


def kind_detail(kind: str, header: str = "") -> dict[str, str]:
    """The kind of a word as an issue tells it; a kind without a name of its own goes by its header."""
    return in_both("word_kind", KINDS.get(kind) or Words(header or kind, header or kind))


STATUS_KIND = kind_detail("status")


def nearest_status(word: str, norms: Norms) -> str:
    """The status that a word may stand for, stages as the company calls them; "" if it is like none."""
    labels = [name for stage in norms.lead_stages for name in (stage.label.ru, stage.label.en)]
    shown = {**{known: known for known in status_words(norms)}, **{fold(label): label for label in labels}}
    return shown.get(fold(nearest_word(word, [*labels, *shown])), "")


def explained(oddity: Oddity, written: str, header: str) -> Oddity:
    """An oddity of a yes/no cell with what it may mean and how to agree on that; others as they are."""
    if oddity.kind != "yes_no_unreadable":
        return oddity
    near = _YES_NO.get(nearest_word(written, [*_YES_NO]))
    kind = kind_detail("", header)
    return Oddity("yes_no_near", {**kind, **in_both("near", _SAID[near])}) if near else Oddity(oddity.kind, kind)
