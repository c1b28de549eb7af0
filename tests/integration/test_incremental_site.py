"""Whatever changed since the last build: site/ is what a first build of the same digest makes, byte for byte."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from random import Random
from typing import Any

import pytest
from changing_digest import article, begin, put, write_people, write_settings

from generator import parallel, settings
from generator.cards import Card
from generator.commands.render import Rendered, render
from generator.publish import pages as page_files

Change = Callable[[Path], object]
ARTICLES = 6


def build(root: Path) -> Rendered:
    rendered = render(settings.load(root))
    assert not rendered.warnings
    return rendered


def site(root: Path) -> dict[str, bytes]:
    """Every file of the site. The search index too: it is as deterministic as the rest (tests/publish)."""
    folder = root / "site"
    return {p.relative_to(folder).as_posix(): p.read_bytes() for p in folder.rglob("*") if p.is_file()}


def sources(root: Path, where: Path) -> Path:
    """A folder with what somebody wrote, and nothing of what was made."""
    shutil.copytree(root, where, ignore=shutil.ignore_patterns("site", ".digest", "pages"))
    return where


@pytest.fixture(autouse=True)
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """Pictures that tell their words, and no second process."""

    def picture(card: Card) -> bytes:
        return repr(card).encode()

    monkeypatch.setattr("generator.cards.write.draw", picture)
    monkeypatch.setenv(parallel.WORKERS, "1")


@pytest.fixture(scope="module")
def base(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A digest, built once."""
    root = tmp_path_factory.mktemp("base") / "digest"
    root.mkdir()
    begin(root, ARTICLES, Random(5))
    settings_of(root, lambda text: text.replace("name: material", "name: material, custom_dir: look"))
    write(root / "look/main.html", '{% extends "base.html" %}{# nothing of its own #}\n')
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("generator.cards.write.draw", lambda card: repr(card).encode())
        patch.setenv(parallel.WORKERS, "1")
        build(root)
    return root


def write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def settings_of(root: Path, change: Callable[[str], str]) -> None:
    path = root / "mkdocs.yml"
    path.write_text(change(path.read_text(encoding="utf-8")), encoding="utf-8")


def first(root: Path) -> Path:
    return min((root / "content/articles").rglob("*.md"))


def add(root: Path) -> None:
    put(root, article(40, Random(40)))


def edit(root: Path) -> None:
    path = first(root)
    path.write_text(path.read_text(encoding="utf-8") + "\nThe pilot slept at home.\n", encoding="utf-8")


def retitle(root: Path) -> None:
    path = first(root)
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("title: Ferry", "title: Slow ferry", 1), encoding="utf-8")


def merge(root: Path) -> None:
    write_people(root, {"ada-moor": "  merged_into: lena-orlova"})


def delete(root: Path) -> None:
    first(root).unlink()


def theme(root: Path) -> None:
    write(root / "look/main.html", '{% extends "base.html" %}{% block announce %}<p>Spring tide</p>{% endblock %}\n')
    (root / "look/assets").mkdir()
    (root / "look/assets/own.css").write_text("p { color: teal }\n", encoding="utf-8")


def configuration(root: Path) -> None:
    settings_of(root, lambda text: text.replace("site_name: Ferry Post", "site_name: Ferry Courier"))


def address(root: Path) -> None:
    settings_of(root, lambda text: text.replace("https://ferry.example/post/", "https://ferry.example/"))


def one_locale_more(root: Path) -> None:
    locales(root, ("en", "uk", "fr"))


def one_locale_less(root: Path) -> None:
    locales(root, ("en",))


def locales(root: Path, codes: tuple[str, ...]) -> None:
    write_settings(root, codes)
    settings_of(root, lambda text: text.replace("name: material", "name: material, custom_dir: look"))


def damage(root: Path) -> None:
    made = root / "site"
    (made / "index.html").write_text("cut", encoding="utf-8")
    (made / "assets/style.css").unlink()
    (made / "feed.xml").write_text("<feed/>", encoding="utf-8")
    (made / "sitemap.xml").unlink()
    shutil.rmtree(made / "uk/people")
    next((made / "pagefind").rglob("*.pf_fragment")).unlink()


def loss(root: Path) -> None:
    shutil.rmtree(root / "site")


def amnesia(root: Path) -> None:
    """Only some of what is remembered is there."""
    (root / ".digest/site.json").unlink()
    (root / ".digest/pages.json").write_text("{}", encoding="utf-8")


CHANGES: tuple[Change, ...] = (
    add, edit, retitle, merge, delete, theme, configuration, address, one_locale_more, one_locale_less, damage, loss,
    amnesia,
)  # fmt: skip


@pytest.mark.parametrize("change", CHANGES, ids=lambda change: change.__name__)
def test_the_site_is_that_of_a_first_build(change: Change, base: Path, tmp_path: Path) -> None:
    root = tmp_path / "digest"
    shutil.copytree(base, root)
    change(root)
    build(root)
    fresh = sources(root, tmp_path / "fresh")
    build(fresh)
    ours, theirs = site(root), site(fresh)
    assert sorted(ours) == sorted(theirs)
    assert [path for path, data in theirs.items() if ours[path] != data] == []


def test_another_version_of_a_program_makes_all_again(
    base: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = tmp_path / "digest"
    shutil.copytree(base, root)
    monkeypatch.setattr("generator.program._installed", lambda: ("jinja2-99",))
    monkeypatch.setattr("generator.publish.environment._version", lambda _: "99")
    _new_words(monkeypatch)
    build(root)
    fresh = sources(root, tmp_path / "fresh")
    build(fresh)
    assert site(root) == site(fresh) != site(base)


def _new_words(monkeypatch: pytest.MonkeyPatch) -> None:
    """What the other version does otherwise."""
    from generator.pages.page import Page  # noqa: PLC0415

    whole: Any = Page.render
    monkeypatch.setattr(Page, "render", lambda page: whole(page).replace("</h1>", ".</h1>"))


def test_of_a_page_in_our_form_the_same_is_read_as_by_a_yaml_parser(base: Path) -> None:
    digest = settings.load(base)
    sources = [path for path in page_files.files(digest.pages) if path.endswith(".md")]
    texts = {path: (digest.pages / path).read_bytes() for path in sources}
    whole = {path: page_files.read(path, text, digest) for path, text in texts.items()}
    by_hand = {path: text.replace(b"---\n", b"---\n# by hand\n", 1) for path, text in texts.items()}
    parsed = {path: page_files.read(path, text, digest) for path, text in by_hand.items()}
    assert {path: replace(page, sha256=whole[path].sha256) for path, page in parsed.items()} == whole
    assert any(page.date for page in whole.values())
    assert any(len(page.alternates) > 1 for page in whole.values())


def test_a_word_more_in_a_text_renders_one_page(base: Path, tmp_path: Path) -> None:
    root = tmp_path / "digest"
    shutil.copytree(base, root)
    edit(root)
    assert ", rendered 1, " in build(root).said[2]
