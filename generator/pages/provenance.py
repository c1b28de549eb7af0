"""Where an article comes from and what was done to it, for the box under its text.

What was left out is known by the ledger (content/imports.yml), as reading gave its reasons; readers are told in a few
kinds (``left_out.yml``). What nobody wrote down is not shown.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from generator import yamlio
from generator.article import Article, text_fingerprint
from generator.catalogue import Catalogue, Piece
from generator.pages.i18n import N_, Translator
from generator.pages.text import line

OTHER = N_("Other")
LABELS = (
    N_("Teasers of other articles"), N_("Advertisements"), N_("Text in another language"), N_("Repetitions"),
    N_("Captions and picture credits"), N_("Lines with the date, the author or the source"),
    N_("Buttons, menus and notices of the page"),
)  # fmt: skip
"""The kinds of ``left_out.yml``."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Origin:
    """What is known of an article's beginnings."""

    seed: str | None
    """File under content/seeds."""
    headline_derived: bool
    """The original has no headline of its source's."""
    left_out: tuple[tuple[str, int], ...]
    """Kind, in the locale's words, and number of blocks; the most frequent first. Empty if unknown."""


def origin(catalogue: Catalogue, piece: Piece, words: Translator) -> Origin:
    """The beginnings of a piece: its original's."""
    article = piece.original
    reasons = catalogue.left_out.get(article.seed or "", {})
    return Origin(
        seed=line(article.seed or "") or None,
        headline_derived=article.headline_derived,
        left_out=summed(reasons, words),
    )


def summed(reasons: Mapping[str, int], words: Translator) -> tuple[tuple[str, int], ...]:
    """Counts by reason as counts by kind."""
    counts: Counter[str] = Counter()
    for reason, count in reasons.items():
        counts[kind_of(reason)] += count
    ranked = sorted(counts, key=lambda kind: (kind == OTHER, -counts[kind], kind))
    return tuple((words.gettext(kind), counts[kind]) for kind in ranked)


def kind_of(reason: str) -> str:
    """The kind that a reason of reading is of."""
    return next((label for label, known in _kinds() if any(word in reason for word in known)), OTHER)


@cache
def _kinds() -> tuple[tuple[str, tuple[str, ...]], ...]:
    path = Path(__file__).with_name("left_out.yml")
    entries = yamlio.load(path.read_text(encoding="utf-8"), path=path.name)
    return tuple((entry["label"], tuple(entry["words"])) for entry in entries)


def stale(translation: Article, original: Article) -> bool:
    """Whether the original changed after the translation was made; False if it does not say of which text it is."""
    return translation.original is not None and translation.original != text_fingerprint(original)
