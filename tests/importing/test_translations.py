from __future__ import annotations

from pathlib import Path

from generator import library
from generator.article import Article, parse, render, text_fingerprint
from generator.importing.translations import stamp


def test_a_new_translation_is_stamped_and_nothing_else_of_it_changes(tmp_path: Path) -> None:
    original = Article(slug="fair", lang="en", title="A fair", body="\nOne.\n")
    (tmp_path / "fair.en.md").write_text(render(original), encoding="utf-8")
    mine = "---\r\n# mine\r\ntitle:   'Une foire'\r\ntranslated_from: en\r\n---\r\nUn.\r\n\r\n---\r\n\r\nDeux.\r\n"
    (tmp_path / "fair.fr.md").write_bytes(mine.encode())
    assert stamp(library.load(tmp_path, tmp_path)) == ("fair.fr.md",)
    text = (tmp_path / "fair.fr.md").read_bytes().decode()
    assert text.replace(f"original: {text_fingerprint(original)}\r\n", "") == mine
    assert parse(text, "fair.fr.md").original == text_fingerprint(original)
    assert stamp(library.load(tmp_path, tmp_path)) == ()


def test_a_translation_without_an_original_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "fair.fr.md").write_text("---\ntitle: Une foire\ntranslated_from: en\n---\nUn.\n", encoding="utf-8")
    assert stamp(library.load(tmp_path, tmp_path)) == ()
