"""Names of people: Иван Петров, Петров И.И., I. Petrov and Ваня Петров may be one."""

from __future__ import annotations

from sheetsync.core.tables.sounds import sound, sounds

_SHORT = {
    "александр": "саша шура алекс alex",
    "алексей": "леша",
    "анастасия": "настя",
    "анна": "аня",
    "антон": "тоша",
    "валентина": "валя",
    "валерий": "валера",
    "василий": "вася",
    "виктор": "витя",
    "владимир": "вова володя",
    "геннадий": "гена",
    "григорий": "гриша",
    "дарья": "даша",
    "денис": "дэн",
    "дмитрий": "дима митя",
    "евгений": "женя",
    "екатерина": "катя kate",
    "елена": "лена",
    "елизавета": "лиза",
    "иван": "ваня",
    "ирина": "ира",
    "константин": "костя",
    "ксения": "ксюша",
    "любовь": "люба",
    "людмила": "люда",
    "максим": "макс",
    "мария": "маша",
    "михаил": "миша mike",
    "наталья": "наташа ната",
    "николай": "коля ник",
    "ольга": "оля",
    "павел": "паша",
    "петр": "петя",
    "роман": "рома",
    "светлана": "света",
    "семен": "сема",
    "сергей": "сережа серега",
    "станислав": "стас",
    "татьяна": "таня",
    "федор": "федя",
    "юлия": "юля",
    "юрий": "юра",
    "ярослав": "слава",
}
_NAME_OF = {sound(short): sound(name) for name, some in _SHORT.items() for short in some.split()}


def same_person(one: str, other: str) -> bool:
    """Whether two names can be one person's: each word of the shorter one is a word of the longer one, in any order,
    as it is, by its initial or as the short form of a first name; at least one word is in both.
    """
    fewer, more = sorted((list(sounds(one)), list(sounds(other))), key=len)
    whole = 0
    for part in sorted(fewer, key=len, reverse=True):
        found = next((name for name in more if _full(name) == _full(part)), None) or next(
            (name for name in more if _is_initial(name, part)), None
        )
        if found is None:
            return False
        whole += len(found) > 1 and len(part) > 1
        more.remove(found)
    return whole > 0


def _full(name: str) -> str:
    return _NAME_OF.get(name, name)


def _is_initial(one: str, other: str) -> bool:
    short, long = sorted((one, other), key=len)
    return len(short) == 1 < len(long) and long[0] == short
