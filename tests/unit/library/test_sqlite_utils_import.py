"""sqlite-utils comes without numpy."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[3]

CODE = """
import sqlite3, sys
from reader.library.sqlite_utils_import import database_type
db = database_type()(sqlite3.connect(":memory:"))
db["words"].insert({"word": "harbour"})
assert list(db["words"].rows) == [{"word": "harbour"}]
assert "numpy" not in sys.modules
import numpy
assert database_type() is database_type()
print(numpy.arange(3).sum())
"""


def test_a_library_is_written_without_numpy_which_can_still_be_had() -> None:
    done = subprocess.run(
        [sys.executable, "-c", CODE], cwd=ROOT, capture_output=True, text=True, check=True, timeout=60
    )
    assert done.stdout.strip() == "3"
