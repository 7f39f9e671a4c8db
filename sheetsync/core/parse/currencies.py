"""The signs and words that stand for currencies."""

from __future__ import annotations

from collections.abc import Mapping

_DOLLARS = frozenset({"USD", "CAD", "AUD", "NZD", "HKD", "SGD"})
_ROUBLES = frozenset({"RUB", "BYN"})
CURRENCIES: Mapping[str, frozenset[str]] = {
    **dict.fromkeys(("₽", "rub", "rur", "р", "руб", "рубль", "рубля", "рублей"), _ROUBLES),
    **dict.fromkeys(("$", "dollar", "dollars", "долл", "доллар", "доллара", "долларов", "бакс", "баксов"), _DOLLARS),
    **dict.fromkeys(("usd", "us"), frozenset({"USD"})),
    **dict.fromkeys(("€", "eur", "euro", "euros", "евро"), frozenset({"EUR"})),
    **dict.fromkeys(("£", "gbp"), frozenset({"GBP"})),
    **dict.fromkeys(("¥", "￥"), frozenset({"JPY", "CNY"})),
    **dict.fromkeys(("cny", "rmb", "юань", "юаня", "юаней"), frozenset({"CNY"})),
    **dict.fromkeys(("₸", "kzt", "тг", "тенге"), frozenset({"KZT"})),
    **dict.fromkeys(("₴", "uah", "грн", "гривен"), frozenset({"UAH"})),
    **dict.fromkeys(("₺", "try", "лир"), frozenset({"TRY"})),
    **dict.fromkeys(("₹", "inr"), frozenset({"INR"})),
    **dict.fromkeys(("byn", "бел"), frozenset({"BYN"})),
    **dict.fromkeys(("uzs", "сум"), frozenset({"UZS"})),
    **dict.fromkeys(("₾", "gel"), frozenset({"GEL"})),
    **dict.fromkeys(("֏", "amd"), frozenset({"AMD"})),
    **dict.fromkeys(("aed",), frozenset({"AED"})),
    **dict.fromkeys(("chf",), frozenset({"CHF"})),
    **dict.fromkeys(("pln", "zł"), frozenset({"PLN"})),
}
"""ISO codes that a sign or word, in lower case, may mean."""


def currency_words(currency: str) -> frozenset[str]:
    """The signs and words that may stand for a currency (ISO code), in lower case."""
    return frozenset(word for word, codes in CURRENCIES.items() if currency in codes)
