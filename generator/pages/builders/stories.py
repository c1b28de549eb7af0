"""The list of stories, and a page a story: who reports it, in which language, when."""

from __future__ import annotations

from collections.abc import Iterator

from generator.pages.builders.common import StoryView, story_view, titled
from generator.pages.edition import Edition
from generator.pages.page import Page
from generator.pages.paging import paginate
from generator.pages.urls import numbered


def build(edition: Edition) -> Iterator[Page]:
    """The index of stories and every story's page."""
    words, records = edition.words, list(edition.catalogue.stories.values())
    lead = words.gettext("One event, told by every source that reports it.")
    for pages, part in paginate(records, edition.address("stories/")):
        views = [story_view(edition, story) for story in part]
        yield edition.page(
            "stories", numbered("stories/", pages.number), titled(edition, words.gettext("Stories"), pages), lead,
            "stories.html.j2", data=pages.data(), items=[view.lead for view in views],
            context={"lead": lead, "pages": pages, "stories": views},
        )  # fmt: skip
    for record in records:
        view = story_view(edition, record)
        path = edition.book.section_path("stories", record.id)
        yield edition.page(
            "story", path, view.lead.title, view.lead.summary or view.lead.title, "story.html.j2",
            context={"story": view, "coverage": coverage(edition, view)}, data={"story": {"id": record.id}},
        )  # fmt: skip


def coverage(edition: Edition, story: StoryView) -> str:
    """``3 reports in English, French and Russian``, the languages in the order in which they came."""
    words = edition.words
    languages = words.listing(words.language(tag) for tag in dict.fromkeys(p.original_lang for p in story.pieces))
    count = len(story.pieces)
    reports = words.ngettext("{count} report", "{count} reports", count).format(count=words.number(count))
    return words.gettext("{reports}; languages: {languages}").format(reports=reports, languages=languages)
