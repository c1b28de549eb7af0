"""Which addresses a page may lead to."""

from __future__ import annotations

import pytest
from hostile import payloads

from generator.article import Source
from generator.pages.inline import acceptable
from generator.pages.text import safe_url
from generator.reading.dates import date_in_address
from generator.reading.source import as_source


@pytest.mark.parametrize(
    "url",
    [
        "https://a.example/x?y=1#z",
        "http://a.example:8080/",
        "mailto:a@b.example",
        "https://a.example/@user",
        "https://[::1]/",
    ],
)
def test_addresses_of_the_web_pass(url: str) -> None:
    assert safe_url(url) == url


@pytest.mark.parametrize(
    "url",
    ["https://bank.example@evil.example/", "https://user:word@a.example/", "https://a.example:port/", "https://a.example:99999/",
     "https:///a", "https://", "javascript:x", "//a.example/", "/a", "", "https://[::1/"],
)  # fmt: skip
def test_others_do_not(url: str) -> None:
    assert safe_url(url) is None


def test_no_payload_passes_for_an_address_but_a_plain_one() -> None:
    for payload in payloads():
        for text in (payload.in_("source address"), payload.in_("source address").strip()):
            for found in (safe_url(text), acceptable(text)):
                assert found is None or found.startswith(("https://ok.example/", "mailto:a@b.example?")), found
                assert found is None or not set(found) & set("<>\"'`\\ \t\n\r\0"), found


@pytest.mark.parametrize("address", ["http://[::1/2025/03/05/x", "https://[/"])
def test_what_only_looks_like_an_address_stops_no_import(address: str) -> None:
    assert date_in_address(address, "en") is None
    assert as_source(address) is None
    assert as_source(f"The Post {address}") == Source("The Post")
