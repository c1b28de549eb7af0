"""Topics: the taxonomy, and what an article is about.

The face of the room: `Taxonomy.load` and `assign`. The taxonomy of general news is general.yml; how a cue is written
stands in `generator.topics.cues`.
"""

from __future__ import annotations

from generator.topics.assign import assign
from generator.topics.model import TopicScore
from generator.topics.taxonomy import Taxonomy, Topic

__all__ = ["Taxonomy", "Topic", "TopicScore", "assign"]
