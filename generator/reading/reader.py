"""A raw article read: cleaned, and asked for everything that it says about itself."""

from __future__ import annotations

import re
from dataclasses import replace

from generator.article import Date, Source
from generator.intake.model import RawArticle, RawBlock, RawMeta
from generator.reading.author_choice import Choice, choose_authors, score_all, surely_signing
from generator.reading.author_places import signs_of
from generator.reading.biographies import drop_boxes, drop_notes_on
from generator.reading.byline import Byline, from_page, read_byline
from generator.reading.credits import read_credit
from generator.reading.dateline import dateline
from generator.reading.dates import date_in_address, find_dates, parse_date, times_only
from generator.reading.draft import Draft, draft, live
from generator.reading.english import month_first
from generator.reading.forms import is_credit_line
from generator.reading.found import Found
from generator.reading.judge import agency_of, judge
from generator.reading.language import detect_language
from generator.reading.model import Evidence, Reading
from generator.reading.names import is_agency
from generator.reading.publisher import publisher
from generator.reading.publisher_page import Page
from generator.reading.shape import is_sentence, key
from generator.reading.signing import authors_of, signatures, signing_heads
from generator.reading.source import as_source
from generator.reading.stamp_choice import choose
from generator.reading.stamp_glued import glued_prefix, glued_title
from generator.reading.stamps import Stamp, read_stamps, without_dates
from generator.reading.stamps_about import stamps_about
from generator.reading.summary import summarise
from generator.reading.titles import title_of
from generator.reading.tongues import article_language
from generator.reading.zones import Zones, zones

_ROUNDS = 12
"""Verdicts follow from each other; real articles need two rounds."""

_PARAGRAPH = 60
"""Characters of a sentence that may be a paragraph."""
_ABOVE = 1
"""Paragraphs (an advertisement, a notice) above the one that a stamp may be glued to; further down they are others'."""


def read(raw: RawArticle) -> Reading:
    """Understand one seed: which blocks are the article, and its language, headline, date, byline, source and summary.

    Never raises. Every block of the seed is in the result with a verdict and a reason; a block to which something was
    glued is there in two. Reading the kept text again keeps all of it.
    """
    guess, _ = detect_language(" ".join(b.text for b in raw.blocks))
    found = Found()
    drafts: list[Draft] = []
    paragraphs = 0
    for block in raw.blocks:
        parted = _unglued(block, guess, found) if paragraphs <= _ABOVE else [draft(block)]
        paragraphs += sum(is_sentence(d.text) and len(d.text) >= _PARAGRAPH for d in parted)
        drafts += parted
    drafts = _without_times(drafts)
    lang, confidence = article_language(drafts, _tag(raw.meta.lang))
    for _ in range(_ROUNDS):
        _settle(drafts, lang, raw.meta, found)
        judged_by, (lang, confidence) = lang, article_language(drafts, _tag(raw.meta.lang))
        if lang == judged_by:
            break
    if not found.stamps:
        found.stamps += _outside_stamps(raw, _dialect(raw, lang))
    headline = found.headline if found.headline is not None and found.headline.kept else None
    title, is_derived, title_evidence = title_of(drafts, headline, raw.meta, lang)
    places = zones(drafts, headline)
    if not found.stamps:
        found.stamps += stamps_about(places, _dialect(raw, lang))
    date, date_evidence = _date(raw, drafts, found, _dialect(raw, lang))
    heads = signing_heads(places)
    about = signs_of(drafts, places)
    scored = score_all(about)
    writers = frozenset(map(key, surely_signing(scored)))
    source = _source(raw.meta, drafts, found, signatures(places, heads), (lang, writers))
    choice = choose_authors(_ruled(found, places, heads, source), about, scored, source.name or "")
    authors = _authors(raw.meta, choice, drafts, source)
    if date is None and choice.lines and not found.stamps:  # what signs is the page's own, and so is a date in it
        found.stamps += stamps_about(places, _dialect(raw, lang))
        date, date_evidence = _date(raw, drafts, found, _dialect(raw, lang))
    drafts = _without_datelines(drafts)
    return Reading(
        raw=raw, lang=lang, lang_confidence=confidence, title=title, headline_derived=is_derived,
        title_evidence=title_evidence, date=date, date_evidence=date_evidence, authors=authors,
        source=source, summary=summarise(drafts, title, lang),
        blocks=tuple(d.block() for d in drafts),
    )  # fmt: skip


def _without_datelines(drafts: list[Draft]) -> list[Draft]:
    """The paragraphs at the top without their datelines, which become blocks of their own."""
    found: list[Draft] = []
    paragraphs = 0
    for d in drafts:
        body = d.kept and d.reason == "body"
        opening = dateline(d.text) if body and paragraphs < _DATED else None
        paragraphs += body
        if opening is None:
            found.append(d)
            continue
        cut = len(opening[0])
        place = Draft(d.text[:cut].strip(), d.line)
        place.drop("dateline")
        found += [place, replace(d, text=d.text[cut:])]
    return found


def _without_times(drafts: list[Draft]) -> list[Draft]:
    """The entries of a live blog without the times in front of them; other texts as they are."""
    timed = [d for d in drafts if times_only(d.text) or (_TIMED.match(d.text) and _is_entry(d))]
    if len(timed) < _ENTRIES:
        return drafts
    found: list[Draft] = []
    for d in drafts:
        match = _TIMED.match(d.text) if d.kept and _is_entry(d) else None
        if match:
            stamp = Draft(match[0].strip(), d.line)
            stamp.drop("time stamp")
            found += [stamp, replace(d, text=d.text[match.end() :])]
        else:
            found.append(d)
    return found


def _is_entry(d: Draft) -> bool:
    return is_sentence(d.text) and len(d.text) >= _PARAGRAPH


_ENTRIES = 3
"""Times that make a live blog."""
_TIMED = re.compile(r"[\[(]?(?:[01]?\d|2[0-3])[:.h][0-5]\d[\])]?(?:\s*[—–|-])?\s+(?=[\"“„«‹]?[^\W\d_a-zа-яёіїєґ])")

_DATED = 3
"""Paragraphs at the top that may open with a dateline."""


def _unglued(block: RawBlock, lang: str, found: Found) -> list[Draft]:
    """A block as drafts: a stamp that was glued to a paragraph is cut off."""
    at = glued_prefix(block.text, lang) if block.reason is None and not read_stamps(block.text, 0, lang) else 0
    if not at and block.reason is None and (end := glued_title(block.text, lang)):
        return [
            Draft(block.text[:end].strip(), block.line, block.kind),
            Draft(block.text[end:].lstrip(" |•·,"), block.line),
        ]
    if not at:
        return [draft(block)]
    stamp = Draft(block.text[:at].strip(), block.line)
    stamp.drop("publication date")
    found.stamps += read_stamps(stamp.text, block.line, lang)
    return [stamp, Draft(block.text[at:], block.line, block.kind)]


def _settle(drafts: list[Draft], lang: str, meta: RawMeta, found: Found) -> None:
    """Judge until nothing changes; if nothing is left, keep what is no page furniture."""
    candidates = live(drafts)
    _rounds(drafts, lang, meta, found)
    if live(drafts):
        return
    kept = [d for d in candidates if d.cue is None] or candidates or drafts
    for d in kept:
        d.kept, d.reason = True, "body"
    _rounds(drafts, lang, meta, found)
    if not live(drafts):
        for d in kept:
            d.kept, d.reason = True, "body"
        found.headline = None


def _rounds(drafts: list[Draft], lang: str, meta: RawMeta, found: Found) -> None:
    for _ in range(_ROUNDS):
        before = live(drafts)
        for d in before:
            d.reason = "body"
        judge(drafts, lang, meta, found)
        if len(live(drafts)) == len(before):
            return


def _tag(declared: str | None) -> str | None:
    """The language subtag of what a page declares."""
    lang = (declared or "").replace("_", "-").split("-")[0].lower()
    return lang if lang.isascii() and lang.isalpha() and 2 <= len(lang) <= 3 else None  # noqa: PLR2004


def _dialect(raw: RawArticle, lang: str) -> str:
    """The language with its region, as dates are read by it."""
    declared = (raw.meta.lang or "").replace("_", "-")
    return declared if declared.lower().startswith(lang + "-") else lang


def _date(raw: RawArticle, drafts: list[Draft], found: Found, lang: str) -> tuple[Date | None, Evidence | None]:
    """The date of publication: of the page's head, else of a stamp, else of a full dateline."""
    if raw.meta.date and (date := parse_date(raw.meta.date, lang)):
        return date, Evidence(raw.meta.date, "page metadata")
    if (stamp := choose(found.stamps)) and (stamp := _settled(stamp, found.stamps, raw, lang)):
        return stamp.found.value, Evidence(
            stamp.text, f"{stamp.label} line" if stamp.label else "date line", stamp.line
        )
    for d in [d for d in live(drafts) if d.reason == "body"][:_DATED]:
        if (opening := dateline(d.text)) and (dates := find_dates(opening[0], lang)):
            return dates[0].value, Evidence(opening[0].strip(), "dateline", d.line)
    if raw.meta.url and (date := date_in_address(raw.meta.url, lang)):
        return date, Evidence(raw.meta.url, "address")
    return None, None


def _settled(stamp: Stamp, stamps: list[Stamp], raw: RawArticle, lang: str) -> Stamp | None:
    """A stamp whose day and month cannot be exchanged; None if nothing on the page tells which is which."""
    if not stamp.found.ambiguous or lang != "en" or any(s.day == stamp.day and not s.found.ambiguous for s in stamps):
        return stamp
    american = month_first(" ".join(b.text for b in raw.blocks))
    if american is None:
        return None
    value = stamp.found.value  # read as Americans write it
    swapped = value.replace(month=value.day, day=value.month)
    return stamp if american else replace(stamp, found=replace(stamp.found, value=swapped))


def _outside_stamps(raw: RawArticle, lang: str) -> list[Stamp]:
    """Stamps of an HTML page outside its main text: between its headline and its first paragraph, or labelled."""
    stamps: list[Stamp] = []
    state = "above"
    for block in raw.blocks:
        if block.kind == "heading" and block.reason is None and state == "above":
            state = "head"
        elif block.reason is None and len(block.text) > 100 and state == "head":  # noqa: PLR2004 - a paragraph
            state = "body"
        elif block.reason in {"outside the main text", "page header"}:
            stamps += [
                s for s in read_stamps(block.text, block.line, lang) if state == "head" or s.label == "published"
            ]
    return stamps


def _authors(meta: RawMeta, choice: Choice, drafts: list[Draft], source: Source) -> tuple[str, ...]:
    """The people who sign: the page's head names them best; lines that only say so are none of the article."""
    named = tuple(a for a in from_page(meta.authors).authors if key(a) != key(source.name or ""))
    for lines, reason in ((choice.lines, "byline"), (choice.notes, "about the author")):
        for d in lines if choice.authors == named or not named else ():
            if any(is_sentence(x.text) and len(x.text) >= _PARAGRAPH for x in live(drafts) if x is not d):
                d.drop(reason)
    drop_notes_on(named or choice.authors, drafts)
    drop_boxes(named or choice.authors, drafts)
    return named or choice.authors


def _ruled(found: Found, places: Zones, heads: list[tuple[Byline, Draft]], source: Source) -> tuple[str, ...]:
    """The people who sign by the rules: in lines that say so, else in what signs all the same."""
    judged = _surest([(byline, d) for byline, d in found.bylines if _below_title(byline, d, found)])
    judged = [pair for pair in judged if not _is_told_of(pair, places)] or judged
    judged = [pair for pair in judged if not is_credit_line(pair[1].text)] or judged
    judged = [pair for pair in judged if not _behind_end(pair[1], places)] or judged
    signing = signatures(places, heads, source.name or "")
    said = [(byline, d) for byline, d in (*judged, *signing) if read_byline(d.text)]
    ways = (authors_of(said, []), authors_of(judged, []), authors_of([], found.stamps))
    people = (tuple(a for a in way if key(a) != key(source.name or "")) for way in (*ways, authors_of(signing, [])))
    return next((way for way in people if way), ())


def _is_told_of(signed: tuple[Byline, Draft], places: Zones) -> bool:
    """Whether a name that only stands there is one that the article tells of: a caption beside who signs."""
    byline, line = signed
    if byline.glued or not byline.authors or read_byline(line.text):
        return False
    name = byline.authors[0]
    return any(name in d.text and not d.text.startswith(f"{name}:") for d in places.body if d.kept)


def _behind_end(line: Draft, places: Zones) -> bool:
    """Whether a line stands under the text behind a sign that the article was over: it signs another one."""
    at = next((i for i, d in enumerate(places.tail) if d is line), 0)
    return at >= _FAR or any(d.cue is not None and d.cue.ends for d in places.tail[:at])


_FAR = 6
"""Lines under the text behind which a byline is another article's, if this one is signed elsewhere."""


def _surest(signed: list[tuple[Byline, Draft]]) -> list[tuple[Byline, Draft]]:
    """Those who sign with a role or an address, and who stands beside them; all if none does.

    Two capitalised words alone may be a label of the page (``Key Events``) where somebody else signs with a role.
    """
    credited = [(d, read_credit(without_dates(d.text))) for byline, d in signed if byline.authors]
    told = [d.line for d, credit in credited if credit.clues or credit.outlets]
    near = [(byline, d) for byline, d in signed if any(abs(d.line - line) <= 1 for line in told)]
    return near or signed


_BESIDE = 2
"""Lines from a date to the name that signs beside it."""


def _below_title(byline: Byline, line: Draft, found: Found) -> bool:
    """Whether a byline stands where bylines do: a bare name above the headline is the site's unless a date is there."""
    title = found.headline
    if title is None or line.line > title.line or read_byline(line.text):
        return True
    if byline.glued or not line.text.isupper():
        return byline.glued or any(s.line < title.line and abs(s.line - line.line) <= _BESIDE for s in found.stamps)
    return any(s.line == line.line for s in found.stamps)


def _source(
    meta: RawMeta,
    drafts: list[Draft],
    found: Found,
    signing: list[tuple[Byline, Draft]],
    page: tuple[str, frozenset[str]],
) -> Source:
    """Who published it: the page itself, a source line, the agency whose copy it is, the page's address.

    ``page``: the language of the article, and the keys of those who surely wrote it.
    """
    said = [d.text for _, d in found.bylines] + [s.rest for s in found.stamps]
    signers = (*found.bylines, *signing)
    signed = frozenset(key(name) for byline, _ in signers for name in byline.authors)
    holders = [source.name for source, _ in found.notices if source.name and key(source.name) not in signed]
    own = meta.site or publisher(Page(drafts, found.headline, said, holders, signed, *page))
    if own:
        named = as_source(own) or Source()
        return Source(named.name, meta.url or named.url)
    if found.sources:
        return found.sources[-1][0]
    office = next((b.source for b, _ in found.bylines if b.source and is_agency(b.source)), None)
    office = office or next((o for s in found.stamps for o in read_credit(s.rest).outlets if is_agency(o)), None)
    agency = agency_of(drafts)
    if name := office or (agency[0] if agency else None):
        return Source(next((p for p in name.split("/") if is_agency(p)), name), meta.url)  # "dpa/lno"
    named = as_source(meta.url or "") or Source()
    return Source(named.name, meta.url)
