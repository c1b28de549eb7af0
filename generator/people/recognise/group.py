"""Mentions to people: case forms, spellings and shortened names of one person come together, namesakes stay apart."""

from __future__ import annotations

from dataclasses import dataclass, field

from generator.people.model import Mention, Person
from generator.people.names import table
from generator.people.recognise import case, evidence, naming
from generator.people.recognise.candidates import Candidate
from generator.people.recognise.forms import given_bases
from generator.people.recognise.naming import Words, family_keys, key, sound
from generator.people.recognise.runs import PARTICLES, Document


@dataclass
class Cluster:
    """A person in the making."""

    lang: str
    full: list[tuple[Words, ...]] = field(default_factory=list)
    mentions: list[Mention] = field(default_factory=list)
    family: set[str] = field(default_factory=set)
    """Keys of the family name in every nominative it may have."""
    nominative: str | None = None
    """The family name where it stands alone and certainly in the nominative."""

    @property
    def given(self) -> frozenset[str]:
        """Keys of the first given name."""
        return frozenset(key(words[0]) for options in self.full for words in options if len(words) > 1)

    @property
    def sex(self) -> str | None:
        """As the given name tells."""
        return table.gender(naming.best_name(self.full)[0])

    def add(self, c: Candidate) -> None:
        """Take a mention."""
        if len(c.names) == 1 and c.document.lang in case.DECIDED and self.nominative is None and case.hint(c).nominative:
            self.nominative = naming.surface(c)[-1]
        start, end = c.tokens[0].start, c.end
        self.mentions.append(Mention(start, end, c.document.text[start:end]))

    def person(self) -> Person:
        """The finished person."""
        words = naming.best_name(self.full)
        if self.nominative and key(self.nominative) in self.family:
            words = (*words[:-1], self.nominative)
        return Person(" ".join(words), tuple(sorted(set(self.mentions))))


def group(document: Document, found: list[Candidate]) -> tuple[Person, ...]:
    """All people of an article, the most often named first."""
    clusters: list[Cluster] = []
    waiting: list[Candidate] = []
    for c in found:
        if len(c.names) > 1 and evidence.score(c) >= evidence.THRESHOLD:
            _home(clusters, c, document.lang).add(c)
        else:
            waiting.append(c)
    left = [c for c in waiting if not _join(clusters, c)]
    clusters += _alone(left, document.lang)
    people = [cluster.person() for cluster in clusters]
    return tuple(sorted(people, key=lambda p: (-len(p.mentions), p.mentions[0].start)))


def _options(c: Candidate) -> tuple[Words, ...]:
    """The nominatives of a mention, best first."""
    options = naming.nominatives(c)
    return case.prefer(options, c, naming.surface(c)) if c.document.lang in case.DECIDED else options


def _home(clusters: list[Cluster], c: Candidate, lang: str) -> Cluster:
    """The cluster of a full name, a new one if it is the first of its person."""
    options = _options(c)
    home = next((cluster for cluster in clusters if _same(cluster, options)), None)
    if home is None:
        home = Cluster(lang)
        clusters.append(home)
    _name(home, options, c)
    return home


def _name(cluster: Cluster, options: tuple[Words, ...], c: Candidate) -> None:
    cluster.full.append(options)
    cluster.family.update(key(words[-1]) for words in options)
    cluster.family.update(family_keys(c.names[-1].text, c.document.lang))


def _same(cluster: Cluster, options: tuple[Words, ...]) -> bool:
    return any(_same_name(a, b) for mention in cluster.full for a in mention for b in options)


def _same_name(a: Words, b: Words) -> bool:
    """One family name (or one sound of it), and given names that do not contradict each other."""
    if key(a[-1]) != key(b[-1]) and not _sounds_alike(a[-1], b[-1]):
        return False
    x, y = key(a[0]), key(b[0])
    return x == y or (min(len(x), len(y)) == 1 and x[0] == y[0])


def _sounds_alike(a: str, b: str) -> bool:
    return min(len(a), len(b)) > 4 and sound(a) == sound(b)


def _join(clusters: list[Cluster], c: Candidate) -> bool:
    """Add a shortened or doubtful mention to the person it means, if there is one."""
    if len(c.names) > 1 and c.names[0].lower not in PARTICLES:
        options = _options(c)
        home = next((cluster for cluster in clusters if _same(cluster, options)), None)
        if home is None:
            shorter = _without_first(c)
            return shorter is not None and _join(clusters, shorter)
    else:
        home = _by_family(clusters, c) or _by_given(clusters, c)
    if home is None or (len(c.names) == 1 and _vetoed(c)):
        return False
    home.add(c)
    return True


def _without_first(c: Candidate) -> Candidate | None:
    """``Уход Бабушкина``: the capital of the first word may be the sentence's."""
    first = c.tokens[0]
    opens = first.opens or first.line in c.document.shouting_lines or c.document.lexicon.is_place(first.lower)
    if not opens or c.given or c.first == c.last:
        return None
    return Candidate(c.document, c.first + 1, c.last, c.run, titled=c.titled, role=c.role, model=c.model)


def _vetoed(c: Candidate) -> bool:
    return evidence.thing(c) <= -4.0


def _by_family(clusters: list[Cluster], c: Candidate) -> Cluster | None:
    word = c.names[-1].text
    keys = family_keys(word, c.document.lang)
    hits = [cluster for cluster in clusters if keys & cluster.family]
    if not hits:
        hits = [k for k in clusters if any(_sounds_alike(word, w[-1]) for options in k.full for w in options)]
    return _nearest(_fitting(hits, c), c)


def _fitting(hits: list[Cluster], c: Candidate) -> list[Cluster]:
    """Of several namesakes those whom the title, the verb or the ending allows; all if that leaves none."""
    if len(hits) < 2:
        return hits
    said = case.hint(c)
    same_sex = [k for k in hits if said.sex and k.sex in (said.sex, None)]
    exact = [k for k in hits if said.nominative and key(naming.best_name(k.full)[-1]) == key(c.names[-1].text)]
    return same_sex or exact or hits


def _nearest(hits: list[Cluster], c: Candidate) -> Cluster | None:
    """The person named last before a mention, else the one named first after it."""
    start = c.tokens[0].start
    earlier = [(max(m.start for m in k.mentions if m.start < start), i) for i, k in enumerate(hits) if k.mentions[0].start < start]
    if earlier:
        return hits[max(earlier)[1]]
    return min(hits, key=lambda k: k.mentions[0].start) if hits else None


def _by_given(clusters: list[Cluster], c: Candidate) -> Cluster | None:
    """The one person whose given name stands alone; none if two share it, or if the word is also a place or a word."""
    word = c.names[0]
    lexicon = c.document.lexicon
    if len(c.names) > 1 or lexicon.is_place(word.lower) or word.lower in c.document.lower_words or lexicon.is_calendar(word.lower):
        return None
    keys = {key(g) for g in given_bases(word.text, c.document.lang)} | {key(word.text)}
    hits = [cluster for cluster in clusters if keys & cluster.given]
    return hits[0] if len(hits) == 1 else None


def _alone(left: list[Candidate], lang: str) -> list[Cluster]:
    """Surnames that no full name introduces, if the article says often or clearly enough that they are people."""
    by_key: dict[str, list[Candidate]] = {}
    for c in left:
        if len(c.names) > 1 or not c.names[0].cap:
            continue
        keys = family_keys(c.names[0].text, lang)
        home = next((k for k, others in by_key.items() if keys & family_keys(others[0].names[0].text, lang)), None)
        by_key.setdefault(home or key(c.names[0].text), []).append(c)
    clusters: list[Cluster] = []
    for mentions in by_key.values():
        if sum(max(evidence.score_alone(c), -3.0) for c in mentions) < evidence.ALONE or not any(c.titled or c.role for c in mentions):
            continue
        cluster = Cluster(lang)
        for c in mentions:
            _name(cluster, _options(c), c)
            cluster.add(c)
        clusters.append(cluster)
    return clusters
