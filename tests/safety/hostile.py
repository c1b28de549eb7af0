"""Digests whose every field holds payloads: `articles` through content/articles and the registries, `seeds` through the import.

A field of one value (a title, say) gets one payload an article; fields whose value may be a list, and names that would
cost a page each, hold several. Which payload stands where is told by its number, which no other pair of payload and field
has.
"""

from __future__ import annotations

import datetime as dt
import html
import itertools
import os
import re
import subprocess
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import yaml

from generator import article, yamlio
from generator.article import Article, Source
from generator.files import leaves

CATALOGUE = Path(__file__).with_name("payloads.yml")
LOCALES = ("en", "fr", "ru", "uk")
FIRST = 1_000_000
APART = " ~ "
"""Between payloads that share a value."""
PACK = 4
"""Payloads in a field of an article that has room for one value."""
ENGINES = 4
"""Articles to one that is translated; the translator's name has room for the payloads of them all."""
TOGETHER = 8
"""Payloads in a person's or a topic's name in one locale."""

FIELDS = (
    "title", "byline", "source name", "source address", "summary", "body", "translator", "seed path", "other key",
    "person name", "person spelling", "person address", "topic label", "ledger", "seed text", "seed HTML", "seed HTML as text",
    "caption", "seed head", "seed name",
)  # fmt: skip

MKDOCS = """\
site_name: Hostile
site_url: https://example.org/repo/
docs_dir: content/pages
theme: {{name: material, font: false}}
plugins:
  - i18n:
      docs_structure: folder
      fallback_to_default: false
      reconfigure_material: true
      languages:
{languages}
  - polydigest
nav: [index.md]
not_in_nav: "*"
markdown_extensions: [attr_list, md_in_html, tables, footnotes, abbr, admonition, def_list, fenced_code]
extra: {{digest: {{cards: false}}}}
"""
RESET = "".join(
    ("\"'-->]]>", *(f"</{tag}>" for tag in (
        "script", "style", "title", "textarea", "xmp", "iframe", "noembed", "noframes", "template", "select", "svg", "math",
        "table", "noscript", "listing", "form", "object",
    )))
)  # fmt: skip
"""Ends what a payload may have left open in a page that escapes nothing, so that another can follow it."""
CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ufffe\uffff]")


@dataclass(frozen=True, slots=True)
class Payload:
    """One entry of the catalogue."""

    number: int
    kind: str
    text: str

    def at(self, field: str) -> int:
        """The number of this payload in a field."""
        return FIRST + self.number * 100 + FIELDS.index(field)

    def in_(self, field: str) -> str:
        """The payload as it stands in a field."""
        return self.text.replace("NNN", str(self.at(field)))

    def line(self, field: str) -> str:
        """The same for a field of YAML, which holds no control characters."""
        return CONTROL.sub("", self.in_(field)).strip() or "x"


@cache
def payloads() -> tuple[Payload, ...]:
    """The catalogue."""
    groups = yaml.load(CATALOGUE.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)
    listed = [(group["class"], text) for group in groups for text in group["payloads"]]
    return tuple(Payload(number, kind, text) for number, (kind, text) in enumerate(listed))


def pair(number: int) -> tuple[Payload, str]:
    """The payload and the field of a number."""
    return payloads()[(number - FIRST) // 100], FIELDS[(number - FIRST) % 100]


def known(number: int) -> bool:
    """Whether a number is one of ours."""
    return (number - FIRST) // 100 < len(payloads()) and (number - FIRST) % 100 < len(FIELDS)


def batches(size: int, shift: int = 0) -> list[tuple[Payload, ...]]:
    """The payloads in groups, each once, beginning with another for another ``shift``."""
    listed = payloads()[shift:] + payloads()[:shift]
    return [tuple(listed[start : start + size]) for start in range(0, len(listed), size)]


def write(root: Path, name: str, text: str) -> None:
    path = root / "content" / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8", newline="")


def articles(root: Path) -> None:
    """The digest of content/articles, people.yml, topics.yml and imports.yml, in four locales."""
    _settings(root, LOCALES)
    people, topics = _people(root), _topics(root)
    ledger: dict[str, object] = {}
    groups = [batches(PACK, shift=41 * number) for number in range(len(FIELDS))]
    for number in range(len(groups[0])):
        here = {name: groups[n][number] for n, name in enumerate(FIELDS)}
        made = _article(number, here, people[number % len(people)], topics[number % len(topics)])
        write(root, f"articles/{made.path}", article.render(made))
        if number % ENGINES == 0:
            engines = groups[FIELDS.index("translator")]
            translated = _translation(made, list(itertools.chain(*engines[number : number + ENGINES])))
            write(root, f"articles/{translated.path}", article.render(translated))
        reasons = {payload.line("ledger"): 1 for payload in here["ledger"]}
        if not leaves(made.seed or ""):  # a ledger with a path that leads elsewhere is refused
            ledger[made.seed or ""] = {"sha256": "0" * 64, "article": str(made.path), "left_out": reasons}  # fmt: skip
    write(root, "imports.yml", yamlio.dump(ledger))


def _article(number: int, here: Mapping[str, Sequence[Payload]], person: str, topic: str) -> Article:
    """An article with several payloads in each field, others in each."""

    def of(name: str) -> str:
        return APART.join(payload.line(name) for payload in here[name])

    # What has a code fence may swallow what follows it.
    body = sorted((payload.in_("body") for payload in here["body"]), key=lambda text: "```" in text or "~~~" in text)
    mention = here["person name"][0].line("person name")
    return Article(
        slug=f"a{number:04}", lang=(*LOCALES, "de")[number % 5], title=of("title"),
        authors=tuple(payload.line("byline") for payload in here["byline"]),
        source=Source(name=of("source name"), url=addresses()[number].line("source address")),
        summary=tuple(payload.line("summary") for payload in here["summary"]),
        seed=APART.join(payload.in_("seed path") for payload in here["seed path"]), topics=(topic,), people=(person,),
        story=f"s{number // 36:03}", date=dt.date(2025, number % 4 + 1, number % 28 + 1),
        body="\n\n".join((f"\n## Before\n\nThe harbour was quiet, said {mention}.", *body, "After it *nothing*.\n")),
        extra={"note": of("other key")},
    )  # fmt: skip


def addresses() -> tuple[Payload, ...]:
    """The payloads for a field of one address, as many as there are articles: those that pass for one come first."""
    likely = ("protocols", "attributes", "json-ld", "unicode")
    return tuple(sorted(payloads(), key=lambda payload: (payload.kind not in likely, payload.number)))


def _translation(original: Article, engines: Sequence[Payload]) -> Article:
    lang = "en" if original.lang != "en" else "fr"
    engine = APART.join(payload.line("translator") for payload in engines)
    return Article(
        slug=original.slug, lang=lang, title=f"Harbour {original.slug}", body="\nThe harbour.\n",
        summary=("The harbour.",), translated_from=original.lang, translated_by=engine, original="sha256:0",
    )  # fmt: skip


def _people(root: Path) -> list[str]:
    """Names in four languages, other spellings and addresses, several payloads in each."""
    entries: dict[str, object] = {}
    for number, group in enumerate(batches(TOGETHER * len(LOCALES))):
        parts = [group[n :: len(LOCALES)] for n in range(len(LOCALES))]
        entries[f"p{number:03}"] = {
            "names": {
                code: APART.join(payload.line("person name") for payload in part)
                for code, part in zip(LOCALES, parts, strict=True) if part
            },
            "also": sorted({payload.line("person spelling") for payload in group}),
            "wikidata": group[0].line("person address"),
            "same_as": [payload.line("person address") for payload in group],
        }  # fmt: skip
    write(root, "people.yml", yamlio.dump(entries))
    return list(entries)


def _topics(root: Path) -> list[str]:
    topics: dict[str, object] = {}
    for number, group in enumerate(batches(TOGETHER * len(LOCALES), shift=7)):
        labels = {
            code: APART.join(payload.line("topic label") for payload in group[n :: len(LOCALES)]) or "x"
            for n, code in enumerate(LOCALES)
        }
        parent = {"parent": f"t{number - 1:03}"} if number % 3 == 1 else {}
        topics[f"t{number:03}"] = {"labels": labels, "cues": {"en": ["harbour"]}, **parent}
    write(root, "topics.yml", yamlio.dump({"topics": topics}))
    return list(topics)


def seeds(root: Path) -> None:
    """The digest that imports seeds, in one locale."""
    _settings(root, ("en",))
    names = _names()
    for number, group in enumerate(batches(24)):
        _seed(root, next(names), f"t{number:03}.txt", _text(number, group))
    texts, alone = _readable()
    pages = [tuple(texts[start : start + 16]) for start in range(0, len(texts), 16)]
    for number, page in enumerate([*pages, *((payload,) for payload in alone)]):
        _seed(root, next(names), f"h{number:03}.html", _page(number, page))
    for number, group in enumerate(batches(24, shift=3)):
        _seed(root, next(names), f"e{number:03}.html", _escaped(number, group))


def _seed(root: Path, folder: str, name: str, text: str) -> None:
    write(root, f"seeds/{folder}{name}", text.encode("utf-8", "replace").decode())


def _names() -> Iterator[str]:
    """What file names begin with: payloads as far as a file system holds them; what has a slash is a folder."""
    fit = []
    for payload in payloads():
        text = payload.in_("seed name").replace("\r", "").replace("\n", " ")
        parts = text.split("/")
        folders = all(part.strip() and not part.startswith(".") for part in parts[:-1])
        if "\0" not in text and folders and not parts[-1].startswith(".") and len(text.encode()) < 200:
            fit.append(text)
    return itertools.chain(fit, itertools.repeat(""))


def _sentences(number: int, count: int = 4) -> str:
    words = ("pilots", "dockers", "clerks", "captains", "cooks", "painters", "judges", "nurses", "farmers", "tailors")
    return " ".join(
        f"On day {number * 7 + n} the {words[(number + n) % 10]} of pier {number} told the council that the"
        f" {words[(number * 3 + n) % 10]} had mended {number + n + 2} of the old boats before the storm."
        for n in range(count)
    )


def _text(number: int, group: Sequence[Payload]) -> str:
    head, byline, *_ = (*group[number % len(group) :], *group)
    body = "\n\n".join(
        f"{_sentences(number * 20 + n, 2)} A note on the wall read {payload.in_('seed text')} and nobody knew why."
        if "\n" not in payload.text
        else f"{_sentences(number * 20 + n, 2)}\n\n{payload.in_('seed text')}"
        for n, payload in enumerate(group)
    )
    return (
        f"Pier {number} reopens after {head.line('seed head')}\n\nBy {byline.line('seed head')}\n\n14 May 2025\n\n"
        f"{_sentences(number)}\n\n{body}\n\n{_sentences(number + 500)}\n"
    )


def _page(number: int, group: Sequence[Payload]) -> str:
    """A page of a site that escapes nothing."""
    head = group[0].in_("seed head")
    body = "\n".join(
        f"<p>{_sentences(number * 20 + n, 2)} {payload.in_('seed HTML')}{RESET} was on the wall.</p>"
        for n, payload in enumerate(group)
    )
    return (
        f"<!doctype html><html lang=en><head><title>Quay {number} opens</title><meta name=author content='{html.escape(head)}'>"
        f"<meta property=article:published_time content=2025-05-14></head><body><main><article><h1>Quay {number} opens</h1>"
        f"<p>{_sentences(number + 1000)}</p>{body}<p>{_sentences(number + 1500)}</p></article></main></body></html>"
    )


def _escaped(number: int, group: Sequence[Payload]) -> str:
    """A page of a site that escapes as it should: its texts are the payloads."""
    body = "\n".join(
        f"<p>{_sentences(number * 20 + n + 7000, 2)} {html.escape(payload.in_('seed HTML as text'))} was on the wall.</p>"
        f"<figure><img src=x.png alt='{html.escape(payload.in_('caption'))}'>"
        f"<figcaption>{html.escape(payload.in_('caption'))}</figcaption></figure>"
        for n, payload in enumerate(group)
    )
    head, author, site, address, *_ = (html.escape(payload.in_("seed head")) for payload in group)
    return (
        f"<!doctype html><html lang=en><head><title>{head}</title><meta name=author content='{author}'>"
        f"<meta property=og:site_name content='{site}'><link rel=canonical href='{address}'>"
        f"<meta property=og:title content='{head}'><meta property=article:published_time content=2025-05-14></head>"
        f"<body><main><article><h1>{head}</h1><p>{_sentences(number + 2000)}</p>{body}"
        f"<p>{_sentences(number + 2500)}</p></article></main></body></html>"
    )


def _readable() -> tuple[list[Payload], list[Payload]]:
    """The payloads after which a page goes on, and those that swallow all that follows them."""
    alone = [p for p in payloads() if re.search(r"<(?:plaintext|frameset)", p.text)]
    return [payload for payload in payloads() if payload not in alone], alone


def _settings(root: Path, locales: Sequence[str]) -> None:
    names = {"en": "English", "fr": "Français", "ru": "Русский", "uk": "Українська"}
    lines = "\n".join(
        f"        - {{locale: {code}, name: {names[code]}, build: true{', default: true' if code == 'en' else ''}}}"
        for code in locales
    )
    root.mkdir(parents=True, exist_ok=True)
    (root / "mkdocs.yml").write_text(MKDOCS.format(languages=lines), encoding="utf-8")


def build(root: Path) -> str:
    """Build a digest by the real command; what it said."""
    command = [sys.executable, "-m", "generator.cli", "-C", str(root), "build", "--no-models"]
    done = subprocess.run(command, capture_output=True, text=True, check=False, env={**os.environ, "NO_COLOR": "1"})
    assert "Traceback" not in done.stderr, done.stderr[-3000:]
    said = (done.stdout + done.stderr).splitlines()
    # A seed whose name holds control characters is refused, in one line, and the others are imported.
    errors = [line for line in said if line.startswith("error:") and "control characters; rename it" not in line]
    assert not errors, errors
    assert done.returncode in {0, 1}, said[-20:]
    assert (root / "site/index.html").is_file(), said[-20:]
    return done.stdout
