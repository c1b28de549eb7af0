"""Words that may name one person, and what stands right before them."""

from __future__ import annotations

from dataclasses import dataclass

from generator.people.names.traits import languages_with
from generator.people.recognise import grammar
from generator.people.recognise.forms import given_bases, is_family
from generator.people.recognise.once import once
from generator.people.recognise.runs import PARTICLES, Document, Run, is_nickname
from generator.people.recognise.tokens import Token

GIVEN_PARTICLES = frozenset(grammar.words("given_particles"))
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


def known_family(candidate: Candidate) -> bool:
    """Whether the last word is a family name of the table."""
    return is_family(candidate.names[-1].text, candidate.document.lang)
