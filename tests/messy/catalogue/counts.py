"""How people and ad cabinets write counts, shares, and yes or no."""

from __future__ import annotations

from tests.messy.catalogue.calendar import NBSP, THIN
from tests.messy.catalogue.money import grouped
from tests.messy.cells import Cell, Formula
from tests.messy.fault import Catalogue, Hand

_counts = Catalogue("spend.impressions", "spend.clicks", "spend.visits")
_counts.exact("count as text", lambda n, h: str(n))
_counts.exact("count grouped by spaces", lambda n, h: grouped(n, h.one(" ", NBSP, THIN)) if n > 999 else None)
_counts.exact("count as float text", lambda n, h: h.one(f"{n}.0", f"{n},0", f"{n},00"))
_counts.exact("count padded", lambda n, h: h.one(f" {n}", f"{n} ", f"{NBSP}{n}"))
_counts.exact("count by formula", lambda n, h: Formula(f"={n - 7}+7", n))
_counts.exact("count with float noise", lambda n, h: n + 1e-10)
_counts.open("count ambiguous comma", lambda n, h: None if n < 1000 else f"{n:,}")
_counts.open("count with unit", lambda n, h: f"{n} {h.one('шт.', 'шт', 'кликов')}" if h.ru else f"{n} pcs")
_counts.open("count in short", lambda n, h: f"{n / 1000:.3f}K" if n > 999 else None)
_counts.flag("count below zero", lambda n, h: -n)
_counts.flag("count a fraction", lambda n, h: h.one(n + 0.5, f"{n},5"))
_counts.flag("count with a letter", lambda n, h: str(n).replace("0", "О", 1) if "0" in str(n) else None)
_counts.lost(
    "count a word", lambda n, h: h.one("много", "уточнить", "см. кабинет") if h.ru else h.one("many", "see cabinet")
)
_counts.lost(
    "count error", lambda n, h: h.one(Formula("=1/0", "#DIV/0!"), Formula("=#REF!", "#REF!"), "#N/A", "#ДЕЛ/0!")
)
_counts.lost("count a range", lambda n, h: f"{n}-{n + 100}")
_counts.lost("count above", lambda n, h: h.one(f">{n}", f"{n}+", f"<{n}"))
_counts.lost("count without result", lambda n, h: Formula(f"={n}*1", None) if h.in_file else None)
_counts.exact("no count", lambda n, h: h.one("-", "—", "нет", "n/a", " "), blanks=True)

_shares = Catalogue("plan.target_share", "plan.win_rate")
_shares.exact("share in per cent", lambda s, h: f"{s * 100:.1f}%".replace(".", ","))
_shares.exact("share in per cent, spaced", lambda s, h: f"{s * 100:.1f} %")
_shares.exact("share as text", lambda s, h: f"{s:.3f}")
_shares.exact("share as text with comma", lambda s, h: f"{s:.3f}".replace(".", ","))
_shares.exact("share with float noise", lambda s, h: s + 1e-12)
_shares.exact("share by formula", lambda s, h: Formula(f"={round(s * 1000)}/1000", s))
_shares.open("share on the scale of 100", lambda s, h: round(s * 100, 1))
_shares.open("share with a letter", lambda s, h: f"{s:.3f}".replace("0", "О", 1))
_shares.lost("share a word", lambda s, h: h.one("половина", "высокая", "?") if h.ru else h.one("half", "high", "?"))
_shares.lost("share above the whole", lambda s, h: h.one("140%", 240, "-10%"))
_shares.lost("share error", lambda s, h: h.one(Formula("=1/0", "#DIV/0!"), "#N/A"))

_labels = Catalogue("leads.marketing_label", "deals.sales_label")


def _yes(word: str, yes: tuple[Cell, ...], no: tuple[Cell, ...], hand: Hand) -> Cell:
    return hand.rng.choice(yes if word in {"да", "yes"} else no)


_labels.exact("label in another case", lambda w, h: h.one(w.upper(), w.capitalize(), f" {w}", f"{w} "))
_labels.exact("label with a dot", lambda w, h: h.one(f"{w}.", f"{w}!"))
_labels.exact("label as a Boolean", lambda w, h: w in {"да", "yes"})
_labels.exact("label in the other language", lambda w, h: {"да": "yes", "нет": "no", "yes": "да", "no": "нет"}[w])
_labels.open("label as a sign", lambda w, h: _yes(w, ("+", "✓", "1", 1, "✔", "v"), ("0", 0, "×", "✗"), h))
_labels.open("label in short", lambda w, h: _yes(w, ("д", "y", "true", "истина"), ("н", "n", "false", "ложь"), h))
_labels.open(
    "label in other words",
    lambda w, h: _yes(w, ("ага", "конечно", "целевой", "yep"), ("неа", "nope", "не целевой"), h),
)
_labels.lost("label unclear", lambda w, h: h.one("наверное", "50/50", "?", "посмотрим", "да/нет", "maybe"))
_labels.lost("label error", lambda w, h: h.one("#N/A", Formula("=#REF!", "#REF!")))

FAULTS = (*_counts.faults, *_shares.faults, *_labels.faults)
