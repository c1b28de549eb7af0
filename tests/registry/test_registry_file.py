from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.errors import RegistryError
from generator.people import Entry, Mention, Person, Registry, registry_file

EDITED = """\
# Our people.

# the boss
ada-brook:
    names: {en: Ada Brook}   # said so herself
    wikidata: Q1
    our_own_key: [1, 2]

zoe-hill:
  names:
    en: Zoe Hill
"""


def load(path: Path, text: str) -> Registry:
    path.write_text(text, encoding="utf-8")
    return Registry.load(path)


def person(name: str) -> Person:
    return Person(name, (Mention(0, len(name), name),))


def test_missing_and_empty_files_are_empty_registries(tmp_path: Path) -> None:
    assert not Registry.load(tmp_path / "people.yml").entries()
    assert not load(tmp_path / "people.yml", "").entries()
    assert not load(tmp_path / "people.yml", "# only a comment\n").entries()


def test_an_empty_registry_writes_no_file(tmp_path: Path) -> None:
    assert not Registry.load(tmp_path / "people.yml").save()
    assert not (tmp_path / "people.yml").exists()


def test_a_file_nothing_happened_to_is_untouched(tmp_path: Path) -> None:
    registry = load(tmp_path / "people.yml", EDITED)
    assert registry.dump() == EDITED
    assert not registry.save()


@pytest.mark.parametrize("nobody", ["{}", "~", "null  # none yet"])
def test_a_comment_beside_nobody_stays(nobody: str) -> None:
    """Found by the fuzzer: the first write lost the comment, the second wrote the header of a new file."""
    text = f"{nobody}\n# See the style guide.\n"
    entries, source = registry_file.parse(text, "people.yml")
    once = registry_file.dump(entries, source, entries)
    assert "# See the style guide.\n" in once
    again, source = registry_file.parse(once, "people.yml")
    assert registry_file.dump(again, source, again) == once


@pytest.mark.parametrize("end", ["\r", "\r\n", "\x85", "\u2028"])
def test_an_entry_behind_an_odd_line_end_is_no_comment(end: str) -> None:
    """Found by the fuzzer: the entry was written as part of the comment above it, and once more."""
    entries, source = registry_file.parse(f"# Ours{end}ada-stone:\n    note: x\n", "people.yml")
    assert list(entries) == ["ada-stone"]
    once = registry_file.dump(entries, source, entries)
    assert registry_file.parse(once, "people.yml")[0] == entries
    assert once.startswith("# Ours\n")


def test_a_new_person_leaves_the_editor_s_layout_alone(tmp_path: Path) -> None:
    registry = load(tmp_path / "people.yml", EDITED)
    registry.resolve(person("Max Young"), "en")
    assert registry.save()
    text = (tmp_path / "people.yml").read_text(encoding="utf-8")
    assert text == EDITED.replace("zoe-hill:", "max-young:\n  names:\n    en: Max Young\nzoe-hill:")


def test_a_changed_entry_keeps_its_comment_and_unknown_keys(tmp_path: Path) -> None:
    registry = load(tmp_path / "people.yml", EDITED)
    registry.resolve(person("Ada Brook"), "fr")
    text = registry.dump()
    assert "# the boss\nada-brook:" in text
    assert "our_own_key:\n  - 1\n  - 2\n" in text
    assert text.startswith("# Our people.\n\n")


def test_a_file_of_its_own_explains_itself(tmp_path: Path) -> None:
    registry = Registry.load(tmp_path / "people.yml")
    registry.resolve(person("Ada Brook"), "en")
    assert registry.dump() == registry_file.HEADER + "ada-brook:\n  names:\n    en: Ada Brook\n"


@pytest.mark.parametrize(
    ("text", "line", "words"),
    [
        ("a-b:\n  names: [x]\n", 2, "names"),
        ("a-b:\n  names:\n    en: 5\n", 3, "en"),
        ("a-b:\n  names:\n    en: A B\n  also:\n    - 3\n", 4, "also"),
        ("# x\n\na-b: yes it is\n", 3, "key: value"),
        ("A B:\n  names: {}\n", 1, "no id"),
        ("a-b:\n  not_a_person: maybe\n", 2, "true or false"),
        ("a-b:\n  merged_into: c-d\n", 1, "not in the registry"),
        ("a-b:\n  merged_into: c-d\nc-d:\n  merged_into: a-b\n", 1, "circle"),
        ("a-b:\n  names: {}\na-b:\n  names: {}\n", 3, "twice"),
        ("a-b: {{ x\n", 2, "YAML"),
        ("- a\n", 1, "key: value"),
    ],
)
def test_a_bad_file_is_one_clear_line(tmp_path: Path, text: str, line: int, words: str) -> None:
    with pytest.raises(RegistryError) as e:
        load(tmp_path / "people.yml", text)
    assert e.value.line == line
    assert words in str(e.value)
    assert str(e.value).startswith((tmp_path / "people.yml").as_posix())


def test_bytes_that_are_no_text_are_an_error(tmp_path: Path) -> None:
    (tmp_path / "people.yml").write_bytes(b"\xff\xfe\x00a")
    with pytest.raises(RegistryError, match="not UTF-8"):
        Registry.load(tmp_path / "people.yml")


names = st.text(st.characters(codec="utf-8", exclude_categories=["C", "Z"]), min_size=1, max_size=12)
entries = st.builds(
    Entry,
    names=st.dictionaries(st.sampled_from(["en", "fr", "no", "ru", "uk"]), names, max_size=3).map(
        lambda d: dict(sorted(d.items()))
    ),
    also=st.lists(names, max_size=3, unique=True).map(lambda x: tuple(sorted(x))),
    wikidata=st.none() | st.just("Q42"),
    not_a_person=st.booleans(),
    extra=st.dictionaries(st.sampled_from(["note", "on"]), names, max_size=2),
)


@given(st.dictionaries(st.from_regex(r"[a-z]{1,4}(-[a-z0-9]{1,4}){1,2}", fullmatch=True), entries, max_size=4))
def test_load_is_the_inverse_of_dump(people: dict[str, Entry]) -> None:
    text = registry_file.dump(people, registry_file.Source(), {})
    again, source = registry_file.parse(text, "people.yml")
    assert again == people
    assert registry_file.dump(again, source, again) == text
    assert registry_file.dump(again, source, {}) == text


def test_what_yaml_said_is_kept_and_asked_for_as_long_as_the_file_is_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "people.yml"
    path.write_text("".join(f"anna-{n}:\n  names:\n    en: Anna {n}\n" for n in range(60)), encoding="utf-8")
    first = Registry.load(path, tmp_path)
    assert (tmp_path / "people.json").is_file()
    registry_file.parse.cache_clear()
    with monkeypatch.context() as patch:
        patch.setattr("generator.yamlio.load_mapping", None)
        kept = Registry.load(path, tmp_path)
    assert kept.dump() == first.dump()
    assert kept.entry("anna-7") == first.entry("anna-7")
    path.write_text(path.read_text(encoding="utf-8").replace("Anna 7\n", "Anna Seven\n"), encoding="utf-8")
    assert Registry.load(path, tmp_path).entry("anna-7").names == {"en": "Anna Seven"}


@pytest.mark.parametrize("key", ["7", "2024-07-01"])
def test_data_that_json_would_change_are_not_kept(tmp_path: Path, key: str) -> None:
    path = tmp_path / "people.yml"
    rows = "".join(f"anna-{n}:\n  names:\n    en: Anna {n}\n" for n in range(60))
    path.write_text(f"{rows}zoe:\n  names:\n    en: Zoe\n  own:\n    {key}: x\n", encoding="utf-8")
    assert Registry.load(path, tmp_path).dump() == Registry.load(path).dump()
    assert not (tmp_path / "people.json").exists()
