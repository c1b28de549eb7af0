"""What is measured is what was used, by children too; results accumulate; the page says what is known and no more."""

from __future__ import annotations

import dataclasses
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any, ClassVar

import pytest

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from bench import corpus, report, results
from bench.measure import ADDED, COMMON, FULL, NOTHING, ONE_PROCESSOR, SEED, Measure, census, measure
from bench.peers import ALL, Generator
from bench.peers.hugo import Hugo
from bench.peers.material import Material
from bench.peers.nikola import Nikola
from bench.peers.ours import Polydigest
from bench.peers.pelican import Pelican
from bench.results import Results
from bench.targets import TARGETS

WORK = """
import pathlib, subprocess, sys
site = pathlib.Path("site"); site.mkdir(exist_ok=True)
for file in pathlib.Path("articles").glob("*.md"):
    page = site / "articles" / file.stem / "index.html"
    page.parent.mkdir(parents=True, exist_ok=True); page.write_text("x" * 100)
subprocess.run([sys.executable, "-c", "x = 0\\nfor i in range({rounds}): x += i"], check={check})
"""


class Toy(Generator):
    """A generator that is a few lines of Python, and leaves its work to a child."""

    name = "Toy"
    incremental = False
    notes = "none"
    kinds: ClassVar = {"articles": r"articles/[^/]+/index\.html", "tags": r"tag/(?P<id>.+)\.html"}
    rounds = 1_000_000
    check = True

    @property
    def site(self) -> Path:
        return self.folder / "site"

    def versions(self) -> str:
        return "Toy 1"

    def prepare(self, corpus: corpus.Corpus) -> None:
        (self.folder / "articles").mkdir(parents=True)
        for piece in corpus.pieces:
            self.put(piece, corpus)

    def put(self, piece: corpus.Piece, corpus: corpus.Corpus) -> None:
        del corpus
        for text in piece.texts:
            self.file(piece, text.lang).write_text(text.body, encoding="utf-8")

    def file(self, piece: corpus.Piece, lang: str) -> Path:
        return self.folder / "articles" / f"{piece.slug}-{lang}.md"

    def command(self) -> list[str]:
        return [sys.executable, "-c", WORK.format(rounds=self.rounds, check=self.check)]


def test_all_scenarios_are_measured_with_their_children(tmp_path: Path) -> None:
    found = {m.scenario: m for m in measure(Toy(tmp_path / "toy", tmp_path), 6)}
    assert tuple(found) == COMMON
    full, added = found[FULL], found[ADDED]
    assert full.cpu > 0.05
    assert full.memory > 1 << 20
    assert full.pages == full.files == full.kinds["articles"] == full.bytes // 100
    assert added.pages > full.pages
    assert full.limit is None


def test_a_build_over_its_limit_is_stopped_and_says_so(tmp_path: Path) -> None:
    class Endless(Toy):
        rounds = 10**12

    (only,) = measure(Endless(tmp_path / "toy", tmp_path), 3, limit=1)
    assert only.limit == 1
    assert 0.9 < only.cpu < 5


def test_a_build_that_fails_is_no_result(tmp_path: Path) -> None:
    class Broken(Toy):
        def command(self) -> list[str]:
            return [sys.executable, "-c", "raise SystemExit(3)"]

    with pytest.raises(SystemExit, match=r"Toy: .* failed"):
        list(measure(Broken(tmp_path / "toy", tmp_path), 3))


@pytest.mark.parametrize(
    ("kind", "page", "found"),
    [
        (Hugo, "fr/articles/a-storm/index.html", "articles"),
        (Hugo, "articles/page/2/index.html", "other"),
        (Hugo, "topics/sport/page/2/index.html", "topics"),
        (Hugo, "ru/people/anna-barov-0/index.html", "people"),
        (Hugo, "people/index.html", "other"),
        (Pelican, "uk/tag/sport2.html", "topics"),
        (Pelican, "tag/anna-barov.html", "people"),
        (Nikola, "fr/categories/anna-barov/index-1.html", "people"),
        (Material, "topics/sport-2/index.html", "topics"),
        (Polydigest, "people/map/index.html", "other"),
        (Polydigest, "uk/people/anna-barov-0/index.html", "people"),
        (Polydigest, "stories/a/index.html", "other"),
    ],
)
def test_pages_are_told_apart(kind: type[Generator], page: str, found: str, tmp_path: Path) -> None:
    assert census(kind(tmp_path, tmp_path), dataclasses.replace(corpus.make(3), topics=("sport",)), [page]) == {
        found: 1
    }


def test_a_change_of_the_corpus_is_one_change() -> None:
    made = corpus.make(12, people=5)
    stays, goes = made.people[0].id, made.people[1].id
    merged = made.merged(stays, goes)
    assert goes in {p for piece in made.pieces for p in piece.people}
    assert goes not in {p for piece in merged.pieces for p in piece.people}
    assert len(made.without(made.pieces[3]).pieces) == 11
    edited = made.with_piece(made.pieces[3].edited())
    assert [a == b for a, b in zip(made.pieces, edited.pieces, strict=True)].count(False) == 1


def made(generator: str, scenario: str, cpu: float, size: int = 5000, **more: Any) -> Measure:
    return Measure(generator=generator, size=size, scenario=scenario, cpu=cpu, wall=cpu, **more)


def result(size: int, measures: Sequence[Measure]) -> Results:
    found = Results(size)
    for one in measures:
        if one.generator not in found.versions:
            found.begin(one.generator, f"{one.generator} 1")
        found.add(one)
    return found


def test_results_accumulate_by_generator(tmp_path: Path) -> None:
    result(5000, [made("Hugo", FULL, 8), made("Hugo", ADDED, 7)]).save(tmp_path)
    again = Results.load(5000, tmp_path)
    again.begin("Polydigest", "Polydigest 2")
    again.add(made("Polydigest", FULL, 4, kinds={"articles": 3}))
    again.save(tmp_path)
    final = Results.load(5000, tmp_path)
    assert {key: m.cpu for key, m in final.measures.items()} == {
        ("Hugo", FULL): 8, ("Hugo", ADDED): 7, ("Polydigest", FULL): 4,
    }  # fmt: skip
    assert final.versions == {"Hugo": "Hugo 1", "Polydigest": "Polydigest 2"}
    final.begin("Hugo", "Hugo 2")
    assert [key for key in final.measures if key[0] == "Hugo"] == []


def test_numbers_of_two_machines_are_never_in_one_table(monkeypatch: pytest.MonkeyPatch) -> None:
    found = result(100, [made("Hugo", FULL, 8, 100)])
    monkeypatch.setattr(results, "machine", lambda: {"processor": "another", "processors": 1})
    found.begin("Nikola", "1")
    assert found.measures == {}


def test_the_page_says_what_was_met_missed_and_not_finished() -> None:
    kilo = result(1000, [made("Polydigest", ADDED, 1.0, 1000), made("Polydigest", FULL, 9, 1000)])
    five = result(5000, [
        made("Polydigest", FULL, 50, memory=2**28, bytes=5000 * 40_000), made("Polydigest", ADDED, 2),
        made("Polydigest", ONE_PROCESSOR, 95), made("Polydigest", SEED, 3),
        made("Hugo", FULL, 10, bytes=10), made("Pelican", FULL, 900, limit=900),
        made("Material for MkDocs", FULL, 200, bytes=5000 * 100_000),
    ])  # fmt: skip
    text = "\n".join(report.page([kilo, five]))
    assert "| One added at 5,000: at most 0.35 of Hugo's rebuild | 0.20 | met |" in text
    assert "| One added at 5,000: at most 1.3 of one added at 1,000 | 2.00 | **missed** |" in text
    assert "| Nothing changed at 10,000: under 1 s | – | not measured |" in text
    assert "| Full build at 5,000: at most 0.45 of stock Material with lunr | 0.25 | met |" in text
    assert "| 1.90 (at 5,000) | met |" in text
    assert "at most half of stock Material's | 0.40 (at 5,000) | met |" in text
    assert "| full build | 1 (50.0 s) | 0.20 (10.0 s) | > 18.0 (not finished in 900 s) | 4.00 (200.0 s) |" in text
    assert "| one added | 1 (2.0 s) | 5.00 (10.0 s)= | > 450.0 (not finished in 900 s) | 100 (200.0 s)= |" in text
    assert "| one seed added | 1 (3.0 s) | – | – | – |" in text


def test_what_a_build_says_of_its_time_is_that_of_this_build_only(tmp_path: Path) -> None:
    said = "pages 3\n                  seconds      CPU\nstart                         0.40\nload articles        1.36     0.53\nall     2.0   0.93\ndone\n"
    ours = Polydigest(tmp_path, tmp_path)
    assert ours.phases(said) == {"start": 0.4, "load articles": 0.53}
    assert ours.phases("nothing to do\n") == {}

    class Telling(Toy):
        def phases(self, said: str) -> dict[str, float]:
            return {"said": float(said)}

        def command(self) -> list[str]:
            return [*super().command()[:-1], f"{super().command()[-1]}\nprint(7)"]

    assert {m.phases["said"] for m in measure(Telling(tmp_path / "toy", tmp_path), 3)} == {7.0}


def test_the_page_says_where_time_and_bytes_go() -> None:
    five = result(5000, [
        made("Polydigest", FULL, 50, bytes=9, phases={"pages": 30.0, "cards": 20.0}, weights={"feeds": 5_000_000}),
        made("Polydigest", ADDED, 2, phases={"pages": 1.5}),
        made("Hugo", FULL, 10, bytes=10, weights={"pages: articles": 10_000_000}),
    ])  # fmt: skip
    text = "\n".join(report.page([five]))
    assert "|  | full build | one added |\n|---|---|---|\n| pages | 30.0 | 1.5 |\n| cards | 20.0 | – |" in text
    assert "| feeds | 1.0 | – |\n| pages: articles | – | 2.0 |" in text


def test_without_results_nothing_is_claimed() -> None:
    text = "\n".join(report.page([]))
    assert text.count("not measured |") == len(TARGETS)
    assert "met |" not in text.replace("not measured |", "")


def test_a_busy_machine_is_marked() -> None:
    found = result(100, [made("Hugo", NOTHING, 1, 100), made("Hugo", FULL, 1, 100, load=50.0)])
    text = "\n".join(report.page([found]))
    assert "1 of 2 builds ran while other programs wanted the processors" in text
    assert "(1.0 s)° |" in text


def test_every_generator_has_its_notes() -> None:
    for kind in ALL:
        assert kind.notes
        assert {"articles"} <= set(kind.kinds)
