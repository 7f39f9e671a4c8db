"""How people write amounts."""

from __future__ import annotations

import datetime as dt

from tests.messy.catalogue.calendar import NBSP, THIN, ZERO_WIDTH
from tests.messy.cells import Cell, Formula, Rich
from tests.messy.fault import Catalogue, Hand


def plain(m: float) -> str:
    """The number as a program writes it: 120000 or 1234.56."""
    return str(int(m)) if m == int(m) else f"{m:.2f}"


def grouped(m: float, gap: str = " ", point: str = ",", *, cents: bool = False) -> str:
    text = f"{m:,.2f}" if cents or m != int(m) else f"{int(m):,}"
    return text.replace(",", "\0").replace(".", point).replace("\0", gap)


def thousands(m: float, hand: Hand, *units: str) -> Cell:
    """In thousands, where no rouble is lost by it."""
    if m % 1000:
        return None
    return f"{int(m // 1000)}{hand.one(*units)}"


def millions(m: float, hand: Hand) -> Cell:
    if m % 10_000 or m < 100_000:
        return None
    text = f"{m / 1_000_000:.2f}".rstrip("0").replace(".", ",")
    return (
        f"{text}{hand.one(' млн', ' млн.', ' млн ₽', ' млн руб.', 'млн')}"
        if hand.ru
        else f"{text.replace(',', '.')}{hand.one('M', ' mln', ' million')}"
    )


def as_sum(m: float, hand: Hand) -> str | None:
    return f"{int(m) - 5000}+5000" if m == int(m) and m > 6000 else None


def lettered(m: float, hand: Hand) -> Cell:
    text = grouped(m)
    if "0" in text:
        return text.replace("0", hand.one("О", "о", "O"), 1)
    return text.replace("3", "З", 1) if "3" in text else None


RU_REMARKS = ("(предоплата)", "(оплачено)", "без НДС", "+ НДС", "с НДС")
EN_REMARKS = ("(paid)", "incl. VAT", "net")
_sums = Catalogue("deals.amount", "spend.spend")
_sums.exact("money as text", lambda m, h: plain(m))
_sums.exact("money as text with comma", lambda m, h: plain(m).replace(".", ",") + (",00" if m == int(m) else ""))
_sums.exact("money as text with point", lambda m, h: f"{m:.2f}")
_sums.exact("money grouped by space", lambda m, h: grouped(m))
_sums.exact("money grouped by no-break space", lambda m, h: grouped(m, NBSP))
_sums.exact("money grouped by narrow space", lambda m, h: grouped(m, THIN))
_sums.exact("money grouped by thin space", lambda m, h: grouped(m, "\N{THIN SPACE}"))
_sums.exact("money grouped, two decimals", lambda m, h: grouped(m, h.one(" ", NBSP), cents=True))
_sums.exact("money with rouble sign", lambda m, h: grouped(m) + h.one(" ₽", "₽", f"{NBSP}₽"))
_sums.exact("money with roubles before", lambda m, h: h.one("₽ ", "₽", "RUB ", "руб. ") + grouped(m))
_sums.exact(
    "money with roubles in words",
    lambda m, h: (
        grouped(m) + h.one(" руб.", " руб", "руб.", " р.", "р.", " р", "р", " рублей", " RUB", " rub", " Руб.")
    ),
)
_sums.exact("money with decimals and currency", lambda m, h: f"{grouped(m, cents=True)} {h.one('₽', 'руб.')}")
_sums.exact("money English", lambda m, h: grouped(m, ",", ".", cents=True))
_sums.exact("money Swiss", lambda m, h: grouped(m, "'", "."))
_sums.exact("money Swiss, curly", lambda m, h: grouped(m, "’", ".", cents=True))
_sums.exact(
    "money in thousands",
    lambda m, h: thousands(m, h, " тыс.", " тыс", "тыс.", " тыс. руб.", " тыс. ₽", " ТЫС.", " тысяч"),
)
_sums.exact("money in millions", millions)
_sums.exact("money with float noise", lambda m, h: m + h.one(1e-9, -1e-9, 3e-10))
_sums.exact("money with float noise as text", lambda m, h: f"{m + 1e-9:.9f}" if m < 1e6 else None)
_sums.exact("money with kopecks after a dash", lambda m, h: f"{grouped(m)}-00" if m == int(m) else None)
_sums.exact("money as a sum", as_sum)
_sums.exact("money as a spaced sum", lambda m, h: str(as_sum(m, h)).replace("+", " + ") if as_sum(m, h) else None)
_sums.exact("money as a sum by formula", lambda m, h: Formula(f"={as_sum(m, h)}", m) if as_sum(m, h) else None)
_sums.exact("money by formula", lambda m, h: Formula(f"=ROUND({m * 1.2:.4f}/1.2,2)", m))
_sums.exact("money as text by formula", lambda m, h: Formula(f'="{grouped(m)}"&" руб."', f"{grouped(m)} руб."))
_sums.exact("money padded", lambda m, h: h.one(f"  {plain(m)} ", f"{NBSP}{plain(m)}", f"{plain(m)}\n", f"\t{plain(m)}"))
_sums.exact("money with zero width", lambda m, h: f"{ZERO_WIDTH}{plain(m)}")
_sums.exact("money with plus", lambda m, h: f"+{plain(m)}")
_sums.exact("money in rich text", lambda m, h: Rich(grouped(m)))
_sums.exact("money grouped, decimal point", lambda m, h: grouped(m, h.one(" ", NBSP), ".", cents=True))
_sums.exact("money with one decimal", lambda m, h: f"{m:.1f}".replace(".", ",") if round(m, 1) == m else None)
_sums.exact(
    "money with currency and no-break space",
    lambda m, h: f"{grouped(m, NBSP, cents=True)}{NBSP}{h.one('₽', 'руб.', 'р.')}",
)
_sums.exact(
    "money in millions as a fraction",
    lambda m, h: f"{h.one('0,', '0.')}{int(m) // 10_000:02d} млн" if m < 1e6 and m % 10_000 == 0 else None,
)
_sums.exact(
    "money in thousands with decimals",
    lambda m, h: f"{m / 1000:.1f}".replace(".", ",") + " тыс." if m % 100 == 0 and m % 1000 else None,
)
_sums.open("money as a product", lambda m, h: f"{int(m) // 2}*2" if m % 2 == 0 else None)
_sums.open("money as a sum with text", lambda m, h: f"{int(m) - 5000} + доплата 5000" if m == int(m) else None)
_sums.open("money as a sum with equals", lambda m, h: f"'={as_sum(m, h)}" if as_sum(m, h) else None)
_sums.open("money as a sum and its result", lambda m, h: f"{as_sum(m, h)}={int(m)}" if as_sum(m, h) else None)
_sums.open("money per month", lambda m, h: f"{grouped(m)} р/мес" if h.ru else f"{grouped(m)} per month")
_sums.open("money with three decimals", lambda m, h: f"{m:.2f}0".replace(".", ",") if m >= 10_000 else None)
_sums.open("money indented by a bullet", lambda m, h: f"• {grouped(m)}")
_sums.open(
    "money with thousands and the rest",
    lambda m, h: f"{int(m) // 1000} тыс. {int(m) % 1000} руб." if m == int(m) and m % 1000 else None,
)
_sums.open(
    "money in words",
    lambda m, h: "сто двадцать тысяч" if h.ru and m == 120_000 else "one hundred thousand" if m == 100_000 else None,
)
_sums.flag(
    "money with a broken group",
    lambda m, h: (
        h.one(
            f"{int(m) // 100} {int(m) % 100:02d}",
            f"{int(m) // 10_000} {int(m) % 10_000:04d}",
            f"{int(m) // 1000} {int(m) % 1000:03d} 0",
        )
        if m >= 10_000
        else None
    ),
)
_sums.flag("money with a broken comma group", lambda m, h: f"{int(m) // 10_000},{int(m) % 10_000:04d},00")
_sums.flag("money with a semicolon", lambda m, h: f"{int(m) // 1000};{int(m) % 1000:03d}")
_sums.flag("money with a slash", lambda m, h: f"{int(m)}/2")
_sums.open(
    "money in thousands, short", lambda m, h: thousands(m, h, "к", "К", "k", "K", " т.р.", "т.р.", " т", " thousand")
)
_sums.open("money German", lambda m, h: grouped(m, ".", ",", cents=True))
_sums.open(
    "money with dash for no kopecks", lambda m, h: f"{grouped(m)}{h.one(',-', '.-', '=')}" if m == int(m) else None
)
_sums.open("money with final dot", lambda m, h: f"{grouped(m)}." if m == int(m) else None)
_sums.open("money with roubles and kopecks", lambda m, h: f"{grouped(int(m))} руб. {round(m * 100) % 100:02d} коп.")
_sums.open("money scientific", lambda m, h: f"{m:.10E}")
_sums.open("money in full-width digits", lambda m, h: plain(m).translate({48 + n: 0xFF10 + n for n in range(10)}))
_sums.open("money with apostrophe", lambda m, h: f"'{plain(m)}")
_sums.open(
    "money with remark",
    lambda m, h: f"{grouped(m)} {h.one(*(RU_REMARKS if h.ru else EN_REMARKS))}",
)
_sums.open("money by underscores", lambda m, h: grouped(m, "_", "."))
_sums.open("money in quotes", lambda m, h: f'"{plain(m)}"')
_sums.open("money after a letter", lambda m, h: f"{h.one('Сумма: ', 'S=')}{grouped(m)}")
_sums.flag(
    "money about",
    lambda m, h: (
        h.one("~", "≈ ", "около ", "примерно ") + grouped(m) if h.ru else h.one("~", "about ", "ca. ") + grouped(m)
    ),
)
_sums.flag(
    "money at least",
    lambda m, h: (
        h.one("от ", ">", "до ", "не менее ") + grouped(m) if h.ru else h.one("from ", ">", "up to ") + grouped(m)
    ),
)
_sums.flag("money with letters for digits", lettered)
_sums.flag("money ambiguous comma", lambda m, h: None if h.settled or m % 1000 or m >= 1e6 else f"{int(m // 1000)},000")
_sums.flag("money ambiguous comma, odd", lambda m, h: None if h.settled or m != int(m) or m >= 1e6 else f"{int(m):,}")
_sums.open("money ambiguous point", lambda m, h: None if m != int(m) or m >= 1e6 else f"{int(m):,}".replace(",", "."))
_sums.flag(
    "two amounts",
    lambda m, h: h.one(
        f"{grouped(m)} / {grouped(m // 2)}", f"{plain(m)}; {plain(m // 2)}", f"{grouped(m)}\n{grouped(m // 3)}"
    ),
)
_sums.flag(
    "money a date", lambda m, h: h.one(dt.date(2026, 5, 1), dt.datetime(2026, 12, 1, 0, 0)) if h.in_file else None
)
_sums.flag("money with a percentage", lambda m, h: h.one(f"{grouped(m)} (скидка 10%)", f"{grouped(m)} - 10%"))
_sums.flag("amount times thousand", lambda m, h: m * 1000 if m > 100_000 else None, fits="deals.amount")
_sums.flag("spend times thousand", lambda m, h: m * 1000 if m > 15_000 else None, fits="spend.spend")
_sums.flag("spend below zero", lambda m, h: -m, fits="spend.spend")
_sums.lost(
    "money a word",
    lambda m, h: (
        h.one("дорого", "уточнить", "договорная", "по запросу", "бюджет?", "много", "жду счёт")
        if h.ru
        else h.one("expensive", "TBD", "on request", "ask Peter", "a lot")
    ),
)
_sums.lost("money a question", lambda m, h: h.one("?", "???", "???000", "x", "ххх"))
_sums.lost(
    "money a range",
    lambda m, h: h.one(
        "10-15 тыс.",
        f"{int(m // 1000)}-{int(m // 1000) + 5} тыс.",
        f"{grouped(m)} – {grouped(m + 10000)}",
        f"{int(m)}-{int(m) + 20000}",
        f"от {int(m // 1000)} до {int(m // 1000) + 9} тыс.",
    ),
)
_sums.lost(
    "money in dollars",
    lambda m, h: h.one(
        f"${grouped(m, ',')}",
        f"$ {plain(m)}",
        f"{plain(m)} USD",
        f"{plain(m)}$",
        f"USD {plain(m)}",
        f"{plain(m)} долл.",
    ),
)
_sums.lost(
    "money in euros", lambda m, h: h.one(f"€{plain(m)}", f"{grouped(m)} €", f"{plain(m)} EUR", f"{plain(m)} евро")
)
_sums.lost(
    "money in other currencies",
    lambda m, h: h.one(
        f"{plain(m)} тенге", f"{plain(m)} KZT", f"{plain(m)} ₸", f"{plain(m)} у.е.", f"£{plain(m)}", f"{plain(m)} BYN"
    ),
)
_sums.lost(
    "money error",
    lambda m, h: h.one(
        Formula("=1/0", "#DIV/0!"),
        Formula("=#REF!*2", "#REF!"),
        Formula('="a"*2', "#VALUE!"),
        Formula("=NOSUCH(1)", "#NAME?"),
        Formula("=VLOOKUP(1,A1:A2,9,0)", "#N/A"),
    ),
)
_sums.lost(
    "money error as text", lambda m, h: h.one("#N/A", "#REF!", "#DIV/0!", "#ДЕЛ/0!", "#ЗНАЧ!", "#ИМЯ?", "######")
)
_sums.lost("money a yes", lambda m, h: h.one(True, "да" if h.ru else "yes", "✓", "оплачено" if h.ru else "paid"))
_sums.lost("money a share", lambda m, h: h.one("10%", "50 %", "12,5%"))
_sums.lost("money without result", lambda m, h: Formula(f"={int(m)}*1", None) if h.in_file else None)
_sums.lost("money an infinity", lambda m, h: h.one("inf", "NaN", "nan", "∞"))
_sums.lost("money only a currency", lambda m, h: h.one("₽", "руб.", "р."))
_sums.lost("money two points", lambda m, h: h.one("12.3.4", "1,2,3", "12..5", "1.2.2026.5"))
_sums.exact(
    "no amount", lambda m, h: h.one("-", "—", "–", "нет", "n/a", "N/A", " ", "н/д"), fits="deals.amount", blanks=True
)

_sums.exact("money English with currency", lambda m, h: h.one("₽", "RUB ") + grouped(m, ",", ".", cents=True))
_sums.exact("money German with currency", lambda m, h: f"{grouped(m, '.', cents=True)} ₽" if m >= 1000 else None)
_sums.exact("money with a float's tail", lambda m, h: f"{plain(m)}.0" if m == int(m) else None)
_sums.open(
    "money on two lines", lambda m, h: f"{int(m) // 1000}\n{int(m) % 1000:03d}" if m >= 1000 and m == int(m) else None
)
_sums.open("money in Arabic digits", lambda m, h: plain(m).translate({48 + n: 0x660 + n for n in range(10)}))
_sums.open("money a piece", lambda m, h: f"{grouped(m)}₽/шт" if h.ru else f"{grouped(m)} each")
_sums.open("money with a date beside", lambda m, h: f"{grouped(m)} (05.03)")
_sums.open("money paid in parts", lambda m, h: f"{grouped(m)}: 50/50")
_sums.flag("money times two", lambda m, h: h.one(f"{grouped(m)} x2", f"2 x {grouped(m)}"))
_sums.flag("money less something", lambda m, h: f"{grouped(m)}-{grouped(m // 10)}" if m >= 20_000 else None)
_sums.open(
    "no amount, in words",
    lambda m, h: h.one("не указана", "NULL", "none", "пусто", "unknown", "-//-", "'", "."),
    fits="deals.amount",
    blanks=True,
)

FAULTS = tuple(_sums.faults)
