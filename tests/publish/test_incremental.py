"""Publishing renders what changed, and nothing else is touched."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from mini_digest import MiniDigest

from generator.errors import PublishError
from generator.journal import Journal
from generator.publish import publish
from generator.publish.folder import move_in


def snapshot(folder: Path) -> dict[str, tuple[bytes, int]]:
    """Bytes and modification time of every file."""
    return {
        path.relative_to(folder).as_posix(): (path.read_bytes(), path.stat().st_mtime_ns)
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def pages(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
        and "pagefind" not in path.parts
        and path.name not in {".nojekyll", "robots.txt", "sitemap.xml"}
    }


def test_a_second_run_writes_nothing_and_does_not_need_mkdocs(small: MiniDigest) -> None:
    first = small.publish()
    assert len(first.rendered) == first.total == 20
    assert first.search
    before, state = snapshot(small.site), snapshot(small.root / ".digest")
    code = (
        "import sys, pathlib; from generator import settings; from generator.publish import publish\n"
        "report = publish(settings.load(pathlib.Path(sys.argv[1])))\n"
        "assert report.rendered == report.removed == (), report\n"
        "assert report.total == 20 and report.search\n"
        "assert not {'mkdocs', 'babel'} & set(sys.modules)"
    )
    subprocess.run([sys.executable, "-c", code, str(small.root)], check=True)
    assert snapshot(small.site) == before
    now = snapshot(small.root / ".digest")
    assert {path: now[path] for path in now if not path.endswith(".lock")} == {
        path: state[path] for path in state if not path.endswith(".lock")
    }


def test_a_changed_page_is_rendered_alone_and_as_in_a_full_build(mini: MiniDigest, tmp_path: Path) -> None:
    mini.publish()
    before = snapshot(mini.site)
    mini.page("fr", "people/", title="Les gens", kind="people", body="# Les gens\n\nUne page [ailleurs](../topics/).")
    report = mini.publish()
    assert report.rendered == ("fr/people/index.html",)
    assert report.removed == ()
    after = snapshot(mini.site)
    changed = {name for name in after if after[name] != before.get(name)}
    assert changed == {"fr/people/index.html"}

    mini.article("uk", "second", extra="А ще дощ.")
    mini.page("en", "", title="Front", kind="home", body="# Front")
    assert mini.publish().rendered == ("index.html", "uk/articles/second/index.html")

    plain = tmp_path / "plain"
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--site-dir", str(plain)]
    done = subprocess.run(command, cwd=mini.root, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert "WARNING" not in done.stderr
    assert pages(mini.site) == pages(plain)


def test_a_touched_page_is_not_rendered(published: MiniDigest) -> None:
    published.file("fr", "people/").touch()
    assert published.publish().rendered == ()


def test_a_moved_digest_is_not_rendered_again(published: MiniDigest, tmp_path: Path) -> None:
    published.root.rename(tmp_path / "elsewhere")
    assert MiniDigest(tmp_path / "elsewhere", published.locales).publish().rendered == ()


def test_a_page_that_is_gone_leaves_nothing_behind(small: MiniDigest) -> None:
    small.article("en", "second", langs=("en",))
    small.publish()
    small.file("en", "articles/second/").unlink()
    report = small.publish()
    assert report.rendered == ()
    assert "articles/second/index.html" in report.removed
    assert not (small.site / "articles/second").exists()
    assert (small.site / "articles/ferry-strike/index.html").is_file()
    assert "second" not in (small.site / "sitemap.xml").read_text(encoding="utf-8")


def test_the_last_article_takes_the_index_with_it(published: MiniDigest) -> None:
    for locale in published.locales:
        published.file(locale, "articles/ferry-strike/").unlink()
    report = published.publish()
    assert not report.search
    assert not (published.site / "pagefind").exists()
    assert not (published.site / "fr/articles/ferry-strike").exists()


@pytest.mark.parametrize(
    "name", ["people/index.html", "404.html", "assets/style.css", "sitemap.xml", ".nojekyll", "pagefind/pagefind.js"]
)
def test_what_was_deleted_or_damaged_in_the_site_comes_back(published: MiniDigest, name: str) -> None:
    before = {path: data for path, (data, _) in snapshot(published.site).items()}
    (published.site / name).unlink()
    published.publish()
    assert {path: data for path, (data, _) in snapshot(published.site).items()} == before
    (published.site / name).write_text("short")
    if name == ".nojekyll":
        (published.site / name).unlink()
    published.publish()
    assert {path: data for path, (data, _) in snapshot(published.site).items()} == before


def test_a_new_setting_renders_everything(published: MiniDigest) -> None:
    published.url = "https://example.net/elsewhere/"
    published.configure()
    report = published.publish()
    assert len(report.rendered) == report.total
    assert b"https://example.net/elsewhere/people/" in (published.site / "people/index.html").read_bytes()


def test_files_that_are_not_ours_stay(published: MiniDigest) -> None:
    (published.site / "CNAME").write_text("news.example.org")
    published.article("en", "second", langs=("en",))
    published.publish()
    assert (published.site / "CNAME").read_text() == "news.example.org"


def test_other_files_of_content_pages_are_published(small: MiniDigest) -> None:
    feed = small.root / "content/pages/fr/feed.xml"
    feed.write_text("<feed/>")
    small.publish()
    assert (small.site / "fr/feed.xml").read_text() == "<feed/>"
    feed.write_text("<feed>1</feed>")
    assert small.publish().rendered == ()
    assert (small.site / "fr/feed.xml").read_text() == "<feed>1</feed>"
    feed.unlink()
    assert "fr/feed.xml" in small.publish().removed
    assert not (small.site / "fr/feed.xml").exists()


def test_a_lost_manifest_is_made_again_and_old_pages_go(small: MiniDigest) -> None:
    small.article("en", "second", langs=("en",))
    small.publish()
    (small.root / ".digest/site.json").unlink()
    small.file("en", "articles/second/").unlink()
    (small.site / "own.html").write_text("<p>An editor's own page.</p>")
    report = small.publish()
    assert "articles/second/index.html" in report.removed
    assert (small.site / "own.html").is_file()


def test_a_broken_manifest_is_no_manifest(published: MiniDigest) -> None:
    (published.root / ".digest/site.json").write_text('{"version": 1, "site": 3')
    published.publish()
    assert any("pages" in record for record in Journal(published.root / ".digest/site.json").read())


def test_an_interrupted_run_is_made_good(published: MiniDigest, monkeypatch: pytest.MonkeyPatch) -> None:
    published.article("en", "second", langs=("en",))
    published.page("en", "about/", title="About", kind="about", body="# Other words")
    calls: list[str] = []

    def failing(source: Path, target: Path) -> bool:
        calls.append(target.name)
        if len(calls) == 3:
            raise KeyboardInterrupt
        return move_in(source, target)

    monkeypatch.setattr("generator.publish.site.move_in", failing)
    with pytest.raises(KeyboardInterrupt):
        published.publish()
    monkeypatch.undo()
    # In the meantime the new article goes again: what the killed run left of it must go too.
    published.file("en", "articles/second/").unlink()
    published.publish()
    assert not (published.site / "articles/second").exists()
    assert "Other words" in (published.site / "about/index.html").read_text(encoding="utf-8")
    assert [path.name for path in (published.root / ".digest").iterdir() if path.name.startswith("publish-")] == []


def test_two_pages_with_one_address_are_refused(small: MiniDigest) -> None:
    (small.root / "content/pages/en/people.md").write_text("---\ntitle: x\n---\nx\n")
    with pytest.raises(PublishError, match="same address"):
        small.publish()


def test_without_pagefind_there_is_a_warning_and_a_site(small: MiniDigest, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PAGEFIND_BINARY_PATH", str(small.root / "nothing"))
    said: list[str] = []
    report = publish(small.settings, say=said.append)
    assert not report.search
    assert (small.site / "index.html").is_file()
    assert len(said) == 1
    assert said[0].startswith("the site has no search:")
    monkeypatch.delenv("PAGEFIND_BINARY_PATH")
    assert small.publish().search
    assert (small.site / "pagefind/pagefind.js").is_file()


def test_the_same_pages_give_the_same_site_wherever_they_are(tmp_path: Path) -> None:
    sites = []
    for name, zone in (("one", "UTC"), ("two", "Pacific/Kiritimati")):
        digest = MiniDigest(tmp_path / name, ("en", "fr"))
        digest.root.mkdir()
        digest.fill()
        code = "import sys, pathlib; from generator import settings; from generator.publish import publish\n"
        code += "publish(settings.load(pathlib.Path(sys.argv[1])))"
        variables = {"TZ": zone, "LC_ALL": "C", "PYTHONHASHSEED": "7" if name == "one" else "13", "PATH": ""}
        subprocess.run([sys.executable, "-c", code, str(digest.root)], check=True, env=variables)
        sites.append({path: data for path, (data, _) in snapshot(digest.site).items()})
    assert sites[0] == sites[1]
