"""What the filter of the index searches: everybody, under every name, whichever page of the index they are on."""

from __future__ import annotations

import json
import re
from pathlib import Path

from small_digest import articles, catalogue

from generator.catalogue import Catalogue
from generator.pages import build_pages, write_pages
from generator.pages.urls import PER_PAGE
from generator.pages.write import build_assets


def rows(found: Catalogue, locale: str) -> list[list[object]]:
    made: list[list[object]] = json.loads(build_assets(found)[f"{locale}/people/names.json"])
    return made


def test_everybody_is_found_by_every_name(small: Catalogue) -> None:
    marta = next(row for row in rows(small, "en") if row[1] == "Marta Lindqvist")
    assert marta[0] == "marta-lindqvist/"
    assert marta[2] == 3
    assert marta[3] == ""
    assert marta[4] == ["Марта Линдквист", "Марта Ліндквіст"]  # "Lindqvist" is found by the name it is part of
    assert isinstance(marta[5], str)


def test_spellings_nobody_wrote_are_found_too(tmp_path: Path) -> None:
    people = "igor-babushkin:\n  names: {ru: Игорь Бабушкин}\n"
    made = [a for a in articles() if a.slug == "lodki-v-gavani"]
    made = [
        a.__class__(**{**{f: getattr(a, f) for f in a.__dataclass_fields__}, "people": ("igor-babushkin",)})
        for a in made
    ]
    (row,) = rows(catalogue(tmp_path, made, people=people), "fr")
    known = " ".join([str(row[1]), *row[4], str(row[5])]).casefold()  # type: ignore[misc]
    for asked in ("бабуш", "babusch", "babush", "babouch"):
        assert asked in known, asked


def test_the_list_is_the_locales(small: Catalogue) -> None:
    assert [row[1] for row in rows(small, "uk")] == ["Олег Гринько", "Поль Ечегарай", "Марта Ліндквіст"]
    assert len(json.dumps(rows(small, "uk"))) < 2_000


def test_the_list_is_written_and_taken_away(tmp_path: Path) -> None:
    write_pages(catalogue(tmp_path))
    file = tmp_path / "content/pages/fr/people/names.json"
    assert file.exists()
    write_pages(catalogue(tmp_path, []))
    assert not file.exists()


def many(tmp_path: Path) -> dict[str, str]:
    count = PER_PAGE + 5
    names = [f"{'ABCDEFGHIJKLMNOPQRSTUVWXYZ'[n * 26 // count]}person{n:02}" for n in range(count)]
    people = "".join(f"p-{n}:\n  names: {{en: Ann {name}}}\n" for n, name in enumerate(names))
    first = articles()[0]
    made = [
        first.__class__(**{**{f: getattr(first, f) for f in first.__dataclass_fields__},
                           "slug": f"a-{n}", "story": f"s-{n}", "people": (f"p-{n}",)})
        for n in range(count)
    ]  # fmt: skip
    return build_pages(catalogue(tmp_path, made, people=people))


def test_letters_lead_to_their_page(tmp_path: Path) -> None:
    pages = many(tmp_path)
    first, second = pages["en/people/index.md"], pages["en/people/page/2.md"]
    letters = re.search(r'<nav class="pd-letters".*?</nav>', first, re.DOTALL)
    assert letters
    links = dict(re.findall(r'<a href="([^"]+)">(\w)</a>', letters[0]))
    assert links["#l-41"] == "A"
    assert links["page/2/#l-5a"] == "Z"
    assert 'href="../../#l-41"' in second
    assert 'id="l-5a"' in second


def test_the_filter_is_hidden_until_its_script_runs(tmp_path: Path) -> None:
    for name, way in (("en/people/index.md", "names.json"), ("en/people/page/2.md", "../../names.json")):
        box = re.search(r'<div class="ch-filter"[^>]*>', many(tmp_path / name.replace("/", "-"))[name])
        assert box
        assert box[0].endswith(" hidden>")
        assert f'data-filter="./{way}"' in box[0] or f'data-filter="{way}"' in box[0]


def test_nobody_no_filter(tmp_path: Path) -> None:
    empty = catalogue(tmp_path, [])
    assert "ch-filter" not in build_pages(empty)["en/people/index.md"]
    assert not [name for name in build_assets(empty) if name.endswith("names.json")]
