"""People: recognised in an article, matched across scripts, kept in content/people.yml, found again in a text.

The face is imported here and now, not on demand: ``recognise`` and ``spot`` are functions named like the modules they
live in, and a module imported later would take the function's place. All of it is light; dictionaries, tables and
models load when they are first asked.
"""

from __future__ import annotations

from generator.people.model import Mention, Person
from generator.people.recognise import recognise
from generator.people.registry import Registry
from generator.people.registry_model import DisplayName, Entry
from generator.people.spot import Spot, spot

__all__ = ["DisplayName", "Entry", "Mention", "Person", "Registry", "Spot", "recognise", "spot"]
