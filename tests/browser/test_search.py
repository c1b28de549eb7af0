"""The search as a reader uses it, in the sample: four languages, every script, filters, keys."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import quote

import pytest
from sample_site import LOCALES, SampleSite, until

if TYPE_CHECKING:
    from playwright.sync_api import Locator, Page, Route

pytestmark = pytest.mark.browser

RESULTS = "[data-search-results] > li"
TITLES = f"{RESULTS} > a"


def found(page: Page, address: str) -> list[str]:
    """The addresses of the results once the search is done."""
    page.goto(address)
    said(page).filter(has_text="…").wait_for(state="hidden")
    until(page, "document.querySelector('[data-search-status]').textContent.match(/[^…]$/)")
    return [str(link.get_attribute("href")) for link in page.locator(TITLES).all()]


def asked(page: Page, query: str) -> list[str]:
    """The same for a query that is typed into the field of the search page at hand."""
    field = page.locator("[data-search] input[type=search]")
    field.fill(query)
    field.press("Enter")  # from here on the status says that it searches
    until(page, "document.querySelector('[data-search-status]').textContent.match(/[^…]$/)")
    return [str(link.get_attribute("href")) for link in page.locator(TITLES).all()]


def said(page: Page) -> Locator:
    return page.locator("[data-search-status]")


@pytest.mark.parametrize(
    ("locale", "queries"),
    [("en", ["stinging refusal"]), ("fr", ["refus"]), ("ru", ["отказу"]), ("uk", ["відмовами", "відмова"])],
)
def test_each_language_is_searched_by_its_own_grammar(
    reader: Page, sample_url: str, locale: str, queries: list[str]
) -> None:
    for query in queries:
        links = found(reader, f"{sample_url}{LOCALES[locale]}search/?q={quote(query)}&lang={locale}")
        assert [link for link in links if "xai-a-voulu-debaucher" in link], links
        assert all(link.startswith(f"{sample_url}{LOCALES[locale]}articles/") for link in links)
        assert reader.locator(f"{RESULTS} mark").first.is_visible()


@pytest.mark.parametrize(
    ("locale", "names", "elsewhere"),
    [
        ("en", ("Бабушкин", "Babouchkine"), "Краснахоркаи"),
        ("fr", ("Бабушкіну", "Babushkin"), "Краснахоркаи"),
        ("ru", ("Babuschkin", "Бабушкина"), "Краснахоркаї"),
        ("uk", ("Babushkyn", "Бабушкину"), "Krasznahorkai"),
    ],
)
def test_a_person_is_found_by_any_spelling(
    reader: Page, sample_url: str, locale: str, names: tuple[str, str], elsewhere: str
) -> None:
    page = f"{sample_url}{LOCALES[locale]}people/igor-babuschkin/"
    reader.goto(f"{sample_url}{LOCALES[locale]}search/")
    for name in names:
        links = asked(reader, name)
        assert people(reader) == [page], name
        assert len(links) == 2, links
        assert all(link.startswith(f"{sample_url}{LOCALES[locale]}articles/") for link in links), (
            "in the reader's language first"
        )
    # Of reports that nobody translated.
    links = asked(reader, elsewhere)
    told = [reader.locator(TITLES).nth(i).get_attribute("lang") or locale for i in range(len(links))]
    assert sorted(told) == ["de", "en", "en", "fr", "ru"], links


def people(reader: Page) -> list[str]:
    """The people's pages that the search offers."""
    links = reader.locator("[data-search-people] a")
    return [str(links.nth(i).evaluate("link => link.href")) for i in range(links.count())]


def test_nobody_is_offered_who_is_not_meant(reader: Page, sample_url: str) -> None:
    found(reader, f"{sample_url}search/?q=Musk")
    assert people(reader) != []
    for query in ("Louvre", "xAI", "Илон Лувр", "«»"):
        asked(reader, query)
        assert people(reader) == [], query
        assert reader.locator("[data-search-people]").is_hidden()


def test_an_article_is_shown_once_with_its_other_languages(reader: Page, sample_url: str) -> None:
    found(reader, f"{sample_url}fr/search/?q=Babuschkin")
    others = reader.locator(".search-facts").first.locator("a")
    assert [link.get_attribute("hreflang") for link in others.all()] == ["en", "ru", "uk"]
    assert [link.get_attribute("lang") for link in others.all()] == ["en", "ru", "uk"]
    others.nth(1).click()
    reader.wait_for_url("**/repo/ru/articles/**")


def test_own_language_is_shown_before_the_others_have_come(reader: Page, sample_url: str) -> None:
    held: list[Route] = []
    waiting = True

    def hold(route: Route) -> None:
        held.append(route) if waiting else route.continue_()

    for locale in ("en", "ru", "uk"):
        reader.route(f"**/pagefind/{locale}/**", hold)
    reader.goto(f"{sample_url}fr/search/?q=Babuschkin")
    reader.locator(TITLES).first.wait_for()
    own = reader.locator(TITLES).all_inner_texts()
    assert reader.locator(".search-facts").first.locator("a").count() == 0
    assert said(reader).inner_text().endswith("…")
    assert held
    waiting = False
    for route in held:
        route.continue_()
    until(reader, "document.querySelector('[data-search-status]').textContent.match(/[^…]$/)")
    assert reader.locator(TITLES).all_inner_texts()[: len(own)] == own
    assert reader.locator(".search-facts").first.locator("a").count() == 3


def test_results_say_their_language(reader: Page, sample_url: str) -> None:
    found(reader, f"{sample_url}search/?q=Babuschkin&lang=ru")
    for part in ("> a", ".search-excerpt"):
        assert reader.locator(f"{RESULTS} {part}").first.get_attribute("lang") == "ru"
    assert "Russian" in reader.locator(".search-facts").first.inner_text()


def test_filters_narrow_the_search_and_offer_only_what_is_there(reader: Page, sample_url: str) -> None:
    everything = found(reader, f"{sample_url}search/?q=xAI")
    reader.get_by_label("Year").select_option("2025")
    until(reader, f"document.querySelectorAll('{RESULTS}').length < {len(everything)}")
    assert "2025" in reader.locator(".search-facts").first.inner_text()
    offered = reader.get_by_label("Source").locator("option:not([disabled])").all_inner_texts()
    assert offered == ["Every source", "Circuit Gazette"]
    assert "year=2025" in reader.url
    reader.get_by_role("button", name="Clear the choices").click()
    until(reader, f"document.querySelectorAll('{RESULTS}').length === {len(everything)}")


def test_a_filter_alone_lists_what_it_holds(reader: Page, sample_url: str) -> None:
    links = found(reader, f"{sample_url}fr/search/?person=igor-babuschkin&order=new")
    assert len(links) == 2
    assert said(reader).inner_text().split() == ["Articles", "trouvés", ":", "2"]


def test_results_by_date(reader: Page, sample_url: str) -> None:
    found(reader, f"{sample_url}search/?q=xAI&order=new&year=2025")
    assert "September 15" in reader.locator(RESULTS).first.inner_text()
    reader.locator("[data-search] [name=order]").select_option("old")
    reader.locator(RESULTS).first.get_by_text("July 22").wait_for()
    assert "order=old" in reader.url


def test_what_is_not_there_is_not_found(reader: Page, sample_url: str) -> None:
    assert found(reader, f"{sample_url}search/?q=xyzzy") == []
    assert said(reader).inner_text() == "Nothing found"
    for query in ("zzz qqq", "***", '"'):
        assert asked(reader, "xAI") != []
        assert asked(reader, query) == []
        assert said(reader).inner_text() == "Nothing found"


def test_mark_up_in_the_address_stays_text(reader: Page, sample_url: str) -> None:
    query = 'Musk <img src=x onerror=alert(1)>"><script>alert(2)</script>'
    found(reader, f"{sample_url}search/?q={quote(query)}&topic={quote(query)}&order={quote(query)}")
    assert reader.locator("main img, main script").count() == 0
    assert reader.locator("[data-search] input").input_value() == query


def test_keys_lead_to_the_field(reader: Page, sample_url: str) -> None:
    reader.goto(f"{sample_url}people/")
    for key in ("/", "Control+k", "Control+л"):
        reader.evaluate("document.activeElement.blur()")
        if key.endswith("л"):  # the same key on a Russian keyboard
            reader.evaluate(
                "document.dispatchEvent(new KeyboardEvent('keydown', {key: 'л', code: 'KeyK', ctrlKey: true, bubbles: true}))"
            )
        else:
            reader.keyboard.press(key)
        assert reader.evaluate("document.activeElement.name") == "q", key
    reader.keyboard.type("Musk")
    reader.keyboard.press("Enter")
    reader.wait_for_url("**/repo/search/?q=Musk")
    reader.locator(TITLES).first.wait_for()


def test_on_a_phone_the_key_opens_the_search_page(reader: Page, sample_url: str) -> None:
    reader.set_viewport_size({"width": 320, "height": 640})
    reader.goto(f"{sample_url}uk/people/")
    reader.keyboard.press("/")
    reader.wait_for_url("**/repo/uk/search/")


def test_arrow_keys_walk_through_the_results(reader: Page, sample_url: str) -> None:
    links = found(reader, f"{sample_url}search/?q=Musk")
    focused = "document.activeElement.href ?? document.activeElement.name"
    assert reader.evaluate(focused) == "q"
    walked = []
    for _ in range(2):
        reader.keyboard.press("ArrowDown")
        walked.append(reader.evaluate(focused))
    assert walked == links[:2]
    for _ in range(2):
        reader.keyboard.press("ArrowUp")
    assert reader.evaluate(focused) == "q"


def test_the_number_found_is_announced(reader: Page, sample_url: str) -> None:
    found(reader, f"{sample_url}ru/search/?q=Маск")
    assert said(reader).get_attribute("aria-live") == "polite"
    assert said(reader).inner_text().startswith("Найдено статей: ")


def test_the_page_offers_the_filters_of_the_whole_digest(sample: SampleSite) -> None:
    html = sample.html("fr/search/")
    for name in ("lang", "topic", "person", "source", "year", "order"):
        assert f'name="{name}"' in html
    assert '<option value="igor-babuschkin">Babuschkin, Igor</option>' in html
