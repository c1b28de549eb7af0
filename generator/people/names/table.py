"""The name table: which words are given names or family names, which given names are one.

Frozen at development time by ``scripts/build_names.py`` (sources and licences there). Words are looked up lower-cased
and in NFC, in the nominative. A word can be a given name and a family name, and an ordinary word as well (Will, Роман):
the table says what a word can be, the text around it what it is. The lists are in `generator.name_lists`, what joins
names in `generator.people.names.lists`.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import Literal

from generator import name_lists
from generator.name_lists import fold, names
from generator.people.names.lists import Cluster, Clusters, clusters
from generator.people.names.sounds import closeness

Gender = Literal["m", "f"]
Relation = Literal["same", "spelling", "pet", "other"]
"""Two given names: one name; one name in two Latin spellings, each its bearer's own (Eric, Erik); one name and its pet
form (Michael, Mike); two names."""

is_given, is_family = name_lists.is_given, name_lists.is_family
_LOCALES = ("en", "fr", "ru", "uk")
_SOUND_ALIKE = 0.95
_SOUND_APART = 0.8


_TO_RUSSIAN = str.maketrans({"і": "и", "ї": "и", "є": "е", "ґ": "г", "’": "ь", "'": "ь"})


@lru_cache(maxsize=65536)
def known_as(token: str, lang: str) -> str | None:
    """The spelling under which the table knows a given name: a Ukrainian one also by the Russian letters for it.

    Foreign names are transcribed by the same rules in both languages (Мірча, Мирча), and the table has more in Russian.
    """
    if is_given(token):
        return token
    respelt = fold(token).translate(_TO_RUSSIAN) if lang == "uk" else ""
    return respelt if respelt and respelt != fold(token) and is_given(respelt) else None


@lru_cache(maxsize=65536)
def gender(token: str) -> Gender | None:
    """Whose given name a word is; None if unknown or if both bear it. Of a double name the first part tells."""
    known, word = names(), fold(token)
    if word in known.male:
        return "m"
    if word in known.female:
        return "f"
    return gender(word.split("-")[0]) if "-" in word and word not in known.unisex else None


@lru_cache(maxsize=65536)
def commonness(token: str) -> int:
    """How well known a given name is: 2 if a line of given.yml is its own, 1 if it is a variant in one, else 0."""
    word = fold(token)
    found = clusters().of.get(word, ())
    return 2 if any(word in c.forms for c in found) else 1 if found else 0


def same_given(a: str, b: str) -> bool | None:
    """Whether two given names are one: in other scripts, languages or spellings, or as a pet form.

    Returns:
        True for Игорь/Ihor, Michael/Mike; False for two names the table knows (Jean/Jeanne, Ivan/Igor); None if it
        cannot tell.
    """
    found = relation(a, b)
    return None if found is None else found != "other"


@lru_cache(maxsize=100_000)
def relation(a: str, b: str) -> Relation | None:
    """How two given names are related, None if the table cannot tell; symmetric."""
    left, right = fold(a), fold(b)
    if left == right or left.replace("ё", "е") == right.replace("ё", "е"):
        return "same"
    table = clusters()
    shared = [c for c in table.of.get(left, ()) if c in table.of.get(right, ())]
    if shared:
        return _closest(left, right, shared)
    if left in table.of and right in table.of:
        return "other"
    if _linked(left, right, table) or _linked(right, left, table):
        return "same"
    return _by_sound(left, right)


def _closest(left: str, right: str, shared: list[Cluster]) -> Relation:
    order: tuple[Relation, ...] = ("same", "spelling", "pet")
    return min((_within(left, right, c) for c in shared), key=order.index)


def _within(left: str, right: str, cluster: Cluster) -> Relation:
    """The relation of two different words of one cluster."""
    pets = {left, right} & set(cluster.pets) - {*cluster.forms, *cluster.others}
    enough = _SOUND_ALIKE if len(pets) == 1 else _SOUND_APART - 0.1
    if pets and closeness(left, None, right, None) < enough:
        return "pet"
    one_script = _cyrillic(left) == _cyrillic(right)
    return "spelling" if one_script and not _cyrillic(left) and not cluster.transcribed else "same"


def _linked(cyrillic: str, latin: str, table: Clusters) -> bool:
    return latin in table.latin(cyrillic)


def _by_sound(left: str, right: str) -> Relation | None:
    """Names without a common cluster: two names if known and not alike in sound, or spelt apart in Latin."""
    if not (is_given(left) and is_given(right)):
        return None
    if not _cyrillic(left) and not _cyrillic(right):
        return "other"
    return "other" if closeness(left, None, right, None) < _SOUND_APART else None


def _cyrillic(word: str) -> bool:
    return "Ѐ" <= word[0] <= "ԯ"


def same_regnal(a: str, b: str) -> bool:
    """Whether two given names are one as names of popes and kings, which every language says in its own way."""
    left, right, table = fold(a), fold(b), clusters().regnal
    return left == right or any(c in table.get(right, ()) for c in table.get(left, ()))


def is_regnal(a: str, b: str) -> bool:
    """Whether two given names are one of the names of popes and kings, be it the same word."""
    return fold(a) in clusters().regnal and same_regnal(a, b)


def reigning(given: str) -> frozenset[str]:
    """Marks that two names of popes and kings share if they are one name; empty for any other word."""
    return frozenset("=" + " ".join(c.forms) for c in clusters().regnal.get(fold(given), ()))


def in_script(given: str, locale: str, *, source: str | None = None) -> str | None:
    """A given name as the press of a locale writes it; None if the table does not know.

    Args:
        given: in the nominative, of any script.
        locale: ``en``, ``fr``, ``ru`` or ``uk``; other locales are not known.
        source: language of the text the name comes from. A Ukrainian's name is romanised from Ukrainian (Володимир →
            Volodymyr) when it says ``uk``; a French one's is read as French (Simon → Симон).
    """
    word, base = fold(given), locale.split("-", maxsplit=1)[0]
    if base not in _LOCALES:
        return None
    table, position = clusters(), _LOCALES.index(base)
    candidates = sorted(table.of.get(word, ()), key=lambda c: _rank(word, c, source))
    for cluster in candidates:
        found = _form(word, cluster, position, source)
        if found:
            return _capital(found)
    latin = () if candidates else table.latin(word)
    return _capital(latin[0]) if latin and base in {"en", "fr"} else None


def _rank(word: str, cluster: Cluster, source: str | None) -> tuple[bool, bool, bool]:
    """Clusters in which the word is the name's own form in the source's language first, then in any of the four."""
    own = source in _LOCALES and cluster.forms[_LOCALES.index(str(source))] == word
    return (not own, word not in cluster.forms, word not in cluster.others)


def _form(word: str, cluster: Cluster, position: int, source: str | None) -> str | None:
    to_cyrillic = position > 1
    if word in cluster.pets and word not in (*cluster.forms, *cluster.others):
        alike = (p for p in cluster.pets if _cyrillic(p) == to_cyrillic)
        return next((p for p in alike if closeness(word, None, p, None) >= _SOUND_APART - 0.1), None)
    if source == "uk" and cluster.transcribed and not to_cyrillic and word != cluster.forms[2]:
        return None
    if not to_cyrillic and not _cyrillic(word):
        return word
    return cluster.forms[position]


def _capital(word: str) -> str:
    return "-".join(part[:1].upper() + part[1:] for part in word.split("-"))


@lru_cache(maxsize=50_000)
def kin(given: str) -> frozenset[str]:
    """Marks that two given names have in common whenever a line of given.yml, or a link between scripts, has both."""
    word, known = fold(given), clusters()
    lines = (*known.of.get(word, ()), *known.regnal.get(word, ()))
    return frozenset(" ".join(c.forms) for c in lines) | {word} | frozenset(known.latin(word))


def variants(given: str) -> Iterator[str]:
    """Every spelling the table gives a given name, pet forms left out, in lower case."""
    for cluster in clusters().of.get(fold(given), ()):
        if fold(given) not in cluster.pets:
            yield from dict.fromkeys((*cluster.forms, *cluster.others))
