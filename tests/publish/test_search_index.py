"""The search bundle: the same bytes each time, the filters' lists, stems where Pagefind has none."""

from __future__ import annotations

import json
import random
import re
import shutil
import subprocess
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.files import sha256
from generator.publish import search, searchable
from generator.publish.stems import RULES, SIGN, stemmer

PAGE = """<!doctype html><html lang="{lang}"><head><title>{title}</title></head><body><nav>Menu</nav>
<main><div data-pagefind-body>
<span hidden data-pagefind-meta="date:2025-07-{day}"></span>
<span hidden data-pagefind-meta="source:Coast &amp; Country"></span>
<span hidden data-pagefind-meta="topic:sea | fishery"></span>
<span hidden data-pagefind-meta="person:anna-keller | marco-bellini"></span>
<h1>{title}</h1><p>{text}</p></div></main></body></html>
"""
TEXTS = {"en": "The ferry calls at the harbour.", "uk": "Пором заходить у гавань щоранку, каже лоцман."}


def pages(folder: Path) -> dict[str, Path]:
    """Twenty pages in two languages, written and listed in a chance order."""
    numbers = list(range(10, 20))
    random.shuffle(numbers)
    found = {}
    for lang, text in TEXTS.items():
        for number in numbers:
            file = folder / f"{lang}-{number}.html"
            file.write_text(PAGE.format(lang=lang, title=f"Ferry {number}", text=text, day=number), encoding="utf-8")
            found[f"{lang}/articles/ferry-{number}/index.html"] = file
    return found


def contents(folder: Path) -> dict[str, bytes]:
    return {p.relative_to(folder).as_posix(): p.read_bytes() for p in sorted(folder.rglob("*")) if p.is_file()}


def made(found: dict[str, Path], home: Path) -> Path:
    """The index of pages, put in its place under a folder."""
    home.mkdir(exist_ok=True)
    (home / "work").mkdir()
    sources = {path: search.Page(file, sha256(file.read_bytes())) for path, file in found.items()}
    index = search.update(sources, home / "work", memory=home / "memory.json")
    assert not index.kept
    for path, file in index.made.items():
        (home / "index" / path).parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(file, home / "index" / path)
    return home / "index"


@pytest.fixture(scope="module")
def index(tmp_path_factory: pytest.TempPathFactory) -> Path:
    home = tmp_path_factory.mktemp("bundle")
    return made(pages(home), home)


def test_the_index_is_the_same_each_time(index: Path, tmp_path: Path) -> None:
    for number in range(3):
        home = tmp_path / str(number)
        home.mkdir()
        assert contents(made(pages(home), home)) == contents(index)


def test_filters_know_each_page(index: Path) -> None:
    (bundle,) = (index / "uk").iterdir()
    facets = json.loads((bundle / "facets.json").read_text(encoding="utf-8"))
    assert len(facets) == 10
    assert all((bundle / "fragment" / f"{name}.pf_fragment").is_file() for name in facets)
    assert {entry["path"] for entry in facets.values()} == {f"uk/articles/ferry-{n}/" for n in range(10, 20)}
    entry = next(iter(facets.values()))
    assert entry["source"] == "Coast & Country"
    assert entry["topic"] == ["sea", "fishery"]
    assert entry["person"] == ["anna-keller", "marco-bellini"]
    assert entry["date"].startswith("2025-07-")


def test_only_what_the_page_needs_is_kept(index: Path) -> None:
    assert [path.name for path in index.rglob("*.js")] == ["pagefind.js"]
    assert not list(index.rglob("*.css"))
    programs = [path.relative_to(index).as_posix() for path in sorted(index.rglob("wasm.*"))]
    assert [re.sub(r"/.*/", "/", path) for path in programs] == ["en/wasm.en.pagefind", "uk/wasm.unknown.pagefind"]


def test_the_list_names_what_is_there(index: Path) -> None:
    listed = json.loads((index / search.LIST).read_text(encoding="utf-8"))["languages"]
    assert sorted(listed) == ["en", "uk"]
    for lang, names in listed.items():
        assert sorted(path.name for path in (index / lang).iterdir()) == names


def test_stems_stand_in_the_index_alone(tmp_path: Path) -> None:
    source = pages(tmp_path)["uk/articles/ferry-11/index.html"]
    before = source.read_bytes()
    assert f" лоцман{SIGN}" in searchable.read(source.read_text(encoding="utf-8")).html
    assert source.read_bytes() == before
    assert searchable.read("<html lang=uk><body>лоцман</body></html>").parts == ()


def test_the_page_around_the_article_is_not_searched() -> None:
    page = PAGE.format(
        lang="en",
        title="Ferry",
        day=1,
        text="<b>Now</b>.<nav>Other</nav><p class='pd-note x'>Note</p><h2 data-pagefind-ignore>In brief</h2>",
    )
    found = searchable.read(page)
    assert found.words.split() == ["Ferry", "Now", "."]
    assert found.date == "2025-07-1"
    assert "Menu" not in found.html
    assert "Other" not in found.html
    around = page.replace("Menu", "Another menu").replace("<p>", '<p class="pd-lead" id="x">')
    assert searchable.read(around).fingerprint == found.fingerprint
    assert searchable.read(page.replace("Now", "Then")).fingerprint != found.fingerprint


@pytest.mark.parametrize(
    "forms",
    [
        "Київ Києва Києву Києвом Києві", "ніч ночі ніччю", "рука руки руці рукою руку", "день дня днями днів",
        "українець українця українцями", "рішення рішень рішенням", "компанія компанії компаній компаніями",
        "можливість можливості", "голосувати голосував голосувала голосують голосуватимуть", "новий нова нового новими",
        "Львів Львова Львові", "лід льоду", "сотня сотень", "нога нозі ногами", "відмова відмов відмовами",
    ],
)  # fmt: skip
def test_forms_of_a_ukrainian_word_share_a_stem(forms: str) -> None:
    rules = stemmer("uk")
    assert rules is not None
    first, *others = [set(rules.stems(form)) for form in forms.split()]
    assert [form for form, stems in zip(forms.split()[1:], others, strict=True) if not first & stems] == []


@pytest.mark.parametrize(
    "pair", ["рука рік", "місто місяць", "вода вікно", "закон законник", "мова мовчання", "сила село"]
)
def test_different_words_share_none(pair: str) -> None:
    rules = stemmer("uk")
    assert rules is not None
    one, other = (set(rules.stems(word)) for word in pair.split())
    assert not one & other


def test_languages_that_pagefind_stems_have_no_rules() -> None:
    assert all(stemmer(lang) is None for lang in ("en", "fr", "ru", "de", "es", "it", "zz"))
    assert stemmer("uk-UA") is not None


@given(st.text(alphabet="абвгґдеєжзиіїйклмнопрстуфхцчшщьюя'’ʼ-abc12 ", max_size=20))
def test_any_text_has_stems_that_are_words(text: str) -> None:
    rules = stemmer("uk")
    assert rules is not None
    assert all(stem == stem.lower() and " " not in stem for stem in rules.of_text(text))
    assert rules.of_text(text) == sorted(set(rules.of_text(text)))


def test_python_and_javascript_agree_on_every_word(tmp_path: Path) -> None:
    if shutil.which("node") is None:
        pytest.skip("no node; tests/browser searches by stems in Chromium")
    rules = stemmer("uk")
    assert rules is not None
    chance = random.Random(7)
    ends = [ending for each in rules.classes for ending in sorted(each.endings)]
    words = ["".join(chance.choices("абвгдежзиіїклмнопрстуфхцчшщьюяє", k=chance.randint(1, 7))) for _ in range(3000)]
    words = [word + chance.choice(["", chance.choice(ends), chance.choice(ends) + "ся"]) for word in words]
    words += ["Об’єкт", "П'ять", "ґанок", "ABC", "", "Ї", "сестра-жалібниця"]
    script = (
        f"import {{ stemmer }} from {json.dumps((RULES.parent / 'stems.js').as_uri())};"
        "import { readFileSync } from 'node:fs';"
        "const [rules, words] = process.argv.slice(2).map((path) => JSON.parse(readFileSync(path, 'utf8')));"
        "const stems = stemmer(rules.uk); console.log(JSON.stringify(words.map(stems)));"
    )
    (tmp_path / "run.mjs").write_text(script, encoding="utf-8")
    (tmp_path / "words.json").write_text(json.dumps(words), encoding="utf-8")
    done = subprocess.run(
        ["node", "--no-warnings", tmp_path / "run.mjs", RULES, tmp_path / "words.json"],
        capture_output=True, text=True, encoding="utf-8", check=True,
    )  # fmt: skip
    theirs = json.loads(done.stdout)
    assert [(w, rules.stems(w), t) for w, t in zip(words, theirs, strict=True) if rules.stems(w) != t] == []
