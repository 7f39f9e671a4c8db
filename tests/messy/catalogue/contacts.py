"""How people write phones and addresses."""

from __future__ import annotations

import re

from tests.messy.catalogue.calendar import NBSP, ZERO_WIDTH
from tests.messy.cells import Cell, Formula, Link, Rich
from tests.messy.fault import Catalogue, Hand


def digits(phone: str) -> str:
    return re.sub(r"\D", "", phone)


def groups(phone: str) -> tuple[str, str, str, str]:
    """900, 000, 00, 12 of +7 900 000-00-12."""
    bare = digits(phone)
    return bare[1:4], bare[4:7], bare[7:9], bare[9:]


def form(pattern: str, phone: str) -> str:
    """`pattern` with the four groups of the number in it."""
    return pattern.format(*groups(phone))


def person(hand: Hand) -> str:
    return str(hand.one("Анна", "Иван Петрович", "бухгалтер") if hand.ru else hand.one("Anna", "Mr Marsh", "office"))


_phones = Catalogue("leads.phone")
_phones.exact(
    "phone with 8",
    lambda p, h: form(h.one("8 ({}) {}-{}-{}", "8 {} {} {} {}", "8-{}-{}-{}-{}", "8({}){}-{}-{}", "8{}{}{}{}"), p),
)
_phones.exact("phone with 7", lambda p, h: form(h.one("7{}{}{}{}", "7 {} {}-{}-{}", "7({}){}{}{}"), p))
_phones.exact(
    "phone without country", lambda p, h: form(h.one("{}{}{}{}", "{} {} {} {}", "({}) {}-{}-{}", "{}-{}-{}-{}"), p)
)
_phones.exact("phone in E.164", lambda p, h: f"+{digits(p)}")
_phones.exact("phone with brackets", lambda p, h: form(h.one("+7 ({}) {}-{}-{}", "+7({}){}{}{}", "+7[{}]{}-{}-{}"), p))
_phones.exact("phone with dots", lambda p, h: form(h.one("8.{}.{}.{}.{}", "+7.{}.{}.{}.{}"), p))
_phones.exact(
    "phone with other dashes",
    lambda p, h: form(h.one("+7 {} {}–{}–{}", "+7 {} {}‑{}‑{}", "+7 {} {}—{}—{}", "+7 {} {}−{}−{}"), p),
)
_phones.exact("phone as number", lambda p, h: int(digits(p)))
_phones.exact("phone as short number", lambda p, h: int(digits(p)[1:]))
_phones.exact("phone as number with 8", lambda p, h: int("8" + digits(p)[1:]))
_phones.exact("phone as float text", lambda p, h: f"{digits(p)}.0")
_phones.exact("phone scientific, whole", lambda p, h: f"7.{digits(p)[1:]}E+10")
_phones.exact("phone scientific with comma, whole", lambda p, h: f"7,{digits(p)[1:]}E+10")
_phones.exact("phone by a formula with plus", lambda p, h: Formula(f"=+{digits(p)}", int(digits(p))))
_phones.exact("phone as text by formula", lambda p, h: Formula(f'="{p}"', p))
_phones.exact(
    "phone with invisible characters",
    lambda p, h: h.one(
        f"\u202a{p}\u202c",
        f"{ZERO_WIDTH}{p}",
        f"{p}\u200e",
        f"\ufeff{p}",
        p.replace("-", "-\u200b"),
        p.replace("-", "\u00ad-"),
    ),
)
_phones.exact("phone with no-break spaces", lambda p, h: p.replace(" ", NBSP))
_phones.exact("phone with spaces", lambda p, h: h.one(f"  {p} ", "+ " + p[1:], p.replace(" ", "  "), f"{p}\n"))
_phones.exact(
    "phone with extension", lambda p, h: p + h.one(" доб. 123", " доб.12", ", доб 5", " ext. 45", " x12", " (доб. 7)")
)
_phones.exact(
    "phone with a name after",
    lambda p, h: h.one(f"{p} ({person(h)})", f"{p} {person(h)}", f"{p}, {person(h)}", f"{p} — {person(h)}"),
)
_phones.exact(
    "phone with a name before", lambda p, h: h.one(f"{person(h)} {p}", f"{person(h)}: {p}", f"{person(h)}, {p}")
)
_phones.exact("phone with a label", lambda p, h: h.one(f"тел. {p}", f"моб. {p}", f"Тел: {p}", f"tel. {p}", f"т.{p}"))
_phones.exact("phone as link", lambda p, h: h.one(Link(p, "https://crm.example.com/call"), f"tel:+{digits(p)}"))
_phones.exact("phone with final mark", lambda p, h: p + h.one(";", ",", ".", " -"))
_phones.exact("phone with apostrophe", lambda p, h: f"'{p}")
_phones.exact("phone in rich text", lambda p, h: Rich(p))
_phones.flag("two phones in short", lambda p, h: f"{p} / {h.rng.randint(10, 99)}")
_phones.flag("phone with a letter for a digit in the middle", lambda p, h: p[:-2] + h.one("З", "O", "l") + p[-1])
_phones.open("phone with a plus of its own", lambda p, h: p.replace("+7", "+ 7 "))
_phones.open("phone with a slash", lambda p, h: form("8/{}/{}{}{}", p))
_phones.lost("phone with hidden digits", lambda p, h: h.one(p[:-5] + "**-**", p[:-5] + "XX-XX", p[:-5] + "..."))
_phones.open("phone with two pluses", lambda p, h: "+" + p)
_phones.open("phone with full-width plus", lambda p, h: "＋" + p[1:])
_phones.open("phone with plus 8", lambda p, h: form("+8 {} {}-{}-{}", p))
_phones.open(
    "phone in a messenger",
    lambda p, h: h.one(f"https://wa.me/{digits(p)}", f"WhatsApp {p}", f"{p} (WhatsApp)", f"{p} тг"),
)
_phones.open("phone with exit code", lambda p, h: form("8~10 7 {} {} {} {}", p))
_phones.open("phone said twice", lambda p, h: f"{p}, {form('8{}{}{}{}', p)}")
_phones.open(
    "phone with an hour", lambda p, h: f"{p} {h.one('после 18:00', 'до 12', 'c 9 до 18') if h.ru else 'after 18:00'}"
)
_phones.open("phone quoted", lambda p, h: f'"{p}"')
_phones.flag(
    "two phones",
    lambda p, h: p + h.one(", ", "; ", " / ", "\n", " или ", " ") + f"+7 900 999-{h.rng.randint(1000, 9999)}",
)
_phones.flag("letters in a phone", lambda p, h: p.replace("0", h.one("О", "O", "о"), 2))
_phones.flag("phone lacks a digit", lambda p, h: p[:-1])
_phones.flag("phone has a digit too many", lambda p, h: p + str(h.rng.randint(0, 9)))
_phones.flag(
    "phone that cannot exist",
    lambda p, h: h.one("+7 000 000-00-00", "0000000000", "1234567", "+7 (___) ___-__-__", "123", "89"),
)
_phones.lost("phone with lost digits", lambda p, h: h.one("7,99E+10", "7.9E+10", "7,9E+10", "7.90E+10", "8,9E+10"))
_phones.lost(
    "phone a word",
    lambda p, h: (
        h.one("нет телефона", "не берёт", "уточнить", "см. почту", "только почта", "скрыт")
        if h.ru
        else h.one("no phone", "see e-mail", "ask Anna", "hidden")
    ),
)
_phones.lost("phone an address", lambda p, h: f"mail{h.rng.randint(1, 99)}@example.org")
_phones.lost(
    "phone error",
    lambda p, h: h.one(
        Formula("=VLOOKUP(1,A1:A2,9,0)", "#N/A"), "#REF!", "#ЗНАЧ!", "#ERROR!", Formula("=+7 900", "#VALUE!")
    ),
)
_phones.lost("phone a nickname", lambda p, h: h.one("@client_bot", "@anna", "t.me/client"))
_phones.lost("phone without result", lambda p, h: Formula(f'="{p}"', None) if h.in_file else None)
_phones.exact("no phone", lambda p, h: h.one("-", "—", "нет", "n/a", "–", " ", "null"), blanks=True)
_phones.open(
    "no phone, in words",
    lambda p, h: h.one("не указан", "NULL", "none", "отсутствует", "unknown", "0", "'", "+7", "+"),
    blanks=True,
)

_mails = Catalogue("leads.email")


def _named(mail: str, hand: Hand) -> Cell:
    return str(hand.one(f"{person(hand)} <{mail}>", f'"{person(hand)}" <{mail}>', f"<{mail}>"))


_mails.exact("address in another case", lambda e, h: h.one(e.upper(), e.capitalize(), e.replace("example", "Example")))
_mails.exact("address padded", lambda e, h: h.one(f" {e}", f"{e} ", f"{NBSP}{e}", f"{e}\n", f"\t{e}"))
_mails.exact("address with mailto", lambda e, h: h.one(f"mailto:{e}", f"MAILTO:{e}", f"mailto:{e}?subject=hi"))
_mails.exact("address with a name", _named)
_mails.exact("address as link", lambda e, h: Link(e, f"mailto:{e}"))
_mails.exact(
    "address with invisible characters",
    lambda e, h: h.one(
        f"{ZERO_WIDTH}{e}", e.replace("@", "\u200b@"), f"{e}\u200e", f"\ufeff{e}", e.replace("@", "@\u00ad")
    ),
)
_mails.exact("address with final mark", lambda e, h: e + h.one(";", ",", "."))
_mails.exact("address by formula", lambda e, h: Formula(f'="{e}"', e))
_mails.exact("address in rich text", lambda e, h: Rich(e))
_mails.open("address said twice", lambda e, h: f"{e}, {e.upper()}")
_mails.lost("address with hidden letters", lambda e, h: f"c***@{e.partition('@')[2]}")
_mails.open("address with spaces inside", lambda e, h: e.replace("@", h.one(" @", "@ ", " @ ")))
_mails.open("address in quotes", lambda e, h: h.one(f'"{e}"', f"«{e}»", f"({e})"))
_mails.open("address with a label", lambda e, h: h.one(f"e-mail: {e}", f"почта: {e}", f"{e} (рабочая)", f"Анна {e}"))
_mails.open("address with at in words", lambda e, h: e.replace("@", h.one("(at)", "[at]", " at ", "(собака)")))
_mails.flag("two addresses", lambda e, h: f"{e}{h.one(', ', '; ', ' / ', ' ')}second@example.org")
_mails.flag("address with a comma for the dot", lambda e, h: e.replace(".com", h.one(",com", ";com")))
_mails.flag("address with Cyrillic letters", lambda e, h: h.one(e.replace("c", "с", 1), e.replace("e", "е", 1)))
_mails.flag("address without ending", lambda e, h: e.replace(".com", h.one("", ".", ".c")))
_mails.flag("address with two dots", lambda e, h: e.replace(".com", "..com"))
_mails.lost("address without at", lambda e, h: e.replace("@", h.one("", ".")))
_mails.lost("address half", lambda e, h: h.one(e.partition("@")[0] + "@", "@example.com", "@", "client@@example"))
_mails.lost(
    "address a word",
    lambda e, h: h.one("уточнить", "нет почты", "не дал", "потом") if h.ru else h.one("no mail", "later", "ask"),
)
_mails.lost("address a phone", lambda e, h: "+7 900 000-00-77")
_mails.lost("address error", lambda e, h: h.one("#N/A", "#REF!", Formula("=#REF!", "#REF!")))
_mails.lost("address a site", lambda e, h: h.one("www.example.com", "https://example.com/contact"))
_mails.exact("no address", lambda e, h: h.one("-", "—", "нет", "n/a", "–", " "), blanks=True)
_mails.open(
    "no address, in words",
    lambda e, h: h.one("не указан", "NULL", "none", "отсутствует", "unknown", "0", "@"),
    blanks=True,
)

FAULTS = (*_phones.faults, *_mails.faults)
