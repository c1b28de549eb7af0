"""One name written shorter or otherwise in one text: « Jean Luc », « Jean-Luc »; « Ana Ruiz », « Ana Ruiz Sanz »."""

from __future__ import annotations

import re

from generator.people.recognise import naming
from generator.people.recognise.forms import given_bases
from generator.people.recognise.naming import Words, key

_PART = 4
"""Fewest letters of a part of a name that stands for the whole."""
_PREFIX = re.compile(r"(?:al|el|ad|as|ar|an|ash|аль|эль|ель|ас|аш|ад|ар|ан)[-‐‑]|(?:d|l|dell|dall|degl)'")
_HYPHENS = re.compile(r"[-‐‑]")


def joined(words: Words) -> str:
    """A name without blanks and hyphens: ``Kim Jong Un`` and ``Kim Jong-un`` are one."""
    return _HYPHENS.sub("", "".join(key(w) for w in words)) if len(words) > 1 else ""


def other_families(words: Words, lang: str) -> list[str]:
    """Keys of the other family names in a whole name, each of which with the given name may stand for it.

    « Pedro Sánchez Pérez-Castejón »: Sánchez; « Marie Dupont-Aignan »: Dupont.
    """
    if len(words) < len(("given", "family")):
        return []
    found = [key(w) for w in words[1:-1] if naming.is_earlier_family(w, lang)]
    parts = _HYPHENS.split(key(naming.family(words)))
    return found + [part for part in parts if len(parts) > 1 and len(part) >= _PART]


def without_initial(words: Words, lang: str) -> Words:
    """``Robert Oppenheimer`` of ``J. Robert Oppenheimer``; empty for a name that does not begin so."""
    begins = len(words) > len(("given", "family")) and words[0].endswith(".") and not words[1].endswith(".")
    return words[1:] if begins and given_bases(words[1], lang) else ()


def bare(word: str) -> str:
    """The key of a family name without the article or the elision before it: ``al-Burhan``, ``D'Amico``; else empty."""
    rest = _PREFIX.sub("", key(word), count=1)
    return rest if rest != key(word) and len(rest) >= _PART else ""
