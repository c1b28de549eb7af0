"""Mentions to people: case forms, spellings and shortened names of one person come together, namesakes stay apart."""

from __future__ import annotations

import re
from dataclasses import replace

from generator.people.model import Person
from generator.people.names import table
from generator.people.names.inflect import forms
from generator.people.names.parts import is_patronymic
from generator.people.recognise import case, evidence, grammar, morph, naming, things
from generator.people.recognise.candidates import Candidate, is_calendar
from generator.people.recognise.clusters import Cluster, People
from generator.people.recognise.forms import INFLECTING, given_bases
from generator.people.recognise.naming import Words, family_keys, key
from generator.people.recognise.runs import HARD, PARTICLES, Document


def group(document: Document, found: list[Candidate]) -> tuple[Person, ...]:
    """All people of an article, the most often named first."""
    people = People()
    waiting: list[Candidate] = []
    opening: list[Candidate] = []
    for c in found:
        if len(c.names) == 1 or _by_patronymic(c) or _opened_by_verb(c):
            waiting.append(c)
        elif _may_open(c):
            opening.append(c)
        else:
            _take_if_sure(people, waiting, c)
    for c in opening:
        shorter = _without_first(c)
        if shorter is not None and _by_family(people, shorter) is not None and people.named(_options(c)) is None:
            waiting.append(c)
        else:
            _take_if_sure(people, waiting, c)
    left = [c for c in waiting if not _join(people, c) and not _full_after_all(people, c)]
    _take_alone(people, [c for c in left if c.tokens[0].line not in document.shouting_lines], document.lang)
    for c in left:
        _take_of_family(people, c)
    made = [cluster.person() for cluster in people.clusters]
    return tuple(sorted(made, key=lambda p: (-len(p.mentions), p.mentions[0].start)))


def _take_if_sure(people: People, waiting: list[Candidate], c: Candidate) -> None:
    """Take a full name that has enough evidence; others wait for what the sure ones tell."""
    if evidence.score(c) >= evidence.THRESHOLD:
        _take_full(people, c)
    else:
        waiting.append(c)


def _may_open(c: Candidate) -> bool:
    """``Спершу Фонтанж назвала``: a first word that nobody is known to be called, with the sentence's capital."""
    first = c.tokens[0]
    if not first.opens or c.given or first.initial or c.document.lang not in INFLECTING:
        return False
    return c.document.lang != "ru" or morph.kind(first.lower, "ru") == "common"


def _take_of_family(people: People, c: Candidate) -> None:
    """A full name in doubt whose family name standing alone turned out to be a person's."""
    if len(c.names) == 1 or things.thing(c) <= evidence.VETO or c.tokens[0].line in c.document.shouting_lines:
        return
    hits = [k for k in people.of_family(c) if len(k.words) == 1]
    if hits and evidence.score(c) >= evidence.THRESHOLD - _MUST_NOT_LACK:
        people.add_name(hits[0], _options(c), c)
        hits[0].take(c)


_MUST_NOT_LACK = 3.0
"""Points that a full name may lack if its family name alone is a person's."""


def _opened_by_verb(c: Candidate) -> bool:
    """``Згадав Бабушкін``: a verb whose capital is the sentence's, before a family name that stands alone elsewhere."""
    first = c.tokens[0]
    if not first.opens or c.given or c.document.lang not in case.DECIDED or len(c.names) != len(("verb", "name")):
        return False
    counts = c.document.capital_counts
    verb = case.is_past(first.lower, c.document.lang) or first.lower in c.document.lexicon.speech
    return verb and counts[c.names[-1].lower] > counts[first.lower]


_FATHER = re.compile(r"(?:[оеєь]?вич|ич|[оеєії]?вна|инична)$")
"""What a patronymic adds to the father's name."""


def _by_patronymic(c: Candidate) -> bool:
    """``Сергей Ильич``: given name and patronymic without the family name."""
    if c.document.lang not in case.DECIDED or len(c.names) != len(("given", "patronymic")) or not c.given:
        return False
    # Мацкевич is a family name: no given name makes it a patronymic.
    last = naming.nominatives(c)[0][-1]
    father = _FATHER.sub("", last.lower())
    return is_patronymic(last) and any(table.is_given(father + tail) for tail in ("", "й", "ь", "я", "а", "ий", "ій"))


def _full_after_all(people: People, c: Candidate) -> bool:
    """A given name and a patronymic that belong to nobody named in full."""
    if not _by_patronymic(c) or evidence.score(c) < evidence.THRESHOLD:
        return False
    _take_full(people, c)
    return True


def _called(people: People, c: Candidate) -> Cluster | None:
    """Whom a given name and a patronymic mean: who has both, or the only one of that given name without patronymic."""
    given, patronymic = naming.nominatives(c)[0]
    hits = people.of_given([*(key(g) for g in given_bases(c.names[0].text, c.document.lang)), key(given)])
    both = [k for k in hits if any(key(patronymic) == key(w) for words in k.names for w in words[1:-1])]
    plain = [k for k in hits if not any(is_patronymic(w) for w in k.words[1:])]
    return both[0] if both else plain[0] if len(plain) == 1 else None


def _take_full(people: People, c: Candidate) -> None:
    """Add a full name to its person, a new one if it is the first of its person."""
    options = _options(c)
    home = people.named(options) or Cluster()
    people.add_name(home, options, c)
    home.take(c)


def _options(c: Candidate) -> tuple[Words, ...]:
    """The nominatives of a mention, best first."""
    options = naming.nominatives(c)
    return case.prefer(options, c, naming.surface(c)) if c.document.lang in case.DECIDED else options


def _join(people: People, c: Candidate) -> bool:
    """Add a shortened or doubtful mention to the person it means, if there is one."""
    short = len(c.names) == 1 or c.names[0].lower in PARTICLES
    if _by_patronymic(c):
        home = _called(people, c)
    elif short:
        home = None if things.thing(c) <= evidence.VETO else _by_family(people, c) or _by_given(people, c)
    else:
        home = people.named(_options(c))
    if home is not None:
        home.take(_with_particles(c, home) if short else c)
        return True
    if not short and c.tokens[0].line in c.document.shouting_lines:
        joined = [_join_exactly(people, replace(c, first=i, last=i)) for i in range(c.first, c.last + 1)]
        return any(joined)
    shorter = None if short else _without_first(c)
    return shorter is not None and _join(people, shorter)


def _with_particles(c: Candidate, home: Cluster) -> Candidate:
    """``Mme af Ekenstam``: the particle that stands in the full name belongs to the family name alone, too."""
    own, first = {w.lower() for w in home.words[:-1]}, c.first
    while first and c.document.tokens[first].before == " ":
        word = c.document.tokens[first - 1].lower
        if word not in HARD or word not in own:
            break
        first -= 1
    return replace(c, first=first)


def _join_exactly(people: People, c: Candidate) -> bool:
    """A word of a headline in capitals is a mention only if it is somebody's family name as it stands."""
    word = key(c.names[0].text)
    hits = [k for k in people.of_family(c) if key(naming.family(k.words)) == word]
    if not hits or things.thing(c) <= evidence.VETO or c.names[0].lower in c.document.lower_words:
        return False
    hits[0].take(c)
    return True


def _without_first(c: Candidate) -> Candidate | None:
    """``Уход Бабушкина``: the capital of the first word may be the sentence's."""
    first = c.tokens[0]
    idle = first.opens or first.line in c.document.shouting_lines or c.document.lexicon.is_place(first.lower)
    return replace(c, first=c.first + 1) if idle and not c.given and c.first < c.last else None


def _by_family(people: People, c: Candidate) -> Cluster | None:
    return _nearest(_fitting(people.of_family(c), c), c)


def _fitting(hits: list[Cluster], c: Candidate) -> list[Cluster]:
    """Of several namesakes those whom the title, the verb or the ending allows; all if that leaves none."""
    if len(hits) <= 1:
        return hits
    generation = _of_generation(hits, c)
    if generation:
        return generation
    hits = _principal(_declined(hits, c), c.document)
    said = case.hint(c)
    same_sex = [k for k in hits if said.sex and k.sex in (said.sex, None)]
    exact = [k for k in hits if said.nominative and key(naming.family(k.words)) == key(c.names[-1].text)]
    return same_sex or exact or hits


_YOUNGER = frozenset(grammar.words("children"))
_NEAR = 3


def _of_generation(hits: list[Cluster], c: Candidate) -> list[Cluster]:
    """``Сабуров-старший``: not the one whom the text calls somebody's son; ``-младший``: that one."""
    suffix = re.match(r"[-‐‑](старш|младш|молодш)", c.document.text[c.end : c.end + 8])
    if suffix is None:
        return []
    children = [k for k in hits if _is_child(k, c.document)]
    younger = suffix[1] != "старш"
    return [k for k in hits if (k in children) == younger] if children else []


def _declined(hits: list[Cluster], c: Candidate) -> list[Cluster]:
    """``у Дюбрюля``: not hers, whose family name does not decline; all if the form tells nothing."""
    if c.document.lang not in case.DECIDED:
        return hits
    word = key(c.names[-1].text)
    fitting = [k for k in hits if word in {key(form.split()[-1]) for form in forms(" ".join(k.words), c.document.lang)}]
    return fitting or hits


_KIN = frozenset(grammar.words("kin"))


def _principal(hits: list[Cluster], document: Document) -> list[Cluster]:
    """``His wife, Ann Reed, …. Reed phoned``: not who was introduced as somebody's kin, unless all were."""
    others = [k for k in hits if not _is_kin(k, document)]
    return others or hits


def _is_kin(cluster: Cluster, document: Document) -> bool:
    """Whether the first full name of a person is in apposition to a word for kin that belongs to somebody else."""
    first = cluster.mentions[0].start
    before = [t for t in document.tokens if first - 40 <= t.start < first][-_NEAR:]
    if not before or document.text[before[-1].end : first].strip(" \u00a0,"):
        return False
    return before[-1].lower in _KIN


def _is_child(cluster: Cluster, document: Document) -> bool:
    first = cluster.mentions[0].start
    before = [t.lower for t in document.tokens if first - 40 <= t.start < first][-_NEAR:]
    return any(word in _YOUNGER for word in before)


def _nearest(hits: list[Cluster], c: Candidate) -> Cluster | None:
    """The person named last before a mention, else the one named first after it."""
    start = c.tokens[0].start
    earlier = [
        (max(m.start for m in k.mentions if m.start < start), i)
        for i, k in enumerate(hits)
        if k.mentions[0].start < start
    ]
    if earlier:
        return hits[max(earlier)[1]]
    return min(hits, key=lambda k: k.mentions[0].start) if hits else None


def _by_given(people: People, c: Candidate) -> Cluster | None:
    """The one person whose given name stands alone; none if two share it, or if the word is also a place or a word."""
    word, document = c.names[0], c.document
    if len(c.names) > 1 or document.lexicon.is_place(word.lower) or is_calendar(document, word):
        return None
    if word.lower in document.lower_words:
        return None
    hits = people.of_given([*(key(g) for g in given_bases(word.text, document.lang)), key(word.text)])
    return hits[0] if len(hits) == 1 else None


def _take_alone(people: People, left: list[Candidate], lang: str) -> None:
    """Add surnames that no full name introduces, if the article says often or clearly enough that they are people."""
    for mentions in by_surname(left, lang):
        if all(things.thing(c) <= evidence.VETO for c in mentions):
            continue
        if evidence.score_alone(mentions) >= evidence.ALONE:
            cluster = Cluster()
            for c in mentions:
                people.add_name(cluster, _options(c), c)
                cluster.take(c)


def by_surname(left: list[Candidate], lang: str) -> list[list[Candidate]]:
    """Single words that can be forms of one surname, together."""
    groups: list[list[Candidate]] = []
    home: dict[str, int] = {}
    for c in left:
        if len(c.names) > 1 or not c.names[0].cap:
            continue
        keys = sorted(family_keys(c.names[0].text, lang))
        place = next((home[k] for k in keys if k in home), len(groups))
        if place == len(groups):
            groups.append([])
        groups[place].append(c)
        home.update(dict.fromkeys(keys, place))
    return groups
