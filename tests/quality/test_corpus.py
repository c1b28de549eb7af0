"""The gold corpus keeps its format, file by file, and fits together."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest
from corpus import FOLDER, TOPICS, articles, files, load

from generator.topics import Taxonomy

FILES = files()


@pytest.mark.parametrize("path", FILES, ids=[p.relative_to(FOLDER).as_posix() for p in FILES])
def test_file_keeps_the_format(path: Path) -> None:
    gold = load(path)
    assert [m.text for m in gold.mentions] == [gold.text[m.start : m.end] for m in gold.mentions]


def test_ids_are_unique() -> None:
    assert [id_ for id_, n in Counter(gold.id for gold in articles()).items() if n > 1] == []


def test_a_copy_is_of_another_article_of_its_event_and_language() -> None:
    by_id = {gold.id: gold for gold in articles()}
    for gold in articles():
        if gold.near_duplicate_of is not None:
            original = by_id.get(gold.near_duplicate_of)
            assert original is not None, gold.id
            assert original.near_duplicate_of is None, f"{gold.id}: name the original, not another copy"
            assert (original.lang, original.event) == (gold.lang, gold.event), gold.id


def test_labels_use_topics_of_the_built_in_taxonomy() -> None:
    assert set(Taxonomy.load(None).topics) >= TOPICS


def test_both_parts_have_every_main_language() -> None:
    for part in ("dev", "held-out"):
        counts = Counter(gold.lang for gold in articles() if gold.within(part))
        assert {"en", "fr", "ru", "uk"} <= counts.keys(), part
