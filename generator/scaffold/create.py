"""Writing the template's files into a new folder."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from importlib import resources
from importlib.resources.abc import Traversable
from pathlib import Path, PurePosixPath

from generator import __version__
from generator.article import LANG
from generator.errors import DigestError, SettingsError
from generator.files import write_if_changed
from generator.settings import Locale

LOCALES = ("en", "fr", "ru", "uk")
"""Languages in which the pages' own words are complete."""

_TEMPLATE = resources.files("generator.scaffold") / "template"
_RENDERED = ".j2"
_DOT = "dot-"
_MAY_BE_THERE = frozenset({".git"})
"""What a folder may hold and still count as empty: a repository that was made first."""


@dataclass(frozen=True, slots=True)
class _File:
    """A file of the template."""

    path: PurePosixPath
    """Where it goes, under the new folder."""
    text: str
    rendered: bool
    """Whether Jinja fills it in."""


def create(
    folder: Path, *, name: str | None = None, locales: Sequence[str] = LOCALES, default: str | None = None
) -> tuple[Path, ...]:
    """Make a digest folder; nothing that exists is touched.

    Args:
        folder: where; made if missing, and must be empty otherwise (a ``.git`` may be there).
        name: the digest's name; by default from the folder's: ``my-digest`` is called "My digest".
        locales: BCP 47 tags of the site's languages, in the order of the language switcher.
        default: the locale at the site's root; by default the first.

    Returns:
        The files written, under ``folder``, in the order of their paths.

    Raises:
        SettingsError: the name is empty, or a locale is no language tag, unknown, or given twice.
        DigestError: the folder is not empty, is no folder, or cannot be written.
    """
    values = {
        "name": _name(folder, name),
        "version": __version__,
        "locales": _locales(tuple(locales), default),
    }
    _require_empty(folder)
    files = sorted(_template(_TEMPLATE, PurePosixPath()), key=lambda file: file.path)
    written = []
    for file in files:
        target = folder / file.path
        try:
            write_if_changed(target, _fill(file.text, values) if file.rendered else file.text)
        except OSError as e:
            raise DigestError(
                f"cannot be written: {e.strerror or e}", path=target, hint="check the disk and the folder's permissions"
            ) from e
        written.append(target)
    return tuple(written)


def _name(folder: Path, name: str | None) -> str:
    given = name if name is not None else folder.resolve().name.replace("-", " ").replace("_", " ")
    text = " ".join("".join(c if c.isprintable() else " " for c in given).split())
    if not text:
        raise SettingsError("the digest has no name", hint="give one: digest new DIR --name NAME")
    return text if name is not None else text[0].upper() + text[1:]


def _locales(tags: tuple[str, ...], default: str | None) -> tuple[Locale, ...]:
    first = tags[0] if default is None and tags else default
    if len(set(tags)) != len(tags) or first not in tags:
        raise SettingsError(
            "locales: each once, the default among them, at least one", hint="for example en, fr, ru, uk"
        )
    return tuple(Locale(tag, own_name(tag), default=tag == first) for tag in tags)


def own_name(tag: str) -> str:
    """A language's name for itself, as a heading has it: ``fr`` gives "Français".

    The names are CLDR's, which writes most of them small.

    Raises:
        SettingsError: ``tag`` is no language tag, or CLDR does not know the language.
    """
    import babel  # noqa: PLC0415 - start-up time

    hint = "use BCP 47 tags such as en, fr or pt-BR"
    if not LANG.fullmatch(tag):
        raise SettingsError(f"locale {tag!r} is no language tag", hint=hint)
    try:
        name = babel.Locale.parse(tag, sep="-").get_display_name()
    except (babel.UnknownLocaleError, ValueError):
        name = None
    if not name:
        raise SettingsError(f"locale {tag!r} is no language that CLDR knows", hint=hint)
    return name[0].upper() + name[1:]


def _require_empty(folder: Path) -> None:
    try:
        there = sorted(entry.name for entry in folder.iterdir() if entry.name not in _MAY_BE_THERE)
    except FileNotFoundError:
        return
    except NotADirectoryError:
        raise DigestError("is a file", path=folder, hint="name a new folder") from None
    except OSError as e:
        raise DigestError(f"cannot be read: {e.strerror or e}", path=folder) from e
    if there:
        raise DigestError(f"the folder is not empty: it holds {there[0]}", path=folder, hint="name a new folder")


def _template(folder: Traversable, path: PurePosixPath) -> Iterator[_File]:
    for entry in folder.iterdir():
        name = f".{entry.name.removeprefix(_DOT)}" if entry.name.startswith(_DOT) else entry.name
        if entry.is_dir():
            yield from _template(entry, path / name)
        else:
            text = entry.read_text(encoding="utf-8")
            yield _File(path / name.removesuffix(_RENDERED), text, rendered=name.endswith(_RENDERED))


def _fill(text: str, values: Mapping[str, object]) -> str:
    import jinja2  # noqa: PLC0415 - start-up time

    # The files are YAML and Markdown, not HTML: what goes into YAML is quoted by the filter instead.
    env = jinja2.Environment(undefined=jinja2.StrictUndefined, keep_trailing_newline=True, autoescape=False)  # noqa: S701
    env.filters["yaml"] = _yaml
    return env.from_string(text).render(values)


def _yaml(text: str) -> str:
    """A text as a YAML scalar: plain if it is but letters and spaces, else in JSON's quotes, which YAML shares."""
    plain = text.replace(" ", "").isalpha() and text.lower() not in _NOT_TEXT
    return text if plain else json.dumps(text, ensure_ascii=False)


_NOT_TEXT = frozenset({"true", "false", "null", "yes", "no", "on", "off", "y", "n"})
"""Words that YAML 1.1 does not take for text; ``no`` is a language."""
