"""Firefox, driven by Marionette: JSON over a socket of loopback, in the standard library's reach. (WebDriver BiDi would
need a client of WebSocket, and geckodriver is not in Debian.)
"""

from __future__ import annotations

import contextlib
import json
import socket
import subprocess
import time
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from tests.browser.serving import HOSTS

PREFS: dict[str, Any] = {
    "marionette.port": 0,
    "app.normandy.enabled": False,
    "app.shield.optoutstudies.enabled": False,
    "app.update.auto": False,
    "app.update.disabledForTesting": True,
    "app.update.enabled": False,
    "browser.aboutwelcome.enabled": False,
    "browser.contentblocking.introCount": 99,
    "browser.download.panel.shown": True,
    "browser.newtabpage.activity-stream.feeds.system.topstories": False,
    "browser.newtabpage.activity-stream.feeds.topsites": False,
    "browser.newtabpage.enabled": False,
    "browser.pagethumbnails.capturing_disabled": True,
    "browser.ping-centre.telemetry": False,
    "browser.region.network.url": "",
    "browser.region.update.enabled": False,
    "browser.safebrowsing.blockedURIs.enabled": False,
    "browser.safebrowsing.downloads.enabled": False,
    "browser.safebrowsing.malware.enabled": False,
    "browser.safebrowsing.phishing.enabled": False,
    "browser.safebrowsing.provider.google4.updateURL": "",
    "browser.safebrowsing.provider.mozilla.updateURL": "",
    "browser.search.geoSpecificDefaults": False,
    "browser.search.update": False,
    "browser.sessionstore.resume_from_crash": False,
    "browser.shell.checkDefaultBrowser": False,
    "browser.startup.homepage": "about:blank",
    "browser.startup.homepage_override.mstone": "ignore",
    "browser.startup.page": 0,
    "browser.topsites.contile.enabled": False,
    "browser.translations.automaticallyPopup": False,
    "browser.translations.enable": False,
    "browser.urlbar.merino.enabled": False,
    "browser.urlbar.quicksuggest.enabled": False,
    "browser.urlbar.suggest.searches": False,
    "captivedetect.canonicalURL": "",
    "datareporting.healthreport.uploadEnabled": False,
    "datareporting.policy.dataSubmissionEnabled": False,
    "datareporting.policy.dataSubmissionPolicyBypassNotification": True,
    "datareporting.usage.uploadEnabled": False,
    "dom.push.connection.enabled": False,
    "dom.security.https_first": False,
    "doh-rollout.disable-heuristics": True,
    "extensions.blocklist.enabled": False,
    "extensions.getAddons.cache.enabled": False,
    "extensions.systemAddon.update.enabled": False,
    "extensions.systemAddon.update.url": "",
    "extensions.update.enabled": False,
    "geo.provider.network.url": "",
    "identity.fxaccounts.enabled": False,
    "media.gmp-manager.updateEnabled": False,
    "media.gmp-manager.url": "",
    "media.gmp-provider.enabled": False,
    "messaging-system.rsexperimentloader.enabled": False,
    "network.captive-portal-service.enabled": False,
    "network.connectivity-service.enabled": False,
    "network.dns.disablePrefetch": True,
    "network.http.speculative-parallel-limit": 0,
    "network.prefetch-next": False,
    "network.trr.mode": 5,
    "privacy.trackingprotection.enabled": False,
    "security.remote_settings.crlite_filters.enabled": False,
    "security.remote_settings.intermediates.enabled": False,
    "services.settings.server": "data:,#remote-settings-dummy/v1",
    "services.sync.enabled": False,
    "signon.autofillForms": False,
    "signon.rememberSignons": False,
    "toolkit.telemetry.enabled": False,
    "toolkit.telemetry.server": "",
    "toolkit.telemetry.unified": False,
    "toolkit.telemetry.updatePing.enabled": False,
    "toolkit.telemetry.reportingpolicy.firstRun": False,
    "trailhead.firstrun.didSeeAboutWelcome": True,
    "xpinstall.signatures.required": False,
}


class ProtocolError(Exception):
    """A command failed, or no answer came."""


class Firefox:
    """A Firefox with its own profile. ``version`` is its own word."""

    name = "firefox"
    command = "firefox-esr"

    def __init__(self, folder: Path, environment: Mapping[str, str], door: str, extension: Path | None) -> None:
        self.profile = folder / "firefox"
        self.profile.mkdir(parents=True, exist_ok=True)
        host, _, port = door.removeprefix("http://").partition(":")
        prefs = {
            **PREFS,
            "network.proxy.type": 1,
            "network.proxy.http": host,
            "network.proxy.http_port": int(port),
            "network.proxy.ssl": host,
            "network.proxy.ssl_port": int(port),
            "network.proxy.no_proxies_on": ",".join(HOSTS.values()),
        }
        lines = [f"user_pref({json.dumps(name)}, {json.dumps(value)});" for name, value in prefs.items()]
        (self.profile / "user.js").write_text("\n".join(lines), "utf-8")
        command = [
            self.command,
            "--marionette",
            "--remote-allow-system-access",
            "--no-remote",
            "--profile",
            str(self.profile),
        ]
        self._log = (folder / "firefox.log").open("wb")
        self.process = subprocess.Popen(
            [*command, "--width", "1200", "--height", "820", "about:blank"],
            env={
                **environment,
                "MOZ_REMOTE_SETTINGS_DEVTOOLS": "1",
                "MOZ_DISABLE_AUTO_SAFE_MODE": "1",
                "MOZ_CRASHREPORTER_DISABLE": "1",
            },
            stdin=subprocess.DEVNULL,
            stdout=self._log,
            stderr=self._log,
            start_new_session=True,
        )
        self._number = 0
        self._socket = self._connect()
        self._file = self._socket.makefile("rb")
        self._receive()  # its greeting
        session = self.call("WebDriver:NewSession", capabilities={"alwaysMatch": {"pageLoadStrategy": "none"}})
        self.version = f"Firefox {session['capabilities']['browserVersion']}"
        self.extension = ""
        if extension is not None:
            self.extension = str(self.call("Addon:Install", path=str(extension), temporary=True)["value"])

    def _connect(self, seconds: float = 60.0) -> socket.socket:
        until, found = time.monotonic() + seconds, self.profile / "MarionetteActivePort"
        while time.monotonic() < until:
            if self.process.poll() is not None:
                raise ProtocolError(f"Firefox ended with {self.process.returncode}")
            try:
                return socket.create_connection(("127.0.0.1", int(found.read_text("ascii"))), timeout=90)
            except (OSError, ValueError):
                time.sleep(0.1)
        raise ProtocolError("Firefox does not answer")

    def _receive(self) -> Any:
        length = b""
        while not length.endswith(b":"):
            one = self._file.read(1)
            if not one:
                raise ProtocolError("the browser ended")
            length += one
        return json.loads(self._file.read(int(length[:-1])))

    def call(self, command: str, **parameters: Any) -> Any:
        """Return the result of a command. Raises ProtocolError."""
        self._number += 1
        data = json.dumps([0, self._number, command, parameters]).encode()
        self._socket.sendall(b"%d:" % len(data) + data)
        while True:
            try:
                said = self._receive()
            except TimeoutError:
                raise ProtocolError(f"{command}: no answer") from None
            if said[0] == 1 and said[1] == self._number:
                break
        if said[2] is not None:
            raise ProtocolError(f"{command}: {said[2].get('message')}"[:400])
        return said[3]

    def open(self, address: str) -> None:
        """Go to the address; returns when the navigation began."""
        self.call("WebDriver:Navigate", url=address)

    def evaluate(self, expression: str, *, wait: bool = False) -> Any:
        """Return the value of an expression in the page. Raises ProtocolError where it throws."""
        if wait:
            script = f"const done = arguments[arguments.length - 1]; Promise.resolve({expression}).then(done)"
            return self.call("WebDriver:ExecuteAsyncScript", script=script, args=[], sandbox=None)["value"]
        # Without a sandbox of its own a script runs in the page's realm, and sees its globals.
        return self.call("WebDriver:ExecuteScript", script=f"return ({expression})", args=[], sandbox=None)["value"]

    def chrome(self, script: str) -> Any:
        """Run a script in the browser itself, and wait for its promise; returns its value."""
        self.call("Marionette:SetContext", value="chrome")
        try:
            wrapped = (
                "const done = arguments[arguments.length - 1]; "
                f"(async () => {{{script}}})().then(v => done([v]), e => done([null, String(e)]))"
            )
            value = self.call("WebDriver:ExecuteAsyncScript", script=wrapped, args=[])["value"]
        finally:
            self.call("Marionette:SetContext", value="content")
        if len(value) > 1:
            raise ProtocolError(value[1])
        return value[0]

    def grant_all_sites(self, press: Callable[[str], None]) -> None:
        """Give the extension the optional permission for all sites, as the reader does once when it asks."""
        self.chrome(
            f"""const {{ExtensionPermissions}} = ChromeUtils.importESModule("resource://gre/modules/ExtensionPermissions.sys.mjs");
            const policy = WebExtensionPolicy.getByID("{self.extension}");
            const sites = {{permissions: [], origins: ["http://*/*", "https://*/*"], data_collection: []}};
            await ExtensionPermissions.add("{self.extension}", sites, policy.extension)"""
        )

    def leave_page(self) -> None:
        """Take the keyboard from the page: one that swallows keys has the extension's shortcut, too, in Firefox."""
        self.chrome("Services.wm.getMostRecentWindow('navigator:browser').gURLBar.focus()")

    def close(self) -> None:
        """End the browser."""
        with contextlib.suppress(ProtocolError, OSError):
            self.call("Marionette:Quit", flags=["eForceQuit"])
        try:
            self.process.wait(15)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()
        self._file.close()
        self._socket.close()
        self._log.close()
