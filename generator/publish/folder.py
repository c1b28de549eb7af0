"""The folder site/: whether it is ours to write, one run at a time, one file at a time."""

from __future__ import annotations

import contextlib
import errno
import os
import shutil
from collections.abc import Iterator
from pathlib import Path

from generator.errors import PublishError
from generator.files import sha256, stay_inside, temporary_of
from generator.lock import hold
from generator.publish import manifest as manifests
from generator.settings import Settings


def guard(settings: Settings) -> None:
    """Refuse a site_dir in which we could do harm.

    Raises:
        PublishError: it is a file, holds the digest, stands in what it is made from, or holds somebody else's files.
    """
    site, root = settings.site, settings.root.resolve()
    hint = "give site_dir in mkdocs.yml a folder of its own, such as `site`"
    if root == site or root.is_relative_to(site):
        raise PublishError(f"site_dir is {site}, which holds the digest itself", path="mkdocs.yml", hint=hint)
    if any(site.is_relative_to(root / name) for name in ("content", settings.state.name, ".git")):
        raise PublishError(f"site_dir is {site}, inside what it is made from", path="mkdocs.yml", hint=hint)
    if site.exists() and not site.is_dir():
        raise PublishError("site_dir is a file", path=site, hint="move it away")
    if site.is_dir() and not manifests.is_ours(site) and not _lost_mark(settings) and any(site.iterdir()):
        raise PublishError(
            "site_dir has files that are not ours", path=site, hint="empty it, or choose another site_dir"
        )


def _lost_mark(settings: Settings) -> bool:
    """The mark was deleted, but the manifest and a file as it lists it are there."""
    manifest = manifests.load(settings)
    return manifest is not None and any(
        _is(settings.site / path, output.sha256) for path, output in manifest.outputs.items()
    )


def _is(file: Path, digest: str) -> bool:
    try:
        return sha256(file.read_bytes()) == digest
    except OSError:
        return False


@contextlib.contextmanager
def locked(settings: Settings) -> Iterator[None]:
    """One run at a time; the system lets go of the lock when a run is killed.

    Raises:
        PublishError: another run is at work.
    """
    with hold(settings.state / "publish.lock") as other:
        if other is not None:
            raise PublishError(f"another run{other} is writing the site", path=settings.site, hint="wait for it to end")
        yield


def move_in(source: Path, target: Path) -> bool:
    """Give a file of the site new content, atomically, unless it has it already.

    Returns:
        True if the file was written.

    Raises:
        PublishError: a folder is in the way, or the disk refuses.
    """
    try:
        if target.is_file() and target.read_bytes() == source.read_bytes():
            return False
        stay_inside(target)
        target.parent.mkdir(parents=True, exist_ok=True)
        try:
            os.replace(source, target)  # noqa: PTH105
        except OSError as e:
            if e.errno != errno.EXDEV:
                raise
            beside = temporary_of(target)
            shutil.copyfile(source, beside)
            os.replace(beside, target)  # noqa: PTH105
    except OSError as e:
        raise PublishError(f"cannot write: {e.strerror or e}", path=target) from e
    return True
