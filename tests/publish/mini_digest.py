"""A small digest of made-up pages, as `generator.pages` would write them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from generator import settings as settings_module
from generator import yamlio
from generator.pages import render
from generator.publish import PublishReport, publish
from generator.settings import Settings

NAMES = {"en": "English", "fr": "Français", "ru": "Русский", "uk": "Українська"}
SITE_URL = "https://example.org/repo/"

WORDS = {
    "en": ("Ferry strike ends on Tuesday", "The harbour pilots of Lowestoft went back to work after nine days."),
    "fr": ("La grève des bacs s'achève mardi", "Les pilotes du port ont repris le travail après neuf jours."),
    "ru": ("Забастовка паромщиков завершится во вторник", "Лоцманы вернулись к работе через девять дней."),
    "uk": ("Страйк поромників завершиться у вівторок", "Лоцмани повернулися до роботи через дев'ять днів."),
}

MKDOCS_YML = """\
site_name: Harbour & Sons
site_url: {url}
docs_dir: content/pages
theme:
  name: material
  font: false
  palette:
    - {{ media: "(prefers-color-scheme: light)", scheme: default, primary: white }}
    - {{ media: "(prefers-color-scheme: dark)", scheme: slate, primary: black }}
plugins:
  - i18n:
      docs_structure: folder
      fallback_to_default: false
      reconfigure_material: true
      languages:
{languages}
  - polydigest
nav: [index.md]
not_in_nav: "*"
validation:
  links: {{ unrecognized_links: ignore }}
markdown_extensions: [attr_list, md_in_html]
"""


def search_form(locale: str, prefix: str) -> str:
    """The search page's own body, without filters."""
    context: dict[str, Any] = {
        "title": "Search", "lead": "", "filters": [], "locale": locale, "to": lambda _: "../../" if prefix else "../",
        "section": lambda name: f"../{name}", "lang_attributes": lambda _: {},
    }  # fmt: skip
    return render.html(locale, "search.html.j2", context)


@dataclass
class MiniDigest:
    """A digest folder whose content/pages the test writes itself."""

    root: Path
    locales: tuple[str, ...] = tuple(NAMES)
    url: str = SITE_URL
    pages: dict[str, Path] = field(default_factory=dict)

    def configure(self) -> None:
        languages = "\n".join(
            f"        - {{ locale: {code}, name: {NAMES[code]}, default: {str(code == self.locales[0]).lower()} }}"
            for code in self.locales
        )
        (self.root / "mkdocs.yml").write_text(MKDOCS_YML.format(url=self.url, languages=languages), encoding="utf-8")

    @property
    def settings(self) -> Settings:
        return settings_module.load(self.root)

    @property
    def site(self) -> Path:
        return self.root / "site"

    def publish(self) -> PublishReport:
        return publish(self.settings, say=lambda _line: None)

    def prefix(self, locale: str) -> str:
        return "" if locale == self.locales[0] else f"{locale}/"

    def file(self, locale: str, path: str) -> Path:
        parts = path.split("/")[:-1]
        name = "index.md" if len(parts) <= 1 else f"{parts.pop()}.md"
        return self.root.joinpath("content", "pages", locale, *parts, name)

    def page(
        self, locale: str, path: str, *, title: str, body: str, kind: str = "page", langs: tuple[str, ...] | None = None,
        description: str = "", **digest: Any,
    ) -> Path:  # fmt: skip
        """Write one page; ``langs`` are the locales that have it."""
        langs = self.locales if langs is None else langs
        front: Mapping[str, Any] = {
            "title": title,
            "description": description or title,
            "digest": {
                "kind": kind,
                "locale": locale,
                "path": self.prefix(locale) + path,
                "alternates": [{"lang": code, "path": self.prefix(code) + path} for code in langs],
                "switch": [
                    {
                        "lang": code, "name": NAMES[code], "exact": code in langs,
                        "path": self.prefix(code) + (path if code in langs else ""),
                    }
                    for code in self.locales
                ],
                **digest,
            },
        }  # fmt: skip
        file = self.file(locale, path)
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(f"---\n{yamlio.dump(front)}---\n\n{body}\n", encoding="utf-8")
        return file

    def article(self, locale: str, slug: str, langs: tuple[str, ...] | None = None, extra: str = "") -> Path:
        title, text = WORDS[locale]
        return self.page(
            locale, f"articles/{slug}/", title=title, kind="article", langs=langs, search={"date": "2024-05-14"},
            body=f"<h1>{title}</h1>\n\n{text} {extra}\n\n[People](../../people/)\n",
        )  # fmt: skip

    def fill(self) -> None:
        """The fronts of every section in every locale, and one article in all of them."""
        self.configure()
        for code in self.locales:
            self.page(code, "", title="Home", kind="home", body="# Home\n\n[Strike](articles/ferry-strike/)")
            for section in ("stories", "articles", "topics", "people", "timeline", "sources", "about"):
                self.page(code, f"{section}/", title=section.title(), kind=section, body=f"# {section}\n\n[Home](../)")
            self.page(code, "search/", title="Search", kind="search", body=search_form(code, self.prefix(code)))
            self.article(code, "ferry-strike")
