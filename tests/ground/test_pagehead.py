"""The front matter of pages is YAML that needs no YAML parser."""

from __future__ import annotations

from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from generator import pagehead

PLAIN = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3),
    max_leaves=12,
)
KEYS = st.from_regex(r"[a-z_]{1,9}", fullmatch=True)
META = st.fixed_dictionaries(
    {"title": st.text(), "description": st.text(), "digest": st.dictionaries(KEYS, PLAIN, min_size=1, max_size=5)}
)


def front(text: str) -> str:
    found = pagehead.FRONT_MATTER.match(text)
    assert found is not None
    assert found.end() == len(text)
    return found[1]


@given(META)
def test_a_yaml_parser_and_our_reader_find_what_was_written(meta: dict[str, Any]) -> None:
    written = front(pagehead.dump(meta))
    assert pagehead.load(written) == meta
    assert yaml.safe_load(written) == meta
    assert yaml.load(written, yaml.CSafeLoader) == meta


@given(st.text())
def test_what_we_read_a_yaml_parser_reads_alike(text: str) -> None:
    found = pagehead.load(f"title: {text}\n")
    assert found is None or found == yaml.safe_load(f"title: {text}\n")


@pytest.mark.parametrize(
    "lines",
    ["title: Plain words\n", "title: 010\n", "title: 1e5\n", "title: 2025-07-22\n", "title: 'a'\n", "  a: 1\n",
     "title: yes\n", "digest:\n- a\n", "digest:\n    a: 1\n", 'title: "a" # b\n', "# a\n", "title:\n", "a: 1_0\n", 'a: "b"\na: "c"\n', "digest:\n", 'digest:\na: "b"\n'],
)  # fmt: skip
def test_what_an_editor_writes_is_left_to_a_yaml_parser(lines: str) -> None:
    assert pagehead.load(lines) is None


def test_only_what_is_wanted_is_read() -> None:
    meta = {"title": "A", "digest": {"kind": "home", "jsonld": "{}"}}
    assert pagehead.load(front(pagehead.dump(meta)), {"kind"}.__contains__) == {
        "title": "A",
        "digest": {"kind": "home"},
    }


def test_a_value_that_is_not_plain_is_refused() -> None:
    with pytest.raises(TypeError):
        pagehead.dump({"title": {1, 2}})
