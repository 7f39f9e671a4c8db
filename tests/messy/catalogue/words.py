"""How people write channels, campaigns, segments, managers, statuses, reasons."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable

from tests.messy.catalogue.calendar import NBSP, THIN, ZERO_WIDTH
from tests.messy.cells import Cell, Formula, Link, Rich
from tests.messy.fault import Catalogue, Hand

LATIN_TWINS = dict(zip("аеорсухАВЕКМНОРСТХ", "aeopcyxABEKMHOPCTX", strict=True))
CYRILLIC_TWINS = {latin: cyrillic for cyrillic, latin in LATIN_TWINS.items()}
LETTERS = "абвгдеёжзийклмнопрстуфхцчшщъыьэюя"
SOUNDS = "a b v g d e e zh z i y k l m n o p r s t u f h c ch sh sch - y - e yu ya"
LATIN = {letter: sound.strip("-") for letter, sound in zip(LETTERS, SOUNDS.split(), strict=True)}
KEYS = dict(zip("йцукенгшщзхъфывапролджэячсмитьбюё", "qwertyuiop[]asdfghjkl;'zxcvbnm,.`", strict=True))


def twinned(word: str, hand: Hand) -> Cell:
    """One letter replaced by its twin of the other alphabet."""
    twins = LATIN_TWINS if hand.ru else CYRILLIC_TWINS
    places = [place for place, letter in enumerate(word) if letter in twins]
    if not places:
        return None
    place = hand.rng.choice(places)
    return word[:place] + twins[word[place]] + word[place + 1 :]


def latin(word: str, hand: Hand) -> Cell:
    return "".join(LATIN.get(letter, letter) for letter in word.lower()) if hand.ru else None


def misspelt(word: str, hand: Hand) -> Cell:
    """Two letters swapped, one dropped, or one doubled, past the first letter."""
    places = [
        n for n in range(1, len(word) - 1) if word[n].isalpha() and word[n + 1].isalpha() and word[n] != word[n + 1]
    ]
    if len(word) < 7 or not places:
        return None
    n = hand.rng.choice(places)
    return str(
        hand.one(word[:n] + word[n + 1] + word[n] + word[n + 2 :], word[:n] + word[n + 1 :], word[: n + 1] + word[n:])
    )


def mistyped(word: str, hand: Hand) -> Cell:
    """Typed with the keyboard switched to English."""
    return "".join(KEYS.get(letter.lower(), letter) for letter in word) if hand.ru and "," not in word else None


def if_changed(change: Callable[[str], str]) -> Callable[[str, Hand], Cell]:
    return lambda word, hand: changed if (changed := change(word)) != word else None


WORDS = (
    "leads.channel",
    "leads.campaign",
    "leads.segment",
    "deals.manager",
    "deals.status",
    "deals.loss_reason",
    "spend.channel",
    "spend.campaign",
)
NAMES = ("leads.channel", "leads.segment", "deals.manager", "deals.loss_reason", "spend.channel")
_words = Catalogue(*WORDS)
_words.exact("word in upper case", if_changed(str.upper))
_words.exact("word in lower case", if_changed(str.lower))
_words.exact("word padded", lambda w, h: h.one(f" {w}", f"{w} ", f"  {w}  ", f"\t{w}", f"{w}\n"))
_words.exact(
    "word with no-break spaces",
    lambda w, h: w.replace(" ", h.one(NBSP, THIN)) if " " in w else h.one(f"{NBSP}{w}", f"{w}{NBSP}"),
)
_words.exact("word with double spaces", if_changed(lambda w: w.replace(" ", "  ")))
_words.exact(
    "word with zero width",
    lambda w, h: h.one(f"{ZERO_WIDTH}{w}", w[:3] + ZERO_WIDTH + w[3:], f"{w}\ufeff", f"{w}\u200e"),
)
_words.exact("word with soft hyphen", lambda w, h: w[:2] + "\u00ad" + w[2:])
_words.exact("word decomposed", if_changed(lambda w: unicodedata.normalize("NFD", w)))
_words.exact("word with e for yo", if_changed(lambda w: w.replace("ё", "е").replace("Ё", "Е")))
_words.exact("word by formula", lambda w, h: Formula(f'="{w}"', w))
_words.exact(
    "word as link", lambda w, h: Link(w, "https://example.com/report"), fits=("leads.channel", "leads.campaign")
)
_words.exact("word in capitals, padded, no-break", lambda w, h: f" {w.upper().replace(' ', NBSP)} ")
_words.exact(
    "no word",
    lambda w, h: h.one("-", "—", "–", "нет", "n/a", "N/A", " "),
    fits=("leads.campaign", "deals.loss_reason", "spend.campaign"),
    blanks=True,
)
_words.mapping("word with a final mark", lambda w, h: w + h.one(".", "!", ",", ";"))
_words.mapping("word in quotes", lambda w, h: h.one(f"«{w}»", f'"{w}"', f"'{w}'"))
_words.mapping("word with underscores", if_changed(lambda w: w.replace(" ", "_")))
_words.mapping("word without spaces", if_changed(lambda w: w.replace(" ", "")), fits=("leads.channel", "spend.channel"))
_words.mapping(
    "word with other dashes",
    if_changed(lambda w: w.replace("—", "-").replace("-", "–") if "—" in w else w),
    fits=("leads.campaign", "spend.campaign"),
)
_words.mapping(
    "word with plain e",
    if_changed(lambda w: w.replace("é", "e").replace("ë", "e")),
    fits=("leads.campaign", "deals.manager"),
)
_words.lost(
    "word error",
    lambda w, h: h.one(Formula("=#REF!", "#REF!"), Formula("=VLOOKUP(1,A1:A2,9,0)", "#N/A"), "#N/A", "#Н/Д", "#ИМЯ?"),
    fits=("leads.channel", "leads.segment", "deals.manager", "deals.loss_reason"),
)
_words.lost("status error", lambda w, h: Formula("=#REF!", "#REF!"), fits="deals.status")
_words.lost(
    "word without result",
    lambda w, h: Formula(f'="{w}"', None) if h.in_file else None,
    fits=("leads.channel", "leads.segment", "deals.manager", "deals.loss_reason", "deals.status"),
)

_maps = Catalogue(*NAMES)
_maps.mapping("word with a twin letter", twinned, fits=(*NAMES, "deals.status", "leads.campaign"))
_maps.mapping("word in Latin letters", latin, fits=(*NAMES, "deals.status"))
_maps.mapping("word misspelt", misspelt, fits=(*NAMES, "deals.status"))
_maps.mapping("word with the wrong keyboard", mistyped, hint=False)
_maps.mapping("word with an emoji", lambda w, h: h.one(f"🔥 {w}", f"{w} 👍", f"✅{w}"), fits=(*NAMES, "deals.status"))
_words.exact("word in rich text", lambda w, h: Rich(w))
_maps.mapping(
    "word of twins throughout",
    lambda w, h: "".join((LATIN_TWINS if h.ru else CYRILLIC_TWINS).get(c, c) for c in w),
    fits=(*NAMES, "deals.status"),
)
_maps.mapping(
    "word with a remark",
    lambda w, h: f"{w} {h.one('(МСК)', '(старый)', '?') if h.ru else h.one('(old)', '?', '(EU)')}",
    fits=NAMES,
)
_maps.mapping(
    "word with a number",
    lambda w, h: f"{w}{h.one(' 2', ' №2', '_new')}",
    fits=("leads.channel", "leads.segment"),
    hint=False,
)
_maps.mapping("word cut", lambda w, h: w[:-3] if len(w) > 8 else None, hint=False)
_maps.mapping(
    "word shortened", lambda w, h: h.one(w[:5].strip() + ".", w[:6].strip()) if len(w) > 9 else None, hint=False
)
_maps.mapping(
    "channel by initials",
    lambda w, h: "".join(part[0] for part in w.split()).upper() if " " in w else None,
    fits=("leads.channel", "spend.channel"),
    hint=False,
)
_maps.mapping(
    "channel as utm",
    lambda w, h: h.one("yandex_cpc", "utm_source=yandex", "google / cpc", "ya_direct_msk", "fb_ads"),
    fits=("leads.channel", "spend.channel"),
    hint=False,
)
_maps.mapping(
    "channel of two",
    lambda w, h: f"{w} + {h.one('сайт', 'звонок') if h.ru else 'site'}",
    fits="leads.channel",
    hint=False,
)
_maps.mapping("status numbered", lambda w, h: f"{h.rng.randint(1, 9)}{h.one('. ', ') ', '.')}{w}", fits="deals.status")
_maps.mapping(
    "status of a CRM",
    lambda w, h: {
        "Продажа": h.one("Успешно реализовано", "Деньги на счету"),
        "Отказ": h.one("Закрыто и не реализовано", "Слив"),
        "Won": h.one("Deal signed", "Cash in"),
        "Lost": h.one("Junked", "Closed – no sale"),
    }.get(w),
    fits="deals.status",
    hint=False,
)
_maps.mapping(
    "status unknown",
    lambda w, h: (
        None
        if w not in {"Open", "В работе"}
        else h.one("Думает", "На паузе", "Ждём оплату")
        if h.ru
        else h.one("Thinking", "On hold", "Awaiting payment")
    ),
    fits="deals.status",
    hint=False,
)
_maps.mapping(
    "manager by initials",
    lambda w, h: h.one(f"{w.split()[1]} {w[0]}.", f"{w[0]}. {w.split()[1]}", f"{w.split()[1]} {w[0]}"),
    fits="deals.manager",
    hint=False,
)
_maps.mapping("manager by first name", lambda w, h: w.split()[0], fits="deals.manager", hint=False)
_maps.mapping("manager by surname", lambda w, h: w.split()[1], fits="deals.manager", hint=False)
_maps.mapping("manager turned round", lambda w, h: " ".join(reversed(w.split())), fits="deals.manager", hint=False)
_maps.mapping(
    "reason in free words",
    lambda w, h: (
        h.one("сказали, что подумают и перезвонят", "не наш клиент, ищет подрядчика", "клиент пропал")
        if h.ru
        else h.one("said they will think about it", "not our customer", "went silent")
    ),
    fits="deals.loss_reason",
    hint=False,
)
_maps.mapping(
    "reason with more",
    lambda w, h: f"{w}, {h.one('перезвонить осенью', 'просил скидку') if h.ru else 'call in autumn'}",
    fits="deals.loss_reason",
    hint=False,
)
_maps.mapping("word with other punctuation", if_changed(lambda w: w.replace(" ", ".")), fits=NAMES)
_maps.mapping("word with a hyphen", if_changed(lambda w: w.replace(" ", "-")), fits=NAMES)
_maps.mapping("word in capital letters of the other alphabet", lambda w, h: str(twinned(w.upper(), h) or "") or None)
_maps.mapping(
    "ditto",
    lambda w, h: h.one("-//-", "″", '--"--', "то же", "same"),
    fits=("leads.channel", "deals.manager"),
    hint=False,
)
_maps.open(
    "no word, in words",
    lambda w, h: h.one("не указано", "NULL", "none", "(пусто)", "(not set)", "unknown", "0"),
    fits=("leads.campaign", "deals.loss_reason"),
    blanks=True,
)

_texts = Catalogue("leads.campaign")
_texts.text("text like a formula", lambda w, h: h.one("'=1+1", '\'=HYPERLINK("x")', "'=cmd|' /C calc'!A0"))
_texts.text("text like a mention", lambda w, h: h.one("@name", "+7promo", "-5", "--x", "|pipe"))
_texts.text(
    "text of a page",
    lambda w, h: h.one("<script>alert(1)</script>", "{{ 7*7 }}", "{% raw %}", "&amp; <b>", "${7*7}", "%s %d {0}"),
)
_texts.text("text quoted", lambda w, h: h.one('say "hi"', "it's", "a,b;c", 'a""b', "back\\slash"))
_texts.text("text on lines", lambda w, h: h.one("one\ntwo", "one\r\ntwo"))
_texts.text("text of emoji", lambda w, h: h.one("🚀🚀🚀", "👩‍👩‍👧 family", "🇷🇺 promo"))
_texts.text("text from right to left", lambda w, h: h.one("שלום עולם", "مرحبا"))
_texts.text("text very long", lambda w, h: "д" * 10_000)

FAULTS = (*_words.faults, *_maps.faults, *_texts.faults)
