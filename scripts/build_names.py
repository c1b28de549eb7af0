"""Freeze the name tables under generator/people/names/data: ``names.txt.gz`` and ``given.tsv.gz``.

Development-time tool; the digest never needs it. Run it again after a change to ``given.yml``::

    python -m pip install faker
    python -m pip download --no-deps rigour==1.4.0    # a wheel, not installed: its code needs ICU, its data does not
    python scripts/build_names.py --rigour rigour-1.4.0-py3-none-any.whl

Sources and licences:

- Faker (https://github.com/joke2k/faker), MIT: given and family names of all its locales in Latin and Cyrillic script.
- rigour (https://github.com/opensanctions/rigour), MIT: ``persons.txt``, spellings of one name in many scripts, made
from
  Wikidata, CC0. Used only to learn that a Cyrillic spelling and a Latin one are the same name; identifiers are dropped.
- ``given.yml``: written by hand, same licence as the project.

Output, all words lower-cased and NFC, sorted, so that the same sources give the same bytes:

- ``names.txt.gz``: four lines of words: given names of men, of women, of both; family names.
- ``given.tsv.gz``: a line a given name: sex, ``*`` or nothing, its form in en, fr, ru, uk, other spellings, pet forms;
  the automatic ones (from rigour) after a line ``#``: a Cyrillic word and the Latin words it stands for, best first.
"""

from __future__ import annotations

import argparse
import gzip
import importlib
import pkgutil
import re
import unicodedata
import zipfile
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path

import yaml

from generator.people.names.sounds import closeness

DATA = Path(__file__).resolve().parent.parent / "generator" / "people" / "names" / "data"
TOKEN = re.compile(r"[^\W\d_]+(?:['’ʼ-][^\W\d_]+)*", re.UNICODE)
EAST_SLAVIC = re.compile(r"['а-яёіїєґ-]+")
LIKE_ENOUGH = 0.8
"""`closeness` from which a Latin and a Cyrillic word that Wikidata gives one name to are taken for one name."""


def fold(word: str) -> str:
    """A word as the tables are keyed."""
    return unicodedata.normalize("NFC", word).lower().replace("’", "'").replace("ʼ", "'")


def script(word: str) -> str:
    """First word of the Unicode name of the first letter."""
    return unicodedata.name(word[0], "?").split()[0]


def tokens(name: str) -> list[str]:
    """The words of a name, of a script we keep."""
    return [w for w in TOKEN.findall(fold(name)) if len(w) > 1 and script(w) in {"LATIN", "CYRILLIC"}]


def read_faker() -> tuple[Counter[str], Counter[str], Counter[str], Counter[str]]:
    """Given names of men, of women, of unsaid sex, and family names, each with the number of locales that have it."""
    providers = importlib.import_module("faker.providers.person")
    counters: tuple[Counter[str], ...] = (Counter(), Counter(), Counter(), Counter())
    patterns = (r"first_names?_male", r"first_names?_female", r"first_names$", r"last_names?")
    for module in sorted(m.name for m in pkgutil.iter_modules(providers.__path__)):
        provider = importlib.import_module(f"faker.providers.person.{module}").Provider
        for counter, pattern in zip(counters, patterns, strict=True):
            values = [getattr(provider, a) for a in sorted(dir(provider)) if re.match(pattern, a)]
            names = [n for value in values if isinstance(value, (tuple, list, dict)) for n in value]
            counter.update(sorted({t for n in names if isinstance(n, str) for t in tokens(n)}))
    return counters[0], counters[1], counters[2], counters[3]


def read_rigour(wheel: Path) -> Iterator[tuple[list[str], list[str]]]:
    """The Latin and the East Slavic spellings of each name that has both."""
    with zipfile.ZipFile(wheel) as archive:
        lines = archive.read("rigour/data/names/persons.txt").decode().splitlines()
    for line in lines:
        words = [fold(f.strip()) for f in line.split("=>")[0].split(",")]
        words = [w for w in words if TOKEN.fullmatch(w) and len(w) > 1]
        latin = [w for w in words if script(w) == "LATIN"]
        cyrillic = [w for w in words if EAST_SLAVIC.fullmatch(w)]
        if latin and cyrillic:
            yield latin, cyrillic


def hand_written() -> list[tuple[str, str, list[str], list[str], list[str]]]:
    """The lines of given.yml: sex, star, the four forms, other spellings, pet forms."""
    data = yaml.safe_load((DATA / "given.yml").read_text(encoding="utf-8"))
    lines = [("m", line) for line in data["regnal"]]
    rows = []
    for kind, line in [tuple(x.split(" ", 1)) for x in data["names"]] + [(f"{sex}!", text) for sex, text in lines]:
        spelt, _, pets = str(line).partition("~")
        main, _, others = spelt.partition("+")
        forms = [fold(w) for w in main.split()]
        assert len(forms) == 4, line  # noqa: PLR2004 - en fr ru uk
        star = "".join(c for c in kind if c in "*!")
        rows.append(
            (kind.rstrip("*!"), star, forms, [fold(w) for w in others.split()], [fold(w) for w in pets.split()])
        )
    return rows


def hand_lines(rows: list[tuple[str, str, list[str], list[str], list[str]]]) -> list[str]:
    """The hand-written names as the table has them."""
    return ["\t".join((s, star, *forms, " ".join(o), " ".join(p))) for s, star, forms, o, p in rows]


def main() -> None:
    """Write the tables."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rigour", type=Path, help="the wheel rigour-1.4.0-py3-none-any.whl")
    parser.add_argument(
        "--hand", action="store_true", help="after a change to given.yml alone: keep what the wheel gave"
    )
    options = parser.parse_args()
    if options.hand:
        _, _, automatic = gzip.decompress((DATA / "given.tsv.gz").read_bytes()).decode().partition("\n#\n")
        write("given.tsv.gz", [*hand_lines(hand_written()), "#", *automatic.split("\n")])
        return
    if options.rigour is None:
        parser.error("--rigour or --hand")
    pairs = list(read_rigour(options.rigour))
    male, female, unsaid, family = read_faker()
    rows = hand_written()
    for sex, star, forms, others, pets in rows:
        for counter, letter in ((male, "m"), (female, "f")):
            if letter in sex and star != "!":
                counter.update(dict.fromkeys([*forms, *others], 3) | dict.fromkeys(pets, 1))
    links = given_links(pairs, male, female, unsaid, family)
    for cyrillic, latin in links.items():
        for counter in (male, female):
            counter[cyrillic] += max(counter[w] for w in latin)
    add_families(pairs, family, set(male) | set(female))
    write("names.txt.gz", name_lines(male, female, unsaid, family))
    write("given.tsv.gz", [*hand_lines(rows), "#", *(f"{c}\t{' '.join(latin)}" for c, latin in sorted(links.items()))])


def given_links(
    pairs: list[tuple[list[str], list[str]]], male: Counter[str], female: Counter[str], unsaid: Counter[str],
    family: Counter[str],
) -> dict[str, list[str]]:  # fmt: skip
    """Cyrillic given names with the Latin ones they stand for, the commonest first."""
    weight: dict[str, Counter[str]] = defaultdict(Counter)
    for latin, cyrillic in pairs:
        given = [w for w in latin if male[w] + female[w] + unsaid[w] > family[w] or male[w] + female[w] > 1]
        for c in cyrillic:
            for w in given:
                if closeness(w, None, c, None) >= LIKE_ENOUGH:
                    weight[c][w] += 1
    return {
        c: sorted(found, key=lambda w: (-closeness(w, None, c, None) - 0.01 * (male[w] + female[w] + found[w]), w))[:6]
        for c, found in weight.items()
    }


def add_families(pairs: list[tuple[list[str], list[str]]], family: Counter[str], given: set[str]) -> None:
    """Cyrillic spellings of the family names we have; and in both scripts those that Wikidata gives five spellings."""
    for latin, cyrillic in pairs:
        known = any(w in family for w in latin)
        if known or (len(latin) + len(cyrillic) >= MANY and not set(latin + cyrillic) & given):
            family.update(dict.fromkeys(cyrillic, 1))
            family.update(dict.fromkeys(latin, 1))


MANY = 5


def name_lines(male: Counter[str], female: Counter[str], unsaid: Counter[str], family: Counter[str]) -> list[str]:
    """The four lines of names.txt."""
    given = sorted(w for w in {*male, *female, *unsaid} if male[w] + female[w] + unsaid[w])

    def sex(w: str) -> str:
        return "m" if male[w] > 3 * female[w] else "f" if female[w] > 3 * male[w] else "u"

    return [" ".join(w for w in given if sex(w) == s) for s in "mfu"] + [
        " ".join(sorted(w for w in family if family[w]))
    ]


def write(name: str, lines: list[str]) -> None:
    """Write a compressed table without a time stamp."""
    blob = gzip.compress("\n".join(lines).encode(), 9, mtime=0)
    (DATA / name).write_bytes(blob)
    print(name, len(lines), "lines", [len(x.split()) for x in lines[:4]], len(blob), "bytes")


if __name__ == "__main__":
    main()
