"""The page's own lines between its top and the first paragraph: sections, labels, captions; standfirsts stay."""

from __future__ import annotations

from generator.reading.cues import find_cue
from generator.reading.draft import Draft, live
from generator.reading.forms import is_credit_line
from generator.reading.headline import SECTION, SIGNS, first_body, head_end
from generator.reading.headline_clues import SIGNED
from generator.reading.names import is_agency, is_name, is_section
from generator.reading.shape import (
    is_sentence,
    is_terminated,
    key,
    overlap,
    starts_capital,
    stems,
    word_count,
)
from generator.reading.words import fold, phrase_set


def judge_head(drafts: list[Draft], headline: Draft | None) -> None:
    """Leave out the page's own lines between its top and the first paragraph; keep standfirsts."""
    blocks = live(drafts)
    start = first_body(blocks)
    seen = headline is None
    for draft in _under_standfirst(blocks, drafts):
        draft.drop("section or label above the article")
    _captions(blocks[:start] if headline is not None else [], drafts)
    for draft in live(blocks[:start]):
        if draft is headline:
            seen = True
        elif draft.reason == "key point" or (headline is not None and seen and _heads(draft, blocks[start])):
            continue
        elif is_section(draft.text) or (word_count(draft.text) < 4 and not is_terminated(draft.text)):  # noqa: PLR2004
            if not draft.text.rstrip().endswith(":") or _labels_nothing(draft, drafts):
                draft.drop("section or label above the article")
        elif headline is not None and key(draft.text) == key(headline.text):
            draft.drop("repeats the headline")
        elif not seen and (not is_sentence(draft.text) or (_is_kicker(draft.text) and _signed_below(headline, drafts))):
            draft.drop("above the headline")
        elif not is_terminated(draft.text):
            draft.reason = "subheading"


def _is_kicker(text: str) -> bool:
    return word_count(text) <= _KICKER


_KICKER = 10
"""Words of the longest sentence that may stand over a headline as its kicker."""


def _signed_below(headline: Draft | None, drafts: list[Draft]) -> bool:
    """Whether the line that signs or dates stands right under the headline, as under the one of the page."""
    at = next((i for i, d in enumerate(drafts) if d is headline), len(drafts))
    return any(d.reason in SIGNED for d in drafts[at + 1 : at + 2])


def _captions(head: list[Draft], drafts: list[Draft]) -> None:
    """Lines under who took a picture, between the line that signs and the text."""
    for draft in head:
        if draft.reason not in {"headline", "key point"} and _under_credit(draft, drafts):
            draft.drop("caption")


def _under_credit(draft: Draft, drafts: list[Draft]) -> bool:
    """Whether a line without a full stop stands right under who took a picture, below the line that signs."""
    at = next(i for i, d in enumerate(drafts) if d is draft)
    above = drafts[at - 1] if at else draft
    cue = above.cue or find_cue(above.text)
    credited = is_credit_line(above.text) or (cue is not None and cue.kind in {"credit", "image"})
    credited = credited or (above.text.isupper() and is_agency(above.text)) or _is_supplier(above.text)
    signed = any(d.reason in SIGNED for d in drafts[max(0, at - _BELOW) : at])
    return credited and signed and not above.kept and draft.kind == "paragraph" and not is_terminated(draft.text)


def _is_supplier(text: str) -> bool:
    """Whether a line is an agency with a word for pictures: ``PA Media``, ``Alamo Images``."""
    words = fold(text).split()
    return len(words) == 2 and not is_terminated(text) and words[-1] in phrase_set("picture_words") | {"media"}  # noqa: PLR2004


_BELOW = 6
"""Lines above a caption among which the line that signs stands."""


def _under_standfirst(blocks: list[Draft], drafts: list[Draft]) -> list[Draft]:
    """Labels between a standfirst and the text, where byline or date stand there too."""
    start, end = first_body(blocks), head_end(blocks)
    if end <= start:
        return []
    between = drafts[drafts.index(blocks[start]) : drafts.index(blocks[end])]
    if not any(d.reason in SIGNED for d in between) and sum(not d.kept for d in between) <= SIGNS:
        return []
    labels = [d for d in between if d.kept and d.kind != "heading" and not is_terminated(d.text)]
    return [d for d in labels if word_count(d.text) <= SECTION]


def _labels_nothing(label: Draft, drafts: list[Draft]) -> bool:
    """Whether what a label announces was left out."""
    at = next(i for i, d in enumerate(drafts) if d is label)
    return at + 1 < len(drafts) and not drafts[at + 1].kept


def _heads(draft: Draft, paragraph: Draft) -> bool:
    """Whether a short line below the headline is the title of what follows, as in a live blog."""
    text = draft.text
    plain = not is_section(text) and not is_name(text) and starts_capital(text)
    return plain and word_count(text) >= 2 and overlap(text, stems(paragraph.text)) >= _HEADS  # noqa: PLR2004


_HEADS = 0.5
"""Share of its words that the paragraph under it has."""
