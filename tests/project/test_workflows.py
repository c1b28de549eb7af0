"""The GitHub workflows, ours and the one that `digest new` writes: pinned, least rights, nothing that zizmor finds."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from generator import yamlio

ROOT = Path(__file__).resolve().parents[2]
SCAFFOLD = ROOT / "generator/scaffold/template/dot-github/workflows/pages.yml"
WORKFLOWS = [*sorted((ROOT / ".github/workflows").glob("*.yml")), SCAFFOLD]
PINNED = re.compile(r"uses: [\w.-]+/[\w./-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+")

each = pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.relative_to(ROOT).as_posix())


def _jobs(path: Path) -> dict[str, Any]:
    jobs: dict[str, Any] = yamlio.load_mapping(path.read_text(encoding="utf-8"), path=path)["jobs"]
    return jobs


@each
def test_actions_are_pinned_by_commit(path: Path) -> None:
    uses = re.findall(r"uses: .+", path.read_text(encoding="utf-8"))
    assert uses
    assert [line for line in uses if not PINNED.fullmatch(line)] == []


def test_an_action_has_one_version_everywhere() -> None:
    versions: dict[str, set[str]] = {}
    for path in WORKFLOWS:
        for action, version in re.findall(r"uses: ([^@\s]+)@(.+)", path.read_text(encoding="utf-8")):
            versions.setdefault(action, set()).add(version)
    assert {action: seen for action, seen in versions.items() if len(seen) != 1} == {}


@each
def test_rights_are_given_a_job_and_checkout_keeps_no_token(path: Path) -> None:
    workflow = yamlio.load_mapping(path.read_text(encoding="utf-8"))
    assert workflow["permissions"] == {}
    for name, job in workflow["jobs"].items():
        rights = job["permissions"]
        writes = {right for right, level in rights.items() if level == "write"}
        assert writes == ({"pages", "id-token"} if name == "deploy" else set())
        assert job["timeout-minutes"] <= 60
        for step in job["steps"]:
            if step.get("uses", "").startswith("actions/checkout@"):
                assert step["with"]["persist-credentials"] == "false" or step["with"]["persist-credentials"] is False


@pytest.mark.parametrize("path", [ROOT / ".github/workflows/pages.yml", SCAFFOLD], ids=["ours", "scaffold"])
def test_pages_builds_for_its_own_address(path: Path) -> None:
    jobs = _jobs(path)
    steps = jobs["build"]["steps"]
    (configure,) = (i for i, s in enumerate(steps) if s.get("uses", "").startswith("actions/configure-pages@"))
    (build,) = (i for i, s in enumerate(steps) if "SITE_URL" in s.get("env", {}))
    assert configure < build
    assert steps[build]["env"]["SITE_URL"] == f"${{{{ steps.{steps[configure]['id']}.outputs.base_url }}}}/"
    assert jobs["build"]["permissions"]["pages"] == "read"
    assert jobs["deploy"]["needs"] == "build"
    assert jobs["deploy"]["environment"]["name"] == "github-pages"


def test_the_matrix_is_what_pyproject_allows() -> None:
    matrix = _jobs(ROOT / ".github/workflows/test.yml")["test"]["strategy"]["matrix"]["python"]
    lowest = re.search(
        r'^requires-python = ">=([\d.]+)"', (ROOT / "pyproject.toml").read_text(encoding="utf-8"), re.MULTILINE
    )
    assert lowest
    assert matrix[0] == lowest[1]


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    """A repository with all workflows, the scaffold's too, where the linters look for them."""
    folder = tmp_path / ".github/workflows"
    folder.mkdir(parents=True)
    for number, path in enumerate(WORKFLOWS):
        (folder / f"{number}-{path.name}").write_bytes(path.read_bytes())
    assert len(list(folder.iterdir())) == len(WORKFLOWS)
    return tmp_path


def _lint(repository: Path, name: str, *arguments: str) -> subprocess.CompletedProcess[str]:
    program = Path(sys.executable).with_name(name)
    if not program.exists():
        pytest.skip(f"{name} is not installed")
    command = [str(program), *arguments]
    return subprocess.run(command, cwd=repository, capture_output=True, text=True, encoding="utf-8", check=False)


def test_zizmor_finds_nothing(repository: Path) -> None:
    """By its strictest rules, those that need no network."""
    run = _lint(
        repository, "zizmor", "--offline", "--persona=auditor", "--no-progress", "--color=never", "--no-config", "."
    )
    assert run.returncode == 0, run.stdout + run.stderr


def test_actionlint_finds_nothing(repository: Path) -> None:
    files = [path.relative_to(repository).as_posix() for path in sorted(repository.rglob("*.yml"))]
    run = _lint(repository, "actionlint", "-no-color", "-shellcheck=", "-pyflakes=", *files)
    assert run.returncode == 0, run.stdout + run.stderr


@pytest.mark.parametrize(
    ("linter", "arguments", "line", "worse"),
    [
        (
            "zizmor",
            ("--offline", "--no-progress", "--no-config", "."),
            "@cd2ce8fcbc39b97be8ca5fce6e763baed58fa128 # v5.0.0",
            "@main",
        ),
        ("actionlint", ("-no-color", "-shellcheck=", "-pyflakes="), "steps.pages.outputs", "steps.absent.outputs"),
    ],
)
def test_the_linters_would_find_something(
    repository: Path, linter: str, arguments: tuple[str, ...], line: str, worse: str
) -> None:
    path = next(path for path in sorted(repository.rglob("*pages.yml")))
    text = path.read_text(encoding="utf-8")
    assert line in text
    path.write_text(text.replace(line, worse), encoding="utf-8")
    files = () if arguments[-1] == "." else (path.relative_to(repository).as_posix(),)
    assert _lint(repository, linter, *arguments, *files).returncode != 0
