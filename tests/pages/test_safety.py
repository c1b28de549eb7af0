from __future__ import annotations

import html.parser
import re

import markdown
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.pages.safety import neutralise

EXTENSIONS = (
    ["toc", "tables", "fenced_code"],
    ["toc", "tables", "fenced_code", "attr_list", "md_in_html", "footnotes", "abbr", "def_list", "admonition"],
)

TAGS = {
    "p", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "li", "blockquote", "em", "strong", "code", "pre", "hr", "br", "a", "sub",
    "sup", "table", "thead", "tbody", "tr", "th", "td", "div", "dl", "dt", "dd",
}  # fmt: skip


class _Seen(html.parser.HTMLParser):
    """What a browser would act on."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.text: list[str] = []
        self.not_text: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        self.text.append(data)

    def handle_comment(self, data: str) -> None:
        self.not_text.append(data)

    def handle_decl(self, decl: str) -> None:
        self.not_text.append(decl)

    def handle_pi(self, data: str) -> None:
        self.not_text.append(data)


def seen(body: str, extensions: list[str] | None = None) -> _Seen:
    parser = _Seen()
    parser.feed(markdown.markdown(neutralise(body), extensions=extensions or EXTENSIONS[0]))
    parser.close()
    return parser


def text(body: str) -> str:
    return " ".join("".join(seen(body).text).split())


def assert_harmless(body: str) -> None:
    for extensions in EXTENSIONS:
        found = seen(body, extensions)
        assert found.not_text == []
        for tag, attributes in found.tags:
            assert tag in TAGS, (tag, attributes)
            assert not attributes.keys() - {"href", "id", "style", "class"}, (tag, attributes)
            assert (attributes.get("style") or "text-align:").startswith("text-align:")
            assert (
                not attributes.get("class") or attributes["class"] in {"admonition", "admonition-title"} or tag == "div"
            )
            href = attributes.get("href")
            assert href is None or re.match(r"(?:https?://|mailto:)", href), href


ATTACKS = [
    "<script>alert(1)</script>", "<ScRiPt src=//x.example/a.js></sCrIpT>", "a <img src=x onerror=alert(1)> b",
    "<svg/onload=alert(1)>", "<iframe src=javascript:alert(1)>", "<!-- <b> -->x", "<![CDATA[<script>]]>", "<?php x ?>",
    "<!DOCTYPE html>", "<style>p{display:none}</style>", "<div onclick=alert(1)>\n\nx\n\n</div>", "<pre><code><script>x",
    "<pre><code>x</code></pre><script>alert(1)</script>", "</article></div><form action=//x><input name=p>",
    "[x](javascript:alert(1))", "[x]( javascript:alert(1))", "[x](<javascript:alert(1)>)", "[x](JaVaScRiPt:alert(1))",
    "[x](&#106;avascript:alert(1))", "[x](&#x6A&#x61vascript:alert(1))", "[x](java\nscript:alert(1))", "[x](java\tscript:alert(1))",
    "[x](\x01javascript:alert(1))", "[x](data:text/html;base64,PHNjcmlwdD4=)", "[x](vbscript:x)", "[x](//x.example/)",
    "[x](/local)", "[x](../../people.md)", "[x](http:javascript)", '[x](https://ok.example "t" onclick=alert)',
    "![x](javascript:alert(1))", "![x](https://track.example/p.gif)", "![x][r]\n\n[r]: https://track.example/p.gif",
    "!!\\[x\\]![x](https://a.example/)", "![![x](https://a.example)](https://b.example)", "!\\![x](https://a.example/p.png)",
    "[x][r]\n\n[r]: javascript:alert(1)", "[x][r]\n\n[r]:\n   javascript:alert(1)", "[r]\n\n[r]: <javascript:alert(1)> 'x'",
    "[r]\n\n   [r]: data:text/html,x", "> [r]: javascript:alert(1)\n\n[r]", "- [r]: javascript:alert(1)\n\n[x][r]",
    "<javascript:alert(1)>", '<https://a.example/" onmouseover="alert(1)>', '<mailto:a@b.example?x="><script>>',
    "para {: onclick=alert(1) }", "para\n{: onclick=alert(1) }", "# h {onclick=alert(1)}", "*x*{: style=color:red }",
    "[x](https://a.example){: onclick=alert(1) }", "{{ config }}", "{% include 'x' %}", '--8<-- "/etc/passwd"',
    "::: os.path", "/// html | script\nalert(1)\n///", '!!! note "<script>x</script>"\n    <script>y</script>',
    "??? note\n    <b>x</b>", "[^1]: <script>x</script>\n\nx[^1]", "*[x]: <script>\n\nx", "[TOC]", "\\<script>alert(1)</script>",
    "\\\\<script>alert(1)</script>", "`<script>`", "``x`<script>``", "`` `\n<script>x</script>\n`", "```\n<script>x</script>\n```",
    "```\n<script>x</script>", "~~~ {: onclick=x }\n<script>\n~~~", "    <script>alert(1)</script>", "\t<script>x</script>",
    "- a\n\n        <script>x</script>", "a\n    <script>x</script>", "1. <script>x</script>", "> <script>x</script>",
    "| a |\n|---|\n| <script>x</script> |", "\x02klzzwxh:0000\x03<b>", "&lt;script&gt;", "<a href=javascript:x>y</a>",
    "<sub onclick=x>a</sub>", "<sub><script>x</sub>", "<br onload=x>", "<sup>", "</sub>", '<math><mi//xlink:href="data:x">',
    "[a](https://x.example/`<script>`)", "[<script>](https://x.example)", "[`<img src=x onerror=y>`](https://x.example)",
    "\ue000\ue100x\ue001<script>", "\u2028<script>x</script>", "<\u0000script>", "<scr\u202eipt>", "x](javascript:y)",
    "[x\n\n](javascript:y)", "[a]: https://ok.example\n[a](javascript:x)", "<<script>script>alert(1)<</script>/script>",
    "&#60;script&#62;x", "<http://a.example/[x](javascript:y)>", "term\n: <script>x</script>", "<markdown=1 div>",
    '<div markdown="1"><script>x</script></div>', '[x](https://a.example/?q="onmouseover=alert(1))',
    '[x](https://a.example/"><script>alert(1)</script>)', "[x](mailto:a@b.example?body=<script>)",
]  # fmt: skip


@pytest.mark.parametrize("body", ATTACKS)
def test_attacks_become_text(body: str) -> None:
    assert_harmless(body)
    assert_harmless(f"Some text.\n\n{body}\n\nMore text, *{body}*.")


PARTS = st.sampled_from(
    ["<", ">", "[", "]", "(", ")", "{", "}", ":", "!", "\\", "`", "``", "```", "~~~", "\n", "\n\n", "    ", "\t", "- ", "> ", "# ",
     "1. ", "|", "---", "=", "===", "*", "_", "&", "&#60;", "&lt;", "javascript:alert(1)", "https://a.example/", "data:x", '"', "'",
     "script", "<script>", "</script>", "<div ", "onclick=x", "a", "x y", "[r]: ", "[^1]", "<!--", "-->", "<?", "\x02", "\x03", "\r",
     "{: ", "sub", "<sub>", "</sub>", "br", "mailto:a@b.example", " ", "é", "Ж", "\ue000", "\u202e", "///", ":::", "???", "!!!"]
)  # fmt: skip


@settings(max_examples=400, deadline=None)
@given(st.lists(PARTS, max_size=24).map("".join))
def test_whatever_is_harmless(body: str) -> None:
    assert_harmless(body)


@settings(max_examples=200, deadline=None)
@given(st.lists(st.sampled_from(["word1", "word2", "<", ">", "{", "}", "[", "]", "\\", "&", "!", ":", " ", "\n", "\n\n", "#", "="])
                .filter(bool), max_size=24).map("".join))  # fmt: skip
def test_no_word_is_lost(body: str) -> None:
    shown = "".join(seen(body).text)
    assert re.findall(r"word[12]", shown) == re.findall(r"word[12]", body)


def test_ordinary_markdown_stays() -> None:
    body = (
        "## Part\n\nWords with *stress*, **weight** and `code`.\n\n- one\n- two\n\n1. first\n\n> quoted\n\n"
        "| a | b |\n|---|---|\n| 1 | 2 |\n\nH<sub>2</sub>O and\na [link](https://a.example/x_(y)?a=1&copy=2 'title')."
    )  # fmt: skip
    html_text = markdown.markdown(neutralise(body), extensions=EXTENSIONS[0])
    for piece in ("<h2", "<em>stress</em>", "<strong>weight</strong>", "<code>code</code>", "<li>one", "two", "<blockquote>",
                  "<td>1</td>", "<sub>2</sub>", 'href="https://a.example/x_%28y%29?a=1&amp;copy=2"'):  # fmt: skip
        assert piece in html_text, piece


def test_links_by_definition_are_kept() -> None:
    found = seen(
        "See [the report][r], [Other] and [r].\n\n[r]: https://a.example/1\n[other]: <https://b.example/> 'Title'"
    )
    assert [a["href"] for t, a in found.tags if t == "a"] == [
        "https://a.example/1",
        "https://b.example/",
        "https://a.example/1",
    ]
    assert "a.example" not in "".join(found.text)


def test_speakers_in_brackets_are_no_definition() -> None:
    assert text("[Editor]: yes\n\n[Guest]: no, never") == "[Editor]: yes [Guest]: no, never"


def test_refused_links_keep_their_words() -> None:
    assert text("Go [there](javascript:x) or [here](page.md).") == "Go there or here."


def test_images_become_links_or_words() -> None:
    found = seen("![The port](https://a.example/p.jpg) ![Boats](p.jpg)")
    assert [a["href"] for t, a in found.tags if t == "a"] == ["https://a.example/p.jpg"]
    assert "".join(found.text).strip() == "The port Boats"


def test_first_level_headings_step_down() -> None:
    assert [t for t, _ in seen("# One\n\nTwo\n===\n\n## Three").tags] == ["h2", "h2", "h2"]
    assert [t for t, _ in seen("> # One\n\n- # Two").tags if t[0] == "h"] == ["h2", "h2"]


def test_a_hashtag_is_no_heading() -> None:
    assert [t for t, _ in seen("#harbour is closed").tags] == ["p"]
    assert text("#harbour is closed") == "#harbour is closed"


def test_escapes_of_any_mark_show_the_mark() -> None:
    body = "".join(f"\\{mark}" for mark in "!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~")
    assert text(f"a {body} b") == "a !\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~ b"


def test_code_shows_what_it_is() -> None:
    assert text("`a <b> {c} & [d](e)`") == "a <b> {c} & [d](e)"
    assert "".join(seen("```py\nif a < b:\n\n    c = {}\n```").text).strip() == "if a < b:\n\n    c = {}"
    indented = seen("Text\n\n    if a < b:\n\n        c = {}\n\nText")
    assert "pre" in dict(indented.tags)
    assert "if a < b:\n\n    c = {}" in "".join(indented.text)


def test_a_very_long_line_of_brackets_takes_no_time() -> None:
    neutralise("[" * 200_000 + "](" * 1000 + "`" * 5000 + "<" * 50_000)
