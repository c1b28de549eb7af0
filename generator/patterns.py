"""Regular expressions as Python compiled them before, kept as it keeps its modules.

Some four hundred patterns are needed to read one article, and compiling them takes a quarter of what `digest inspect`
takes as a whole. Python keeps compiled modules but no compiled patterns; what it makes of a pattern is a list of
numbers, though, which can be kept and handed to its matcher again. That is an inner matter of CPython's module `re`:
where it is not found as it is expected, or another version runs, patterns are compiled as ever.
"""

from __future__ import annotations

import array
import atexit
import contextlib
import importlib
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeAlias

from generator import kept

Kept: TypeAlias = dict[tuple[str, int], tuple[int, int, dict[str, int], bytes]]
"""Text and flags as given, to: flags, number of groups, names of groups, code."""

MOST = 3000
"""Patterns that are kept: several times what all languages together need; some are made for one text only."""

_HERE = Path(__file__)
_CODE = "I"
"""A number of the code: 32 bits without a sign, in the order of bytes of this machine."""


def keep() -> None:
    """From now on patterns are taken from those kept; new ones are kept when the process ends. May be called again."""
    if sys.implementation.name != "cpython" or _state.installed:
        return
    with contextlib.suppress(ImportError, AttributeError):
        compiler, matcher = importlib.import_module("re._compiler"), importlib.import_module("_sre")
        _state.version = f"{sys.version} {matcher.MAGIC} {sys.byteorder}".encode()
        _install(compiler, matcher.compile)
        _state.installed = True


class _State:
    installed = False
    version = b""
    known: Kept
    new = 0


_state = _State()


def _install(compiler: Any, build: Callable[..., Any]) -> None:
    original, coded = compiler.compile, compiler._code  # noqa: SLF001 - see above
    codes: list[list[int]] = []
    _state.known = kept.keep(_HERE, _state.version, dict)

    def code(*args: Any) -> Any:
        codes[:] = [coded(*args)]
        return codes[0]

    def compile_(pattern: Any, flags: int = 0) -> Any:
        entry = (pattern, int(flags)) if isinstance(pattern, str) else None
        found = _state.known.get(entry) if entry is not None else None
        if found is not None:
            return _built(build, str(pattern), found)
        made = original(pattern, flags)
        if entry is not None and codes and len(_state.known) < MOST:
            _state.known[entry] = made.flags, made.groups, dict(made.groupindex), array.array(_CODE, codes[0]).tobytes()
            _state.new += 1
        return made

    compiler.compile, compiler._code = compile_, code  # noqa: SLF001
    atexit.register(_save)


def _built(build: Callable[..., Any], text: str, found: tuple[int, int, dict[str, int], bytes]) -> Any:
    flags, groups, names, code = found
    by_number: list[str | None] = [None] * (groups + 1)
    for name, number in names.items():
        by_number[number] = name
    return build(text, flags, array.array(_CODE, code).tolist(), groups, names, tuple(by_number))


def _save() -> None:
    if _state.new:
        kept.replace(_HERE, _state.version, _state.known)
