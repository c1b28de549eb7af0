"""The MkDocs plugin: puts the digest's theme over Material's and undoes what does not hold for a digest.

MkDocs stays thin: everything a page shows is in its own front matter and body, so this plugin only sets the stage
(theme folder, words of the menu) and removes what MkDocs, Material and static-i18n would add from other pages.
"""

from __future__ import annotations

import os
import re
from hashlib import sha256
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

# Material prints a notice about its end of life on import; this is its documented switch.
os.environ.setdefault("NO_MKDOCS_2_WARNING", "1")

from mkdocs.exceptions import PluginError
from mkdocs.plugins import BasePlugin, event_priority
from mkdocs.structure.files import File
from mkdocs.structure.toc import TableOfContents

from generator.errors import SettingsError
from generator.pages.compiled import CompiledTemplates
from generator.publish import csp, styles
from generator.publish.lean import LeanPage
from generator.publish.strings import all_strings
from generator.publish.tally import rendered

if TYPE_CHECKING:
    from jinja2 import Environment
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import Files
    from mkdocs.structure.nav import Navigation
    from mkdocs.structure.pages import Page
    from mkdocs.utils.templates import TemplateContext

THEME = Path(__file__).parent.parent / "theme"
"""Templates and assets laid over Material's."""

LATE = -110
"""After static-i18n, whose handlers run at -100."""

COMPILED = CompiledTemplates()

UNUSED = re.compile(r"assets/javascripts/.*|.*\.map|sitemap\.xml|assets/stylesheets/palette\..*")
"""Files of the themes that a digest does not need: scripts and search worker, source maps, the sitemap template, the
colours that digest.css replaces."""

ALIGNED = re.compile(r'<(t[hd]) style="text-align: (left|center|right);">')
"""How Python-Markdown writes a cell of a column that is aligned; a policy without inline styles lets it not act."""

SLICES = {"Latn": ("latin",), "Cyrl": ("cyrillic", "latin")}
"""Slices of the fonts (scripts/build_fonts.py) that no text in a script can do without: digits and blanks are Latin."""


class PolydigestPlugin(BasePlugin):  # type: ignore[no-untyped-call,type-arg]
    """``plugins: - polydigest``, after ``i18n``."""

    @event_priority(LATE)
    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Add the theme folder and the words; runs again for every locale."""
        if str(THEME) not in config.theme.dirs:
            # A custom_dir of the digest's own stays in front.
            config.theme.dirs.insert(1 if config.theme.custom_dir else 0, str(THEME))
        config.theme.static_templates.discard("sitemap.xml")  # ours lists every page, not those of this run
        config.extra["alternate"] = []
        config.extra["digest"] = {**(config.extra.get("digest") or {}), **_stage(config)}
        if not _material_speaks(str(config.theme["language"])):
            config.theme["language"] = "en"
        return config

    @event_priority(LATE)
    def on_files(self, files: Files, config: MkDocsConfig) -> Files:
        """Leave out what the themes bring and a digest does not need; make one style sheet of the theme's."""
        for file in list(files):
            if file.src_dir != config.docs_dir and UNUSED.fullmatch(file.src_uri):
                files.remove(file)
        parts = [part for name in styles.PARTS if (part := files.get_file_from_path(f"assets/{name}")) is not None]
        for part in parts:
            files.remove(part)
        sheet = styles.sheet(part.content_string for part in parts)
        files.append(File.generated(config, f"assets/{styles.SHEET}", content=sheet))
        config.extra["digest"]["versions"][styles.SHEET] = sha256(sheet.encode()).hexdigest()[:8]
        return files

    @event_priority(LATE)
    def on_nav(self, nav: Navigation, config: MkDocsConfig, files: Files) -> Navigation:
        """Pages outside the menu, which are nearly all, are rendered the short way."""
        for file in files.documentation_pages():
            if file.page is not None and file.page not in nav.pages:
                LeanPage(None, file, config)
        return nav

    def on_env(self, env: Environment, config: MkDocsConfig, files: Files) -> Environment:
        """No lines that hold nothing but a template's tag; each template compiled for the first locale only."""
        del config, files
        env.trim_blocks = env.lstrip_blocks = True
        env.bytecode_cache = COMPILED
        return env

    @event_priority(LATE)
    def on_page_content(self, html: str, page: Page, config: MkDocsConfig, files: Files) -> str:
        """Alignment of cells as a class (digest.css), on the digest's own pages: a style attribute would be refused."""
        del config, files
        return ALIGNED.sub(r'<\1 class="pd-\2">', html) if page.meta.get("digest") else html

    @event_priority(LATE)
    def on_page_context(
        self, context: TemplateContext, page: Page, config: MkDocsConfig, nav: Navigation
    ) -> TemplateContext:
        """Hand the page's own front matter to the templates; forget what is known of other pages."""
        del nav
        rendered()
        config.extra["alternate"] = []
        page.toc = TableOfContents([])
        own = page.meta.get("digest")
        own = own if isinstance(own, dict) else {"locale": self._locale(config)}
        return _with(context, {**own, "path": page.url}, fonts=_fonts(str(own.get("content_lang") or own["locale"])))

    @event_priority(LATE)
    def on_template_context(
        self, context: TemplateContext, template_name: str, config: MkDocsConfig
    ) -> TemplateContext:
        """The 404 page, the same whichever locale is built last: it speaks all of them, the default one first."""
        if template_name != "404.html":
            return context
        options = config.extra["digest"]
        switch = [
            {"lang": code, "name": locale["name"], "path": locale["prefix"], "exact": True}
            for code, locale in options["locales"].items()
        ]
        return _with(context, {"path": None, "kind": "not-found", "locale": options["default"], "switch": switch})

    def _locale(self, config: MkDocsConfig) -> str:
        """Code of the locale that is being built."""
        i18n: Any = config.plugins["i18n"]
        return str(i18n.current_language)


def _with(context: TemplateContext, own: dict[str, Any], fonts: tuple[str, ...] = ()) -> TemplateContext:
    """The context with ``digest``, the page's own data, ``root``, the way to the site's root, and fonts to preload."""
    extended: Any = {**context, "digest": own, "fonts": fonts, "root": context["base_url"].rstrip("/") + "/"}
    return cast("TemplateContext", extended)


def _fonts(lang: str) -> tuple[str, ...]:
    """The fonts that the first view of a page in a language is set in: headlines, text and frame, of its script."""
    from generator.pages.i18n import script  # noqa: PLC0415 - Babel is slow to import

    parts = SLICES.get(script(lang), ())
    return tuple(f"{face}-{part}" for part in parts for face in ("display", "serif", "sans"))


def _stage(config: MkDocsConfig) -> dict[str, Any]:
    """What the templates find in ``config.extra.digest`` beside the digest's own options."""
    from generator.pages.webmanifest import PAPER  # noqa: PLC0415 - with all that makes pages

    languages = [language for language in config.plugins["i18n"].config.languages if language.build]
    default = next(language.locale for language in languages if language.default)
    codes = [default, *(language.locale for language in languages if language.locale != default)]
    return {
        "default": default,
        "locales": {code: _locale(code, default, languages) for code in codes},
        "strings": all_strings(codes),
        "versions": {name: _version(THEME / "assets" / name) for name in _assets()},
        "scheme": _scheme(config.theme.get("palette")),
        "paper": PAPER,
        "material": _material_style(),
        "policies": _policies(config),
    }


def _policies(config: MkDocsConfig) -> dict[str, str]:
    """The Content-Security-Policy of each kind of page."""
    scripts = (str(getattr(script, "path", script)) for script in config.extra_javascript)
    try:
        return csp.policies(config.theme.dirs, scripts, config.extra_css, (config.extra.get("digest") or {}).get("csp"))
    except SettingsError as e:
        raise PluginError(str(e)) from e


def _scheme(palette: Any) -> str:
    """``light`` or ``dark`` if ``theme.palette`` has one scheme only, else ``auto``: the reader's system decides."""
    options = palette if isinstance(palette, list) else [palette] if palette else []
    sides = {"dark" if option.get("scheme") == "slate" or "dark" in option.get("media", "") else "light"
             for option in options if isinstance(option, dict)}  # fmt: skip
    return sides.pop() if len(sides) == 1 else "auto"


def _locale(code: str, default: str, languages: list[Any]) -> dict[str, str]:
    name = next(language.name for language in languages if language.locale == code)
    return {"code": code, "name": name, "prefix": "" if code == default else f"{code}/"}


def _assets() -> list[str]:
    return sorted(path.name for path in (THEME / "assets").iterdir() if path.suffix in {".css", ".js", ".json"})


def _version(path: Path) -> str:
    """Short fingerprint for the query of an asset's address, so that no browser shows a new page with an old style."""
    return sha256(path.read_bytes()).hexdigest()[:8]


def _material() -> list[Path]:
    """The folder of Material's templates, if it is installed."""
    spec = find_spec("material")
    return [Path(folder) / "templates" for folder in (spec.submodule_search_locations or [])] if spec else []


def _material_style() -> str | None:
    """Address of Material's own style sheet, whose name changes with its version."""
    found = [path for folder in _material() for path in (folder / "assets" / "stylesheets").glob("main.*.min.css")]
    return f"assets/stylesheets/{min(found).name}" if found else None


def _material_speaks(language: str) -> bool:
    """Whether Material has a translation of its own few words."""
    return any((folder / f"partials/languages/{language}.html").is_file() for folder in _material())
