"""Round trips and parsers that no other property holds: settings, the ledger, feeds, facets, `inspect --json`, names, dates."""

from __future__ import annotations

import datetime as dt
import gzip
import json
import sys
import tempfile
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st
from lxml import etree

from generator import settings
from generator.catalogue import Catalogue
from generator.cli import main
from generator.errors import DigestError, SettingsError
from generator.exports import build_exports
from generator.ledger import Entry, Ledger
from generator.people.names.inflect import forms
from generator.people.names.translit import cyrillise, romanise
from generator.publish.search import FRAGMENT, facets_of
from generator.reading.dates import parse_date
from generator.topics.taxonomy import Taxonomy

ROOT = Path(__file__).resolve().parents[2]
bounded = hypothesis_settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
anything = st.text(st.characters(codec="utf-8"), max_size=60)
words = st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs", "Cn"]), min_size=1, max_size=30)
SETTINGS = ("site_name: ", "site_url: https://a.example/", "extra:\n", "  digest:\n", "plugins:\n", "  - i18n:\n", "a",
            "      languages:\n", "        - {locale: fr, name: F}\n", "site_dir: ", "..", "/", "!ENV [A, b]", "\n", "- ", "[")  # fmt: skip


def _one_line(error: DigestError) -> None:
    assert "\n" not in str(error)


@bounded
@given(st.lists(st.sampled_from(SETTINGS) | anything, max_size=10).map("".join))
def test_any_settings_are_settings_or_one_error(text: str) -> None:
    with tempfile.TemporaryDirectory() as folder:
        Path(folder, "mkdocs.yml").write_text(text, encoding="utf-8")
        try:
            found = settings.load(Path(folder))
        except SettingsError as e:
            _one_line(e)
        else:
            assert found.locales
            assert len({locale.code for locale in found.locales}) == len(found.locales)


names = st.from_regex(r"[a-zа-яїé0-9 _-]{1,20}\.(txt|html)", fullmatch=True)
hashes = st.from_regex(r"[0-9a-f]{64}", fullmatch=True)
counts = st.dictionaries(words, st.integers(1, 999), max_size=3)
ledger_entries = st.builds(
    Entry, sha256=hashes, article=st.from_regex(r"20[0-9]{2}/[a-z]{1,9}\.en\.md", fullmatch=True), left_out=counts
) | st.builds(Entry, sha256=hashes, duplicate_of=names)


@bounded
@given(st.dictionaries(names, ledger_entries, max_size=4))
def test_the_ledger_reads_whatever_it_wrote(entries: dict[str, Entry]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "imports.yml")
        ledger = Ledger.load(path)
        for seed, entry in entries.items():
            ledger.put(seed, entry)
        ledger.save()
        again = Ledger.load(path)
        assert dict(again) == entries
        assert again.save() is False


@bounded
@given(
    st.lists(
        st.sampled_from(["a.txt:\n", "  sha256: ", "  article: ", "2025/a.en.md\n", "../x", "{}", "b"]) | anything,
        max_size=8,
    )
)
def test_any_ledger_is_one_or_an_error_of_one_line(parts: list[str]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "imports.yml")
        path.write_text("".join(parts), encoding="utf-8")
        try:
            Ledger.load(path)
        except DigestError as e:
            _one_line(e)


@bounded
@given(st.lists(words, min_size=1, max_size=3))
def test_a_taxonomy_keeps_its_labels(labels: list[str]) -> None:
    rows = {f"topic-{i}": {"labels": {"en": label}} for i, label in enumerate(labels)}
    try:
        taxonomy = Taxonomy.parse(json.dumps({"topics": rows}, ensure_ascii=False))
    except DigestError as e:
        _one_line(e)
    else:
        for i, label in enumerate(labels):
            assert taxonomy.label(f"topic-{i}", "en").split() == label.split()


@pytest.mark.parametrize("locale", ["en", "fr", "ru", "uk", "de", "es", "it", "pl"])
def test_days_as_cldr_writes_them_are_read(locale: str) -> None:
    from babel.dates import format_date  # noqa: PLC0415 - slow to import

    @bounded
    @given(st.dates(dt.date(1950, 1, 1), dt.date(2090, 12, 31)))
    def holds(day: dt.date) -> None:
        for form in ("long", "full"):
            assert parse_date(format_date(day, form, locale=locale), locale) == day

    holds()


@bounded
@given(st.text("абвгдежзийклмнопрстуфхцчшщыьэюя -", min_size=1, max_size=20))
def test_the_other_script_has_none_of_this_one(name: str) -> None:
    assert not any("а" <= c <= "я" for c in romanise(name, "ru").lower())
    assert not any(c.isascii() and c.isalpha() for c in cyrillise(romanise(name, "ru"), "ru"))


@bounded
@given(words, st.sampled_from(["en", "fr", "ru", "uk", "de"]))
def test_a_name_is_one_of_its_own_forms(name: str, lang: str) -> None:
    assert not name.split() or name in forms(name, lang) or name.strip() in forms(name, lang)


@bounded
@given(words, st.lists(words.filter(lambda w: "|" not in w), min_size=1, max_size=3))
def test_facets_come_out_as_they_went_in(source: str, topics: list[str]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        fragments = Path(folder, "fragment")
        fragments.mkdir()
        page = {"url": "/articles/a/", "meta": {"source": source, "topic": " | ".join(topics)}}
        (fragments / "en_1.pf_fragment").write_bytes(gzip.compress(FRAGMENT + json.dumps(page).encode()))
        (found,) = facets_of(Path(folder)).values()
    assert found["path"] == "articles/a/"
    assert found["source"] == source
    assert found["topic"] == topics


@pytest.fixture(scope="module")
def digest(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("feeds")


def test_feeds_of_any_text_are_well_formed(digest: Path) -> None:
    sys.path.insert(0, str(ROOT / "tests/pages"))
    from small_digest import articles, catalogue  # noqa: PLC0415

    @hypothesis_settings(max_examples=8, deadline=None, suppress_health_check=list(HealthCheck))
    @given(anything, anything, anything)
    def holds(title: str, name: str, summary: str) -> None:
        changed = [
            replace(a, title=title or "a", authors=(name,) if name else (), summary=(summary,) if summary else ())
            for a in articles()
        ]
        made: Catalogue = catalogue(digest, changed)
        for path, text in build_exports(made):
            if path.endswith(".xml"):
                etree.fromstring(text.encode())
            elif path.endswith(".json"):
                json.loads(text)

    holds()


def test_inspect_says_json_of_any_text(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    @hypothesis_settings(max_examples=12, deadline=None, suppress_health_check=list(HealthCheck))
    @given(
        st.lists(
            words | st.sampled_from(["By Mina Ortvald", "14 March 2025", "\n", "\n\n", "Олег Дробнин "]), max_size=8
        )
    )
    def holds(parts: list[str]) -> None:
        seed = tmp_path / "seed.txt"
        seed.write_text("".join(parts), encoding="utf-8")
        with pytest.raises(SystemExit) as ended:
            main(["-C", str(tmp_path), "inspect", "--json", "--no-models", str(seed)])
        said = capsys.readouterr()
        if ended.value.code:
            assert "Traceback" not in said.err
            assert len(said.err.strip().splitlines()) == 1
            return
        data = json.loads(said.out)
        text = "\n\n".join(block["text"] for block in data["blocks"] if block["kept"])
        for person in data["people"]:
            for mention in person["mentions"]:
                assert text[mention["start"] : mention["end"]] == mention["text"]

    holds()
