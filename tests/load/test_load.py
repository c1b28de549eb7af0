"""Seeds and digests larger than life: time and memory are bounded, and what is too large is said in a line."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest
from fault_lab import FERRY, PONT, PORT, Lab, cases

QUICK = [case for case in cases("load") if not case.get("soak")]
LONG = [case for case in cases("load") if case.get("soak")]
SURNAMES = ("Ash", "Brook", "Croft", "Dale", "Elm", "Field", "Grove", "Heath", "Moss", "Reed")


@pytest.fixture(scope="module")
def lab(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Lab]:
    lab = Lab(tmp_path_factory.mktemp("lab"))
    yield lab
    lab.close()


def seeds(case: Mapping[str, Any]) -> dict[str, str]:
    """The seeds of a case."""
    head, count = PORT + "\n", int(case.get("count", 0))
    match case["kind"]:
        case "long" | "line":
            text = "The harbour of Portwick opened again. " * (int(case["bytes"]) // 38)
            return {"a.txt": head + text + "\n"}
        case "lines":
            return {"a.txt": head + "".join(f"Ferry {number} left the harbour.\n" for number in range(count))}
        case "nested":
            return {
                "a.html": f"<h1>{PORT.splitlines()[0]}</h1>" + "<div>" * count + f"<p>{PORT}</p>" + "</div>" * count
            }
        case "mentions":
            said = "Anna Keller, the mayor of Portwick, spoke again; Keller was heard by many people in the harbour.\n"
            return {"a.txt": head + said * (count // 2)}
        case _:
            return {f"{number // 100:03}/{number}.txt": report(number) for number in range(count)}


def report(number: int) -> str:
    """One of many short reports, each on something of its own."""
    name = f"Anna {SURNAMES[number % 10]}{SURNAMES[number // 10 % 10].lower()}"
    return (
        f"Ferry {number} collides with pier {number // 7}\n\n{number % 28 + 1} May {2000 + number % 25}\n\n"
        f"A ferry with {number} passengers hit pier {number // 7} of Portwick on its way to berth {number % 90}, the captain, "
        f"{name}, told the coast guard.\nNobody among the {number} was hurt, and the ferry goes to dock {number % 13} for repair.\n"
    )


Measure = Callable[[str, object], None]


def bounded(lab: Lab, case: Mapping[str, Any], command: str, measure: Measure) -> None:
    """Run it under the system's limits, and say what it took."""
    root = lab.make(f"load-{lab.started}", {"ferry.txt": FERRY, "pont.txt": PONT})
    for name, text in seeds(case).items():
        path: Path = root / "content/seeds" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    limits = {"RLIMIT_CPU": int(case["cpu"]), "RLIMIT_AS": int(case["mib"]) * 1024 * 1024}
    done = lab.run(root, command, "--no-models", limits=limits, timeout=10 * int(case["cpu"]))
    measure("cpu", round(done.cpu, 1))
    measure("peak MiB", done.peak_kib // 1024)
    assert done.is_tidy(), done.said
    assert done.code == case.get("code", 0), done.said
    assert str(case.get("says", "")) in done.stderr
    assert any((root / "content/articles").rglob("ferry-pilots*.md"))


@pytest.mark.soak
@pytest.mark.parametrize("case", QUICK, ids=lambda case: str(case["name"]))
def test_one_large_seed_is_bounded(lab: Lab, case: dict[str, Any], record_property: Measure) -> None:
    bounded(lab, case, "build" if case["kind"] in {"long", "mentions"} else "import", record_property)


@pytest.mark.soak
@pytest.mark.parametrize("case", LONG, ids=lambda case: str(case["name"]))
def test_a_large_digest_is_bounded(lab: Lab, case: dict[str, Any], record_property: Measure) -> None:
    bounded(lab, case, "build", record_property)
