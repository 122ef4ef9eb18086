"""Chromium, driven over a pipe by the DevTools protocol: nothing listens, and no client library is needed.

Found by experiment (Chromium 156): see the README of this room.
"""

from __future__ import annotations

import contextlib
import fcntl
import json
import os
import queue
import subprocess
import threading
import time
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from tests.browser.serving import HOSTS

FLAGS = (
    "--no-first-run",
    "--no-default-browser-check",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-quic",
    "--disable-domain-reliability",
    "--disable-client-side-phishing-detection",
    "--disable-default-apps",
    "--disable-search-engine-choice-screen",
    "--metrics-recording-only",
    "--no-pings",
    "--password-store=basic",
    "--use-mock-keychain",
    "--disable-gpu",
    "--window-size=1200,820",
    "--window-position=0,0",
    "--lang=en-US",
    "--enable-unsafe-extension-debugging",
    "--disable-features=Translate,OptimizationHints,MediaRouter,DialMediaRouteProvider,CertificateTransparencyComponentUpdater,AutofillServerCommunication",
)


class ProtocolError(Exception):
    """A command failed, or no answer came."""


class Chromium:
    """A Chromium with its own profile. ``version`` is its own word."""

    name = "chromium"
    command = "chromium"

    def __init__(self, folder: Path, environment: Mapping[str, str], door: str, extension: Path | None) -> None:
        self.profile = folder / "chromium"
        self.profile.mkdir(parents=True, exist_ok=True)
        to_browser, from_kit = os.pipe()
        to_kit, from_browser = os.pipe()
        high = [fcntl.fcntl(one, fcntl.F_DUPFD, 20) for one in (to_browser, from_browser)]
        for one in (to_browser, from_browser):
            os.close(one)

        def hand_over() -> None:
            os.dup2(high[0], 3)
            os.dup2(high[1], 4)

        hosts = ";".join(HOSTS.values())
        command = [self.command, *FLAGS, f"--user-data-dir={self.profile}", "--remote-debugging-pipe"]
        command += [f"--proxy-server={door}", f"--proxy-bypass-list={hosts}"]
        if os.geteuid() == 0:
            command.append("--no-sandbox")
        self._log = (folder / "chromium.log").open("wb")
        self.process = subprocess.Popen(
            [*command, "about:blank"],
            env=dict(environment),
            stdin=subprocess.DEVNULL,
            stdout=self._log,
            stderr=self._log,
            preexec_fn=hand_over,
            pass_fds=(3, 4),
            start_new_session=True,
        )
        for one in high:
            os.close(one)
        self._write, self._read = from_kit, to_kit
        self._answers: dict[int, queue.Queue[dict[str, Any]]] = {}
        self._number, self._lock = 0, threading.Lock()
        threading.Thread(target=self._listen, daemon=True).start()
        self.version = str(self.call("Browser.getVersion")["product"]).replace("Chrome/", "Chromium ")
        self.extension = ""
        if extension is not None:
            self.extension = str(self.call("Extensions.loadUnpacked", path=str(extension))["id"])
        self._session = ""
        self._attach()

    def _listen(self) -> None:
        rest = b""
        while True:
            try:
                got = os.read(self._read, 1 << 20)
            except OSError:
                got = b""
            if not got:
                for waiting in list(self._answers.values()):
                    waiting.put({"error": {"message": "the browser ended"}})
                return
            *messages, rest = (rest + got).split(b"\0")
            for message in messages:
                said = json.loads(message)
                waiting_for = self._answers.pop(said.get("id", -1), None)
                if waiting_for is not None:
                    waiting_for.put(said)

    def call(self, method: str, *, session: str = "", seconds: float = 60.0, **parameters: Any) -> dict[str, Any]:
        """Return the result of a command of the protocol. Raises ProtocolError."""
        with self._lock:
            self._number += 1
            number, answers = self._number, queue.Queue[dict[str, Any]]()
            self._answers[number] = answers
            message = {
                "id": number,
                "method": method,
                "params": parameters,
                **({"sessionId": session} if session else {}),
            }
            data = json.dumps(message).encode() + b"\0"
            while data:
                data = data[os.write(self._write, data) :]
        try:
            said = answers.get(timeout=seconds)
        except queue.Empty:
            raise ProtocolError(f"{method}: no answer in {seconds:.0f} s") from None
        if "error" in said:
            raise ProtocolError(f"{method}: {said['error'].get('message')}")
        result: dict[str, Any] = said.get("result", {})
        return result

    def _attach(self) -> None:
        pages = [one for one in self.call("Target.getTargets")["targetInfos"] if one["type"] == "page"]
        target = pages[0]["targetId"] if pages else self.call("Target.createTarget", url="about:blank")["targetId"]
        self._target = target
        self._session = self.call("Target.attachToTarget", targetId=target, flatten=True)["sessionId"]

    def open(self, address: str) -> None:
        """Go to the address; returns when the navigation was committed."""
        self.call("Page.navigate", session=self._session, url=address)

    def evaluate(self, expression: str, *, wait: bool = False) -> Any:
        """Return the value of an expression in the page. Raises ProtocolError where it throws."""
        done = self.call(
            "Runtime.evaluate",
            session=self._session,
            expression=expression,
            returnByValue=True,
            userGesture=True,
            awaitPromise=wait,
        )
        if "exceptionDetails" in done:
            details = done["exceptionDetails"]
            raise ProtocolError(str(details.get("exception", {}).get("description", details.get("text")))[:300])
        return done.get("result", {}).get("value")

    def grant_all_sites(self, press: Callable[[str], None]) -> None:
        """Give the extension the optional permission for all sites, as the reader does once when it asks: no command of
        the protocol can, so the browser's own question is answered by keys.
        """
        page = f"chrome-extension://{self.extension}/options/options.html"
        target = self.call("Target.createTarget", url=page)["targetId"]
        session = self.call("Target.attachToTarget", targetId=target, flatten=True)["sessionId"]
        sites = "{origins: ['http://*/*', 'https://*/*']}"

        def ask(script: str) -> Any:
            done = self.call(
                "Runtime.evaluate",
                session=session,
                expression=script,
                awaitPromise=True,
                userGesture=True,
                returnByValue=True,
            )
            return done.get("result", {}).get("value")

        until = time.monotonic() + 30
        while ask("typeof chrome.permissions") != "object" and time.monotonic() < until:
            time.sleep(0.1)
        for _ in range(5):
            ask(f"void chrome.permissions.request({sites})")
            time.sleep(1.5)
            press("Tab")
            time.sleep(0.3)
            press("Return")
            time.sleep(1.0)
            if ask(f"chrome.permissions.contains({sites})") is True:
                break
            press("Escape")
        else:
            raise ProtocolError("the permission for all sites was not granted")
        self.call("Target.closeTarget", targetId=target)

    def leave_page(self) -> None:
        """Do nothing: Chromium has the extension's shortcut before the page has."""

    def close(self) -> None:
        """End the browser."""
        with contextlib.suppress(ProtocolError):
            self.call("Browser.close", seconds=5)
        try:
            self.process.wait(10)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()
        os.close(self._write)
        self._log.close()
