"""What holds for every seed, sensible or not."""

from __future__ import annotations

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from generator.intake.model import RawArticle, RawBlock, RawMeta
from generator.intake.text import clean
from generator.reading import detect_language, read, split_sentences

PIECES = [
    "The council met on Monday and decided to close the road.", "Le maire a ouvert la nouvelle école ce matin.",
    "Мэр открыл новую школу, в которой будут учиться шестьсот детей.", "Share this post", "Image", "2024-03-05", "By Jane Doe",
    "Why would anyone do this?", "Read also: The other story", "Tags: one, two", "Storm closes the coast road", "12:30",
    "Більше новин читайте на нашому каналі сьогодні ввечері.", "The old bridge will reopen in spring...", "Key points:",
    "• It rains", "— No.", "«Да», — сказал он.", "Source: Harbour Post", "© 2024 Harbour Post", "News", "Jane DoeTech",
    "5 March 2024 The road was closed again after the storm carried stones over the wall.", "A", "…", "👉", "12", "- x",
]  # fmt: skip

lines = st.lists(
    st.one_of(st.sampled_from(PIECES), st.text(max_size=60), st.text(alphabet="aбc .!?:…«»-1", max_size=120)),
    min_size=1,
    max_size=12,
)


def article(texts: list[str]) -> RawArticle | None:
    blocks = tuple(RawBlock(clean(t), i) for i, t in enumerate(texts, start=1) if clean(t))
    if not blocks:
        return None
    return RawArticle(seed="a.txt", sha256="0", format="text", encoding="utf-8", blocks=blocks, meta=RawMeta())


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(lines)
def test_every_block_gets_a_verdict_and_kept_text_stays(texts: list[str]) -> None:
    raw = article(texts)
    if raw is None:
        return
    reading = read(raw)
    given_text = "".join("".join(b.text for b in raw.blocks).split())
    assert "".join("".join(b.text for b in reading.blocks).split()) == given_text
    assert any(b.kept for b in reading.blocks)
    assert reading.title.strip()
    assert reading.summary
    assert all(b.reason for b in reading.blocks)
    again = article([b.text for b in reading.blocks if b.kept])
    assert again is not None
    assert [b.text for b in read(again).blocks if not b.kept] == []


@settings(max_examples=50, deadline=None)
@given(lines)
def test_same_input_same_reading(texts: list[str]) -> None:
    raw = article(texts)
    if raw is not None:
        assert read(raw) == read(raw)


@settings(deadline=None)
@given(st.text(max_size=300), st.sampled_from(["en", "fr", "ru", "uk", "de", "xx", "zh-Hant"]))
def test_sentences_lose_nothing(text: str, lang: str) -> None:
    assert "".join("".join(split_sentences(text, lang)).split()) == "".join(text.split())


@settings(deadline=None)
@given(st.text(max_size=300))
def test_language_of_anything(text: str) -> None:
    lang, score = detect_language(text)
    assert lang
    assert 0 <= score <= 1


def test_no_blocks_at_all() -> None:
    raw = RawArticle(seed="a.txt", sha256="0", format="text", encoding="utf-8", blocks=(), meta=RawMeta())
    assert read(raw).blocks == ()
