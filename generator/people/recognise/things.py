"""Clues that a name is no person's here but a thing's that bears it: streets, prizes, storms, firms, diseases."""

from __future__ import annotations

import re

from generator.people.names.traits import languages_with
from generator.people.recognise import bearing, grammar
from generator.people.recognise.candidate import NOUNS_CAPITAL, Candidate, known_family
from generator.people.recognise.forms import INFLECTING, given_bases
from generator.people.recognise.tokens import APOSTROPHES, BLANKS, Token

NAMED_AFTER = -8.0
"""A street, prize, ship or illness: no clue outweighs it."""
LEAST = 4.0
"""Points from which a thing is sure enough to outweigh what a word says by itself."""
_MODIFIER, _HEAD = 3, 4
"""Fewest letters of the first and of the last part of a German compound."""


def thing_before(c: Candidate) -> float:
    """``rue Victor Hugo``, ``ураган Мелисса``; in languages with cases an owner in the genitive is a person."""
    if _partner_of_firm(c) or _workplace(c) or _opens_as_thing(c) or bearing.named_after(c) or bearing.called_thing(c):
        return NAMED_AFTER
    if c.first and c.tokens[-1].possessive and c.document.tokens[c.first - 1].lower in _LINKS:
        return 0.0  # « a satellite of Musk's »
    return _after_thing(c) if c.first else 0.0


def _opens_as_thing(c: Candidate) -> bool:
    """``the River Otter``: behind an article the word for a thing is no given name, though there is one like it."""
    first = c.tokens[0]
    led = c.first > 0 and first.before in BLANKS and c.document.tokens[c.first - 1].lower == "the"
    return led and len(c.names) > 1 and first.lower in c.document.lexicon.after


_CUE_GAP = re.compile(r"\.[ \u00a0]?|[ \u00a0][«„“\"]")


def _after_thing(c: Candidate) -> float:
    document, lexicon = c.document, c.document.lexicon
    gap, cue = document.tokens[c.first].before, document.tokens[_cue(c)]
    if cue.lower == "имени" and c.first > 1 and document.tokens[c.first - 2].lower == "по":
        return 0.0  # « фермер по имени Пётр »
    if not (gap in BLANKS or _CUE_GAP.fullmatch(gap)) or not _names_things(c, cue):
        return 0.0
    if gap.startswith(".") and c.tokens[0].opens:  # the sentence ends there: « вийшли із зали. Геращенко … »
        return 0.0
    if document.lang in INFLECTING and gap.strip(" \u00a0.") == "":
        return _after_thing_in_case(c, cue)
    # « l'affaire Grégory Villemin »: whoever is named in full is spoken of; not so in quotation marks.
    return (
        0.0
        if gap.strip(" \u00a0.") == "" and c.given and len(c.names) > 1 and cue.lower in lexicon.owned
        else NAMED_AFTER
    )


def _after_thing_in_case(c: Candidate, cue: Token) -> float:
    """The same where the case of the name tells whether the thing is his (genitive) or bears his name."""
    document, owned = c.document, cue.lower in c.document.lexicon.owned
    given = given_bases(c.names[0].text, document.lang)
    nominative = c.names[0].lower in given
    owner = not nominative or len(given) > 1  # ``компанію Ілона Маска``: Ілона is a name too, and Ілон's genitive
    # « директор музея Пиотровский »: what is named after him has him in the genitive
    man = not given and document.lang in languages_with("cyrillic") and _MAN.search(c.names[-1].lower)
    if (man or (nominative and cue.lower not in _IN_THE_NAME_OF)) and role_shortly_before(c):
        return 1.5
    if (owner and owned) or _is_subject(c, cue) or _of_member(c, cue):
        return 0.0
    return -4.0 if owned else NAMED_AFTER


_INSTRUMENTAL = re.compile(r"..(?:ой|ей|ою|ею|єю|ом|ем|єм|ами|ями)$")
_ACCUSATIVE = re.compile(r"..[уюі]$")


def _is_subject(c: Candidate, cue: Token) -> bool:
    """« Руководит группой Елизавета Шахматова »: what bears a name governs no nominative from another case."""
    nominative = c.names[0].lower in given_bases(c.names[0].text, c.document.lang)
    if c.document.lang not in languages_with("cyrillic"):
        return False
    if len(c.names) == 1:  # « Комету Чурюмов назвав »
        oblique = _INSTRUMENTAL.search(cue.lower) or _ACCUSATIVE.search(cue.lower)
        following = c.document.after(c.last)
        verb = following is not None and following.before in BLANKS and is_verb(c, following.lower)
        return bool(oblique) and verb and bool(_MAN.search(c.names[0].lower))
    whole = known_family(c)
    return whole and nominative and bool(_INSTRUMENTAL.search(cue.lower))


def is_verb(c: Candidate, word: str) -> bool:
    """« …, світло ставив гурт »: a clause, no apposition."""
    past = c.document.lang in languages_with("cyrillic") and _PAST.search(word)
    return bool(past) or (word in c.document.lexicon.speech and word not in c.document.lexicon.before)


_PAST = re.compile(r"..[аеиіїяюоу](?:л[аоі]?|в|ли|ла|ло)(?:с[ья])?$")


_BY_WORD = grammar.words("called_by_word")


def _of_member(c: Candidate, cue: Token) -> bool:
    """« бывшего ректора института Льва Ощепкова »: an institute's own name stands behind « имени »."""
    whole = c.document.lang in languages_with("cyrillic") and c.given and len(c.names) > 1
    if not whole or not cue.lower.startswith(_BY_WORD):
        return False
    index = c.document.tokens.index(cue, max(0, c.first - _MEMBER))
    return any(t.lower in c.document.lexicon.roles for t in c.document.tokens[max(0, index - 2) : index])


_MEMBER = 6
"""Words before a name among which the body stands."""


_MAN = re.compile(r"(?:[бвгґджзклмнпрстфхцчшщ]|[иі]й)$")
_IN_THE_NAME_OF = frozenset({"имени", "им", "імені", "ім", "imienia", "im"})
"""What no office governs: the name after it is the thing's, whatever case it could stand in."""
_LINKS = frozenset({"du", "de", "del", "della", "of", "des", "la", "le", "the"})
AND = frozenset(grammar.words("and"))
_REACH = 6
"""Words between a thing and the second of two names that it has (``улицы Гоголя и Ивана Франко``)."""


def _cue(c: Candidate) -> int:
    """The word that says what bears the name.

    It stands before the name; before its title (``boulevard du Roi Albert II``, ``улица маршала Жукова``); before the
    first of two names (``вулицями Гоголя та Івана Франка``).
    """
    tokens, lexicon, index = c.document.tokens, c.document.lexicon, c.first - 1
    before, titled = index, False
    while before and tokens[before + 1].before == " " and (entitles(c, before) or tokens[before].lower in _LINKS):
        titled = titled or entitles(c, before)
        before -= 1
    # « un informe de José Ruiz », "a statue of Ann Lee": whoever is named in full behind "of" is spoken of.
    linked = titled or not (c.given and len(c.names) > 1)
    if titled and c.document.lang == "en" and not tokens[before].cap:
        linked = False  # « at Presentation convent Sister Bernadette »
    if before < index and linked and tokens[before].lower in lexicon.before and tokens[before + 1].before == " ":
        return before
    if not c.given and _is_adjective(c, index) and tokens[index - 1].lower in lexicon.before:
        return index - 1
    return _cue_of_both(c, index) if tokens[index].lower in AND else index


_ROMANCE = languages_with("adjectives_follow")
_ADJECTIVE = re.compile(
    r"..(?:al|ale|aux|aire|ique|ive|if|el|elle|ier|ière|oire|ien|ienne|ico|ica|ario|aria|ivo|iva|ano|ana)$"
)


def _is_adjective(c: Candidate, index: int) -> bool:
    """« la cité judiciaire Clemenceau »: an adjective between the thing and its name."""
    token, lexicon = c.document.tokens[index], c.document.lexicon
    plain = index > 0 and token.text.islower() and token.before in BLANKS and c.document.lang in _ROMANCE
    other = any(token.lower in words for words in (lexicon.roles, lexicon.speech, lexicon.before, lexicon.demonyms))
    return plain and not other and bool(_ADJECTIVE.search(token.lower))


def entitles(c: Candidate, index: int) -> bool:
    """Whether a word is a title, or an office that agrees with the name behind it."""
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
    nominative = c.names[0].lower in given_bases(c.names[0].text, c.document.lang)
    return before if thing and c.document.lang in INFLECTING and not nominative else index


_PARTNER_AFTER = re.compile(r"[ \u00a0]?&[ \u00a0]?(?=[^\W\d_])")
_PARTNER_BEFORE = re.compile(r"[^\W\d_][ \u00a0]?&[ \u00a0]?$")


_AND_SONS = re.compile(
    r",? (?:&|and|et|und|e|y|и|та|i|en|og) "
    r"(?:Co\b|Cie\b|Compan|Sons\b|Brothers\b|Bros\b|Partners?\b|Associ|Fils\b|Söhne\b|Figli\b|Hijos\b|Synowie\b|сыновья\b|сини\b)"
)


def _partner_of_firm(c: Candidate) -> bool:
    """``Hargreaves & Lyle``, ``Alexandre Dumas & Co``: what an ampersand joins is a firm's, or sons and partners."""
    if _AND_SONS.match(c.document.text, c.end):
        return True
    if len(c.names) > 1:
        return False
    text, start = c.document.text, c.tokens[0].start
    return bool(_PARTNER_AFTER.match(text, c.end) or _PARTNER_BEFORE.search(text[max(0, start - 4) : start]))


_AT = frozenset(grammar.words("workplace"))


def _workplace(c: Candidate) -> bool:
    """``analysts at Charles Stanley``, « gérant chez Reyl »: where somebody works is a firm."""
    tokens, index = c.document.tokens, c.first
    if index < len(("role", "at")) or tokens[index - 1].lower not in _AT or tokens[index].before not in BLANKS:
        return False
    return tokens[index - 1].before in BLANKS and tokens[index - 2].lower.removesuffix("s") in c.document.lexicon.roles


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
        if token.lower in AND or token.opens or re.search(r"[,;:]", token.before) or _begins_name(c, index):
            return False
    return False


def _begins_name(c: Candidate, index: int) -> bool:
    """``analyst Ann Lee of Peel Hunt``: a whole name between takes the office for itself."""
    given, family = c.document.tokens[index : index + 2]
    together = given.cap and family.cap and family.before in BLANKS and index + 1 < c.first
    return bool(together and given_bases(given.text, c.document.lang))


_BESIDE = frozenset({*BLANKS, "-"})


def thing_after(c: Candidate) -> float:
    """``Nobel prize``, ``Kennedy Center``; « Taylor Swift's album » is hers, and Swift is a person."""
    following = c.document.after(c.last)
    if _FORMATION.match(c.document.text, c.end) or (following is not None and _called_by(c, following)):
        return NAMED_AFTER
    if following is None or c.tokens[-1].possessive or following.before not in _BESIDE:
        return 0.0
    if following.lower not in c.document.lexicon.after:
        return -6.0 if _ends_as_thing(c) else 0.0
    if following.text[0].isupper() and c.last < c.run.last:
        return -6.0
    return -5.0 if _endowed(c, following) else -1.5


def _called_by(c: Candidate, following: Token) -> bool:
    return (c.tokens[-1].possessive and _takes_owner(c, following)) or _joint_discovery(c, following)


def _takes_owner(c: Candidate, thing: Token) -> bool:
    """``Alzheimer's disease``, ``Saint Patrick's Street``: with a capital, the thing is called so."""
    lexicon = c.document.lexicon
    beside = re.fullmatch(rf"[{APOSTROPHES}][sS]?[ \u00a0]", thing.before)
    called = thing.cap and not thing.opens and beside is not None and len(c.names) == 1
    return thing.lower in lexicon.eponymous or (called and thing.lower in lexicon.after)


_FORMATION = re.compile(r"[ \u00a0]?\(\d(?:[-–]\d){2,4}\)")
"""``Harrow Vale (4-3-3):`` is a team."""


def _joint_discovery(c: Candidate, following: Token) -> bool:
    """``the Ramanujan–Weil conjecture``: two names with a dash between, and what is called by them."""
    if len(c.names) > 1 or following.before not in {"–", "—", "-"} or not following.cap:
        return False
    thing = c.document.after(c.last + 1)
    return thing is not None and thing.before in BLANKS and thing.lower in c.document.lexicon.after


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


def thing(c: Candidate) -> float:
    """The evidence that a word names a thing here and no person: ``Trump Tower``, ``rue Macron``; at most 0."""
    word = c.names[0]
    return min(thing_before(c), 0.0) + min(thing_after(c), 0.0) + (0.0 if word.cap or word.caps else -4.0)
