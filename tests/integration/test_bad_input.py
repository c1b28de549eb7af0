from __future__ import annotations

from digest_folder import Digest


def lines(text: str) -> list[str]:
    return [line for line in text.splitlines() if line.startswith(("error:", "digest:"))]


def test_bad_seeds_are_one_line_each_and_do_not_stop_the_rest(digest: Digest) -> None:
    digest.seed("empty.txt").write_bytes(b"")
    digest.seed("picture.txt").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 40)
    digest.seed("long.txt").write_bytes(b"word " * 4_000_000)
    digest.seed("script.txt").write_text(
        "<script>alert(1)</script> shakes the council\n\nThe council of Portwick met on Friday to speak about a strange "
        "headline.\nNobody was harmed, said the mayor, Anna Keller, after the meeting.\n",
        encoding="utf-8",
    )
    done = digest.build()
    assert done.returncode == 1
    assert "Traceback" not in done.stderr
    assert [line.split(":")[1].strip().split("/")[-1] for line in lines(done.stderr)] == [
        "empty.txt",
        "long.txt",
        "picture.txt",
    ]
    assert "imported  1" in done.stdout
    site = digest.root / "site"
    assert [p for p in site.rglob("*.html") if "<script>alert(1)" in p.read_text(encoding="utf-8")] == []
    assert any("&lt;script&gt;alert(1)" in p.read_text(encoding="utf-8") for p in site.rglob("*.html"))
    again = digest.build()
    assert len(lines(again.stderr)) == len(lines(done.stderr))


def test_broken_front_matter_is_one_line_and_nothing_is_lost(digest: Digest) -> None:
    path = digest.article("de")
    broken = path.read_text(encoding="utf-8").replace("title:", "title: [")
    path.write_text(broken, encoding="utf-8")
    done = digest.build()
    assert done.returncode == 1
    assert len(lines(done.stderr)) == 1
    assert path.relative_to(digest.root).as_posix() in done.stderr
    assert path.read_text(encoding="utf-8") == broken
    assert (digest.root / "site/articles/index.html").exists()


def test_a_broken_registry_stops_before_anything_is_written(digest: Digest) -> None:
    (digest.root / "content/people.yml").write_text("anna-keller: [", encoding="utf-8")
    before = _of_the_editor(digest)
    done = digest.build()
    assert done.returncode == 1
    assert len(lines(done.stderr)) == 1
    assert "people.yml:" in done.stderr
    assert _of_the_editor(digest) == before


def _of_the_editor(digest: Digest) -> dict[str, object]:
    """All files but the generator's own notes, where locks and clocks are."""
    return {path: state for path, state in digest.snapshot().items() if not path.startswith(".digest/")}


def test_no_digest_folder_is_a_usage_error(digest: Digest) -> None:
    (digest.root / "mkdocs.yml").unlink()
    done = digest.build()
    assert done.returncode == 2
    assert "digest new" in done.stderr


def test_an_unknown_command_is_a_usage_error(digest: Digest) -> None:
    assert digest.run("publish").returncode == 2
