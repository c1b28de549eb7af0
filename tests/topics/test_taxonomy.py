from __future__ import annotations

from pathlib import Path

import pytest

from generator.errors import TaxonomyError
from generator.topics import Taxonomy
from generator.topics.cues import parse_cue

ROOT = Path(__file__).parents[2]


def load(tmp_path: Path, text: str) -> Taxonomy:
    path = tmp_path / "topics.yml"
    path.write_text(text, encoding="utf-8")
    return Taxonomy.load(path)


@pytest.mark.parametrize("path", [None, ROOT / "content" / "topics.yml"])
def test_every_topic_is_complete(path: Path | None) -> None:
    taxonomy = Taxonomy.load(path)
    assert len(taxonomy.topics) >= 30
    for topic in taxonomy.topics.values():
        assert {"en", "fr", "ru", "uk"} <= set(topic.labels)
        assert {"en", "fr", "ru", "uk", "de", "es", "it", "pl"} <= set(topic.cues), topic.id
        for cues in topic.cues.values():
            for cue in cues:
                parse_cue(cue)
    codes = [t.iptc for t in taxonomy.topics.values() if t.iptc]
    assert len(codes) == len(set(codes))


def test_missing_file_is_the_general_taxonomy(tmp_path: Path) -> None:
    assert list(Taxonomy.load(tmp_path / "none.yml").topics) == list(Taxonomy.load(None).topics)


def test_labels_fall_back(tmp_path: Path) -> None:
    taxonomy = load(tmp_path, "topics:\n  chess:\n    labels: {en: Chess, pt: Xadrez}\n")
    assert taxonomy.label("chess", "pt-BR") == "Xadrez"
    assert taxonomy.label("chess", "uk") == "Chess"
    assert taxonomy.known("chess")
    assert not taxonomy.known("sport")


def test_extends_merges_by_key(tmp_path: Path) -> None:
    taxonomy = load(
        tmp_path,
        "extends: general\nomit: [religion]\ntopics:\n"
        "  football:\n    labels: {en: Soccer}\n    cues: {en: [soccer^2]}\n"
        "  chess:\n    parent: sport\n    labels: {en: Chess}\n",
    )
    football = taxonomy.topics["football"]
    assert football.labels["en"] == "Soccer"
    assert football.labels["ru"] == "Футбол"
    assert football.cues["en"] == ("soccer^2",)
    assert football.iptc == "medtop:20001065"
    assert football.cues["fr"]
    assert not taxonomy.known("religion")
    assert taxonomy.ancestors("chess") == ("sport",)


def test_omitted_parent_hands_its_children_up(tmp_path: Path) -> None:
    taxonomy = load(tmp_path, "extends: general\nomit: [politics, environment]\n")
    assert taxonomy.topics["elections"].parent is None
    assert taxonomy.ancestors("climate") == ()


@pytest.mark.parametrize(
    ("text", "line", "what"),
    [
        ("topics:\n  a:\n    labels: {en: A}\n    parent: nope\n", 4, "unknown parent 'nope'"),
        ("topics:\n  a: {labels: {en: A}, parent: b}\n  b: {labels: {en: B}, parent: a}\n", 2, "circle"),
        ("topics:\n  a: {labels: {en: A}, parent: a}\n", 2, "circle"),
        ("topics:\n  Big One:\n    labels: {en: A}\n", 2, "no topic id"),
        ("topics:\n  a:\n    labels: {fr: A}\n", 3, "no English label"),
        ("topics:\n  a:\n    labels: {en: A}\n    color: red\n", 4, "unknown key topics.a.color"),
        ("extends: special\n", 1, "no taxonomy 'special'"),
        ("extends: general\nomit: [nope]\n", 2, "no topic 'nope'"),
        ("extends: general\nomit: sport\n", 2, "list of topic ids"),
        ("colour: red\n", 1, "unknown key colour"),
        ("topics: [a]\n", 1, "expected `id:` lines"),
        ("topics:\n  a: yes\n", 2, "expected `labels:`"),
        ("topics:\n  a:\n    labels: {en: 7}\n", 3, "language: text"),
        ("topics:\n  a:\n    labels: {en: A}\n    iptc: 15000000\n", 4, "no Media Topic"),
        ("topics:\n  a:\n    labels: {en: A}\n    parent: [b]\n", 4, "no topic id"),
        ("topics:\n  a:\n    labels: {en: A}\n    cues:\n      en: [a*]\n", 5, "a star needs"),
        ("topics:\n  a:\n    labels: {en: A}\n    cues:\n      en: [word^many]\n", 5, "no number"),
        ("topics:\n  a:\n    labels: {en: A}\n    cues:\n      en: word\n", 5, "language: [cue"),
        ("topics:\n  a:\n    labels: {en: A}\n  a:\n    labels: {en: B}\n", 4, "given twice"),
        ("- a\n", 1, "expected `key: value`"),
    ],
)
def test_errors_name_file_and_line(tmp_path: Path, text: str, line: int, what: str) -> None:
    with pytest.raises(TaxonomyError) as caught:
        load(tmp_path, text)
    assert caught.value.line == line
    assert what in str(caught.value)
    assert str(caught.value).startswith((tmp_path / "topics.yml").as_posix())


def test_bytes_that_are_no_text(tmp_path: Path) -> None:
    path = tmp_path / "topics.yml"
    path.write_bytes(b"\xff\xfe\x00topics")
    with pytest.raises(TaxonomyError, match="not UTF-8"):
        Taxonomy.load(path)


def test_taxonomy_is_a_key() -> None:
    assert len({Taxonomy.load(None), Taxonomy.load(None)}) == 1
