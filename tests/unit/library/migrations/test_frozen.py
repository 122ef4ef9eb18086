"""Migrations say forever what they said when they were released."""

from __future__ import annotations

import ast
import sys
from pathlib import Path

import pytest

from reader.library.migrations import schema

FOLDER = Path(schema.__file__).parent
FROZEN = sorted(FOLDER.glob("migration_*.py"), key=lambda path: int(path.stem.partition("_")[2]))
OTHERS = {"backports"}
"""Packages that a migration may import besides the standard library: the decompressor of stored texts."""


def imported(path: Path) -> set[str]:
    """The packages that a module imports, anywhere in it."""
    found: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found |= {name.name.split(".")[0] for name in node.names}
        elif isinstance(node, ast.ImportFrom):
            found.add("." if node.level else str(node.module).split(".")[0])
    return found


def test_there_is_one_file_for_each_migration() -> None:
    numbers = [f"migration_{number}" for number in range(1, len(schema.MIGRATIONS) + 1)]
    assert [path.stem for path in FROZEN] == numbers


@pytest.mark.parametrize("path", FROZEN, ids=lambda path: path.stem)
def test_a_migration_imports_nothing_of_todays_code(path: Path) -> None:
    assert imported(path) - set(sys.stdlib_module_names) - {"compression"} <= OTHERS
