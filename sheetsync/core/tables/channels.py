"""The usual names of channels: Яндекс Директ, yandex_cpc and "ya / ads" are one and the same way to advertise."""

from __future__ import annotations

from collections.abc import Mapping

from sheetsync.core.tables.sounds import sound, sounds

_PLACES = {
    "yandex": "яндекс янд ya я",
    "google": "гугл гугле google ggl",
    "facebook": "фейсбук facebook fb фб",
    "instagram": "инстаграм instagram инста insta inst ig",
    "vk": "вк vk вконтакте vkontakte",
    "telegram": "телеграм telegram тг tg телега",
    "youtube": "ютуб ютюб youtube yt",
    "whatsapp": "вотсап ватсап вацап whatsapp wa",
    "avito": "авито avito",
}
_WAYS = {
    "ads": "ads ad adwords adv директ direct cpc cpm ppc paid реклама контекст таргет target",
    "seo": "seo сео organic органика",
    "email": "email емейл имейл рассылка newsletter mailing",
}


def _by_sound(words: Mapping[str, str]) -> dict[str, str]:
    return {sound(word): name for name, some in words.items() for word in some.split()}


_PLACE_OF, _WAY_OF = _by_sound(_PLACES), _by_sound(_WAYS)


def names_of(written: str) -> tuple[frozenset[str], frozenset[str]]:
    """The places that a text names (Yandex, VK), and everything else it says, ways to advertise by their usual name."""
    heard = sounds(written)
    places = frozenset(_PLACE_OF[one] for one in heard if one in _PLACE_OF)
    return places, frozenset(_WAY_OF.get(one, one) for one in heard if one not in _PLACE_OF)


def same_channel(one: str, other: str) -> bool:
    """Whether both name the same place, and say the same of it or one of them nothing."""
    (places, said), (other_places, other_said) = names_of(one), names_of(other)
    return bool(places) and places == other_places and (said == other_said or not said or not other_said)
