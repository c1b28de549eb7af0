"""One cue finder a language and taxonomy, made when first needed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from functools import lru_cache

from generator.topics.cues import ANY, Cue, CueFinder, parse_cue
from generator.topics.taxonomy import Taxonomy

# Languages without cues of their own borrow those of relatives they share most news words with.
_RELATIVES = {
    "be": ("ru", "uk"), "bg": ("ru", "uk"), "kk": ("ru",), "ky": ("ru",), "mk": ("ru", "uk"), "sr": ("ru", "uk"),
    "ca": ("es", "fr", "it"), "gl": ("es", "it"), "pt": ("es", "it", "fr"), "ro": ("it", "fr"),
    "cs": ("pl",), "sk": ("pl",), "nl": ("de", "en"), "da": ("de", "en"), "nb": ("de", "en"), "no": ("de", "en"),
    "sv": ("de", "en"), "lb": ("de", "fr"),
}  # fmt: skip
_SHARED_BY = 3
"""For any other language: cues that so many languages write alike (``festival*``, ``inflation*``)."""


@lru_cache(maxsize=64)
def finder(taxonomy: Taxonomy, lang: str) -> CueFinder:
    """The finder of the cues that serve a language."""
    return CueFinder(_serving(taxonomy, lang.split("-", maxsplit=1)[0]))


def _serving(taxonomy: Taxonomy, lang: str) -> list[tuple[str, Cue]]:
    own = any(lang in topic.cues for topic in taxonomy.topics.values())
    sources = (lang,) if own else _RELATIVES.get(lang, ())
    texts = [*_of(taxonomy, (ANY, *sources)), *(() if sources else _shared(taxonomy))]
    return [(owner, parse_cue(text)) for owner, text in dict.fromkeys(texts)]


def _of(taxonomy: Taxonomy, langs: tuple[str, ...]) -> Iterator[tuple[str, str]]:
    for topic in taxonomy.topics.values():
        for lang in langs:
            yield from ((topic.id, cue) for cue in topic.cues.get(lang, ()))


def _shared(taxonomy: Taxonomy) -> Iterator[tuple[str, str]]:
    for topic in taxonomy.topics.values():
        count = Counter(cue for lang in topic.cues if lang != ANY for cue in dict.fromkeys(topic.cues[lang]))
        yield from ((topic.id, cue) for cue, languages in count.items() if languages >= _SHARED_BY)
