"""A digest that is about to change."""

from __future__ import annotations

from pathlib import Path

import pytest
from fault_lab import FERRY, LIBRARY, ORCHESTRA, PONT, PORT, Change, Lab, copy, files


@pytest.fixture(scope="session")
def before(lab: Lab) -> Path:
    """A built digest in which editors have worked, and then the seeds and articles changed: what is to be built next.

    A new seed, one whose article is untouched and that changed, one that changed under an edited article (a conflict), one
    that was deleted with its article, an edited article, decisions and a comment in people.yml, files of an editor's own.
    """
    root = lab.make("before", {"port.txt": PORT, "pont.txt": PONT, "orchestra.txt": ORCHESTRA, "library.txt": LIBRARY})
    assert lab.build(root).code == 0
    assert lab.run(root, "people", "rename", "anna-keller", "fr", "Anna Keller-Roy").code == 0
    people = root / "content/people.yml"
    people.write_text(people.read_text(encoding="utf-8") + "# kept by hand\n", encoding="utf-8")
    edit(
        root,
        "harbour-bridge-in-portwick-reopens-after-two-years-of-repairs.en",
        "twice the first estimate",
        "far too much",
    )
    seeds = root / "content/seeds"
    (seeds / "port.txt").write_text(PORT + "Buses cross the bridge again from Tuesday.\n", encoding="utf-8")
    (seeds / "orchestra.txt").write_text(ORCHESTRA + "Tickets are on sale from August.\n", encoding="utf-8")
    (seeds / "ferry.txt").write_text(FERRY, encoding="utf-8")
    next((root / "content/articles").rglob("portwick-library*.md")).unlink()
    (root / "site/CNAME").write_text("digest.example\n", encoding="utf-8")
    return root


@pytest.fixture(scope="session")
def change(lab: Lab, before: Path) -> Change:
    """The same, and what an undisturbed build makes of it."""
    root = copy(before, lab.folder / "after")
    done = lab.build(root)
    assert done.code == 0, done.said
    assert "conflict" in done.stdout
    return Change(before, files(root))


def edit(root: Path, name: str, old: str, new: str) -> Path:
    path = next((root / "content/articles").rglob(f"{name}.md"))
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")
    return path
