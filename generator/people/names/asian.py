"""Chinese, Japanese and Korean names between Latin and Cyrillic letters, by syllables.

Pinyin and Palladius, Hepburn and Polivanov; for Korean, whose people spell their names as they like, the syllables as
newspapers have them (customs.yml).
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

from generator import yamlio

_PALATAL, _HARD = frozenset("jqx"), frozenset({"g", "k", "h", "zh", "ch", "sh", "r", "z", "c", "s", "f"})


@cache
def pinyin() -> dict[str, str]:
    """Every syllable of pinyin and its Russian transcription after Palladius."""
    found = dict(_syllables_of("special"))
    for initial, start in _syllables_of("initials").items():
        for final, rest in _syllables_of("finals").items():
            narrow = final[0] in "iü"
            if (initial in _PALATAL and not narrow) or (initial in _HARD and narrow and final != "i"):
                continue
            if not initial and narrow:
                continue
            found.setdefault(initial + final, start + rest)
    return found


@cache
def _syllables_of(kind: str) -> dict[str, str]:
    """A table of asian.yml: Latin letters and Russian ones."""
    text = str(yamlio.load_beside(Path(__file__).with_name("data") / "asian.yml")[kind])
    return dict(pair.split("=") for pair in text.split())


@cache
def _data(lang: str) -> dict[str, Any]:
    data: dict[str, Any] = yamlio.load_beside(Path(__file__).with_name("data") / "customs.yml")[lang]
    return data


@cache
def _pairs(kind: str) -> dict[str, str]:
    return dict(pair.split("=") for pair in str(_data("ko")[kind]).split())


@lru_cache(maxsize=50_000)
def is_from(low: str, lang: str) -> bool:
    """Whether a lower-case name in Latin letters is surely Chinese, Korean or Japanese."""
    words = low.split()
    if len(words) == 1:
        return False
    if lang == "ko":
        parts = [p for w in words[1:] for p in w.split("-")]
        return words[0] in _pairs("family") and len(parts) == 2 and all(p in _pairs("syllables") for p in parts)  # noqa: PLR2004
    if lang == "zh":
        known = words[0] in str(_data("zh")["family"]).split()
        return known and len(words) == 2 and _syllables(words[1].replace("-", "")) is not None  # noqa: PLR2004
    listed = words[0] in str(_data("ja")["given"]).split(), words[-1] in str(_data("ja")["family"]).split()
    return any(listed) and all(_morae(w) is not None for w in words)


def in_cyrillic(name: str, lang: str, to: str) -> str:
    """A name of which `is_from` holds, in Russian or Ukrainian letters."""
    words = name.lower().split()
    if lang == "ko":
        parts = [_pairs("family")[words[0]], *(_pairs("syllables")[p] for w in words[1:] for p in w.split("-"))]
    elif lang == "zh":
        parts = ["".join(pinyin()[s] for s in _syllables(w.replace("-", "")) or ()) for w in words]
    else:
        parts = [_morae(w) or w for w in words]
    shown = [to_ukrainian(p) if to == "uk" else p for p in parts]
    return " ".join(p[:1].upper() + p[1:] for p in shown)


def _syllables(word: str) -> tuple[str, ...] | None:
    """A word of pinyin in as few syllables as it has, the earlier ones short: ``yi-nan`` rather than ``yin-an``."""
    word = word.replace("'", "").replace("’", "")
    best: dict[int, tuple[str, ...]] = {0: ()}
    for end in range(1, len(word) + 1):
        for start in range(end - 1, max(end - 7, -1), -1):
            piece = word[start:end]
            if piece in pinyin() and start in best:
                made = (*best[start], piece)
                if end not in best or len(made) < len(best[end]):
                    best[end] = made
    return best.get(len(word))


_LONG = str.maketrans({"ō": "o", "ū": "u", "ā": "a", "ē": "e"})


def _morae(word: str) -> str | None:
    """A word of Hepburn in Polivanov's letters; None if it is none."""
    low = re.sub(r"o[hu](?=[bcdfghjkmnprstwz]|$)", "o", word.translate(_LONG))
    out, i, known = "", 0, _syllables_of("morae")
    while i < len(low):
        size = next((n for n in (3, 2, 1) if i + n <= len(low) and low[i : i + n] in known), 0)
        if size:
            kana = known[low[i : i + size]]
            out += "й" if kana == "и" and size == 1 and out and out[-1] in "аэо" else kana
        elif low[i] in "nm" and low[i + 1 : i + 2] not in {*"aiueo"}:
            size, out = 1, out + ("м" if low[i + 1 : i + 2] in {*"bpm"} else "н")
        elif low[i : i + 1] == low[i + 1 : i + 2] or low[i : i + 2] == "tc":
            size, out = 1, out + {"k": "к", "t": "т", "p": "п", "s": "с"}.get(low[i], "")
        else:
            return None
        i += size
    return out


_TO_UKRAINIAN = (
    ("ьё", "йо"), ("^ё", "йо"), ("(?<=[аеиоуэюяіїє])ё", "йо"), ("ё", "ьо"), ("^е(?=.)", "е"), ("э", "е"),
    ("(?<=[бпвмф])ь(?=[еяю])", "'"), ("(?<=['ь])е", "є"), ("и", "і"), ("ы", "и"), ("ъ", "'"),
    ("(?<=[аеоуюя])і(?=[аеоуюя])", "ї"),
)  # fmt: skip


def to_ukrainian(word: str) -> str:
    """A foreign name in Russian letters, in Ukrainian ones; what is Ukrainian already stays."""
    return word if re.search("[іїє']", word) else respelt(word)


def respelt(word: str) -> str:
    """Russian letters in Ukrainian ones; capitals are left as they are."""
    for pattern, value in _TO_UKRAINIAN:
        word = re.sub(pattern, value, word)
    return word


@cache
def _back(kind: str) -> dict[str, str]:
    """Russian and Ukrainian syllables and the Latin ones they stand for, the plainest first."""
    if kind == "zh":
        latin = {s: k for k, s in reversed(list(pinyin().items()))}
    elif kind == "ja":
        latin = {k: m for m, k in reversed(list(_syllables_of("morae").items()))}
        latin |= {
            "ши": "shi",
            "чи": "chi",
            "ко": "ko",
            "зу": "zu",
            "за": "za",
            "зо": "zo",
            "зэ": "ze",
            "дзе": "ze",
            "йо": "yo",
        }
        latin |= {k.replace("э", "е"): m for k, m in latin.items() if "э" in k}
        latin |= {"н": "n", "м": "m", "й": "i"}
    else:
        latin = {k: m for m, k in reversed(list(_pairs(kind).items()))}
        latin |= {f"дж{k[2:]}": m for k, m in latin.items() if k.startswith("чж")}  # voiced inside a name
    return {**{to_ukrainian(k): m for k, m in latin.items()}, **latin}


@lru_cache(maxsize=50_000)
def in_latin(name: str) -> str | None:
    """A Chinese, Korean or Japanese name in Cyrillic letters, in Latin ones; None if it is surely none."""
    words = name.lower().split()
    return (_korean(words) or _chinese(words) or _japanese(words)) if len(words) > 1 else None


@lru_cache(maxsize=50_000)
def is_chinese(name: str) -> bool:
    """Whether a name in Cyrillic letters is surely Chinese, and not Korean as well."""
    words = name.lower().split()
    return len(words) > 1 and _korean(words) is None and _chinese(words) is not None


def _korean(words: list[str]) -> str | None:
    family, given = _back("family").get(words[0]), words[1:]
    family = "choi" if words[0] == "цой" else family
    given = given[0].split("-") if len(given) == 1 else given
    if family is None or len(given) != 2:  # noqa: PLR2004
        return None
    north = _pairs("north") if given[0] == "чен" else {}
    parts = [north.get(g) or _back("syllables").get(g) for g in given]
    if None in parts:
        return None
    return f"{family.capitalize()} {str(parts[0]).capitalize()}-{parts[1]}"


def _chinese(words: list[str]) -> str | None:
    family = _back("zh").get(words[0])
    if family is None or family not in str(_data("zh")["family"]).split() or len(words) > 2:  # noqa: PLR2004
        return None
    given = _split(words[1], "zh")
    return f"{family.capitalize()} {''.join(given).capitalize()}" if given else None


def _japanese(words: list[str]) -> str | None:
    parts = ["".join(_split(w, "ja") or ()) for w in words]
    if not all(parts) or len(parts) > 2:  # noqa: PLR2004
        return None
    listed = parts[0] in str(_data("ja")["given"]).split(), parts[-1] in str(_data("ja")["family"]).split()
    return " ".join(p.capitalize() for p in parts) if any(listed) else None


def _split(word: str, kind: str) -> list[str] | None:
    """The Latin syllables of a Cyrillic word, the longest first, looking back where none goes on."""
    known = _back(kind)
    if not word:
        return []
    for size in range(min(6, len(word)), 0, -1):
        piece = word[:size]
        if piece in known:
            rest = _split(word[size:], kind)
            if rest is not None:
                return [known[piece], *rest]
    return None
