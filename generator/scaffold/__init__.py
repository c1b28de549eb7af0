"""``digest new``: a complete digest folder that builds at once.

The folder's files stand in ``template/`` as they will be, with two marks in their names: ``dot-`` at the start stands
for a dot (so that no tool takes a template's ``.gitignore`` or workflow for its own), and ``.j2`` at the end says that
Jinja fills in the name and the locales.
"""

from __future__ import annotations

from generator.scaffold.create import create

__all__ = ["create"]
