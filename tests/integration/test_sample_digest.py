"""The sample digest of this repository, as `make site` builds it."""

from __future__ import annotations

import html
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
import yaml
from digest_folder import Digest

from generator import library
from generator.article import Article, is_edited
from generator.people.registry import Registry

ROOT = Path(__file__).resolve().parents[2]
LOCALES = {"en": "", "fr": "fr/", "ru": "ru/", "uk": "uk/"}
EXPECTED = yaml.safe_load((ROOT / "tests/data/sample.yml").read_text(encoding="utf-8"))
ARTICLES = [s.article for s in library.load(ROOT / "content/articles", ROOT).stored]
ORIGINALS = {str(a.seed): a for a in ARTICLES if not a.translated_from}


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Digest:
    root = tmp_path_factory.mktemp("sample")
    shutil.copytree(ROOT / "content", root / "content", ignore=shutil.ignore_patterns("pages"))
    shutil.copy(ROOT / "mkdocs.yml", root)
    digest = Digest(root)
    done = digest.build("--strict")
    assert done.returncode == 0, done.stdout + done.stderr
    assert "imported  0" in done.stdout, "content/articles is behind content/seeds"
    return digest


def test_five_stories_in_four_languages() -> None:
    assert sorted(ORIGINALS) == sorted(EXPECTED)
    assert [ORIGINALS[seed].lang for seed in sorted(ORIGINALS)] == ["en", "en", "fr", "fr", "ru"]
    for original in ORIGINALS.values():
        assert {a.lang for a in ARTICLES if a.slug == original.slug} == set(LOCALES)


@pytest.mark.parametrize("seed", sorted(EXPECTED))
def test_an_original_is_what_the_seed_says(seed: str) -> None:
    article, expected = ORIGINALS[seed], EXPECTED[seed]
    assert not is_edited(article), "imported by the program, not by hand"
    assert article.lang == expected["lang"]
    assert (str(article.date) if article.date else None) == (str(expected["date"]) if expected["date"] else None)
    assert list(article.authors) == expected["authors"]
    assert article.body.strip().replace("\\", "").startswith(expected["first"])
    assert [n for n in expected["noise"] if n in article.body] == []


@pytest.mark.parametrize("seed", sorted(EXPECTED))
def test_an_original_names_its_people(seed: str) -> None:
    registry = Registry.load(ROOT / "content/people.yml")
    article = ORIGINALS[seed]
    assert {registry.display(p, article.lang).text for p in article.people} == set(EXPECTED[seed]["people"])


def page_text(source: str) -> str:
    main = re.search(r"<main.*?</main>", source, re.DOTALL)
    assert main
    return re.sub(r"<[^>]+>", " ", main[0])


@pytest.mark.parametrize("locale", LOCALES)
def test_every_person_topic_and_story_has_something_to_say_in_each_locale(sample: Digest, locale: str) -> None:
    site = sample.root / "site" / LOCALES[locale]
    titles = {a.slug: a.title for a in ARTICLES if a.lang == locale}
    for kind, least in (("people", 7), ("topics", 5), ("stories", 5), ("articles", 5)):
        folders = [p for p in sorted((site / kind).iterdir()) if p.is_dir() and p.name not in {"page", "map"}]
        assert len(folders) >= least
        for folder in folders:
            text = html.unescape(page_text((folder / "index.html").read_text(encoding="utf-8")))
            assert any(t in text for t in titles.values()), folder


def names(article: Article) -> list[str]:
    return list(article.people)


def test_one_person_across_scripts() -> None:
    registry = Registry.load(ROOT / "content/people.yml")
    assert sum("elon-musk" in names(a) for a in ORIGINALS.values()) >= 4
    assert registry.entry("elon-musk").names["ru"] == "Илон Маск"
    assert registry.entry("igor-babuschkin").names["uk"] == "Ігор Бабушкін"
    assert sum("igor-babuschkin" in names(a) for a in ORIGINALS.values()) == 2


def test_check_finds_nothing(sample: Digest) -> None:
    done = sample.run("check")
    assert done.returncode == 0, done.stdout


def test_plain_mkdocs_gives_the_same_pages(sample: Digest, tmp_path: Path) -> None:
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--site-dir", str(tmp_path / "plain")]
    done = subprocess.run(command, cwd=sample.root, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    site, plain = sample.root / "site", tmp_path / "plain"
    ours = {p.relative_to(site).as_posix() for p in site.rglob("*.html") if "pagefind" not in p.parts}
    assert ours == {p.relative_to(plain).as_posix() for p in plain.rglob("*.html")}
    assert [n for n in sorted(ours) if (site / n).read_bytes() != (plain / n).read_bytes()] == []
