"""The gold corpus: corpus/<event>/<n>.<lang>.yml, one file an article; README.md describes the format.

A third of the events is set aside: scored, never looked at while rules are written. Which, a hash of the event's name
decides (`is_held_out`), so nobody chose them and a new event falls on one side by itself.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path
from typing import Any

from gold_bytes import NEWLINES, raw_bytes, raw_text
from gold_lines import GoldLine, GoldMention, LabelError, clean, kept_mentions, kept_text, parse_lines

from generator import yamlio
from generator.errors import DigestError

HERE = Path(__file__).resolve().parent
FOLDER = HERE / "corpus"
SETS = ("dev", "held-out", "all")

TOPICS = frozenset({
    "politics", "elections", "diplomacy", "protests", "conflict", "crime", "law", "economy", "business",
    "markets", "labour", "technology", "artificial-intelligence", "internet", "cybersecurity", "science",
    "space", "health", "environment", "climate", "weather", "disasters", "transport", "energy", "agriculture",
    "education", "society", "migration", "religion", "culture", "film-tv", "music", "books", "media", "sport",
    "football", "tennis", "olympics", "lifestyle", "human-interest",
})  # fmt: skip
"""Topic ids that a label may use: those of the built-in taxonomy."""

_REQUIRED = frozenset({
    "id", "lang", "format", "encoding", "newline", "final_newline", "date", "headline", "authors", "source",
    "topics", "also_topics", "story", "people", "not_people", "lines",
})  # fmt: skip
_OPTIONAL = frozenset({"page", "near_duplicate_of", "wrap"})
_NAME = re.compile(r"([0-9]+)\.([a-z]{2,3})\.yml")
_KEY = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")


@dataclass(frozen=True, kw_only=True)
class Gold:
    """One labelled article."""

    path: Path
    id: str
    lang: str
    format: str
    """``text`` or ``html``."""
    data: bytes
    """The raw file."""
    page: str | None
    """The HTML page, decoded."""
    date: dt.date | None
    headline: str | None
    authors: tuple[str, ...]
    source: str | None
    topics: tuple[str, ...]
    also_topics: tuple[str, ...]
    story: str
    near_duplicate_of: str | None
    people: Mapping[str, str]
    """Key, the same in all files, to the name in the nominative."""
    not_people: tuple[str, ...]
    lines: tuple[GoldLine, ...]

    @property
    def event(self) -> str:
        """The folder it stands in."""
        return self.path.parent.name

    @property
    def held_out(self) -> bool:
        """Whether it belongs to the part set aside."""
        return is_held_out(self.event)

    @property
    def seed(self) -> str:
        """Name of the raw file."""
        return f"{self.id}.{self.lang}.{'html' if self.format == 'html' else 'txt'}"

    @cached_property
    def text(self) -> str:
        """The kept text."""
        return kept_text(self.lines)

    @cached_property
    def mentions(self) -> tuple[GoldMention, ...]:
        """Every mention, with offsets into ``text``."""
        return kept_mentions(self.lines)

    def within(self, part: str) -> bool:
        """Whether it belongs to a set: ``dev``, ``held-out`` or ``all``."""
        return part == "all" or self.held_out == (part == "held-out")


def is_held_out(event: str) -> bool:
    """Whether an event is set aside: the first byte of the SHA-256 of its name is divisible by three."""
    return hashlib.sha256(event.encode()).digest()[0] % 3 == 0


def files() -> list[Path]:
    """The files of the corpus, by event and number."""
    return sorted(FOLDER.glob("*/*.yml"))


def digest() -> str:
    """``sha256:…`` of the names and bytes of all files."""
    sums = [f"{p.relative_to(FOLDER).as_posix()} {hashlib.sha256(p.read_bytes()).hexdigest()}\n" for p in files()]
    return "sha256:" + hashlib.sha256("".join(sums).encode()).hexdigest()


@cache
def articles() -> tuple[Gold, ...]:
    """The articles whose files are right (a test of its own finds the others)."""
    found = []
    for path in files():
        try:
            found.append(load(path))
        except LabelError:
            continue
    return tuple(found)


def load(path: Path) -> Gold:
    """Read one labelled article.

    Raises:
        LabelError: the file breaks the format.
    """
    try:
        data = yamlio.load_mapping(path.read_text(encoding="utf-8"), path=path.name)
    except (DigestError, UnicodeDecodeError) as e:
        raise LabelError(str(e)) from e
    if wrong := sorted(_REQUIRED - data.keys()) or sorted(data.keys() - _REQUIRED - _OPTIONAL):
        raise LabelError(f"keys missing or unknown: {', '.join(map(str, wrong))}")
    _check_values(data)
    _check_names(data, path)
    lines = parse_lines(data["lines"])
    _check_lines(data, lines)
    return _gold(path, data, lines)


def _gold(path: Path, data: Mapping[str, Any], lines: tuple[GoldLine, ...]) -> Gold:
    text = data["page"] if data["format"] == "html" else raw_text(lines, data.get("wrap"))
    raw = raw_bytes(
        text, encoding=data["encoding"], newline=data["newline"], final_newline=data["final_newline"]
    )  # fmt: skip
    date = data["date"]
    return Gold(
        path=path, id=data["id"], lang=data["lang"], format=data["format"], data=raw, page=data.get("page"),
        date=date.date() if isinstance(date, dt.datetime) else date,
        headline=data["headline"] and clean(data["headline"]), authors=tuple(data["authors"]), source=data["source"],
        topics=tuple(data["topics"]), also_topics=tuple(data["also_topics"]), story=data["story"],
        near_duplicate_of=data.get("near_duplicate_of"), people=dict(data["people"]),
        not_people=tuple(data["not_people"]), lines=lines,
    )  # fmt: skip


def _check_values(data: Mapping[str, Any]) -> None:
    """Each value by itself."""
    for key in ("id", "lang", "format", "encoding", "newline", "story", "lines"):
        _demand(isinstance(data[key], str) and data[key].strip(), f"{key}: expected text, found {data[key]!r}"[:80])
    for key in ("headline", "source", "near_duplicate_of", "page"):
        value = data.get(key)
        _demand(value is None or (isinstance(value, str) and value.strip()), f"{key}: expected text or null")
    for key in ("authors", "topics", "also_topics", "not_people"):
        value = data[key]
        _demand(
            isinstance(value, list) and all(isinstance(v, str) and v.strip() for v in value), f"{key}: a list of texts"
        )
        _demand(len(set(value)) == len(value), f"{key}: something stands there twice")
    _demand(data["date"] is None or isinstance(data["date"], dt.date), f"date: {data['date']!r} is no date")
    _demand(isinstance(data["final_newline"], bool), "final_newline: true or false")
    _demand(data["newline"] in NEWLINES, "newline: lf or crlf")
    _demand(data["format"] in {"text", "html"}, "format: text or html")
    _demand((data["format"] == "html") == (data.get("page") is not None), "page: for html, and only for html")
    wrap = data.get("wrap")
    _demand(wrap is None or (type(wrap) is int and 40 <= wrap <= 120), "wrap: a column from 40 to 120")
    people = data["people"]
    _demand(isinstance(people, dict), "people: key to name")
    for key, name in people.items():
        _demand(
            isinstance(key, str) and _KEY.fullmatch(key), f"people: {key!r} is no key (lower case, digits, hyphens)"
        )
        _demand(isinstance(name, str) and name == clean(name) and name, f"people: {name!r} is no name")
    _demand(1 <= len(data["topics"]) <= 3, "topics: one to three")
    unknown = [t for t in (*data["topics"], *data["also_topics"]) if t not in TOPICS]
    _demand(not unknown, f"topics: unknown: {', '.join(unknown)}")
    _demand(not set(data["topics"]) & set(data["also_topics"]), "also_topics: repeats a topic")


def _check_names(data: Mapping[str, Any], path: Path) -> None:
    """The file's name and its keys agree."""
    match = _NAME.fullmatch(path.name)
    _demand(match, f"the file's name is not <n>.<lang>.yml: {path.name}")
    assert match is not None
    event = path.parent.name
    _demand(_KEY.fullmatch(event), f"the folder's name is no event: {event}")
    _demand(data["id"] == f"{event}-{match[1]}", f"id: expected {event}-{match[1]}")
    _demand(data["lang"] == match[2], f"lang: the file's name says {match[2]}")
    _demand(data["story"] == event, f"story: expected {event}")


def _check_lines(data: Mapping[str, Any], lines: tuple[GoldLine, ...]) -> None:
    """The lines agree with headline, people and page."""
    heads = [line.text for line in lines if line.mark == "="]
    wanted = [] if data["headline"] is None else [clean(data["headline"])]
    _demand(heads == wanted, f"headline: the lines say {heads}")
    marked = {m.key for line in lines for m in line.mentions}
    _demand(
        marked <= data["people"].keys(), f"people: not declared: {', '.join(sorted(marked - data['people'].keys()))}"
    )
    _demand(
        data["people"].keys() <= marked, f"people: never mentioned: {', '.join(sorted(data['people'].keys() - marked))}"
    )
    if data["format"] == "html":
        shown = solid(page_text(data["page"]))
        lost = [line.text for line in lines if line.kept and solid(line.text) not in shown]
        _demand(not lost, f"page: has not the kept line {lost[:1]}")


def page_text(page: str) -> str:
    """All text of a page, without its tags."""
    from lxml import html  # noqa: PLC0415 - only for the few pages

    tree = html.document_fromstring(page.encode(), parser=html.HTMLParser(encoding="utf-8"))
    return "".join(str(text) for text in tree.itertext())


def solid(text: str) -> str:
    """The clean text without any white space."""
    return clean(text).replace(" ", "")


def _demand(condition: object, message: str) -> None:
    if not condition:
        raise LabelError(message)
