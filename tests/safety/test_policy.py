"""The text of the Content-Security-Policy: what it lets in, and that the theme's own script is named as it stands."""

from __future__ import annotations

import re
from html import unescape
from pathlib import Path

import markdown
import pytest
from sample_site import SampleSite

from generator.errors import SettingsError
from generator.publish import csp
from generator.publish.plugin import ALIGNED, THEME

META = re.compile(r'<meta http-equiv="Content-Security-Policy" content="([^"]*)">')
INLINE = re.compile(r"<script>(.*?)</script>", re.DOTALL)


def directives(policy: str) -> dict[str, list[str]]:
    return {name: sources for name, *sources in (part.split() for part in policy.split(";"))}


def test_nothing_is_allowed_that_is_not_named() -> None:
    policies = {kind: directives(text) for kind, text in csp.policies([str(THEME)]).items()}
    for kind, policy in policies.items():
        assert policy["default-src"] == policy["object-src"] == policy["base-uri"] == ["'none'"]
        assert policy["form-action"] == policy["connect-src"] == ["'self'"]
        assert not {"'unsafe-inline'", "'unsafe-eval'", "*", "data:", "https:"} & set(policy["script-src"]), kind
        assert "frame-ancestors" not in policy, "has no effect in a meta element, and browsers say so"
    assert policies["page"]["style-src"] == policies["search"]["style-src"] == ["'self'"]
    assert "'wasm-unsafe-eval'" in policies["search"]["script-src"]
    assert "'wasm-unsafe-eval'" not in policies["page"]["script-src"]


def test_the_inline_script_is_named_by_its_hash(tmp_path: Path) -> None:
    assert len(csp.inline_scripts([str(THEME)])) == 1
    (tmp_path / "partials").mkdir()
    (tmp_path / "partials/scheme.html").write_text("<script>other()</script>", encoding="utf-8")
    changed = csp.policies([str(tmp_path), str(THEME)])["page"]
    # As `printf 'other()' | openssl dgst -sha256 -binary | base64` gives it.
    assert "'sha256-b7ZWi3LsNpdSzQMhFSRcnH0HxREup64aTXaFV5IXYCM='" in changed
    assert changed != csp.policies([str(THEME)])["page"]


def test_every_inline_script_of_every_page_is_one_the_policy_names(sample: SampleSite) -> None:
    pages = sorted(sample.folder.rglob("*.html"))
    assert pages
    for page in pages:
        text = page.read_text(encoding="utf-8")
        (policy,) = META.findall(text)
        assert text.index("http-equiv") < text.index("<script"), "before anything that it is to hold off"
        allowed = directives(unescape(policy))["script-src"]
        for script in INLINE.findall(text):
            assert f"'sha256-{csp.digest(script)}'" in allowed, page
        assert "<style" not in text, page
        assert not re.search(r'<[^<>]*\sstyle="', text), page


def test_what_the_settings_add_is_let_in() -> None:
    policy = directives(
        csp.policies(
            [], ["https://a.example/x.js", "own.js", "//b.example/y.js"], ["https://c.example/z.css", "own.css"],
            {"img-src": ["https://d.example", "data:"], "frame-src": "https://e.example"},
        )["page"]
    )  # fmt: skip
    assert policy["script-src"] == ["'self'", "https://a.example", "b.example"]
    assert policy["style-src"] == ["'self'", "https://c.example"]
    assert policy["img-src"] == ["'self'", "https://d.example", "data:"]
    assert policy["frame-src"] == ["https://e.example"]


@pytest.mark.parametrize(
    "extra", ["'self'", ["x"], {"img-src": 1}, {"img-src": [1]}, {"img src": ["x"]}, {"img-src": ["a; b"]},
              {"img-src": ["a b"]}, {"img-src": ['"><script>']}, {"IMG": ["x"]}],
)  # fmt: skip
def test_what_is_no_policy_is_refused(extra: object) -> None:
    with pytest.raises(SettingsError, match=r"extra\.digest\.csp"):
        csp.policies([], extra=extra)


def test_aligned_columns_need_no_style_attribute() -> None:
    html = markdown.markdown("| a | b | c |\n|:--|:-:|--:|\n| 1 | 2 | 3 |", extensions=["tables"])
    assert html.count("style=") == 6, "else there is nothing to undo any more"
    assert "style=" not in ALIGNED.sub(r'<\1 class="pd-\2">', html)
