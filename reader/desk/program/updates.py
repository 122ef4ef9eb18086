"""Is there a newer Tearsheet? Asked when a person clicks, never by itself; what comes back counts only with the
project's signature.

Two static files are asked for: ``latest.json``, which the build writes, and its minisign signature. Where they lie, and
the key, are the build's (``reader.about.build``); a build without them has nowhere to ask.
"""

from __future__ import annotations

import json
import platform
import re
import sys
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from reader.about import Build
from reader.errors import (
    CaptureError,
    Offline,
    Redirected,
    TooLarge,
    UpdateNotSigned,
    UpdateOffline,
    UpdateOlder,
    UpdateRedirected,
    UpdateUnreadable,
)

if TYPE_CHECKING:
    from reader.desk.jobs import Job, Jobs

MAX_BYTES = 64 * 1024
TIMEOUT_SECONDS = 20.0
_SYSTEMS = {"linux": "linux", "win32": "windows", "darwin": "macos"}
_MACHINES = {"amd64": "x86_64", "x86_64": "x86_64", "arm64": "arm64", "aarch64": "arm64"}
_VERSION = re.compile(r"(\d{1,6})\.(\d{1,6})\.(\d{1,6})(?:\.?([a-z]+)(\d{0,6}))?")
_FILE = re.compile(r"[A-Za-z0-9][A-Za-z0-9._+-]{0,120}")
_SUM = re.compile(r"[0-9a-f]{64}")


@dataclass(frozen=True, slots=True)
class Latest:
    """The newest version: ``date`` is ISO 8601, ``page`` the https address where it is downloaded or "", ``files``
    (name, SHA-256) those for this system; ``is_newer`` than the one that asks.
    """

    version: str
    date: str
    page: str
    files: tuple[tuple[str, str], ...]
    is_newer: bool


class Updates:
    """Asks the build's address for the newest version, only when a person clicks."""

    def __init__(self, jobs: Jobs, build: Build) -> None:
        self._jobs = jobs
        self._build = build

    @property
    def addresses(self) -> tuple[str, str] | None:
        """The two addresses that ``ask`` requests; None if this build has none."""
        from reader.desk.program.minisign import is_key

        base = self._build.updates
        if not _is_safe(base) or not is_key(self._build.key):
            return None
        named = f"{base.rstrip('/')}/latest.json"
        return named, f"{named}.minisig"

    def ask(self) -> Job:
        """Submit the question. The job's result is the ``Latest``; it fails with an UpdateError or a CaptureError, and can be
        cancelled.
        """
        about = self.addresses
        return self._jobs.submit("updates", self._ask, lane="looking", about=about[0] if about else "")

    def _ask(self, job: Job) -> Latest:
        from reader.capture.fetch.small_file import fetch_small
        from reader.desk.program.minisign import SignatureWrong, check

        addresses = self.addresses
        if addresses is None:
            raise UpdateUnreadable(host="", detail="this build has no update address")
        host = urlsplit(addresses[0]).netloc
        job.progress("asking")
        try:
            signed, signature = (
                fetch_small(address, MAX_BYTES, TIMEOUT_SECONDS, job.cancelled) for address in addresses
            )
        except Offline:
            raise UpdateOffline() from None
        except Redirected as error:
            raise UpdateRedirected(host=host, elsewhere=str(error.values["host"])) from None
        except TooLarge:
            raise UpdateUnreadable(host=host, detail=f"it has more than {MAX_BYTES // 1024} kB") from None
        except CaptureError:
            raise
        try:
            check(signed, signature, self._build.key)
        except SignatureWrong as error:
            raise UpdateNotSigned(host=host, detail=str(error)) from None
        return self._read(signed, host)

    def _read(self, signed: bytes, host: str) -> Latest:
        """Parse what was signed as strictly as if anybody had sent it. Raises UpdateUnreadable, UpdateOlder."""
        try:
            latest: Any = json.loads(signed.decode("utf-8"))
            version, day = str(latest["version"]), date.fromisoformat(latest["date"]).isoformat()
            found, ours = _order(version), _order(self._build.version)
            files = tuple(
                (name, digest)
                for name, digest in sorted(latest["files"].items())
                if _FILE.fullmatch(name) and _SUM.fullmatch(digest) and _is_for_this_system(name, version)
            )
            page = str(latest.get("page") or "")
        except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
            raise UpdateUnreadable(host=host, detail="it isn’t in the expected format") from None
        if found < ours:
            raise UpdateOlder(host=host, found=version, ours=self._build.version)
        return Latest(version, day, page if _is_web(page) else "", files, found > ours)


def _order(version: str) -> tuple[int, int, int, bool, bool, str, int]:
    """Return a key by which versions compare: 0.9.0 < 0.10.0dev1 < 0.10.0b9 < 0.10.0b10 < 0.10.0rc1 < 0.10.0. Raises
    ValueError.
    """
    match = _VERSION.fullmatch(version)
    if match is None:
        raise ValueError(version)
    stage = match[4] or ""
    return int(match[1]), int(match[2]), int(match[3]), not stage, stage != "dev", stage, int(match[5] or 0)


def _is_for_this_system(name: str, version: str) -> bool:
    system, machine = _SYSTEMS.get(sys.platform, ""), _MACHINES.get(platform.machine().lower(), "")
    return any(
        name.startswith(f"tearsheet-{version}-{system}-{arch}.") for arch in (machine, "universal")
    ) and not name.endswith(".cdx.json")


def _is_safe(address: str) -> bool:
    """Return whether an address is https, or plain http to this machine (for tests)."""
    try:
        parts = urlsplit(address)
        return bool(parts.hostname) and (
            parts.scheme == "https" or (parts.scheme == "http" and parts.hostname == "127.0.0.1")
        )
    except ValueError:
        return False


def _is_web(address: str) -> bool:
    """Return whether a browser may be given this address: https, printable, of sane length."""
    try:
        return (
            urlsplit(address).scheme == "https"
            and bool(urlsplit(address).hostname)
            and address.isprintable()
            and len(address) < 1000
        )
    except ValueError:
        return False
