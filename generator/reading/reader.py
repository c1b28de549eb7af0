"""A raw article read."""

from __future__ import annotations

import re

from generator.article import Source
from generator.intake.model import RawArticle
from generator.reading.language import detect_language
from generator.reading.model import Block, Evidence, Reading
from generator.reading.sentences import split_sentences


def read(raw: RawArticle) -> Reading:
    """Understand one seed."""
    lang, confidence = detect_language(" ".join(b.text for b in raw.blocks))
    first = raw.blocks[0]
    sentence = split_sentences(first.text, lang)[0]
    title = re.sub(r"\s\S*$", "", sentence[:120]) if len(sentence) > 120 else sentence.rstrip(".")  # noqa: PLR2004
    return Reading(
        raw=raw, lang=lang, lang_confidence=confidence, title=title, headline_derived=True,
        title_evidence=Evidence(sentence, "first sentence", first.line), date=None, date_evidence=None, authors=(),
        source=Source(), summary=split_sentences(first.text, lang)[:2],
        blocks=tuple(Block(b.text, b.reason is None, b.reason or "body", b.line, b.kind) for b in raw.blocks),
    )  # fmt: skip
