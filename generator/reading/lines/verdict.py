"""The verdict on the lines that no rule was sure of: left out where the signs weigh more than the place forgives."""

from __future__ import annotations

import re

from generator.reading.dates import find_dates
from generator.reading.draft import Draft, live
from generator.reading.lines.features import size_of
from generator.reading.lines.lexicon import words_of
from generator.reading.lines.model import Opinion, weigh
from generator.reading.lines.places import INTERVIEW, PARAGRAPH, Line, looks_like_body
from generator.reading.loose import signs_openly
from generator.reading.shape import is_sentence, starts_capital, word_count
from generator.reading.words import phrase_set

_BARS = {
    ("core", "long"): 8.0, ("core", "middle"): 3.0, ("core", "sentence"): 2.0, ("core", "title"): 0.6,
    ("end", "long"): 2.4, ("end", "middle"): 1.9, ("end", "sentence"): 1.0, ("end", "title"): 0.0,
}  # fmt: skip
"""Score from which a line is left out, by place and form: a paragraph inside the article on strong evidence only."""
_HEADLINE = 2.5
_HEADING = 2.5

_CLASSES = {
    "share": "words about sharing", "network": "names of networks", "subscribe": "words about subscribing",
    "account": "words about accounts", "consent": "words about cookies and privacy", "comment": "words about comments",
    "related": "words that lead to other articles", "media": "words about pictures",
    "advert": "words of advertisements",
    "rights": "words about rights", "tags": "words about sections", "navigate": "words of navigation",
    "apps": "words about programs", "support": "words about donations", "edition": "words about editions",
    "reading": "words about reading time", "quotes": "words of the markets and the weather",
    "contact": "words about contact", "author": "words about authors", "error": "words about errors",
    "poll": "words of polls and games", "live": "words of live coverage", "disclaim": "words of disclaimers",
    "company": "words about the publisher",
    "itself": "names itself", "ago": "times told by the clock", "classes": "words of pages",
    "share of": "words of pages",
}  # fmt: skip
_KINDS = {
    "shape": "its form", "sign": "signs that articles do not have", "speaks": "speaks to the reader",
    "place": "its place",
    "foreign": "another language", "topic": "says little of the article's matter",
    "island": "stands apart from the paragraphs", "again": "repeats another line",
    "neighbour": "stands among lines of the page", "neighbours": "stands among lines of the page",
    "first": "its form and place",
}  # fmt: skip


def drop_doubtful(drafts: list[Draft], lang: str) -> None:
    """Leave out what most likely belongs to the page. What rules marked as key points is left alone.

    At first the lines already left out tell about their neighbours; then what is left is looked at by itself until all
    of it stays, so that reading the kept text again keeps all of it.
    """
    inside = [d for d in drafts if not d.outside]
    spared = {id(d): _spared(inside, i, lang) for i, d in enumerate(inside) if d.kept}
    _drop(inside, lang, spared)
    while _drop(live(drafts), lang, spared):
        pass


def _drop(page: list[Draft], lang: str, spared: dict[int, float]) -> int:
    """One round; how many lines were left out."""
    lines = [Line(d.text, d.kind, d.foreign, out=not d.kept) for d in page]
    if not any(looks_like_body(line, lang) for line in lines):
        return 0
    opinions = weigh(lines, lang)
    body = [i for i, line in enumerate(lines) if looks_like_body(line, lang) and opinions[i].score < 0]
    if not body:
        return 0
    dropped = 0
    for i, (draft, opinion) in enumerate(zip(page, opinions, strict=True)):
        own = draft.reason == "key point" or INTERVIEW in opinion.features
        bar = max(_bar(draft, core=body[0] <= i <= body[-1]) - _eased(opinion), spared.get(id(draft), 0.0))
        if draft.kept and not own and (opinion.score > bar or _calls(opinion)):
            draft.drop(f"of the page, by {_said(opinion)}")
            dropped += 1
    return dropped


def _spared(page: list[Draft], i: int, lang: str) -> float:
    """A higher bar for a line where articles have short lines of their own; 0 elsewhere.

    A standfirst between headline and byline, the heading of a live blog's entry under its time, one of several
    paragraphs that open with a label, a sentence between paragraphs that names who reports, one under a heading.
    """
    above, below = (page[i - 1] if i else None), (page[i + 1] if i + 1 < len(page) else None)
    if above is None or below is None or not starts_capital(page[i].text):
        return 0.0
    words = words_of(page[i].text, lang)
    if above.reason == "time stamp" and is_sentence(below.text) and len(below.text) >= PARAGRAPH:
        return _HEADING
    signed = not below.kept and below.reason in _SIGNS_OF_HEAD
    if above.reason == "headline" and signed and not (words.you or words.we or words.asks):
        plain = len(words.all) >= _STANDFIRST and len(words.classes) <= 1 and not _signs(page[i].text)
        return _LEAD if plain else 0.0
    spoken = any(w in phrase_set("speech") for w in words.all) and not (words.you or words.we or words.asks)
    if spoken and above.kept and below.kept and is_sentence(page[i].text):
        return _REPORTED
    if above.kept and above.kind == "heading" and above.reason != "headline" and is_sentence(page[i].text):
        return _ADVISED
    return _LABELLED if _is_labelled(page, i) else 0.0


def _signs(text: str) -> bool:
    """Whether a line may be a byline that nobody listed: it has a date, or names behind a colon."""
    return signs_openly(text) or bool(find_dates(text, "und"))


_SIGNS_OF_HEAD = frozenset({"byline", "publication date", "time of publication"})
_LEAD = 3.5
_STANDFIRST = 7
"""Words of the shortest standfirst without a full stop that is told by its place."""
_REPORTED = 4.5
"""A page asks and offers; who is told to have said something is of the article: ``This is what the police report.``"""
_ADVISED = 6.0
"""Under a heading of the article it may say what to do: ``How to sign up`` / ``Send the word TIDE to …``."""
_LABELLED = 7.0
_LABEL = re.compile(r"[^\W\d_][^.!?:]{2,20}:\s+\S")
_NEAR = 2
_TOLD = 5
"""Words of the shortest of them: less is a row of a table, unless a paragraph with a label follows at once."""


def _is_labelled(page: list[Draft], i: int) -> bool:
    """Whether a line with a label stands among paragraphs with labels: ``Source: …``, ``In their words: …``."""
    if not _LABEL.match(page[i].text) or not page[i - 1].kept:
        return False
    if word_count(page[i].text) < _TOLD:
        below = page[i + 1].text
        return bool(_LABEL.match(below)) and is_sentence(below) and len(below) >= PARAGRAPH
    near = [d for d in page[max(0, i - _NEAR) : i + _NEAR + 1] if d.kept and d is not page[i]]
    return any(_LABEL.match(d.text) and is_sentence(d.text) and len(d.text) >= PARAGRAPH for d in near)


def _calls(opinion: Opinion) -> bool:
    """Whether a short line sends the reader to a network or the page: ``Read us on Telegram.``, ``See our rules.``."""
    features = opinion.features
    if any(f in features for f in _TINY) and {"shape ends :", "speaks asking title"} <= set(features):
        return True  # heads links: "Read on our pages:"
    if any(f in features for f in _TINY) and all(f"speaks {how} sentence" in features for how in ("asking", "of us")):
        return True
    if "sign mail" in features and any(f"speaks asking {size}" in features for size in ("sentence", "long sentence")):
        return True  # "Reach the reporter at …"
    return any(
        f"speaks asking {size}" in opinion.features and f"closes network {size}" in opinion.features
        for size in ("sentence", "title")
    )


def _eased(opinion: Opinion) -> float:
    """How much less it takes against a line that asks the reader for something and says nothing of the matter."""
    asks = any(f.startswith("speaks asking you") for f in opinion.features)
    return _EASED if asks and any(f.startswith(_OFF) for f in opinion.features) else 0.0


_EASED = 1.5
_OFF = ("topic 0 ", "topic 1 ")
"""At most a word in seven is one of the paragraphs'."""
_TINY = tuple(f"shape of {n} length" for n in range(5))
"""Up to five words, by the steps of `features`."""


def _bar(draft: Draft, *, core: bool) -> float:
    if draft.reason == "headline":
        return _HEADLINE
    size = size_of(draft.text)
    middle = size == "sentence" and len(draft.text) >= PARAGRAPH
    form = "title" if "sentence" not in size else "middle" if middle else "long" if size != "sentence" else size
    bar = _BARS["core" if core else "end", form]
    return max(bar, _HEADING) if draft.kind == "heading" else bar


def _said(opinion: Opinion) -> str:
    """The two strongest signs in words."""
    said: list[str] = []
    for sign in opinion.signs:
        kind, _, rest = sign.partition(" ")
        word = (
            _CLASSES.get(rest.split(" ")[0], "words of pages")
            if kind in {"words", "opens", "closes"}
            else _KINDS.get(kind, kind)
        )
        if word not in said:
            said.append(word)
    return " and ".join(said[:2]) or "its form"
