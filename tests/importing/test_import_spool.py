"""The spool keeps what was read, whole or not at all."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.article import Source
from generator.importing.extract import Extract, dump, load
from generator.importing.spool import Spool
from generator.people.model import Mention, Person

TEXT = st.text(st.characters(exclude_categories=["Cs"]), max_size=20)
EXTRACTS = st.builds(
    Extract,
    sha256=TEXT, lang=TEXT, title=TEXT, headline_derived=st.booleans(),
    date=st.none() | st.dates() | st.datetimes(timezones=st.just(dt.timezone(dt.timedelta(hours=3)))),
    authors=st.lists(TEXT, max_size=2).map(tuple), source=st.builds(Source, TEXT, st.none() | TEXT),
    summary=st.lists(TEXT, max_size=2).map(tuple), body=TEXT, topics=st.lists(TEXT, max_size=2).map(tuple),
    people=st.lists(
        st.builds(Person, TEXT, st.lists(st.builds(Mention, st.integers(), st.integers(), TEXT), max_size=2).map(tuple),
                  st.lists(TEXT, max_size=2).map(tuple)), max_size=2).map(tuple),
    left_out=st.dictionaries(TEXT, st.integers(1, 9), max_size=2),
)  # fmt: skip


@given(EXTRACTS)
def test_an_extract_is_read_as_it_was_written(found: Extract) -> None:
    assert load(dump(found)) == found


def extract(title: str) -> Extract:
    return Extract(
        sha256="0", lang="en", title=title, headline_derived=False, date=None, authors=(), source=Source(), summary=(),
        body="Text.", topics=(), people=(), left_out={},
    )  # fmt: skip


def filled(path: Path, count: int) -> Path:
    with Spool(path, "conditions") as spool:
        for number in range(count):
            spool.put((f"seed {number}", "sha"), dump(extract(f"Title {number}")))
    return path


def test_the_next_run_finds_what_was_read(tmp_path: Path) -> None:
    path = filled(tmp_path / "read", 3)
    with Spool(path, "conditions") as spool:
        assert ("seed 2", "sha") in spool
        assert ("seed 2", "other bytes") not in spool
        assert spool.get(("seed 1", "sha")).title == "Title 1"
        spool.put(("seed 3", "sha"), dump(extract("Title 3")))
        assert spool.get(("seed 3", "sha")).title == "Title 3"
        assert spool.get(("seed 0", "sha")).title == "Title 0"


def test_under_other_conditions_nothing_is_taken_over(tmp_path: Path) -> None:
    with Spool(filled(tmp_path / "read", 3), "others") as spool:
        assert ("seed 0", "sha") not in spool


@pytest.mark.parametrize("kept", [0, 1, 5, 11, 12, 40, -1, -7])
def test_a_torn_end_is_cut_off(kept: int, tmp_path: Path) -> None:
    path = filled(tmp_path / "read", 4)
    path.write_bytes(path.read_bytes()[:kept])
    with Spool(path, "conditions") as spool:
        assert ("seed 3", "sha") not in spool
        spool.put(("seed 9", "sha"), dump(extract("Title 9")))
    with Spool(path, "conditions") as spool:
        assert spool.get(("seed 9", "sha")).title == "Title 9"


def test_a_flipped_bit_is_noticed(tmp_path: Path) -> None:
    path = filled(tmp_path / "read", 2)
    data = bytearray(path.read_bytes())
    data[-3] ^= 4
    path.write_bytes(data)
    with Spool(path, "conditions") as spool:
        assert ("seed 0", "sha") in spool
        assert ("seed 1", "sha") not in spool
