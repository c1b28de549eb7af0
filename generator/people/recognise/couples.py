"""Two given names and one family name: ``Barack and Michelle Obama``, ``Анна и Виктор Рожковы``."""

from __future__ import annotations

from generator.people.names import table
from generator.people.recognise import case, naming
from generator.people.recognise.candidate import Candidate
from generator.people.recognise.clusters import Cluster, People
from generator.people.recognise.families import of_given
from generator.people.recognise.forms import given_bases
from generator.people.recognise.naming import Words
from generator.people.recognise.parting import is_calendar
from generator.people.recognise.things import AND
from generator.people.recognise.tokens import BLANKS


def take_of_couple(people: People, c: Candidate) -> bool:
    """Make a given name, right before "and" and somebody's full name, a person of the same family name."""
    words = _in_full(people, c)
    if words is None or of_given(people, c) is not None:
        return False
    home = people.named((words,)) or Cluster()
    people.add_name(home, (words,), c)
    home.take(c)
    return True


def _in_full(people: People, c: Candidate) -> Words | None:
    """The name in full of somebody whose given name alone stands before another one of the family."""
    document, following = c.document, c.document.tokens[c.last + 1 : c.last + 3]
    if not _may_stand_alone(c) or len(following) < len(("and", "name")):
        return None
    conjunction, second = following
    if conjunction.lower not in AND or conjunction.before not in BLANKS or second.before not in BLANKS:
        return None
    partner = people.mentioned_at(second.start)
    given = [g for g in given_bases(c.names[0].text, document.lang) if table.gender(g)]
    if partner is None or len(partner.words) == 1 or not given_bases(second.text, document.lang) or not given:
        return None
    return given[0].title(), _family(partner, second.start, given[0], document.lang)


def _may_stand_alone(c: Candidate) -> bool:
    word = c.names[0]
    placed = c.document.lexicon.is_place(word.lower) or is_calendar(c.document, word)
    return len(c.tokens) == 1 and word.cap and c.first == c.run.first and c.last == c.run.last and not placed


def _family(partner: Cluster, start: int, given: str, lang: str) -> str:
    """The family name as this one bears it: of ``Рожковы`` a woman's is ``Рожкова``."""
    surface = next(m.text for m in partner.mentions if m.start == start).split()[-1]
    family = naming.family(partner.words)
    one = case.singular_family(surface, given, lang) if lang in case.DECIDED else surface
    return one if one != surface else family
