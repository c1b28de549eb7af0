"""The ledger's own layout is read without YAML, to the same result; what anybody else wrote is read with it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator import ledger, yamlio
from generator.errors import DigestError
from generator.ledger import Entry, Ledger

NAMES = st.sampled_from(
    ["a.txt", "b/c.html", "x y.txt", "ё.txt", "1.txt", "true.txt", "null", "12", "über: b.txt", "#.txt"]
)
SHA = st.sampled_from(["abc1", "1234", "12e4", "0b11", "0b1f", "9" * 64, "f" * 64])
COUNTS = st.dictionaries(st.sampled_from(["share bar", "byline", "in ru", "null", "yes", "a: b"]), st.integers(1, 99))
ENTRIES = st.builds(Entry, SHA, st.none() | NAMES, st.none() | NAMES, COUNTS)


def by_yaml(text: str) -> dict[str, Entry]:
    """What YAML alone makes of the file."""
    data = yamlio.load_mapping(text, path="imports.yml")
    return {seed: ledger._entry(seed, value, Path("imports.yml")) for seed, value in data.items()}


@given(st.dictionaries(NAMES, ENTRIES, max_size=6))
def test_any_entry_is_read_as_yaml_reads_it_and_written_as_yaml_writes_it(entries: dict[str, Entry]) -> None:
    path = Path("/nowhere/imports.yml")
    text = Ledger(path, entries).dump() or ""
    whole = {seed: ledger._written(entry) for seed, entry in sorted(entries.items())}
    assert text == (ledger.HEADER + yamlio.dump(whole) if whole else "")
    plain, blocks, rest = ledger._plain(text)
    data = yamlio.load_mapping(rest, path=path) if rest.strip() else {}
    assert {**plain, **{s: ledger._entry(s, v, path) for s, v in data.items()}} == entries
    assert Ledger(path, entries, blocks).dump() in {text, None}


def plain(count: int) -> dict[str, Entry]:
    return {
        f"{number:04}_b2df89.txt": Entry(
            f"{number}fe", f"2024/a-{number}.en.md", left_out={"share bar": 2, "byline": 1}
        )
        for number in range(count)
    }


def test_yaml_is_not_asked_about_what_we_wrote(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "imports.yml"
    Ledger(path, plain(5)).save()
    expected = by_yaml(path.read_text(encoding="utf-8"))
    asked: list[str] = []
    real = yamlio.load_mapping

    def noted(text: str, *, path: Path) -> Any:
        asked.append(text)
        return real(text, path=path)

    monkeypatch.setattr(yamlio, "load_mapping", noted)
    loaded = Ledger.load(path)
    assert dict(loaded) == expected
    assert all(not line or line.startswith("#") for text in asked for line in text.splitlines())


def test_one_changed_entry_changes_its_lines_only(tmp_path: Path) -> None:
    path = tmp_path / "imports.yml"
    Ledger(path, plain(9)).save()
    before = path.read_text(encoding="utf-8")
    found = Ledger.load(path)
    found.put("0004_b2df89.txt", Entry("77aa", "2024/a-4.en.md"))
    found.forget("0006_b2df89.txt")
    found.put("0007_b2df89.txt", plain(9)["0007_b2df89.txt"])
    found.save()
    again = Ledger.load(path)
    assert dict(again) == dict(found) == by_yaml(path.read_text(encoding="utf-8"))
    assert len(dict(again)) == 8
    kept = path.read_text(encoding="utf-8").split("0004_b2df89.txt:")[0]
    assert before.startswith(kept)


@pytest.mark.parametrize("second", ["a.txt:\n  sha256: abc\n", '"a.txt":\n  sha256: abc\n', "a.txt: {sha256: abc}\n"])
def test_a_seed_told_twice_is_one_line(second: str, tmp_path: Path) -> None:
    path = tmp_path / "imports.yml"
    path.write_text(f"a.txt:\n  sha256: abc\nb.txt:\n  sha256: abd\n{second}", encoding="utf-8")
    with pytest.raises(DigestError, match=r"imports\.yml:5: .*a\.txt"):
        Ledger.load(path)


def test_an_error_below_plain_entries_has_its_line(tmp_path: Path) -> None:
    path = tmp_path / "imports.yml"
    path.write_text("a.txt:\n  sha256: abc\nb.txt: [\n", encoding="utf-8")
    with pytest.raises(DigestError, match=r"imports\.yml:[34]: "):
        Ledger.load(path)


def test_a_path_that_leads_elsewhere_is_refused_in_any_layout(tmp_path: Path) -> None:
    path = tmp_path / "imports.yml"
    path.write_text("a.txt:\n  article: a/../../../etc/x.md\n  sha256: abc\n", encoding="utf-8")
    with pytest.raises(DigestError, match="leads elsewhere"):
        Ledger.load(path)
