"""``python -m tests.quality``: how well the program understands the gold corpus, as a table."""

from __future__ import annotations

import sys
from pathlib import Path

# The modules beside this file are no package (nothing in tests/ is): they find each other as pytest has them do.
sys.path.insert(0, str(Path(__file__).resolve().parent))

from quality_cli import main

if __name__ == "__main__":
    raise SystemExit(main())
