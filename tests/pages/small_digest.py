"""A small digest made by hand: three reports of one event and one of another, in four languages."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from pathlib import Path

from generator.article import Article, Source
from generator.catalogue import Catalogue, Piece, Version, build
from generator.people.registry import Registry
from generator.settings import Locale, Settings
from generator.topics.taxonomy import Taxonomy

LOCALES = (
    Locale("en", "English", default=True), Locale("fr", "Français"), Locale("ru", "Русский"), Locale("uk", "Українська"),
)  # fmt: skip

PEOPLE = """\
marta-lindqvist:
  names: {en: Marta Lindqvist, fr: Marta Lindqvist, ru: Марта Линдквист, uk: Марта Ліндквіст}
  wikidata: Q42
oleh-hrynko:
  names: {en: Oleh Hrynko, fr: Oleh Hrynko, ru: Олег Гринько, uk: Олег Гринько}
paul-etchegaray:
  names: {en: Paul Etchegaray, fr: Paul Etchegaray, ru: Поль Эчегарай, uk: Поль Ечегарай}
"""

TOPICS = """\
topics:
  economy:
    labels: {en: Economy, fr: Économie, ru: Экономика, uk: Економіка}
    iptc: medtop:04000000
  fishing:
    parent: economy
    labels: {en: Fishing, fr: Pêche, ru: Рыболовство, uk: Рибальство}
    iptc: null
"""

HERRING_EN = """\
Marta Lindqvist, who runs the harbour of Sandvik, closed the fishery on Monday. "The herring needs a year," Lindqvist said.

## What comes next

Oleh Hrynko of the boat owners' union asked for money until spring.
"""

HERRING_FR = """\
Marta Lindqvist, qui dirige le port de Sandvik, a fermé la pêche lundi.

Oleh Hrynko, du syndicat des armateurs, demande une aide jusqu'au printemps.
"""

HERRING_UK = """\
Порт Сандвіка закрито для оселедця, повідомила Марта Ліндквіст.

Олег Гринько просить допомоги до весни.
"""

QUOTA_DE = """\
Die Hafenmeisterin Marta Lindqvist sperrt den Heringsfang für ein Jahr.
"""

BOATS_RU = """\
Лодки остались в гавани. Марта Линдквист обещала говорить с рыбаками каждую неделю.
"""

BRIDGE_FR = """\
Le pont de Bayonne rouvre samedi, annonce Paul Etchegaray.
"""


def articles() -> list[Article]:
    herring = Article(
        slug="herring-fishery-closed", lang="en", title="Sandvik closes its herring fishery", body=HERRING_EN,
        date=dt.date(2024, 11, 4), authors=("Ida Berg", "Tom Reyes"), source=Source("North Coast Post", "https://coast.example/herring"),
        summary=("The port stops the catch for a year.", "Boat owners ask for help."), topics=("fishing",),
        people=("marta-lindqvist", "oleh-hrynko"), story="herring",
    )  # fmt: skip
    shared = Article(slug=herring.slug, lang="en", title="-", body="", translated_from="en")
    return [
        herring,
        replace(shared, lang="fr", title="Sandvik ferme la pêche au hareng", body=HERRING_FR,
                summary=("Le port arrête la pêche pour un an.",), translated_by="human"),
        replace(shared, lang="uk", title="Сандвік закриває лов оселедця", body=HERRING_UK,
                summary=("Порт зупиняє лов на рік.",), translated_by="Argos 1.9"),
        Article(slug="heringsfang", lang="de", title="Kein Hering aus Sandvik", body=QUOTA_DE, date=dt.date(2024, 11, 5),
                source=Source("Küstenblatt"), topics=("fishing",), people=("marta-lindqvist",), story="herring"),
        Article(slug="lodki-v-gavani", lang="ru", title="Лодки остались в гавани", body=BOATS_RU, headline_derived=True,
                summary=("Рыбаков приглашают на встречи.",), topics=("fishing",), people=("marta-lindqvist",), story="herring"),
        Article(slug="pont-de-bayonne", lang="fr", title="Le pont de Bayonne rouvre", body=BRIDGE_FR,
                date=dt.datetime(2024, 10, 31, 18, 30, tzinfo=dt.UTC), source=Source(url="https://www.pays-basque.example/pont"),
                people=("paul-etchegaray",)),
    ]  # fmt: skip


def settings(root: Path, locales: tuple[Locale, ...] = LOCALES) -> Settings:
    return Settings(
        root=root, site_name="Coast & Country", site_url="https://example.org/digest/",
        site_description="News of the coast in several languages.", locales=locales, site=root / "site",
        repo_url="https://example.org/repo", options={},
    )  # fmt: skip


def catalogue(
    root: Path, made: list[Article] | None = None, locales: tuple[Locale, ...] = LOCALES,
    people: str = PEOPLE, topics: str = TOPICS,
) -> Catalogue:  # fmt: skip
    root.mkdir(parents=True, exist_ok=True)
    (root / "people.yml").write_text(people, encoding="utf-8")
    (root / "topics.yml").write_text(topics, encoding="utf-8")
    return build(
        settings(root, locales), articles() if made is None else made, Registry.load(root / "people.yml"),
        Taxonomy.load(root / "topics.yml"),
    )  # fmt: skip


__all__ = ["Piece", "Version", "articles", "catalogue", "settings"]
