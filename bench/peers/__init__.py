"""The generators that are measured: each writes the same corpus in its own form, and is then run by its own command."""

from __future__ import annotations

from bench.peers.base import Generator
from bench.peers.hugo import Hugo
from bench.peers.material import Material
from bench.peers.nikola import Nikola
from bench.peers.ours import Polydigest
from bench.peers.pelican import Pelican

ALL: tuple[type[Generator], ...] = (Polydigest, Hugo, Pelican, Nikola, Material)

__all__ = ["ALL", "Generator", "Polydigest"]
