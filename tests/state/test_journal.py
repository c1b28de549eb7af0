"""A memory in records: what was written whole counts, and nothing else does."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.journal import Journal

RECORDS = st.lists(st.dictionaries(st.sampled_from("abc"), st.text(max_size=9), min_size=1), max_size=6)


def kept(path: Path, base: list[Any], *added: Any) -> Journal:
    journal = Journal(path)
    journal.begin(base)
    for record in added:
        journal.add(record)
    return journal


def test_records_come_back_in_order(tmp_path: Path) -> None:
    kept(tmp_path / "kept", [{"a": "one"}, {"a": "Два"}], {"b": "\udc80"}, {"b": "\n"})
    assert list(Journal(tmp_path / "kept").read()) == [{"a": "one"}, {"a": "Два"}, {"b": "\udc80"}, {"b": "\n"}]


def test_what_is_read_can_be_added_to(tmp_path: Path) -> None:
    kept(tmp_path / "kept", [{"a": "one"}], {"b": "two"})
    again = Journal(tmp_path / "kept")
    assert len(list(again.read())) == 2
    again.add({"c": "three"})
    assert list(Journal(tmp_path / "kept").read())[-1] == {"c": "three"}


@given(base=RECORDS, added=RECORDS, data=st.data())
def test_a_file_cut_anywhere_keeps_what_is_whole(
    tmp_path_factory: pytest.TempPathFactory, base: list[Any], added: list[Any], data: st.DataObject
) -> None:
    path = tmp_path_factory.mktemp("journal") / "kept"
    kept(path, base, *added)
    whole = path.read_bytes()
    path.write_bytes(whole[: data.draw(st.integers(0, len(whole)))])
    journal = Journal(path)
    found = list(journal.read())
    assert found == [*base, *added][: len(found)]
    if journal.empty:
        journal.begin(found)
    journal.add({"new": "record"})
    assert list(Journal(path).read()) == [*found, {"new": "record"}]


def test_a_record_that_was_changed_ends_what_counts(tmp_path: Path) -> None:
    kept(tmp_path / "kept", [{"a": "one"}, {"a": "two"}, {"a": "three"}])
    text = (tmp_path / "kept").read_text(encoding="utf-8")
    (tmp_path / "kept").write_text(text.replace("two", "two!"), encoding="utf-8")
    assert list(Journal(tmp_path / "kept").read()) == [{"a": "one"}]


def test_records_of_another_file_do_not_count(tmp_path: Path) -> None:
    kept(tmp_path / "kept", [{"a": "one"}], {"b": "two"})
    kept(tmp_path / "other", [{"a": "uno"}], {"b": "dos"})
    own = (tmp_path / "kept").read_bytes().splitlines(keepends=True)
    other = (tmp_path / "other").read_bytes().splitlines(keepends=True)
    (tmp_path / "kept").write_bytes(b"".join([*own[:-1], other[-1]]))
    assert list(Journal(tmp_path / "kept").read()) == [{"a": "one"}]


@pytest.mark.parametrize("text", ["", "[]", "nonsense", "polydigest 0 journal\n"])
def test_another_file_is_none(tmp_path: Path, text: str) -> None:
    (tmp_path / "kept").write_text(text, encoding="utf-8")
    journal = Journal(tmp_path / "kept")
    assert list(journal.read()) == []
    assert journal.empty


def test_it_is_written_anew_once_much_was_added(tmp_path: Path) -> None:
    journal = kept(tmp_path / "kept", [{"a": "x" * 1000}])
    states = [journal.grown]
    for length in (100, 1000):
        journal.add({"b": "x" * length})
        states.append(journal.grown)
    again = Journal(tmp_path / "kept")
    assert len(list(again.read())) == 3
    assert [*states, again.grown] == [False, False, True, True]


def test_a_link_is_not_followed(tmp_path: Path) -> None:
    journal = kept(tmp_path / "kept", [{"a": "one"}])
    (tmp_path / "kept").rename(tmp_path / "elsewhere")
    before = (tmp_path / "elsewhere").read_bytes()
    (tmp_path / "kept").symlink_to(tmp_path / "elsewhere")
    with pytest.raises(OSError, match="kept"):
        journal.add({"b": "two"})
    assert (tmp_path / "elsewhere").read_bytes() == before
