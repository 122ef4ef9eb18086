"""Browsers of this account, and whether they can start Tearsheet for its extension (native messaging).

A browser starts a program only if a manifest names it: a small JSON file in a folder of the browser's (on Windows,
wherever a key of the registry says), with the program's path and the ids of the extensions that may ask for it. Ours
names our extension and nothing else. The path must be a program by itself, so a script in the account's own folder
starts the host. Sources: https://developer.chrome.com/docs/extensions/develop/concepts/native-messaging,
https://developer.mozilla.org/docs/Mozilla/Add-ons/WebExtensions/Native_manifests.

Snap's Firefox reads the manifests of the account and asks the desktop's portal to start what they name. Other browsers in
a snap or a Flatpak may start nothing outside of it, and say nothing about it: they are told apart by where they are.
"""

from __future__ import annotations

import json
import os
import shutil
import sys
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Literal, Protocol

from reader.desk.program.installed import HOST_PROGRAM, host_command, host_program
from reader.errors import BrowserNotConnected
from reader.files import make_private_folder, read_ordinary, replace_text
from reader.resources import resource

State = Literal["not connected", "connected", "elsewhere", "unreadable", "impossible"]
Kind = Literal["", "snap", "flatpak"]

DESCRIPTION = "Saves pages that you send from the browser to Tearsheet"
MAX_MANIFEST_BYTES = 100_000


@dataclass(frozen=True, slots=True)
class _Make:
    """Where a make of browser keeps its manifests, by system; ``programs`` are its names on the search path, ``linux``,
    ``mac`` and ``windows`` the folders and keys that it reads, its own first.
    """

    name: str
    programs: tuple[str, ...]
    linux: tuple[str, ...]
    mac: tuple[str, ...]
    mac_app: str
    windows: tuple[str, ...]
    windows_program: str
    snap: str = ""
    flatpak: str = ""


_CHROME_LINUX, _CHROME_MAC, _CHROME_KEY = "google-chrome", "Google/Chrome", r"Software\Google\Chrome"
MAKES = {
    "chromium": _Make(
        "Chromium",
        ("chromium", "chromium-browser"),
        ("chromium",),
        ("Chromium",),
        "Chromium",
        (r"Software\Chromium",),
        "chromium.exe",
        "chromium",
        "org.chromium.Chromium",
    ),
    "chrome": _Make(
        "Google Chrome",
        ("google-chrome", "google-chrome-stable"),
        (_CHROME_LINUX,),
        (_CHROME_MAC,),
        "Google Chrome",
        (_CHROME_KEY,),
        "chrome.exe",
        "",
        "com.google.Chrome",
    ),
    "edge": _Make(
        "Microsoft Edge",
        ("microsoft-edge", "microsoft-edge-stable"),
        ("microsoft-edge",),
        ("Microsoft Edge",),
        "Microsoft Edge",
        (r"Software\Microsoft\Edge",),
        "msedge.exe",
        "",
        "com.microsoft.Edge",
    ),
    "brave": _Make(
        "Brave",
        ("brave", "brave-browser", "brave-browser-stable"),
        ("BraveSoftware/Brave-Browser",),
        ("BraveSoftware/Brave-Browser",),
        "Brave Browser",
        (r"Software\BraveSoftware\Brave-Browser", _CHROME_KEY),
        "brave.exe",
        "brave",
        "com.brave.Browser",
    ),
    "vivaldi": _Make(
        "Vivaldi",
        ("vivaldi", "vivaldi-stable"),
        ("vivaldi",),
        ("Vivaldi",),
        "Vivaldi",
        (r"Software\Vivaldi", _CHROME_KEY),
        "vivaldi.exe",
        "vivaldi",
        "com.vivaldi.Vivaldi",
    ),
    "opera": _Make(
        "Opera",
        ("opera", "opera-stable"),
        ("opera", _CHROME_LINUX),
        ("com.operasoftware.Opera", _CHROME_MAC),
        "Opera",
        (r"Software\Opera Software", _CHROME_KEY),
        "opera.exe",
        "opera",
        "com.opera.Opera",
    ),
    "firefox": _Make(
        "Firefox",
        ("firefox", "firefox-esr"),
        (),
        (),
        "Firefox",
        (r"Software\Mozilla",),
        "firefox.exe",
        "firefox",
        "org.mozilla.firefox",
    ),
}
SYSTEM_FOLDERS = {
    "firefox": ("/usr/lib/mozilla/native-messaging-hosts", "/usr/lib64/mozilla/native-messaging-hosts"),
    "chromium": ("/etc/chromium/native-messaging-hosts",),
    "edge": ("/etc/opt/edge/native-messaging-hosts",),
    "chrome": ("/etc/opt/chrome/native-messaging-hosts",),
}
"""Where a package puts manifests for every account; browsers that have no folder here read Chrome's."""


class Registry(Protocol):
    """What is asked of the account's part of Windows's registry."""

    def get(self, key: str) -> str | None:
        """Return the default value of a key, None where there is none."""

    def set(self, key: str, value: str) -> None:
        """Make a key with this default value. Raises OSError."""

    def remove(self, key: str) -> None:
        """Remove a key, if it is there. Raises OSError."""

    def has_program(self, program: str) -> bool:
        """Tell whether a program is installed, by its file name."""


@dataclass(frozen=True, slots=True)
class Browser:
    """A browser that is here. ``id`` names it for ``--connect``; ``program`` is what its manifest starts, "" for none;
    ``kind`` is how it is packed, where that matters.
    """

    id: str
    name: str
    kind: Kind
    state: State
    program: str = ""

    @property
    def can_connect(self) -> bool:
        """Tell whether this browser may start programs at all."""
        return self.state != "impossible"


@cache
def ids() -> Mapping[str, str]:
    """Return the names by which the browsers know the host and the extension: ``host``, ``chromium``, ``firefox``."""
    found: dict[str, str] = json.loads(resource("browser", "ids.json").read_text(encoding="utf-8"))
    return found


class Browsers:
    """The browsers of an account whose home folder is ``home``. ``own_folder`` is Tearsheet's, in which the script is."""

    def __init__(
        self,
        own_folder: Path,
        home: Path | None = None,
        platform: str = sys.platform,
        environment: Mapping[str, str] = os.environ,
        registry: Registry | None = None,
        root: Path = Path("/"),
    ) -> None:
        self._own_folder = own_folder / "browser"
        self._home = home or Path.home()
        self._platform = platform
        self._environment = environment
        self._root = root
        self._registry: Registry | None = registry
        if registry is None and platform == "win32":
            from reader.desk.program.windows_registry import WindowsRegistry

            self._registry = WindowsRegistry()

    # --- looking ---------------------------------------------------------------------------------------------------------

    def all(self) -> list[Browser]:
        """Return the browsers that are here, each kind of a browser once, in a fixed order."""
        found = []
        for name, make in MAKES.items():
            found += [self._looked_at(name, make, kind) for kind in self._kinds(make)]
        return found

    def _kinds(self, make: _Make) -> list[Kind]:
        if self._platform == "win32":
            here = self._registry is not None and self._registry.has_program(make.windows_program)
            return [""] if here else []
        if self._platform == "darwin":
            apps = (self._root / "Applications", self._home / "Applications")
            return [""] if any((folder / f"{make.mac_app}.app").is_dir() for folder in apps) else []
        kinds: list[Kind] = []
        paths = [shutil.which(name, path=self._environment.get("PATH", "")) for name in make.programs]
        if any(path and not path.startswith(("/snap/", "/var/lib/flatpak/")) for path in paths):
            kinds.append("")
        if make.snap and (self._root / "snap" / make.snap).is_dir():
            kinds.append("snap")
        folders = (self._root / "var/lib/flatpak/app", self._home / ".local/share/flatpak/app")
        if make.flatpak and any((folder / make.flatpak).is_dir() for folder in folders):
            kinds.append("flatpak")
        return kinds

    def _looked_at(self, name: str, make: _Make, kind: Kind) -> Browser:
        number = f"{name}-{kind}" if kind else name
        shown = {"": make.name, "snap": f"{make.name} (Snap)", "flatpak": f"{make.name} (Flatpak)"}[kind]
        if kind == "flatpak" or (kind == "snap" and name != "firefox"):
            return Browser(number, shown, kind, "impossible")
        state, program = self._state(name, make)
        return Browser(number, shown, kind, state, program)

    def _state(self, name: str, make: _Make) -> tuple[State, str]:
        if self._registry is not None and not any(self._registry.get(key) for key in self._keys(make)):
            return "not connected", ""
        for manifest in [*self._manifests(name, make), *self._of_the_system(name)]:
            try:
                found = json.loads(read_ordinary(manifest, MAX_MANIFEST_BYTES))
                who, allowed = _allowed(name)
                program = Path(str(found["path"]))
                is_whole = found["name"] == ids()["host"] and allowed in found.get(who, [])
                is_there = program.exists()
            except (FileNotFoundError, NotADirectoryError):
                continue
            except (OSError, ValueError, KeyError, TypeError, AttributeError, RecursionError):
                return "unreadable", ""
            if not is_whole or not is_there:
                return "unreadable", str(program)
            is_ours = program == self._script or manifest in self._of_the_system(name)
            return ("connected" if is_ours else "elsewhere"), str(program)
        return "not connected", ""

    # --- connecting ------------------------------------------------------------------------------------------------------

    def connect(self, browser: Browser) -> Browser:
        """Let a browser start Tearsheet for its extension; return how it is now. Raises BrowserNotConnected."""
        name = browser.id.partition("-")[0]
        make = MAKES[name]
        if not browser.can_connect or self._environment.get("FLATPAK_ID"):
            raise BrowserNotConnected(name=browser.name, detail="it can’t start programs outside its own package")
        try:
            self._write_script()
            words = host_manifest(name, str(self._script))
            for path in self._manifests(name, make):
                replace_text(path, words)
            if self._registry is not None:
                for key in self._keys(make):
                    self._registry.set(key, str(self._manifests(name, make)[0]))
        except OSError as error:
            raise BrowserNotConnected(name=browser.name, detail=(error.strerror or str(error)).lower()) from error
        return self._looked_at(name, make, browser.kind)

    def disconnect(self, browser: Browser) -> Browser:
        """Take our manifest from a browser; return how it is now. Another browser that reads the same folder, as Opera
        reads Chrome's, keeps its own. Raises BrowserNotConnected.
        """
        name = browser.id.partition("-")[0]
        make = MAKES[name]
        try:
            for path in self._manifests(name, make)[:1]:
                path.unlink(missing_ok=True)
            if self._registry is not None:
                for key in self._keys(make)[:1]:
                    self._registry.remove(key)
            if host_program() is None and not any(
                path.exists() for one, other in MAKES.items() for path in self._manifests(one, other)
            ):
                self._script.unlink(missing_ok=True)
        except OSError as error:
            raise BrowserNotConnected(name=browser.name, detail=(error.strerror or str(error)).lower()) from error
        return self._looked_at(name, make, browser.kind)

    # --- files -----------------------------------------------------------------------------------------------------------

    @property
    def _script(self) -> Path:
        """The program that browsers start: one of the package's own, or a script that we write."""
        return host_program() or self._own_folder / (
            f"{HOST_PROGRAM}.bat" if self._platform == "win32" else HOST_PROGRAM
        )

    def _write_script(self) -> None:
        """Write the program that browsers start: it starts the host of the Tearsheet that wrote it. Raises OSError."""
        if host_program() is not None:
            return
        command, folder = host_command()
        make_private_folder(self._own_folder)
        if self._platform == "win32":
            path = f'set "PYTHONPATH={folder}"\n' if folder else ""
            words = f"@echo off\n{path}" + " ".join(f'"{part}"' for part in command) + " --browser-host %*\n"
        else:
            path = f"PYTHONPATH={_quoted(folder)} " if folder else ""
            words = f'#!/bin/sh\n{path}exec {" ".join(map(_quoted, command))} --browser-host "$@"\n'
        replace_text(self._script, words)
        self._script.chmod(0o700)

    def _manifests(self, name: str, make: _Make) -> list[Path]:
        """Return the files in which a browser looks for our manifest, its own first."""
        file = f"{ids()['host']}.json"
        if self._platform == "win32":
            return [self._own_folder / f"{name}.json"]
        if self._platform == "darwin":
            support = self._home / "Library/Application Support"
            folders = ["Mozilla"] if name == "firefox" else make.mac
            return [support / folder / "NativeMessagingHosts" / file for folder in folders]
        if name == "firefox":
            return [self._home / ".mozilla/native-messaging-hosts" / file]
        settings = Path(self._environment.get("XDG_CONFIG_HOME") or self._home / ".config")
        return [settings / folder / "NativeMessagingHosts" / file for folder in make.linux]

    def _of_the_system(self, name: str) -> list[Path]:
        """Return the files in which a package of ours may have put the manifest for every account."""
        if self._platform in ("win32", "darwin"):
            return []
        folders = SYSTEM_FOLDERS.get(name, SYSTEM_FOLDERS["chrome"])
        return [self._root / folder.lstrip("/") / f"{ids()['host']}.json" for folder in folders]

    @staticmethod
    def _keys(make: _Make) -> list[str]:
        return [rf"{key}\NativeMessagingHosts\{ids()['host']}" for key in make.windows]


def host_manifest(browser: str, program: str) -> str:
    """Return the manifest by which a browser (its name in ``MAKES``) starts the host ``program`` for our extension alone."""
    who, allowed = _allowed(browser)
    manifest = {"name": ids()["host"], "description": DESCRIPTION, "path": program, "type": "stdio", who: [allowed]}
    return json.dumps(manifest, indent=1) + "\n"


def _allowed(browser: str) -> tuple[str, str]:
    """Return under which name a browser's manifest lists who may ask for the host, and our extension as it is named there."""
    if browser == "firefox":
        return "allowed_extensions", ids()["firefox"]
    return "allowed_origins", f"chrome-extension://{ids()['chromium']}/"


def extension_folder() -> Path | None:
    """Return the folder from which the extension can be loaded into a browser; None where this build has none."""
    for folder in (resource("browser", "built"), Path(__file__).resolve().parents[3] / "build/browser"):
        with suppress(OSError):
            if folder.is_dir():
                return folder
    return None


def _quoted(text: str) -> str:
    import shlex

    return shlex.quote(text)
