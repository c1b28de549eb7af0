"""``digest people review``: the pairs that may be one person, one after another, each with what speaks for it."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path

import click

from generator import library, settings
from generator.article import Article
from generator.commands.people import editor_of
from generator.lock import alone
from generator.people.editor import Editor
from generator.people.proposals import Proposal, proposals
from generator.people.registry import Registry

SHOWN = 3
"""Headlines shown of each of the two people."""

_KEYS = "[s]ame person, [d]ifferent people, [n]ot a person, [l]ater, [u]ndo, [q]uit"


def review(root: Path, *, only_list: bool, as_json: bool) -> int:
    """Show the pairs that may be one person, and ask an editor about each.

    Args:
        root: the digest.
        only_list: print them, ask nothing.
        as_json: print them as JSON, ask nothing.

    Returns:
        The exit code.

    Raises:
        RegistryError: content/people.yml cannot be read or written.
    """
    registry = editor_of(root).registry
    pairs = proposals(registry)
    if as_json:
        rows = [{"people": [p.one, p.other], "similarity": round(p.similarity, 3)} for p in pairs]
        click.echo(json.dumps(rows, indent=2))
        return 0
    if not pairs:
        click.echo("nobody in doubt: no two entries have names that may be one person's")
        return 0
    articles = _articles(root, registry)
    if only_list:
        for number, pair in enumerate(pairs, start=1):
            _show(pair, f"{number} of {len(pairs)}", registry, articles)
        click.echo("decide with: digest people review (asks), or digest people merge|apart ONE OTHER")
        return 0
    decided = _ask_all(root, pairs, registry, articles)
    click.echo(f"{decided} decided" + ("; see it with: digest build" if decided else ""))
    return 0


def _ask_all(
    root: Path, pairs: Sequence[Proposal], registry: Registry, articles: Mapping[str, Sequence[Article]]
) -> int:
    """Ask about each pair; every answer is written at once, so that an editor may stop anywhere.

    Returns:
        How many decisions stand.
    """
    decided: list[int] = []
    at = 0
    while at < len(pairs):
        pair = pairs[at]
        if not _open(pair, registry):
            at += 1
            continue
        _show(pair, f"{at + 1} of {len(pairs)}", registry, articles)
        answer = click.prompt(_KEYS, type=click.Choice(list("sdnluq")), show_choices=False).lower()
        if answer == "q":
            break
        if answer == "u":
            if decided:
                registry = _write(root, lambda editor: f"taken back: {editor.undo()}")
                at = decided.pop()
            else:
                click.echo("nothing was decided yet; digest people undo takes back what was decided earlier")
            continue
        if answer != "l":
            registry = _write(root, _decision(answer, pair))
            decided.append(at)
        at += 1
    return len(decided)


def _write(root: Path, decision: Callable[[Editor], str]) -> Registry:
    """Decide on the registry as it is now: between two answers an editor may think for an hour, and a build may run.

    Returns:
        The registry after it.
    """
    with alone(settings.load(root)):
        editor = editor_of(root)
        said = decision(editor)
        editor.save()
    click.echo(said)
    return editor.registry


def _open(pair: Proposal, registry: Registry) -> bool:
    """Whether a pair is still to be decided: an answer about another pair may have settled it."""
    known = all(i in registry.entries() for i in (pair.one, pair.other))
    return known and pair.other not in registry.entry(pair.one).apart


def _decision(answer: str, pair: Proposal) -> Callable[[Editor], str]:
    """What an answer means, to be done and told; asks which of the two is meant if need be."""
    which = click.prompt("which one", type=click.Choice([pair.one, pair.other])) if answer == "n" else ""

    def decide(editor: Editor) -> str:
        if answer == "s":
            return f"{pair.other} is {editor.merge(pair.one, pair.other)} from now on"
        if answer == "d":
            editor.apart(pair.one, pair.other)
            return f"{pair.one} and {pair.other} are two people"
        editor.not_a_person(which)
        return f"{which} is no person from now on"

    return decide


def _articles(root: Path, registry: Registry) -> dict[str, list[Article]]:
    """The original articles of each person."""
    found: dict[str, list[Article]] = defaultdict(list)
    for stored in library.load(settings.load(root).articles, root).stored:
        article = stored.article
        if not article.translated_from:
            for person in dict.fromkeys(registry.canonical(p) for p in article.people if registry.known(p)):
                found[person].append(article)
    return found


def _show(pair: Proposal, place: str, registry: Registry, articles: Mapping[str, Sequence[Article]]) -> None:
    click.echo()
    click.echo(click.style(f"{place} · {pair.similarity:.0%} alike", bold=True))
    for id_ in (pair.one, pair.other):
        named = articles.get(id_, ())
        spellings = " · ".join(registry.entry(id_).spellings)
        click.echo(f"  {click.style(spellings, fg='cyan')}  {click.style(id_, dim=True)}  {_counted(named)}")
        for article in named[:SHOWN]:
            click.echo(click.style(f"      {article.lang}  {_one_line(article.title)}", dim=True))
    for word, shared in _shared(pair, articles):
        click.echo(f"  both: {word} {', '.join(shared)}")


def _shared(pair: Proposal, articles: Mapping[str, Sequence[Article]]) -> list[tuple[str, list[str]]]:
    """What the articles of the two have in common: clues an editor would look for."""
    one, other = articles.get(pair.one, ()), articles.get(pair.other, ())
    clues = (
        ("with", _common([a.people for a in one], [a.people for a in other]) - {pair.one, pair.other}),
        ("topics", _common([a.topics for a in one], [a.topics for a in other])),
        ("story", _common([[a.story] for a in one if a.story], [[a.story] for a in other if a.story])),
    )
    return [(word, sorted(found)) for word, found in clues if found]


def _common(one: Iterable[Sequence[str]], other: Iterable[Sequence[str]]) -> set[str]:
    return {x for group in one for x in group} & {x for group in other for x in group}


def _counted(articles: Sequence[Article]) -> str:
    return f"{len(articles)} article{'' if len(articles) == 1 else 's'}"


def _one_line(text: str) -> str:
    return " ".join(text.split())
