"""Seeds to articles: understand what is new, write it once, then leave it to the editor.

What the room hands out is imported when it is asked for: understanding one seed (`digest inspect`) needs nothing of
the library, the ledger and the plan of an import.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from generator.importing.report import Conflict, ImportReport
    from generator.importing.run import import_seeds, keep, take
    from generator.importing.understanding import Understanding, understand

__all__ = ["Conflict", "ImportReport", "Understanding", "import_seeds", "keep", "take", "understand"]

_MODULES = {
    "Conflict": "report", "ImportReport": "report", "import_seeds": "run", "keep": "run", "take": "run",
    "Understanding": "understanding", "understand": "understanding",
}  # fmt: skip


def __getattr__(name: str) -> object:
    if name not in _MODULES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{_MODULES[name]}"), name)
