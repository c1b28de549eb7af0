"""Is the digest sound? Links and languages of the built site; ids, translations and addresses of the content."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from generator import library
from generator.article import Article, text_fingerprint
from generator.errors import DigestError
from generator.publish import links, machine
from generator.publish.links import Document, Resolver
from generator.publish.pages import files, output_of
from generator.settings import Settings


@dataclass(frozen=True, slots=True, order=True)
class Finding:
    """One thing that is wrong."""

    path: str
    """File at fault, relative to the digest folder."""
    line: int | None
    """1-based, None if no line is to blame."""
    what: str
    rule: str
    """Short name of the rule that is broken: ``link``, ``anchor``, ``hreflang``, ``person`` …"""

    def __str__(self) -> str:
        where = f"{self.path}:{self.line}" if self.line else self.path
        return f"{where}: {self.what} [{self.rule}]"


def check(settings: Settings) -> tuple[Finding, ...]:
    """Everything that is wrong with the content and the built site, in order of path and line.

    A digest that was not built yet has its content checked only, with a finding that says so.
    """
    found = [*_content(settings), *_addresses(settings), *_site(settings)]
    return tuple(sorted(set(found), key=lambda f: (f.path, f.line or 0, f.what, f.rule)))


# The content


def _content(settings: Settings) -> Iterator[Finding]:
    articles = library.load(settings.articles, settings.root)
    for error in articles.errors:
        yield _of_error(error, error.path or "content/articles", "article")
    by_path = {item.path.relative_to(settings.root).as_posix(): item.article for item in articles.stored}
    yield from _ids(by_path, settings)
    yield from _translations(by_path)


def _of_error(e: DigestError, path: str, rule: str) -> Finding:
    return Finding(path, e.line, e.what + (f"; {e.hint}" if e.hint else ""), rule)


def _ids(articles: dict[str, Article], settings: Settings) -> Iterator[Finding]:
    """People and topics that an article names and nobody knows."""
    from generator.people.registry import Registry  # noqa: PLC0415
    from generator.topics.taxonomy import Taxonomy  # noqa: PLC0415

    try:
        registry = Registry.load(settings.people_yml)
    except DigestError as e:
        registry = None
        yield _of_error(e, "content/people.yml", "registry")
    try:
        taxonomy = Taxonomy.load(settings.topics_yml)
    except DigestError as e:
        taxonomy = None
        yield _of_error(e, "content/topics.yml", "taxonomy")
    for path, article in articles.items():
        for person in article.people if registry else ():
            if registry and not registry.known(person):
                line = _line(settings.root / path, person)
                yield Finding(path, line, f"person {person!r} is not in content/people.yml", "person")
        for topic in article.topics if taxonomy else ():
            if taxonomy and not taxonomy.known(topic):
                line = _line(settings.root / path, topic)
                yield Finding(path, line, f"topic {topic!r} is not in the taxonomy", "topic")


def _line(file: Path, name: str) -> int | None:
    """The line of a file that lists a name: as an entry of its own, else the first that has it as a word."""
    lines = file.read_text(encoding="utf-8-sig").splitlines()
    entry = next((n for n, line in enumerate(lines, 1) if line.strip().strip("- '\"") == name), None)
    word = re.compile(rf"(?<![\w-]){re.escape(name)}(?![\w-])")
    return entry or next((n for n, line in enumerate(lines, 1) if word.search(line)), None)


def _translations(articles: dict[str, Article]) -> Iterator[Finding]:
    """Translations without an original, or older than it."""
    versions = {(article.slug, article.lang): (path, article) for path, article in articles.items()}
    for path, article in articles.items():
        if article.translated_from is None:
            continue
        original = versions.get((article.slug, article.translated_from))
        if original is None:
            what = f"translated from {article.translated_from}, but {article.slug} has no article in it"
            yield Finding(path, None, what, "no-original")
        elif original[1].translated_from is not None:
            yield Finding(path, None, f"translated from {original[0]}, which is itself a translation", "no-original")
        elif article.original is not None and article.original != text_fingerprint(original[1]):
            what = f"{original[0]} changed after this translation; bring it up to date, then set its `original`"
            yield Finding(path, None, what, "stale-translation")


def _addresses(settings: Settings) -> Iterator[Finding]:
    """Two files of content/pages for one page, also on a file system that takes capitals for small letters."""
    outputs: dict[str, str] = {}
    for name in files(settings.pages):
        if name.endswith(".md"):
            other = outputs.setdefault(output_of(name, settings).casefold(), name)
            if other != name:
                yield Finding(f"content/pages/{name}", None, f"same address as content/pages/{other}", "address")


# The site


def _site(settings: Settings) -> Iterator[Finding]:
    shown = _shown(settings)
    if not (settings.site / "index.html").is_file():
        yield Finding(shown, None, "the site is not built; build it first", "site")
        return
    names = frozenset(files(settings.site))
    documents = {
        name: links.read(name, settings.site / name)
        for name in sorted(names)
        if name.endswith(".html") and not name.startswith("pagefind/")
    }
    resolver = Resolver(names, settings.site_url)
    for finding in (*_links(documents, resolver), *_structured(documents), *_hreflang(documents, resolver, settings)):
        yield Finding(f"{shown}/{finding.path}", finding.line, finding.what, finding.rule)
    for fault in machine.faults(names, settings.site, resolver):
        yield Finding(f"{shown}/{fault.path}", fault.line, fault.what, fault.rule)


def _shown(settings: Settings) -> str:
    site, root = settings.site, settings.root.resolve()
    return site.relative_to(root).as_posix() if site.is_relative_to(root) else site.as_posix()


def _links(documents: dict[str, Document], resolver: Resolver) -> Iterator[Finding]:
    for document, link in links.outgoing(documents):
        try:
            target = resolver.inside(document.path, link.url)
        except ValueError:
            yield Finding(document.path, link.line, f"{link.url!r} is no URL", "link")
            continue
        if target is None:
            continue
        path, fragment = target
        file = resolver.file(path)
        if file is None:
            yield Finding(document.path, link.line, f"broken link: {link.url}", "link")
        elif fragment and file in documents and not _has(documents[file], fragment):
            yield Finding(document.path, link.line, f"no such place on the page: {link.url}", "anchor")


def _structured(documents: dict[str, Document]) -> Iterator[Finding]:
    for path, document in documents.items():
        yield from (Finding(path, line, "structured data that is no JSON", "json-ld") for line in document.broken)


def _has(document: Document, fragment: str) -> bool:
    # `#top` is the page's top wherever nothing has that name; text fragments are the browser's own business.
    return fragment in document.anchors or fragment == "top" or fragment.startswith(":~:")


def _hreflang(documents: dict[str, Document], resolver: Resolver, settings: Settings) -> Iterator[Finding]:
    """What search engines ask of language versions: each exists, names itself, and is named back by the others."""
    if settings.site_url is None:
        return
    for path in sorted(documents):
        document = documents[path]
        own = settings.site_url + links.address(path)
        languages: set[str] = set()
        for lang, url, line in document.alternates:
            if lang in languages:
                yield Finding(path, line, f"hreflang {lang} given twice", "hreflang")
            languages.add(lang)
            yield from _alternate(document, own, (lang, url, line), documents, resolver)
        if document.alternates and own not in {url for _, url, _ in document.alternates}:
            yield Finding(path, None, "hreflang names other versions but not the page itself", "hreflang")


def _alternate(
    document: Document,
    own: str,
    alternate: tuple[str, str, int | None],
    documents: dict[str, Document],
    resolver: Resolver,
) -> Iterator[Finding]:
    lang, url, line = alternate
    target = resolver.inside(document.path, url)
    if target is None or not url.startswith(("http:", "https:")):
        yield Finding(document.path, line, f"hreflang {lang}: {url} is no absolute address of this site", "hreflang")
        return
    file = resolver.file(target[0])
    if file is None or file not in documents:
        yield Finding(document.path, line, f"hreflang {lang}: {url} does not exist", "hreflang")
    elif own not in {back for _, back, _ in documents[file].alternates}:
        yield Finding(document.path, line, f"hreflang {lang}: {url} does not name this page in return", "hreflang")
    elif lang != "x-default" and documents[file].lang.casefold() != lang.casefold():
        what = f"hreflang {lang}: {url} says it is in {documents[file].lang or 'no language'}"
        yield Finding(document.path, line, what, "hreflang")
