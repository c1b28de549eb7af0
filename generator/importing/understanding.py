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
    people = recognise(reading.text, reading.lang, models=models)
    title, text = _without_names(reading, people)
    return Understanding(reading, people, assign(title, text, reading.lang, taxonomy, models=models))


def _without_names(reading: Reading, people: tuple[Person, ...]) -> tuple[str, str]:
    """Title and text with people's names blanked out: Mr Baker is no news of food, nor Бабушкин of grandmothers."""
    title, text = reading.title, list(reading.text)
    for mention in (m for person in people for m in person.mentions):
        text[mention.start : mention.end] = " " * (mention.end - mention.start)
        title = title.replace(mention.text, " ")
    return title, "".join(text)
