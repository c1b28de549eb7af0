"""Which language the article is in, and which blocks are in another."""

from __future__ import annotations

import re
from functools import lru_cache

from generator.reading.cues import find_cue
from generator.reading.draft import Draft, live
from generator.reading.language import detect_language, script_of
from generator.reading.shape import is_quoted, is_sentence, word_count

_ENOUGH = 40
"""Characters from which the language of a block alone can be told."""
_LITTLE = 20
_SURE = 0.6
_VERY_SURE = 0.85
_RIVAL = 0.8
"""A later language must have this much more text than the first to be taken for the article's."""


def article_language(drafts: list[Draft], declared: str | None) -> tuple[str, float]:
    """The language of the article: that of most of its text, the earlier of two that have about the same.

    Args:
        drafts: the blocks.
        declared: what the page says; decides only where the text cannot.
    """
    weights: dict[str, int] = {}
    for draft in live(drafts):
        if len(draft.text) >= _ENOUGH and find_cue(draft.text) is None:
            lang, score = detect_language(draft.text)
            if score >= _SURE / 2:
                weights[lang] = weights.get(lang, 0) + len(draft.text)
    if not weights:
        lang, score = detect_language(" ".join(d.text for d in live(drafts)))
        return (declared, 0.5) if declared and score < _SURE else (lang, score)
    best = next(iter(weights))
    for lang, weight in weights.items():
        if weight * _RIVAL > weights[best]:
            best = lang
    own = " ".join(d.text for d in live(drafts) if len(d.text) >= _ENOUGH and detect_language(d.text)[0] == best)
    return best, detect_language(own)[1]


def mark_foreign(drafts: list[Draft], lang: str) -> None:
    """Note which blocks are written in another language than the article."""
    script = _script(" ".join(d.text for d in live(drafts) if detect_language(d.text)[0] == lang)[:4000])
    for draft in drafts:
        draft.foreign = _is_foreign(draft.text, lang, script)


def _is_foreign(text: str, lang: str, script: str) -> bool:
    if word_count(text) < 2:  # noqa: PLR2004 - one word may be a name
        return False
    own = _script(text)
    if own and script and own != script:
        return True
    if len(text) < _LITTLE:
        return False
    found, score = detect_language(text)
    sure = _SURE if len(text) >= _ENOUGH else _VERY_SURE
    return found != lang and score >= sure and found.split("-")[0] != lang.split("-", maxsplit=1)[0]


@lru_cache(maxsize=4096)
def _script(text: str) -> str:
    return script_of(text)


_WORDS = 4
_WORD = re.compile(r"(?<!\S)[^\w\s]*[^\W\d_]{2}\S*")
"""A word, not a number, a sign or a single letter."""


def drop_foreign_ends(drafts: list[Draft]) -> int:
    """Leave out what stands in another language above and under the article; quotations inside it stay.

    Returns:
        How many blocks under the article were left out that say something: a counter or a handle is in no language.
    """
    blocks = live(drafts)
    native = [i for i, d in enumerate(blocks) if not d.foreign and (len(d.text) >= _ENOUGH or is_sentence(d.text))]
    if not native:
        return 0
    tail = 0
    for i, draft in enumerate(blocks):
        if not draft.foreign or native[0] < i < native[-1]:
            continue
        alone = sum(d.foreign for d in (blocks[: native[0]] if i < native[0] else blocks[native[-1] :])) == 1
        if i > native[-1] and alone and is_quoted(draft.text):
            continue  # an article may end with a quotation
        draft.drop("in another language than the article")
        tail += i > native[-1] and len(_WORD.findall(draft.text)) >= _WORDS
    return tail
