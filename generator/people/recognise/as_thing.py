"""What a sentence says of a name as of a thing: where it is placed, that it is quoted, what an apposition says."""

from __future__ import annotations

import re
from functools import lru_cache

from generator.people.names.traits import languages_with
from generator.people.recognise.candidate import NOUNS_CAPITAL, Candidate, known_family
from generator.people.recognise.things import AND, entitles, is_verb
from generator.people.recognise.tokens import BLANKS, Token


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
    if len(c.names) > 1 and known_family(c):
        return 0.0
    return -1.5 if before.lower in c.document.lexicon.locative else 0.0


def _with_article(c: Candidate) -> float:
    """``the Jean Bart``: an article makes a whole name a ship's or a band's; in German or Italian people have one."""
    before = c.document.tokens[c.first - 1]
    plain = len(c.names) > 1 and not (c.titled or c.role)
    whole = plain and (c.document.lang in {"en", "fr", "es", "pt"} or _with_noun(c))
    beside = c.document.tokens[c.first].before in BLANKS and not c.tokens[-1].possessive
    return -5.0 if whole and beside and before.lower in c.document.lexicon.article else 0.0


def _with_noun(c: Candidate) -> bool:
    """``das Albert Schweitzer Gymnasium``: after an article a name is the noun's that follows."""
    following, last = c.document.after(c.last), c.tokens[-1].text
    noun = following is not None and following.before in {" ", "-"} and following.cap and not following.opens
    return c.document.lang in NOUNS_CAPITAL and noun and not last.endswith(("s", "x", "z", "ß"))


def quoted(c: Candidate) -> float:
    """Exactly the words of a quotation: a title of something."""
    first = c.first
    while first and (c.titled or c.role) and c.document.tokens[first].before in BLANKS and entitles(c, first - 1):
        first -= 1  # « Академік Вернадський »
    before = c.document.tokens[first].before
    after = c.document.gap_after(c.last)
    if _opens_title(c, before):
        return -3.0
    return -3.0 if re.search(r"[«„“\"»]$", before) and re.match(r"[»”“\"«]", after) else 0.0


def _opens_title(c: Candidate, before: str) -> bool:
    """``"Baron Wenckheim's Homecoming"``: a quotation that begins with an owner and goes on with a capital."""
    following = c.document.after(c.last)
    quoted_from = re.search(r"[«„“\"*_‘]$", before) is not None and c.tokens[-1].possessive
    return quoted_from and following is not None and following.cap


_APPOSITION = 3
"""Words after the comma among which the noun stands that tells what is named."""


_APPOSED = re.compile(r", |[ \u00a0][(—–-][ \u00a0]?")
_WITHIN = frozenset({*BLANKS, "'", "’", "-"})


def told_as_thing(c: Candidate) -> bool:
    """``Xenia, une entreprise de Lille``: an apposition says that it is a firm or a place."""
    following = c.document.tokens[c.last + 1 : c.last + 1 + _APPOSITION]
    if not following or following[0].before in BLANKS or not _APPOSED.fullmatch(following[0].before):
        return False
    for distance, token in enumerate(following):
        if distance and token.before not in _WITHIN:
            return False
        # « Земфира, Бьорк и группа »: the next of a row, not an apposition.
        if (
            token.lower in c.document.lexicon.roles
            or token.lower in AND
            or (distance and token.text.islower() and is_verb(c, token.lower))
            or (not distance and token.lower in c.document.lexicon.aux)
            or (distance and _governs(c, following[distance - 1].lower))
            or (not distance and not _opens_noun(c, token))
        ):
            return False
        if (
            token.text.islower()
            and not token.possessive
            and (token.lower in c.document.lexicon.before or token.lower in c.document.lexicon.after)
        ):
            return True
    return False


def _governs(c: Candidate, word: str) -> bool:
    """« технолог підприємства »: behind a noun the next one stands in another case, and tells nothing of the name."""
    return c.document.lang in languages_with("cyrillic") and not _CYRILLIC_ADJECTIVE.search(word)


_CYRILLIC_ADJECTIVE = re.compile(r"(?:[ыиі]й|[ая]я|[ое]е|[ыи]е|ої|[оеє]ю|ого|ому|их|ых|им|ым|[сцз]ьк[аеі]|н[аеі])$")


def _opens_noun(c: Candidate, token: Token) -> bool:
    """Whether an apposition may begin with a word: no name, and no preposition (« Yusuf Bello, of the group »)."""
    lexicon = c.document.lexicon
    return not token.cap and (token.lower not in lexicon.stop or token.lower in lexicon.article)


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
