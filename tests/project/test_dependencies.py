"""What is imported is declared, what is declared is pinned, and the light install is light."""

from __future__ import annotations

import ast
import re
import sys
import tomllib
from collections.abc import Iterator
from importlib import metadata
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).resolve().parents[2]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
BASE = [Requirement(line) for line in PROJECT["dependencies"]]
EXTRAS = {name: [Requirement(x) for x in lines] for name, lines in PROJECT["optional-dependencies"].items()}


def _names(requirements: list[Requirement]) -> set[str]:
    return {canonicalize_name(requirement.name) for requirement in requirements}


def _imports(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name.split(".")[0] for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            yield node.module.split(".")[0]


def test_every_import_of_the_package_is_a_declared_dependency() -> None:
    declared = _names(BASE) | _names(EXTRAS["models"])
    distributions = metadata.packages_distributions()
    undeclared = set()
    for path in sorted((ROOT / "generator").rglob("*.py")):
        for module in set(_imports(path)) - set(sys.stdlib_module_names) - {"generator"}:
            if not {canonicalize_name(name) for name in distributions.get(module, [module])} & declared:
                undeclared.add(f"{path.relative_to(ROOT).as_posix()}: {module}")
    assert sorted(undeclared) == []


def test_the_light_install_has_no_numpy_and_no_model() -> None:
    seen: set[str] = set()
    todo = [(requirement.name, frozenset(requirement.extras)) for requirement in BASE]
    while todo:
        name, extras = todo.pop()
        if canonicalize_name(name) in seen:
            continue
        seen.add(canonicalize_name(name))
        try:
            lines = metadata.requires(name) or []
        except metadata.PackageNotFoundError:  # of another Python or platform
            continue
        for line in lines:
            below = Requirement(line)
            if below.marker is None or any(below.marker.evaluate({"extra": extra}) for extra in (extras or {""})):
                todo.append((below.name, frozenset(below.extras)))
    assert seen & ({"numpy"} | _names(EXTRAS["models"])) == set()
    assert {"mkdocs", "lxml", "pagefind-bin-extended"} <= seen


def test_every_model_is_asked_for_somewhere() -> None:
    code = "\n".join(path.read_text(encoding="utf-8") for path in sorted((ROOT / "generator").rglob("*.py")))
    distributions = metadata.packages_distributions()
    for name in _names(EXTRAS["models"]):
        modules = [
            m for m, owners in distributions.items() if name in {str(canonicalize_name(owner)) for owner in owners}
        ]
        assert not modules or any(re.search(rf"\b{module}\b", code) for module in modules), name


LISTS = {"light": BASE, "full": [*BASE, *EXTRAS["models"], *EXTRAS["dev"]], "tools": [*BASE, *EXTRAS["tools"]]}
PYTHONS = ("3.11.0", "3.11.9", "3.12.4", "3.13.1", "3.14.0")
each_list = pytest.mark.parametrize("name", LISTS)


def _entries(name: str) -> list[tuple[Requirement, list[str]]]:
    """The lines of a list, each with its hashes."""
    text = (ROOT / f"requirements/{name}.txt").read_text(encoding="utf-8")
    lines = "".join(line for line in text.splitlines(keepends=True) if not line.startswith("#"))
    entries = [line.split() for line in lines.replace("\\\n", " ").splitlines()]
    spec = [[word for word in words if not word.startswith("--hash=")] for words in entries]
    return [
        (Requirement(" ".join(s)), [word for word in words if word.startswith("--hash=")])
        for s, words in zip(spec, entries, strict=True)
    ]


def _pins(name: str, python: str) -> dict[str, str]:
    environment = {"python_full_version": python, "python_version": python.rpartition(".")[0]}
    pins: dict[str, str] = {}
    for requirement, _ in _entries(name):
        if requirement.marker is None or requirement.marker.evaluate(environment):
            (pin,) = requirement.specifier
            assert pin.operator == "=="
            assert pins.setdefault(canonicalize_name(requirement.name), pin.version) == pin.version
    return pins


@each_list
@pytest.mark.parametrize("python", PYTHONS)
def test_lists_pin_every_direct_dependency_within_its_range(name: str, python: str) -> None:
    pins = _pins(name, python)
    for requirement in LISTS[name]:
        if requirement.marker is None or requirement.marker.evaluate({"python_version": python.rpartition(".")[0]}):
            assert requirement.specifier.contains(pins[canonicalize_name(requirement.name)]), requirement


@each_list
def test_every_pin_has_its_hashes(name: str) -> None:
    assert [str(requirement) for requirement, hashes in _entries(name) if not hashes] == []
    found = {word for _, hashes in _entries(name) for word in hashes}
    assert {word for word in found if not re.fullmatch(r"--hash=sha256:[0-9a-f]{64}", word)} == set()


@each_list
def test_the_build_backend_is_pinned_too(name: str) -> None:
    backend = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["build-system"]
    pins = _pins(name, "3.12.4")
    for requirement in map(Requirement, backend["requires"]):
        assert requirement.specifier.contains(pins[canonicalize_name(requirement.name)])
    assert "editables" in pins


def test_a_version_is_the_same_in_every_list() -> None:
    for python in PYTHONS:
        full = _pins("full", python)
        for name in ("light", "tools"):
            other = _pins(name, python)
            assert {k: v for k, v in other.items() if k in full and full[k] != v} == {}
        assert set(_pins("light", python)) <= set(full)


@each_list
def test_lists_name_no_file_and_no_address(name: str) -> None:
    text = (ROOT / f"requirements/{name}.txt").read_text(encoding="utf-8")
    assert re.search(r" @ |://|--(?!hash=)", text) is None


def test_the_version_is_said_once() -> None:
    from generator import __version__  # noqa: PLC0415

    assert PROJECT["version"] == __version__
