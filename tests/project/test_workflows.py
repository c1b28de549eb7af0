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


def test_zizmor_finds_nothing(tmp_path: Path) -> None:
    folder = tmp_path / ".github/workflows"
    folder.mkdir(parents=True)
    for path in WORKFLOWS:
        (folder / f"{path.parts[-4]}-{path.name}").write_bytes(path.read_bytes())
    zizmor = Path(sys.executable).with_name("zizmor")
    if not zizmor.exists():
        pytest.skip("zizmor is not installed")
    command = [str(zizmor), "--offline", "--no-progress", "--color=never", "--no-config", str(tmp_path)]
    run = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=False)
    assert run.returncode == 0, run.stdout + run.stderr
    assert len(list(folder.iterdir())) == len(WORKFLOWS)
