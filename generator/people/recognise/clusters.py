"""People in the making, found again by family name, by the sound of it, and by given name."""

from __future__ import annotations

from dataclasses import dataclass, field

from generator.people.model import Mention, Person
from generator.people.names import table
from generator.people.names.parts import is_patronymic
from generator.people.recognise import case, naming, variants
from generator.people.recognise.candidate import Candidate
from generator.people.recognise.forms import given_bases
from generator.people.recognise.naming import Words, family_keys, key, sound

_ALTERNATIVES = 6
MIN_SOUND = 5
"""Shorter family names sound alike too easily."""


@dataclass(eq=False)
class Cluster:
    """A person in the making."""

    full: list[tuple[Words, ...]] = field(default_factory=list)
    """Of each full mention, the nominatives it may stand for, best first."""
    mentions: list[Mention] = field(default_factory=list)
    known: set[tuple[str, str]] = field(default_factory=set)
    """Keys of given and family name in every nominative they may have."""
    seen: list[naming.Seen] = field(default_factory=list)
    lang: str = ""
    _ranked: tuple[tuple[int, int], list[Words]] | None = None

    @property
    def words(self) -> Words:
        """The name as it will be shown."""
        return self.names[0]

    @property
    def names(self) -> list[Words]:
        """All names that explain the mentions, the best first."""
        state = len(self.full), len(self.seen)  # both only grow
        if self._ranked is None or self._ranked[0] != state:
            self._ranked = state, naming.rank_names(self.full, self.seen, self.lang)
        return self._ranked[1]

    @property
    def sex(self) -> str | None:
        """As the given name tells."""
        return table.gender(self.words[0])

    def is_named(self, options: tuple[Words, ...]) -> bool:
        """Whether a full name can be this person's: one family name, given names that do not contradict each other."""
        return any(_agree(known, (key(o[0]), key(naming.family(o)))) for o in options for known in self.known)

    def take(self, c: Candidate) -> None:
        """Add a mention."""
        self.lang = c.document.lang
        words = naming.surface(c)
        self.seen.append(naming.Seen(words, case.stands_in_nominative(words, c)))
        start = c.tokens[0].start
        self.mentions.append(Mention(start, c.end, c.document.text[start : c.end]))

    def person(self) -> Person:
        """The finished person."""
        best, *others = self.names
        alternatives = [" ".join(w) for w in others if _can_replace(best[0], w[0], self.lang)]
        return Person(" ".join(best), tuple(sorted(self.mentions)), tuple(alternatives[:_ALTERNATIVES]))


def _can_replace(given: str, other: str, lang: str) -> bool:
    """A known given name gives way to another of the same sex only; one that nobody knows, to any."""
    known = table.known_as(given, lang)
    if given == other or known is None:
        return True
    instead = table.known_as(other, lang)
    return instead is not None and table.gender(instead) == table.gender(known)


def _agree(a: tuple[str, str], b: tuple[str, str]) -> bool:
    if a[1] != b[1] and not (min(len(a[1]), len(b[1])) >= MIN_SOUND and sound(a[1]) == sound(b[1])):
        return False
    x, y = a[0], b[0]
    return x == y or (min(len(x), len(y)) == 1 and x[0] == y[0])


class People:
    """The clusters of an article in the order of their first mention, with their indexes."""

    def __init__(self) -> None:
        self.clusters: list[Cluster] = []
        self._families: dict[str, list[Cluster]] = {}
        self._sounds: dict[str, list[Cluster]] = {}
        self._givens: dict[str, list[Cluster]] = {}
        self._middles: dict[str, list[Cluster]] = {}
        self._joined: dict[str, list[Cluster]] = {}
        self._others: dict[str, list[Cluster]] = {}
        self._lang = ""

    def named(self, options: tuple[Words, ...]) -> Cluster | None:
        """The person a full name belongs to."""
        for words in options:
            if same := self._joined.get(variants.joined(words)):
                return same[0]
        shorter = variants.without_initial(options[0], self._lang)
        options = (*options, shorter) if shorter else options
        return self._by_family(options) or self._by_other_family(options[0])

    def _by_family(self, options: tuple[Words, ...]) -> Cluster | None:
        families = {key(naming.family(o)): None for o in options}
        near = [c for family in families for c in self._families.get(family, ())]
        near += [c for family in families if len(family) >= MIN_SOUND for c in self._sounds.get(sound(family), ())]
        return next((cluster for cluster in near if cluster.is_named(options)), None)

    def _by_other_family(self, words: Words) -> Cluster | None:
        """« Pedro Sánchez » and « Pedro Sánchez Pérez »: one given name, and the family name is one of several."""
        if len(words) == 1 or words[0].endswith("."):
            return None
        given, own = key(words[0]), key(naming.family(words))
        found = [k for k in self._others.get(own, ()) if (given, own) in k.known]
        for other in variants.other_families(words, self._lang):
            found += [k for k in self._families.get(other, ()) if (given, other) in k.known]
        return found[0] if found else None

    def unite(self, kept: Cluster, gone: Cluster) -> None:
        """Make one person of two; the name of the first is shown."""
        kept.mentions += gone.mentions
        self.clusters.remove(gone)

    def of_family(self, c: Candidate) -> list[Cluster]:
        """Those who bear a family name standing alone; if there are none, those whose name sounds like it."""
        word = c.names[-1].text
        found = [k for family in sorted(family_keys(word, c.document.lang)) for k in self._families.get(family, ())]
        if not found:
            found = self._middles.get(key(word), []) or self._middles.get(variants.bare(word), [])
        if not found and len(word) >= MIN_SOUND:
            found = self._sounds.get(sound(word), [])
        return list(dict.fromkeys(found))

    def mentioned_at(self, start: int) -> Cluster | None:
        """Whom the name means that begins at an offset of the text."""
        return next((k for k in self.clusters if any(m.start == start for m in k.mentions)), None)

    def of_given(self, keys: list[str]) -> list[Cluster]:
        """Those who bear a given name."""
        return list(dict.fromkeys(c for k in keys for c in self._givens.get(k, ())))

    def add_name(self, cluster: Cluster, options: tuple[Words, ...], c: Candidate) -> None:
        """Make a cluster known under a further full name."""
        if not cluster.full:
            self.clusters.append(cluster)
        cluster.full.append(options)
        self._lang = c.document.lang
        self._add_variants(cluster, options)
        given = [key(o[0]) for o in options if len(o) > 1]
        families = [key(naming.family(o)) for o in options] + sorted(family_keys(c.names[-1].text, c.document.lang))
        cluster.known.update((key(o[0]), key(naming.family(o))) for o in options)
        cluster.known.update((g, f) for g in given for f in families)
        for family in dict.fromkeys(families):
            _index(self._families, family, cluster)
            _index(self._sounds, sound(family), cluster)
        for name in given:
            _index(self._givens, name, cluster)
        for name in dict.fromkeys(_earlier_families(options[0], c.document.lang)):
            _index(self._middles, name, cluster)

    def _add_variants(self, cluster: Cluster, options: tuple[Words, ...]) -> None:
        """Shorter and otherwise joined forms of a full name."""
        for words in options:
            if together := variants.joined(words):
                _index(self._joined, together, cluster)
        best = options[0]
        if shorter := variants.without_initial(best, self._lang):
            cluster.known.add((key(shorter[0]), key(naming.family(shorter))))
        for other in variants.other_families(best, self._lang):
            cluster.known.add((key(best[0]), other))
            _index(self._others, other, cluster)
        if family := variants.bare(naming.family(best)):
            _index(self._middles, family, cluster)


def _earlier_families(words: Words, lang: str) -> list[str]:
    """Keys of the family names between first and last: « Pedro Sánchez Castejón », « Luiz Lula da Silva »."""
    return [key(w) for w in words[1:-1] if naming.is_earlier_family(w, lang) or _is_second_given(w, lang)]


def _is_second_given(word: str, lang: str) -> bool:
    """« Bassirou Diomaye Faye »: a name between that nobody else bears may stand for its bearer."""
    plain = len(word) >= MIN_SOUND and word[:1].isupper() and not word.endswith(".") and not is_patronymic(word)
    return plain and not given_bases(word, lang)


def _index(table_of: dict[str, list[Cluster]], name: str, cluster: Cluster) -> None:
    found = table_of.setdefault(name, [])
    if cluster not in found:
        found.append(cluster)
