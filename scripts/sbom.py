"""Write the bills of materials, in CycloneDX 1.6: dist/sbom-light.cdx.json and dist/sbom-full.cdx.json.

They are made of requirements/, so they name what `make site` and `make test` install, with hashes, on any platform.
No serial number and no time stand in them: the same lists give the same bytes.
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent


def write(name: str, target: Path) -> None:
    """The bill of requirements/<name>.txt."""
    command = [sys.executable, "-m", "cyclonedx_py", "requirements", "--spec-version", "1.6", "--output-reproducible"]
    command += ["--pyproject", str(ROOT / "pyproject.toml"), "--mc-type", "application"]
    command += ["--output-file", str(target), str(ROOT / f"requirements/{name}.txt")]
    subprocess.run(command, check=True)


def main() -> None:
    """Both, into dist/ or the folder that is named."""
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT / "dist"
    folder.mkdir(parents=True, exist_ok=True)
    for name in ("light", "full"):
        write(name, folder / f"sbom-{name}.cdx.json")
        print(f"{folder.name}/sbom-{name}.cdx.json")


if __name__ == "__main__":
    main()
