from __future__ import annotations

import datetime as dt

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
