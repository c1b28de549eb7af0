"""Polydigest: raw news articles in several languages in, a multilingual static site out.

The way through the package is the way of the data, one room after the other, never back:
``intake`` → ``reading`` → ``people`` / ``topics`` / ``stories`` → ``catalogue`` → ``pages`` → ``publish``.
``docs/architecture.md`` is the map.
"""

__version__ = "0.1.0"
