"""Everything that is understood of one seed, before anything is written."""

from __future__ import annotations

from dataclasses import dataclass

from generator.intake.model import RawArticle
from generator.people.model import Person
from generator.people.recognise import recognise
from generator.reading import read
from generator.reading.model import Reading
from generator.topics import assign
from generator.topics.model import TopicScore
from generator.topics.taxonomy import Taxonomy


@dataclass(frozen=True, slots=True)
class Understanding:
    """One seed, read."""

    reading: Reading
    people: tuple[Person, ...]
    """Most prominent first; offsets into ``reading.text``."""
    topics: tuple[TopicScore, ...]
    """Best first."""


def understand(raw: RawArticle, taxonomy: Taxonomy, *, models: bool | None = None) -> Understanding:
    """Read a seed, and recognise its people and topics.

    Args:
        raw: the seed.
        taxonomy: the topics there are.
        models: None to use the models that are installed, False to do without.
    """
    reading = read(raw)
    return Understanding(
        reading,
        recognise(reading.text, reading.lang, models=models),
        assign(reading.title, reading.text, reading.lang, taxonomy, models=models),
    )
