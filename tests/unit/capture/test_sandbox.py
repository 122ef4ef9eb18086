"""What a worker may not do: functions that run in one tell what they could."""

from __future__ import annotations

import ctypes
import os
import signal
import socket
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from reader.capture import sandbox, worker
from reader.capture.sandbox import confine
from reader.capture.worker import Cleaners
from reader.errors import CleaningFailed
from reader.self_test import confinement

linux = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="Landlock and seccomp are Linux's")


@pytest.fixture(scope="module")
def cleaners() -> Iterator[Cleaners]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("TEARSHEET_LIBRARY", "/secret/library.sqlite")
        patch.setenv("HTTPS_PROXY", "http://me:secret@127.0.0.1:1")
        pool = Cleaners(workers=1, seconds=20)
        pool.run(int, "1")
        yield pool
    pool.close()


def read(path: str) -> bytes:
    return Path(path).read_bytes()


def write(path: str) -> None:
    Path(path).write_text("from a page", encoding="utf-8")


def open_socket(family: int) -> None:
    socket.socket(family, socket.SOCK_STREAM).close()


def fork() -> None:
    if os.fork() == 0:
        os._exit(0)


def variables() -> list[str]:
    return [f"{name}={value}" for name, value in os.environ.items() if "secret" in value]


def arguments() -> list[str]:
    return sys.argv


def status() -> dict[str, str]:
    return dict(line.split(":", 1) for line in Path("/proc/self/status").read_text("utf-8").splitlines())


def test_a_worker_knows_no_library_and_no_proxy(cleaners: Cleaners) -> None:
    assert cleaners.run(variables) == []
    assert len(cleaners.run(arguments)) <= 1


@linux
def test_a_worker_reaches_no_network_no_file_and_no_program(cleaners: Cleaners, tmp_path: Path) -> None:
    private, new = tmp_path / "library.sqlite", tmp_path / "new"
    private.write_bytes(b"private")
    tries: list[tuple[Callable[..., object], object]] = [
        (read, str(private)), (write, str(new)), (write, str(private)), (os.listdir, str(tmp_path)),
        (os.unlink, str(private)), (os.mkdir, str(new)), (open_socket, socket.AF_INET), (open_socket, socket.AF_UNIX),
        (subprocess.getoutput, "echo out"), (os.system, "echo out"), (os.chmod, (str(private), 0o777)),
    ]  # fmt: skip
    for function, argument in tries:
        values = argument if isinstance(argument, tuple) else (argument,)
        if function is os.system:
            assert cleaners.run(function, *values) != 0
            continue
        with pytest.raises(CleaningFailed, match="Error"):
            cleaners.run(function, *values)
    with pytest.raises(CleaningFailed):
        cleaners.run(fork)
    assert private.read_bytes() == b"private"
    assert not new.exists()


def limit(process: int) -> object:
    import resource

    return resource.prlimit(process, resource.RLIMIT_NOFILE)


def rank(process: int) -> None:
    os.setpriority(os.PRIO_PROCESS, process, 19)


def pin(process: int) -> None:
    os.sched_setaffinity(process, {0})


def signal_to(process: int) -> None:
    signal.pidfd_send_signal(os.pidfd_open(process), 0)


def shared_memory() -> int:
    return int(ctypes.CDLL(None).shmget(0, 4096, 0o1600))


def own_limit() -> object:
    return limit(os.getpid())


@pytest.mark.skipif(not sandbox._filter(), reason="no filter for this system")
def test_a_worker_changes_no_other_process_and_shares_nothing(cleaners: Cleaners) -> None:
    for function in (limit, rank, pin, signal_to):
        with pytest.raises(CleaningFailed, match="PermissionError"):
            cleaners.run(function, os.getpid())
    assert cleaners.run(shared_memory) == -1
    assert cleaners.run(own_limit) == (sandbox.MAX_OPEN_FILES, sandbox.MAX_OPEN_FILES)


@linux
def test_a_worker_has_no_new_privileges_and_a_filter(cleaners: Cleaners) -> None:
    about = cleaners.run(status)
    assert about["NoNewPrivs"].strip() == "1"
    if os.uname().machine in ("x86_64", "aarch64"):
        assert about["Seccomp"].strip() == "2"


@linux
def test_a_worker_tells_what_holds_it_and_that_it_does(cleaners: Cleaners, tmp_path: Path) -> None:
    kept = tmp_path / "kept.txt"
    kept.write_text("a source", encoding="utf-8")
    holds, reached = cleaners.run(confinement.reach, str(kept))
    assert {"files", "privileges"} <= set(holds)
    assert reached == ()


@linux
def test_what_is_said_to_hold_and_does_not_is_found(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(confinement, "held", lambda: ("landlock", "seccomp"))
    kept = tmp_path / "kept.txt"
    kept.write_text("a source", encoding="utf-8")
    assert confinement.reach(str(kept)) == (("landlock", "seccomp"), ("reading", "writing", "network", "programs"))


@linux
def test_a_confined_worker_reads_the_program_and_starts_threads(cleaners: Cleaners) -> None:
    assert b"def confine" in cleaners.run(read, str(Path(worker.__file__).with_name("sandbox.py")))
    assert int(cleaners.run(status)["Threads"]) > 1


def test_what_a_worker_prints_goes_nowhere(cleaners: Cleaners, capfd: pytest.CaptureFixture[str]) -> None:
    cleaners.run(print, "\x1b]0;owned\x07")
    cleaners.run(os.write, 2, b"\x1b[2J")
    assert capfd.readouterr() == ("", "")


def test_a_page_is_not_charged_for_the_import_of_the_cleaners(monkeypatch: pytest.MonkeyPatch) -> None:
    order: list[str] = []
    monkeypatch.setattr(worker, "_import_cleaners", lambda: order.append("import"))
    monkeypatch.setattr(worker.time, "process_time", lambda: order.append("clock") or 0.0)
    monkeypatch.setattr("resource.setrlimit", lambda *_: None)
    worker._within(5, bytes.decode, b"a page")
    worker._within(5, int, "1")
    assert order == (["import", "clock", "clock"] if sys.platform != "win32" else ["import"])


@linux
def test_a_kernel_that_knows_neither_leaves_the_limits(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(
        ctypes, "CDLL", lambda *_, **__: type("L", (), {"syscall": _Refusing(), "prctl": _Refusing()})()
    )
    monkeypatch.setattr("resource.setrlimit", lambda *_: None)
    monkeypatch.setattr(sys, "argv", ["x"])
    assert confine() == ("files",)


class _Refusing:
    restype: object = None

    def __call__(self, *_: object) -> int:
        return -1


def test_the_programs_own_file_stays_readable_for_it_holds_the_modules_of_a_package() -> None:
    assert Path(sys.executable) in list(sandbox._program_folders())
