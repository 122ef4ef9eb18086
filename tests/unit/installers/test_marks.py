"""Icons, version resource and Info.plist: what a frozen program carries of its system."""

from __future__ import annotations

import plistlib
import struct
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from installers import dmg, icon_files, info_plist, program_marks
from installers.release import CannotMake, MadeElsewhere, Release
from PySide6.QtGui import QImage

from reader.capture.fetch.local_pictures import FILE_ENDINGS

PNG = b"\x89PNG\r\n\x1a\n"


def side_of(png: bytes) -> tuple[int, int]:
    assert png.startswith(PNG)
    width, height = struct.unpack_from(">II", png, 16)
    return width, height


def test_the_windows_icon_holds_every_size_it_tells() -> None:
    data = icon_files.ico()
    zero, kind, count = struct.unpack_from("<HHH", data)
    assert (zero, kind, count) == (0, 1, len(icon_files.ICO_SIZES))
    for number, size in enumerate(icon_files.ICO_SIZES):
        width, height, _colours, _zero, _planes, bits, length, place = struct.unpack_from(
            "<BBBBHHII", data, 6 + 16 * number
        )
        assert (width or 256, height or 256, bits) == (size, size, 32)
        assert side_of(data[place : place + length]) == (size, size)


def test_the_macos_icon_holds_every_size_it_tells() -> None:
    data = icon_files.icns()
    assert data[:4] == b"icns"
    assert struct.unpack_from(">I", data, 4)[0] == len(data)
    place, found = 8, {}
    while place < len(data):
        kind, length = data[place : place + 4], struct.unpack_from(">I", data, place + 4)[0]
        found[kind] = side_of(data[place + 8 : place + length])
        place += length
    assert found == {kind: (size, size) for kind, size in icon_files.ICNS_KINDS.items()}


def test_the_setup_programs_picture_has_the_shape_of_its_place() -> None:
    data = icon_files.side_picture()
    assert data[:2] == b"BM"
    assert struct.unpack_from("<ii", data, 18) == (2 * 164, 2 * 314)


def test_the_version_resource_says_version_name_and_language(release: Release) -> None:
    def noted(name: str) -> Callable[..., Any]:
        return lambda *given, **named: (name, *given, *([named] if named else []))

    names = (
        "VSVersionInfo",
        "FixedFileInfo",
        "StringFileInfo",
        "StringTable",
        "StringStruct",
        "VarFileInfo",
        "VarStruct",
    )
    told = eval(program_marks.version_resource(release), {name: noted(name) for name in names})
    fixed, (strings, languages) = told[1]["ffi"][1], told[1]["kids"]
    assert fixed["filevers"] == fixed["prodvers"] == (1, 2, 3, 0)
    _kind, language, texts = strings[1][0]
    assert language == "080904b0"
    assert ("StringStruct", "ProductVersion", "1.2.3") in texts
    assert languages[1] == [("VarStruct", "Translation", [0x0809, 1200])]


def test_each_system_is_given_what_it_asks_for(
    release: Release, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("TEARSHEET_SIGNING_IDENTITY", raising=False)
    assert program_marks.environment(release, tmp_path) == {}
    windows = program_marks.environment(replace(release, system="windows"), tmp_path)
    assert set(windows) == {"ICON", "VERSION_RESOURCE"}
    macos = program_marks.environment(replace(release, system="macos"), tmp_path)
    assert set(macos) == {"ICON", "INFO_PLIST"}
    assert all(Path(path).is_file() for path in (*windows.values(), *macos.values()))
    assert plistlib.loads(Path(macos["INFO_PLIST"]).read_bytes())["CFBundleShortVersionString"] == "1.2.3"


def test_who_signs_is_told_to_the_spec(release: Release, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TEARSHEET_SIGNING_IDENTITY", "Developer ID Application: Paper")
    given = program_marks.environment(replace(release, system="macos"), tmp_path)
    assert given["CODESIGN_IDENTITY"] == "Developer ID Application: Paper"


# --- macOS -------------------------------------------------------------------------------------------------------------


def test_macos_is_told_of_pages_addresses_and_the_oldest_version(release: Release) -> None:
    told = info_plist.filled(replace(release, version="1.2.3rc1"))
    assert (told["CFBundleShortVersionString"], told["CFBundleVersion"]) == ("1.2.3rc1", "1.2.3")
    assert told["CFBundleURLTypes"][0]["CFBundleURLSchemes"] == ["tearsheet"]
    pages, documents = told["CFBundleDocumentTypes"]
    assert (documents["CFBundleTypeRole"], documents["LSHandlerRank"]) == ("Viewer", "Alternate")
    assert "com.adobe.pdf" in documents["LSItemContentTypes"]
    assert (pages["CFBundleTypeRole"], pages["LSHandlerRank"]) == ("Viewer", "Alternate")
    assert pages["LSItemContentTypes"] == ["public.html", "public.xhtml"]
    assert set(FILE_ENDINGS) == {".html", ".htm", ".xhtml"}, "another kind of page belongs into Info.plist"
    assert told["LSMinimumSystemVersion"] == "13.0"
    assert told["NSHighResolutionCapable"] is True
    assert not [text for text in map(str, told.values()) if "@" in text]


def test_the_hardened_runtime_has_no_exceptions() -> None:
    assert plistlib.loads((info_plist.TEMPLATE.with_name("entitlements.plist")).read_bytes()) == {}


def test_the_disk_image_shows_the_program_beside_applications_on_a_ground_of_the_windows_size(tmp_path: Path) -> None:
    app = tmp_path / "Tearsheet.app"
    app.mkdir()
    told = dmg.window_of(app, tmp_path)
    assert told["files"] == [str(app)]
    assert told["symlinks"] == {"Applications": "/Applications"}
    assert set(told["icon_locations"]) == {"Tearsheet.app", "Applications"}
    ground = QImage(told["background"])
    (_place, (width, height)) = told["window_rect"]
    assert (ground.width(), ground.height()) == (width, height - dmg.TITLE_BAR)
    sharp = QImage(told["background"].replace("ground.png", "ground@2x.png"))
    assert sharp.size() == ground.size() * 2
    row = [ground.pixelColor(x, told["icon_locations"]["Tearsheet.app"][1]).lightness() for x in range(width)]
    drawn = [x for x, lightness in enumerate(row) if lightness < 200]
    left, right = (told["icon_locations"][name][0] for name in ("Tearsheet.app", "Applications"))
    assert left + told["icon_size"] / 2 < min(drawn)
    assert max(drawn) < right - told["icon_size"] / 2


def test_a_program_that_was_not_frozen_as_an_app_is_told(tmp_path: Path) -> None:
    with pytest.raises(CannotMake, match=r"Tearsheet\.app is missing next to the frozen program"):
        dmg.window_of(tmp_path / "Tearsheet.app", tmp_path)


def test_elsewhere_than_on_macos_it_says_what_to_type_there(release: Release) -> None:
    with pytest.raises(MadeElsewhere, match=r"type: python3 build_scripts/dev\.py package dmg"):
        dmg.make(release)


@pytest.mark.parametrize(
    ("identity", "profile", "told", "commands"),
    [
        ("", "paper", "TEARSHEET_SIGNING_IDENTITY names nobody", []),
        ("Paper", "", "TEARSHEET_NOTARY_PROFILE names no credentials", ["codesign"]),
        ("Paper", "paper", "", ["codesign", "notarytool", "stapler"]),
    ],
)
def test_signing_and_notarising_are_done_or_told(
    identity: str, profile: str, told: str, commands: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    called: list[str] = []
    monkeypatch.setenv("TEARSHEET_SIGNING_IDENTITY", identity)
    monkeypatch.setenv("TEARSHEET_NOTARY_PROFILE", profile)
    monkeypatch.setattr(dmg, "call", lambda *command: called.append(command[command[0] == "xcrun"]))
    lines = dmg.seal(tmp_path / "made.dmg")
    assert called == commands
    assert (told in lines[0]) if told else (lines == [])
