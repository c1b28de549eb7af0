"""A labelled article becomes raw bytes, kept text and offsets: on one made by hand."""

from __future__ import annotations

from pathlib import Path

import pytest
from corpus import Gold, is_held_out, load
from gold_bytes import raw_bytes, raw_text
from gold_lines import LabelError, clean, kept_mentions, kept_text, parse_lines

LINES = """\
- Реклама
= Мост открыт
- date 2025-09-15
+^  Мэр [[anna-keller|Анна  Келлер]] открыла мост.

+ «Мы обещали», — сказала [[anna-keller|Келлер]].
-^ Читать далее
# Грузовики
+ Инженер [[marco-bellini|Марко Беллини]] доволен.
+^ И рабочие [[marco-bellini|Беллини]] тоже.
"""

FILE = """\
id: bridge-7
lang: ru
format: text
encoding: cp1251
newline: crlf
final_newline: false
date: 2025-09-15
headline: Мост открыт
authors: []
source: null
topics: [transport]
also_topics: [politics]
story: bridge
people:
  anna-keller: Анна Келлер
  marco-bellini: Марко Беллини
not_people: []
lines: |
"""


def written(folder: Path, text: str, name: str = "7.ru.yml") -> Path:
    path = folder / "bridge" / name
    path.parent.mkdir(exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def file_text() -> str:
    return FILE + "".join(f"  {line}\n" if line else "\n" for line in LINES.splitlines())


def loaded(folder: Path, old: str = "", new: str = "") -> Gold:
    assert old in file_text()
    return load(written(folder, file_text().replace(old, new, 1)))


def test_raw_text_glues_lines_and_keeps_blank_ones() -> None:
    assert raw_text(parse_lines(LINES)).split("\n") == [
        "Реклама",
        "Мост открыт",
        "date 2025-09-15 Мэр Анна  Келлер открыла мост.",
        "",
        "«Мы обещали», — сказала Келлер.Читать далее",
        "Грузовики",
        "Инженер Марко Беллини доволен.И рабочие Беллини тоже.",
    ]


def test_kept_text_is_clean_blocks_joined_by_blank_lines() -> None:
    assert kept_text(parse_lines(LINES)).split("\n\n") == [
        "Мост открыт",
        "Мэр Анна Келлер открыла мост.",
        "«Мы обещали», — сказала Келлер.",
        "Грузовики",
        "Инженер Марко Беллини доволен.И рабочие Беллини тоже.",
    ]


def test_offsets_of_mentions_are_those_in_the_kept_text() -> None:
    lines = parse_lines(LINES)
    text = kept_text(lines)
    found = [(m.key, text[m.start : m.end]) for m in kept_mentions(lines)]
    assert found == [
        ("anna-keller", "Анна Келлер"),
        ("anna-keller", "Келлер"),
        ("marco-bellini", "Марко Беллини"),
        ("marco-bellini", "Беллини"),
    ]


def test_paragraphs_glued_with_a_blank_between_are_one_block_with_a_blank() -> None:
    lines = parse_lines("+ One.\n+^  Two of [[a|Ann]].\n+ Three.")
    assert kept_text(lines) == "One. Two of Ann.\n\nThree."
    assert [(m.start, m.end) for m in kept_mentions(lines)] == [(12, 15)]


def test_offsets_count_composed_visible_characters() -> None:
    lines = parse_lines("+ Cafe\u0301\u200b  de\u00a0[[a|Rene\u0301]] ici.")
    assert kept_text(lines) == "Caf\u00e9 de Ren\u00e9 ici."
    assert [(m.start, m.end, m.text) for m in kept_mentions(lines)] == [(8, 12, "Ren\u00e9")]


def test_wrapping_puts_blank_lines_between_paragraphs_and_breaks_no_word() -> None:
    words = " ".join(["слово"] * 30)
    assert raw_text(parse_lines(f"= Мост\n+ {words}"), 40).split("\n\n") == [
        "Мост",
        "\n".join([" ".join(["слово"] * 6)] * 5),
    ]


@pytest.mark.parametrize(
    ("encoding", "newline", "final", "data"),
    [
        ("utf-8", "lf", True, b"\xd0\x96\nb\n"),
        ("utf-8-sig", "crlf", False, b"\xef\xbb\xbf\xd0\x96\r\nb"),
        ("utf-16", "lf", False, b"\xff\xfe\x16\x04\n\0b\0"),
        ("cp1251", "crlf", True, b"\xc6\r\nb\r\n"),
        ("koi8-r", "lf", False, b"\xf6\nb"),
    ],
)
def test_bytes(encoding: str, newline: str, final: bool, data: bytes) -> None:  # noqa: FBT001
    assert raw_bytes("Ж\nb\n\n", encoding=encoding, newline=newline, final_newline=final) == data


@pytest.mark.parametrize(
    ("lines", "what"),
    [
        ("Ann.", "mark"),
        ("+Ann.", "mark"),
        ("= Title", "no body"),
        ("+^ Ann.", "glued to nothing"),
        ("+ [[ann Ann]].", "broken mention"),
        ("+ [[ann|]] went.", "empty"),
        ("+ [[ann| Ann]] went.", "blanks"),
        ("+ Ann.\n- [[ann|Ann]]", "dropped"),
    ],
)
def test_broken_lines_are_refused(lines: str, what: str) -> None:
    with pytest.raises(LabelError, match=what):
        parse_lines(lines)


def test_a_file_is_read(tmp_path: Path) -> None:
    gold = loaded(tmp_path)
    assert gold.data.decode("cp1251").startswith("Реклама\r\nМост открыт\r\ndate")
    assert gold.data.endswith("тоже.".encode("cp1251"))
    assert (gold.event, gold.seed, gold.headline) == ("bridge", "bridge-7.ru.txt", "Мост открыт")
    assert [m.key for m in gold.mentions] == ["anna-keller", "anna-keller", "marco-bellini", "marco-bellini"]


@pytest.mark.parametrize(
    ("old", "new", "what"),
    [
        ("id: bridge-7", "id: bridge-8", "id"),
        ("story: bridge", "story: tunnel", "story"),
        ("lang: ru", "lang: uk", "lang"),
        ("source: null\n", "", "source"),
        ("source: null", "sauce: null\nsource: null", "sauce"),
        ("headline: Мост открыт", "headline: Мост закрыт", "headline"),
        ("headline: Мост открыт", "headline: null", "headline"),
        ("[transport]", "[bridges]", "bridges"),
        ("[politics]", "[transport]", "repeats"),
        ("date: 2025-09-15", "date: September", "date"),
        ("final_newline: false", "final_newline: maybe", "final_newline"),
        ("  marco-bellini: Марко Беллини\n", "", "not declared"),
        ("  marco-bellini: Марко Беллини\n", "  marco-bellini: Марко Беллини\n  eve: Ева\n", "never mentioned"),
        ("encoding: cp1251", "encoding: iso-8859-1", "cannot hold"),
        ("encoding: cp1251", "encoding: cp9999", "unknown"),
        ("format: text", "format: html", "page"),
        ("format: text", "format: html\npage: <p>Мост открыт</p>", "kept line"),
    ],
)
def test_broken_files_are_refused(old: str, new: str, what: str, tmp_path: Path) -> None:
    with pytest.raises(LabelError, match=what):
        loaded(tmp_path, old, new)


def test_clean_folds_white_space_and_drops_what_is_invisible() -> None:
    assert clean(" a\u00a0\tb\u200bc\u00ad \n") == "a bc"


def test_the_part_set_aside_is_a_matter_of_the_name_alone() -> None:
    names = [f"event-{n}" for n in range(900)]
    aside = sum(map(is_held_out, names))
    assert 200 < aside < 400
    assert is_held_out(names[0]) == is_held_out(names[0])
