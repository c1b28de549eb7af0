"""Runs of words written like names, and where in them a name can be."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from itertools import pairwise
from typing import Any, TypeVar

from generator.people.names.traits import languages_with
from generator.people.recognise import grammar
from generator.people.recognise.forms import given_bases
from generator.people.recognise.lexicon import Lexicon
from generator.people.recognise.once import once
from generator.people.recognise.tokens import BLANKS, Token

T = TypeVar("T")
HARD = frozenset(grammar.words("hard_particles"))
"""Particles that stand in names only."""
SOFT = frozenset(grammar.words("soft_particles"))
"""Particles that are prepositions and articles, too."""
PARTICLES = HARD | SOFT
_AFTER_INITIAL = re.compile(r"\.[ \u00a0]?-?")
MAX_WORDS = 5
ROMAN = re.compile(r"[IVX]{2,5}|[IVX]")
"""The number of a king or a pope."""


_LONG = 4
"""Letters of a word that even Title Case writes with a capital."""
_HEADLINE = (4, 25)
"""Fewest and most words of a headline."""
_MAX_PARTICLES = 3
_ABBREVIATED = frozenset({". ", ".\u00a0"})
_JOINING = frozenset({*BLANKS, "'", "’", ""})


@dataclass(frozen=True)
class Document:
    """An article cut into words, with what the words tell when seen together."""

    text: str
    lang: str
    tokens: list[Token]
    lexicon: Lexicon

    @once
    def _made(self) -> dict[Callable[[Document], Any], Any]:
        return {}

    def kept(self, work: Callable[[Document], T]) -> T:
        """What a function tells of the document, worked out once."""
        if work not in self._made:
            self._made[work] = work(self)
        found: T = self._made[work]
        return found

    @once
    def particles(self) -> frozenset[str]:
        """Particles of names that are no everyday words of this language."""
        return PARTICLES - grammar.words_by_language("no_particles", self.lang)

    @once
    def lower_words(self) -> frozenset[str]:
        """Words that also occur in lower case here: hardly names."""
        return frozenset(t.text for t in self.tokens if t.text.islower())

    @once
    def lone_letters(self) -> frozenset[str]:
        """Single capitals that stand alone here, as the platform X does: no initials."""
        return frozenset(
            t.text for t in self.tokens if len(t.text) == 1 and t.text.isupper() and not t.initial and not t.opens
        )  # fmt: skip

    @once
    def capital_pairs(self) -> dict[str, frozenset[str]]:
        """A word with a capital, lower-cased, and the first letters of the capitalised words right before it."""
        found: dict[str, set[str]] = {}
        for a, b in pairwise(self.tokens):
            if b.cap and b.before == " " and a.cap and (not a.opens or given_bases(a.text, self.lang)):
                found.setdefault(b.lower, set()).add(a.text[0])
        return {word: frozenset(letters) for word, letters in found.items()}

    @once
    def capital_counts(self) -> Counter[str]:
        """How often each word occurs with a capital."""
        return Counter(t.lower for t in self.tokens if t.cap or t.caps)

    @once
    def titled_words(self) -> frozenset[str]:
        """Words that stand right after a title or a role in this text (``President Xi``), lower-cased."""
        lexicon = self.lexicon
        return frozenset(
            b.lower
            for a, b in pairwise(self.tokens)
            if b.cap
            and (b.before in BLANKS or b.before in _ABBREVIATED)
            and (a.lower in lexicon.titles or a.lower in lexicon.roles)
        )

    @once
    def acting_words(self) -> frozenset[str]:
        """Words that a verb of saying or doing follows directly (``Soto a critiqué``), lower-cased."""
        speech = self.lexicon.speech
        found = set()
        for index, token in enumerate(self.tokens):
            if token.cap and any(
                t.lower in speech and t.text.islower() and not t.opens for t in self.tokens[index + 1 : index + 3]
            ):
                found.add(token.lower)
        return frozenset(found)

    @once
    def shouting_lines(self) -> frozenset[int]:
        """Lines in Title Case or in capitals, where a capital says nothing."""
        by_line: dict[int, list[Token]] = {}
        for token in self.tokens:
            by_line.setdefault(token.line, []).append(token)
        return frozenset(
            line for line, words in by_line.items() if _title_case(words) and not self._ends_sentence(words[-1])
        )

    def _ends_sentence(self, token: Token) -> bool:
        return bool(re.match(r"[)»”\"’]*[.…]", self.text[token.end : token.end + 4]))

    def after(self, index: int) -> Token | None:
        """The next word."""
        return self.tokens[index + 1] if index + 1 < len(self.tokens) else None

    def gap_after(self, index: int) -> str:
        """What stands between a word and the next."""
        following = self.after(index)
        return following.before if following else self.text[self.tokens[index].end :]


def _title_case(words: list[Token]) -> bool:
    long = [w for w in words if len(w.text) >= _LONG]
    if not _HEADLINE[0] <= len(words) <= _HEADLINE[1] or len(long) < _HEADLINE[0] - 1:
        return False
    return sum(w.text[0].isupper() for w in long) >= 0.75 * len(long)


@dataclass(frozen=True, slots=True)
class Run:
    """Words ``first`` to ``last`` that are written like names and stand together."""

    first: int
    last: int


def runs(document: Document) -> list[Run]:
    """All runs, in text order; particles only inside, initials also at the edges."""
    found: list[Run] = []
    index, tokens = 0, document.tokens
    while index < len(tokens):
        if not _starts(document, index):
            index += 1
            continue
        last = _extend(document, index)
        found.append(Run(index, last))
        index = last + 1
    return found


def _is_initial(document: Document, index: int) -> bool:
    token = document.tokens[index]
    if not token.initial or token.text in document.lone_letters or token.lower in document.lexicon.titles:
        return False
    following = document.after(index)
    if following is None or following.script != token.script or following.line != token.line:
        return False
    return not _ends_sentence(document, index, following)


def _ends_sentence(document: Document, index: int, following: Token) -> bool:
    """``in a post on X. Babuschkin was``: a letter after a preposition, and a name known with another letter."""
    before = document.tokens[index - 1] if index else None
    if before is None or not before.text.islower() or document.tokens[index].before not in BLANKS:
        return False
    if before.lower not in document.lexicon.stop and before.lower not in document.lexicon.locative:
        return False
    letters = document.capital_pairs.get(following.lower, frozenset())
    return bool(letters) and document.tokens[index].text not in letters


def _starts(document: Document, index: int) -> bool:
    token = document.tokens[index]
    return token.cap or (token.caps and token.script != "other") or _is_initial(document, index)


def _extend(document: Document, first: int) -> int:
    last, tokens = first, document.tokens
    while last + 1 < len(tokens):
        step = last + 1
        while (
            step < len(tokens)
            and tokens[step].lower in document.particles
            and tokens[step].text.islower()
            and step - last <= _MAX_PARTICLES
        ):
            step += 1
        if step >= len(tokens) or not all(_joined(document, i) for i in range(last + 1, step + 1)):
            break
        token = tokens[step]
        named = token.cap or token.caps or _is_initial(document, step) or token.lower in {"jr", "sr", "мл", "ó"}
        if not named or (token.script != tokens[first].script and not ROMAN.fullmatch(token.text)):
            break
        if step > last + 1 and _restarts(document, step) and not _goes_on(document, first):
            break
        last = step
    return last


def _joined(document: Document, index: int) -> bool:
    """Whether a word continues the name that the word before it is in."""
    token, previous = document.tokens[index], document.tokens[index - 1]
    if is_nickname(document, index) or is_nickname(document, index - 1):
        return True
    if _is_initial(document, index - 1):
        return bool(_AFTER_INITIAL.fullmatch(token.before))
    if previous.possessive:
        return False
    if token.before.startswith(".") and document.lexicon.is_abbreviation(previous.lower):
        return token.before in {". ", ".\u00a0", "."}
    # « Charles d'Artagnan »: the elided particle touches the word.
    return token.before in _JOINING and not token.opens


_OPENING, _CLOSING = re.compile(r"[ \u00a0][«„“\"'‘(]"), re.compile(r"[»”“\"'’)][ \u00a0]")


def is_nickname(document: Document, index: int) -> bool:
    """``Oluwaseun "Seun" Adeyemi``: one word in quotation marks or brackets between a given name and a capital."""
    following = document.after(index)
    if not index or following is None or not _OPENING.fullmatch(document.tokens[index].before):
        return False
    given = document.tokens[index - 1]
    named = document.tokens[index].cap and following.cap and bool(_CLOSING.fullmatch(following.before))
    return named and given.cap and bool(given_bases(given.text, document.lang))


def _goes_on(document: Document, first: int) -> bool:
    """``Helena dos Santos Moreira``: behind a given name a Portuguese particle joins, whatever follows."""
    return document.lang in _JOINED and bool(given_bases(document.tokens[first].text, document.lang))


_JOINED = languages_with("particles_join") | languages_with("foreign_particles")


def _restarts(document: Document, index: int) -> bool:
    """A particle before a whole name is a preposition: ``la France de Pedro Sánchez``."""
    following = document.after(index)
    return bool(
        following and following.before == " " and (following.cap or following.lower in PARTICLES)
        and given_bases(document.tokens[index].text, document.lang)
    )  # fmt: skip
