from __future__ import annotations

import re
from pathlib import Path

import pytest
from digest_folder import Digest

from generator.article import Article, parse, render, text_fingerprint


def translate(digest: Digest, lang: str, title: str) -> Path:
    """Put a translation beside the English article."""
    path = digest.article("en")
    original = parse(path.read_text(encoding="utf-8"), path)
    sibling = Article(
        slug=original.slug,
        lang=lang,
        title=title,
        body="\nМіст у порту знову відкрито.\n",
        translated_from="en",
        translated_by="human",
        original=text_fingerprint(original),
    )
    target = path.with_name(f"{original.slug}.{lang}.md")
    target.write_text(render(sibling), encoding="utf-8")
    return target


def test_a_sound_digest_has_no_findings(digest: Digest) -> None:
    done = digest.run("check")
    assert done.returncode == 0, done.stdout


def test_a_fresh_translation_is_sound_and_is_linked_both_ways(digest: Digest) -> None:
    translate(digest, "uk", "Міст у порту відкрили після дворічного ремонту")
    assert digest.build().returncode == 0
    assert digest.run("check").returncode == 0
    slug = parse(digest.article("en").read_text(encoding="utf-8"), digest.article("en")).slug
    assert f"uk/articles/{slug}/" in digest.page(f"articles/{slug}")
    assert "Міст у порту відкрили" in digest.page("uk/articles")


def findings(digest: Digest, rule: str) -> list[str]:
    done = digest.run("check")
    assert done.returncode == 1
    return [line for line in done.stdout.splitlines() if rule in line]


def test_a_broken_link_is_found(digest: Digest) -> None:
    page = digest.root / "site/index.html"
    page.write_text(
        page.read_text(encoding="utf-8").replace("</main>", '<a href="nowhere/">x</a></main>'), encoding="utf-8"
    )
    found = findings(digest, "link")
    assert len(found) == 1
    assert "nowhere/" in found[0]
    assert "site/index.html" in found[0]


def test_a_one_sided_hreflang_is_found(digest: Digest) -> None:
    page = digest.root / "site/fr/people/anna-keller/index.html"
    text = page.read_text(encoding="utf-8")
    one_sided = re.sub(r'<link[^>]*hreflang="?ru"?[^>]*>', "", text)
    assert one_sided != text
    page.write_text(one_sided, encoding="utf-8")
    assert findings(digest, "hreflang")


def test_an_unknown_person_is_found(digest: Digest) -> None:
    path = digest.article("en")
    path.write_text(path.read_text(encoding="utf-8").replace("- marco-bellini", "- marco-polo"), encoding="utf-8")
    assert digest.build().returncode == 0
    found = findings(digest, "marco-polo")
    assert len(found) == 1
    assert path.name in found[0]


def test_a_stale_translation_is_found(digest: Digest) -> None:
    target = translate(digest, "uk", "Міст у порту відкрили")
    path = digest.article("en")
    path.write_text(path.read_text(encoding="utf-8").replace("3,000 residents", "4,000 residents"), encoding="utf-8")
    assert digest.build().returncode == 0
    found = findings(digest, target.name)
    assert len(found) == 1


@pytest.mark.parametrize("flag", [[], ["--json"]])
def test_findings_exit_1_in_both_forms(digest: Digest, flag: list[str]) -> None:
    (digest.root / "site/people/index.html").unlink()
    done = digest.run("check", *flag)
    assert done.returncode == 1
    assert "people" in done.stdout
