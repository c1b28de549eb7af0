"""A digest folder with made-up seeds in four languages, and what an import left in it."""

from __future__ import annotations

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from bench import corpus
from generator import settings
from generator.scaffold import create
from generator.settings import Settings

DERIVED = ".digest"


def make(root: Path, seeds: int) -> Settings:
    """A digest with this many seeds and nothing imported."""
    create(root, name="Many")
    for old in (root / "content/seeds").iterdir():
        old.unlink()
    made = corpus.make(seeds)
    for piece in made.pieces:
        text = piece.texts[0]
        head = f"{text.title}\n\n{piece.date}\n\n{made.name_of(piece.people[0], text.lang)}: {text.summary}\n\n"
        (root / f"content/seeds/{piece.slug}.txt").write_text(head + text.body, encoding="utf-8")
    return settings.load(root)


def content(root: Path) -> dict[str, bytes]:
    """Everything that is committed, by path."""
    files = (p for p in sorted((root / "content").rglob("*")) if p.is_file())
    return {p.relative_to(root).as_posix(): p.read_bytes() for p in files}
