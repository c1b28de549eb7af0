"""One builder a kind of page: an edition in, its pages of that kind out, each ready to be made."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TypeAlias

from generator.pages.builders import (
    about,
    articles,
    data,
    home,
    people,
    search,
    sources,
    stories,
    timeline,
    topics,
)
from generator.pages.edition import Edition
from generator.pages.page import Draft

Builder: TypeAlias = Callable[[Edition], Iterator[Draft]]

BUILDERS: tuple[Builder, ...] = (
    home.build, articles.build, topics.build, people.build, stories.build, timeline.build, sources.build, about.build,
    data.build, search.build,
)  # fmt: skip
"""In the order of the site's menu."""
