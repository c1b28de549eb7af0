from __future__ import annotations

from pathlib import Path

from generator import library
from generator.article import Article, parse, render, text_fingerprint
from generator.importing.translations import learn_names, stamped, unstamped
from generator.people.model import Mention, Person
from generator.people.registry import Registry


def test_a_new_translation_is_stamped_and_nothing_else_of_it_changes(tmp_path: Path) -> None:
    original = Article(slug="fair", lang="en", title="A fair", body="\nOne.\n")
    (tmp_path / "fair.en.md").write_text(render(original), encoding="utf-8")
    mine = "---\r\n# mine\r\ntitle:   'Une foire'\r\ntranslated_from: en\r\n---\r\nUn.\r\n\r\n---\r\n\r\nDeux.\r\n"
    (tmp_path / "fair.fr.md").write_bytes(mine.encode())
    for path, text in stamped(unstamped(library.load(tmp_path, tmp_path))):
        path.write_bytes(text.encode())
    text = (tmp_path / "fair.fr.md").read_bytes().decode()
    assert text.replace(f"original: {text_fingerprint(original)}\r\n", "") == mine
    assert parse(text, "fair.fr.md").original == text_fingerprint(original)
    assert unstamped(library.load(tmp_path, tmp_path)) == []


def test_a_translation_without_an_original_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "fair.fr.md").write_text("---\ntitle: Une foire\ntranslated_from: en\n---\nUn.\n", encoding="utf-8")
    assert unstamped(library.load(tmp_path, tmp_path)) == []


def test_a_translation_teaches_how_its_language_writes_a_name(tmp_path: Path) -> None:
    registry = Registry.load(tmp_path / "people.yml")
    ids = [registry.resolve(Person(name, (Mention(0, 1, name[0]),)), "ru") for name in ("Анна Келлер", "Марко Беллини")]
    assert all(ids)
    people = "".join(f"- {i}\n" for i in ids)
    (tmp_path / "most.ru.md").write_text(
        f"---\ntitle: Мост\npeople:\n{people}---\nАнна Келлер открыла мост.\n", encoding="utf-8"
    )
    (tmp_path / "most.en.md").write_text(
        "---\ntitle: The mayor reopens the bridge\ntranslated_from: ru\n---\n"
        "The mayor, Anna Keller, reopened the bridge. The engineer Marco Bellini said it was safe. "
        "“It was time,” said the teacher Ellen Price.\n",
        encoding="utf-8",
    )
    learn_names(unstamped(library.load(tmp_path, tmp_path)), registry, models=False)
    assert [registry.display(str(i), "en").text for i in ids] == ["Anna Keller", "Marco Bellini"]
    assert not registry.display(str(ids[0]), "en").romanised
    assert len(registry.entries()) == 2
