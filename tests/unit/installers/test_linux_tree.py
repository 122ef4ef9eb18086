"""What Linux packages lay into the system is what desktops, software centres and the manual expect."""

from __future__ import annotations

import configparser
import gzip
import mimetypes
import re
import struct
from pathlib import Path

import pytest
from installers import icons, linux_tree
from installers.manpage import manual_page
from installers.release import Release
from PySide6.QtGui import QGuiApplication

from reader.capture.fetch.local_pictures import FILE_ENDINGS
from reader.cli.main import cli
from reader.desk.program.launch import OPEN_WITH
from reader.gui.app.start import name_to_desktop
from tests.unit.installers.conftest import Run


@pytest.fixture(scope="module")
def tree(release: Release, tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("root")
    linux_tree.stage_usr(release, root)
    return root / "usr"


def test_the_command_leads_to_the_program(tree: Path, run: Run) -> None:
    assert run(str(tree / "bin/tearsheet"), "list") == "tearsheet, stand-in: list\n"


def test_only_the_program_can_be_started(tree: Path) -> None:
    startable = [
        path.name
        for path in tree.rglob("*")
        if path.is_file() and not path.is_symlink() and path.stat().st_mode & 0o111
    ]
    assert startable == ["tearsheet"]


def test_the_menu_entry_validates(tree: Path, run: Run) -> None:
    assert "error" not in run("desktop-file-validate", tree / "share/applications/tearsheet.desktop")


def test_the_menu_entry_offers_what_tearsheet_opens_and_no_more() -> None:
    entry = configparser.ConfigParser(interpolation=None)
    entry.read_string(linux_tree.template("tearsheet.desktop"))
    offered = set(entry["Desktop Entry"]["MimeType"].strip(";").split(";"))
    mimetypes.add_type("application/xhtml+xml", ".xhtml")
    pages = {mimetypes.guess_type(f"page{ending}")[0] for ending in FILE_ENDINGS}
    documents = {
        ".pdf": "application/pdf",
        ".epub": "application/epub+zip",
        ".eml": "message/rfc822",
        ".mhtml": "application/x-mimearchive",
        ".mht": "application/x-mimearchive",
        ".md": "text/markdown",
    }
    assert set(documents) == {*OPEN_WITH} - {".webarchive"}  # which Linux has no name for
    assert offered == pages | set(documents.values()) | {"x-scheme-handler/tearsheet"}


def test_the_menu_entry_has_the_name_that_the_window_says(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("FLATPAK_ID", raising=False)
    name_to_desktop()
    assert QGuiApplication.desktopFileName() == "tearsheet"
    assert '<launchable type="desktop-id">tearsheet.desktop<' in linux_tree.template("tearsheet.metainfo.xml")


def test_the_metadata_validate(tree: Path, run: Run) -> None:
    told = run("appstreamcli", "validate", "--no-net", tree / f"share/metainfo/{linux_tree.APP_ID}.metainfo.xml")
    assert "successful" in told


def test_the_metadata_name_this_version(tree: Path) -> None:
    text = (tree / f"share/metainfo/{linux_tree.APP_ID}.metainfo.xml").read_text(encoding="utf-8")
    assert '<release version="1.2.3" date="2026-11-18"/>' in text
    assert f"<id>{linux_tree.APP_ID}</id>" in text


def test_icons_have_the_size_of_their_folder_and_are_not_empty(tree: Path) -> None:
    for size in icons.SIZES:
        data = (tree / f"share/icons/hicolor/{size}x{size}/apps/tearsheet.png").read_bytes()
        assert struct.unpack(">II", data[16:24]) == (size, size)
        assert len(data) > 300


def test_the_manual_page_is_well_formed(release: Release, tmp_path: Path, run: Run) -> None:
    page = tmp_path / "tearsheet.1"
    page.write_text(manual_page(release), encoding="utf-8")
    assert run("mandoc", "-T", "lint", "-W", "warning", page) == ""


def test_the_manual_page_has_every_command_with_its_options(release: Release) -> None:
    page = manual_page(release)
    for name, command in cli.commands.items():
        assert f"\n.SS {name}\n".replace("-", "\\-") in page
        for parameter in command.params:
            for option in parameter.opts if parameter.param_type_name == "option" else ():
                assert option.replace("-", "\\-") in page


def test_the_manual_page_keeps_signs_that_roff_would_take(release: Release, tmp_path: Path, run: Run) -> None:
    page = tmp_path / "tearsheet.1"
    page.write_text(manual_page(release), encoding="utf-8")
    shown = re.sub(".\b", "", run("mandoc", "-T", "utf8", "-O", "width=200", page))  # bold is a letter struck twice
    assert "'\"pier four\"'" in shown
    assert "~/.local/share/Tearsheet" in shown


def test_the_zipped_manual_page_names_no_time(tree: Path) -> None:
    data = (tree / "share/man/man1/tearsheet.1.gz").read_bytes()
    assert data[4:8] == bytes(4)
    assert gzip.decompress(data).startswith(b".TH TEARSHEET 1 2026-11-18")
