"""Reading the sample: every page kind in its counterpart, without scripts, by keyboard, on paper, through a feed."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import urljoin

import pytest
from lxml import etree, html
from sample_site import LOCALES, SampleSite

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.browser

KINDS = (
    "home", "article", "articles", "topics", "topic", "people", "person", "map", "stories", "story", "timeline", "month",
    "sources", "about", "data", "search",
)  # fmt: skip
ADDRESS = re.compile(r"(?:(fr|ru|uk)/)?(.*)")


def test_every_kind_of_page_is_looked_at(sample: SampleSite) -> None:
    assert set(sample.kinds) == set(KINDS)


@pytest.mark.parametrize("kind", KINDS)
def test_the_language_switcher_leads_to_the_counterpart(
    reader: Page, sample: SampleSite, sample_url: str, kind: str
) -> None:
    """By hand once a kind, from another locale than the next kind; the links to the others are read below."""
    turn = KINDS.index(kind)
    here, there = (list(LOCALES)[(turn + step) % len(LOCALES)] for step in (0, 1 + turn // len(LOCALES) % 3))
    reader.goto(sample_url + sample.kinds[kind][here])
    reader.locator(".chrome-languages summary").click()
    reader.locator(f'.chrome-languages a[hreflang="{there}"]').click()
    reader.wait_for_url(sample_url + sample.kinds[kind][there])
    assert reader.locator("html").get_attribute("lang") == there
    assert reader.locator("body").get_attribute("data-kind") == kind


@pytest.mark.parametrize("kind", KINDS)
def test_every_switch_of_every_locale_names_the_counterpart(sample: SampleSite, kind: str) -> None:
    for here, address in sample.kinds[kind].items():
        tree = html.fromstring(sample.html(address))
        assert tree.get("lang") == here
        assert tree.xpath("string(body/@data-kind)") == kind
        links = {
            link.get("hreflang"): link.get("href")
            for link in tree.iterfind(".//*[@class='chrome-languages']//a[@hreflang]")
        }
        found = {locale: urljoin(f"https://x/{address}", str(links[locale])) for locale in LOCALES if locale != here}
        assert found == {locale: f"https://x/{sample.kinds[kind][locale]}" for locale in found}


@pytest.fixture(scope="module")
def plain(_browser: Browser, sample_url: str) -> Page:
    """A tab without scripts."""
    context = _browser.new_context(java_script_enabled=False, viewport={"width": 1280, "height": 900})
    page = context.new_page()
    page.goto(sample_url)
    return page


@pytest.mark.parametrize("kind", KINDS)
def test_a_page_is_read_without_scripts(plain: Page, sample: SampleSite, sample_url: str, kind: str) -> None:
    plain.goto(sample_url + sample.kinds[kind]["ru"])
    assert plain.locator("h1").first.is_visible()
    assert plain.locator("main a:visible").count() >= (0 if kind == "about" else 1)
    for control in ("[data-search]", '[data-chrome="scheme"]', ".ch-filter"):
        assert not plain.locator(control).locator("visible=true").count(), "a control that does nothing"


def test_without_scripts_the_search_page_leads_to_the_lists(plain: Page, sample_url: str) -> None:
    plain.goto(f"{sample_url}uk/search/?q=Маск")
    links = plain.locator(".search-page noscript a, .search-page li a")
    assert {"uk/people/", "uk/topics/", "uk/stories/"} <= {
        urljoin(plain.url, str(link.get_attribute("href"))).removeprefix(sample_url) for link in links.all()
    }


def test_without_scripts_languages_are_switched(plain: Page, sample: SampleSite, sample_url: str) -> None:
    plain.goto(sample_url + sample.article("en"))
    plain.locator(".chrome-languages summary").click()
    plain.locator('.chrome-languages a[hreflang="fr"]').click()
    plain.wait_for_url(sample_url + sample.article("fr"))


def test_from_the_front_page_to_a_person_and_their_article(reader: Page, sample_url: str) -> None:
    reader.goto(f"{sample_url}fr/")
    reader.locator("main").get_by_role("link", name="Igor Babuschkin", exact=True).first.click()
    reader.wait_for_url("**/repo/fr/people/igor-babuschkin/")
    assert reader.get_by_role("heading", level=1).inner_text() == "Igor Babuschkin"
    reader.locator("main a[href*='/articles/']").first.click()
    reader.wait_for_url("**/repo/fr/articles/**")


def test_people_are_filtered_in_any_script(reader: Page, sample_url: str) -> None:
    reader.goto(f"{sample_url}fr/people/")
    field = reader.locator("main input[type='search']")
    for typed in ("Бабушк", "babusch", "БАБУШКІН"):
        field.fill(typed)
        names = reader.locator("main a[href*='igor-babuschkin']:visible")
        names.first.wait_for()
        assert reader.locator("main a[href*='elon-musk']:visible").count() == 0
    field.fill("")
    reader.locator("main a[href*='elon-musk']:visible").first.wait_for()


def test_the_skip_link_comes_first_and_leads_past_the_menu(reader: Page, sample_url: str) -> None:
    reader.goto(f"{sample_url}people/elon-musk/")
    reader.keyboard.press("Tab")
    assert reader.evaluate("document.activeElement.getAttribute('href')") == "#content"
    assert reader.evaluate("document.activeElement.getBoundingClientRect().top") >= 0
    reader.keyboard.press("Enter")
    reader.keyboard.press("Tab")
    assert reader.evaluate("document.querySelector('main').contains(document.activeElement)")


FOCUS = """() => {
  const here = document.activeElement, style = getComputedStyle(here), box = here.getBoundingClientRect();
  const ring = style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 1;
  return {tag: here.tagName, name: here.textContent.trim() || here.labels?.[0]?.textContent || here.getAttribute('aria-label') || here.title || here.name,
    shown: ring || style.boxShadow !== 'none', inside: box.bottom > 0 && box.top < innerHeight,
    y: Math.round(box.top + scrollY)};
}"""


@pytest.mark.parametrize("kind", ["home", "article", "people", "person", "search", "timeline"])
def test_the_keyboard_reaches_everything_in_order_and_focus_is_seen(
    reader: Page, sample: SampleSite, sample_url: str, kind: str
) -> None:
    reader.goto(sample_url + sample.kinds[kind]["en"])
    if kind == "search":
        reader.evaluate("document.activeElement.blur()")
    stops = reader.locator("a[href]:visible, button:visible, input:visible, select:visible, summary:visible").count()
    reached = []
    for _ in range(min(stops, 40)):
        reader.keyboard.press("Tab")
        reached.append(reader.evaluate(FOCUS))
    unseen = [stop for stop in reached if stop["tag"] != "BODY" and not (stop["shown"] and stop["inside"])]
    assert unseen == []
    assert all(stop["name"] for stop in reached if stop["tag"] != "BODY")


def test_dark_and_light(reader: Page, sample_url: str) -> None:
    ground = "getComputedStyle(document.body).backgroundColor"
    reader.emulate_media(color_scheme="dark")
    reader.goto(sample_url)
    dark = reader.evaluate(ground)
    reader.emulate_media(color_scheme="light")
    assert reader.evaluate(ground) != dark
    reader.locator('[data-chrome="scheme"]').click()
    assert reader.evaluate(ground) == dark
    reader.goto(f"{sample_url}uk/people/")
    assert reader.evaluate(ground) == dark, "the reader's choice is remembered"


def test_motion_is_reduced_when_asked(reader: Page, sample_url: str) -> None:
    reader.emulate_media(reduced_motion="reduce")
    for path in ("", "people/", "timeline/"):
        reader.goto(sample_url + path)
        moving = reader.evaluate(
            "[...document.querySelectorAll('*')].filter(e => { const s = getComputedStyle(e);"
            " return parseFloat(s.animationDuration) > 0.01 || parseFloat(s.transitionDuration) > 0.01 })"
            ".map(e => e.tagName + '.' + e.className)"
        )
        assert moving == []
        assert reader.evaluate("getComputedStyle(document.documentElement).scrollBehavior") != "smooth"


def test_an_article_on_paper(reader: Page, sample: SampleSite, sample_url: str) -> None:
    reader.goto(sample_url + sample.article("fr"))
    reader.emulate_media(media="print", color_scheme="dark")
    for gone in (".chrome-nav", ".chrome-search", ".chrome-languages", '[data-chrome="scheme"]', ".chrome-skip"):
        assert reader.locator(gone).locator("visible=true").count() == 0, gone
    assert reader.locator("h1").is_visible()
    ink, paper = reader.evaluate(
        "[getComputedStyle(document.querySelector('main p')).color, getComputedStyle(document.body).backgroundColor]"
    )
    assert brightness(ink) < 100, "dark ink, whatever the screen's scheme"
    assert brightness(paper) > 200 or paper == "rgba(0, 0, 0, 0)"


def brightness(colour: str) -> float:
    return sum(float(part) for part in re.findall(r"[\d.]+", colour)[:3]) / 3


@pytest.mark.parametrize("locale", LOCALES)
def test_a_feed_is_found_and_followed(reader: Page, sample: SampleSite, sample_url: str, locale: str) -> None:
    reader.goto(f"{sample_url}{LOCALES[locale]}")
    link = reader.locator('link[rel="alternate"][type="application/atom+xml"]').first.get_attribute("href")
    address = urljoin(reader.url, str(link)).replace("https://example.org/repo/", sample_url)
    answer = reader.request.get(address)
    assert answer.ok
    feed = etree.fromstring(answer.body())
    atom = "{http://www.w3.org/2005/Atom}"
    assert feed.get("{http://www.w3.org/XML/1998/namespace}lang") == locale
    hrefs = [str(each.get("href")) for each in feed.findall(f"{atom}entry/{atom}link[@rel='alternate']")]
    entry = hrefs[0].replace("https://example.org/repo/", "")
    assert entry in sample.pages
    reader.goto(sample_url + entry)
    assert reader.locator("body").get_attribute("data-kind") == "article"


def test_a_wrong_address_says_so_in_every_language(plain: Page, sample_url: str) -> None:
    # Its links hold the site's own address, since it is shown at any depth; here it is served at another.
    plain.goto(f"{sample_url}fr/nowhere/at/all/")
    assert plain.locator("main section[lang]").count() == len(LOCALES)


@pytest.mark.parametrize("kind", KINDS)
def test_nothing_is_wider_than_a_phone(reader: Page, sample: SampleSite, sample_url: str, kind: str) -> None:
    reader.set_viewport_size({"width": 320, "height": 800})
    reader.goto(sample_url + sample.kinds[kind]["uk"])
    wide = reader.evaluate(
        "[...document.querySelectorAll('body *')].filter(e => e.getBoundingClientRect().right > innerWidth + 1"
        " && !e.closest('[tabindex=\"0\"], .chrome-nav, svg, .chrome-skip')).map(e => e.outerHTML.slice(0, 90))"
    )
    assert reader.evaluate("document.documentElement.scrollWidth") <= 320, wide
