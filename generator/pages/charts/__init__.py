"""Charts as inline SVG, made when the pages are built: small functions, rounded numbers, nothing for a browser to run.

Every chart is a pure function of what it shows. Positions along the line are percentages and sizes are pixels, so that
a chart fills the width it is given while its text stays as large as the page's. Colours are classes
(theme/assets/charts.css); series differ in texture as well.
"""

from __future__ import annotations

from generator.pages.charts.model import Figure, Key, Row
from generator.pages.charts.over_time import articles_over_time, story_over_time

__all__ = ["Figure", "Key", "Row", "articles_over_time", "story_over_time"]
