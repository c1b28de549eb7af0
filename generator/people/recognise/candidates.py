"""Runs cut into candidates for a name, with what stands around each."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass, replace
from itertools import islice

from generator.people.names.parts import is_patronymic
from generator.people.names.traits import languages_with
from generator.people.recognise import grammar
from generator.people.recognise.forms import INFLECTING, given_bases, is_family
from generator.people.recognise.lexicon import is_demonym, places
from generator.people.recognise.once import once
from generator.people.recognise.runs import HARD, MAX_WORDS, PARTICLES, ROMAN, Document, Run, is_nickname, runs
from generator.people.recognise.tokens import BLANKS, Token

GIVEN_PARTICLES = frozenset(grammar.words("given_particles"))
NOBLE = frozenset(grammar.words("noble"))
NO_INITIALS = frozenset(grammar.words("no_initials"))
NOUNS_CAPITAL = languages_with("capital_nouns")
"""Languages that write every noun with a capital: there a capital says next to nothing."""


@dataclass(frozen=True)
class Candidate:
    """Words ``first`` to ``last`` of a document that may name one person."""

    document: Document
    first: int
    last: int
    run: Run
    titled: bool = False
    """An honorific stands right before."""
    role: bool = False
    """A noun for a person stands right before, in the run or outside."""
    model: str = ""
    """What a model takes these words for: ``PER``, ``ORG``, ``LOC``; ``O``: nothing; empty: no model was asked."""

    @once
    def tokens(self) -> list[Token]:
        """The words of the name."""
        return self.document.tokens[self.first : self.last + 1]

    @once
    def called(self) -> list[Token]:
        """The words without a nickname between them."""
        inner = range(self.first + 1, self.last)
        nick = {i for i in inner if is_nickname(self.document, i)}
        return [t for i, t in enumerate(self.tokens, self.first) if i not in nick] if nick else self.tokens

    @once
    def names(self) -> list[Token]:
        """The words without particles: ``Van der Meer`` and ``Le Pen`` are one name, ``Ben Affleck`` two."""
        kept = [
            t for i, t in enumerate(self.called) if t.lower not in PARTICLES or (i == 0 and self._particle_given(t))
        ]
        return kept or self.called

    def _particle_given(self, token: Token) -> bool:
        return token.text[0].isupper() and token.lower in GIVEN_PARTICLES and len(self.tokens) > 1

    @property
    def end(self) -> int:
        """Offset after the name; ``Jr.`` keeps its full stop out."""
        return self.tokens[-1].end

    @once
    def given(self) -> bool:
        """The first word is a known given name."""
        return bool(given_bases(self.names[0].text, self.document.lang)) if self.names else False


def candidates(document: Document) -> list[Candidate]:
    """All candidates in text order."""
    found = [c for run in runs(document) for c in _cut(document, run)]
    return _without_next_words(document, found)


def _without_next_words(document: Document, found: list[Candidate]) -> list[Candidate]:
    """``Jane Doe Leaves The Board``: in a line all of capitals a name ends where it does in the text."""
    lines = document.shouting_lines
    if not lines:
        return found
    plain = {
        tuple(t.text for t in c.tokens)
        for c in found if c.tokens[0].line not in lines and c.given and len(c.names) > 1
    }  # fmt: skip
    kept = []
    for c in found:
        words = tuple(t.text for t in c.tokens)
        lengths = range(len(words) - 1, 1, -1) if c.tokens[0].line in lines else ()
        shorter = next((n for n in lengths if words[:n] in plain), 0)
        kept.append(replace(c, last=c.first + shorter - 1) if shorter else c)
    return kept


def _separates(document: Document, index: int, so_far: list[int]) -> str:
    """Why a word of a run is no part of a name: ``title``, ``role``, ``stop``, ``pass``, or empty."""
    token, word = document.tokens[index], document.tokens[index].lower
    title = word in document.lexicon.titles
    inside = so_far or (not token.opens and index > 0 and not title)
    if (token.initial and not title) or (word in document.particles and inside) or is_nickname(document, index):
        return ""
    names = _first_names(document, so_far)
    if names and given_bases(names[0].text, document.lang):
        if ROMAN.fullmatch(token.text):
            return ""
        # Stephen King, Tom Baker: after one given name comes a family name, whatever it means.
        if len(names) == 1 and not token.caps:
            return "stop" if word in document.lexicon.stop or is_calendar(document, token) else ""
    return _listed(document, token) or ("" if so_far else _leads_to_name(document, index))


def _first_names(document: Document, so_far: list[int]) -> list[Token]:
    """The first two words of a run but for particles (all of them at each word would be the square of a long run)."""
    tokens = document.tokens
    return list(islice((tokens[i] for i in so_far if tokens[i].lower not in PARTICLES), 2))


def _listed(document: Document, token: Token) -> str:
    word, lexicon = token.lower, document.lexicon
    if word in lexicon.titles:
        return "title"
    if word in lexicon.roles or word.rsplit("-", 1)[-1] in lexicon.roles or _compound_role(document, token):
        return "role"
    last = word.rsplit("-", 1)[-1]
    people = is_demonym(last, document.lang) and not given_bases(last, document.lang)
    demonym = people or (word in lexicon.demonyms and not given_bases(token.text, document.lang))
    common = word in lexicon.stop or is_calendar(document, token) or demonym
    return "stop" if common else ""


_MODIFIER, _HEAD = 3, 5
"""Fewest letters of the first and the last part of a compound noun for a person."""


def _compound_role(document: Document, token: Token) -> bool:
    """``Betriebsleiter``: in languages that write nouns as one word with a capital, the last part tells."""
    if document.lang not in NOUNS_CAPITAL or not token.cap or given_bases(token.text, document.lang):
        return False
    word, roles = token.lower, document.lexicon.roles.words
    return any(word[at:] in roles for at in range(_MODIFIER, len(word) - _HEAD + 1))


def is_calendar(document: Document, token: Token) -> bool:
    """A month or a day; where these are written small, only a word whose capital is the sentence's."""
    capital = document.lang in languages_with("capital_calendar")
    known = document.lexicon.is_calendar(token.lower) and (capital or token.opens)
    return known and not (capital and _given_by_family(document, token))


def _given_by_family(document: Document, token: Token) -> bool:
    """``bei August Sander``, ``April Jones said``: before a family name, and not behind "in" or a day of the month."""
    if not given_bases(token.text, document.lang):
        return False
    index = bisect_left(document.tokens, token.start, key=lambda t: t.start)
    before, following = document.tokens[index - 1 : index], document.after(index)
    if (
        following is None
        or following.before != " "
        or not following.cap
        or not is_family(following.text, document.lang)
    ):
        return False
    dated = before and (before[0].text[-1:].isdigit() or before[0].lower in _BEFORE_MONTHS)
    return not dated and not token.opens


_BEFORE_MONTHS = frozenset(grammar.words("before_months"))


def _leads_to_name(document: Document, index: int) -> str:
    """``президент Казахстана Касым-Жомарт Токаев``, ``глава НАСА Джаред Айзекман``: a body that the name belongs to."""
    token, following = document.tokens[index], document.after(index)
    if following is None or following.before not in BLANKS or not (following.cap or following.initial):
        return ""
    if are_initials(document, index):
        return ""
    if token.caps or not token.cap:
        return "pass"
    known = given_bases(token.text, document.lang)
    place = document.lexicon.is_place(token.lower)
    return "pass" if place and (not known or _place_of_office(document, index)) else ""


_INITIALS = re.compile(r"[A-Z]J|J[A-Z]|[A-Z]J[A-Z]|JRR")


def are_initials(document: Document, index: int) -> bool:
    """``JD Vance``, ``HG Wells``: initials without full stops, before a family name."""
    token, following = document.tokens[index], document.after(index)
    if not token.caps or following is None or following.before not in BLANKS or not following.cap:
        return False
    if _INITIALS.fullmatch(token.text) and token.lower not in NO_INITIALS:
        return True
    plain = document.lang == "en" and len(token.text) == len("HG") and token.lower not in NO_INITIALS
    return plain and is_family(following.text, document.lang) and not document.lexicon.is_place(following.lower)


def _place_of_office(document: Document, index: int) -> bool:
    """``прокурор Парижа Лор Бекко``: a place in the genitive after the office, before a given name in the nominative.

    Names agree in case, so the two are no one's name, although a given name may have the form of the place.
    """
    tokens = document.tokens
    if document.lang not in INFLECTING or not index or len(tokens) <= index + 2 or not tokens[index + 2].cap:
        return False
    office, place, given = tokens[index - 1], tokens[index].lower, tokens[index + 1].lower
    nominative = given in given_bases(given, document.lang)
    declined = place not in places(document.lang)
    beside = tokens[index].before in BLANKS and tokens[index + 2].before in {" ", "\u00a0"}
    return bool(beside) and nominative and declined and office.lower in document.lexicon.roles


def _cut(document: Document, run: Run) -> list[Candidate]:
    pieces: list[tuple[list[int], str]] = []
    current: list[int] = []
    lead = _lead(document, run.first)
    for index in range(run.first, run.last + 1):
        why = _separates(document, index, current)
        if not why and current and _next_name(document, index, current):
            pieces.append((current, lead))
            current, lead = [], ""
        if not why:
            current.append(index)
            continue
        if current:
            pieces.append((current, lead))
        current, lead = [], _lead_after(lead, why, had_name=bool(current))
    if current:
        pieces.append((current, lead))
    found = [_candidate(document, run, part, lead) for piece, lead in pieces for part in _parts(document, piece)]
    return [c for c in found if c is not None]


def _parts(document: Document, piece: list[int]) -> list[list[int]]:
    """The names in a piece: one, and in languages that write nouns with a capital what stands behind a noun as well."""
    first = _trim(document, piece)
    rest = [i for i in piece if first and i > first[-1]] if document.lang in NOUNS_CAPITAL else []
    return [first, *_parts(document, rest)] if rest else [first]


def _next_name(document: Document, index: int, so_far: list[int]) -> bool:
    """``гимназии имени Ивана Франко Степан Качмарик``: a given name after a whole name begins another one."""
    tokens, following = document.tokens, document.after(index)
    if document.lang not in INFLECTING or following is None or following.before != " " or not following.cap:
        return False
    names = _first_names(document, so_far)
    if len(names) < len(("given", "family")) or not given_bases(names[0].text, document.lang):
        return False
    low = tokens[index].lower
    if is_patronymic(following.text) or names[0].lower not in given_bases(names[0].text, document.lang):
        # « імені Івана Франка Степан Юрійович »: words of one name stand in one case, and a patronymic has one before.
        return low in given_bases(low, document.lang) and not is_patronymic(low)
    last = next(tokens[i] for i in reversed(so_far) if tokens[i].lower not in PARTICLES)
    last_given = bool(given_bases(last.text, document.lang)) or last.initial
    return not last_given and low in given_bases(low, document.lang) and not is_family(low, document.lang)


def _lead_after(lead: str, why: str, *, had_name: bool) -> str:
    """What counts as standing before the next piece once a word has been passed over."""
    if why == "pass":
        return "" if had_name else lead
    return "title" if lead == "title" and why == "role" and not had_name else why


def _lead(document: Document, index: int) -> str:
    """What stands right before a run: a title, a role, or nothing of interest."""
    if index == 0:
        return ""
    token, gap = document.tokens[index - 1], document.tokens[index].before
    if not re.fullmatch(r"[ \u00a0]+|\.[ \u00a0]|, ", gap):
        return ""
    if token.lower in document.lexicon.titles and (gap != ", "):
        return "title"
    if token.lower in document.lexicon.roles or token.lower.rsplit("-", 1)[-1] in document.lexicon.roles:
        return "role"
    return ""


def _trim(document: Document, piece: list[int]) -> list[int]:
    """Leave off the words around a name that the run caught."""
    piece = _from_given_name(document, piece)
    while piece and document.tokens[piece[0]].lower in PARTICLES and document.tokens[piece[0]].text.islower():
        piece = piece[1:]
    piece = _to_family_name(document, piece)
    while piece and document.tokens[piece[-1]].lower in PARTICLES and document.tokens[piece[-1]].text.islower():
        piece = piece[:-1]
    return piece[:-1] if _ends_in_letters(document, piece) else piece


_LETTERS = 4


def _ends_in_letters(document: Document, piece: list[int]) -> bool:
    """``Imran Qureshi KC``, ``Ann Lee MP``: letters behind a whole name that say what somebody is."""
    if len(piece) <= len(("given", "family")):
        return False
    last, others = document.tokens[piece[-1]], [document.tokens[i] for i in piece[:-1]]
    letters = last.caps and len(last.text) <= _LETTERS and not ROMAN.fullmatch(last.text)
    plain = letters and last.lower not in document.lexicon.after and not any(t.caps for t in others)
    return plain and bool(given_bases(others[0].text, document.lang))


def _from_given_name(document: Document, piece: list[int]) -> list[int]:
    """``Wahlsieger Péter Magyar``, ``Yesterday Elon Musk``: start at the given name that a further name follows."""
    tokens = document.tokens
    for position, index in enumerate(piece[:-1]):
        given = given_bases(tokens[index].text, document.lang) and not (position and tokens[index].lower in PARTICLES)
        if given or tokens[index].initial:
            earlier = [tokens[i] for i in piece[:position]]
            if any(t.lower in PARTICLES for t in earlier):
                return piece
            if _thing_then_name(document, piece[position:]):
                continue
            return piece[position:]
    particle = tokens[piece[0]].lower in HARD
    if len(piece) > 1 and tokens[piece[0]].opens and tokens[piece[0]].lower in document.lower_words and not particle:
        return piece[1:]
    return piece


def _thing_then_name(document: Document, piece: list[int]) -> bool:
    """``Роман Льва Толстого``: a thing that is written like a given name, and then a whole name."""
    first, second = (document.tokens[i] for i in piece[:2])
    named = len(piece) > len((first, second)) and bool(given_bases(second.text, document.lang))
    return named and first.opens and first.lower in document.lexicon.before


def _to_family_name(document: Document, piece: list[int]) -> list[int]:
    """Stop at a preposition after a complete name, and in German at the noun that follows it."""
    tokens, has_family, kept = document.tokens, False, list[int]()
    contracted = grammar.words_by_language("contracted", document.lang)
    prepositions = grammar.words_by_language("prepositions", document.lang)
    for index in piece:
        token = tokens[index]
        particle = token.lower in PARTICLES and token.text.islower()
        if kept and not has_family and token.lower in NOBLE and document.lang in NOUNS_CAPITAL:
            kept.append(index)
            continue
        if particle and kept and token.lower in contracted and not _continues(document, index):
            break  # « in Gyula zur Welt gekommen »
        free = token.lower not in HARD or token.lower in prepositions
        if particle and has_family and free and not _continues(document, index):
            break
        if has_family and not particle and _ends_before(document, kept, token):
            break
        if not particle and not token.initial and not given_bases(token.text, document.lang):
            has_family = True
        kept.append(index)
    return kept


def _ends_before(document: Document, kept: list[int], token: Token) -> bool:
    """Whether a name ends where a further capital follows: in German that is a noun."""
    noun = document.lang in NOUNS_CAPITAL and not _previous_particle(document, kept)
    return noun and not _strange_given(document, kept, token)


def _strange_given(document: Document, kept: list[int], token: Token) -> bool:
    """``Fokko Janssen``: a known family name behind one word that is nobody's family name, and so a given one."""
    lang = document.lang
    return len(kept) == 1 and not is_family(document.tokens[kept[0]].text, lang) and is_family(token.text, lang)


def _continues(document: Document, index: int) -> bool:
    """``Lula da Silva``: what follows the preposition is a family name and no place."""
    following = document.after(index)
    if following is None or not following.cap:
        return False
    place = document.lexicon.is_place(following.lower) and document.lang not in languages_with("particles_join")
    return not place and is_family(following.text, document.lang)


def _previous_particle(document: Document, kept: list[int]) -> bool:
    return bool(kept) and document.tokens[kept[-1]].lower in PARTICLES


def _candidate(document: Document, run: Run, piece: list[int], lead: str) -> Candidate | None:
    names = [i for i in piece if document.tokens[i].lower not in PARTICLES]
    headline = document.tokens[run.first].line in document.shouting_lines
    if not names or (len(names) > MAX_WORDS and not headline) or all(document.tokens[i].initial for i in names):
        return None
    return Candidate(document, piece[0], piece[-1], run, titled=lead == "title", role=lead == "role")


def known_family(candidate: Candidate) -> bool:
    """Whether the last word is a family name of the table."""
    return is_family(candidate.names[-1].text, candidate.document.lang)


def recut(found: list[Candidate], spans: list[tuple[int, int]]) -> list[Candidate]:
    """Cut a candidate down to the span of a model that lies inside it."""
    return [_recut(c, spans) for c in found]


def _recut(c: Candidate, spans: list[tuple[int, int]]) -> Candidate:
    if c.given:  # the rules know where it begins, and a model often leaves out half of a long name
        return c
    for start, end in spans:
        inside = [
            i
            for i in range(c.first, c.last + 1)
            if start <= c.document.tokens[i].start and c.document.tokens[i].end <= end
        ]
        if inside and len(inside) < c.last - c.first + 1:
            shorter = _trim(c.document, inside)
            if len(shorter) > 1 or (len(shorter) == 1 and shorter[0] > c.first and not c.given):
                return replace(c, first=shorter[0], last=shorter[-1])
    return c
