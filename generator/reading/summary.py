"""The summary: the text's own key points, else its leading sentences."""

from __future__ import annotations

from generator.reading.dateline import dateline
from generator.reading.draft import Draft, live
from generator.reading.keypoints import key_points
from generator.reading.sentences import split_sentences
from generator.reading.shape import is_sentence, key
from generator.reading.titles import shortened

LONGEST = 300
"""Characters of a summary made of leading sentences."""
_SHORT = 40
_MOST = 2


def summarise(drafts: list[Draft], title: str, lang: str) -> tuple[str, ...]:
    """One to three sentences that say what the article is about; the headline is not repeated."""
    points = key_points(drafts)
    if points:
        return points
    chosen: list[str] = []
    used = 0
    for sentence in _leading(drafts, lang):
        if key(sentence) == key(title) or (not chosen and len(sentence) < _SHORT and used == 0 and not _alone(drafts)):
            continue
        if chosen and used + len(sentence) > LONGEST:
            break
        text = sentence if len(sentence) <= LONGEST else shortened(sentence, lang, LONGEST)
        chosen.append(text)
        used += len(text)
        if len(chosen) == _MOST:
            break
    return tuple(chosen) or _something(drafts, title, lang)


def _something(drafts: list[Draft], title: str, lang: str) -> tuple[str, ...]:
    """The first line of a body without sentences, or the title again."""
    body = next((d.text for d in live(drafts) if d.reason not in {"headline", "key point"}), title)
    return (shortened(body, lang, LONGEST) or body,)


def _alone(drafts: list[Draft]) -> bool:
    return sum(d.reason == "body" for d in live(drafts)) < 3  # noqa: PLR2004 - too little to choose from


def _leading(drafts: list[Draft], lang: str) -> list[str]:
    """The first sentences of the body."""
    found: list[str] = []
    for draft in live(drafts):
        if draft.reason != "body" or draft.kind == "heading" or not is_sentence(draft.text):
            continue
        opening = dateline(draft.text)
        found += split_sentences(draft.text[len(opening[0]) :] if opening else draft.text, lang)
        if len(found) > 5:  # noqa: PLR2004 - enough to choose two from
            break
    return found
