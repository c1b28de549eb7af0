"""What `check` finds, and that it finds nothing in a sound digest."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from mini_digest import SITE_URL, MiniDigest

from generator.article import Article, render, sealed, text_fingerprint
from generator.publish.check import Finding, check

ORIGINAL = Article(
    slug="ferry-strike", lang="en", title="Ferry strike ends", body="\nThe pilots are back.\n", summary=("It is over.",)
)
TRANSLATION = Article(
    slug="ferry-strike", lang="fr", title="La grève s'achève", body="\nLes pilotes sont de retour.\n",
    translated_from="en", translated_by="human", original=text_fingerprint(ORIGINAL),
)  # fmt: skip


def write(digest: MiniDigest, article: Article) -> Path:
    path = digest.settings.articles / article.path
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(render(sealed(article)), encoding="utf-8")
    return path


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> MiniDigest:
    digest = MiniDigest(tmp_path_factory.mktemp("check"), ("en", "fr"))
    digest.fill()
    write(digest, ORIGINAL)
    write(digest, TRANSLATION)
    digest.publish()
    return digest


def findings(digest: MiniDigest) -> list[tuple[str, str]]:
    return [(finding.rule, finding.path) for finding in check(digest.settings)]


def test_a_sound_digest_has_no_findings(built: MiniDigest) -> None:
    assert check(built.settings) == ()


class Changed:
    """A file with another content for a while."""

    def __init__(self, path: Path, old: str, new: str) -> None:
        self.path, self.text = path, path.read_text(encoding="utf-8")
        assert old in self.text
        self.new = self.text.replace(old, new, 1)

    def __enter__(self) -> None:
        self.path.write_text(self.new, encoding="utf-8")

    def __exit__(self, *_: object) -> None:
        self.path.write_text(self.text, encoding="utf-8")


@pytest.mark.parametrize(
    "link",
    ["nowhere/", "/fr/", "../../../x/", "/repo/nowhere/", f"{SITE_URL}nowhere/", "http://[broken", "people/#nobody"],
)
def test_a_broken_link_is_found_with_its_line(built: MiniDigest, link: str) -> None:
    index = built.site / "index.html"
    with Changed(index, "</main>", f'<a href="{link}">x</a></main>'):
        found = check(built.settings)
        line = next(
            n for n, text in enumerate(index.read_text(encoding="utf-8").splitlines(), 1) if f'"{link}"' in text
        )
    assert [(f.path, f.line, f.rule) for f in found] == [("site/index.html", line, "anchor" if "#" in link else "link")]
    assert link in found[0].what


@pytest.mark.parametrize(
    "link", ["people/#content", "#top", "#", "", "people/?q=x", "https://example.com/gone", "/repo/fr/"]
)
def test_a_sound_link_is_not_found(built: MiniDigest, link: str) -> None:
    with Changed(built.site / "index.html", "</main>", f'<a href="{link}">x</a></main>'):
        assert check(built.settings) == ()


def test_a_missing_image_is_found(built: MiniDigest) -> None:
    with Changed(built.site / "fr/index.html", "</main>", '<img src="pic.png" alt=""></main>'):
        assert findings(built) == [("link", "site/fr/index.html")]


def test_hreflang_without_return_is_found_where_it_starts(built: MiniDigest) -> None:
    address = f"{SITE_URL}people/"
    page = built.site / "fr/people/index.html"
    text = page.read_text(encoding="utf-8")
    page.write_text(
        text.replace(f'hreflang="en" href="{address}"', "").replace(f'hreflang="x-default" href="{address}"', ""),
        encoding="utf-8",
    )
    found = check(built.settings)
    page.write_text(text, encoding="utf-8")
    assert {(f.rule, f.path) for f in found} == {("hreflang", "site/people/index.html")}
    assert "in return" in found[0].what


def test_hreflang_to_nowhere_or_not_absolute_or_wrong_is_found(built: MiniDigest) -> None:
    page = built.site / "people/index.html"
    old = f'hreflang="fr" href="{SITE_URL}fr/people/"'
    for new, words in (
        (f'hreflang="fr" href="{SITE_URL}fr/nobody/"', "does not exist"),
        ('hreflang="fr" href="../fr/people/"', "absolute"),
        (f'hreflang="de" href="{SITE_URL}fr/people/"', "says it is in fr"),
    ):
        with Changed(page, old, new):
            assert [f.what for f in check(built.settings) if f.path == "site/people/index.html" and words in f.what], (
                new
            )


def test_hreflang_without_the_page_itself_is_found(built: MiniDigest) -> None:
    own = f'href="{SITE_URL}people/"'
    page = built.site / "people/index.html"
    text = page.read_text(encoding="utf-8")
    page.write_text(
        text.replace(f'hreflang="en" {own}', "").replace(f'hreflang="x-default" {own}', ""), encoding="utf-8"
    )
    found = [f.what for f in check(built.settings) if f.path == "site/people/index.html"]
    page.write_text(text, encoding="utf-8")
    assert found == ["hreflang names other versions but not the page itself"]


def test_an_unbuilt_site_is_said(small: MiniDigest) -> None:
    assert findings(small) == [("site", "site")]


@pytest.mark.parametrize("key", ["people", "topics"])
def test_an_unknown_id_is_found_with_its_line(published: MiniDigest, key: str) -> None:
    ids = {key: ("nobody-knows",)}
    path = write(published, replace(ORIGINAL, people=ids.get("people", ()), topics=ids.get("topics", ())))
    line = next(n for n, text in enumerate(path.read_text(encoding="utf-8").splitlines(), 1) if "nobody-knows" in text)
    found = check(published.settings)
    assert [(f.path, f.line, f.rule) for f in found] == [
        ("content/articles/undated/ferry-strike.en.md", line, "person" if key == "people" else "topic")
    ]
    assert "nobody-knows" in found[0].what


def test_translations_stale_orphaned_or_of_a_translation(published: MiniDigest) -> None:
    write(published, replace(ORIGINAL, title="Ferry strike is over"))
    write(published, TRANSLATION)
    write(published, replace(TRANSLATION, slug="lonely"))
    write(published, replace(TRANSLATION, lang="ru", translated_from="fr"))
    assert findings(published) == [
        ("stale-translation", "content/articles/undated/ferry-strike.fr.md"),
        ("no-original", "content/articles/undated/ferry-strike.ru.md"),
        ("no-original", "content/articles/undated/lonely.fr.md"),
    ]


def test_a_layout_change_of_the_original_is_not_stale(published: MiniDigest) -> None:
    write(published, replace(ORIGINAL, body="\nThe pilots\nare back.\n\n"))
    write(published, TRANSLATION)
    assert findings(published) == []


def test_what_cannot_be_read_is_one_finding_each(published: MiniDigest) -> None:
    write(published, ORIGINAL).with_name("bad.en.md").write_text("---\ntitle: [\n---\nx", encoding="utf-8")
    (published.settings.articles / "2024").mkdir()
    (published.settings.articles / "2024/ferry-strike.en.md").write_text(render(ORIGINAL), encoding="utf-8")
    published.settings.people_yml.write_text("- [unclosed", encoding="utf-8")
    published.settings.topics_yml.write_text("topics: {a: {", encoding="utf-8")
    assert sorted(rule for rule, _ in findings(published)) == ["article", "article", "registry", "taxonomy"]


def test_two_pages_at_one_address(published: MiniDigest) -> None:
    (published.root / "content/pages/en/people.md").write_text("---\ntitle: x\n---\n", encoding="utf-8")
    assert ("address", "content/pages/en/people/index.md") in findings(published) or (
        "address", "content/pages/en/people.md",
    ) in findings(published)  # fmt: skip


def test_a_finding_is_one_line() -> None:
    assert str(Finding("a.md", 3, "wrong", "link")) == "a.md:3: wrong [link]"
    assert str(Finding("a.md", None, "wrong", "link")) == "a.md: wrong [link]"
