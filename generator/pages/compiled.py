"""Templates compiled once: every locale has an environment of its own, and all of them the same templates.

Compiled templates of this package and of Material's are kept as Python keeps compiled modules, in ``__pycache__``, for
this Python and this Jinja, until the template changes (told by its hash, not by its time). `load` and `save` keep other
things there that take long to make and depend on nothing but what is installed.
"""

from __future__ import annotations

import contextlib
import hashlib
import importlib.util
import marshal
import os
import sys
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from types import CodeType
from typing import TYPE_CHECKING, Any

import jinja2
from jinja2.bccache import Bucket, BytecodeCache, bc_magic

from generator.files import write_derived

if TYPE_CHECKING:
    from jinja2 import Environment

PACKAGE = Path(__file__).parent.parent
_DIGEST = 20
"""Bytes of a hash."""


class CompiledTemplates(BytecodeCache):
    """Compiled templates, in memory and beside the code, for environments of equal settings.

    A quarter of the time of a small build went into compiling each template again for each locale. Jinja works out
    filters of constants when it compiles: no template may put a constant through a filter that depends on the locale.
    """

    def __init__(self) -> None:
        self._codes: dict[tuple[str, str], CodeType] = {}
        self._files: dict[str, Path] = {}

    def get_bucket(self, environment: Environment, name: str, filename: str | None, source: str) -> Bucket:
        """The place of a template; one of a package's has a place in a file too."""
        key = self.get_cache_key(name, filename)
        if filename is not None and filename.startswith(_packages()):
            self._files[key] = _place(filename)
        bucket = Bucket(environment, key, _checksum(environment, source))
        self.load_bytecode(bucket)
        return bucket

    def load_bytecode(self, bucket: Bucket) -> None:
        """Give the code of a template if its source is the one that was compiled."""
        bucket.code = self._codes.get((bucket.key, bucket.checksum))
        if bucket.code is None and bucket.key in self._files:
            code = load(self._files[bucket.key], bucket.checksum)
            if isinstance(code, CodeType):
                bucket.code = self._codes[bucket.key, bucket.checksum] = code

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep the code of a template."""
        if bucket.code is None:
            return
        self._codes[bucket.key, bucket.checksum] = bucket.code
        if bucket.key in self._files:
            save(self._files[bucket.key], bucket.checksum, bucket.code)


@cache
def _packages() -> tuple[str, ...]:
    """The folders of this package and of Material's."""
    spec = find_spec("material")
    others = list(spec.submodule_search_locations or ()) if spec else []
    return tuple(f"{folder}{os.sep}" for folder in (str(PACKAGE), *others))


def _place(filename: str) -> Path:
    """Where the compiled copy of a template stands: where Python would put that of a module of this package."""
    name = hashlib.blake2b(filename.encode("utf-8", "surrogatepass"), digest_size=8).hexdigest()
    return place(f"template-{name}")


def place(name: str) -> Path:
    """The file that something is kept in."""
    return Path(importlib.util.cache_from_source(str(PACKAGE / f"{name}.py"))).with_suffix(".marshal")


def _checksum(environment: Environment, source: str) -> str:
    """Of a template and of all that shapes what is compiled of it."""
    e = environment
    shape = (
        sys.version, jinja2.__version__, bc_magic, e.trim_blocks, e.lstrip_blocks, e.keep_trailing_newline,
        e.newline_sequence, e.line_statement_prefix, e.line_comment_prefix, bool(e.autoescape), e.optimized,
        e.block_start_string, e.variable_start_string, e.comment_start_string, sorted(e.extensions), source,
    )  # fmt: skip
    return _digest(repr(shape).encode("utf-8", "surrogatepass")).hex()


def load(path: Path, key: str) -> Any:
    """What was kept in a file under a key; None if that is not there."""
    with contextlib.suppress(OSError, ValueError, EOFError, TypeError):
        kept = path.read_bytes()
        packed = kept[2 * _DIGEST :]
        if kept[: 2 * _DIGEST] == _digest(key.encode()) + _digest(packed):
            return marshal.loads(packed)  # noqa: S302 - written by us, beside our own bytecode
    return None


def save(path: Path, key: str, value: Any) -> None:
    """Keep a value that marshal knows; not where Python is told to write no bytecode, or cannot write."""
    if not sys.dont_write_bytecode:
        packed = marshal.dumps(value)
        with contextlib.suppress(OSError):  # a read-only install
            write_derived(path, _digest(key.encode()) + _digest(packed) + packed)


def _digest(data: bytes) -> bytes:
    return hashlib.blake2b(data, digest_size=_DIGEST).digest()
