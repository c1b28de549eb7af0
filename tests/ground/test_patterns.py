"""Patterns that were compiled before and kept match as those that are compiled now."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

PROGRAM = r"""
import re
from generator import patterns
patterns.keep()
patterns.keep()
for text, flags in (
    (r"(?P<day>\d{1,2})\s(?P<month>[^\W\d_]+)|(no)", 0),
    (r"(?i:straße|ĳ)\b", 0),
    (r"^(?:a+b|[А-Я]{2,}?)(?=\s)(?<!b\s)", re.MULTILINE | re.IGNORECASE),
    (r"(?x) (a) \1 | (?(1) b | c ) # said twice", 0),
):
    p = re.compile(text, flags)
    found = [(m.span(), m.groupdict(), m.groups()) for m in p.finditer("5 мая no AAB ЯЯ x STRASSE Straße aa c\nab x")]
    print(p.flags, p.groups, dict(p.groupindex), p.pattern == text, found, p.sub("-", "aa c 5 мая"))
"""


def run(cache: Path, program: str = PROGRAM) -> str:
    environment = {k: v for k, v in os.environ.items() if k != "PYTHONDONTWRITEBYTECODE"}
    environment["PYTHONPYCACHEPREFIX"] = str(cache)
    done = subprocess.run(
        [sys.executable, "-c", program], env=environment, capture_output=True, text=True, check=True, encoding="utf-8"
    )  # fmt: skip
    return done.stdout


def test_kept_patterns_match_alike(tmp_path: Path) -> None:
    plain = run(tmp_path, PROGRAM.replace("patterns.keep()", "pass"))
    first, second = run(tmp_path), run(tmp_path)
    assert [*tmp_path.rglob("patterns*.marshal")]
    assert plain == first == second


@pytest.mark.parametrize("damage", [b"", b"junk", None])
def test_a_damaged_copy_is_made_again(tmp_path: Path, damage: bytes | None) -> None:
    first = run(tmp_path)
    (kept,) = tmp_path.rglob("patterns*.marshal")
    data = kept.read_bytes()
    kept.write_bytes(data[:-1] + b"x" if damage is None else damage)
    assert run(tmp_path) == first
    assert kept.read_bytes()[:32] == data[:32]


def test_a_kept_pattern_is_not_compiled_again(tmp_path: Path) -> None:
    run(tmp_path)
    program = (
        PROGRAM.replace("patterns.keep()\npatterns.keep()", "patterns.keep()")
        + r"""
print("new", patterns._state.new)
"""
    )
    assert run(tmp_path, program).endswith("new 0\n")
