"""A digest that changes: made-up articles, and every kind of change an editor makes, each by a number."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from pathlib import Path
from random import Random

from generator import catalogue as catalogues
from generator import library, program, settings
from generator.article import Article, Source, render
from generator.catalogue import Catalogue
from generator.mentions import Mentions
from generator.people.registry import Registry
from generator.topics.taxonomy import Taxonomy

MKDOCS = """\
site_name: Ferry Post
site_url: https://ferry.example/post/
site_description: News of three harbours.
docs_dir: content/pages
theme: {{name: material, font: false}}
plugins:
  - i18n:
      docs_structure: folder
      fallback_to_default: false
      reconfigure_material: true
      languages: [{languages}]
  - polydigest
nav: [index.md]
not_in_nav: "*"
validation: {{nav: {{omitted_files: ignore}}}}
markdown_extensions: [attr_list, md_in_html, tables]
extra: {{digest: {{}}}}
"""
LOCALES = {"en": "English", "fr": "Français", "uk": "Українська"}

PEOPLE = {
    "ivo-brandt": ("Ivo Brandt", "Ivo Brandt", "Іво Брандт"), "lena-orlova": ("Lena Orlova", "Lena Orlova", "Лена Орлова"),
    "sam-quist": ("Sam Quist", "Sam Quist", "Сем Квіст"), "nadia-hale": ("Nadia Hale", "Nadia Hale", "Надя Гейл"),
    "petro-lys": ("Petro Lys", "Petro Lys", "Петро Лис"), "ada-moor": ("Ada Moor", "Ada Moor", "Ада Мур"),
}  # fmt: skip
TOPICS = ("economy", "economy.transport", "sport", "weather", "culture")
SOURCES = ("Quay Herald", "Le Phare", "Берег", "")


def write_settings(root: Path, locales: tuple[str, ...] = ("en", "uk")) -> None:
    entries = ", ".join(
        f"{{locale: {code}, name: {LOCALES[code]}, build: true{', default: true' if number == 0 else ''}}}"
        for number, code in enumerate(locales)
    )
    (root / "mkdocs.yml").write_text(MKDOCS.format(languages=entries), encoding="utf-8")


def write_people(root: Path, changes: dict[str, str] | None = None) -> None:
    """The registry; ``changes`` are lines in the place of a person's names."""
    lines = []
    for person, (en, fr, uk) in PEOPLE.items():
        own = (changes or {}).get(person, f"  names: {{en: {en}, fr: {fr}, uk: {uk}}}")
        lines.append(f"{person}:\n{own}\n")
    (root / "content/people.yml").write_text("".join(lines), encoding="utf-8")


def article(number: int, random: Random) -> Article:
    """Some article."""
    people = tuple(random.sample(sorted(PEOPLE), random.randint(0, 3)))
    lang = random.choice(("en", "fr", "uk", "de"))
    at = {"en": 0, "fr": 1, "uk": 2, "de": 0}[lang]
    names = [PEOPLE[person][at] for person in people]
    said = [f"{name} spoke of ferry {random.randint(1, 99)}; then {name.split()[-1]} left." for name in names]
    day = dt.date(2024, 1, 1) + dt.timedelta(days=random.randint(0, 60)) if random.random() < 0.9 else None
    return Article(
        slug=f"ferry-{number}", lang=lang, title=f"Ferry {number} in port {random.randint(1, 9)}",
        body="\n\n".join((*said, f"The *sea* was calm at pier {number}.")) + "\n", date=day,
        source=Source(name=random.choice(SOURCES) or None), summary=(f"Ferry number {number} came late.",),
        topics=tuple(random.sample(TOPICS, random.randint(0, 2))), people=people,
        story=f"story-{number % 7}" if random.random() < 0.5 else None,
    )  # fmt: skip


def put(root: Path, made: Article) -> None:
    path = root / "content/articles" / made.path
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(render(made), encoding="utf-8")


def begin(root: Path, count: int, random: Random) -> None:
    """A digest folder with some articles."""
    write_settings(root)
    (root / "content/articles").mkdir(parents=True)
    write_people(root)
    for number in range(count):
        put(root, article(number, random))


def read(root: Path, *, remember: bool) -> Catalogue:
    """The catalogue as `digest build` makes it."""
    digest = settings.load(root)
    registry, taxonomy = Registry.load(digest.people_yml), Taxonomy.load(digest.topics_yml)
    mentions = Mentions(registry, root, program.fingerprint(digest.state)) if remember else None
    stored = library.load(digest.articles, root).stored
    made = catalogues.build(digest, (s.article for s in stored), registry, taxonomy, mentions=mentions)
    if mentions:
        mentions.save()
    return made


def _any(root: Path, random: Random) -> Path:
    return random.choice(sorted((root / "content/articles").rglob("*.md")))


def _add(root: Path, random: Random) -> None:
    put(root, article(random.randint(1000, 9999), random))


def _delete(root: Path, random: Random) -> None:
    _any(root, random).unlink()


def _edit(root: Path, random: Random) -> None:
    path = _any(root, random)
    text = path.read_text(encoding="utf-8")
    path.write_text(
        text + f"\n{PEOPLE[random.choice(sorted(PEOPLE))][0]} saw {random.randint(1, 99)} gulls.\n", "utf-8"
    )


def _retitle(root: Path, random: Random) -> None:
    path = _any(root, random)
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("in port", f"past buoy {random.randint(1, 99)} in port", 1), encoding="utf-8")


def _translate(root: Path, random: Random) -> None:
    path = _any(root, random)
    slug, lang, _ = path.name.split(".")
    other = random.choice([code for code in LOCALES if code != lang])
    path.with_name(f"{slug}.{other}.md").write_text(
        f"---\ntitle: Traduit {random.randint(1, 99)}\nlang: {other}\nsummary: [Court.]\ntranslated_from: {lang}\n"
        f"translated_by: human\n---\n{PEOPLE['ivo-brandt'][0]} dit bonjour.\n", encoding="utf-8"
    )  # fmt: skip


def _merge(root: Path, random: Random) -> None:
    write_people(root, {random.choice(("petro-lys", "ada-moor")): "  merged_into: ivo-brandt"})


def _rename(root: Path, random: Random) -> None:
    write_people(
        root,
        {
            "sam-quist": f"  names: {{en: Samuel Quist, fr: Sam Quist, uk: Сем Квіст}}\n  also: [S. Quist {random.randint(1, 3)}]"
        },
    )


def _part(root: Path, _: Random) -> None:
    write_people(root)


def _topics(root: Path, random: Random) -> None:
    (root / "content/topics.yml").write_text(
        f"topics:\n  ferries-{random.randint(1, 2)}:\n    labels: {{en: Ferries, fr: Ferries, uk: Пороми}}\n", "utf-8"
    )


def _locales(root: Path, random: Random) -> None:
    write_settings(root, random.choice((("en", "uk"), ("en", "uk", "fr"), ("fr", "en"))))


def _damage(root: Path, random: Random) -> None:
    pages = sorted((root / "content/pages").rglob("*.md"))
    if pages:
        random.choice(pages).write_text("damaged", encoding="utf-8")
        random.choice(pages).unlink()


CHANGES: tuple[Callable[[Path, Random], None], ...] = (
    _add, _delete, _edit, _retitle, _translate, _merge, _rename, _part, _topics, _locales, _damage,
)  # fmt: skip
