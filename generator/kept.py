"""Small data that takes long to make, kept as Python keeps compiled modules: in ``__pycache__``, for this Python.

Each is told to be good by hashes: of what it was made of, and of itself. Where nothing can be written, or Python is
told to write no bytecode, it is made each time.
"""

from __future__ import annotations

import contextlib
import hashlib
import importlib.util
import marshal
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

from generator.files import write_derived


def keep(path: Path, source: bytes, make: Callable[[], Any]) -> Any:
    """What is made of something that changes rarely, kept as Python keeps compiled modules.

    Args:
        path: the name to keep it under, beside the code that reads it; there need be no such file.
        source: what it is made of, or what tells whether that changed.
        make: makes it: plain data.
    """
    key = _digest(source) + _digest(sys.version.encode())
    cache = _compiled_at(path)
    with contextlib.suppress(OSError, ValueError, EOFError, TypeError):
        head, packed = (found := cache.read_bytes())[: len(key)], found[len(key) + _DIGEST :]
        if head == key and found[len(key) : len(key) + _DIGEST] == _digest(packed):
            return marshal.loads(packed)  # noqa: S302 - written by us, beside our own bytecode
    data = make()
    replace(path, source, data)
    return data


def replace(path: Path, source: bytes, data: Any) -> None:
    """Keep something under the name and source with which `keep` then finds it; nothing, where that cannot be."""
    if sys.dont_write_bytecode:
        return
    with contextlib.suppress(OSError, ValueError):  # a read-only install; a value that marshal does not know
        packed = marshal.dumps(data)
        write_derived(_compiled_at(path), _digest(source) + _digest(sys.version.encode()) + _digest(packed) + packed)


_DIGEST = 16
"""Bytes of a hash."""


def _digest(data: bytes) -> bytes:
    return hashlib.blake2b(data, digest_size=_DIGEST).digest()


def _compiled_at(path: Path) -> Path:
    """Where the compiled copy of a word list stands: where Python would put that of a module of its name."""
    module = Path(importlib.util.cache_from_source(str(path) + ".py"))
    return module.with_suffix(".marshal")
