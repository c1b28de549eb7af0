"""YAML as the digest reads and writes it: plain data, no surprises, errors with a line.

Read: libyaml's safe loader, less what makes YAML 1.1 treacherous. ``no`` and ``on`` are strings (``lang: no`` is
Norwegian), a key given twice is an error (PyYAML would keep the last in silence), anchors and aliases are refused (a
"billion laughs" explodes on use), and every way in which PyYAML can fail (it has four exception types for four kinds of
bad value) becomes one error with file and line.

The word lists that stand beside the code are read by `load_beside`: parsed once, then taken from a compiled copy.

Written: sorted the way the caller gives it, Unicode kept, lines not wrapped, so that git diffs are one line a change.
"""

from __future__ import annotations

import re
from collections.abc import Hashable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeAlias

import yaml

from generator import kept
from generator.errors import DigestError

if TYPE_CHECKING:
    from pathlib import PurePath

try:
    from yaml import CSafeDumper as _Dumper
    from yaml import CSafeLoader as _Loader
except ImportError:  # pragma: no cover - PyYAML without libyaml: seven times slower, same result
    from yaml import SafeDumper as _Dumper  # type: ignore[assignment]
    from yaml import SafeLoader as _Loader  # type: ignore[assignment]

Plain: TypeAlias = Any
"""What YAML holds: None, bool, int, float, str, date, datetime, list, dict."""

MAX_BYTES = 32 * 1024 * 1024
"""Longest YAML text read, in characters: far over any registry, far under what would exhaust memory."""

MAX_DEPTH = 50
"""Deepest nesting read, in levels: libyaml's composer recurses in C and overflows the stack at some ten thousand."""


class _StrictLoader(_Loader):
    """Safe loader without aliases, duplicate keys and the YAML 1.1 booleans."""

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[Hashable, Any]:  # noqa: FBT001, FBT002
        """Build a dict; refuse a key given twice."""
        seen: set[Hashable] = set()
        for key_node, _ in node.value:
            key = self.construct_object(key_node, deep=True)
            if not isinstance(key, Hashable):
                raise yaml.constructor.ConstructorError(None, None, "a key must be a plain value", key_node.start_mark)
            if key in seen:
                raise yaml.constructor.ConstructorError(None, None, f"key {key!r} given twice", key_node.start_mark)
            seen.add(key)
        return super().construct_mapping(node, deep=deep)


# `true`/`false` in YAML 1.2's spelling only; everything else that YAML 1.1 takes for a boolean stays a string.
_StrictLoader.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in pairs if tag != "tag:yaml.org,2002:bool"]
    for first, pairs in _Loader.yaml_implicit_resolvers.items()
}
_StrictLoader.add_implicit_resolver(
    "tag:yaml.org,2002:bool", re.compile(r"^(?:true|True|TRUE|false|False|FALSE)$"), list("tTfF")
)


class _TidyDumper(_Dumper):
    """Safe dumper that never writes anchors."""

    def ignore_aliases(self, data: object) -> bool:
        """Write every value out, also one met before."""
        del data
        return True


def load(
    text: str, *, path: PurePath | str | None = None, first_line: int = 1, error: type[DigestError] = DigestError
) -> Plain:
    """Parse one YAML document.

    Args:
        text: the document.
        path: the file it stands in, for messages.
        first_line: line of that file on which ``text`` starts (2 for front matter).
        error: the class to raise.

    Raises:
        DigestError: of class ``error``, for anything that is not a plain YAML document.
    """
    if len(text) > MAX_BYTES:
        raise error(f"YAML of {len(text)} characters", path=path, hint=f"the limit is {MAX_BYTES}")
    try:
        _refuse_tricks(text, path=path, first_line=first_line, error=error)
        return yaml.load(text, Loader=_StrictLoader)  # noqa: S506 - a subclass of the safe loader
    except yaml.MarkedYAMLError as e:
        mark = e.problem_mark or e.context_mark
        line = first_line + mark.line if mark else None
        raise error(f"not valid YAML: {e.problem or e.context}", path=path, line=line, hint=_hint(e)) from e
    except yaml.reader.ReaderError as e:
        line = first_line + text.count("\n", 0, e.position if isinstance(e.position, int) else 0)
        raise error(f"not valid YAML: character {e.character!r} is not allowed", path=path, line=line) from e
    except (ValueError, TypeError, OverflowError, RecursionError, yaml.YAMLError) as e:
        # Invalid dates, integers over Python's digit limit, unhashable keys, nesting beyond the stack.
        raise error(f"not valid YAML: {str(e) or type(e).__name__}", path=path, line=first_line) from e


def _refuse_tricks(text: str, *, path: PurePath | str | None, first_line: int, error: type[DigestError]) -> None:
    """Look at the events alone, before anything is built that aliases or depth could blow up."""
    depth = 0
    for event in yaml.parse(text, Loader=_Loader):
        depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
        line = first_line + (event.start_mark.line if event.start_mark else 0)
        if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None):
            raise error("YAML anchors and aliases are not allowed", path=path, line=line, hint="write the value out")
        if depth > MAX_DEPTH:
            raise error(f"YAML nested more than {MAX_DEPTH} levels deep", path=path, line=line)


def _hint(e: yaml.MarkedYAMLError) -> str | None:
    if e.problem and "mapping values are not allowed" in e.problem:
        return "put a value that contains a colon in quotes"
    return None


def load_mapping(
    text: str, *, path: PurePath | str | None = None, first_line: int = 1, error: type[DigestError] = DigestError
) -> dict[str, Plain]:
    """Parse a YAML document that must be a mapping with text keys; an empty document is an empty mapping.

    Raises:
        DigestError: of class ``error``, as `load`, and for a list, a scalar or a key that is no text.
    """
    data = load(text, path=path, first_line=first_line, error=error)
    if data is None:
        return {}
    if not isinstance(data, dict):
        raise error(f"expected `key: value` lines, found a {type(data).__name__}", path=path, line=first_line)
    for key in data:
        if not isinstance(key, str):
            raise error(f"key {key!r} is not text", path=path, line=first_line, hint="put it in quotes")
    return data


def load_beside(path: Path) -> dict[str, Plain]:
    """Parse a word list that stands beside the code that reads it, as `load_mapping`.

    What was parsed is kept as Python keeps compiled modules: in ``__pycache__``, for this Python, until the list
    changes (told by its hash, not by its time). The parser is the strict one, and some hundred times slower. Where
    nothing can be written, or Python is told to write no bytecode, the list is parsed each time.

    Raises:
        DigestError: as `load_mapping`.
    """
    source = path.read_bytes()
    data: dict[str, Plain] = kept.keep(path, source, lambda: load_mapping(source.decode(), path=path))
    return data


def dump(data: Mapping[str, Plain] | list[Plain]) -> str:
    """Write plain data as YAML in block style, keys in the order given, ending in a newline.

    Raises:
        yaml.YAMLError: the data holds something that is not plain.
    """
    text: str = yaml.dump(
        data, Dumper=_TidyDumper, sort_keys=False, allow_unicode=True, width=2**31 - 1, default_flow_style=False
    )
    return text
