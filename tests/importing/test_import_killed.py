"""An import killed at any moment is ended by the next one, with the bytes of an import that nobody disturbed."""

from __future__ import annotations

import shutil
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from import_folder import content, make

from generator import settings
from generator.importing import import_seeds
from generator.importing.journal import Journal, recover
from generator.settings import Settings

SEEDS = 8

KILLED = """
import os, signal, sys
from pathlib import Path
from generator import settings
from generator.importing import import_seeds
at, root = sys.argv[1], Path(sys.argv[2])
kind, _, number = at.partition(" ")
left = int(number)
def deadly(function):
    def call(*args, **kwargs):
        global left
        left -= 1
        if left < 0:
            os.kill(os.getpid(), signal.SIGKILL)
        return function(*args, **kwargs)
    return call
if kind == "replace":
    os.replace = deadly(os.replace)
elif kind == "unlink":
    Path.unlink = deadly(Path.unlink)
elif kind == "read":
    from generator.importing.spool import Spool
    Spool.put = deadly(Spool.put)
else:
    from generator.importing.desk import Desk
    Desk.draft = deadly(Desk.draft)
import_seeds(settings.load(root), models=False, workers=1)
"""


@pytest.fixture(scope="module")
def undisturbed(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """A digest with seeds only, and the same imported."""
    folder = tmp_path_factory.mktemp("undisturbed")
    make(folder / "seeds", SEEDS)
    shutil.copytree(folder / "seeds", folder / "digest")
    import_seeds(settings.load(folder / "digest"), models=False)
    return folder / "seeds", folder / "digest"


def killed(seeds: Path, root: Path, at: str) -> Settings:
    """A digest whose import was killed before its n-th step of a kind."""
    shutil.copytree(seeds, root)
    command = [sys.executable, "-c", KILLED, at, str(root)]
    done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=60)
    assert done.returncode == -signal.SIGKILL, done.stderr
    return settings.load(root)


# The first replacement is the journal's; the registry, the articles and the ledger follow.
@pytest.mark.parametrize("at", ["read 5", "draft 4", "replace 0", "replace 1", "replace 2", f"replace {SEEDS + 2}"])
def test_the_next_import_ends_what_was_begun(at: str, undisturbed: tuple[Path, Path], tmp_path: Path) -> None:
    seeds, whole = undisturbed
    digest = killed(seeds, tmp_path / "digest", at)
    report = import_seeds(digest, models=False)
    assert content(digest.root) == content(whole)
    assert (len(report.imported), report.conflicts, report.errors) == (SEEDS, [], [])
    assert import_seeds(digest, models=False).imported == []


def test_what_was_read_is_not_read_again(undisturbed: tuple[Path, Path], tmp_path: Path) -> None:
    digest = killed(undisturbed[0], tmp_path / "digest", "read 5")
    told: list[int] = []
    import_seeds(digest, models=False, progress=lambda done, _total: told.append(done))
    spool = tmp_path / "again"
    assert told[:6] == [0, 1, 2, 3, 4, 5]
    assert not spool.exists()


@pytest.mark.parametrize("at", ["replace 4"])
def test_without_the_caches_nothing_becomes_a_conflict_or_a_double(
    at: str, undisturbed: tuple[Path, Path], tmp_path: Path
) -> None:
    digest = killed(undisturbed[0], tmp_path / "digest", at)
    shutil.rmtree(digest.state)
    written = [name for name in content(digest.root) if name.endswith(".md")]
    assert 0 < len(written) < SEEDS
    report = import_seeds(digest, models=False)
    names = [name for name in content(digest.root) if name.endswith(".md")]
    assert len(names) == SEEDS
    assert (report.conflicts, report.errors) == ([], [])
    assert len(report.imported) == SEEDS - len(written)
    assert import_seeds(digest, models=False).imported == []


def test_what_an_editor_did_meanwhile_is_kept(undisturbed: tuple[Path, Path], tmp_path: Path) -> None:
    digest = killed(undisturbed[0], tmp_path / "digest", "replace 4")
    path = min(digest.articles.rglob("*.md"))
    edited = path.read_text(encoding="utf-8").replace("lang: ", "own: mine\nlang: ", 1)
    path.write_text(edited, encoding="utf-8")
    report = import_seeds(digest, models=False)
    assert path.read_text(encoding="utf-8") == edited
    assert report.errors == []
    assert len([name for name in content(digest.root) if name.endswith(".md")]) == SEEDS


def test_an_article_that_an_editor_broke_meanwhile_is_not_written_over(
    undisturbed: tuple[Path, Path], tmp_path: Path
) -> None:
    digest = killed(undisturbed[0], tmp_path / "digest", "replace 4")
    path = min(digest.articles.rglob("*.md"))
    broken = path.read_text(encoding="utf-8").replace("lang: ", "lang: [", 1)
    path.write_text(broken, encoding="utf-8")
    shutil.rmtree(digest.state)
    report = import_seeds(digest, models=False)
    assert path.read_text(encoding="utf-8") == broken
    assert len(report.errors) == 1


def test_a_worker_ends_with_the_import_that_started_it(undisturbed: tuple[Path, Path], tmp_path: Path) -> None:
    digest = settings.load(shutil.copytree(undisturbed[0], tmp_path / "digest"))
    command = [sys.executable, "-m", "generator.cli", "-C", str(digest.root), "import", "--no-models", "--workers", "2"]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, start_new_session=True)
    read = digest.state / "import" / "read"
    while process.poll() is None and not (read.exists() and read.stat().st_size > 1000):
        pass
    process.kill()
    process.communicate()  # ends when the last process that has the pipes has ended
    assert process.returncode == -signal.SIGKILL
    import_seeds(digest, models=False)
    assert content(digest.root) == content(undisturbed[1])


def test_a_journal_never_leads_out_of_the_digest(tmp_path: Path) -> None:
    root = tmp_path / "digest"
    root.mkdir()
    with Journal(root / ".digest/journal", root) as files:
        files.write(root / "a.txt", "text")
        files.commit({})
    assert (root / "a.txt").read_text(encoding="utf-8") == "text"
    bad = '{"journal": 1}\n{"path": "../b.txt", "before": null, "text": "out", "leave_edited": false}\n{"report": {}}\n'
    (root / ".digest/journal").write_text(bad, encoding="utf-8")
    with pytest.raises(Exception, match="outside the digest"):
        recover(root / ".digest/journal", root)
    assert not (tmp_path / "b.txt").exists()


@pytest.mark.parametrize("text", ["", "{}", "no json", '{"journal": 1}\n{"path": "a", "before": null, "text": "x"}\n'])
def test_a_file_that_is_no_whole_journal_is_forgotten(text: str, tmp_path: Path) -> None:
    (tmp_path / "journal").write_text(text, encoding="utf-8")
    assert recover(tmp_path / "journal", tmp_path) is None
    assert list(tmp_path.iterdir()) == []
