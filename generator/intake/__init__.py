"""Intake: a seed file becomes a `RawArticle`, decoded and cut into blocks, with nothing judged yet."""

from __future__ import annotations

from generator.intake.folder import list_seeds
from generator.intake.model import Kind, RawArticle, RawBlock, RawMeta
from generator.intake.seed import MAX_SEED_BYTES, parse_seed, read_seed, seed_bytes

__all__ = [
    "MAX_SEED_BYTES",
    "Kind",
    "RawArticle",
    "RawBlock",
    "RawMeta",
    "list_seeds",
    "parse_seed",
    "read_seed",
    "seed_bytes",
]
