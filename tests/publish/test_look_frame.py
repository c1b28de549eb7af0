"""The frame of every page: fonts of the site's own, one constant script, Material's style only where it is used."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest
from lxml import html
from mini_digest import MiniDigest

import generator

ASSETS = Path(generator.__file__).parent / "theme" / "assets"
FACES = re.findall(r"@font-face\{([^}]+)\}", (ASSETS / "fonts.css").read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> MiniDigest:
    """A digest with a page of an editor's own."""
    digest = MiniDigest(tmp_path_factory.mktemp("frame"))
    digest.fill()
    own = digest.root / "content" / "pages" / "en" / "house-rules.md"
    own.write_text("---\ntitle: House rules\n---\n\n# House rules\n\nBe kind.\n", encoding="utf-8")
    digest.publish()
    return digest


def page(digest: MiniDigest, path: str) -> Any:
    return html.document_fromstring((digest.site / path / "index.html").read_bytes())


def test_every_font_is_there_with_its_licence() -> None:
    files = {url for face in FACES for url in re.findall(r"url\(([^)]+)\)", face)}
    assert {f"fonts/{path.name}" for path in (ASSETS / "fonts").glob("*.woff2")} == files
    assert len(list((ASSETS / "fonts").glob("OFL-*.txt"))) == 2
    assert all("font-display:swap" in face for face in FACES if "url(" in face)


def test_both_scripts_have_a_fallback_in_the_same_measure() -> None:
    stand_ins = [face for face in FACES if "local(" in face]
    for name in ("Digest Serif", "Digest Display", "Digest Sans"):
        ranges = "".join(face for face in stand_ins if f'"{name} ' in face)
        assert "U+0400-045F" in ranges or "U+0400" in ranges.upper(), name
        assert "U+0000-00FF" in ranges.upper(), name
    assert all(key in face for face in stand_ins for key in ("size-adjust", "ascent-override", "descent-override"))


def test_nothing_is_asked_of_another_site(built: MiniDigest) -> None:
    for name in ("fonts.css", "chrome.css", "digest.css"):
        assert not re.search(
            r"https?:|//|@import", re.sub(r"/\*.*?\*/", "", (ASSETS / name).read_text(), flags=re.DOTALL)
        )
    links = page(built, "fr").xpath("//link[@rel='stylesheet' or @rel='preload']/@href | //script/@src")
    assert links
    assert not [link for link in links if "//" in link]


@pytest.mark.parametrize(
    ("path", "parts"),
    [("", ["latin"]), ("fr", ["latin"]), ("ru", ["cyrillic", "latin"]), ("uk/people", ["cyrillic", "latin"])],
)
def test_the_fonts_of_the_first_view_are_asked_for_early(built: MiniDigest, path: str, parts: list[str]) -> None:
    links = page(built, path).xpath("//link[@rel='preload'][@as='font'][@crossorigin]/@href")
    assert [link.rsplit("/", 1)[1] for link in links] == [
        f"{face}-{part}.woff2" for part in parts for face in ("display", "serif", "sans")
    ]
    for link in links:
        assert (built.site / path / link).resolve().is_file()


def test_one_constant_script_in_the_page_itself(built: MiniDigest) -> None:
    pages: list[Any] = [html.document_fromstring(path.read_bytes()) for path in built.site.rglob("*.html")]
    inline = "//script[not(@src)][not(contains(@type, 'json'))]"
    scripts = {str(script.text) for document in pages for script in document.xpath(inline)}
    assert len(scripts) == 1
    assert len(scripts.pop()) < 150
    assert not [p for p in built.site.rglob("*.html") if re.search(r"<[^>]+ (style|on\w+)=", p.read_text("utf-8"))]


def test_materials_style_is_for_an_editors_own_page_only(built: MiniDigest) -> None:
    def styles(path: str) -> list[str]:
        links = page(built, path).xpath("//link[@rel='stylesheet']/@href")
        return [link.rsplit("/", 1)[1].partition("?")[0] for link in links]

    assert styles("") == ["style.css"]
    assert styles("house-rules")[0].startswith("main.")
    assert (built.site / "assets" / "stylesheets" / styles("house-rules")[0]).is_file()
    assert not list((built.site / "assets" / "stylesheets").glob("palette*"))


def test_the_way_past_the_menu_comes_first_and_leads_somewhere(built: MiniDigest) -> None:
    body = page(built, "ru/people").body
    first = body.xpath("(//a | //button | //input)[1]")[0]
    assert body.xpath(f"//main[@id='{first.get('href').removeprefix('#')}'][@tabindex='-1']")


def test_both_schemes_colour_the_browser(built: MiniDigest) -> None:
    metas = page(built, "").xpath("//meta[@name='theme-color']")
    assert [meta.get("media") for meta in metas] == ["(prefers-color-scheme: light)", "(prefers-color-scheme: dark)"]


def test_a_digest_of_one_scheme_has_no_choice(tmp_path: Path) -> None:
    digest = MiniDigest(tmp_path, locales=("en",))
    digest.fill()
    yml = digest.root / "mkdocs.yml"
    text = yml.read_text(encoding="utf-8")
    yml.write_text(re.sub(r"    - \{ media: .*light\).*\n", "", text), encoding="utf-8")
    digest.publish()
    assert page(digest, "").get("data-scheme") == "dark"
    assert page(digest, "").xpath("//script[not(@src)] | //button[@data-chrome='scheme']") == []


def test_icons_are_there_and_the_manifest_names_them(tmp_path: Path) -> None:
    from generator.pages.edition import Edition  # noqa: PLC0415
    from generator.pages.urls import AddressBook  # noqa: PLC0415
    from generator.pages.webmanifest import manifest  # noqa: PLC0415

    digest = MiniDigest(tmp_path)
    digest.configure()
    whole = _empty(digest)
    book = AddressBook(whole)
    for locale, root in zip(whole.settings.locales, ("", "../", "../", "../"), strict=True):
        data = json.loads(manifest(Edition(whole, book, locale)).text)
        assert (data["lang"], data["start_url"], data["scope"]) == (locale.code, "./", root or "./")
        for icon in data["icons"]:
            assert (ASSETS / icon["src"].removeprefix(root).removeprefix("assets/")).is_file()


def _empty(digest: MiniDigest) -> Any:
    from generator.catalogue import build  # noqa: PLC0415
    from generator.people.registry import Registry  # noqa: PLC0415
    from generator.topics.taxonomy import Taxonomy  # noqa: PLC0415

    settings = digest.settings
    return build(settings, [], Registry.load(settings.people_yml), Taxonomy.load(settings.topics_yml))
