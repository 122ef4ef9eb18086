"""Run the hostile kit: ``python -m tests.hostile --help``."""

from __future__ import annotations

import sys

from tests.hostile.kit import main

if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
