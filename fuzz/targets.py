"""What is fuzzed: each target takes any bytes and holds a parser to its promises.

A promise broken is an exception that is no `DigestError`: a parser's own, or the `AssertionError` of a check here. The
fuzzer adds two checks to each: a bound on time and one on memory (`fuzz.__main__`).
"""

from __future__ import annotations

import codecs
from collections.abc import Callable

from generator import yamlio
from generator.article import parse, render
from generator.errors import DigestError
from generator.intake import parse_seed
from generator.intake.decode import NotTextError, decode
from generator.intake.model import Kind
from generator.people.names.inflect import forms, readings
from generator.people.names.lemma import nominative
from generator.people.names.parts import split_name
from generator.people.names.translit import cyrillise, romanise
from generator.people.registry_file import Source
from generator.people.registry_file import dump as dump_people
from generator.people.registry_file import parse as parse_people
from generator.reading import read
from generator.reading.byline import read_byline
from generator.reading.credits import LONGEST, read_credit
from generator.reading.dates import date_in_address, find_dates, parse_date
from generator.reading.markdown import escape, to_markdown
from generator.reading.model import Block
from generator.topics.taxonomy import Taxonomy

LANGUAGES = ("en", "fr", "ru", "uk", "de", "zh")
LONGEST_NAME = 200
"""Characters of a name that the name targets look at: nobody's is longer."""


def _text(data: bytes) -> str:
    return data.decode("utf-8", errors="replace")


def _language(data: bytes) -> str:
    return LANGUAGES[data[0] % len(LANGUAGES)] if data else "en"


def plain_text(data: bytes) -> None:
    """A seed as text: blocks of the text itself, in order, on lines that exist."""
    try:
        text, encoding = decode(data)
    except NotTextError:
        return
    assert codecs.lookup(encoding)
    try:
        raw = parse_seed(data, "a.txt")
    except DigestError:
        return
    assert sum(len(block.text) for block in raw.blocks) <= 4 * len(text) + 64
    lines = [block.line for block in raw.blocks]
    assert lines == sorted(lines)
    assert all(block.text.strip() for block in raw.blocks)


def html(data: bytes) -> None:
    """A seed as HTML: no more text than came in, nothing empty."""
    try:
        raw = parse_seed(data, "a.html")
    except DigestError:
        return
    assert all(block.text.strip() for block in raw.blocks)
    assert sum(len(block.text) for block in raw.blocks) <= 8 * len(data) + 1024


def reading(data: bytes) -> None:
    """A whole article: every block of the seed is there once with a reason, and what is kept makes Markdown."""
    try:
        raw = parse_seed(data, "a.txt")
    except DigestError:
        return
    article = read(raw)
    assert len(article.blocks) >= len(raw.blocks)
    assert all(block.reason for block in article.blocks)
    assert len(article.text) <= 2 * sum(len(block.text) + 2 for block in raw.blocks)
    to_markdown(article.body)


def front_matter(data: bytes) -> None:
    """An article: what is read and written again is read as the same, and written to the same bytes."""
    try:
        article = parse(_text(data), "2025/a.en.md")
    except DigestError:
        return
    text = render(article)
    again = parse(text, "2025/a.en.md")
    assert again == article
    assert render(again) == text


def yaml(data: bytes) -> None:
    """A YAML file: what is read and written again is read as the same."""
    try:
        value = yamlio.load(_text(data))
    except DigestError:
        return
    if isinstance(value, dict | list):
        text = yamlio.dump(value)
        assert yamlio.load(text) == value
        assert yamlio.dump(yamlio.load(text)) == text


def people_file(data: bytes) -> None:
    """people.yml: untouched entries keep their bytes' meaning, twice written is once written."""
    try:
        entries, source = parse_people(_text(data), "people.yml")
    except DigestError:
        return
    text = dump_people(entries, source, entries)
    again, layout = parse_people(text, "people.yml")
    assert again == entries
    assert dump_people(again, layout, again) == text
    assert parse_people(dump_people(entries, Source(), {}), "people.yml")[0] == entries


def topics_file(data: bytes) -> None:
    """topics.yml: a taxonomy whose parents exist and come to an end, with a label for every topic."""
    try:
        taxonomy = Taxonomy.parse(_text(data))
    except DigestError:
        return
    for topic in taxonomy.topics:
        assert all(taxonomy.known(above) for above in taxonomy.ancestors(topic))
        assert taxonomy.label(topic, "fr")


def markdown(data: bytes) -> None:
    """Blocks as Markdown: one line each, no raw tag, no control character."""
    text = _text(data)
    line = escape(text)
    assert "\n" not in line
    assert "<" not in line.replace("\\<", "")
    assert len(line) <= 8 * len(text)
    kinds: tuple[Kind, ...] = ("paragraph", "heading", "quote", "item")
    parts = enumerate(text.split("\n"))
    blocks = [Block(part, kept=True, reason="body", line=1, kind=kinds[i % 4]) for i, part in parts]
    assert to_markdown(blocks).count("\n") <= 2 * len(blocks)


def names(data: bytes) -> None:
    """A name in any language: a nominative of as many words, forms, the other script; all of bounded size."""
    lang, name = _language(data), _text(data[1:])[:LONGEST_NAME]
    words = tuple(name.split())
    for found in nominative(words, lang):
        assert len(found) == len(words)
    for word in words[:3]:
        assert len(readings(word.lower(), lang, "family")) <= 400
    assert len(forms(name, lang)) <= 4000
    split_name(name, lang)
    assert len(romanise(name, lang)) <= 8 * len(name) + 8
    assert len(cyrillise(name, lang)) <= 8 * len(name) + 8


def dates(data: bytes) -> None:
    """Dates: each stands in the text where it says so, in a year of the news."""
    lang, text = _language(data), _text(data[1:])
    for found in find_dates(text, lang):
        assert 0 <= found.start < found.end <= len(text)
        assert 1800 <= found.value.year <= 2200
    parse_date(text, lang)
    date_in_address(text, lang)


def credits_lines(data: bytes) -> None:
    """Lines that credit people, as long as reading takes one for a line of credits: authors have names."""
    text = " ".join(_text(data).split()[:LONGEST])
    byline = read_byline(text)
    if byline is not None:
        assert all(author.strip() for author in byline.authors)
    read_credit(text)


TARGETS: dict[str, Callable[[bytes], None]] = {
    "text": plain_text,
    "html": html,
    "reading": reading,
    "front-matter": front_matter,
    "yaml": yaml,
    "people": people_file,
    "topics": topics_file,
    "markdown": markdown,
    "names": names,
    "dates": dates,
    "credits": credits_lines,
}
"""By the name of their folder in fuzz/corpus."""
