"""Freeze the name table: `generator/people/names/data/names.txt.gz` from Faker's name lists.

Run with Faker installed (a development tool, not a dependency of the digest)::

    python -m pip install faker
    python scripts/build_names.py

Source: the person providers of Faker (https://github.com/joke2k/faker, licence MIT), all locales in Latin and Cyrillic
script, and the hand-written clusters of `generator/people/names/data/given.yml`.
"""

from __future__ import annotations

import gzip
import importlib
import pkgutil
import re
import unicodedata
from collections import Counter
from pathlib import Path

DATA = Path(__file__).resolve().parent.parent / "generator" / "people" / "names" / "data"
TOKEN = re.compile(r"[^\W\d_]+(?:['’ʼ][^\W\d_]+)*", re.UNICODE)
SCRIPTS = ("LATIN", "CYRILLIC")


def tokens(name: str) -> list[str]:
    """The words of a name, lower-cased and NFC, of a script we keep."""
    folded = unicodedata.normalize("NFC", name).lower()
    words = TOKEN.findall(folded)
    return [w for w in words if len(w) > 1 and unicodedata.name(w[0], "").startswith(SCRIPTS)]


def read_faker() -> tuple[Counter[str], Counter[str], Counter[str]]:
    """Male given, female given and family tokens, with the number of locales that have them."""
    providers = importlib.import_module("faker.providers.person")
    male: Counter[str] = Counter()
    female: Counter[str] = Counter()
    family: Counter[str] = Counter()
    for module in sorted(m.name for m in pkgutil.iter_modules(providers.__path__)):
        provider = importlib.import_module(f"faker.providers.person.{module}").Provider
        for counter, pattern in ((male, r"first_names?_male"), (female, r"first_names?_female"), (family, r"last_names?")):
            names = [n for a in sorted(dir(provider)) if re.match(pattern, a) for n in _names(getattr(provider, a))]
            counter.update(sorted({t for n in names for t in tokens(n)}))
    return male, female, family


def _names(value: object) -> list[str]:
    if isinstance(value, (tuple, list, dict)):
        return [v for v in value if isinstance(v, str)]
    return []


def main() -> None:
    """Write the table."""
    male, female, family = read_faker()
    male.update({"илон": 1, "ілон": 1, "elon": 1, "тейлор": 1})
    female.update({"тейлор": 1, "taylor": 1})
    given = sorted(set(male) | set(female))
    of = {w: "m" if male[w] > 3 * female[w] else "f" if female[w] > 3 * male[w] else "u" for w in given}
    lines = [" ".join(w for w in given if of[w] == sex) for sex in "mfu"] + [" ".join(sorted(family))]
    blob = gzip.compress("\n".join(lines).encode(), 9, mtime=0)
    (DATA / "names.txt.gz").write_bytes(blob)
    print([len(line.split()) for line in lines], len(blob))


if __name__ == "__main__":
    main()
