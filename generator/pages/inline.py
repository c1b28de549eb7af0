"""Markdown within a paragraph, made harmless; `generator.pages.safety` says how and why."""

from __future__ import annotations

import re
import string
from typing import NamedTuple

from generator.pages.text import safe_url

LONGEST_URL = 2083
"""Characters of a link's address; longer ones are refused (the limit that browsers once agreed on)."""

DEEPEST = 3
"""Link texts within link texts that are read before brackets are taken for brackets."""

_REFERENCES = {"<": "&lt;", "[": "&#91;", "{": "&#123;"}
_ESCAPED_BY_ALL = frozenset("*_()>#+-.!")
_SIMPLE_PAIR = re.compile(r"<(sub|sup)>([^<>\n]{1,200})</\1>", re.IGNORECASE)
_BREAK = re.compile(r"<br\s{0,3}/?>", re.IGNORECASE)
_AUTOLINK = re.compile(r"<((?:https?://|mailto:)[^\s<>]{1,2083})>", re.IGNORECASE)
_DESTINATION = re.compile(
    r"""\(\s{0,9}<?(?P<url>(?:[^\s<>()]|\([^\s<>()]{0,2083}\)){1,2083})>?
        (?:\s{1,9}(?:"[^"\n]{0,999}"|'[^'\n]{0,999}'|\([^()\n]{0,999}\)))?\s{0,9}\)""",
    re.VERBOSE,
)
_BACKTICKS = re.compile(r"`+")


class _Link(NamedTuple):
    """A link or image found in a text."""

    text: str
    url: str | None
    """None if it was refused."""
    end: int


def encoded(code: str) -> str:
    """Every character that could mean something, and every white space but the blank, as a character reference."""
    return "".join(c if c.isalnum() or c == " " else f"&#{ord(c)};" for c in code)


def key(name: str) -> str:
    """The name of a link definition as it is compared: white space folded, without regard to capitals."""
    return " ".join(name.split()).casefold()


def harmless(text: str, definitions: dict[str, str]) -> str:
    """A run of lines in which only what we read ourselves still means something.

    Args:
        text: Markdown of one or more lines without a blank one.
        definitions: acceptable link addresses by `key` of their name.
    """
    return _Inline(text, definitions).text()


class _Inline:
    """One run of lines, read from left to right."""

    def __init__(self, text: str, definitions: dict[str, str], depth: int = 0) -> None:
        self.source = text
        self.definitions = definitions
        self.depth = depth
        self.partners = _partners(text) if depth < DEEPEST else {}
        self.ticks = _code_spans(text)
        self.out: list[str] = []

    def text(self) -> str:
        """The run made harmless."""
        at = 0
        for found in re.finditer(r"[\\`<\[{!]", self.source):
            if found.start() < at:
                continue
            self.out.append(self.source[at : found.start()])
            at = self._special(found.start())
        self.out.append(self.source[at:])
        return "".join(self.out)

    def _special(self, at: int) -> int:
        """Write what begins with the special character at ``at``; return where reading goes on."""
        char = self.source[at]
        if char == "\\":
            return self._escape(at)
        if char == "`":
            return self._code(at)
        if char == "<":
            return self._angle(at)
        if char == "[" or self.source.startswith("![", at):
            return self._bracket(at)
        self.out.append(_REFERENCES.get(char, char))
        return at + 1

    def _escape(self, at: int) -> int:
        following = self.source[at + 1 : at + 2]
        if not following or following not in string.punctuation:
            self.out.append("&#92;")
            return at + 1
        # CommonMark escapes any mark like this, Python-Markdown some only; a reference means the same to both.
        self.out.append(f"\\{following}" if following in _ESCAPED_BY_ALL else f"&#{ord(following)};")
        return at + 2

    def _code(self, at: int) -> int:
        span = self.ticks.get(at)
        if span is None:
            run = _BACKTICKS.match(self.source, at)
            end = run.end() if run else at + 1
            self.out.append("&#96;" * (end - at))
            return end
        start, end, after = span
        code = self.source[start:end]
        code = code[1:-1] if code.startswith(" ") and code.endswith(" ") and code.strip() else code
        self.out.append(f"<code>{encoded(code)}</code>")
        return after

    def _angle(self, at: int) -> int:
        link = _AUTOLINK.match(self.source, at)
        url = acceptable(link[1]) if link else None
        if link and url and not self.depth:
            self._write_link(encoded(link[1].removeprefix("mailto:")), url)
            return link.end()
        if pair := _SIMPLE_PAIR.match(self.source, at):
            tag, inner = pair[1].lower(), _Inline(pair[2], {}, DEEPEST).text()
            self.out.append(f"<{tag}>{inner}</{tag}>")
            return pair.end()
        if found := _BREAK.match(self.source, at):
            self.out.append("<br>")
            return found.end()
        self.out.append("&lt;")
        return at + 1

    def _bracket(self, at: int) -> int:
        image = self.source[at] == "!"
        start = at + image
        link = self._link(start)
        if link is None:
            self.out.append(("!" if image else "") + _REFERENCES["["])
            return start + 1
        text = _Inline(link.text, self.definitions, self.depth + 1).text()
        if link.url is None or self.depth or not text.strip():
            self.out.append(text)
        else:
            self._write_link(text, link.url)
        return link.end

    def _link(self, start: int) -> _Link | None:
        """The link whose text opens at ``start``: inline, or to a definition."""
        close = self.partners.get(start)
        if close is None:
            return None
        text = self.source[start + 1 : close]
        if found := _DESTINATION.match(self.source, close + 1):
            return _Link(text, acceptable(found["url"]), found.end())
        name, end = text, close + 1
        if self.source.startswith("[", end) and (second := self.partners.get(end)) is not None:
            name, end = self.source[close + 2 : second] or text, second + 1
        url = self.definitions.get(key(name))
        return None if url is None else _Link(text, url, end)

    def _write_link(self, text: str, url: str) -> None:
        if self.out and self.out[-1].endswith("!"):
            # Else the link would be read as an image.
            self.out[-1] = self.out[-1][:-1] + "&#33;"
        self.out.append(f"[{text}]({url})")


def _partners(text: str) -> dict[int, int]:
    """Each opening bracket to its closing one, in one pass; escaped brackets are none."""
    found: dict[int, int] = {}
    open_: list[int] = []
    for match in re.finditer(r"\\.|[\[\]]", text, re.DOTALL):
        if match[0] == "[":
            open_.append(match.start())
        elif match[0] == "]" and open_:
            found[open_.pop()] = match.start()
    return found


def _code_spans(text: str) -> dict[int, tuple[int, int, int]]:
    """Each opening run of backticks to start and end of its code and what follows; a span stays on its line."""
    spans: dict[int, tuple[int, int, int]] = {}
    offset = 0
    for line in text.split("\n"):
        runs = [(m.start(), m.end()) for m in _BACKTICKS.finditer(line)]
        number = 0
        while number < len(runs):
            start, end = runs[number]
            partner = next((n for n in range(number + 1, len(runs)) if _length(runs[n]) == end - start), None)
            if partner is None:
                number += 1
                continue
            spans[offset + start] = (offset + end, offset + runs[partner][0], offset + runs[partner][1])
            number = partner + 1
        offset += len(line) + 1
    return spans


def _length(run: tuple[int, int]) -> int:
    return run[1] - run[0]


def acceptable(url: str) -> str | None:
    """The address as it may stand in a Markdown link, or None."""
    safe = safe_url(url.replace("&amp;", "&")) if len(url) <= LONGEST_URL else None
    if safe is None:
        return None
    for char, code in (("(", "%28"), (")", "%29"), ("[", "%5B"), ("]", "%5D"), ("*", "%2A"), ("&", "&amp;")):
        safe = safe.replace(char, code)
    return safe
