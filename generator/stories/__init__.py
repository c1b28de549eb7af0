"""Stories: reports of the same event, across sources and languages; copies of the same text."""

from __future__ import annotations

from generator.stories.duplicates import NEAR_DUPLICATE, near_duplicate
from generator.stories.find import find_story
from generator.stories.model import Match, Report

__all__ = ["NEAR_DUPLICATE", "Match", "Report", "find_story", "near_duplicate"]
