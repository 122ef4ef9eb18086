from __future__ import annotations

from pathlib import Path

import pytest

from reader.desk.program.locations import name_of_library
from reader.desk.program.window_state import FILE, forget_names


def test_what_names_the_content_of_one_library_goes_and_all_else_stays(tmp_path: Path) -> None:
    library, other = tmp_path / "harbour.sqlite", tmp_path / "quay.sqlite"
    path = tmp_path / FILE
    own = f"[{name_of_library(library)}]\narticle=3\n"
    names = "closed_tags=confidential\\nbudget\nsite=harbour.example\ntag=confidential\n"
    rest = f"[General]\ntag=mine\n\n[{name_of_library(other)}]\ntag=public\n"
    path.write_text(own + names + rest, encoding="utf-8")
    forget_names(path, library)
    assert path.read_text(encoding="utf-8") == own + rest
    assert path.stat().st_mode & 0o077 == 0


@pytest.mark.parametrize("content", [None, b"\xff\xfe", b"[General]\ntag=mine\n"], ids=["none", "bytes", "nothing"])
def test_a_state_file_without_such_names_stays_as_it_is(tmp_path: Path, content: bytes | None) -> None:
    path = tmp_path / FILE
    if content is not None:
        path.write_bytes(content)
    forget_names(path, tmp_path / "harbour.sqlite")
    assert (path.read_bytes() if path.exists() else None) == content
