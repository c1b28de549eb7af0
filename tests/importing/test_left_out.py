"""The ledger keeps how much was left out of a seed, and why."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.errors import DigestError
from generator.importing.extract import left_out
from generator.ledger import Entry, Ledger
from generator.reading.model import Block


def test_blocks_are_counted_by_reason_without_line_numbers() -> None:
    blocks = [
        Block("The port opened.", kept=True, reason="body", line=1),
        Block("Buy now", kept=False, reason="advertisement", line=2),
        Block("The port opened.", kept=False, reason="repeats line 1", line=3),
        Block("The port opened.", kept=False, reason="repeats line 14", line=4),
    ]
    assert left_out(blocks) == {"advertisement": 1, "repeats line": 2}


def test_counts_survive_the_file(tmp_path: Path) -> None:
    ledger = Ledger.load(tmp_path / "imports.yml")
    ledger.put("a.txt", Entry("0" * 64, "2024/a.en.md", left_out={"share bar": 2, "byline": 1}))
    ledger.put("b.txt", Entry("1" * 64, "2024/b.en.md"))
    ledger.save()
    again = Ledger.load(tmp_path / "imports.yml")
    assert dict(again) == dict(ledger)
    assert again.save() is False
    assert (tmp_path / "imports.yml").read_text(encoding="utf-8").count("left_out") == 1


@pytest.mark.parametrize("value", ["3", "[a]", "{a: many}", "{a: 0}", "{a: true}", "{a: -1}", "{a: {b: 1}}"])
def test_counts_that_are_none_are_one_line(tmp_path: Path, value: str) -> None:
    (tmp_path / "imports.yml").write_text(f"a.txt:\n  sha256: abc\n  left_out: {value}\n", encoding="utf-8")
    with pytest.raises(DigestError, match=r"a\.txt"):
        Ledger.load(tmp_path / "imports.yml")
