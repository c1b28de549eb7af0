"""The templates: autoescape on, one environment a locale."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from markupsafe import Markup

from generator.pages import i18n

if TYPE_CHECKING:
    from jinja2 import Environment

    from generator.pages.compiled import CompiledTemplates

TEMPLATES = Path(__file__).parent / "templates"


def fill(template: str, values: dict[str, Any]) -> Markup:
    """Put values into the ``{name}`` places of a message; what is not Markup is escaped."""
    return Markup(template).format(**values)  # noqa: S704 - the template is ours or a translator's; values are escaped


@cache
def _compiled() -> CompiledTemplates:
    from generator.pages.compiled import CompiledTemplates  # noqa: PLC0415 - loads Jinja

    return CompiledTemplates()


@cache
def environment(locale: str) -> Environment:
    """The templates as a locale's pages use them."""
    from jinja2 import Environment, FileSystemLoader, StrictUndefined  # noqa: PLC0415

    words = i18n.translator(locale)

    def gettext(message: str, **values: Any) -> Markup:
        return fill(words.gettext(message), values)

    def ngettext(singular: str, plural: str, count: int, **values: Any) -> Markup:
        return fill(words.ngettext(singular, plural, count), {"count": words.number(count), **values})

    made = Environment(
        loader=FileSystemLoader(TEMPLATES), autoescape=True, undefined=StrictUndefined, trim_blocks=True,
        lstrip_blocks=True, auto_reload=False, bytecode_cache=_compiled(),
    )  # fmt: skip
    made.globals.update(_=gettext, n_=ngettext, language_of=cache(words.language), own_name=i18n.own_name)
    made.filters.update(
        date=cache(words.date), number=cache(words.number), percent=words.percent, sentence=i18n.sentence_case,
        iso=lambda day: day.isoformat(),
        listing=lambda items: _join(words, items),
    )  # fmt: skip
    return made


def _join(words: i18n.Translator, items: Any) -> Markup:
    """``A, B and C`` of pieces of HTML."""
    parts = [part if isinstance(part, Markup) else Markup.escape(part) for part in items]
    marks = [f"\ue100{number}\ue101" for number in range(len(parts))]
    joined = str(Markup.escape(words.listing(marks)))
    for mark, part in zip(marks, parts, strict=True):
        joined = joined.replace(mark, str(part))
    return Markup(joined)  # noqa: S704 - made of escaped parts


def html(locale: str, template: str, values: dict[str, Any]) -> str:
    """Render a template as one block of raw HTML that Markdown passes through: no blank line, no indentation."""
    text = environment(locale).get_template(template).render(values)
    return "\n".join(stripped for each in text.split("\n") if (stripped := each.strip()))
