"""The topics a digest knows, and the words that speak for each.

content/topics.yml is the editor's; with ``extends: general`` it starts from the taxonomy of general news that stands
beside this module (general.yml) and says only what differs. The file's keys:

    extends: general            # optional; without it the file is the whole taxonomy
    omit: [religion]            # optional; topics of the extended taxonomy that this digest does not want
    topics:
      chatbots:                 # id: lower-case ASCII words joined by hyphens; it is the page's address
        parent: artificial-intelligence
        iptc: medtop:20000000   # IPTC Media Topic, or null
        labels: {en: Chatbots, fr: Agents conversationnels}
        cues: {en: [chatbot*], any: [ChatGPT^2]}

A topic that the extended taxonomy has already is merged key by key: labels by locale, cues by language (a language
given here replaces that language's cues). How a cue is written stands in `generator.topics.cues`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path
from types import MappingProxyType
from typing import Any

from generator import yamlio
from generator.article import LANG, SLUG
from generator.errors import TaxonomyError
from generator.files import read_text
from generator.topics.cues import ANY, parse_cue
from generator.topics.lines import line_of

GENERAL = "general"
"""Name of the built-in taxonomy, for ``extends``."""
_HERE = Path(__file__).parent

_FILE_KEYS = ("extends", "omit", "topics")
_TOPIC_KEYS = ("labels", "iptc", "parent", "cues")
_IPTC_PREFIX = "medtop:"


@dataclass(frozen=True, slots=True)
class Topic:
    """One topic of the taxonomy."""

    id: str
    labels: Mapping[str, str]
    """By locale; English is always there."""
    iptc: str | None
    """IPTC Media Topic code (``medtop:…``); None where the vocabulary has no such topic."""
    parent: str | None
    cues: Mapping[str, tuple[str, ...]]
    """By language; ``any`` holds those of every language (names, acronyms)."""


@dataclass(frozen=True, eq=False)
class Taxonomy:
    """All topics of a digest, in the order of their pages."""

    topics: Mapping[str, Topic]

    @staticmethod
    def load(path: Path | None) -> Taxonomy:
        """Read content/topics.yml; the built-in general taxonomy if there is no file.

        Raises:
            TaxonomyError: the file breaks the contract; names file and line.
        """
        if path is None:
            return general()
        try:
            text = read_text(path, error=TaxonomyError)
        except FileNotFoundError:
            return general()
        return _read(text, path.as_posix())

    @staticmethod
    def parse(text: str | None, name: str = "topics.yml") -> Taxonomy:
        """The taxonomy that the text of content/topics.yml describes; without a text the built-in one.

        Raises:
            TaxonomyError: the text breaks the contract; names line and, as the file, ``name``.
        """
        return general() if text is None else _read(text, name)

    def known(self, id: str) -> bool:  # noqa: A002 - the name of the thing in the files
        """Whether there is a topic with this id."""
        return id in self.topics

    def label(self, id: str, locale: str) -> str:  # noqa: A002
        """The topic's name for readers of a locale: ``pt-BR``, then ``pt``, then English.

        Raises:
            KeyError: there is no such topic.
        """
        labels = self.topics[id].labels
        return labels.get(locale) or labels.get(locale.split("-", maxsplit=1)[0]) or labels["en"]

    def ancestors(self, id: str) -> tuple[str, ...]:  # noqa: A002
        """The topics above this one, nearest first.

        Raises:
            KeyError: there is no such topic.
        """
        return tuple(self._climb(id))

    def _climb(self, topic: str) -> Iterator[str]:
        parent = self.topics[topic].parent
        while parent is not None:
            yield parent
            parent = self.topics[parent].parent


@lru_cache(maxsize=1)
def general() -> Taxonomy:
    """The built-in taxonomy of general news."""
    path = _HERE / f"{GENERAL}.yml"
    base = _Reader("", path.name, yamlio.load_beside(path)).taxonomy()
    return Taxonomy(MappingProxyType({t.id: replace(t, cues=_Cues(t.id, {})) for t in base.topics.values()}))


@lru_cache(maxsize=1)
def _languages() -> tuple[str, ...]:
    """The languages the general taxonomy has cues in."""
    return tuple(sorted(file.stem for file in (_HERE / GENERAL).glob("*.yml")))


@lru_cache(maxsize=64)
def _listed(lang: str) -> Mapping[str, tuple[str, ...]]:
    """The general cues of one language by topic: a file of its own, read when that language is met."""
    listed = yamlio.load_beside(_HERE / GENERAL / f"{lang}.yml")
    return {id_: tuple(str(cue) for cue in cues) for id_, cues in listed.items()}


@dataclass(frozen=True, slots=True)
class _Cues(Mapping[str, tuple[str, ...]]):
    """Cues of one topic of the general taxonomy by language, those of a digest's own file first."""

    id: str
    own: Mapping[str, tuple[str, ...]]

    def __getitem__(self, lang: str) -> tuple[str, ...]:
        if lang in self.own:
            return self.own[lang]
        if lang not in _languages():
            raise KeyError(lang)
        return _listed(lang).get(self.id, ())

    def __contains__(self, lang: object) -> bool:  # by the names of the files: looking must not read them
        return lang in self.own or lang in _languages()

    def __iter__(self) -> Iterator[str]:
        yield from dict.fromkeys((*_languages(), *self.own))

    def __len__(self) -> int:
        return len(dict.fromkeys((*_languages(), *self.own)))

    def __hash__(self) -> int:
        return id(self)


@lru_cache(maxsize=8)
def _read(text: str, path: str) -> Taxonomy:
    """The taxonomy a text describes; the same one for the same text, so that what is made of it is made once."""
    return _Reader(text, path).taxonomy()


class _Reader:
    """One taxonomy file: checks everything, and names the line of what is wrong."""

    def __init__(self, text: str, path: str, data: dict[str, Any] | None = None) -> None:
        self.text = text
        self.path = path
        self.data = yamlio.load_mapping(text, path=path, error=TaxonomyError) if data is None else data

    def taxonomy(self) -> Taxonomy:
        """The taxonomy the file describes."""
        self._only(self.data, _FILE_KEYS, ())
        topics = self._base()
        raw = self.data.get("topics")
        if raw is not None and not isinstance(raw, dict):
            raise self._error("topics: expected `id:` lines", ("topics",))
        for id_, entry in ((str(key), value) for key, value in (raw or {}).items()):
            topics[id_] = self._topic(id_, entry, topics.get(id_))
        self._check_parents(topics)
        return Taxonomy(MappingProxyType(topics))

    def _error(self, what: str, keys: tuple[str, ...], hint: str | None = None) -> TaxonomyError:
        return TaxonomyError(what, path=self.path, line=line_of(self.text, keys), hint=hint)

    def _only(self, mapping: Mapping[Any, Any], allowed: tuple[str, ...], keys: tuple[str, ...]) -> None:
        for key in mapping:
            if key not in allowed:
                where = ".".join((*keys, str(key)))
                raise self._error(f"unknown key {where}", (*keys, str(key)), f"known keys: {', '.join(allowed)}")

    def _base(self) -> dict[str, Topic]:
        extends = self.data.get("extends")
        if extends not in (None, GENERAL):
            raise self._error(f"extends: no taxonomy {extends!r}", ("extends",), f"write `extends: {GENERAL}`")
        base = dict(general().topics) if extends else {}
        omit = self.data.get("omit")
        if omit is not None and not (isinstance(omit, list) and all(isinstance(o, str) for o in omit)):
            raise self._error("omit: expected a list of topic ids", ("omit",))
        for id_ in omit or []:
            if id_ not in base:
                raise self._error(f"omit: no topic {id_!r} to leave out", ("omit",), "see `extends`")
            _leave_out(base, id_)
        return base

    def _topic(self, id_: str, entry: Any, old: Topic | None) -> Topic:
        keys = ("topics", id_)
        if not SLUG.fullmatch(id_):
            raise self._error(f"{id_!r} is no topic id", keys, "use lower-case ASCII letters, digits and hyphens")
        if not isinstance(entry, dict):
            raise self._error(f"{id_}: expected `labels:` and so on", keys)
        self._only(entry, _TOPIC_KEYS, keys)
        labels = dict(old.labels if old else {}) | self._labels(entry, keys)
        if "en" not in labels:
            raise self._error(f"{id_}: no English label", (*keys, "labels"), "add `labels: {en: …}`")
        cues = _with(old, self._cues(entry, keys))
        iptc = self._iptc(entry, keys) if "iptc" in entry else old.iptc if old else None
        parent = self._parent(entry, keys) if "parent" in entry else old.parent if old else None
        return Topic(id_, MappingProxyType(labels), iptc, parent, cues)

    def _labels(self, entry: dict[str, Any], keys: tuple[str, ...]) -> dict[str, str]:
        labels = self._by_language(entry, "labels", keys)
        for lang, label in labels.items():
            if not isinstance(label, str) or not label.strip() or not LANG.fullmatch(lang):
                raise self._error("expected `language: text`", (*keys, "labels", lang))
        return {lang: " ".join(label.split()) for lang, label in labels.items()}

    def _cues(self, entry: dict[str, Any], keys: tuple[str, ...]) -> dict[str, tuple[str, ...]]:
        by_language = self._by_language(entry, "cues", keys)
        for lang, cues in by_language.items():
            where = (*keys, "cues", lang)
            if not isinstance(cues, list) or not (lang == ANY or LANG.fullmatch(lang)):
                raise self._error("expected `language: [cue, …]`", where)
            for cue in cues:
                try:
                    parse_cue(cue if isinstance(cue, str) else str(cue))
                except ValueError as e:
                    raise self._error(f"cue {cue!r}: {e}", where, "see the cue syntax in the documentation") from e
        return {lang: tuple(str(cue) for cue in cues) for lang, cues in by_language.items()}

    def _by_language(self, entry: dict[str, Any], key: str, keys: tuple[str, ...]) -> dict[str, Any]:
        value = entry.get(key)
        if value is None:
            return {}
        if not isinstance(value, dict) or not all(isinstance(lang, str) for lang in value):
            raise self._error(f"{keys[-1]}.{key}: expected `language: …`", (*keys, key))
        return value

    def _iptc(self, entry: dict[str, Any], keys: tuple[str, ...]) -> str | None:
        code = entry["iptc"]
        if code is None:
            return None
        digits = str(code).removeprefix(_IPTC_PREFIX)
        if not isinstance(code, str) or digits == code or len(digits) != 8 or not digits.isdecimal():  # noqa: PLR2004
            raise self._error(f"iptc: {code!r} is no Media Topic", (*keys, "iptc"), "write medtop: and eight digits")
        return code

    def _parent(self, entry: dict[str, Any], keys: tuple[str, ...]) -> str | None:
        parent = entry["parent"]
        if parent is not None and not isinstance(parent, str):
            raise self._error(f"parent: {parent!r} is no topic id", (*keys, "parent"))
        return parent

    def _check_parents(self, topics: dict[str, Topic]) -> None:
        for topic in topics.values():
            keys = ("topics", topic.id, "parent")
            seen, parent = {topic.id}, topic.parent
            while parent is not None:
                if parent not in topics:
                    raise self._error(f"{topic.id}: unknown parent {parent!r}", keys, "add that topic, or correct it")
                if parent in seen:
                    raise self._error(f"{topic.id}: its parents form a circle", keys, "let one have no parent")
                seen.add(parent)
                parent = topics[parent].parent


def _with(old: Topic | None, cues: dict[str, tuple[str, ...]]) -> Mapping[str, tuple[str, ...]]:
    """The cues a topic had, with those that a file gives in their place."""
    if old is None:
        return MappingProxyType(cues)
    if isinstance(old.cues, _Cues):
        return _Cues(old.id, dict(old.cues.own) | cues)
    return MappingProxyType(dict(old.cues) | cues)


def _leave_out(topics: dict[str, Topic], id_: str) -> None:
    """Remove a topic; its children move up to its parent."""
    gone = topics.pop(id_)
    for child in [t for t in topics.values() if t.parent == id_]:
        topics[child.id] = replace(child, parent=gone.parent)
