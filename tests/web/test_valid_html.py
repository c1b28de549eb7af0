"""Every page of the sample is valid HTML for two judges, and the judges do judge."""

from __future__ import annotations

from pathlib import Path

import gates
import pytest
from sample_site import SampleSite

BROKEN = """<!doctype html>
<html lang="en"><head><title>Broken</title></head>
<body><main><h1>Broken</h1><ul><p>no item</p></ul><img src="a.png"><a name="x" href=" ">y</a></main></body></html>
"""


@pytest.mark.parametrize("judge", [gates.html_validate, gates.nu])
def test_every_page_is_valid(sample: SampleSite, judge: object) -> None:
    assert callable(judge)
    assert judge(sample.folder) == []


@pytest.mark.parametrize("judge", [gates.html_validate, gates.nu])
def test_a_broken_page_is_reported(tmp_path: Path, judge: object) -> None:
    (tmp_path / "index.html").write_text(BROKEN, encoding="utf-8")
    assert callable(judge)
    assert len(judge(tmp_path)) >= 2
