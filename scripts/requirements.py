"""Write requirements/*.txt: one version of everything that Polydigest installs, with the hashes of its files.

A constraints file cannot carry hashes for a project that pip itself installs from a folder. So all but Polydigest
is in these lists, for pip's ``--require-hashes --no-deps``, and Polydigest comes after them, built without isolation by
the hatchling that is in them too. What stands in a list is all that pip may fetch, and only as wheels: no ``setup.py``
runs.

``light.txt``
    The light install: `make site`.
``full.txt``
    With the models and the development tools: `make test`. Its versions are those of the light install too.
``tools.txt``
    For `make lowest`, `newest`, `audit`, `sbom` and `fuzz`: uv (resolves to the lowest bounds, and for all platforms at
    once, which pip cannot), cyclonedx-bom, pip-audit, atheris.

The lists hold for every Python and platform of pyproject.toml at once; where one needs another version, the line says
so. Versions stay as they are unless pyproject.toml forbids them; ``--upgrade`` takes the newest that it allows.
"""

from __future__ import annotations

import argparse
import shutil
import subprocess
import sys
import tempfile
import tomllib
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
FOLDER = ROOT / "requirements"
HEADER = """\
# {what}
# Written by `make requirements` (scripts/requirements.py); what is allowed, and why, stands in pyproject.toml.
"""
LISTS = {
    "full": ("All that `make test` installs: the light install, the models, the development tools.", ("models", "dev")),
    "light": ("All that `make site` installs: the light install, without models.", ()),
    "tools": ("All that the targets for trust install besides: the light install and their tools.", ("tools",)),
}
# What hatchling asks for when pip installs a project that stays editable.
EDITABLE = "editables>=0.5,<1"
# These have no wheel, and their sdists would run code while they are installed. Only the command line of pymorphy2
# asks for docopt; it is here because natasha asks for it, which is here for its weights. extruct asks for jstyleson
# to read JSON with comments, which our pages have not: its test has a stand-in.
WITHOUT_WHEEL = ("docopt", "jstyleson")


def compile_list(name: str, *, upgrade: bool, uv: str) -> None:
    """Resolve one list for all platforms; the others keep to the versions of ``full``."""
    what, extras = LISTS[name]
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    path = FOLDER / f"{name}.txt"
    with tempfile.TemporaryDirectory() as folder:
        backend = Path(folder, "backend.in")
        backend.write_text("\n".join([*project["build-system"]["requires"], EDITABLE]) + "\n", encoding="utf-8")
        target = Path(folder, path.name)
        if path.exists():
            shutil.copy(path, target)
        command = [uv, "pip", "compile", "--quiet", "--universal", "--generate-hashes", "--no-header", "--no-annotate"]
        command += ["--python-version", project["project"]["requires-python"].removeprefix(">=")]
        command += [f"--no-emit-package={package}" for package in WITHOUT_WHEEL]
        command += [f"--extra={extra}" for extra in extras]
        command += ["--upgrade"] if upgrade and name == "full" else []
        command += [] if name == "full" else ["--constraint", str(FOLDER / "full.txt")]
        command += ["--output-file", str(target), str(ROOT / "pyproject.toml"), str(backend)]
        subprocess.run(command, check=True)
        lines = [line for line in target.read_text(encoding="utf-8").splitlines() if not line.startswith("#")]
    path.write_text(HEADER.format(what=what) + "\n".join(lines) + "\n", encoding="utf-8")
    print(f"requirements/{path.name}: {sum(not line.startswith(' ') for line in lines)} versions")


def main() -> None:
    """``full`` first, since the others follow it."""
    parser = argparse.ArgumentParser(description="Write requirements/*.txt.")
    parser.add_argument("--upgrade", action="store_true", help="take the newest versions that pyproject.toml allows")
    upgrade = parser.parse_args().upgrade
    uv = shutil.which("uv", path=str(Path(sys.executable).parent)) or shutil.which("uv")
    if uv is None:
        sys.exit("requirements.py: uv is not installed; `make requirements` installs it")
    FOLDER.mkdir(exist_ok=True)
    for name in LISTS:
        compile_list(name, upgrade=upgrade, uv=uv)


if __name__ == "__main__":
    main()
