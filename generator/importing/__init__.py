"""Seeds to articles: understand what is new, write it once, then leave it to the editor."""

from generator.importing.report import Conflict, ImportReport
from generator.importing.run import import_seeds, keep, take
from generator.importing.understanding import Understanding, understand

__all__ = ["Conflict", "ImportReport", "Understanding", "import_seeds", "keep", "take", "understand"]
