from __future__ import annotations

import json
from pathlib import Path

import click
import pytest
from digest_folder import Digest

from generator.cli import main


def test_inspect_json_keeps_the_contract(digest: Digest) -> None:
    done = digest.run("inspect", str(digest.seed("most.ru.txt")), "--json", "--no-models")
    assert done.returncode == 0, done.stderr
    data = json.loads(done.stdout)
    assert (data["lang"], data["date"], data["title"]) == (
        "ru",
        "2025-05-12",
        "Мост в порту открыли после двух лет ремонта",
    )
    assert set(data) >= {"lang", "title", "date", "authors", "source", "people", "topics", "blocks"}
    text = "\n\n".join(b["text"] for b in data["blocks"] if b["kept"])
    people = {p["id"]: p for p in data["people"]}
    assert set(people) == {"anna-keller", "marco-bellini"}
    for person in people.values():
        for mention in person["mentions"]:
            assert text[mention["start"] : mention["end"]] == mention["text"]
    assert [m["text"] for m in people["marco-bellini"]["mentions"]] == ["Марко Беллини", "Беллини"]
    assert all(b["reason"] for b in data["blocks"] if not b["kept"])


def test_inspect_writes_nothing_and_works_outside_a_digest(digest: Digest, tmp_path: Path) -> None:
    before = digest.snapshot()
    seed = tmp_path / "raw.txt"
    seed.write_bytes(digest.seed("bridge.en.txt").read_bytes())
    done = Digest(tmp_path).run("inspect", str(seed), "--no-models")
    assert done.returncode == 0, done.stderr
    assert "Harbour bridge reopens" in done.stdout
    assert "Anna Keller" in done.stdout
    assert digest.snapshot() == before
    assert sorted(p.name for p in tmp_path.iterdir()) == ["digest", "raw.txt"]


def test_inspect_of_a_missing_file_is_one_line(digest: Digest) -> None:
    done = digest.run("inspect", "nowhere.txt")
    assert (done.returncode, done.stderr) == (1, "digest: nowhere.txt: no such file\n")


def test_an_editor_renames_a_person(digest: Digest) -> None:
    assert digest.run("people", "rename", "anna-keller", "uk", "Анна Келер").returncode == 0
    assert digest.build().returncode == 0
    assert "Анна Келер" in digest.page("uk/people/anna-keller")


def test_what_is_no_person_is_gone_and_does_not_come_back(digest: Digest) -> None:
    assert digest.run("people", "not-a-person", "marco-bellini").returncode == 0
    assert digest.run("import", "--no-models", "--again", "*").returncode == 0
    assert digest.build().returncode == 0
    assert "marco-bellini" not in digest.run("people", "list").stdout
    assert not (digest.root / "site/people/marco-bellini").exists()


def test_a_spelling_can_be_split_off(digest: Digest) -> None:
    done = digest.run("people", "split", "anna-keller", "Анна Келлер")
    assert done.returncode == 0, done.stderr
    people = json.loads(digest.run("people", "list", "--json").stdout)
    ids = [p["id"] for p in people if "Анна Келлер" in (*p["names"].values(), *p["also"])]
    assert ids
    assert "anna-keller" not in ids
    assert digest.run("import", "--no-models", "--again", "*").returncode == 0
    assert ids[0] in digest.article("ru").read_text(encoding="utf-8")


@pytest.mark.parametrize("command", ["merge", "rename", "split", "not-a-person"])
def test_an_unknown_id_is_one_line(digest: Digest, command: str) -> None:
    words = {"merge": ["nobody", "anna-keller"], "rename": ["nobody", "en", "X"], "split": ["nobody", "X"]}
    done = digest.run("people", command, *words.get(command, ["nobody"]))
    assert done.returncode == 1
    assert "nobody" in done.stderr
    assert done.stderr.count("\n") == 1


def test_new_never_writes_over_anything(digest: Digest) -> None:
    before = digest.snapshot()
    done = digest.run("new", str(digest.root))
    assert done.returncode != 0
    assert done.stderr.count("\n") == 1
    assert digest.snapshot() == before


def commands(group: click.Group, path: str = "digest") -> list[tuple[str, click.Command]]:
    found: list[tuple[str, click.Command]] = []
    for name, command in sorted(group.commands.items()):
        found.append((f"{path} {name}", command))
        if isinstance(command, click.Group):
            found += commands(command, f"{path} {name}")
    return found


@pytest.mark.parametrize(("path", "command"), commands(main), ids=lambda v: v if isinstance(v, str) else "")
def test_every_command_and_option_has_help(path: str, command: click.Command) -> None:
    assert command.help, path
    assert all(p.help for p in command.params if isinstance(p, click.Option)), path
