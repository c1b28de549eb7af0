"""The words around a name that a run of capitals caught, left off."""

from __future__ import annotations

from collections import Counter

from generator.people.names.traits import languages_with
from generator.people.recognise import grammar
from generator.people.recognise.candidate import NOUNS_CAPITAL
from generator.people.recognise.forms import given_bases, is_family
from generator.people.recognise.runs import HARD, PARTICLES, ROMAN, Document
from generator.people.recognise.shapes import is_common
from generator.people.recognise.tokens import BLANKS, Token

NOBLE = frozenset(grammar.words("noble"))


def trim(document: Document, piece: list[int], *, led: bool = False) -> list[int]:
    """Leave off the words around a name that the run caught."""
    piece = _from_given_name(document, _without_letters(document, piece))
    while piece and document.tokens[piece[0]].lower in PARTICLES and document.tokens[piece[0]].text.islower():
        piece = piece[1:]
    piece = piece if led and _is_strange_pair(document, piece) else _to_family_name(document, piece)
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


_POSTNOMINALS = frozenset(grammar.words("postnominals"))


def _without_letters(document: Document, piece: list[int]) -> list[int]:
    """``Fenella Cole KC``: letters of an office or an order behind two words and more."""
    tokens, last = document.tokens, len(piece)
    while last > len(("given", "family")) and tokens[piece[last - 1]].lower in _POSTNOMINALS:
        last -= 1
    shouted = all(tokens[i].caps for i in piece)
    return piece if shouted else piece[:last]


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


def _is_strange_pair(document: Document, piece: list[int]) -> bool:
    """« Der Lyriker Navid Amini »: behind an office two capitals that are no everyday words are one name."""
    if document.lang not in NOUNS_CAPITAL or len(piece) != len(("given", "family")):
        return False
    lexicon, words = document.lexicon, [document.tokens[i] for i in piece]
    plain = all(t.cap and not t.opens and not is_common(t.lower, document.lang) for t in words)
    listed = any(
        t.lower in kind for t in words for kind in (lexicon.before, lexicon.after, lexicon.roles, lexicon.works)
    )
    return plain and not listed and not any(lexicon.is_place(t.lower) for t in words)


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
        if particle and has_family and free and not (_continues(document, index) or _again(document, index)):
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


def _again(document: Document, index: int) -> bool:
    """« Hubert Lemoine de Vaux … Lemoine de Vaux »: what stands together twice is one family name."""
    return bool(document.kept(_joined_names)[tuple(t.lower for t in document.tokens[index - 1 : index + 2])] > 1)


def _joined_names(document: Document) -> Counter[tuple[str, ...]]:
    """How often two capitals stand with a particle between them; not before a place."""
    tokens, place = document.tokens, document.lexicon.is_place
    return Counter(
        (a.lower, b.lower, c.lower)
        for a, b, c in zip(tokens, tokens[1:], tokens[2:], strict=False)
        if a.cap and b.lower in PARTICLES and b.text.islower() and c.cap and b.before in BLANKS and c.before in BLANKS
        if not place(c.lower)
    )


def _previous_particle(document: Document, kept: list[int]) -> bool:
    return bool(kept) and document.tokens[kept[-1]].lower in PARTICLES
