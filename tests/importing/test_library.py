from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator import library
from generator.article import SLUG, Article, render
from generator.ledger import Entry, Ledger


@pytest.mark.parametrize(
    ("title", "slug"),
    [
        ("Harbour bridge reopens", "harbour-bridge-reopens"),
        ("L’été à Noël : c’est fini", "l-ete-a-noel-c-est-fini"),
        ("Мэр открыла мост", "mer-otkryla-most"),
        ("Їжак у лісі", "izhak-u-lisi"),
        ("Мар’яна й Игорь", "maryana-y-igor"),
        ("The mayor’s men don't talk", "the-mayors-men-dont-talk"),
        ("COP30: a guide", "cop30-a-guide"),
        ("lenta.ru", "lenta-ru"),
        ("../../etc/passwd", "etc-passwd"),
        ("👉 🎉", "point-right-tada"),
        ("con", "con-abcdef12"),
        ("Index", "index-abcdef12"),
        ("\u202e\u200b", "article-abcdef12"),
        ("!!!", "article-abcdef12"),
    ],
)
def test_slugs_are_short_plain_and_never_reserved(title: str, slug: str) -> None:
    assert library.slugify(title, fallback="abcdef1234567890", taken=()) == slug


@given(st.text(), st.sets(st.text(), max_size=3))
def test_any_title_gives_a_slug_that_fits_and_is_free(title: str, others: set[str]) -> None:
    first = library.slugify(title, fallback="0123456789abcdef", taken=others)
    second = library.slugify(title, fallback="0123456789abcdef", taken={first})
    third = library.slugify(title, fallback="0123456789abcdef", taken={first, second})
    assert len({first, second, third}) == 3
    for slug in (first, second, third):
        assert SLUG.fullmatch(slug)
        assert len(slug) <= 90


def test_130_cyrillic_letters_fit_a_file_name() -> None:
    slug = library.slugify("щ" * 130, fallback="0" * 16, taken=())
    assert len(f"{slug}.uk.md".encode()) < 255


def write(folder: Path, name: str, text: str) -> None:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def test_one_broken_article_does_not_hide_the_others(tmp_path: Path) -> None:
    folder = tmp_path / "content" / "articles"
    write(folder, "2025/good.en.md", render(Article(slug="good", lang="en", title="Good", body="\nText.\n")))
    write(folder, "2025/bad.en.md", "title: x\n")
    write(folder, "undated/good.en.md", render(Article(slug="good", lang="en", title="Again", body="\nText.\n")))
    (folder / "2025/latin.fr.md").write_bytes("---\ntitle: été\n---\n".encode("latin-1"))
    found = library.load(folder, tmp_path)
    assert [s.article.title for s in found.stored] == ["Good"]
    assert [str(e).split(":")[0] for e in found.errors] == [
        "content/articles/2025/bad.en.md",
        "content/articles/2025/latin.fr.md",
        "content/articles/undated/good.en.md",
    ]


def test_a_link_out_of_the_digest_is_not_followed(tmp_path: Path) -> None:
    secret = tmp_path / "secret.md"
    secret.write_text("---\ntitle: Secret\n---\n", encoding="utf-8")
    folder = tmp_path / "digest" / "content" / "articles"
    folder.mkdir(parents=True)
    (folder / "x.en.md").symlink_to(secret)
    found = library.load(folder, tmp_path / "digest")
    assert found.stored == ()
    assert "leads out" in str(found.errors[0])


def test_the_ledger_reads_what_it_wrote(tmp_path: Path) -> None:
    ledger = Ledger.load(tmp_path / "imports.yml")
    assert not ledger.save()
    ledger.put("b.txt", Entry("22", "2025/b.en.md"))
    ledger.put("über: {x}.txt", Entry("11", duplicate_of="b.txt"))
    assert ledger.save()
    again = Ledger.load(tmp_path / "imports.yml")
    assert list(again) == list(ledger)
    assert not again.save()
