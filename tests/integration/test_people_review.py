"""``digest people review`` and ``undo`` by the real command."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from digest_folder import Digest

from generator import settings
from generator.cli import main
from generator.lock import alone

PEOPLE = """\
b-hill:
  names:
    en: B. Hill
ben-hill:
  names:
    en: Ben Hill
    uk: Бен Гілл
ganna-zoria:
  names:
    en: Hanna Zoria
"""


@pytest.fixture
def folder(digest: Digest) -> Path:
    (digest.root / "content/people.yml").write_text(PEOPLE, encoding="utf-8")
    return digest.root


def call(folder: Path, *arguments: str, keys: str = "") -> Result:
    return CliRunner().invoke(main, ["-C", str(folder), "people", *arguments], input=keys)


def people(folder: Path) -> dict[str, list[str]]:
    rows = json.loads(call(folder, "list", "--json").output)
    return {row["id"]: [*row["names"].values(), *row["also"]] for row in rows}


def test_the_pairs_can_be_listed_without_being_asked(folder: Path) -> None:
    done = call(folder, "review", "--list")
    assert done.exit_code == 0
    assert "Ben Hill" in done.output
    assert "B. Hill" in done.output
    rows = json.loads(call(folder, "review", "--json").output)
    assert [row["people"] for row in rows] == [["b-hill", "ben-hill"]]
    assert people(folder).keys() == {"b-hill", "ben-hill", "ganna-zoria"}


def test_the_same_person_is_merged_and_not_asked_about_again(folder: Path) -> None:
    done = call(folder, "review", keys="s\n")
    assert (done.exit_code, "1 decided" in done.output) == (0, True), done.output
    assert people(folder)["b-hill"] == ["B. Hill", "Бен Гілл", "Ben Hill"]
    assert "nobody in doubt" in call(folder, "review").output


def test_an_answer_can_be_taken_back_at_once_and_later(folder: Path) -> None:
    done = call(folder, "review", keys="u\nl\n")
    assert "nothing was decided yet" in done.output
    done = call(folder, "review", keys="d\n")
    assert "two people" in done.output
    assert "apart" in (folder / "content/people.yml").read_text(encoding="utf-8")
    assert "taken back: apart b-hill ben-hill" in call(folder, "undo").output
    assert (folder / "content/people.yml").read_text(encoding="utf-8") == PEOPLE
    nothing = call(folder, "undo")
    assert (nothing.exit_code, "no decision to take back" in nothing.output) == (1, True)


def test_quitting_keeps_what_was_decided(folder: Path) -> None:
    extra = PEOPLE + "g-zoria:\n  names:\n    en: G. Zoria\nh-zoria:\n  names:\n    en: H. Zoria\n"
    (folder / "content/people.yml").write_text(extra, encoding="utf-8")
    done = call(folder, "review", keys="n\nb-hill\nq\n")
    assert "1 decided" in done.output
    assert "b-hill" not in people(folder)


def test_what_a_build_writes_while_the_editor_thinks_is_kept(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def answer(*_asked: object, **_how: object) -> str:
        with (folder / "content/people.yml").open("a", encoding="utf-8") as file:
            file.write("carla-monti:\n  names:\n    it: Carla Monti\n")
        return "d"

    monkeypatch.setattr("click.prompt", answer)
    assert call(folder, "review").exit_code == 0
    assert people(folder).keys() == {"b-hill", "ben-hill", "ganna-zoria", "carla-monti"}
    assert "nobody in doubt" in call(folder, "review").output


def test_no_answer_is_written_while_another_run_is_at_work(folder: Path) -> None:
    before = (folder / "content/people.yml").read_bytes()
    with alone(settings.load(folder)):
        done = call(folder, "review", keys="s\n")
    assert done.exit_code != 0
    assert "another run" in done.output
    assert (folder / "content/people.yml").read_bytes() == before
