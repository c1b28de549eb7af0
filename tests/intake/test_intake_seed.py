"""Seeds on disk: which, in which order, and what is refused."""

from __future__ import annotations

import os
import unicodedata
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.errors import SeedError
from generator.intake import MAX_SEED_BYTES, list_seeds, parse_seed, read_seed, seed_bytes
from generator.intake.seed import MAX_BLOCKS


def put(folder: Path, name: str, text: str = "Some text.") -> Path:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def test_list_is_sorted_and_holds_seeds_only(tmp_path: Path) -> None:
    for name in (
        "b.TXT",
        "a.html",
        "sub/c.xhtml",
        "d.md",
        ".hidden.txt",
        ".git/e.txt",
        "é.htm",
        "f.text",
        "sub-2/a.txt",
    ):
        put(tmp_path, name)
    names = [unicodedata.normalize("NFC", p.relative_to(tmp_path).as_posix()) for p in list_seeds(tmp_path)]
    assert names == sorted(["b.TXT", "a.html", "sub/c.xhtml", "é.htm", "f.text", "sub-2/a.txt"])


def test_links_that_lead_nowhere_good_are_listed_and_refused(tmp_path: Path) -> None:
    seeds, outside = tmp_path / "seeds", put(tmp_path, "outside.txt")
    inside = put(seeds, "in.txt")
    (seeds / "out.txt").symlink_to(outside)
    (seeds / "loop").symlink_to(seeds)
    (seeds / "away").symlink_to(tmp_path)
    (seeds / "gone.txt").symlink_to(seeds / "nowhere.txt")
    (seeds / "self.txt").symlink_to(seeds / "self.txt")
    (seeds / "alias.txt").symlink_to(inside)
    assert [p.name for p in list_seeds(seeds)] == ["alias.txt", "gone.txt", "in.txt", "out.txt", "self.txt"]
    assert seed_bytes(seeds / "alias.txt", seeds=seeds) == inside.read_bytes()
    for name in ("gone.txt", "out.txt", "self.txt"):
        with pytest.raises(SeedError, match=name):
            seed_bytes(seeds / name, seeds=seeds)


def test_no_folder_holds_no_seeds(tmp_path: Path) -> None:
    assert list_seeds(tmp_path / "none") == []


def test_name_is_relative_with_slashes(tmp_path: Path) -> None:
    path = put(tmp_path, "sub/x.txt", "One.\nTwo.")
    raw = read_seed(path, seeds=tmp_path)
    assert (raw.seed, raw.format, raw.encoding) == ("sub/x.txt", "text", "utf-8")
    assert [(b.text, b.line) for b in raw.blocks] == [("One.", 1), ("Two.", 2)]


@pytest.mark.parametrize("content", ["", " \n\t\n", "\ufeff", "\u200b\n\u00a0"])
def test_empty_is_one_clear_line(tmp_path: Path, content: str) -> None:
    with pytest.raises(SeedError, match=r"^a\.txt: empty") as caught:
        read_seed(put(tmp_path, "a.txt", content), seeds=tmp_path)
    assert "\n" not in str(caught.value)


def test_a_line_of_20_megabytes_is_one_clear_line(tmp_path: Path) -> None:
    path = put(tmp_path, "a.txt", "x" * 20_000_000)
    with pytest.raises(SeedError, match=r"^a\.txt: 19\.1 MiB long, over the limit of 8 MiB; ") as caught:
        read_seed(path, seeds=tmp_path)
    assert len(str(caught.value)) < 120
    assert MAX_SEED_BYTES == 8 * 1024 * 1024


def test_too_many_paragraphs_are_one_clear_line(tmp_path: Path) -> None:
    most = MAX_BLOCKS * "Ferry.\n"
    assert len(read_seed(put(tmp_path, "a.txt", most), seeds=tmp_path).blocks) == MAX_BLOCKS
    with pytest.raises(SeedError, match=r"^b\.txt: 20,001 paragraphs, over the limit of 20,000; cut it down"):
        read_seed(put(tmp_path, "b.txt", most + "Ferry.\n"), seeds=tmp_path)


def test_what_is_no_regular_file_is_refused(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.txt")
    (tmp_path / "folder.txt").mkdir()
    for name in ("pipe.txt", "folder.txt", "missing.txt"):
        with pytest.raises(SeedError, match=name):
            read_seed(tmp_path / name, seeds=tmp_path)
    assert [p.name for p in list_seeds(tmp_path)] == ["pipe.txt"]


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r", "\u2028", "\u2029", "\x85", "\x0c"])
def test_every_line_end(end: str) -> None:
    raw = parse_seed(f"Первая строка.{end}{end}Вторая\u00a0строка.".encode(), "a.txt")
    assert [b.text for b in raw.blocks] == ["Первая строка.", "Вторая строка."]


def test_nul_and_invisible_characters_vanish() -> None:
    raw = parse_seed(
        "The \x00coun\u00adcil\u200b met\u202e again.\x07 It was a long and quiet meeting in the hall.".encode(),
        "a.txt",
    )
    assert raw.blocks[0].text == "The council met again. It was a long and quiet meeting in the hall."


WRAPPED = """The village well has been dry since the spring, and people now walk
two kilometres to the river with buckets on their heads, which takes
most of the morning and leaves little time for the fields or school.

The district office promised a new pump in April. Nothing came, says
the teacher, who keeps a list of the days on which children stayed at
home because they had to carry water for their families.

“We are tired,” she said.
"""


def test_hand_wrapped_lines_are_joined() -> None:
    raw = parse_seed(WRAPPED.encode(), "a.txt")
    assert [b.line for b in raw.blocks] == [1, 5, 9]
    assert raw.blocks[0].text.endswith("walk two kilometres to the river with buckets on their heads, which takes most of the morning and leaves little time for the fields or school.")  # fmt: skip


def test_lines_that_are_paragraphs_are_not_joined() -> None:
    text = "\n".join(f"Paragraph {n} says something short and complete about the day." for n in range(12))
    assert len(parse_seed(text.encode(), "a.txt").blocks) == 12


@settings(deadline=None)
@given(st.binary(max_size=600))
def test_any_bytes_are_an_article_or_one_error(data: bytes) -> None:
    for name in ("a.txt", "a.html"):
        try:
            raw = parse_seed(data, name)
        except SeedError:
            continue
        assert raw.blocks
        assert all(b.text for b in raw.blocks)
