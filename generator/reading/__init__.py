"""Reading: a `RawArticle` becomes a `Reading`: cleaned, with language, headline, date, byline, source and summary."""

from __future__ import annotations

from generator.reading.language import detect_language
from generator.reading.model import BLOCK_SEPARATOR, Block, Evidence, Reading
from generator.reading.reader import read
from generator.reading.sentences import split_sentences

__all__ = ["BLOCK_SEPARATOR", "Block", "Evidence", "Reading", "detect_language", "read", "split_sentences"]
