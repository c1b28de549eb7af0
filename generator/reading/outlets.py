"""Names of publications, told by how they are built."""

from __future__ import annotations

import re
from functools import lru_cache

from generator.reading.names import is_agency, is_section, is_staff
from generator.reading.words import fold, phrase_set

_DOTTED = re.compile(r"[^\W_][\w-]{2,}\.(?:[^\W\d_]{2,8})(?:\.[^\W\d_]{2})?", re.UNICODE)


def is_domain(name: str) -> bool:
    """Whether a name is written with a dot as sites are: ``Beacon.media``, ``Лента.ру``."""
    return bool(_DOTTED.fullmatch(name)) and fold(name).rsplit(".", maxsplit=1)[-1] in phrase_set("domains")


@lru_cache(maxsize=8192)
def built_like_outlet(name: str) -> bool:
    """Whether a name has a word that publications have (``Gazette``, ``Вестник``) and another, or is a domain."""
    if is_domain(name):
        return True
    words = re.findall(r"[^\W\d_]+", fold(name))
    own = [w for w in words if w in phrase_set("outlet_words")]
    others = [w for w in words if w not in phrase_set("outlet_words")]
    others = [w for w in others if w not in phrase_set("function_words") or len(w) > 3]  # noqa: PLR2004
    plain = is_agency(name) or (is_section(name) and all(is_section(w) for w in others))
    return bool(own) and bool(others) and not plain and not all(is_staff(w) for w in others)
