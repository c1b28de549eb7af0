"""What was to be reached, and whether it was: each target is judged by the measures there are."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from bench.measure import ADDED, FULL, NOTHING, ONE_PROCESSOR
from bench.peers.hugo import Hugo
from bench.peers.material import Material
from bench.peers.ours import Polydigest
from bench.peers.pelican import Pelican
from bench.results import Results

OURS = Polydigest.name
Found = Mapping[int, Results]


@dataclass(frozen=True, slots=True)
class Verdict:
    """One target and what became of it."""

    target: str
    measured: str
    met: bool | None
    """None if something of it was not measured."""

    @property
    def word(self) -> str:
        """As the page says it."""
        return {True: "met", False: "**missed**", None: "not measured"}[self.met]


def value(found: Found, size: int, generator: str, scenario: str, what: str = "cpu") -> float | None:
    """A number of one measure; of a build that was stopped, what it had used by then: a lower bound."""
    result = found.get(size)
    measure = result.get(generator, scenario) if result else None
    return None if measure is None else float(getattr(measure, what))


def _at_most(target: str, one: float | None, other: float | None, bound: float) -> Verdict:
    """Whether a ratio is at most a bound."""
    if one is None or not other:
        return Verdict(target, "–", None)
    ratio = one / other
    return Verdict(target, f"{ratio:.2f}", ratio <= bound)


def add_one_against_hugo(found: Found) -> Verdict:
    """The rebuild after one new article, at 5,000."""
    hugo = value(found, 5000, Hugo.name, ADDED) or value(found, 5000, Hugo.name, FULL)
    ours = value(found, 5000, OURS, ADDED)
    return _at_most("One added at 5,000: at most 0.35 of Hugo's rebuild", ours, hugo, 0.35)


def add_one_grows_little(found: Found) -> Verdict:
    """The same at five times the size."""
    target = "One added at 5,000: at most 1.3 of one added at 1,000"
    return _at_most(target, value(found, 5000, OURS, ADDED), value(found, 1000, OURS, ADDED), 1.3)


def nothing_to_do(found: Found) -> Verdict:
    """A build with nothing to do, at 10,000."""
    target, cpu = "Nothing changed at 10,000: under 1 s", value(found, 10000, OURS, NOTHING)
    return Verdict(target, "–", None) if cpu is None else Verdict(target, f"{cpu:.2f} s", cpu < 1)


def full_against_material(found: Found) -> Verdict:
    """A full build against the stock way with MkDocs."""
    target = "Full build at 5,000: at most 0.45 of stock Material with lunr"
    return _at_most(target, value(found, 5000, OURS, FULL), value(found, 5000, Material.name, FULL), 0.45)


def full_against_pelican(found: Found) -> Verdict:
    """A full build against Pelican's."""
    target = "Full build at 5,000: below Pelican with i18n-subsites"
    return _at_most(target, value(found, 5000, OURS, FULL), value(found, 5000, Pelican.name, FULL), 1)


def two_processors(found: Found) -> Verdict:
    """What the second processor is worth."""
    target, size = "Time on the clock: on two processors at least 1.7 times better than on one", 1000
    size = max((s for s in found if value(found, s, OURS, ONE_PROCESSOR) is not None), default=size)
    one, two = (value(found, size, OURS, scenario, "wall") for scenario in (ONE_PROCESSOR, FULL))
    if one is None or not two:
        return Verdict(target, "–", None)
    return Verdict(target, f"{one / two:.2f} (at {size:,})", one / two >= 1.7)  # noqa: PLR2004


def memory(found: Found) -> Verdict:
    """The largest process of a full build at 10,000."""
    target, peak = "Peak memory at 10,000: under 500 MB in any process", value(found, 10000, OURS, FULL, "memory")
    if peak is None:
        return Verdict(target, "–", None)
    return Verdict(target, f"{peak / 2**20:.0f} MB", peak < 500 * 2**20)


def bytes_an_article(found: Found) -> Verdict:
    """The weight of the site, at the largest size that both finished."""
    target = "Bytes of the site an article: at most half of stock Material's"
    both = [
        size for size, result in found.items()
        if all((m := result.get(name, FULL)) and m.limit is None for name in (OURS, Material.name))
    ]  # fmt: skip
    if not both:
        return Verdict(target, "–", None)
    ours, theirs = (value(found, max(both), name, FULL, "bytes") for name in (OURS, Material.name))
    verdict = _at_most(target, ours, theirs, 0.5)
    return Verdict(target, f"{verdict.measured} (at {max(both):,})", verdict.met)


TARGETS: tuple[Callable[[Found], Verdict], ...] = (
    add_one_against_hugo, add_one_grows_little, nothing_to_do, full_against_material, full_against_pelican,
    two_processors, memory, bytes_an_article,
)  # fmt: skip
