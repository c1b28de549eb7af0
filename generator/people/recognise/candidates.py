"""Runs cut into candidates for a name, with what stands around each."""

from __future__ import annotations

import re
from dataclasses import replace

from generator.people.names.parts import is_patronymic
from generator.people.recognise.candidate import NOUNS_CAPITAL, Candidate
from generator.people.recognise.forms import INFLECTING, given_bases, is_family
from generator.people.recognise.parting import first_names, separates
from generator.people.recognise.runs import MAX_WORDS, PARTICLES, Document, Run, runs
from generator.people.recognise.trimming import trim


def candidates(document: Document) -> list[Candidate]:
    """All candidates in text order."""
    found = [c for run in runs(document) for c in _cut(document, run)]
    return _without_next_words(document, found)


def _without_next_words(document: Document, found: list[Candidate]) -> list[Candidate]:
    """``Jane Doe Leaves The Board``: in a line all of capitals a name ends where it does in the text."""
    lines = document.shouting_lines
    if not lines:
        return found
    plain = {
        tuple(t.text for t in c.tokens)
        for c in found if c.tokens[0].line not in lines and c.given and len(c.names) > 1
    }  # fmt: skip
    kept = []
    for c in found:
        words = tuple(t.text for t in c.tokens)
        lengths = range(len(words) - 1, 1, -1) if c.tokens[0].line in lines else ()
        shorter = next((n for n in lengths if words[:n] in plain), 0)
        kept.append(replace(c, last=c.first + shorter - 1) if shorter else c)
    return kept


def _cut(document: Document, run: Run) -> list[Candidate]:
    pieces: list[tuple[list[int], str]] = []
    current: list[int] = []
    lead = _lead(document, run.first)
    for index in range(run.first, run.last + 1):
        why = separates(document, index, current)
        if not why and current and _next_name(document, index, current):
            pieces.append((current, lead))
            current, lead = [], ""
        if not why:
            current.append(index)
            continue
        if current:
            pieces.append((current, lead))
        current, lead = [], _lead_after(lead, why, had_name=bool(current))
    if current:
        pieces.append((current, lead))
    found = [
        _candidate(document, run, part, lead)
        for piece, lead in pieces
        for part in _parts(document, piece, led=bool(lead))
    ]
    return [c for c in found if c is not None]


def _parts(document: Document, piece: list[int], *, led: bool = False) -> list[list[int]]:
    """The names in a piece: one, and in languages that write nouns with a capital what stands behind a noun as well."""
    first = trim(document, piece, led=led)
    rest = [i for i in piece if first and i > first[-1]] if document.lang in NOUNS_CAPITAL else []
    return [first, *_parts(document, rest)] if rest else [first]


def _next_name(document: Document, index: int, so_far: list[int]) -> bool:
    """``гимназии имени Ивана Франко Степан Качмарик``: a given name after a whole name begins another one."""
    tokens, following = document.tokens, document.after(index)
    if document.lang not in INFLECTING or following is None or following.before != " " or not following.cap:
        return False
    names = first_names(document, so_far)
    if len(names) < len(("given", "family")) or not given_bases(names[0].text, document.lang):
        return False
    low = tokens[index].lower
    if is_patronymic(following.text) or names[0].lower not in given_bases(names[0].text, document.lang):
        # « імені Івана Франка Степан Юрійович »: words of one name stand in one case, and a patronymic has one before.
        return low in given_bases(low, document.lang) and not is_patronymic(low)
    last = next(tokens[i] for i in reversed(so_far) if tokens[i].lower not in PARTICLES)
    last_given = bool(given_bases(last.text, document.lang)) or last.initial
    return not last_given and low in given_bases(low, document.lang) and not is_family(low, document.lang)


def _lead_after(lead: str, why: str, *, had_name: bool) -> str:
    """What counts as standing before the next piece once a word has been passed over."""
    if why == "pass":
        return "" if had_name else lead
    return "title" if lead == "title" and why == "role" and not had_name else why


def _lead(document: Document, index: int) -> str:
    """What stands right before a run: a title, a role, or nothing of interest."""
    if index == 0:
        return ""
    token, gap = document.tokens[index - 1], document.tokens[index].before
    if not re.fullmatch(r"[ \u00a0]+|\.[ \u00a0]|, ", gap) or (gap.startswith(".") and document.tokens[index].opens):
        return ""
    if token.lower in document.lexicon.titles and (gap != ", "):
        return "title"
    if token.lower in document.lexicon.roles or token.lower.rsplit("-", 1)[-1] in document.lexicon.roles:
        return "role"
    return ""


def _candidate(document: Document, run: Run, piece: list[int], lead: str) -> Candidate | None:
    names = [i for i in piece if document.tokens[i].lower not in PARTICLES]
    headline = document.tokens[run.first].line in document.shouting_lines
    if not names or (len(names) > MAX_WORDS and not headline) or all(document.tokens[i].initial for i in names):
        return None
    return Candidate(document, piece[0], piece[-1], run, titled=lead == "title", role=lead == "role")


def recut(found: list[Candidate], spans: list[tuple[int, int]]) -> list[Candidate]:
    """Cut a candidate down to the span of a model that lies inside it."""
    return [_recut(c, spans) for c in found]


def _recut(c: Candidate, spans: list[tuple[int, int]]) -> Candidate:
    if c.given:  # the rules know where it begins, and a model often leaves out half of a long name
        return c
    for start, end in spans:
        inside = [
            i
            for i in range(c.first, c.last + 1)
            if start <= c.document.tokens[i].start and c.document.tokens[i].end <= end
        ]
        if inside and len(inside) < c.last - c.first + 1:
            shorter = trim(c.document, inside)
            if len(shorter) > 1 or (len(shorter) == 1 and shorter[0] > c.first and not c.given):
                return replace(c, first=shorter[0], last=shorter[-1])
    return c
