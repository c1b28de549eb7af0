"""What is imported is declared, what is declared is pinned, and the light install is light."""

from __future__ import annotations

import ast
import re
import sys
import tomllib
from collections.abc import Iterator
from importlib import metadata
from pathlib import Path

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


def test_constraints_pin_every_direct_dependency_within_its_range() -> None:
    lines = (ROOT / "constraints.txt").read_text(encoding="utf-8").splitlines()
    pins = {
        canonicalize_name(r.name): r for r in map(Requirement, (line for line in lines if not line.startswith("#")))
    }
    for requirement in (*BASE, *EXTRAS["models"], *EXTRAS["dev"]):
        (pin,) = pins[canonicalize_name(requirement.name)].specifier
        assert pin.operator == "=="
        assert requirement.specifier.contains(pin.version), requirement


def test_constraints_name_no_file_and_no_address() -> None:
    text = (ROOT / "constraints.txt").read_text(encoding="utf-8")
    assert re.search(r" @ |://|--", text) is None


def test_the_version_is_said_once() -> None:
    from generator import __version__  # noqa: PLC0415

    assert PROJECT["version"] == __version__
