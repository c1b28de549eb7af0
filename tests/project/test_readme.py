"""What README.md and its neighbours say is so."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import click
import pytest

from generator.cli import main

ROOT = Path(__file__).resolve().parents[2]
README = (ROOT / "README.md").read_text(encoding="utf-8")
DOCUMENTS = [ROOT / name for name in ("README.md", "CONTRIBUTING.md", "SECURITY.md", "docs/architecture.md")]


def _commands(group: click.Group, words: tuple[str, ...] = ("digest",)) -> Iterator[tuple[str, click.Command]]:
    for name, command in sorted(group.commands.items()):
        if isinstance(command, click.Group):
            yield from _commands(command, (*words, name))
        else:
            yield " ".join((*words, name)), command


COMMANDS = dict(_commands(main))


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_has_a_line_with_its_arguments(command: str) -> None:
    arguments = [p.make_metavar(click.Context(COMMANDS[command])) for p in COMMANDS[command].params if _is_argument(p)]
    expected = len(arguments)
    rows = re.findall(rf"^\| `{re.escape(command)}((?: [A-Z]+)*)` \| \S", README, flags=re.MULTILINE)
    assert len(rows) == 1, f"README.md: one table row for `{command}`"
    assert len(rows[0].split()) == expected, f"README.md: `{command}` takes {arguments}"


def _is_argument(parameter: click.Parameter) -> bool:
    return isinstance(parameter, click.Argument)


def test_no_command_is_described_that_does_not_exist() -> None:
    described = re.findall(r"`digest(?: -C \S+)? ([a-z][a-z-]*(?: [a-z][a-z-]*)?)", README)
    known = {word for command in COMMANDS for word in (command.removeprefix("digest "), command.split()[1])}
    assert described
    assert [words for words in described if words not in known and words.split()[0] not in known] == []


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_and_option_has_help(command: str) -> None:
    assert COMMANDS[command].help
    options = [p for p in COMMANDS[command].params if isinstance(p, click.Option)]
    assert [option.name for option in options if not option.help] == []


def test_every_option_that_is_named_exists() -> None:
    known = {name for c in COMMANDS.values() for p in c.params for name in (*p.opts, *p.secondary_opts)}
    known |= {name for p in main.params for name in p.opts} | {"--help"}
    named = re.findall(r"`(--[a-z-]+)", README)
    assert named
    assert set(named) <= known


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.name)
def test_links_lead_to_files_and_headings(document: Path) -> None:
    for target in re.findall(r"\[[^\]]+\]\(([^)\s]+)\)", document.read_text(encoding="utf-8")):
        if re.match(r"[a-z]+:", target):
            continue
        name, _, heading = target.partition("#")
        path = document if not name else document.parent / name
        assert path.is_file(), target
        if heading:
            headings = re.findall(r"^#+ (.+)$", path.read_text(encoding="utf-8"), flags=re.MULTILINE)
            assert heading in {re.sub(r"[^\w -]", "", h.lower()).replace(" ", "-") for h in headings}, target


def test_the_readme_starts_with_the_two_commands() -> None:
    commands = re.findall(r"^    (make [a-z]+)", README, flags=re.MULTILINE)
    assert commands[:2] == ["make site", "make test"]
    assert README.index("make test") < README.index("## ")
