"""The whole of what the small digest gives, compared file by file with what is kept in tests/golden.

After a wanted change: `UPDATE_GOLDEN=1 pytest tests/integration/test_golden.py`, then read the difference before committing it.
"""

from __future__ import annotations

import os
import re
import shutil
from pathlib import Path

import pytest
from digest_folder import Digest

GOLDEN = Path(__file__).parent.parent / "golden" / "portwick"


SCORES = re.compile(r'<section class="pd-section" aria-labelledby="quality">.*?</section>', re.DOTALL)


def shown(html: str) -> str:
    """A rendered page less what only the theme's version decides: the names of its assets, white space."""
    html = re.sub(r"assets/(stylesheets|javascripts)/[\w./-]+", r"assets/\1/…", html)
    return re.sub(r"\n\s*\n+", "\n", html)


def _text(path: Path) -> str:
    """A file's text, less what changes with every measurement or library.

    Of a picture, which another version of the drawing library packs otherwise, that it is there; the about page without
    the program's scores.
    """
    if path.suffix == ".png":
        return f"a picture of {path.suffix}\n"
    return SCORES.sub("", path.read_text(encoding="utf-8"))


def tree(digest: Digest) -> dict[str, str]:
    """Everything derived, by path: the content as it is, the site as its addresses and a page of each kind."""
    files = {
        p.relative_to(digest.root).as_posix(): _text(p)
        for p in sorted((digest.root / "content").rglob("*"))
        if p.is_file() and "seeds" not in p.parts
    }
    site = digest.root / "site"
    pages = sorted(p.relative_to(site).as_posix() for p in site.rglob("*.html") if "pagefind" not in p.parts)
    files["site.txt"] = "".join(f"{page}\n" for page in pages)
    for page in ("index.html", "fr/people/anna-keller/index.html", "404.html"):
        files[f"site/{page}"] = shown((site / page).read_text(encoding="utf-8"))
    files["site/sitemap.xml"] = (site / "sitemap.xml").read_text(encoding="utf-8")
    return files


def test_the_whole_digest_is_as_kept(built_once: Digest) -> None:
    now = tree(built_once)
    if os.environ.get("UPDATE_GOLDEN"):
        shutil.rmtree(GOLDEN, ignore_errors=True)
        for name, text in now.items():
            (GOLDEN / name).parent.mkdir(parents=True, exist_ok=True)
            (GOLDEN / name).write_text(text, encoding="utf-8", newline="")
        pytest.fail("golden files written anew: read the difference, then run without UPDATE_GOLDEN")
    kept = {p.relative_to(GOLDEN).as_posix(): p.read_bytes().decode() for p in GOLDEN.rglob("*") if p.is_file()}
    assert sorted(now) == sorted(kept)
    for name, text in now.items():
        assert text == kept[name], f"{name} differs"
