"""Clues that a name is no person's here but a thing's that bears it: streets, prizes, storms, firms, diseases."""

from __future__ import annotations

import re
from functools import lru_cache

from generator.people.recognise.candidates import NOUNS_CAPITAL, Candidate
from generator.people.recognise.forms import INFLECTING, given_bases
from generator.people.recognise.tokens import BLANKS, Token

NAMED_AFTER = -8.0
"""A street, prize, ship or illness: no clue outweighs it."""
LEAST = 4.0
"""Points from which a thing is sure enough to outweigh what a word says by itself."""
_MODIFIER, _HEAD = 3, 4
"""Fewest letters of the first and of the last part of a German compound."""


def thing_before(c: Candidate) -> float:
    """``rue Victor Hugo``, ``ураган Мелисса``; in languages with cases an owner in the genitive is a person."""
    if _partner_of_firm(c):
        return NAMED_AFTER
    return _after_thing(c) if c.first else 0.0


def _after_thing(c: Candidate) -> float:
    document, lexicon = c.document, c.document.lexicon
    gap, cue = document.tokens[c.first].before, document.tokens[_cue(c)]
    if not re.fullmatch(r"[ \u00a0]|\.[ \u00a0]?|[ \u00a0][«„“\"]", gap) or not _names_things(c, cue):
        return 0.0
    given = given_bases(c.names[0].text, document.lang)
    nominative = c.names[0].lower in given
    owner = not nominative or len(given) > 1  # ``компанію Ілона Маска``: Ілона is a name too, and Ілон's genitive
    quoted = gap.strip(" \u00a0.") != ""
    if document.lang in INFLECTING and not quoted:
        if nominative and role_shortly_before(c) and cue.lower not in _IN_THE_NAME_OF:
            return 1.5
        if owner and cue.lower in lexicon.owned:
            return 0.0
        return -4.0 if cue.lower in lexicon.owned else NAMED_AFTER
    # « l'affaire Grégory Villemin »: whoever is named in full is spoken of.
    return 0.0 if c.given and len(c.names) > 1 and cue.lower in lexicon.owned else NAMED_AFTER


_IN_THE_NAME_OF = frozenset({"имени", "им", "імені", "ім", "imienia", "im"})
"""What no office governs: the name after it is the thing's, whatever case it could stand in."""
_LINKS = frozenset({"du", "de", "del", "della", "of", "des", "la", "le", "the"})
AND = frozenset({"and", "et", "и", "та", "і", "й", "und", "y", "e", "i", "ou", "or", "или", "або"})
_REACH = 6
"""Words between a thing and the second of two names that it has (``улицы Гоголя и Ивана Франко``)."""


def _cue(c: Candidate) -> int:
    """The word that says what bears the name.

    It stands before the name; before its title (``boulevard du Roi Albert II``, ``улица маршала Жукова``); before the
    first of two names (``вулицями Гоголя та Івана Франка``).
    """
    tokens, lexicon, index = c.document.tokens, c.document.lexicon, c.first - 1
    before = index
    while before and tokens[before + 1].before == " " and (_entitles(c, before) or tokens[before].lower in _LINKS):
        before -= 1
    if before < index and tokens[before].lower in lexicon.before and tokens[before + 1].before == " ":
        return before
    return _cue_of_both(c, index) if tokens[index].lower in AND else index


def _entitles(c: Candidate, index: int) -> bool:
    word, lexicon = c.document.tokens[index].lower, c.document.lexicon
    return word in lexicon.titles or (word in lexicon.roles and c.document.lang in INFLECTING)


def _cue_of_both(c: Candidate, index: int) -> int:
    """The thing of which a name is the second: nothing but capitals and the conjunction between."""
    tokens, before = c.document.tokens, index - 1
    while before > max(0, index - _REACH) and tokens[before].text[:1].isupper() and tokens[before + 1].before == " ":
        before -= 1
    thing = (
        before < index - 1 and tokens[before].lower in c.document.lexicon.before and tokens[before + 1].before == " "
    )
    return before if thing and c.document.lang in INFLECTING else index


_PARTNER_AFTER = re.compile(r"[ \u00a0]?&[ \u00a0]?(?=[^\W\d_])")
_PARTNER_BEFORE = re.compile(r"[^\W\d_][ \u00a0]?&[ \u00a0]?$")


def _partner_of_firm(c: Candidate) -> bool:
    """``Hargreaves & Lyle``: single names that an ampersand joins are a firm's."""
    if len(c.names) > 1:
        return False
    text, start = c.document.text, c.tokens[0].start
    return bool(_PARTNER_AFTER.match(text, c.end) or _PARTNER_BEFORE.search(text[max(0, start - 4) : start]))


def _names_things(c: Candidate, cue: Token) -> bool:
    """A word that a name follows as a thing's; of a German compound (``Bankhaus``), its head."""
    before = c.document.lexicon.before
    if cue.lower in before:
        return True
    heads = (cue.lower[i:] for i in range(_MODIFIER, len(cue.lower) - _HEAD + 1))
    return c.document.lang in NOUNS_CAPITAL and cue.cap and any(head in before.words for head in heads)


def role_shortly_before(c: Candidate) -> bool:
    """``директор музея Иван Петров``: a noun for persons governs the thing."""
    for index in range(c.first - 1, max(c.first - 6, -1), -1):
        token = c.document.tokens[index]
        if token.lower in c.document.lexicon.roles:
            return True
        if token.opens or re.search(r"[,;:]", token.before):
            return False
    return False


def thing_after(c: Candidate) -> float:
    """``Nobel prize``, ``Kennedy Center``; « Taylor Swift's album » is hers, and Swift is a person."""
    following = c.document.after(c.last)
    if following is not None and c.tokens[-1].possessive and following.lower in c.document.lexicon.eponymous:
        return NAMED_AFTER
    if _FORMATION.match(c.document.text, c.end):
        return NAMED_AFTER
    if following is None or c.tokens[-1].possessive or not re.fullmatch(r"[ \u00a0-]", following.before):
        return 0.0
    if following.lower not in c.document.lexicon.after:
        return -6.0 if _ends_as_thing(c) else 0.0
    if following.text[0].isupper() and c.last < c.run.last:
        return -6.0
    return -5.0 if _endowed(c, following) else -1.5


_FORMATION = re.compile(r"[ \u00a0]?\(\d(?:[-–]\d){2,4}\)")
"""``Harrow Vale (4-3-3):`` is a team."""


def _ends_as_thing(c: Candidate) -> bool:
    """``Martin Luther King Boulevard``: the run of capitals that the name begins ends with a thing."""
    if c.last >= c.run.last:
        return False
    last = c.document.tokens[c.run.last]
    rest = c.document.tokens[c.last + 1 : c.run.last + 1]
    together = all(t.before in BLANKS for t in rest)
    return together and last.lower in c.document.lexicon.after and not any(t.caps for t in rest)


def _endowed(c: Candidate, thing: Token) -> bool:
    """``a Marie Curie fellowship``: an article before a whole name makes it the thing's."""
    before = c.document.tokens[c.first - 1].lower if c.first else ""
    return len(c.names) > 1 and before in c.document.lexicon.article and thing.lower in c.document.lexicon.endowed


def placed(c: Candidate) -> float:
    """``in Florence``, ``the Grok``."""
    if not c.first:
        return 0.0
    if c.given:
        return _with_article(c)
    before, gap = c.document.tokens[c.first - 1], c.document.tokens[c.first].before
    if gap not in BLANKS:
        return 0.0
    if before.lower in c.document.lexicon.article:
        return -2.5
    return -1.5 if before.lower in c.document.lexicon.locative else 0.0


def _with_article(c: Candidate) -> float:
    """``the Jean Bart``: an article makes a whole name a ship's or a band's; in German or Italian people have one."""
    before = c.document.tokens[c.first - 1]
    plain = len(c.names) > 1 and not (c.titled or c.role)
    whole = plain and (c.document.lang in {"en", "fr"} or _with_noun(c))
    beside = c.document.tokens[c.first].before in BLANKS and not c.tokens[-1].possessive
    return -5.0 if whole and beside and before.lower in c.document.lexicon.article else 0.0


def _with_noun(c: Candidate) -> bool:
    """``das Albert Schweitzer Gymnasium``: after an article a name is the noun's that follows."""
    following, last = c.document.after(c.last), c.tokens[-1].text
    noun = following is not None and following.before in {" ", "-"} and following.cap and not following.opens
    return c.document.lang in NOUNS_CAPITAL and noun and not last.endswith(("s", "x", "z", "ß"))


def quoted(c: Candidate) -> float:
    """Exactly the words of a quotation: a title of something."""
    before = c.document.tokens[c.first].before
    after = c.document.gap_after(c.last)
    return -3.0 if re.search(r"[«„“\"»]$", before) and re.match(r"[»”“\"«]", after) else 0.0


_APPOSITION = 3
"""Words after the comma among which the noun stands that tells what is named."""


def told_as_thing(c: Candidate) -> bool:
    """``Xenia, une entreprise de Lille``: an apposition says that it is a firm or a place."""
    following = c.document.tokens[c.last + 1 : c.last + 1 + _APPOSITION]
    if not following or not re.fullmatch(r", |[ \u00a0][(—–-][ \u00a0]?", following[0].before):
        return False
    for distance, token in enumerate(following):
        if distance and not re.fullmatch(r"[ \u00a0'’-]", token.before):
            return False
        if token.lower in c.document.lexicon.roles:
            return False
        if token.text.islower() and (
            token.lower in c.document.lexicon.before or token.lower in c.document.lexicon.after
        ):
            return True
    return False


def asks(c: Candidate) -> bool:
    """``Anna Kim: Why now?``: a name at the head of lines that are questions: who asks is no part of the story."""
    text, start, name = c.document.text, c.tokens[0].start, c.document.text[c.tokens[0].start : c.end]
    if len(c.names) == 1 or (start and text[start - 1] != "\n") or not _LABEL.match(text, c.end):
        return False
    return _heads_questions(text, name)


@lru_cache(maxsize=64)
def _heads_questions(text: str, name: str) -> bool:
    """Whether most lines of a text that begin with a name and a colon are questions."""
    said = [line.rstrip() for line in text.split("\n") if line.startswith(name) and _LABEL.match(line, len(name))]
    return 2 * sum(line.endswith("?") for line in said) > len(said)


_LABEL = re.compile(r"[ \u00a0]?:[ \u00a0]")


def thing(c: Candidate) -> float:
    """The evidence that a word names a thing here and no person: ``Trump Tower``, ``rue Macron``; at most 0."""
    word = c.names[0]
    return min(thing_before(c), 0.0) + min(thing_after(c), 0.0) + (0.0 if word.cap or word.caps else -4.0)
