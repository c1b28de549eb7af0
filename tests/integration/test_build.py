from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from digest_folder import Digest, make

from generator import article, library


def test_import_understands_each_seed(digest: Digest) -> None:
    found = {s.article.lang: s.article for s in library.load(digest.root / "content/articles", digest.root).stored}
    assert sorted(found) == ["de", "en", "fr", "ru"]
    assert {str(a.date) for a in found.values() if a.lang != "de"} == {"2025-05-12"}
    assert str(found["de"].date) == "2025-06-03"
    assert found["en"].title == "Harbour bridge reopens after two years of repairs"
    assert found["en"].authors == ("Helen Marsh",)
    assert {"anna-keller", "marco-bellini"} <= set(found["ru"].people) & set(found["fr"].people) & set(
        found["en"].people
    )
    assert found["de"].people[0] == "clara-neumann"
    assert found["en"].story == found["fr"].story == found["ru"].story != found["de"].story


@pytest.mark.parametrize("locale", ["", "fr/", "ru/", "uk/"])
def test_every_locale_lists_every_article(digest: Digest, locale: str) -> None:
    page = digest.page(f"{locale}articles")
    for item in library.load(digest.root / "content/articles", digest.root).stored:
        assert item.article.title.replace("'", "&#39;") in page.replace("&#x27;", "&#39;")


def test_a_person_has_a_page_in_every_locale(digest: Digest) -> None:
    assert "Анна Келлер" in digest.page("ru/people/anna-keller")
    assert "Marco Bellini" in digest.page("fr/people/marco-bellini")


def test_a_second_build_writes_nothing(digest: Digest) -> None:
    before = digest.snapshot()
    done = digest.build()
    assert done.returncode == 0
    after = digest.snapshot()
    # The folder is a copy, so its files' times are news to .digest; but what was made is as it was.
    assert [name for name in after if after[name] != before.get(name) and not name.startswith(".digest/")] == []
    assert before.keys() - after.keys() == set()
    assert digest.build().stdout.splitlines()[:-1] == done.stdout.splitlines()[:-1]
    assert digest.snapshot() == after


def test_an_edit_renders_only_the_pages_that_show_it(digest: Digest) -> None:
    path = digest.article("de")
    path.write_text(
        path.read_text(encoding="utf-8").replace("einen eigenen Klang", "einen warmen Klang"), encoding="utf-8"
    )
    before = digest.snapshot()
    assert digest.build().returncode == 0
    after = digest.snapshot()
    changed = {n for n in after if n.startswith("site/") and n.endswith(".html") and after[n] != before.get(n)}
    slug = article.name_parts(path)[0]
    assert changed == {f"site/articles/{slug}-de/index.html"}
    assert "warmen Klang" in digest.page(f"articles/{slug}-de")


def test_plain_mkdocs_gives_the_same_bytes(digest: Digest, tmp_path: Path) -> None:
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--site-dir", str(tmp_path / "plain")]
    done = subprocess.run(command, cwd=digest.root, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert "WARNING -" not in done.stderr
    pages = {p.relative_to(tmp_path / "plain").as_posix(): p.read_bytes() for p in (tmp_path / "plain").rglob("*.html")}
    site = digest.root / "site"
    ours = {p.relative_to(site).as_posix(): p.read_bytes() for p in site.rglob("*.html")}
    ours = {name: data for name, data in ours.items() if not name.startswith("pagefind/")}
    assert ours.keys() == pages.keys()
    assert [name for name in ours if ours[name] != pages[name]] == []


def test_a_deleted_article_leaves_no_page_behind_and_stays_deleted(digest: Digest) -> None:
    path = digest.article("de")
    slug = article.name_parts(path)[0]
    path.unlink()
    assert digest.build().returncode == 0
    assert not path.exists()
    assert not (digest.root / "site/articles" / f"{slug}-de").exists()
    assert not (digest.root / "site/people/clara-neumann").exists()
    left = [p for p in (digest.root / "site").rglob("*.html") if "Neumann" in p.read_text(encoding="utf-8")]
    assert left == []
    assert digest.run("import", "--no-models", "--again", "orchester.de.txt").returncode == 0
    assert path.exists()


def test_an_untouched_article_follows_its_seed(digest: Digest) -> None:
    seed = digest.seed("bridge.en.txt")
    seed.write_text(seed.read_text(encoding="utf-8").replace("48 million", "52 million"), encoding="utf-8")
    before = digest.article("en")
    done = digest.build()
    assert "changed   1" in done.stdout
    assert digest.article("en") == before
    assert "52 million" in before.read_text(encoding="utf-8")


def test_an_edited_article_survives_a_changed_seed(digest: Digest) -> None:
    path, seed = digest.article("en"), digest.seed("bridge.en.txt")
    edited = path.read_text(encoding="utf-8").replace("Buses cross", "City buses cross")
    path.write_text(edited, encoding="utf-8")
    seed.write_text(seed.read_text(encoding="utf-8").replace("48 million", "52 million"), encoding="utf-8")
    done = digest.build()
    assert done.returncode == 0
    assert "conflict" in done.stdout
    assert "+The repairs cost 52 million" in done.stdout
    assert path.read_text(encoding="utf-8") == edited
    assert digest.build("--strict").returncode == 1
    assert digest.run("import", "--keep", "bridge.en.txt").returncode == 0
    assert "conflict" not in digest.build("--strict").stdout
    assert path.read_text(encoding="utf-8") == edited


def test_a_conflict_can_be_settled_for_the_seed(digest: Digest) -> None:
    path, seed = digest.article("en"), digest.seed("bridge.en.txt")
    path.write_text(path.read_text(encoding="utf-8").replace("Buses", "Coaches"), encoding="utf-8")
    seed.write_text(seed.read_text(encoding="utf-8").replace("48 million", "52 million"), encoding="utf-8")
    assert digest.run("import", "--no-models", "--take", "bridge.en.txt").returncode == 0
    text = path.read_text(encoding="utf-8")
    assert "52 million" in text
    assert "Coaches" not in text
    assert "conflict" not in digest.build().stdout


def test_a_merge_survives_a_new_import(digest: Digest) -> None:
    assert digest.run("people", "merge", "anna-keller", "clara-neumann").returncode == 0
    seed = digest.seed("orchester.de.txt")
    seed.write_text(seed.read_text(encoding="utf-8").replace("39", "40"), encoding="utf-8")
    assert digest.build().returncode == 0
    assert "clara-neumann" not in digest.run("people", "list").stdout
    assert not (digest.root / "site/people/clara-neumann").exists()
    assert "Lindau" in digest.page("people/anna-keller")


def test_a_renamed_seed_keeps_its_article(digest: Digest) -> None:
    digest.seed("bridge.en.txt").rename(digest.seed("brücke.en.txt"))
    before = digest.article("en")
    done = digest.build()
    assert "imported  0" in done.stdout
    assert digest.article("en") == before


def test_the_same_bytes_twice_are_one_article(digest: Digest) -> None:
    digest.seed("copy.txt").write_bytes(digest.seed("bridge.en.txt").read_bytes())
    done = digest.build()
    assert "copy.txt has the same bytes as bridge.en.txt" in done.stdout
    assert "same bytes" not in digest.build().stdout


def test_two_machines_give_the_same_digest(digest: Digest, tmp_path: Path) -> None:
    """Other folder, other clock zone, other language of the machine, other hash seed, seeds made in another order."""
    other = make(tmp_path / "elsewhere" / "digest")
    for name in sorted((p.name for p in (other.root / "content/seeds").iterdir()), reverse=True):
        data = other.seed(name).read_bytes()
        other.seed(name).unlink()
        other.seed(name).write_bytes(data)
    env = {"TZ": "Pacific/Auckland", "LANG": "C", "LC_ALL": "C", "PYTHONHASHSEED": "7", "PYTHONUTF8": "1"}
    done = other.run("build", "--no-models", env=env)
    assert done.returncode == 0, done.stderr
    # And what the very first build made of the folder (content/pages, the registry) is no news to the next one.
    assert "compare" not in other.run("build", "--no-models", "--profile", env=env).stdout
    ours, theirs = (
        {n: d for n, (_, d) in x.snapshot().items() if not n.startswith(".digest/")} for x in (digest, other)
    )
    assert ours.keys() == theirs.keys()
    assert [n for n in ours if ours[n] != theirs[n]] == []
