"""What a page was made from: every fact that is read while it is made is written down.

A *fact* is a part of the digest under a name: ``piece storm``, ``person jane-doe``; ``?person jane-doe`` is whether
there is one, ``*person`` which there are in which order, ``~person`` all there is of all of them. `Facts` is a mapping
that notes what is read of it. A page (or any other product) needs to be made again only if a fact it read has another
fingerprint than then, so what is noted may be too much but never too little.
"""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterable, Iterator, Mapping, ValuesView
from typing import Any, TypeVar

V = TypeVar("V")
K = TypeVar("K")

_frames: list[set[str]] = []


def reading(fact: str) -> None:
    """A fact is being read."""
    if _frames:
        _frames[-1].add(fact)


@contextlib.contextmanager
def noted() -> Iterator[set[str]]:
    """Collect the facts that are read within; who reads around it reads them too."""
    facts: set[str] = set()
    _frames.append(facts)
    try:
        yield facts
    finally:
        _frames.pop()
        if _frames:
            _frames[-1] |= facts


@contextlib.contextmanager
def unnoted() -> Iterator[None]:
    """Read without a note: for what has a fact of its own, noted by the caller."""
    _frames.append(set())
    try:
        yield
    finally:
        _frames.pop()


class Kept(dict[K, tuple[V, frozenset[str]]]):
    """Values made once and used by many, each with the facts that it was made from."""

    def of(self, key: K, make: Callable[[], V]) -> V:
        """The value of a key, made if it is not there yet; either way its facts are read."""
        found = self.get(key)
        if found is None:
            with noted() as facts:
                value = make()
            found = self[key] = (value, frozenset(facts))
        elif _frames:
            _frames[-1] |= found[1]
        return found[0]


class Facts(Mapping[str, V]):
    """A mapping of facts of one kind, each made when it is first asked for.

    Args:
        kind: name of the kind.
        keys: in their order.
        make: what stands under a key.
    """

    def __init__(self, kind: str, keys: Iterable[str], make: Callable[[str], V]) -> None:
        self._kind = kind
        self._keys = dict.fromkeys(keys)
        self._make = make
        self._made: dict[str, V] = {}

    def at(self, key: str) -> V:
        """What stands under a key, without a note."""
        if key not in self._made:
            if key not in self._keys:
                raise KeyError(key)
            with unnoted():
                self._made[key] = self._make(key)
        return self._made[key]

    @property
    def order(self) -> Iterable[str]:
        """The keys, without a note."""
        return self._keys.keys()

    def __getitem__(self, key: str) -> V:
        if key not in self._keys:
            reading(f"?{self._kind} {key}")
            raise KeyError(key)
        reading(f"{self._kind} {key}")
        return self.at(key)

    def __contains__(self, key: object) -> bool:
        reading(f"?{self._kind} {key}")
        return key in self._keys

    def __iter__(self) -> Iterator[str]:
        reading(f"*{self._kind}")
        return iter(self._keys)

    def __len__(self) -> int:
        reading(f"*{self._kind}")
        return len(self._keys)

    def values(self) -> ValuesView[V]:
        """All of them: that is one fact."""
        reading(f"~{self._kind}")
        return _Values(self)


class _Values(ValuesView[Any]):
    def __init__(self, facts: Facts[Any]) -> None:
        super().__init__(facts)
        self._facts = facts

    def __iter__(self) -> Iterator[Any]:
        return map(self._facts.at, self._facts.order)


class Prints:
    """The fingerprints of all facts, now.

    Args:
        plain: name to fingerprint; a fact that is not there has none.
        derived: beginning of a name to the beginning of the name of the fact it is derived from, and what works the
            fingerprint out: only done where that fact changed.
    """

    def __init__(
        self,
        plain: Mapping[str, str],
        derived: Mapping[str, tuple[str, Callable[[str], str]]] | None = None,
    ) -> None:
        self._plain = plain
        self._derived = derived or {}
        self._made: dict[str, str] = {}

    def now(self, name: str, before: str | None = None) -> str | None:
        """The fingerprint of a fact.

        Args:
            name: of the fact.
            before: its fingerprint in the last run: of what is derived, it still holds if the base is the same.
        """
        kind, _, rest = name.partition(" ")
        if kind not in self._derived:
            return self._plain.get(name)
        base = self._plain.get(f"{self._derived[kind][0]} {rest}")
        if base is not None and before is not None and before.startswith(f"{base}/"):
            return before
        return f"{base}/{self._value(kind, rest) if base is not None else ''}"

    def same(self, name: str, before: str | None) -> bool:
        """Whether a fact has the fingerprint it had."""
        kind, _, rest = name.partition(" ")
        if kind not in self._derived:
            return self._plain.get(name) == before
        base, _, value = (before or "/").partition("/")
        now = self._plain.get(f"{self._derived[kind][0]} {rest}")
        return now is not None and (base == now or value == self._value(kind, rest))

    def _value(self, kind: str, rest: str) -> str:
        name = f"{kind} {rest}"
        if name not in self._made:
            self._made[name] = self._derived[kind][1](rest)
        return self._made[name]
