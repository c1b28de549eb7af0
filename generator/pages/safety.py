"""An article's Markdown made harmless, whatever it was.

Articles come from strangers. What reaches the site from their Markdown is words, emphasis, headings, lists, quotations,
tables, code, and links to the web; nothing else. The rule is not a list of known attacks: of the characters that can
open a tag, a link, a reference, an attribute list or a macro (``<``, ``[``, ``{``), every one that does not belong to a
construct we have read ourselves is written as a character reference. What is left cannot be anything but text, in
Python-Markdown as in CommonMark, with or without the extensions a digest may switch on.

No words are lost: a link that is refused keeps its text, an image its description.
"""

from __future__ import annotations

import re
import string
from typing import NamedTuple

from generator.pages.text import printable, safe_url

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
_DEFINITION = re.compile(
    r"""[ ]{0,3}\[(?P<name>[^\[\]\n]{1,999})\]:[ \t]*<?(?P<url>[^\s<>]{1,2083})>?
        (?:[ \t]+(?:"[^"\n]*"|'[^'\n]*'|\([^()\n]*\)))?[ \t]*""",
    re.VERBOSE,
)
_BACKTICKS = re.compile(r"`+")
_FENCE = re.compile(r"[ ]{0,3}(?P<mark>`{3,}|~{3,})[^`]*")
_INDENTED = re.compile(r"(?:[ ]{4}|[ ]{0,3}\t)")
_LIST_ITEM = re.compile(r"[ ]{0,3}(?:[-*+]|\d{1,9}[.)])[ \t]")
# Both also in quotations and lists.
_HEADING = re.compile(r"(?P<before>(?:[ \t]|>|[-*+][ \t]|\d{1,9}[.)][ \t])*)(?P<marks>#{1,6})(?P<space>[ \t]|$)?")
_UNDERLINE = re.compile(r"[ \t>]*=+[ \t]*")
# Openers of block extensions (mkdocstrings, pymdownx.blocks) that act on the machine or make any tag.
_DIRECTIVE = re.compile(r"(?P<indent>[ \t]*)(?P<first>[:/!?])(?=(?P=first){2})")


class _Link(NamedTuple):
    """A link or image found in a text."""

    text: str
    url: str | None
    """None if it was refused."""
    end: int


def neutralise(body: str, *, keep: str = "") -> str:
    """The Markdown with everything but harmless constructs turned into text.

    Headings of the first level become second-level ones: the page's own headline is its only first.

    Args:
        body: Markdown of an article.
        keep: characters of the kinds that are removed otherwise (see `generator.pages.text.printable`) to let pass.

    Returns:
        Markdown that renders without scripts, embedded objects, foreign images, attributes or links other than to
        http, https and mailto addresses.
    """
    text = printable(body.replace("\r\n", "\n").replace("\r", "\n"), keep=f"\n\t{keep}")
    definitions: dict[str, str] = {}
    blocks = [
        (kind, lines if kind == "code" else _take_definitions(lines, definitions))
        for kind, lines in _blocks(text.split("\n"))
    ]
    return "\n".join(
        _code_block(lines) if kind == "code" else _text_block(lines, definitions) for kind, lines in blocks
    )


def _blocks(lines: list[str]) -> list[tuple[str, list[str]]]:
    """The lines as runs of ``code``, ``text`` and ``blank``."""
    found: list[tuple[str, list[str]]] = []
    in_list = False
    number = 0
    while number < len(lines):
        line = lines[number]
        end = _end_of_fence(lines, number)
        if end is not None:
            found.append(("code", lines[number + 1 : end]))
            number = end + 1
            continue
        after_blank = not found or found[-1][0] != "text"
        if not line.strip():
            kind = "blank"
        elif after_blank and not in_list and _INDENTED.match(line):
            kind = "code"
            line = _INDENTED.sub("", line, count=1)
        else:
            kind = "text"
            in_list = bool(_LIST_ITEM.match(line)) or (in_list and bool(line[:1].isspace() or not after_blank))
        if found and found[-1][0] == kind and (kind != "code" or number == 0 or _INDENTED.match(lines[number - 1])):
            found[-1][1].append(line)
        else:
            found.append((kind, [line]))
        number += 1
    return found


def _end_of_fence(lines: list[str], start: int) -> int | None:
    """The line that closes the code fence opened on line ``start``, if one is and it is closed."""
    opened = _FENCE.fullmatch(lines[start])
    if not opened:
        return None
    mark = opened["mark"]
    closing = re.compile(rf"[ ]{{0,3}}{re.escape(mark[0])}{{{len(mark)},}}[ \t]*")
    return next((n for n in range(start + 1, len(lines)) if closing.fullmatch(lines[n])), None)


def _code_block(lines: list[str]) -> str:
    return f"\n<pre><code>{_encoded(chr(10).join(lines))}</code></pre>\n"


def _encoded(code: str) -> str:
    """Every character that could mean something, and every white space but the blank, as a character reference."""
    return "".join(c if c.isalnum() or c == " " else f"&#{ord(c)};" for c in code)


def _take_definitions(lines: list[str], definitions: dict[str, str]) -> list[str]:
    """Collect the link definitions with an acceptable address; return the other lines."""
    kept: list[str] = []
    for line in lines:
        found = _DEFINITION.fullmatch(line)
        url = _acceptable(found["url"]) if found else None
        if found and url:
            definitions.setdefault(_key(found["name"]), url)
        else:
            kept.append(line)
    return kept


def _key(name: str) -> str:
    return " ".join(name.split()).casefold()


def _text_block(lines: list[str], definitions: dict[str, str]) -> str:
    made = [_line_start(line, after_text=bool(number and lines[number - 1])) for number, line in enumerate(lines)]
    return _Inline("\n".join(made), definitions).text()


def _line_start(line: str, *, after_text: bool) -> str:
    """The line without an opening that means more than text: first-level headings, tags, directives."""
    heading = _HEADING.match(line)
    if heading and heading["space"] is None:
        # A hashtag; Python-Markdown would take it for a heading.
        return f"{heading['before']}\\{line[heading.end('before') :]}"
    if heading and heading["marks"] == "#":
        return f"{heading['before']}#{line[heading.end('before') :]}"
    if after_text and _UNDERLINE.fullmatch(line):
        return line.replace("=", "-")
    directive = _DIRECTIVE.match(line)
    return line if directive is None else f"{directive['indent']}&#{ord(directive['first'])};{line[directive.end() :]}"


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
        self.out.append(f"<code>{_encoded(code)}</code>")
        return after

    def _angle(self, at: int) -> int:
        link = _AUTOLINK.match(self.source, at)
        url = _acceptable(link[1]) if link else None
        if link and url and not self.depth:
            self._write_link(_encoded(link[1].removeprefix("mailto:")), url)
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
            return _Link(text, _acceptable(found["url"]), found.end())
        name, end = text, close + 1
        if self.source.startswith("[", end) and (second := self.partners.get(end)) is not None:
            name, end = self.source[close + 2 : second] or text, second + 1
        url = self.definitions.get(_key(name))
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


def _acceptable(url: str) -> str | None:
    """The address as it may stand in a Markdown link, or None."""
    safe = safe_url(url.replace("&amp;", "&")) if len(url) <= LONGEST_URL else None
    if safe is None:
        return None
    for char, code in (("(", "%28"), (")", "%29"), ("[", "%5B"), ("]", "%5D"), ("*", "%2A"), ("&", "&amp;")):
        safe = safe.replace(char, code)
    return safe
