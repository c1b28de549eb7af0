"""People: recognised in an article, matched across scripts, kept in content/people.yml, found again in a text."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from generator.people.model import Mention, Person

if TYPE_CHECKING:
    from generator.people.recognise import recognise
    from generator.people.registry import Registry
    from generator.people.registry_model import DisplayName, Entry
    from generator.people.spot import Spot, spot

__all__ = ["DisplayName", "Entry", "Mention", "Person", "Registry", "Spot", "recognise", "spot"]

_HOME = {
    "DisplayName": "registry_model", "Entry": "registry_model", "Registry": "registry", "Spot": "spot",
    "recognise": "recognise", "spot": "spot",
}  # fmt: skip


def __getattr__(name: str) -> Any:
    """Import a part of the face when it is first used: the command line starts without the name tables."""
    if name not in _HOME:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib import import_module  # noqa: PLC0415

    value = getattr(import_module(f"{__name__}.{_HOME[name]}"), name)
    globals()[name] = value
    return value
