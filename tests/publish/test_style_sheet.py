"""The theme's style sheets as one file, smaller and otherwise the same."""

from __future__ import annotations

import re

import pytest

from generator.publish import styles
from generator.publish.plugin import THEME


@pytest.mark.parametrize(
    ("css", "smaller"),
    [
        ("a {\n  color: red;\n}\n", "a{color: red}"),
        ("a,\nb > c :hover { d: e , f }", "a,b > c :hover{d: e,f}"),
        ("/* one; { */ a /* two */ b { c: d }", "a b{c: d}"),
        ('a::before { content: " /* ; { "; b: c }', 'a::before{content: " /* ; { ";b: c}'),
        ("a { b: 'it\\'s ;  }' }", "a{b: 'it\\'s ;  }'}"),
        ("a { width: calc(1px + 2px) }", "a{width: calc(1px + 2px)}"),
        ("", ""),
    ],
)
def test_only_what_means_nothing_is_left_out(css: str, smaller: str) -> None:
    assert styles.sheet([css]) == smaller


def test_each_sheet_of_the_theme_is_in_it() -> None:
    texts = [(THEME / "assets" / name).read_text(encoding="utf-8") for name in styles.PARTS]
    sheet = styles.sheet(texts)
    plain = [re.sub(r"\s|;(?=\s*\})", "", re.sub(r"/\*.*?\*/", "", text, flags=re.DOTALL)) for text in texts]
    assert re.sub(r"\s", "", sheet) == "".join(plain)
    assert sorted(path.name for path in (THEME / "assets").glob("*.css")) == sorted(styles.PARTS)
