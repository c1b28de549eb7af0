from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.article import (
    Article,
    Source,
    fingerprint,
    is_edited,
    name_parts,
    parse,
    render,
    sealed,
    text_fingerprint,
)
from generator.errors import ArticleError

words = st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"]), min_size=1).filter(str.strip)
lists = st.lists(words, max_size=3).map(tuple)
bodies = st.text(st.characters(codec="utf-8", exclude_characters="\r"))
zones = st.just(dt.UTC) | st.just(dt.timezone(dt.timedelta(hours=3)))
dates = (
    st.none()
    | st.dates(min_value=dt.date(1900, 1, 1))
    | st.datetimes(min_value=dt.datetime(1900, 1, 1), max_value=dt.datetime(2200, 1, 1), timezones=zones)  # noqa: DTZ001
)
articles = st.builds(
    Article,
    slug=st.just("storm-on-the-coast"),
    lang=st.sampled_from(["en", "uk", "pt-BR", "no", "zh-Hant"]),
    title=words,
    body=bodies,
    headline_derived=st.booleans(),
    date=dates,
    authors=lists,
    source=st.builds(Source, name=st.none() | words, url=st.none() | words),
    seed=st.none() | words,
    summary=lists,
    topics=lists,
    people=lists,
    story=st.none() | words,
    extra=st.dictionaries(words.map(lambda w: "x-" + w), words, max_size=2),
)


@given(articles)
def test_parse_is_the_inverse_of_render(article: Article) -> None:
    text = render(article)
    again = parse(text, f"2025/{article.slug}.{article.lang}.md")
    assert again == article
    assert render(again) == text


@given(articles)
def test_a_sealed_article_is_untouched_until_any_edit(article: Article) -> None:
    done = sealed(article)
    assert not is_edited(done)
    assert is_edited(replace(done, body=done.body + "."))
    assert is_edited(replace(done, title=done.title + "!"))
    assert fingerprint(done) == fingerprint(article)


def test_text_fingerprint_sees_words_and_not_white_space() -> None:
    a = Article(slug="a", lang="en", title="A storm", body="\nOne  two\n")
    assert text_fingerprint(a) == text_fingerprint(replace(a, body="One two"))
    assert text_fingerprint(a) != text_fingerprint(replace(a, body="One three"))


@pytest.mark.parametrize(
    ("text", "line", "words_"),
    [
        ("no front matter\n", 1, "no front matter"),
        ("---\ntitle: x\n", 1, "not closed"),
        ("---\n- a\n---\n", 2, "expected `key: value`"),
        ("---\nlang: en\n---\n", 1, "no title"),
        ("---\ntitle: 5\n---\n", 2, "title"),
        ("---\ntitle: x\ndate: yesterday\n---\n", 3, "date"),
        ("---\ntitle: x\npeople: {a: b}\n---\n", 3, "people"),
        ("---\ntitle: x\nlang: fr\n---\n", 3, "lang"),
        ("---\ntitle: x\nsource: {site: y}\n---\n", 3, "source"),
        ("---\ntitle: x\nheadline_derived: maybe\n---\n", 3, "headline_derived"),
        ("---\ntitle: x\na: [1\n---\n", 4, "not valid YAML"),
    ],
)
def test_a_broken_article_names_file_and_line(text: str, line: int, words_: str) -> None:
    with pytest.raises(ArticleError) as caught:
        parse(text, "content/articles/2025/x.en.md")
    assert str(caught.value).startswith(f"content/articles/2025/x.en.md:{line}: ")
    assert words_ in str(caught.value)


@pytest.mark.parametrize("name", ["x.md", "X.en.md", "lenta.ru.en.md", "día.es.md", "x.english.md", ".en.md"])
def test_names_that_break_the_layout_are_refused(name: str) -> None:
    with pytest.raises(ArticleError):
        name_parts(name)


def test_an_editor_may_write_a_bom_and_single_values() -> None:
    article = parse("\ufeff---\ntitle: x\nauthors: Ann Lee\nsource: The Post\n---\nBody", "x.en.md")
    assert article.authors == ("Ann Lee",)
    assert article.source == Source(name="The Post")
    assert article.lang == "en"


def test_a_horizontal_rule_in_the_body_stays() -> None:
    text = "---\ntitle: x\nlang: en\n---\nOne\n\n---\n\nTwo\n"
    assert parse(text, "x.en.md").body == "One\n\n---\n\nTwo\n"
