"""Which spelling a mention in some case form is of: ``Маском`` is a form of ``Маск``."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from generator.people.names.inflect import forms
from generator.people.names.parts import split_name


def spelling(text: str, names: Sequence[str], lang: str) -> str:
    """The nominative of a mention, as the person's names spell it.

    Args:
        text: the words of the mention: a full name or a family name, in any case form.
        names: the person's names in the nominative, the most likely first.
        lang: BCP 47 language of the text.

    Returns:
        A name of ``names``, or the family name of one; the mention itself where no name has such a form.
    """
    return _nominatives(tuple(names), lang.split("-", maxsplit=1)[0]).get(_fold(text), text)


@lru_cache(maxsize=4_000)
def _nominatives(names: tuple[str, ...], lang: str) -> dict[str, str]:
    """Form → nominative, for the full names and for the family names alone; of two, the first name's."""
    found: dict[str, str] = {}
    for name in names:
        family = " ".join((parts := split_name(name, lang)).family)
        words = len(family.split())
        for form in sorted(forms(name, lang)):
            found.setdefault(_fold(form), name)
            if parts.given and family:
                found.setdefault(_fold(" ".join(form.split()[-words:])), family)
    return found


def _fold(text: str) -> str:
    return " ".join(text.replace("’", "'").casefold().split())
