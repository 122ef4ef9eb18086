"""Browsers are found on the three systems, told by what their manifest says, connected and disconnected."""

from __future__ import annotations

import json
import os
import stat
import subprocess
from pathlib import Path

import pytest

from reader.desk.program import browsers as room
from reader.desk.program.browsers import MAKES, Browser, Browsers, ids
from reader.errors import BrowserNotConnected

HOST = ids()["host"]


class FakeRegistry:
    """Keys and their default values, and the programs that are installed."""

    def __init__(self, *programs: str) -> None:
        self.keys: dict[str, str] = {}
        self.programs = programs

    def get(self, key: str) -> str | None:
        return self.keys.get(key)

    def set(self, key: str, value: str) -> None:
        self.keys[key] = value

    def remove(self, key: str) -> None:
        self.keys.pop(key, None)

    def has_program(self, program: str) -> bool:
        return program in self.programs


def on_linux(tmp_path: Path, *programs: str, **more: str) -> Browsers:
    for name in programs:
        program = tmp_path / "bin" / name
        program.parent.mkdir(exist_ok=True)
        program.write_text("#!/bin/sh\n")
        program.chmod(0o755)
    environment = {"PATH": str(tmp_path / "bin"), **more}
    return Browsers(tmp_path / "own", tmp_path / "home", "linux", environment, root=tmp_path / "root")


def only(browsers: Browsers) -> Browser:
    (found,) = browsers.all()
    return found


def test_every_browser_on_the_search_path_is_found(tmp_path: Path) -> None:
    found = on_linux(tmp_path, *(make.programs[-1] for make in MAKES.values())).all()
    assert [browser.id for browser in found] == list(MAKES)
    assert {browser.state for browser in found} == {"not connected"}


@pytest.mark.parametrize(
    "program", ["chromium", "google-chrome", "microsoft-edge", "brave", "vivaldi", "opera", "firefox"]
)
def test_a_browser_is_connected_and_disconnected(tmp_path: Path, program: str) -> None:
    here = on_linux(tmp_path, program)
    connected = here.connect(only(here))
    assert connected.state == "connected"
    assert only(here) == connected
    manifest = json.loads(next((tmp_path / "home").rglob(f"{HOST}.json")).read_text("utf-8"))
    allowed = manifest.get("allowed_extensions") or manifest["allowed_origins"]
    assert allowed in ([ids()["firefox"]], [f"chrome-extension://{ids()['chromium']}/"])
    assert (manifest["name"], manifest["type"]) == (HOST, "stdio")
    assert "*" not in json.dumps(manifest)
    if program != "opera":  # Chrome's folder, which it reads, may be Chrome's
        assert here.disconnect(connected).state == "not connected"
        assert not list((tmp_path / "home").rglob(f"{HOST}.json"))
        assert not list((tmp_path / "own").rglob("tearsheet-browser-host"))


@pytest.mark.skipif(os.name == "nt", reason="a shell script")
def test_what_the_manifest_names_is_a_program_that_starts_the_host(tmp_path: Path) -> None:
    here = on_linux(tmp_path, "firefox")
    program = Path(here.connect(only(here)).program)
    assert program.stat().st_mode & 0o777 == stat.S_IRWXU
    assert program.parent.stat().st_mode & 0o077 == 0
    ended = subprocess.run([program, "manifest.json", ids()["firefox"]], input=b"", capture_output=True, timeout=60)
    assert (ended.returncode, ended.stdout, ended.stderr) == (0, b"", b"")


def test_a_connection_to_another_program_is_told(tmp_path: Path) -> None:
    here = on_linux(tmp_path, "chromium")
    here.connect(only(here))
    manifest = next((tmp_path / "home").rglob(f"{HOST}.json"))
    other = tmp_path / "bin" / "other"
    other.write_text("")
    manifest.write_text(json.dumps({**json.loads(manifest.read_text("utf-8")), "path": str(other)}), encoding="utf-8")
    assert (only(here).state, only(here).program) == ("elsewhere", str(other))
    assert here.connect(only(here)).state == "connected"


LONG = json.dumps(
    {"name": HOST, "path": "/" + "x" * 300, "allowed_origins": [f"chrome-extension://{ids()['chromium']}/"]}
)


@pytest.mark.parametrize(
    "content",
    ["", "{", "[]", "null", '{"name": "x"}', "[" * 100_000, f'{{"name":"{HOST}","path":"/gone"}}', LONG],
)
def test_a_manifest_that_leads_nowhere_is_unreadable_and_can_be_written_anew(tmp_path: Path, content: str) -> None:
    here = on_linux(tmp_path, "chromium")
    here.connect(only(here))
    next((tmp_path / "home").rglob(f"{HOST}.json")).write_text(content, encoding="utf-8")
    assert only(here).state == "unreadable"
    assert here.connect(only(here)).state == "connected"


def test_a_package_connects_browsers_for_every_account(tmp_path: Path) -> None:
    here = on_linux(tmp_path, "google-chrome")
    manifest = tmp_path / "root/etc/opt/chrome/native-messaging-hosts" / f"{HOST}.json"
    manifest.parent.mkdir(parents=True)
    program = tmp_path / "bin/host"
    program.write_text("")
    content = {"name": HOST, "path": str(program), "allowed_origins": [f"chrome-extension://{ids()['chromium']}/"]}
    manifest.write_text(json.dumps(content), encoding="utf-8")
    assert only(here).state == "connected"


def test_browsers_in_a_snap_or_a_flatpak_are_told_apart(tmp_path: Path) -> None:
    for folder in ("snap/firefox", "snap/chromium", "var/lib/flatpak/app/com.google.Chrome"):
        (tmp_path / "root" / folder).mkdir(parents=True)
    here = on_linux(tmp_path)
    found = {browser.id: browser for browser in here.all()}
    assert {name: browser.state for name, browser in found.items()} == {
        "chromium-snap": "impossible",
        "chrome-flatpak": "impossible",
        "firefox-snap": "not connected",
    }
    assert here.connect(found["firefox-snap"]).state == "connected"
    with pytest.raises(BrowserNotConnected):
        here.connect(found["chromium-snap"])


def test_tearsheet_in_a_flatpak_says_that_it_cannot_connect(tmp_path: Path) -> None:
    here = on_linux(tmp_path, "firefox", FLATPAK_ID="desktop.tearsheet.Tearsheet")
    with pytest.raises(BrowserNotConnected):
        here.connect(only(here))


def test_a_folder_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    here = on_linux(tmp_path, "firefox")
    (tmp_path / "home").mkdir()
    (tmp_path / "home/.mozilla").write_text("a file in its place")
    with pytest.raises(BrowserNotConnected, match="Firefox"):
        here.connect(only(here))


def test_browsers_of_a_mac_are_found_and_connected(tmp_path: Path) -> None:
    for app in ("Firefox.app", "Google Chrome.app"):
        (tmp_path / "root/Applications" / app).mkdir(parents=True)
    here = Browsers(tmp_path / "own", tmp_path / "home", "darwin", {}, root=tmp_path / "root")
    assert [here.connect(browser).state for browser in here.all()] == ["connected", "connected"]
    support = tmp_path / "home/Library/Application Support"
    assert (support / "Google/Chrome/NativeMessagingHosts" / f"{HOST}.json").exists()
    assert (support / "Mozilla/NativeMessagingHosts" / f"{HOST}.json").exists()


def test_on_windows_a_key_of_the_registry_leads_to_the_manifest(tmp_path: Path) -> None:
    registry = FakeRegistry("msedge.exe", "firefox.exe")
    here = Browsers(tmp_path / "own", tmp_path / "home", "win32", {}, registry, tmp_path / "root")
    assert [browser.id for browser in here.all()] == ["edge", "firefox"]
    for browser in here.all():
        assert here.connect(browser).state == "connected"
    key = rf"Software\Microsoft\Edge\NativeMessagingHosts\{HOST}"
    manifest = json.loads(Path(registry.keys[key]).read_text("utf-8"))
    assert manifest["path"].endswith(".bat")
    script = Path(manifest["path"]).read_bytes()
    assert script.startswith(b"@echo off")
    assert b"--browser-host %*" in script
    registry.remove(key)
    assert [browser.state for browser in here.all()] == ["not connected", "connected"]
    for browser in here.all():
        here.disconnect(browser)
    assert registry.keys == {}


def test_the_extension_is_found_where_the_build_put_it() -> None:
    folder = room.extension_folder()
    assert folder is None or folder.is_dir()
