"""What a digest folder says about itself: mkdocs.yml, the one settings file.

The locales are those of ``plugins.i18n.languages`` (mkdocs-static-i18n); what only the digest knows stands under
``extra.digest``. MkDocs' ``!ENV`` tag is honoured; its ``!!python/…`` tags are left alone, never run.
"""

from __future__ import annotations

import os
from collections.abc import Hashable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from generator.article import LANG
from generator.errors import SettingsError
from generator.files import leads_out, read_text


@dataclass(frozen=True, slots=True)
class Locale:
    """A language the site is published in."""

    code: str
    """BCP 47 tag, and the name of its folder in content/pages."""
    name: str
    """Its own name for itself, for the language switcher."""
    default: bool = False
    """Whether it stands at the site's root."""

    @property
    def prefix(self) -> str:
        """What its URLs start with, relative to the site's root: ``""`` or ``"fr/"``."""
        return "" if self.default else f"{self.code}/"


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """A digest folder: where its parts are and how it is published."""

    root: Path
    site_name: str
    site_url: str | None
    """Absolute, with a final slash; None when mkdocs.yml gives none."""
    site_description: str
    locales: tuple[Locale, ...]
    """The default locale first, the others in the order of mkdocs.yml."""
    site: Path
    repo_url: str | None = None
    options: dict[str, Any]
    """``extra.digest`` as it stands."""

    @property
    def default_locale(self) -> Locale:
        """The locale at the site's root."""
        return self.locales[0]

    @property
    def mkdocs_yml(self) -> Path:
        """The settings file itself."""
        return self.root / "mkdocs.yml"

    @property
    def seeds(self) -> Path:
        """Raw articles, never changed by us."""
        return self.root / "content" / "seeds"

    @property
    def articles(self) -> Path:
        """Clean articles: the source of truth."""
        return self.root / "content" / "articles"

    @property
    def people_yml(self) -> Path:
        """The authority file of people."""
        return self.root / "content" / "people.yml"

    @property
    def topics_yml(self) -> Path:
        """The taxonomy."""
        return self.root / "content" / "topics.yml"

    @property
    def imports_yml(self) -> Path:
        """The ledger of what was imported from which seed."""
        return self.root / "content" / "imports.yml"

    @property
    def pages(self) -> Path:
        """MkDocs' docs_dir: derived, not committed."""
        return self.root / "content" / "pages"

    @property
    def exports(self) -> Path:
        """What programs read of the site (feeds, Markdown, tables), to be copied into it: derived, safe to delete."""
        return self.state / "exports"

    @property
    def state(self) -> Path:
        """Caches and manifests: derived, not committed, safe to delete."""
        return self.root / ".digest"


class _Loader(yaml.SafeLoader):
    """Safe loader that knows ``!ENV``, passes over MkDocs' Python tags and refuses a key given twice."""

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[Hashable, Any]:  # noqa: FBT001, FBT002
        """Build a dict; PyYAML would keep the last of two values in silence."""
        seen: set[str] = set()
        for key, _ in node.value:
            if isinstance(key, yaml.ScalarNode) and key.tag != _MERGE:
                if key.value in seen:
                    raise yaml.constructor.ConstructorError(
                        None, None, f"key {key.value!r} given twice", key.start_mark
                    )
                seen.add(key.value)
        return super().construct_mapping(node, deep=deep)


_MERGE = "tag:yaml.org,2002:merge"
_MAX_DEPTH = 50
"""Levels; MkDocs' own settings need six."""


def _env(loader: yaml.SafeLoader, node: yaml.Node) -> Any:
    """``!ENV NAME`` or ``!ENV [NAME, …, default]``, as the package pyyaml-env-tag that MkDocs uses."""
    if isinstance(node, yaml.ScalarNode):
        return os.environ.get(str(loader.construct_scalar(node)))
    if isinstance(node, yaml.SequenceNode):
        *names, default = loader.construct_sequence(node)
        return next((os.environ[name] for name in names if name in os.environ), default)
    raise yaml.constructor.ConstructorError(None, None, "!ENV takes a name or a list", node.start_mark)


_Loader.add_constructor("!ENV", _env)
_Loader.add_multi_constructor("tag:yaml.org,2002:python/", lambda _l, suffix, _n: suffix)


def find_root(start: Path) -> Path:
    """The nearest folder at or above ``start`` that holds a mkdocs.yml.

    Raises:
        SettingsError: there is none.
    """
    for folder in (start, *start.parents):
        if (folder / "mkdocs.yml").is_file():
            return folder
    raise SettingsError(
        "no mkdocs.yml here or above", path=start, hint="change to a digest folder, or make one: digest new DIR"
    )


def load(root: Path) -> Settings:
    """Read the settings of the digest folder ``root``.

    Raises:
        SettingsError: mkdocs.yml is missing, is not YAML, or lacks what a digest needs.
    """
    path = root / "mkdocs.yml"
    data = _mapping(path)
    url, extra = data.get("site_url") or None, data.get("extra") or {}
    options = extra.get("digest") or {} if isinstance(extra, dict) else {}
    if not isinstance(options, dict):
        raise SettingsError("extra.digest: expected `key: value` lines", path=path.name)
    settings = Settings(
        root=root,
        site_name=_text(data, "site_name") or root.name,
        site_url=None if url is None else (_text(data, "site_url") or "").rstrip("/") + "/",
        site_description=_text(data, "site_description") or "",
        locales=_locales(data, path.name),
        site=_folder(root, _text(data, "site_dir") or "site"),
        repo_url=_text(data, "repo_url"),
        options=options,
    )
    _stay_inside(settings)
    return settings


def _mapping(path: Path) -> dict[str, Any]:
    """mkdocs.yml as plain data."""
    try:
        text = read_text(path, shown=path.name, error=SettingsError)
    except FileNotFoundError:
        raise SettingsError("no mkdocs.yml", path=path.parent, hint="make a digest folder: digest new DIR") from None
    try:
        _refuse_bombs(text, path.name)
        data = yaml.load(text, Loader=_Loader)  # noqa: S506 - a safe loader
    except yaml.MarkedYAMLError as e:
        line = e.problem_mark.line + 1 if e.problem_mark else None
        raise SettingsError(f"not valid YAML: {e.problem}", path=path.name, line=line) from e
    except (yaml.YAMLError, ValueError, TypeError, OverflowError, RecursionError) as e:
        raise SettingsError(f"not valid YAML: {str(e) or type(e).__name__}", path=path.name) from e
    if not isinstance(data, dict):
        raise SettingsError("expected `key: value` lines", path=path.name, line=1)
    return data


def _refuse_bombs(text: str, path: str) -> None:
    """Aliases are MkDocs' right, but not within what has an anchor itself: that grows without end (billion laughs)."""
    anchored: list[bool] = []
    for event in yaml.parse(text, Loader=yaml.SafeLoader):
        line = event.start_mark.line + 1 if event.start_mark else None
        if isinstance(event, yaml.CollectionStartEvent):
            anchored.append(event.anchor is not None)
        elif isinstance(event, yaml.CollectionEndEvent):
            anchored.pop()
        elif isinstance(event, yaml.AliasEvent) and any(anchored):
            raise SettingsError("a YAML alias within an anchor", path=path, line=line, hint="write the value out")
        if len(anchored) > _MAX_DEPTH:
            raise SettingsError(f"YAML nested more than {_MAX_DEPTH} levels deep", path=path, line=line)


def _text(data: dict[str, Any], key: str) -> str | None:
    """A value that must be one line of text; a number or a date counts as it is written."""
    value = data.get(key)
    if value is None or value is False:
        return None
    if isinstance(value, (dict, list)) or "\0" in str(value):
        raise SettingsError(f"{key}: expected text", path="mkdocs.yml")
    return str(value)


def _folder(root: Path, name: str) -> Path:
    try:
        return (root / name).resolve()
    except (OSError, RuntimeError) as e:
        raise SettingsError(f"site_dir: cannot be used: {e}", path="mkdocs.yml") from e


def _stay_inside(settings: Settings) -> None:
    """No part of a digest may be a link to elsewhere: we would read, and write, what is not the digest's."""
    content = settings.root / "content"
    derived = (settings.state, settings.exports, settings.pages)
    for path in (content, settings.seeds, settings.articles, settings.people_yml, settings.topics_yml,
                 settings.imports_yml, *derived):  # fmt: skip
        if leads_out(path, settings.root):
            shown = path.relative_to(settings.root)
            raise SettingsError("a link that leads out of the digest", path=shown, hint="move the files here instead")


def _locales(data: dict[str, Any], path: str) -> tuple[Locale, ...]:
    hint = (
        "see mkdocs-static-i18n: plugins: - i18n: languages: - {locale: en, name: English, default: true, build: true}"
    )
    locales: list[Locale] = []
    for entry in _languages(data, path, hint):
        code = entry.get("locale") if isinstance(entry, dict) else None
        if code == "null" or (isinstance(entry, dict) and entry.get("build") is False):
            continue
        if not isinstance(code, str) or not LANG.fullmatch(code):
            raise SettingsError(f"plugins.i18n.languages: {_shown(code)} is no language tag", path=path, hint=hint)
        locales.append(Locale(code, str(entry.get("name") or code), default=entry.get("default") is True))
    if len({locale.code for locale in locales}) != len(locales) or sum(locale.default for locale in locales) != 1:
        raise SettingsError(
            "plugins.i18n.languages: each locale once, and exactly one with default: true", path=path, hint=hint
        )
    return tuple(sorted(locales, key=lambda locale: not locale.default))


def _languages(data: dict[str, Any], path: str, hint: str) -> list[Any]:
    plugins = data.get("plugins") or []
    if not isinstance(plugins, (list, dict)):
        raise SettingsError("plugins: expected a list", path=path, hint=hint)
    entries = plugins if isinstance(plugins, list) else [{k: v} for k, v in plugins.items()]
    i18n = next((p["i18n"] for p in entries if isinstance(p, dict) and isinstance(p.get("i18n"), dict)), None)
    if i18n is None:
        raise SettingsError("plugins: i18n is missing", path=path, hint=hint)
    languages = i18n.get("languages") or []
    if not isinstance(languages, list):
        raise SettingsError("plugins.i18n.languages: expected a list", path=path, hint=hint)
    return languages


def _shown(value: object, limit: int = 40) -> str:
    text = repr(value)
    return text if len(text) <= limit else text[:limit] + "…"
