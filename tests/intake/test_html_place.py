"""Names of classes and ids, and boxes of fields, tell what is outside the main text."""

from __future__ import annotations

import pytest

from generator.intake.html import html_blocks

PARAGRAPHS = "".join(
    f"<p>Paragraph {n} of the article tells at some length what the council of the town decided on Monday.</p>"
    for n in ("one", "two", "three", "four", "five")
)


def reasons(inside: str, *, body: str = "<body>") -> dict[str, str | None]:
    page = f"<html><head><title>T</title></head>{body}<article><h1>The title</h1>{PARAGRAPHS}{inside}</article></body></html>"
    return {b.text: b.reason for b in html_blocks(page)[0]}


@pytest.mark.parametrize(
    ("mark", "reason"),
    [
        ('class="post-comments"', "comments"),
        ('class="articleShare"', "share bar"),
        ('id="newsletter_box"', "newsletter or subscription"),
        ('class="c-ad-slot"', "advertisement"),
        ('class="wp-caption-text"', "caption"),
        ('class="mostRead"', None),
    ],
)
def test_class_names(mark: str, reason: str | None) -> None:
    assert reasons(f"<div {mark}>A few words</div>")["A few words"] == reason


def test_related_articles_have_a_link() -> None:
    assert reasons('<div class="mostRead"><span>Now</span> <a href="/x">A few words</a></div>')["Now A few words"] == (
        "related articles"
    )


@pytest.mark.parametrize(
    "body", ['<body class="has-sidebar comments-open">', '<body><div class="share-enabled related">']
)
def test_wrappers_are_not_taken_by_their_names(body: str) -> None:
    found = reasons("", body=body)
    assert sum(reason is None for text, reason in found.items() if text.startswith("Paragraph")) == 5


def test_box_of_fields() -> None:
    found = reasons('<div><strong>Five ideas</strong><input placeholder="x"><button>Yes</button></div>')
    assert found["Five ideas"] == "form"
