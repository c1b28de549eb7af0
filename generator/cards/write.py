"""The cards under content/pages: drawing those whose words changed, taking away those that are no more."""

from __future__ import annotations

import json
import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import TypeAlias

from generator import parallel
from generator.cards.draw import DESIGN, draw
from generator.cards.model import Card
from generator.files import remove_with_empty_parents, sha256, write_derived
from generator.phases import phase
from generator.settings import Settings

MANIFEST = "cards.json"
"""Under `Settings.state`: path of each card to the fingerprint of its words, the SHA-256 and the size of its file."""

ALONE = 20
"""Cards that one process draws sooner than others are ready."""

Memory: TypeAlias = dict[str, tuple[str, str, int]]


@dataclass(frozen=True, slots=True, kw_only=True)
class CardsReport:
    """What `update` did; paths are under content/pages, with forward slashes, sorted."""

    drawn: tuple[str, ...]
    removed: tuple[str, ...]


@phase("cards")
def update(settings: Settings, cards: Mapping[str, Card]) -> CardsReport:
    """Bring the cards up to date.

    Args:
        settings: the digest.
        cards: path under content/pages to what the card there says: all that there are to be.

    Raises:
        OSError: the folder cannot be written.
    """
    before = _remembered(settings)
    words = {path: _fingerprint(card) for path, card in sorted(cards.items())}
    now: Memory = {
        path: before[path] for path, said in words.items()
        if path in before and before[path][0] == said and _has_size(f"{settings.pages}/{path}", before[path][2])
    }  # fmt: skip
    wanted = [path for path in words if path not in now]
    if wanted:
        # Should this run be killed, the next one knows which files it may have left.
        _remember(settings, {**dict.fromkeys(cards, ("", "", -1)), **before})

    def one(path: str) -> tuple[str, int, bool]:
        picture = draw(cards[path])
        return sha256(picture), len(picture), write_derived(settings.pages / path, picture)

    results = list(zip(wanted, parallel.each(wanted, one, alone=ALONE), strict=True))
    drawn = [path for path, (_, _, written) in results if written]
    now.update((path, (words[path], known, size)) for path, (known, size, _) in results)
    now = dict(sorted(now.items()))
    removed = tuple(path for path in sorted(before.keys() - cards.keys()) if (settings.pages / path).is_file())
    for path in removed:
        remove_with_empty_parents(settings.pages / path, settings.pages)
    _remember(settings, now)
    return CardsReport(drawn=tuple(drawn), removed=removed)


def known(settings: Settings) -> dict[str, str]:
    """Path under content/pages and SHA-256 of every card that is there as we wrote it."""
    folder = os.fspath(settings.pages)
    return {
        path: digest for path, (_, digest, size) in _remembered(settings).items() if _has_size(f"{folder}/{path}", size)
    }


def _fingerprint(card: Card) -> str:
    return sha256(repr((DESIGN, card.site, card.kicker, card.title, card.facts, card.language)))


def _remembered(settings: Settings) -> Memory:
    """What we wrote last time; nothing if that is not known. Paths that would leave content/pages are not believed."""
    try:
        data = json.loads((settings.state / MANIFEST).read_text(encoding="utf-8"))
        return {path: (str(w), str(d), int(size)) for path, (w, d, size) in data.items() if _is_inside(path)}
    except (OSError, ValueError, TypeError, AttributeError):
        return {}


def _remember(settings: Settings, memory: Memory) -> None:
    if memory or (settings.state / MANIFEST).exists():
        text = json.dumps(dict(sorted(memory.items())), ensure_ascii=False, separators=(",", ":"))
        write_derived(settings.state / MANIFEST, text.replace("],", "],\n") + "\n")


def _is_inside(path: str) -> bool:
    pure = PurePosixPath(path)
    return pure.suffix == ".png" and not pure.is_absolute() and ".." not in pure.parts and "\\" not in path


def _has_size(file: str | Path, size: int) -> bool:
    try:
        return os.stat(file).st_size == size  # noqa: PTH116 - pathlib takes three times as long
    except OSError:
        return False
