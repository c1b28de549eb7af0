"""Lists of names that are unpacked as they are asked for."""

from __future__ import annotations

from generator.name_lists import Packed, names


def test_names_are_found_among_those_that_begin_alike() -> None:
    some = Packed({"an": "ana anna", "i": "i"})
    assert [n in some for n in ("anna", "ana", "ann", "an", "i", "", "zoe")] == [
        True,
        True,
        False,
        False,
        True,
        False,
        False,
    ]


def test_a_given_name_is_of_one_kind() -> None:
    known = names()
    assert "anna" in known.female
    assert "anna" not in known.male
    assert "" not in known.family
