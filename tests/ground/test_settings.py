from __future__ import annotations

from pathlib import Path

import pytest

from generator import settings
from generator.errors import SettingsError

GOOD = """\
site_name: The Digest
site_url: !ENV [DIGEST_TEST_URL, "https://example.org/digest"]
markdown_extensions:
  - pymdownx.emoji:
      emoji_index: !!python/name:material.extensions.emoji.twemoji
plugins:
  - i18n:
      languages:
        - {locale: fr, name: Français}
        - {locale: en, name: English, default: true}
        - {locale: de, name: Deutsch, build: false}
extra:
  digest: {topics: 3}
"""


def make(folder: Path, text: str) -> Path:
    (folder / "mkdocs.yml").write_text(text, encoding="utf-8")
    return folder


def test_the_default_locale_comes_first(tmp_path: Path) -> None:
    digest = settings.load(make(tmp_path, GOOD))
    assert [(lo.code, lo.prefix) for lo in digest.locales] == [("en", ""), ("fr", "fr/")]
    assert digest.site_url == "https://example.org/digest/"
    assert digest.options == {"topics": 3}


def test_env_overrides(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DIGEST_TEST_URL", "https://other.example/")
    assert settings.load(make(tmp_path, GOOD)).site_url == "https://other.example/"


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("site_name: x\n", "i18n is missing"),
        ("a: [1\n", "not valid YAML"),
        ("- a\n", "expected"),
        ("plugins: [{i18n: {languages: [{locale: english, default: true}]}}]\n", "no language tag"),
        ("plugins: [{i18n: {languages: [{locale: en}]}}]\n", "exactly one"),
        ("plugins: [{i18n: {languages: [{locale: en, default: true}, {locale: en}]}}]\n", "each locale once"),
    ],
)
def test_bad_settings_are_one_line(tmp_path: Path, text: str, words: str) -> None:
    with pytest.raises(SettingsError, match=words):
        settings.load(make(tmp_path, text))


def test_the_root_is_found_from_below(tmp_path: Path) -> None:
    below = make(tmp_path, GOOD) / "content" / "seeds"
    below.mkdir(parents=True)
    assert settings.find_root(below) == tmp_path


def test_no_digest_says_how_to_make_one(tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match="digest new"):
        settings.find_root(tmp_path)
