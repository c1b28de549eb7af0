"""README, docs/quality.md and the about page say what the baseline says."""

from __future__ import annotations

import baseline
import published
import pytest
from score import BY_NAME
from targets import ASIDE, aims

from generator.pages.i18n import translator
from generator.pages.quality import quality


@pytest.mark.parametrize("name", ["README.md", "quality.md", "quality.yml"])
def test_the_published_scores_are_those_of_the_baseline(name: str) -> None:
    path, text = next(item for item in published.outputs(baseline.load()).items() if item[0].name == name)
    assert path.read_text(encoding="utf-8") == text, "write them: python -m tests.quality --update"


@pytest.mark.parametrize("locale", ["en", "fr", "ru", "uk"])
def test_the_about_page_never_claims_more_than_was_measured(locale: str) -> None:
    aside = baseline.load()["scores"]["light"][ASIDE]
    table = quality(translator(locale))
    shares = [row.light for row in table.rows]
    assert len(shares) == 9
    measured = sorted(row["all"] for row in aside.values())
    for share in shares:
        assert share is not None
        assert any(0 <= score - share < 0.01 for score in measured)


def test_a_file_without_the_block_is_refused() -> None:
    with pytest.raises(SystemExit, match="no block for the scores"):
        published._in_place(baseline.FILE, "x")


def test_every_missed_target_is_explained_and_nothing_else() -> None:
    missed = {BY_NAME[aim.metric].field for aim in aims(baseline.load()) if aim.short}
    assert set(published.reasons()) == missed
    assert all(len(reason) > 40 for reason in published.reasons().values())
