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

from generator.pages.inline import acceptable, encoded, harmless, key
from generator.pages.text import printable

_DEFINITION = re.compile(
    r"""[ ]{0,3}\[(?P<name>[^\[\]\n]{1,999})\]:[ \t]*<?(?P<url>[^\s<>]{1,2083})>?
        (?:[ \t]+(?:"[^"\n]*"|'[^'\n]*'|\([^()\n]*\)))?[ \t]*""",
    re.VERBOSE,
)
_FENCE = re.compile(r"[ ]{0,3}(?P<mark>`{3,}|~{3,})[^`]*")
_INDENTED = re.compile(r"(?:[ ]{4}|[ ]{0,3}\t)")
_LIST_ITEM = re.compile(r"[ ]{0,3}(?:[-*+]|\d{1,9}[.)])[ \t]")
# Both also in quotations and lists.
_HEADING = re.compile(r"(?P<before>(?:[ \t]|>|[-*+][ \t]|\d{1,9}[.)][ \t])*)(?P<marks>#{1,6})(?P<space>[ \t]|$)?")
_UNDERLINE = re.compile(r"[ \t>]*=+[ \t]*")
# Openers of block extensions (mkdocstrings, pymdownx.blocks) that act on the machine or make any tag.
_DIRECTIVE = re.compile(r"(?P<indent>[ \t]*)(?P<first>[:/!?])(?=(?P=first){2})")


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
    return f"\n<pre><code>{encoded(chr(10).join(lines))}</code></pre>\n"


def _take_definitions(lines: list[str], definitions: dict[str, str]) -> list[str]:
    """Collect the link definitions with an acceptable address; return the other lines."""
    kept: list[str] = []
    for line in lines:
        found = _DEFINITION.fullmatch(line)
        url = acceptable(found["url"]) if found else None
        if found and url:
            definitions.setdefault(key(found["name"]), url)
        else:
            kept.append(line)
    return kept


def _text_block(lines: list[str], definitions: dict[str, str]) -> str:
    made = [_line_start(line, after_text=bool(number and lines[number - 1])) for number, line in enumerate(lines)]
    return harmless("\n".join(made), definitions)


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
