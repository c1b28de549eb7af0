"""Every input of fuzz/corpus keeps every target's promises; so does whatever hypothesis thinks of, from the same words."""

from __future__ import annotations

import re
from pathlib import Path
from time import process_time

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from fuzz.targets import TARGETS

FUZZ = Path(__file__).resolve().parents[2] / "fuzz"
INPUTS = sorted((FUZZ / "corpus").rglob("*.*")) + sorted(p for p in (FUZZ / "corpus").glob("*/*") if not p.suffix)


@pytest.mark.parametrize("path", INPUTS, ids=lambda path: path.relative_to(FUZZ / "corpus").as_posix())
def test_the_corpus_keeps_the_promises(path: Path) -> None:
    TARGETS[path.parent.name](path.read_bytes())


def test_every_target_has_a_corpus_and_a_small_one() -> None:
    assert {path.parent.name for path in INPUTS} == set(TARGETS)
    assert sum(path.stat().st_size for path in INPUTS) < 100_000


def _words(name: str) -> list[bytes]:
    """What the fuzzer tries out for a target: the words of its dictionary and the lines of its corpus."""
    path = FUZZ / f"words/{name}.dict"
    lines = re.findall(r'^"(.*)"$', path.read_text(encoding="utf-8"), re.MULTILINE) if path.exists() else []
    words = [line.encode().decode("unicode_escape").encode("latin-1") for line in lines]
    return words + [line for p in INPUTS if p.parent.name == name for line in p.read_bytes().splitlines(keepends=True)]


def _inputs(name: str) -> st.SearchStrategy[bytes]:
    pieces = st.sampled_from(_words(name)) | st.binary(max_size=12) | st.text(max_size=12).map(_encoded)
    return st.lists(pieces, max_size=12).map(b"".join)


def _encoded(text: str) -> bytes:
    return text.encode("utf-8", errors="surrogatepass")


SLOW = {"text", "html", "reading"}


@pytest.mark.parametrize("name", TARGETS)
def test_any_bytes_keep_the_promises(name: str) -> None:
    @settings(max_examples=15 if name in SLOW else 60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
    @given(_inputs(name))
    @example(b"")
    @example(b"\xff\xfe")
    @example(b"\x00" * 40)
    def holds(data: bytes) -> None:
        TARGETS[name](data)

    holds()


GROWING = {
    "text": (b"Fog lay. ", b"\n\n", b"a", b"\x00", "я".encode("cp1251"), b"By Mina, "),
    "html": (b"<div>", b"<p>a", b"<!--", b"&#x41;", b"</p>", b"<a href=b>", b"<table><tr><td>"),
    "reading": (b"Mina\n", b"By Mina Ortvald\n", b"14 March 2025\n", b"Fog lay on it.\n", b"READ ALSO\n", b"Mina, "),
    "front-matter": (b"---\n", b"a: b\n", b"- ", b"[", b"\n"),
    "yaml": (b"- a\n", b"[", b"? ", b"  ", b'"'),
    "markdown": (b"*", b"[", b"\\", b"`", b"<", b"&", b"|", b"# "),
    "dates": (b"1", b"14 March 2025 ", b"20", b"/", b":", b"March "),
    "credits": (b"By Mina Ortvald and ", b"(", b"Mina ", b", ", b"; ", b"| ", b"-"),
    "names": ("Дробнин ".encode(), "ий".encode(), b"von ", b"-", b"A."),
}
"""What is repeated: bits that make naive patterns and loops go over the same text again and again."""


@pytest.mark.parametrize(("name", "bit"), [(name, bit) for name, bits in GROWING.items() for bit in bits])
def test_time_grows_no_faster_than_the_input(name: str, bit: bytes) -> None:
    """Eight times the input takes far less than the sixty-four times as long that a quadratic loop needs."""
    _cpu(name, bit * (1_000 // len(bit)))  # what is loaded once
    once = _cpu(name, bit * (2_000 // len(bit)))
    eight = _cpu(name, bit * (16_000 // len(bit)))
    assert eight < 24 * once + 0.5, f"{once:.3f} s, then {eight:.3f} s"


def _cpu(name: str, data: bytes) -> float:
    start = process_time()
    TARGETS[name](data)
    return process_time() - start
