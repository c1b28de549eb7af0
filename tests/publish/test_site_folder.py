"""Where publishing refuses to write."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from mini_digest import MiniDigest

from generator.errors import PublishError
from generator.publish.folder import guard, locked
from generator.publish.manifest import MARK, MARKER


@pytest.mark.parametrize(
    "site", ["/", ".", "..", "content", "content/pages", "content/pages/site", ".digest", ".git/x"]
)
def test_dangerous_folders_are_refused(small: MiniDigest, site: str) -> None:
    settings = replace(small.settings, site=(small.root / site).resolve())
    with pytest.raises(PublishError, match="site_dir"):
        guard(settings)


def test_a_file_is_refused(small: MiniDigest) -> None:
    small.site.write_text("notes")
    with pytest.raises(PublishError, match="is a file"):
        guard(small.settings)


def test_a_folder_with_other_files_is_refused_and_left_alone(small: MiniDigest) -> None:
    small.site.mkdir()
    (small.site / "thesis.txt").write_text("years of work")
    with pytest.raises(PublishError, match="not ours"):
        small.publish()
    assert [path.name for path in small.site.iterdir()] == ["thesis.txt"]


def test_somebody_elses_nojekyll_is_not_our_mark(small: MiniDigest) -> None:
    small.site.mkdir()
    (small.site / MARKER).write_text("")
    with pytest.raises(PublishError, match="not ours"):
        guard(small.settings)


def test_an_empty_or_marked_folder_is_fine(small: MiniDigest) -> None:
    small.site.mkdir()
    guard(small.settings)
    (small.site / MARKER).write_text(MARK)
    (small.site / "CNAME").write_text("x")
    guard(small.settings)


def test_two_runs_at_once_are_kept_apart(small: MiniDigest) -> None:
    with locked(small.settings), pytest.raises(PublishError, match="another run"), locked(small.settings):
        pass
    with locked(small.settings):
        pass


def test_a_folder_in_the_place_of_a_page_is_one_error(published: MiniDigest) -> None:
    page: Path = published.site / "about/index.html"
    page.unlink()
    (page / "x").mkdir(parents=True)
    with pytest.raises(PublishError, match="cannot write"):
        published.publish()
