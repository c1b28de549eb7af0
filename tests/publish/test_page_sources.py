from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator import yamlio
from generator.errors import PublishError
from generator.pages.urls import file_of, relative
from generator.publish.links import Resolver, address
from generator.publish.pages import PageSource, files, front_matter, output_of, read
from generator.settings import Locale, Settings

EN, FR = Locale("en", "English", default=True), Locale("fr", "Français")


def settings(root: Path = Path("/nowhere")) -> Settings:
    return Settings(
        root=root, site_name="x", site_url="https://example.org/repo/", site_description="", locales=(EN, FR),
        site=root / "site", options={},
    )  # fmt: skip


@pytest.mark.parametrize(
    ("source", "output"),
    [
        ("en/index.md", "index.html"),
        ("fr/index.md", "fr/index.html"),
        ("en/people/index.md", "people/index.html"),
        ("fr/people/anna.md", "fr/people/anna/index.html"),
        ("en/en/x.md", "en/x/index.html"),
        ("en/timeline/2024-05.md", "timeline/2024-05/index.html"),
    ],
)
def test_output_of(source: str, output: str) -> None:
    assert output_of(source, settings()) == output


segments = st.lists(st.from_regex(r"[a-z0-9]{1,3}(-[a-z0-9]{1,3})?", fullmatch=True), max_size=4)
addresses = st.builds(lambda parts: "".join(f"{part}/" for part in parts if part != "index"), segments)


@given(addresses, st.sampled_from([EN, FR]))
def test_the_address_of_a_page_is_that_of_its_file(path: str, locale: Locale) -> None:
    assert address(output_of(file_of(locale, path), settings())) == locale.prefix + path


@given(addresses, addresses)
def test_relative_links_lead_where_they_should(here: str, there: str) -> None:
    resolver = Resolver(frozenset({f"{there}index.html"}), "https://example.org/repo/")
    inside = resolver.inside(f"{here}index.html", relative(here, there))
    assert inside == (there, "")
    assert resolver.file(there) == f"{there}index.html"


@pytest.mark.parametrize(
    ("date", "shown"),
    [
        ("2024-05-14", "2024-05-14"),
        ("2024-05-14T10:20:30+03:00", "2024-05-14T10:20:30+03:00"),
        ("2024-05-14T10:20:30", "2024-05-14"),
        ("2024-05-14 10:20:30.5Z", "2024-05-14T10:20:30Z"),
        ("in May", None),
        (None, None),
    ],
)
def test_dates_as_sitemaps_want_them(date: str | None, shown: str | None) -> None:
    text = yamlio.dump({"digest": {"search": {"date": date}}})
    assert read("en/a.md", f"---\n{text}---\nx".encode(), settings()).date == shown


def test_what_a_page_says_of_itself_survives_the_manifest() -> None:
    digest = {
        "kind": "article", "locale": "fr", "alternates": [{"lang": "fr", "path": "fr/a/"}, {"lang": "no", "path": "a/"}],
    }  # fmt: skip
    page = read("fr/a.md", f"---\n{yamlio.dump({'digest': digest})}---\n\nx\n".encode(), settings())
    assert page.alternates == (("fr", "fr/a/"), ("no", "a/"))
    assert (page.locale, page.search, page.address) == ("fr", True, "fr/a/")
    versions: dict[tuple[tuple[str, str], ...], int] = {}
    row = page.to_json(versions)
    assert PageSource.from_json(row, list(versions)) == page


@pytest.mark.parametrize("text", [b"", b"x", b"---\n", b"---\ntitle: x", b"no --- front\n---\n"])
def test_no_front_matter_is_an_empty_one(text: bytes) -> None:
    assert front_matter(text, "en/a.md") == {}


@pytest.mark.parametrize("text", [b"---\na: [\n---\nx", b"---\n- a\n---\nx", b"---\na: \xff\n---\nx"])
def test_bad_front_matter_is_one_error_with_the_file(text: bytes) -> None:
    with pytest.raises(PublishError, match=r"^content/pages/en/a\.md"):
        front_matter(text, "en/a.md")


def test_hidden_files_are_passed_over_and_the_order_is_fixed(tmp_path: Path) -> None:
    for name in ("b/x.md", "a.md", ".git/x", "b/.hidden", "b/a.md", "ä.md"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).touch()
    assert list(files(tmp_path)) == ["a.md", "ä.md", "b/a.md", "b/x.md"]
    assert list(files(tmp_path / "nothing")) == []
