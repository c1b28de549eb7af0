"""Atom and JSON Feed: valid, in step with each other, with archives that hold every article once and stay as they are."""

from __future__ import annotations

import datetime as dt
import json
import re
from dataclasses import replace
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from big_digest import big, dated
from by_schema import validator
from lxml import etree
from small_digest import LOCALES, articles, catalogue, settings

from generator.errors import SettingsError
from generator.exports import build_exports, tags
from generator.exports.feeds import PART, SMALL_PART
from generator.exports.moments import moment, rfc3339
from generator.pages import build_pages

HERE = Path(__file__).parent
SITE = "https://example.org/digest/"
ATOM = {"a": "http://www.w3.org/2005/Atom", "fh": "http://purl.org/syndication/history/1.0"}
GRAMMAR = etree.RelaxNG(etree.parse(str(HERE / "atom.rng")))
JSON_FEED = json.loads((HERE / "jsonfeed.schema.json").read_text(encoding="utf-8"))


def atom(text: str) -> Any:
    return etree.fromstring(text.encode())


def feeds(exports: dict[str, str], suffix: str) -> dict[str, str]:
    pattern = re.compile(rf"(?:.*/)?feed(?:/[\w-]+)?\.{suffix}")
    return {path: text for path, text in exports.items() if pattern.fullmatch(path)}


def links(element: Any, rel: str) -> list[str]:
    return [str(href) for href in element.xpath(f"a:link[@rel='{rel}']/@href", namespaces=ATOM)]


def said(element: Any, path: str) -> list[str]:
    return [str(text) for text in element.xpath(path, namespaces=ATOM)]


@pytest.fixture(params=["small", "big", "hostile"])
def exports(request: pytest.FixtureRequest) -> dict[str, str]:
    made: dict[str, str] = request.getfixturevalue(f"{request.param}_exports")
    return made


def test_every_atom_document_is_valid(exports: dict[str, str]) -> None:
    found = feeds(exports, "xml")
    assert len(found) >= 4
    for path, text in found.items():
        GRAMMAR.assertValid(atom(text))
        check_what_a_grammar_cannot(path, atom(text))


def check_what_a_grammar_cannot(path: str, feed: Any) -> None:
    """RFC 4287's rules in prose: sections 4.1.1, 4.1.2, 4.2.6, 4.2.7.2."""
    assert links(feed, "self") == [SITE + path]
    assert len(links(feed, "alternate")) == 1
    assert said(feed, "a:author/a:name/text()") == ["Coast & Country"]
    ids = said(feed, "a:entry/a:id/text()")
    assert len(set(ids)) == len(ids) > 0, "an empty feed is not written"
    assert all(tag.startswith("tag:example.org,2026:digest/") for tag in (*ids, *said(feed, "a:id/text()")))
    newest = max(dt.datetime.fromisoformat(text) for text in said(feed, "a:entry/a:updated/text()"))
    assert [dt.datetime.fromisoformat(text) for text in said(feed, "a:updated/text()")] == [newest]
    for entry in feed.xpath("a:entry", namespaces=ATOM):
        alternates = [
            (link.get("type"), link.get("hreflang"))
            for link in entry.xpath("a:link[@rel='alternate']", namespaces=ATOM)
        ]
        assert len(set(alternates)) == len(alternates) >= 2
        assert (
            "text/html",
            entry.get("{http://www.w3.org/XML/1998/namespace}lang")
            or feed.get("{http://www.w3.org/XML/1998/namespace}lang"),
        ) in alternates


def test_every_json_feed_is_valid_and_says_what_its_twin_says(exports: dict[str, str]) -> None:
    found = feeds(exports, "json")
    current = [path for path in feeds(exports, "xml") if path.endswith("feed.xml")]
    assert found.keys() == {path.removesuffix(".xml") + ".json" for path in current}
    judge = validator(JSON_FEED)
    for path, text in found.items():
        data = json.loads(text)
        judge.validate(data)
        other = atom(exports[path.removesuffix(".json") + ".xml"])
        assert data["feed_url"] == SITE + path
        assert [data["title"]] == said(other, "a:title/text()")
        assert [item["id"] for item in data["items"]] == said(other, "a:entry/a:id/text()")
        assert [item["title"] for item in data["items"]] == said(other, "a:entry/a:title/text()")
        published = [entry.findtext("a:published", namespaces=ATOM) for entry in other.findall("a:entry", ATOM)]
        assert [item.get("date_published") for item in data["items"]] == published


def test_a_feed_is_in_its_locales_language(small_exports: dict[str, str]) -> None:
    feed = atom(small_exports["fr/topics/fishing/feed.xml"])
    lang = "{http://www.w3.org/XML/1998/namespace}lang"
    assert feed.get(lang) == "fr"
    assert said(feed, "a:title/text()") == ["Pêche · Coast & Country"]
    entries = {e.findtext("a:title", namespaces=ATOM): e for e in feed.findall("a:entry", ATOM)}
    assert list(entries) == ["Kein Hering aus Sandvik", "Sandvik ferme la pêche au hareng", "Лодки остались в гавани"]
    german = entries["Kein Hering aus Sandvik"]
    assert german.get(lang) == "de"
    assert german.findall("a:category", ATOM) == [], "it would stand in every topic's and person's feed again"
    french = entries["Sandvik ferme la pêche au hareng"]
    assert french.get(lang) is None
    assert french.findtext("a:summary", namespaces=ATOM) == "Le port arrête la pêche pour un an."
    assert said(french, "a:author/a:name/text()") == ["Ida Berg", "Tom Reyes"]
    assert {link.get("hreflang"): link.get("href") for link in french.findall("a:link[@type='text/html']", ATOM)} == {
        "fr": f"{SITE}fr/articles/herring-fishery-closed/", "en": f"{SITE}articles/herring-fishery-closed/",
        "uk": f"{SITE}uk/articles/herring-fishery-closed/",
    }  # fmt: skip
    assert links(french, "via") == ["https://coast.example/herring"]


def test_the_sites_feed_names_topics_and_people_in_its_own_language(small_exports: dict[str, str]) -> None:
    lang = "{http://www.w3.org/XML/1998/namespace}lang"
    (german,) = atom(small_exports["fr/feed.xml"]).xpath("a:entry[@xml:lang='de']", namespaces=ATOM)
    found = {c.get("term"): (c.get("scheme"), c.get("label"), c.get(lang)) for c in german.findall("a:category", ATOM)}
    assert found == {
        "fishing": (f"{SITE}topics/", "Pêche", "fr"), "marta-lindqvist": (f"{SITE}people/", "Marta Lindqvist", "fr"),
    }  # fmt: skip
    items = {item["title"]: item for item in json.loads(small_exports["fr/feed.json"])["items"]}
    assert items["Kein Hering aus Sandvik"]["tags"] == ["Pêche", "Marta Lindqvist"]
    assert items["Sandvik ferme la pêche au hareng"]["_polydigest"]["people"] == ["marta-lindqvist", "oleh-hrynko"]


def test_a_source_is_credited_where_there_is_no_byline(small_exports: dict[str, str]) -> None:
    items = {i["title"]: i for i in json.loads(small_exports["feed.json"])["items"]}
    assert items["Kein Hering aus Sandvik"]["authors"] == [{"name": "Küstenblatt"}]
    assert "authors" not in items["Лодки остались в гавани"]


def test_an_article_has_one_id_in_every_feed_and_each_version_its_own(small_exports: dict[str, str]) -> None:
    by_url: dict[str, set[str]] = {}
    for text in feeds(small_exports, "json").values():
        for item in json.loads(text)["items"]:
            by_url.setdefault(item["url"], set()).add(item["id"])
    assert all(len(ids) == 1 for ids in by_url.values())
    assert len({next(iter(ids)) for ids in by_url.values()}) == len(by_url)
    assert by_url[f"{SITE}fr/articles/herring-fishery-closed/"] == {
        "tag:example.org,2026:digest/articles/herring-fishery-closed.fr"
    }


def test_dates_are_the_articles(small_exports: dict[str, str]) -> None:
    entries = {
        e.findtext("a:title", namespaces=ATOM): e for e in atom(small_exports["feed.xml"]).findall("a:entry", ATOM)
    }
    bridge, undated = entries["Le pont de Bayonne rouvre"], entries["Лодки остались в гавани"]
    assert bridge.findtext("a:published", namespaces=ATOM) == "2024-10-31T18:30:00Z"
    assert entries["Kein Hering aus Sandvik"].findtext("a:updated", namespaces=ATOM) == "2024-11-05T12:00:00Z"
    assert undated.find("a:published", ATOM) is None
    assert undated.findtext("a:updated", namespaces=ATOM) == "1970-01-01T00:00:00Z"
    assert list(entries)[-1] == "Лодки остались в гавани"


@pytest.mark.parametrize(
    ("date", "text"),
    [
        (dt.date(2025, 7, 22), "2025-07-22T12:00:00Z"),
        (dt.datetime(2025, 7, 22, 23, 59, 1), "2025-07-22T12:00:00Z"),  # noqa: DTZ001 - no zone: only the day is known
        (
            dt.datetime(2025, 7, 22, 23, 59, 1, 999, dt.timezone(dt.timedelta(hours=5, minutes=30))),
            "2025-07-22T23:59:01+05:30",
        ),
        (
            dt.datetime(1890, 1, 1, 2, 0, tzinfo=dt.timezone(dt.timedelta(minutes=30, seconds=17))),
            "1890-01-01T01:29:43Z",
        ),
    ],
)
def test_moments(date: dt.date, text: str) -> None:
    assert rfc3339(moment(date)) == text


def test_the_sites_topics_and_peoples_feeds_exist_in_every_locale(small_exports: dict[str, str]) -> None:
    pages = ("", "topics/fishing/", "topics/economy/", "people/marta-lindqvist/", "people/oleh-hrynko/")
    for prefix in (locale.prefix for locale in LOCALES):
        assert {f"{prefix}{page}feed.xml" for page in pages} <= small_exports.keys()


# Archives


def chain(exports: dict[str, str], path: str) -> list[str]:
    """Paths of the documents from the current one to the oldest archive."""
    found = [path]
    while previous := links(atom(exports[found[-1]]), "prev-archive"):
        found.append(previous[0].removeprefix(SITE))
    return found


@pytest.mark.parametrize(
    ("path", "size"),
    [("feed.xml", PART), ("fr/feed.xml", PART), ("topics/fishing/feed.xml", SMALL_PART),
     ("uk/people/marta-lindqvist/feed.xml", SMALL_PART)],
)  # fmt: skip
def test_current_and_archives_hold_every_article(big_exports: dict[str, str], path: str, size: int) -> None:
    documents = [atom(big_exports[each]) for each in chain(big_exports, path)]
    current, *archives = documents
    ids = [said(document, "a:entry/a:id/text()") for document in documents]
    assert len(ids[0]) == size
    assert all(0 < len(part) <= size for part in ids)
    archived = [id_ for part in ids[1:] for id_ in part]
    assert len(set(archived)) == len(archived), "no article is in two archives"
    assert not current.findall("fh:archive", ATOM)
    for document in archives:
        assert len(document.findall("fh:archive", ATOM)) == 1
        assert links(document, "current") == [SITE + path]
        assert said(document, "a:id/text()") == said(current, "a:id/text()")
    for newer, older in pairwise(archives):
        assert links(older, "next-archive") == links(newer, "self")
    assert links(archives[0], "next-archive") == []


def reconstructed(exports: dict[str, str], path: str) -> set[str]:
    return {id_ for each in chain(exports, path) for id_ in said(atom(exports[each]), "a:entry/a:id/text()")}


def test_nothing_is_lost_between_the_documents(big_exports: dict[str, str], tmp_path: Path) -> None:
    whole = {piece.slug for piece in catalogue(tmp_path, big()).pieces.values()}
    found = {id_.rpartition("/")[2].partition(".")[0] for id_ in reconstructed(big_exports, "feed.xml")}
    assert found == whole


def changed(one: dict[str, str], other: dict[str, str], suffix: str = "xml") -> set[str]:
    first, second = feeds(one, suffix), feeds(other, suffix)
    return {
        p
        for p in first.keys() | second.keys()
        if first.get(p) != second.get(p) and not p.startswith(("fr", "ru", "uk"))
    }


def with_one_more(tmp_path: Path, date: dt.date | None) -> dict[str, str]:
    return dict(build_exports(catalogue(tmp_path, [*big(), dated(999, date)])))


def test_a_new_article_changes_the_current_documents_only(big_exports: dict[str, str], tmp_path: Path) -> None:
    names = changed(big_exports, with_one_more(tmp_path, dt.date(2025, 12, 1)))
    assert "feed.xml" in names
    assert not [name for name in names if "feed/" in name]


def test_an_old_article_changes_its_years_archives_only(big_exports: dict[str, str], tmp_path: Path) -> None:
    names = changed(big_exports, with_one_more(tmp_path, dt.date(2024, 2, 1)))
    assert {name for name in names if name.startswith("feed/")} == {"feed/2024-1.xml", "feed/2024-2.xml"}
    assert {name.rpartition("/")[2][:4] for name in names if "feed/" in name} == {"2024"}
    names = changed(big_exports, with_one_more(tmp_path / "undated", None))
    assert {name.rpartition("/")[2] for name in names if "feed/" in name} == {"undated-1.xml"}


def test_a_full_part_of_the_newest_year_becomes_an_archive(big_exports: dict[str, str], tmp_path: Path) -> None:
    assert "feed/2025-1.xml" in big_exports
    assert "feed/2025-2.xml" not in big_exports
    more = [dated(600 + n, dt.date(2025, 6, 1)) for n in range(40)]
    grown = dict(build_exports(catalogue(tmp_path, [*big(), *more])))
    assert "feed/2025-2.xml" in grown
    assert grown["feed/2024-2.xml"] == big_exports["feed/2024-2.xml"]


# What there is not


def test_an_empty_digest_has_no_feed_and_advertises_none(tmp_path: Path) -> None:
    empty = catalogue(tmp_path, [])
    assert feeds(dict(build_exports(empty)), "xml") == {}
    assert not [path for path, text in build_pages(empty).items() if "\n  feeds:\n" in text]


def test_without_an_address_there_are_no_feeds(tmp_path: Path) -> None:
    nowhere = replace(catalogue(tmp_path), settings=replace(settings(tmp_path), site_url=None))
    made = dict(build_exports(nowhere))
    assert feeds(made, "xml") == feeds(made, "json") == {}
    assert not [path for path, text in build_pages(nowhere).items() if "\n  feeds:\n" in text]
    assert "data/articles.json" in made


# Ids


@pytest.mark.parametrize(
    ("url", "prefix"),
    [
        ("https://News.Example.org/", "tag:news.example.org,2026:"),
        ("https://example.org:8080/a/b/", "tag:example.org,2026:a/b/"),
        ("https://новости.example/ру/", "tag:xn--b1amnebsh.example,2026:%D1%80%D1%83/"),
        ("http://127.0.0.1:8000/", "tag:127.0.0.1,2026:"),
    ],
)
def test_ids_are_tags_of_the_sites_host(tmp_path: Path, url: str, prefix: str) -> None:
    assert tags.prefix(replace(settings(tmp_path), site_url=url)) == prefix


def test_ids_can_stay_when_the_site_moves(tmp_path: Path) -> None:
    own = "tag:old.example.org,2024-05:digest/"
    moved = replace(settings(tmp_path), site_url="https://new.example/", options={"feed_ids": own})
    made = dict(build_exports(replace(catalogue(tmp_path), settings=moved)))
    assert f"<id>{own}articles/pont-de-bayonne.fr</id>" in made["feed.xml"]


@pytest.mark.parametrize("bad", ["", "https://example.org", "tag:example.org:x", "tag:a b,2024:", 7])
def test_ids_that_are_no_tags_are_refused(tmp_path: Path, bad: object) -> None:
    with pytest.raises(SettingsError, match="feed_ids"):
        tags.prefix(replace(settings(tmp_path), options={"feed_ids": bad}))


def test_the_order_of_the_articles_does_not_matter(tmp_path: Path) -> None:
    one = dict(build_exports(catalogue(tmp_path / "a", articles())))
    other = dict(build_exports(catalogue(tmp_path / "b", articles()[::-1])))
    assert one == other
