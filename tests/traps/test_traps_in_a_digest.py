"""Traps that no other test sets where a user meets them: awkward files in a real digest, built by the real command."""

from __future__ import annotations

import re
import subprocess
import sys
import unicodedata
from pathlib import Path

import pytest
from lxml import html

from generator import yamlio
from generator.article import Article, render
from generator.errors import DigestError
from generator.files import write_if_changed
from generator.intake import parse_seed
from generator.scaffold import create

EN = (
    "The harbour office of Alder Quay told every ferry crew on Friday to wait until the fog had gone. The crews waited."
)
RU = "Управление порта Ольховой Гавани в пятницу велело экипажам паромов ждать, пока не рассеется туман. Экипажи ждали."
UK = "Управління порту Вільхової Гавані в п'ятницю звеліло екіпажам поромів чекати, доки не зникне туман. Вони чекали."
LATER = "В субботу туман над Ольховой Гаванью рассеялся, и все паромы ушли в море с опозданием на сутки."
SOURCE = (
    " The notice numbered {0} hangs at pier {0}, where {0} boats lie, {0} of them with lights on since the morning."
)

TITLES = {
    "long.txt": "Паром " * 22 + "стоит",
    "dots.txt": "Alder.example goes down for a day",
    "emoji.txt": "⛴️🌫️🚢",
    "index.txt": "Index",
    "con.txt": "CON",
    "up.txt": "../../etc/alder",
    "percent.txt": "%2e%2e%2falder",
    "back.txt": "..\\..\\alder",
    "assets.txt": "Assets",
    "search.txt": "Search",
    "fr/folder.txt": "A folder with the name of a locale",
    "bidi.txt": "Fog \u202egaf\u202c on the ri\u200bver",
    "homoglyph.txt": "Fоg оn thе rivеr tоdаy",  # Cyrillic о, е, а
    "Case.txt": "Ferry waits at the quay",
    "case.TXT": "FERRY WAITS AT THE QUAY",
    unicodedata.normalize("NFC", "café.txt"): "Café at the quay",
    unicodedata.normalize("NFD", "cafés.txt"): unicodedata.normalize("NFD", "Café at the quay again"),
}
ENCODED = {
    "cp1251.txt": ("Паром встал у причала", RU, "cp1251"),
    "koi8.txt": ("Паром встал у второго причала", RU, "koi8-r"),
    "utf16.txt": ("Пором став біля причалу", UK, "utf-16"),
    "bom.txt": ("Ferry stops at the third pier", EN, "utf-8-sig"),
}
LIES = "<html><head><meta charset=iso-8859-1><title>Пароми чекають</title></head><body><article><h1>Пароми чекають</h1><p>{}</p></article></body></html>"
"""A page whose declaration of its encoding is not true."""
MARKS = (
    "# The harbour office counts its ferries", "> The crews waited, said the office", "1. The first ferry left at noon",
    "| The second | left | at one |", "--- The third stayed at the pier ---", "*The fourth* is under _repair_ for now",
    "`The fifth` was sold to {{ config.site_name }} in spring", "{% raw %} The sixth is being painted {% endraw %}",
    "The seventh [sails](javascript:alert(1)) again today", "Is {that a} good answer, asked the eighth crew on Friday?",
)  # fmt: skip
"""Lines that Markdown, a template or a program that puts articles together would take for more than text."""
ENDS = {"crlf.txt": "\r\n", "cr.txt": "\r", "separators.txt": "\u2028"}


def _seeds(folder: Path) -> int:
    """Write them all; how many there are where case and composition do not make two names one."""
    for number, (name, title) in enumerate(TITLES.items()):
        text = f"{title}\n14 March 2025\n\n{EN}{SOURCE.format(number + 3)}\n"
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
    for number, (name, (title, body, encoding)) in enumerate(ENCODED.items()):
        (folder / name).write_bytes(f"{title}\n14.03.2025\n\n{body}{body[::2][: number * 9]}\n".encode(encoding))
    for number, (name, end) in enumerate(ENDS.items()):
        lines = (f"Fog report number {number} from the quay", "14 March 2025", "", EN + SOURCE.format(number + 40))
        (folder / name).write_bytes(end.join(lines).encode())  # and none at the end
    (folder / "lies.html").write_bytes(LIES.format(UK + SOURCE.format(77)).encode("utf-8"))
    two = (f"Паром двух кодовых страниц\n14.03.2025\n\n{RU}\n\n".encode(), f"{LATER}\n".encode("cp1251"))
    (folder / "mixed.txt").write_bytes(b"".join(two))
    marks = "\n\n".join(f"{line}, where the boats lie at pier {n + 90}." for n, line in enumerate(MARKS))
    (folder / "marks.txt").write_text(
        f"Ferries and their marks\n14 March 2025\n\n{EN}{SOURCE.format(79)}\n\n{marks}\n", encoding="utf-8"
    )
    return sum(1 for path in folder.rglob("*") if path.is_file())


def _digest(root: Path, *words: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "generator.cli", "-C", str(root), *words]
    return subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=False)


@pytest.fixture
def root(tmp_path: Path) -> Path:
    create(tmp_path / "digest", name="The Alder Post")
    for old in (tmp_path / "digest/content/seeds").iterdir():
        old.unlink()
    return tmp_path / "digest"


def test_a_folder_of_awkward_seeds(root: Path) -> None:
    seeds = _seeds(root / "content/seeds")
    outside = sorted(root.parent.iterdir())
    done = _digest(root, "build", "--no-models")
    assert done.returncode == 0, done.stdout + done.stderr
    articles = sorted((root / "content/articles").rglob("*.md"))
    assert len(articles) == seeds
    names = [path.name for path in articles]
    assert [name for name in names if not re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*\.[a-z]{2}\.md", name)] == []
    assert len({name.casefold() for name in names}) == seeds
    assert max(len(name.encode()) for name in names) < 120
    assert not {name.split(".")[0] for name in names} & {"index", "con", "fr", "uk", "ru", "assets", "search"}
    texts = "".join(path.read_text(encoding="utf-8") for path in articles)
    assert not re.search("[\x00\u200b\u202a-\u202e\u2066-\u2069\ufeff\ufffd]", texts)
    assert texts.count("Управление порта Ольховой Гавани") >= 2
    assert texts.count("Управління порту Вільхової Гавані") >= 2
    both = _page(root, "parom-dvukh-kodovykh-stranits", "ru/")
    assert [text for text in (RU, LATER) if text not in both] == []
    shown = _page(root, "ferries-and-their-marks")
    assert [line for line in MARKS if line not in shown] == []
    pages = [path.relative_to(root / "site").as_posix() for path in (root / "site").rglob("index.html")]
    assert len({page.casefold() for page in pages}) == len(pages)
    assert sorted(root.parent.iterdir()) == outside
    assert _digest(root, "check").returncode == 0


def _page(root: Path, slug: str, locale: str = "") -> str:
    """The text of an article as its page shows it."""
    body = html.parse(str(root / f"site/{locale}articles/{slug}/index.html")).getroot().find(".//main")
    assert body is not None
    return " ".join("".join(body.itertext()).split())


def test_articles_that_yaml_would_misread(root: Path) -> None:
    folder = root / "content/articles/2025"
    folder.mkdir(parents=True)
    (folder / "ferje.no.md").write_text("---\ntitle: Ferjen venter\nlang: no\non: off\n---\nTåke.\n", encoding="utf-8")
    (folder / "colon.en.md").write_text("---\ntitle: Fog: a guide\nlang: en\n---\nFog.\n", encoding="utf-8")
    done = _digest(root, "build", "--no-models")
    assert done.returncode == 1
    assert re.search(r"colon\.en\.md:2: .*colon", done.stdout + done.stderr)
    assert "Traceback" not in done.stdout + done.stderr
    assert "Ferjen venter" in (root / "site/index.html").read_text(encoding="utf-8")


def test_half_a_character_is_an_error_and_not_half_a_file(tmp_path: Path) -> None:
    path = tmp_path / "a.en.md"
    path.write_text("as it was", encoding="utf-8")
    with pytest.raises((DigestError, UnicodeEncodeError)):
        write_if_changed(path, render(Article(slug="a", lang="en", title="Fog \ud83d", body="Fog.\n")))
    assert path.read_text(encoding="utf-8") == "as it was"
    assert list(tmp_path.iterdir()) == [path]
    with pytest.raises(DigestError):
        yamlio.load("title: Fog \ud83d\n")


def test_entities_name_no_file(tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("not for readers", encoding="utf-8")
    declared = (
        f'<!DOCTYPE html [<!ENTITY a SYSTEM "{secret.as_uri()}"><!ENTITY b "{"fog " * 50}"><!ENTITY c "&b;&b;&b;&b;">]>'
    )
    page = f"<?xml version='1.0'?>{declared}<html><body><article><h1>Fog</h1><p>&a; {EN} &c;&c;&c;</p></article></body></html>"
    raw = parse_seed(page.encode(), "a.html")
    text = " ".join(block.text for block in raw.blocks)
    assert "not for readers" not in text
    assert text.count("fog ") < 60
    assert EN in text
