"""The sample digest of this repository, as `make site` builds it."""

from __future__ import annotations

import html
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
import yaml
from digest_folder import Digest
from sample_site import ENVIRONMENT, SampleSite

from generator import library
from generator.article import is_edited
from generator.people.registry import Registry

ROOT = Path(__file__).resolve().parents[2]
LOCALES = {"en": "", "fr": "fr/", "ru": "ru/", "uk": "uk/"}
EXPECTED = yaml.load((ROOT / "tests/data/sample.yml").read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)
ARTICLES = [s.article for s in library.load(ROOT / "content/articles", ROOT).stored]
ORIGINALS = {str(a.seed): a for a in ARTICLES if not a.translated_from}


@pytest.fixture(scope="module")
def built(sample: SampleSite) -> Digest:
    """The one build of this run; nothing is changed in it."""
    return Digest(sample.digest)


def test_content_holds_what_its_seeds_make(sample: SampleSite) -> None:
    assert "imported  0" in sample.said, "content/articles is behind content/seeds"


EVENTS = {
    "Leo XIV": {"010": "en", "011": "fr", "012": "ru", "013": "uk"},
    "Louvre": {"014": "fr", "015": "en", "016": "uk", "020": "en"},
    "Nobel": {"017": "en", "018": "ru", "019": "fr", "021": "en", "022": "de"},
}
"""What tells of the same event: the numbers of the seeds, and in what language each is."""
TRANSLATED = ("000", "001", "002", "003", "004")
"""Seeds of stories that one source tells, translated by hand."""


def test_every_seed_became_an_article() -> None:
    assert sorted(ORIGINALS) == sorted(EXPECTED)


@pytest.mark.parametrize("number", TRANSLATED)
def test_an_article_in_four_languages(number: str) -> None:
    (original,) = [a for seed, a in ORIGINALS.items() if seed.startswith(number)]
    assert {a.lang for a in ARTICLES if a.slug == original.slug} == set(LOCALES)


@pytest.mark.parametrize("event", EVENTS)
def test_a_story_that_several_sources_tell(event: str) -> None:
    telling = {seed[:3]: a for seed, a in ORIGINALS.items() if seed[:3] in EVENTS[event]}
    assert {number: a.lang for number, a in telling.items()} == EVENTS[event]
    stories = {a.story for a in telling.values()}
    assert len(stories) == 1
    assert {seed[:3] for seed, a in ORIGINALS.items() if a.story in stories} == set(EVENTS[event]), (
        "and no other article"
    )


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
    article, missed = ORIGINALS[seed], EXPECTED[seed].get("missed", {}).get("people", [])
    people = {registry.canonical(p) for p in article.people} & set(registry.entries())
    assert {registry.display(p, article.lang).text for p in people} == set(EXPECTED[seed]["people"]) - set(missed)


def page_text(source: str) -> str:
    main = re.search(r"<main.*?</main>", source, re.DOTALL)
    assert main
    return " ".join(html.unescape(re.sub(r"<[^>]+>", " ", main[0])).split())


@pytest.mark.parametrize("locale", LOCALES)
def test_every_person_topic_and_story_has_something_to_say_in_each_locale(built: Digest, locale: str) -> None:
    site = built.root / "site" / LOCALES[locale]
    here = {a.slug for a in ARTICLES if a.lang == locale}
    titles = [a.title for a in ARTICLES if a.lang == locale or a.slug not in here]
    for kind, least in (("people", 20), ("topics", 9), ("stories", 3), ("articles", 7)):
        folders = [p for p in sorted((site / kind).iterdir()) if p.is_dir() and p.name not in {"page", "map"}]
        assert len(folders) >= least
        for folder in folders:
            text = page_text((folder / "index.html").read_text(encoding="utf-8"))
            assert any(" ".join(t.split()) in text for t in titles), folder


@pytest.mark.parametrize(
    ("person", "articles", "names"),
    [
        ("elon-musk", 4, {"en": "Elon Musk", "ru": "Илон Маск"}),
        ("igor-babuschkin", 2, {"en": "Igor Babuschkin", "uk": "Ігор Бабушкін"}),
        ("leo-xiv", 4, {"en": "Leo XIV", "fr": "Léon XIV", "ru": "Лев XIV", "uk": "Лев XIV"}),
        ("laszlo-krasznahorkai", 5, {"de": "László Krasznahorkai", "ru": "Ласло Краснахоркаи"}),
        ("laure-beccuau", 4, {"en": "Laure Beccuau", "fr": "Laure Beccuau", "uk": "Лор Бекко"}),
        ("donald-trump", 5, {"en": "Donald Trump", "ru": "Дональд Трамп"}),
    ],
)
def test_one_person_across_scripts(person: str, articles: int, names: dict[str, str]) -> None:
    registry = Registry.load(ROOT / "content/people.yml")
    assert sum(person in {registry.canonical(p) for p in a.people} for a in ORIGINALS.values()) == articles
    known = registry.entry(person).names
    assert {lang: known[lang] for lang in names} == names


def test_a_language_without_a_locale_is_published_in_the_default_one(built: Digest) -> None:
    (german,) = [a for a in ARTICLES if a.lang == "de"]
    page = built.root / "site/articles" / f"{german.slug}-de/index.html"
    assert f'<h1 lang="de">{html.escape(german.title)}</h1>' in page.read_text(encoding="utf-8")
    for prefix in LOCALES.values():
        listed = (built.root / "site" / prefix / "articles/index.html").read_text(encoding="utf-8")
        assert german.title in html.unescape(listed)


@pytest.mark.parametrize(
    ("locale", "said"),
    [
        ("en", "The same text, word for word"),
        ("fr", "Le même texte, mot pour mot"),
        ("ru", "Тот же текст, слово в слово"),
        ("uk", "Той самий текст, слово в слово"),
    ],
)
def test_a_wire_copy_stands_under_the_report_whose_text_it_has(built: Digest, locale: str, said: str) -> None:
    agency, paper = (next(a for seed, a in ORIGINALS.items() if seed.startswith(number)) for number in ("015", "020"))
    page = (built.root / "site" / LOCALES[locale] / "stories" / str(paper.story) / "index.html").read_text(
        encoding="utf-8"
    )
    above, _, below = page_text(page).partition(said)
    assert agency.title in above
    assert paper.title in below
    assert paper.title not in above


@pytest.mark.parametrize(
    ("locale", "said"),
    [
        ("en", "No report of this story in: Russian."),
        ("fr", "Aucun article d’origine dans ces langues : russe."),
        ("ru", "Нет публикаций на языках: русский."),
        ("uk", "Немає публікацій мовами: російська."),
    ],
)
def test_a_story_says_which_language_lacks_it(built: Digest, locale: str, said: str) -> None:
    story = str(next(a.story for seed, a in ORIGINALS.items() if seed.startswith("014")))
    page = (built.root / "site" / LOCALES[locale] / "stories" / story / "index.html").read_text(encoding="utf-8")
    assert said in page_text(page)


def test_check_finds_nothing(built: Digest) -> None:
    done = built.run("check", env=ENVIRONMENT)
    assert done.returncode == 0, done.stdout


def test_plain_mkdocs_gives_the_same_pages(built: Digest, tmp_path: Path) -> None:
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--site-dir", str(tmp_path / "plain")]
    environment = {**os.environ, **ENVIRONMENT}
    done = subprocess.run(command, cwd=built.root, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    site, plain = built.root / "site", tmp_path / "plain"
    ours = {p.relative_to(site).as_posix() for p in site.rglob("*.html") if "pagefind" not in p.parts}
    assert ours == {p.relative_to(plain).as_posix() for p in plain.rglob("*.html")}
    assert [n for n in sorted(ours) if (site / n).read_bytes() != (plain / n).read_bytes()] == []
