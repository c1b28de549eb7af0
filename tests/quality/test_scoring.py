"""The scores are counted right: one article by hand, and results made up for it."""

from __future__ import annotations

import dataclasses
from pathlib import Path

import baseline
import pytest
from align import Alignment, Part
from corpus import Gold
from gold_lines import parse_lines
from outcomes import Kind, Outcome, macro_f1, tally
from score_reading import line_outcomes

LINES = """\
- Share this
= Bridge opens
- 12 May
+^  Mayor [[ann|Ann Keller]] opened the bridge.
+ She came by bus.
- She came by bus.
"""


def gold(text: str = LINES) -> Gold:
    return Gold(
        path=Path("bridge/1.en.yml"), id="bridge-1", lang="en", format="text", data=b"", page=None, date=None, headline=None,
        authors=(), source=None, topics=("transport",), also_topics=(), story="bridge", near_duplicate_of=None,
        people={"ann": "Ann Keller"}, not_people=(), lines=parse_lines(text),
    )  # fmt: skip


def aligned(*parts: tuple[str, bool]) -> Alignment:
    return Alignment(gold(), [Part(text, kept) for text, kept in parts])


def kinds(alignment: Alignment) -> list[str]:
    return [f"{o.kind.name} {o.label}" for o in line_outcomes("lines", alignment, headline=True)]


RIGHT = (
    ("Share this", False),
    ("Bridge opens", True),
    ("12 May", False),
    ("Mayor Ann Keller opened the bridge.", True),
    ("She came by bus.", True),
    ("She came by bus.", False),
)


def test_all_right() -> None:
    alignment = aligned(*RIGHT)
    assert list(alignment.shares) == [0, 1, 0, 1, 1, 0]
    assert kinds(alignment) == [
        "HIT Bridge opens",
        "HIT Mayor Ann Keller opened the bridge.",
        "HIT She came by bus.",
    ]


def test_a_stamp_left_glued_to_its_paragraph_is_an_extra_line() -> None:
    alignment = aligned(*RIGHT[:2], ("12 May Mayor Ann Keller opened the bridge.", True), *RIGHT[4:])
    assert "EXTRA 12 May" in kinds(alignment)
    assert "HIT Mayor Ann Keller opened the bridge." in kinds(alignment)


def test_offsets_are_mapped_over_what_differs() -> None:
    alignment = aligned(*RIGHT[:2], ("12 May Mayor Ann Keller opened the bridge.", True), *RIGHT[4:])
    ours = "Bridge opens\n\n12 May Mayor Ann Keller"
    start = ours.index("Ann")
    (mention,) = alignment.gold.mentions
    assert alignment.span(start, len(ours)) == (mention.start, mention.end)
    assert alignment.span(ours.index("12"), ours.index("12") + 6) is None


def test_which_of_two_same_lines_is_kept_does_not_matter() -> None:
    alignment = aligned(*RIGHT[:4], ("She came by bus.", False), ("She came by bus.", True))
    assert kinds(alignment) == kinds(aligned(*RIGHT))
    kept = "Bridge opens\n\nMayor Ann Keller opened the bridge.\n\nShe"
    at = alignment.gold.text.index("She")
    assert alignment.span(len(kept) - 3, len(kept)) == (at, at + 3)


def test_both_of_two_same_lines_kept_is_a_fault() -> None:
    assert "EXTRA She came by bus." in kinds(aligned(*RIGHT[:5], ("She came by bus.", True)))


def test_text_that_is_left_out_or_changed_is_found_all_the_same() -> None:
    alignment = aligned(("Bridge opens!", True), ("Mayor Ann Keller opened the bridge.", True), ("Cookies", True))
    assert kinds(alignment) == [
        "HIT Bridge opens",
        "HIT Mayor Ann Keller opened the bridge.",
        "MISSED She came by bus.",
    ]
    ours = "Bridge opens!\n\nMayor Ann Keller"
    (mention,) = alignment.gold.mentions
    assert alignment.span(ours.index("Ann"), len(ours)) == (mention.start, mention.end)


def outcomes(*found: tuple[Kind, str]) -> list[Outcome]:
    return [Outcome("topics", kind, (gold(),), label) for kind, label in found]


def test_rates() -> None:
    counts = tally(
        outcomes((Kind.HIT, "a"), (Kind.HIT, "a"), (Kind.EXTRA, "b"), (Kind.MISSED, "c"), (Kind.MISSED, "c"))
    )
    assert counts.precision == pytest.approx(2 / 3)
    assert counts.recall == pytest.approx(2 / 4)
    assert counts.f1 == pytest.approx(4 / 7)
    assert (tally([]).precision, tally([]).recall, tally([]).f1) == (None, None, None)


def test_macro_f1_is_over_the_labels_of_the_gold() -> None:
    found = outcomes((Kind.HIT, "a"), (Kind.EXTRA, "a"), (Kind.MISSED, "b"), (Kind.EXTRA, "c"))
    assert macro_f1(found) == pytest.approx((2 / 3 + 0) / 2)


def test_a_pair_belongs_to_a_set_only_with_both_articles() -> None:
    one, other = gold(), dataclasses.replace(gold(), path=Path("tunnel/1.fr.yml"), lang="fr")
    pair = Outcome("stories", Kind.HIT, (one, other), "")
    assert pair.langs == {"en", "fr"}
    assert pair.within("all")
    assert pair.within("dev") == (not one.held_out and not other.held_out)


@pytest.mark.parametrize(
    ("metric", "floor", "found", "worse"),
    [
        ("people precision", 0.951, 0.95, True),
        ("people precision", 0.951, 0.951, False),
        ("people precision", 0.951, 0.96, False),
        ("people precision", 0.951, None, True),
        ("people precision", None, 0.1, False),
        ("paragraphs lost", 2, 3, True),
        ("paragraphs lost", 2, 1, False),
    ],
)
def test_what_is_a_drop(metric: str, floor: float | None, found: float | None, worse: bool) -> None:  # noqa: FBT001
    assert baseline.Change("light", "dev", metric, "en", floor, found).worse == worse


def test_rates_are_rounded_down_and_counts_kept() -> None:
    assert baseline.rounded("people precision", 0.95199) == 0.951
    assert baseline.rounded("people precision", 1.0) == 1.0
    assert baseline.rounded("people precision", 0.29) == 0.29
    assert baseline.rounded("paragraphs lost", 3.0) == 3


def test_floors_are_raised_but_not_lowered_without_leave(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    score = {"people precision": {"en": 0.9}}
    monkeypatch.setattr(baseline, "FILE", tmp_path / "baseline.json")
    monkeypatch.setattr(baseline, "measured", lambda _install, _part: score)
    monkeypatch.setattr(baseline, "failing", lambda _install: {})
    assert baseline.update(allow_lower=False) == []
    score["people precision"] = {"en": 0.95}
    assert baseline.update(allow_lower=False) == []
    assert baseline.load()["scores"]["light"]["dev"] == score
    score["people precision"] = {"en": 0.94}
    assert [c.found for c in baseline.update(allow_lower=False)][:1] == [0.94]
    assert baseline.load()["scores"]["light"]["dev"]["people precision"] == {"en": 0.95}
    assert baseline.update(allow_lower=True) == []
    assert baseline.load()["scores"]["light"]["dev"]["people precision"] == {"en": 0.94}
