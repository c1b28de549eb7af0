"""Every colour of a text has enough contrast to every ground it stands on (WCAG 2.2, AA: 4.5 : 1; edges of fields 3 : 1)."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import generator
from generator.pages.webmanifest import PAPER
from generator.publish.plugin import ALIGNED

CSS = (Path(generator.__file__).parent / "theme" / "assets" / "digest.css").read_text(encoding="utf-8")
SCHEMES = {
    "light": r":root \{([^}]+)\}",
    "dark": r'\n:root\[data-scheme="dark"\] \{([^}]+)\}',
    "dark by the system": r'\n  :root:not\(\[data-scheme="light"\]\) \{([^}]+)\}',
}


def tokens(scheme: str) -> dict[str, str]:
    block = re.search(SCHEMES[scheme], CSS)
    assert block
    return dict(re.findall(r"--pd-(\w+): (#[0-9a-f]{6});", block[1]))


def luminance(colour: str) -> float:
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    high, low = sorted((luminance(one), luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("scheme", list(SCHEMES))
def test_text_can_be_read(scheme: str) -> None:
    colours = tokens(scheme)
    for ground in ("paper", "tint"):
        for text in ("ink", "quiet", "link", "accent"):
            assert contrast(colours[text], colours[ground]) >= 4.5, (text, ground)
        assert contrast(colours["edge"], colours[ground]) >= 3, ground


def test_dark_is_the_same_by_choice_and_by_the_system() -> None:
    assert tokens("dark") == tokens("dark by the system")
    assert tokens("dark").keys() == tokens("light").keys()


def test_the_browser_is_told_the_ground() -> None:
    assert {"light": tokens("light")["paper"], "dark": tokens("dark")["paper"]} == PAPER


def test_every_class_of_the_style_is_in_a_template() -> None:
    folder = Path(generator.__file__).parent / "pages"
    # Cells of tables in an editor's Markdown get their classes when MkDocs renders them.
    sources = [*folder.rglob("*.j2"), *folder.rglob("*.py")]
    made = "".join(p.read_text(encoding="utf-8") for p in sources) + " ".join(
        f"pd-{side}" for side in re.findall(r"left|center|right", ALIGNED.pattern)
    )
    made = made.replace("pd-chips--{{ kind }}", "pd-chips--people pd-chips--topics")
    assert not [c for c in set(re.findall(r"\.(pd-[a-z_-]+)", CSS)) if not re.search(rf"{c}(?![a-z_-])", made)]
