from __future__ import annotations

import os
from pathlib import Path

import pytest

from reader.desk.text_file import aside_path, replace_text


def test_a_file_that_cannot_be_replaced_stays_whole_and_leaves_no_draft(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "file.json"
    replace_text(path, "old")

    def full(_handle: int) -> None:
        raise OSError("no space left")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OSError, match="no space"):
        replace_text(path, "new")
    assert [(found.name, found.read_text(encoding="utf-8")) for found in tmp_path.iterdir()] == [("file.json", "old")]


def test_a_file_kept_aside_never_takes_the_place_of_another(tmp_path: Path) -> None:
    path = tmp_path / "settings.json"
    names = []
    for _ in range(3):
        found = aside_path(path)
        found.write_text("kept", encoding="utf-8")
        names.append(found.name)
    assert names == ["settings.unreadable.json", "settings.unreadable-2.json", "settings.unreadable-3.json"]
