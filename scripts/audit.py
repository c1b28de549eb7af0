"""Ask the databases of known vulnerabilities about all that is pinned: requirements/ and tests/web/package-lock.json.

Exit code 0 means that every package was found in a database and every finding has an answer in requirements/audit.yml.
A database that cannot be asked is a failure, not silence. Needs a network; nothing is installed and no code of what is
audited runs.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

from generator import yamlio

ROOT = Path(__file__).resolve().parent.parent
ANSWERS = ROOT / "requirements/audit.yml"


def answered() -> list[str]:
    """Ids of findings that have an answer: a reason why the package stays as it is."""
    answers = yamlio.load_mapping(ANSWERS.read_text(encoding="utf-8"), path=ANSWERS)["findings"]
    return [str(answer["id"]) for answer in answers]


def python(name: str) -> bool:
    """Ask about one list of requirements/; whether nothing is open."""
    command = [
        sys.executable,
        "-m",
        "pip_audit",
        "--strict",
        "--require-hashes",
        "--disable-pip",
        "--progress-spinner",
        "off",
    ]
    command += [word for finding in answered() for word in ("--ignore-vuln", finding)]
    print(f"requirements/{name}.txt", flush=True)
    return subprocess.run([*command, "--requirement", ROOT / f"requirements/{name}.txt"], check=False).returncode == 0


def npm() -> bool:
    """Ask about the judges of the site, which only tests run."""
    print("tests/web/package-lock.json", flush=True)
    program = shutil.which("npm")
    if program is None:
        print("npm is not installed: not audited")
        return False
    command = [program, "audit", "--package-lock-only", "--audit-level=low"]
    return subprocess.run(command, cwd=ROOT / "tests/web", check=False).returncode == 0


def main() -> None:
    """All lists, then the exit code."""
    asked = {"light": python("light"), "full": python("full"), "tools": python("tools"), "tests/web": npm()}
    unsure = [name for name, fine in asked.items() if not fine]
    if unsure:
        sys.exit(f"Not clean, or not asked: {', '.join(unsure)}")
    print("Nothing known against any of them")


if __name__ == "__main__":
    main()
