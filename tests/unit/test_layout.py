"""The house keeps its order: each module has its tests under its own name, each room its page."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
READER = ROOT / "reader"
MAX_PAGE_LINES = 60
MAX_FLAT_FILES = 26

ROOMS = sorted(
    {path.parent for path in READER.rglob("*.py") if path.name != "__init__.py" and "__pycache__" not in path.parts}
)
BELOW_THE_WINDOW = sorted(
    path for path in READER.rglob("*.py") if path.name not in ("__init__.py", "__main__.py") and "gui" not in path.parts
)


def name_of(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


@pytest.mark.parametrize("module", BELOW_THE_WINDOW, ids=name_of)
def test_every_module_below_the_window_has_a_test_file_of_its_name_or_says_where_it_is_tested(module: Path) -> None:
    mirrored = ROOT / "tests/unit" / module.relative_to(READER).with_name(f"test_{module.name}")
    if mirrored.exists():
        return
    said = re.search(
        r"Tested\s+in\s+`{0,2}(tests/[\w/]+(?:\.py)?)", ast.get_docstring(ast.parse(module.read_text("utf-8"))) or ""
    )
    assert said, f"neither {name_of(mirrored)} nor a line “Tested in `tests/…`” in the docstring of {name_of(module)}"
    assert (ROOT / said[1]).exists()


@pytest.mark.parametrize("room", ROOMS, ids=name_of)
def test_every_room_has_a_page_that_tells_what_it_is_for(room: Path) -> None:
    page = room / "README.md"
    assert page.exists()
    assert len(page.read_text(encoding="utf-8").splitlines()) <= MAX_PAGE_LINES


@pytest.mark.parametrize("room", ROOMS, ids=name_of)
def test_no_room_grows_past_what_one_can_overlook(room: Path) -> None:
    assert len(list(room.glob("*.py"))) <= MAX_FLAT_FILES


def test_pages_of_rooms_name_only_files_that_exist() -> None:
    missing = [
        f"{name_of(page)}: {name}"
        for page in [*READER.rglob("README.md"), *ROOT.glob(".github/*.md")]
        for name in re.findall(r"`((?:reader|tests|build_scripts|resources)/[\w/.-]+\.\w+)`", page.read_text("utf-8"))
        if not (ROOT / name).exists() and not re.search(r"NAME|[-_]N\.", name)  # those stand for any
    ]
    assert missing == []
