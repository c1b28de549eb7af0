"""MkDocs, run in this process on a staged part of content/pages."""

from __future__ import annotations

import contextlib
import logging
import os
import shutil
from collections.abc import Iterable, Iterator
from pathlib import Path

from generator.errors import PublishError
from generator.settings import Settings

STUB = "---\ntitle: Home\n---\n"
"""Stands in for a home page that did not change: static-i18n wants one in every locale. Its output is thrown away."""


def stage(settings: Settings, sources: Iterable[str], folder: Path) -> None:
    """Put the files named (paths under content/pages) into a docs_dir of their own."""
    for source in sources:
        target = folder / source
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(settings.pages / source, target)
    for locale in settings.locales:
        home = folder / locale.code / "index.md"
        if not home.exists():
            home.parent.mkdir(parents=True, exist_ok=True)
            home.write_text(STUB, encoding="utf-8")


def prepare() -> None:
    """Load MkDocs, so that the processes that are to render need not do it each."""
    os.environ.setdefault("NO_MKDOCS_2_WARNING", "1")
    import mkdocs.commands.build  # noqa: PLC0415
    import mkdocs.config  # noqa: F401, PLC0415


def render(settings: Settings, docs: Path, site: Path, *, strict: bool, assets: bool = True) -> list[str]:
    """Run MkDocs with the digest's own mkdocs.yml from one folder into another.

    Args:
        settings: the digest.
        docs: what to render.
        site: where to.
        strict: a warning is an error.
        assets: whether the themes' own files and pages (style sheet, fonts, 404.html) are wanted too.

    Returns:
        What MkDocs warned of (none in strict mode).

    Raises:
        PublishError: the configuration is wrong, or MkDocs warns (in strict mode) or fails.
    """
    os.environ.setdefault("NO_MKDOCS_2_WARNING", "1")
    from mkdocs import utils  # noqa: PLC0415 - slow to import
    from mkdocs.commands.build import build  # noqa: PLC0415
    from mkdocs.config import load_config  # noqa: PLC0415
    from mkdocs.exceptions import MkDocsException  # noqa: PLC0415

    from generator.publish import lean, styles  # noqa: PLC0415

    # static-i18n puts its own function here during a build, and leaves it there when the build fails.
    clean = utils.clean_directory
    wanted = None if assets else [f"assets/{name}" for name in styles.PARTS]
    with _warnings() as warnings, lean.theme_files(wanted):
        try:
            config = load_config(
                str(settings.mkdocs_yml), docs_dir=str(docs), site_dir=str(site), strict=strict
            )  # fmt: skip
            if not assets:
                config.theme.static_templates.clear()
            build(config)
        except MkDocsException as e:
            raise PublishError(
                warnings[0] if warnings else str(e) or type(e).__name__, path=settings.mkdocs_yml.name,
                hint="`mkdocs build --strict` says more",
            ) from e  # fmt: skip
        finally:
            utils.clean_directory = clean
    return warnings


@contextlib.contextmanager
def _warnings() -> Iterator[list[str]]:
    """Collect what MkDocs warns of, instead of printing it."""
    collected: list[str] = []

    class Collector(logging.Handler):
        def emit(self, record: logging.LogRecord) -> None:
            collected.append(record.getMessage())

    logger, handler = logging.getLogger("mkdocs"), Collector(logging.WARNING)
    propagate, logger.propagate = logger.propagate, False
    logger.addHandler(handler)
    try:
        yield collected
    finally:
        logger.removeHandler(handler)
        logger.propagate = propagate
