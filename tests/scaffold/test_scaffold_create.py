"""`digest new`: what is written, and what is refused."""

from __future__ import annotations

import tempfile
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import settings as how
from hypothesis import strategies as st

from generator import __version__, settings
from generator.errors import DigestError, SettingsError
from generator.intake import list_seeds
from generator.scaffold import create


def test_the_folder_is_a_complete_digest(tmp_path: Path) -> None:
    folder = tmp_path / "my-digest"
    written = create(folder)
    assert [path.relative_to(folder).as_posix() for path in written] == [
        ".github/workflows/pages.yml",
        ".gitignore",
        "README.md",
        "content/articles/.gitkeep",
        "content/people.yml",
        "content/seeds/lighthouse-library.txt",
        "content/topics.yml",
        "mkdocs.yml",
        "requirements.txt",
    ]
    loaded = settings.load(folder)
    assert loaded.site_name == "My digest"
    assert [locale.code for locale in loaded.locales] == ["en", "fr", "ru", "uk"]
    assert [locale.name for locale in loaded.locales] == ["English", "Français", "Русский", "Українська"]
    assert len(list_seeds(loaded.seeds)) == 1


def test_the_version_that_made_the_folder_is_the_one_it_asks_for(tmp_path: Path) -> None:
    create(tmp_path / "d")
    assert f"polydigest~={__version__}" in (tmp_path / "d/requirements.txt").read_text(encoding="utf-8").splitlines()


def test_no_template_mark_is_left(tmp_path: Path) -> None:
    for path in create(tmp_path / "d", name="N"):
        text = path.read_text(encoding="utf-8")
        assert "dot-" not in path.name
        assert not path.name.endswith(".j2")
        if path.name != "pages.yml":  # GitHub's own expressions look the same
            assert "{{" not in text
            assert "{%" not in text


@pytest.mark.parametrize("there", ["mkdocs.yml", "notes.txt", ".env"])
def test_a_folder_with_something_in_it_is_refused_and_kept(tmp_path: Path, there: str) -> None:
    (tmp_path / there).write_text("mine", encoding="utf-8")
    with pytest.raises(DigestError, match=f"not empty: it holds {there}"):
        create(tmp_path, name="D")
    assert [path.name for path in tmp_path.iterdir()] == [there]
    assert (tmp_path / there).read_text(encoding="utf-8") == "mine"


def test_a_repository_that_was_made_first_counts_as_empty(tmp_path: Path) -> None:
    (tmp_path / ".git").mkdir()
    create(tmp_path, name="D")
    assert settings.load(tmp_path).site_name == "D"


def test_a_file_is_refused(tmp_path: Path) -> None:
    target = tmp_path / "taken"
    target.write_text("mine", encoding="utf-8")
    with pytest.raises(DigestError, match="taken: is a file"):
        create(target)
    with pytest.raises(DigestError, match=r"is a file|cannot be"):
        create(target / "below")
    assert target.read_text(encoding="utf-8") == "mine"


def test_a_second_run_is_refused(tmp_path: Path) -> None:
    create(tmp_path / "d")
    with pytest.raises(DigestError, match="not empty"):
        create(tmp_path / "d")


@how(deadline=None, max_examples=50)  # writes nine files a time
@given(st.text(max_size=60))
@example('Ann\'s "Daily": #1 {{ news }}')
@example("no")
@example("null")
@example("2025")
@example("- a: b")
@example("a\u2028b\ud800\x00c")
@example("Вісті")
def test_any_name_comes_back_as_it_was_given(name: str) -> None:
    expected = " ".join("".join(c if c.isprintable() else " " for c in name).split())
    with tempfile.TemporaryDirectory() as folder:
        if expected:
            create(Path(folder), name=name)
            assert settings.load(Path(folder)).site_name == expected
        else:
            with pytest.raises(SettingsError, match="no name"):
                create(Path(folder), name=name)


@pytest.mark.parametrize(("folder", "name"), [("my-digest", "My digest"), ("le_monde_de_nina", "Le monde de nina")])
def test_the_name_comes_from_the_folder(tmp_path: Path, folder: str, name: str) -> None:
    create(tmp_path / folder)
    assert settings.load(tmp_path / folder).site_name == name


def test_the_default_locale_is_the_first_or_the_one_named(tmp_path: Path) -> None:
    create(tmp_path / "first", locales=["de", "no", "pt-BR"])
    assert [(x.code, x.default) for x in settings.load(tmp_path / "first").locales] == [
        ("de", True), ("no", False), ("pt-BR", False),
    ]  # fmt: skip
    create(tmp_path / "named", locales=["en", "fr", "uk"], default="uk")
    named = settings.load(tmp_path / "named")
    assert named.default_locale.code == "uk"
    assert {locale.code for locale in named.locales} == {"en", "fr", "uk"}


@pytest.mark.parametrize(
    ("locales", "default"),
    [([], None), (["en", "en"], None), (["en"], "fr"), (["english"], None), (["zz"], None), (["../x"], None)],
)
def test_bad_locales_are_refused_before_anything_is_written(
    tmp_path: Path, locales: list[str], default: str | None
) -> None:
    with pytest.raises(SettingsError):
        create(tmp_path / "d", locales=locales, default=default)
    assert not (tmp_path / "d").exists()
