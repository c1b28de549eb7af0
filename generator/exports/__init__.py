"""A catalogue in, the files for programs out: feeds, Markdown twins, llms.txt, the tables under data/.

`write_exports` writes what changed into a tree of its own (`Settings.exports`), which `generator.publish` copies into
site/.
"""

from generator.exports.tree import ExportsReport
from generator.exports.write import build_exports, write_exports

__all__ = ["ExportsReport", "build_exports", "write_exports"]
