"""What all tests share: no test touches a person's own library or settings, and none reaches beyond loopback."""

from __future__ import annotations

import ipaddress
import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from reader.library.file import opening
from reader.library.library import Library
from reader.library.migrations import schema

# A loaded machine is slow, and no example is wrong for it. The same examples at every run: whether a change passes is no
# matter of luck. ``--hypothesis-profile=explore`` looks for new ones, the hostile kit for 200,000 of them.
settings.register_profile("explore", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.register_profile("patient", settings.get_profile("explore"), derandomize=True, max_examples=50)
settings.load_profile("patient")


@pytest.fixture(scope="session", autouse=True)
def _translations() -> None:
    """Compile the catalogues as ``dev.py`` does, for tests that are started without it."""
    script = Path(__file__).parent.parent / "build_scripts/catalogue.py"
    subprocess.run([sys.executable, str(script)], check=True)


@pytest.fixture(scope="session", autouse=True)
def _new_libraries(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Make a new library once by all migrations, and let each test begin with a copy: thousands ask for one."""
    ready = tmp_path_factory.mktemp("template") / "library.sqlite"
    Library(ready).close()
    create, migrations = opening._create, schema.MIGRATIONS

    def create_quickly(path: Path, template: Path | None) -> bool:
        return create(path, template or (ready if schema.MIGRATIONS is migrations else None))

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(opening, "_create", create_quickly)
        yield


@pytest.fixture(autouse=True)
def _own_folders(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    # Windows is asked for its folders, and no variable of its own changes the answer: these two are platformdirs'.
    windows = ("WIN_PD_OVERRIDE_APPDATA", "WIN_PD_OVERRIDE_LOCAL_APPDATA")
    for name in (
        "XDG_CONFIG_HOME",
        "XDG_DATA_HOME",
        "XDG_CACHE_HOME",
        "XDG_STATE_HOME",
        "APPDATA",
        "LOCALAPPDATA",
        *windows,
        "HOME",
    ):
        monkeypatch.setenv(name, str(tmp_path / "home"))
    monkeypatch.delenv("TEARSHEET_LIBRARY", raising=False)
    for name in ("http_proxy", "https_proxy", "all_proxy", "HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY"):
        monkeypatch.delenv(name, raising=False)


@pytest.fixture(autouse=True)
def _loopback_only(monkeypatch: pytest.MonkeyPatch) -> None:
    """A connection to any other address fails the test before a packet leaves."""
    connect = socket.socket.connect

    def guarded(self: socket.socket, address: object) -> None:
        if self.family in (socket.AF_INET, socket.AF_INET6) and isinstance(address, tuple):
            host = str(address[0])
            assert host == "localhost" or ipaddress.ip_address(host.split("%")[0]).is_loopback, (
                f"a test tried to reach {host}"
            )
        connect(self, address)  # type: ignore[arg-type]

    monkeypatch.setattr(socket.socket, "connect", guarded)


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    opened = Library(tmp_path / "library.sqlite")
    yield opened
    opened.close()
