"""The list of stories, and a page for each that several articles tell: in which language, when, and who does not."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

from generator.catalogue import StoryRecord
from generator.pages.builders.common import StoryView, dated, draft, path_of, story_view, titled
from generator.pages.charts import story_over_time
from generator.pages.edition import Edition, PieceView, VersionView
from generator.pages.page import Draft, Page
from generator.pages.paging import Pages, by_age, paginate
from generator.pages.urls import PER_PAGE, base_language


@dataclass(frozen=True, slots=True)
class Told:
    """One report of a story, with those that print the same text."""

    piece: PieceView
    original: VersionView | None
    """Its own headline, where the reader is shown a translation."""
    copies: tuple[PieceView, ...]
    """In time order."""


@dataclass(frozen=True, slots=True)
class Side:
    """What one language tells, in time order."""

    lang: str
    told: tuple[Told, ...]

    @property
    def count(self) -> int:
        """Reports, copies included."""
        return sum(1 + len(each.copies) for each in self.told)


def build(edition: Edition) -> Iterator[Draft]:
    """The index of stories, and the page of every story that has one."""
    for pages, part in by_age(list(edition.catalogue.stories), edition.address("stories/")):
        yield draft(edition, pages, part, partial(_index, edition, pages, part))
    for story, slugs in edition.catalogue.members["story"].items():
        if len(slugs) == 1:
            continue
        address = edition.address(edition.book.section_path("stories", story))
        told: Sequence[str] = slugs
        if len(slugs) > PER_PAGE:  # few are so long; which of their reports are copies takes long to know
            record = edition.catalogue.stories.at(story)
            told = [slug for slug in slugs if slug not in record.copies]
        for pages, part in paginate(told, address):
            yield draft(edition, pages, part if pages.last > 1 else (), partial(_story, edition, story, pages))


def _index(edition: Edition, pages: Pages, part: Sequence[str]) -> Page:
    words = edition.words
    lead = words.gettext("One event, told by every source that reports it.")
    views = [story_view(edition, edition.catalogue.stories[story]) for story in part]
    leads = [view.lead for view in views]
    return edition.page(
        "stories", path_of(edition, pages),
        titled(edition, words.gettext("Stories"), pages, [lead.slug for lead in leads]), lead,
        "stories.html.j2", data=pages.data(), items=leads,
        context={"lead": lead, "pages": pages, "stories": views},
    )  # fmt: skip


def _story(edition: Edition, story: str, pages: Pages) -> Page:
    record = edition.catalogue.stories[story]
    view = story_view(edition, record)
    told = _told(edition, record)
    part = told[(pages.number - 1) * PER_PAGE : pages.number * PER_PAGE] if pages.last > 1 else told
    return edition.page(
        "story", path_of(edition, pages), titled(edition, view.lead.title, pages),
        view.lead.summary or view.lead.title, "story.html.j2", data={"story": {"id": story}, **pages.data()},
        context={**_context(edition, record, view), "pages": pages, "sides": _sides(part)},
        items=[piece for each in part for piece in (each.piece, *each.copies)],
    )  # fmt: skip


def _context(edition: Edition, record: StoryRecord, view: StoryView) -> dict[str, Any]:
    words = edition.words
    pieces = [edition.catalogue.pieces[slug] for slug in record.pieces]
    return {
        "story": view, "coverage": coverage(edition, view), "missing": missing(edition, view),
        "chart": story_over_time(dated(pieces), edition.languages, words, title=words.gettext("Who reported it when")),
    }  # fmt: skip


def _told(edition: Edition, record: StoryRecord) -> list[Told]:
    """The reports in time order, each copy with the report whose text it has."""
    copies: dict[str, list[str]] = {}
    for slug in record.pieces:
        if slug in record.copies:
            copies.setdefault(record.copies[slug], []).append(slug)
    return [
        _report(edition.piece(slug), edition.pieces(copies.get(slug, ())))
        for slug in record.pieces if slug not in record.copies
    ]  # fmt: skip


def _report(piece: PieceView, copies: tuple[PieceView, ...]) -> Told:
    original = next((v for v in piece.versions if v.original and v.lang != piece.lang), None)
    return Told(piece, original, copies)


def _sides(told: Sequence[Told]) -> list[Side]:
    """By language, in the order in which the languages came."""
    by_language: dict[str, list[Told]] = {}
    for each in told:
        by_language.setdefault(each.piece.original_lang, []).append(each)
    return [Side(lang, tuple(members)) for lang, members in by_language.items()]


def missing(edition: Edition, story: StoryView) -> str | None:
    """Which of the digest's languages no source reports the story in, and which of these have a translation."""
    words = edition.words
    originals = {base_language(piece.original_lang) for piece in story.pieces}
    versions = {base_language(version.lang) for piece in story.pieces for version in piece.versions}
    absent = [locale.code for locale in edition.everywhere if base_language(locale.code) not in originals]
    if not absent:
        return None
    names = words.listing(
        words.gettext("{language} (translated here)").format(language=words.language(code))
        if base_language(code) in versions else words.language(code)
        for code in absent
    )  # fmt: skip
    return words.gettext("No report of this story in: {languages}.").format(languages=names)


def coverage(edition: Edition, story: StoryView) -> str:
    """``3 reports in English, French and Russian``, the languages in the order in which they came."""
    words = edition.words
    languages = words.listing(words.language(tag) for tag in dict.fromkeys(p.original_lang for p in story.pieces))
    count = len(story.pieces)
    reports = words.ngettext("{count} report", "{count} reports", count).format(count=words.number(count))
    return words.gettext("{reports}; languages: {languages}").format(reports=reports, languages=languages)
