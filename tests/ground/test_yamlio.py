from __future__ import annotations

import datetime as dt
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator import yamlio
from generator.errors import ArticleError, DigestError

plain_keys = st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"]), min_size=1, max_size=12)
plain_values = st.recursive(
    st.none() | st.booleans() | st.integers() | plain_keys | st.dates(min_value=dt.date(1000, 1, 1)),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(plain_keys, inner, max_size=3),
    max_leaves=8,
)


@given(st.dictionaries(plain_keys, plain_values, max_size=5))
def test_load_reads_what_dump_wrote(data: dict[str, object]) -> None:
    assert yamlio.load_mapping(yamlio.dump(data)) == data


def test_yaml_1_1_booleans_are_text() -> None:
    assert yamlio.load("lang: no\non: off\nyes: Y\n") == {"lang": "no", "on": "off", "yes": "Y"}
    assert yamlio.load("a: true\nb: False\n") == {"a": True, "b": False}


@pytest.mark.parametrize(
    ("text", "line", "words"),
    [
        ("title: COP30: a guide\n", 1, "mapping values"),
        ("a: 1\nb: 2\na: 3\n", 3, "given twice"),
        ("a: &x 1\n", 1, "aliases"),
        ("a: 1\nb: *x\n", 2, "aliases"),
        ("a: 1\nb: \x00\n", 2, "not allowed"),
        ("date: 2025-02-31\n", 1, "not valid"),
        ("a: " + "9" * 5000 + "\n", 1, "not valid"),
        ("? [a, b]\n: 1\n", 1, "plain value"),
        ("[" * 200_000 + "]" * 200_000, 1, "levels deep"),
        ("a: [1\n", 2, "not valid"),
    ],
)
def test_every_failure_is_one_named_error_with_its_line(text: str, line: int, words: str) -> None:
    with pytest.raises(ArticleError) as caught:
        yamlio.load(text, path="a.md", error=ArticleError)
    assert caught.value.line == line
    assert words in str(caught.value)
    assert "\n" not in str(caught.value)


def test_alias_bomb_is_refused_before_it_is_built() -> None:
    bomb = "a: &a [x, x]\n" + "".join(
        f"{c}: &{c} [*{p}, *{p}]\n" for p, c in zip("abcdefghijklm", "bcdefghijklmn", strict=True)
    )
    with pytest.raises(DigestError, match="aliases"):
        yamlio.load(bomb)


@pytest.mark.parametrize("text", ["- a\n", "just words\n", "3: x\n"])
def test_a_document_that_is_no_mapping_is_refused(text: str) -> None:
    with pytest.raises(DigestError):
        yamlio.load_mapping(text)


def test_an_empty_document_is_an_empty_mapping() -> None:
    assert yamlio.load_mapping("# nothing yet\n") == {}


@pytest.fixture
def word_list(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    monkeypatch.setattr(sys, "pycache_prefix", str(tmp_path / "compiled"))
    path = tmp_path / "words.yml"
    path.write_text("en: [no, 1.5, {a: b}]\n", encoding="utf-8")
    return path


def compiled(word_list: Path) -> list[Path]:
    return sorted((word_list.parent / "compiled").rglob("*.marshal"))


def test_a_word_list_is_parsed_once(word_list: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first = yamlio.load_beside(word_list)
    assert first == {"en": ["no", 1.5, {"a": "b"}]}
    assert len(compiled(word_list)) == 1
    monkeypatch.setattr(yamlio, "load_mapping", None)
    assert yamlio.load_beside(word_list) == first


def test_a_changed_word_list_is_parsed_again(word_list: Path) -> None:
    yamlio.load_beside(word_list)
    word_list.write_text("en: [yes]\n", encoding="utf-8")
    assert yamlio.load_beside(word_list) == {"en": ["yes"]}


@pytest.mark.parametrize("damage", [b"", b"x" * 200])
def test_a_damaged_copy_is_not_believed(word_list: Path, damage: bytes) -> None:
    first = yamlio.load_beside(word_list)
    [copy] = compiled(word_list)
    copy.write_bytes(copy.read_bytes()[:40] + damage)
    assert yamlio.load_beside(word_list) == first


def test_nothing_is_written_where_python_writes_no_bytecode(word_list: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "dont_write_bytecode", True)
    assert yamlio.load_beside(word_list) == {"en": ["no", 1.5, {"a": "b"}]}
    assert compiled(word_list) == []


def test_a_value_that_cannot_be_kept_is_parsed_each_time(word_list: Path) -> None:
    word_list.write_text("day: 2025-01-02\n", encoding="utf-8")
    assert yamlio.load_beside(word_list) == yamlio.load_beside(word_list) == {"day": dt.date(2025, 1, 2)}
    assert compiled(word_list) == []
