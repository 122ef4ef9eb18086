"""Links that were dragged to a folder."""

from __future__ import annotations

import plistlib
from pathlib import Path

import pytest

from reader.exchange.imports.lists import shortcuts
from reader.exchange.imports.table import recognise
from tests.unit.exchange.imports.making import items, not_taken, source


@pytest.mark.parametrize(
    "data",
    [
        b"[InternetShortcut]\r\nURL=https://example.org/a?b=1&c\r\nIconIndex=0\r\n",
        b"[{000214A0-0000-0000-C000-000000000046}]\nProp3=19,2\n[InternetShortcut]\nURL=https://example.org/a?b=1&c\n",
        b"[Desktop Entry]\nType=Link\nURL=https://example.org/a?b=1&c\n",
        plistlib.dumps({"URL": "https://example.org/a?b=1&c"}),
        plistlib.dumps({"URL": "https://example.org/a?b=1&c"}, fmt=plistlib.FMT_BINARY),
    ],
)
def test_the_address_and_the_name_of_the_file_are_read(data: bytes) -> None:
    shortcut = source(data, "folder/A report, part 1.url")
    assert shortcuts.recognises(shortcut)
    (item,) = items(shortcuts.read, shortcut)
    assert (item.address, item.title) == ("https://example.org/a?b=1&c", "A report, part 1")


def test_a_name_in_the_file_is_preferred() -> None:
    (item,) = items(shortcuts.read, "[Desktop Entry]\nName=A report\nType=Link\nURL=https://example.org/\n")
    assert item.title == "A report"


def test_a_shortcut_to_a_file_is_named() -> None:
    assert [lost.why for lost in not_taken(shortcuts.read, "[InternetShortcut]\nURL=file:///C:/x\n")] == [
        "not_an_article"
    ]


def test_a_folder_of_shortcuts_is_read(tmp_path: Path) -> None:
    for number in range(3):
        (tmp_path / f"Report {number}.url").write_text(f"[InternetShortcut]\nURL=https://example.org/{number}\n")
    known, unknown = recognise(tmp_path)
    assert [found.format.name for found in known] == ["shortcut"] * 3
    assert unknown == []


def test_another_file_of_settings_is_none() -> None:
    assert not shortcuts.recognises(source("[Settings]\nURL=https://example.org/\n"))
