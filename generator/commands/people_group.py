"""The command group ``digest people``: what it is called with; the work is in `people` and `review`."""

from __future__ import annotations

import click

from generator.commands.shell import Folder, reports_errors


@click.group()
def people() -> None:
    """List the people of the registry, and correct it."""


@people.command(name="list")
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
@click.pass_obj
@reports_errors
def list_(folder: Folder, as_json: bool) -> int:  # noqa: FBT001 - click passes options by name
    """Every person with their names and the number of articles."""
    from generator.commands import people as run  # noqa: PLC0415 - start-up time, here and below

    return run.list_people(folder.root, as_json=as_json)


@people.command()
@click.option("--list", "only_list", is_flag=True, help="Print the pairs, ask nothing.")
@click.option("--json", "as_json", is_flag=True, help="Print the pairs as JSON, ask nothing.")
@click.pass_obj
@reports_errors
def review(folder: Folder, only_list: bool, as_json: bool) -> int:  # noqa: FBT001
    """Go through the pairs that may be one person, and decide: the same, two people, later."""
    from generator.commands import review as run  # noqa: PLC0415

    return run.review(folder.root, only_list=only_list, as_json=as_json)


@people.command()
@click.argument("person")
@click.argument("other")
@click.pass_obj
@reports_errors
def merge(folder: Folder, person: str, other: str) -> int:
    """OTHER is the same person as PERSON (both are ids): PERSON's id stays."""
    from generator.commands import people as run  # noqa: PLC0415

    return run.decide(folder.root, lambda editor: f"{other} is {editor.merge(person, other)} from now on")


@people.command()
@click.argument("person")
@click.argument("spelling")
@click.pass_obj
@reports_errors
def split(folder: Folder, person: str, spelling: str) -> int:
    """SPELLING is not a name of PERSON but of somebody else, who gets an entry of their own."""
    from generator.commands import people as run  # noqa: PLC0415

    return run.decide(
        folder.root,
        lambda editor: f"{spelling} is {editor.split(person, spelling)} from now on, not {person}",
    )


@people.command()
@click.argument("person")
@click.argument("other")
@click.pass_obj
@reports_errors
def apart(folder: Folder, person: str, other: str) -> int:
    """PERSON and OTHER are two people, however alike their names: never merge them."""
    from generator.commands import people as run  # noqa: PLC0415

    said = f"{person} and {other} are two people"
    return run.decide(folder.root, lambda editor: editor.apart(person, other), said)


@people.command()
@click.argument("person")
@click.argument("lang")
@click.argument("name")
@click.pass_obj
@reports_errors
def rename(folder: Folder, person: str, lang: str, name: str) -> int:
    """Show PERSON as NAME to readers of the language LANG."""
    from generator.commands import people as run  # noqa: PLC0415

    said = f"{person} is shown as {name} in {lang}"
    return run.decide(folder.root, lambda editor: editor.rename(person, lang, name), said)


@people.command(name="not-a-person")
@click.argument("person")
@click.pass_obj
@reports_errors
def not_a_person(folder: Folder, person: str) -> int:
    """PERSON is a firm, a character, a mistake: never list it again."""
    from generator.commands import people as run  # noqa: PLC0415

    said = f"{person} is no person from now on"
    return run.decide(folder.root, lambda editor: editor.not_a_person(person), said)


@people.command()
@click.pass_obj
@reports_errors
def undo(folder: Folder) -> int:
    """Take the last decision about people back, then the one before it, and so on."""
    from generator.commands import people as run  # noqa: PLC0415

    return run.decide(folder.root, lambda editor: f"taken back: {editor.undo()}")
