"""A block while reading makes up its mind about it."""

from __future__ import annotations

from dataclasses import dataclass

from generator.intake.model import Kind, RawBlock
from generator.reading.cues import Cue
from generator.reading.model import Block


@dataclass(slots=True)
class Draft:
    """A block of the seed with what was found out about it so far."""

    text: str
    line: int
    kind: Kind = "paragraph"
    kept: bool = True
    reason: str = "body"
    cue: Cue | None = None
    foreign: bool = False
    """Written in another language than the article."""
    outside: bool = False
    """Left out by intake: it stands elsewhere on the page and tells nothing about its neighbours."""

    def drop(self, reason: str) -> None:
        """Leave it out, for this reason."""
        self.kept, self.reason = False, reason

    def block(self) -> Block:
        """The verdict as it is handed on."""
        return Block(self.text, self.kept, self.reason, self.line, self.kind)


def draft(raw: RawBlock) -> Draft:
    """A block of the seed before anything is known of it but what intake says."""
    return Draft(
        raw.text,
        raw.line,
        raw.kind,
        kept=raw.reason is None,
        reason=raw.reason or "body",
        outside=raw.reason is not None,
    )


def live(drafts: list[Draft]) -> list[Draft]:
    """The blocks still kept."""
    return [d for d in drafts if d.kept]
