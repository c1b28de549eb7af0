"""The title of an article: its headline, its page's, or one made of its first sentence."""

from __future__ import annotations

import re

from generator.intake.model import RawMeta
from generator.reading.dateline import dateline
from generator.reading.draft import Draft, live
from generator.reading.model import Evidence
from generator.reading.sentences import split_sentences
from generator.reading.shape import (
    is_sentence,
)
from generator.reading.words import fold, phrase_set

DERIVED = 120
"""Characters that a derived headline may have."""
TOLERANCE = 30
"""Characters more that a whole sentence may have: better a little long than cut."""
_UNCUT = 70
"""Characters more that it may have if it has no clause to be cut before."""
_CLAUSE = 50
"""Characters that must stand before a cut for the part to say something."""


def derived(first: str, lang: str) -> tuple[str, str]:
    """A headline out of a paragraph, and the sentence that it was made of."""
    opening = dateline(first)
    text = first[len(opening[0]) :] if opening else first
    sentences = split_sentences(text, lang)
    sentence = sentences[0] if sentences else text
    return shortened(sentence, lang) or sentence, sentence


_ABBREVIATED = re.compile(r"(?:\b[^\W\d_]\.\s?){2}$")
"""A full stop that belongs to the last word: ``U.S.``, ``и т. д.``; a single letter before it may be a name, like X."""


def shortened(sentence: str, lang: str, limit: int = DERIVED) -> str:
    """A sentence as a title: whole without its full stop, cut before a clause, or else after a full word with "…"."""
    text = sentence.strip()
    if text.endswith(".") and not text.endswith("..") and not _ABBREVIATED.search(text):
        text = text[:-1]
    if len(text) <= limit + TOLERANCE:
        return _balanced(text)
    cuts = [m.start() for m in re.finditer(r"\s+[—–]\s+|[;:]\s+", text)]
    cuts += [m.start() for m in re.finditer(r",\s+([^\W\d_]+)", text) if fold(m[1]) in phrase_set("clause_words", lang)]
    if not (good := _fitting(cuts, limit)):
        good = _fitting([m.start() for m in re.finditer(r"\s([^\W\d_]+)", text) if _opens_clause(m[1], lang)], limit)
    if good:
        return _balanced(text[: max(good)].rstrip(" ,;:—–"))
    return _balanced(text if len(text) <= limit + _UNCUT else _word_cut(text, lang, limit))


def _fitting(cuts: list[int], limit: int) -> list[int]:
    return [cut for cut in cuts if _CLAUSE <= cut <= limit]


def _opens_clause(word: str, lang: str) -> bool:
    """Whether a word opens a clause even without a comma before it: ``according``, ``selon``, no mere ``and``."""
    word = fold(word)
    return len(word) > 3 and word in phrase_set("clause_words", lang) and word not in phrase_set("function_words", lang)  # noqa: PLR2004


def _word_cut(text: str, lang: str, limit: int) -> str:
    """The words that fit, without a preposition or article left at the end."""
    if " " not in text[:limit]:
        return text[: limit - 1] + "…"
    words = text[: limit - 1].split()
    if not text[limit - 1 : limit].isspace():
        words = words[:-1]
    weak = phrase_set("function_words", lang) | phrase_set("clause_words", lang)
    while len(words) > 3 and fold(words[-1].strip("«“\"'(,;:")) in weak:  # noqa: PLR2004 - so many say something
        words.pop()
    return " ".join(words).rstrip(" ,;:—–-") + "…"


_PAIRS = (("«", "»"), ("“", "”"), ("„", "“"), ("(", ")"), ("[", "]"))


def _balanced(text: str) -> str:
    """A title without a quotation mark or bracket whose partner was cut away."""
    for opening, closing in _PAIRS:
        if text.count(opening) == 1 and closing not in text[text.index(opening) :]:
            text = text.replace(opening, "")
    if text.count('"') == 1:
        text = text.replace('"', "")
    return " ".join(text.split())


def title_of(drafts: list[Draft], headline: Draft | None, meta: RawMeta, lang: str) -> tuple[str, bool, Evidence]:
    """Title, whether it was derived, and where it comes from."""
    if headline is not None:
        return headline.text, False, Evidence(headline.text, "headline line", headline.line)
    if meta.title:
        return meta.title, False, Evidence(meta.title, "page title")
    if not drafts:
        return "", True, Evidence("", "nothing")
    kept = live(drafts)
    body = [d for d in kept if d.reason == "body" and is_sentence(d.text)] or kept or drafts
    title, sentence = derived(body[0].text, lang)
    return title, True, Evidence(sentence, "first sentence", body[0].line)
