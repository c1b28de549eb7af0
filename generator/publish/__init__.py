"""content/pages → site/: MkDocs on what changed, search, sitemap, checks.

The face: `publish`, `check`, `serve`. Everything slow is imported when it is used.
"""

from generator.publish.site import PublishReport, publish

__all__ = ["PublishReport", "publish"]
