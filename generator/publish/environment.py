"""The fingerprint of all that shapes a page beside its own file: theme, settings, words, programs."""

from __future__ import annotations

import json
import os
import platform
import re
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from generator import __version__
from generator.files import sha256
from generator.settings import Settings

PROGRAMS = (
    "mkdocs",
    "mkdocs-material", "mkdocs-static-i18n", "markdown", "pymdown-extensions", "jinja2", "pygments", "pagefind",
)  # fmt: skip
"""Packages whose version can change a page or the index."""

PACKAGE = Path(__file__).parent.parent


def fingerprint(settings: Settings) -> str:
    """SHA-256 over everything but content/pages that the site depends on."""
    text = settings.mkdocs_yml.read_text(encoding="utf-8-sig")
    parts = {
        "polydigest": __version__,
        "python": platform.python_version_tuple()[:2],
        "programs": {name: _version(name) for name in PROGRAMS},
        "mkdocs.yml": text,
        "variables": {name: os.environ.get(name) for name in _variables(text)},
        "theme": _tree(PACKAGE / "theme"),
        "words": {**_tree(PACKAGE / "pages" / "locales"), **_tree(PACKAGE / "pages" / "i18n.py")},
        "code": {path.name: sha256(path.read_bytes()) for path in sorted(Path(__file__).parent.glob("*.py"))},
        "own": {name: _tree(settings.root / name) for name in _named(text)},
    }
    return sha256(json.dumps(parts, ensure_ascii=False, sort_keys=True))


def _version(package: str) -> str | None:
    try:
        return version(package)
    except PackageNotFoundError:
        return None


def _variables(text: str) -> list[str]:
    """Names of the environment variables that mkdocs.yml asks for with ``!ENV``."""
    wanted = re.findall(r"!ENV\s+(\[[^\]]*\]|\S+)", text)
    return sorted({name for group in wanted for name in re.findall(r"[A-Za-z_]\w*", group)})


def _named(text: str) -> list[str]:
    """The digest's own theme folder and hooks, if mkdocs.yml names any."""
    # In any style of YAML; what is named elsewhere by chance does no harm.
    folders = re.findall(r"\bcustom_dir[\"']?:\s*[\"']?([^\s\"'#,{}]+)", text)
    hooks = re.findall(r"[^\s\"'#,\[\]{}]+\.py\b", text)
    return sorted({*folders, *hooks})


def _tree(path: Path) -> dict[str, str]:
    """SHA-256 of a file, or of every file under a folder."""
    files = [path] if path.is_file() else sorted(p for p in path.rglob("*") if p.is_file())
    return {p.relative_to(path.parent).as_posix(): sha256(p.read_bytes()) for p in files if p.suffix != ".pyc"}
