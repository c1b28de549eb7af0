"""The front matter of a page: YAML, of which every value is JSON on one line.

Each value of JSON is one of YAML too, so any YAML parser reads the pages; our own readers need none, and front matter
is written and read some ten times faster (there are tens of thousands of pages, each with a hundred values).
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping
from typing import Any

FRONT_MATTER = re.compile(r"-{3}[ \t]*\r?\n(.*?\n)(?:\.{3}|-{3})[ \t]*\r?\n", re.DOTALL)
"""What MkDocs takes for front matter (`mkdocs.utils.meta`)."""

UNDER = "digest"
"""The one key whose value is a mapping with a line for each of its keys."""

_FORM = re.compile(rf"((?:[a-z_]+: .+\n)*)(?:{UNDER}:\n((?:  [a-z_]+: .+\n)+))?")
_LINE = re.compile(r" *([a-z_]+): (.+)")
_PLAIN = re.compile(r'["{\[]|(?:true|false|null|-?(?:0|[1-9]\d*))$')
"""How a value begins that means the same in JSON and in YAML 1.1."""

_UNSEEN = re.compile("[\x7f-\x9f\u2028\u2029\ud800-\udfff\ufeff\ufffe\uffff]")
"""What JSON lets stand and YAML does not, or takes for the end of a line."""


def dump(meta: Mapping[str, Any]) -> str:
    """A page's front matter with the lines around it, ending in a newline.

    Args:
        meta: plain values by key, all in small letters; those under `UNDER` have a line each, and come last.

    Raises:
        TypeError: a value is not plain (a date, say, is to be given as text).
    """
    lines = [f"{key}: {_json(value)}" for key, value in meta.items() if key != UNDER]
    if under := meta.get(UNDER):
        lines += [f"{UNDER}:", *(f"  {key}: {_json(value)}" for key, value in under.items())]
    return "\n".join(("---", *lines, "---", ""))


def _json(value: object) -> str:
    text = json.dumps(value, ensure_ascii=False)
    return _UNSEEN.sub(lambda found: f"\\u{ord(found[0]):04x}", text)


def load(front: str, wanted: Callable[[str], bool] | None = None) -> dict[str, Any] | None:
    """Read the lines between the marks of a front matter that `dump` wrote.

    Args:
        front: the lines.
        wanted: whether a key under `UNDER` is to be read; by default all are.

    Returns:
        None if it is not in our form, and needs a parser of YAML.
    """
    found = _FORM.fullmatch(front)
    if found is None or _UNSEEN.search(front):
        return None
    try:
        meta = _values(found[1])
        if found[2]:
            meta[UNDER] = _values(found[2], wanted)
    except ValueError:
        return None
    return meta


def _values(lines: str, wanted: Callable[[str], bool] | None = None) -> dict[str, Any]:
    """The values by key.

    Raises:
        ValueError: one is not JSON, or YAML would take it for something else; or a key is there twice.
    """
    pairs = _LINE.findall(lines)
    values = {key: _value(text) for key, text in pairs if wanted is None or wanted(key)}
    if wanted is None and len(values) < len(pairs):
        raise ValueError(lines)
    return values


def _value(text: str) -> Any:
    """A value on a line.

    Raises:
        ValueError: it is not JSON, or YAML would take it for something else.
    """
    if _PLAIN.match(text) is None:
        raise ValueError(text)
    return json.loads(text)
