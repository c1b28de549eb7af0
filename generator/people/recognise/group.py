"""Mentions to people: case forms, spellings and shortened names of one person come together, namesakes stay apart."""

from __future__ import annotations

import re
from dataclasses import replace

from generator.people.model import Person
from generator.people.names import table
from generator.people.names.parts import is_patronymic
from generator.people.recognise import case, evidence, morph, naming, things
from generator.people.recognise.candidate import Candidate
from generator.people.recognise.clusters import Cluster, People
from generator.people.recognise.couples import take_of_couple
from generator.people.recognise.families import of_family, of_given
from generator.people.recognise.forms import INFLECTING, given_bases
from generator.people.recognise.naming import Words, family_keys, key
from generator.people.recognise.regnal import join_two_names
from generator.people.recognise.runs import HARD, PARTICLES, Document
from generator.people.recognise.shortened import by_pet_name, of_several_words, tail, tails_of


def group(document: Document, found: list[Candidate]) -> tuple[Person, ...]:
    """All people of an article, the most often named first."""
    people = People()
    tails = tails_of(found)
    waiting: list[Candidate] = []
    opening: list[Candidate] = []
    for c in found:
        if len(c.names) == 1 or _by_patronymic(c) or _opened_by_verb(c) or _may_be_part(c, tails):
            waiting.append(c)
        elif _may_open(c):
            opening.append(c)
        else:
            _take_if_sure(people, waiting, c)
    for c in opening:
        shorter = _without_first(c)
        if shorter is not None and of_family(people, shorter) is not None and people.named(_options(c)) is None:
            waiting.append(c)
        else:
            _take_if_sure(people, waiting, c)
    waiting = [c for c in waiting if not take_of_couple(people, c)]
    waiting.sort(key=lambda c: len(c.names) == 1)  # who is named in two words after all is who is meant by one
    left = [c for c in waiting if not _join(people, c) and not _full_after_all(people, c, tails)]
    _take_alone(people, [c for c in left if c.tokens[0].line not in document.shouting_lines], document.lang)
    for c in left:
        _take_of_family(people, c)
    join_two_names(people, document)
    made = [cluster.person() for cluster in people.clusters]
    return tuple(sorted(made, key=lambda p: (-len(p.mentions), p.mentions[0].start)))


def _take_if_sure(people: People, waiting: list[Candidate], c: Candidate) -> None:
    """Take a full name that has enough evidence; others wait for what the sure ones tell."""
    if evidence.is_full_enough(c):
        _take_full(people, c)
    else:
        waiting.append(c)


def _may_open(c: Candidate) -> bool:
    """``Спершу Фонтанж назвала``: a first word that nobody is known to be called, with the sentence's capital."""
    first = c.tokens[0]
    if not first.opens or c.given or first.initial or c.document.lang not in INFLECTING:
        return False
    return c.document.lang != "ru" or morph.kind(first.lower, "ru") == "common"


def _may_be_part(c: Candidate, tails: frozenset[Words]) -> bool:
    """« Quiroga Sanz », « Bohdan Stepanovytch »: no given name, or a father's; maybe of somebody named in full."""
    if c.document.lang in case.DECIDED or len(c.names) < len(("one", "two")) or c.names[0].initial:
        return False
    pair = len(c.names) == len(("one", "two")) and (not c.given or is_patronymic(c.names[-1].text))
    return pair or tail(c) in tails


def _take_of_family(people: People, c: Candidate) -> None:
    """A full name in doubt whose family name standing alone turned out to be a person's."""
    if len(c.names) == 1 or things.thing(c) <= evidence.VETO or c.tokens[0].line in c.document.shouting_lines:
        return
    hits = [k for k in people.of_family(c) if len(k.words) == 1]
    if hits and evidence.is_full_enough(c, lacking=_MUST_NOT_LACK):
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


_IRREGULAR = {"льв": "лев", "павл": "павел", "яковл": "яков", "иаковл": "иаков"}
"""Fathers whose name loses a vowel, or gains a letter, in the patronymic."""


def _by_patronymic(c: Candidate) -> bool:
    """``Сергей Ильич``: given name and patronymic without the family name."""
    if c.document.lang not in case.DECIDED or len(c.names) != len(("given", "patronymic")) or not c.given:
        return False
    # Мацкевич is a family name: no given name makes it a patronymic. What ends in -вна is nobody's family name.
    last = naming.nominatives(c)[0][-1]
    father = _FATHER.sub("", last.lower())
    known = _IRREGULAR.get(father, father)
    fathers = (known + tail for tail in ("", "й", "ь", "я", "а", "ий", "ій", "о"))
    return is_patronymic(last) and (last.endswith("вна") or any(map(table.is_given, fathers)))


def _full_after_all(people: People, c: Candidate, tails: frozenset[Words]) -> bool:
    """A given name and a patronymic, or two words, that belong to nobody named in longer words."""
    if not (_by_patronymic(c) or _may_be_part(c, tails)) or not evidence.is_full_enough(c):
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
        named = things.thing(c) <= evidence.VETO
        home = None if named else of_family(people, c) or of_given(people, c) or by_pet_name(people, c)
    else:
        home = people.named(_options(c)) or of_several_words(people, c)
    if home is not None:
        home.take(_with_particles(c, home) if short else c)
        return True
    if not short and c.tokens[0].line in c.document.shouting_lines:
        joined = [_join_exactly(people, replace(c, first=i, last=i)) for i in range(c.first, c.last + 1)]
        return any(joined)
    shorter = None if short else _without_first(c)
    return shorter is not None and _join(people, shorter)


def _with_particles(c: Candidate, home: Cluster) -> Candidate:
    """``Mme af Ekenstam``, « De Meo, venu de Renault »: the particle of the full name belongs to the family name, too.

    One that is a preposition as well only with a capital.
    """
    own, first = {w.lower() for w in home.words[:-1]}, c.first
    while first and c.document.tokens[first].before == " ":
        word = c.document.tokens[first - 1]
        joins = word.lower in HARD or (word.lower in PARTICLES and word.cap)
        if not joins or word.lower not in own:
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


def _take_alone(people: People, left: list[Candidate], lang: str) -> None:
    """Add surnames that no full name introduces, if the article says often or clearly enough that they are people."""
    for mentions in by_surname(left, lang):
        if all(things.thing(c) <= evidence.VETO for c in mentions) or _of_several(people, mentions[0]):
            continue
        mentions = _people_only(mentions)  # noqa: PLW2901
        if evidence.is_alone_enough(mentions):
            cluster = Cluster()
            for c in mentions:
                people.add_name(cluster, _options(c), c)
                cluster.take(c)


def _people_only(mentions: list[Candidate]) -> list[Candidate]:
    """« Центр имени Лукьяненко … Лукьяненко умер »: where a thing bears the name nobody is meant."""
    if mentions[0].document.lang not in case.DECIDED:
        return mentions
    return [c for c in mentions if things.thing(c) > evidence.VETO]


def _of_several(people: People, c: Candidate) -> bool:
    """``Anna Keller met Anna Novak. Anna laughed.``: a given name of people who are known, and nobody else's."""
    return bool(people.of_given([*(key(g) for g in given_bases(c.names[0].text, c.document.lang))]))


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
