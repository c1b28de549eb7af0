"""The made-up digests of the benchmark: the same for everybody, and fair."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from bench import corpus
from bench.peers import ALL


def test_a_smaller_corpus_is_the_beginning_of_a_larger_one() -> None:
    assert corpus.make(30, people=6).pieces == corpus.make(40, people=6).pieces[:30]


def test_addresses_and_people_are_each_there_once() -> None:
    made = corpus.make(300, people=2000)
    assert len({piece.slug for piece in made.pieces}) == 300
    assert len({person.names["en"] for person in made.people}) == 2000


def test_every_language_tells_the_same_matter() -> None:
    words = corpus.words()["languages"]
    for language in words.values():
        assert language.keys() == words["en"].keys()
        assert {t: len(v) for t, v in language["things"].items()} == {
            t: len(v) for t, v in words["en"]["things"].items()
        }
        assert len(language["sentences"]) == len(words["en"]["sentences"])


@pytest.mark.parametrize("kind", ALL, ids=lambda kind: kind.name)
def test_every_peer_gets_every_article_and_loses_a_deleted_one(kind: type, tmp_path: Path) -> None:
    made = corpus.make(6)
    generator = kind(tmp_path / "site", Path("/nowhere"))
    generator.prepare(made)
    texts = sum(len(piece.texts) for piece in made.pieces)

    def articles() -> list[Path]:
        return [p for p in generator.folder.rglob("*.md") if any(piece.slug in p.name for piece in made.pieces)]

    assert len(articles()) == texts
    generator.remove(made.pieces[0], made.without(made.pieces[0]))
    assert len(articles()) == texts - len(made.pieces[0].texts)
