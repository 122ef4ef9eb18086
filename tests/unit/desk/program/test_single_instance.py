"""The first window on a library and those that come after it; each in a process of its own, for the lock is one of
processes."""

from __future__ import annotations

import json
import os
import queue
import signal
import socket
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path

import pytest

from reader.desk.program.calls import Call
from reader.desk.program.single_instance import Instance, _connect

ROOT = Path(__file__).resolve().parents[4]

FIRST = """
import sys
from pathlib import Path
import reader.desk.program.single_instance as instance
if sys.argv[3] == "loopback":
    instance._MAX_PATH_BYTES = 0
first = instance.Instance(Path(sys.argv[1]), Path(sys.argv[2]))
print("first" if first.claim() else "second", flush=True)
if sys.argv[3] != "deaf":
    first.listen(lambda token, given: print("asked", token, *(one[:40] for one in given), flush=True))
print("listening", flush=True)
sys.stdin.readline()
first.close()
print("closed", flush=True)
"""


class First:
    """A process that is the first on the library."""

    def __init__(self, library: Path, folder: Path, how: str = "") -> None:
        command = [sys.executable, "-X", "utf8", "-c", FIRST, str(library), str(folder), how]
        environment = {**os.environ, "PYTHONPATH": str(ROOT)}
        self.process = subprocess.Popen(
            command, env=environment, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, encoding="utf-8"
        )
        self._lines: queue.SimpleQueue[str] = queue.SimpleQueue()
        self._reader = threading.Thread(
            target=self._read, daemon=True
        )  # what it prints must not fill the pipe and hold it up
        self._reader.start()

    def _read(self) -> None:
        assert self.process.stdout is not None
        for line in self.process.stdout:
            self._lines.put(line.strip())
        self._lines.put("")

    def line(self) -> str:
        return self._lines.get(timeout=30)

    def end(self) -> None:
        assert self.process.stdin is not None
        assert self.process.stdout is not None
        if self.process.poll() is None:
            self.process.kill()
        self.process.wait()
        self._reader.join()
        self.process.stdin.close()
        self.process.stdout.close()


@pytest.fixture(params=["", "loopback"])
def first(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[First]:
    made = First(tmp_path / "library.sqlite", tmp_path / "open", request.param)
    assert (made.line(), made.line()) == ("first", "listening")
    yield made
    made.end()


def test_the_second_is_told_so_and_the_first_is_asked_to_come(
    first: First, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_ACTIVATION_TOKEN", "t0ken")
    second = Instance(tmp_path / "library.sqlite", tmp_path / "open")
    assert not second.claim()
    assert second.call()
    assert first.line() == "asked t0ken"
    assert Instance(tmp_path / "folder" / ".." / "library.sqlite", tmp_path / "open").call()


def test_another_library_has_a_first_of_its_own(first: First, tmp_path: Path) -> None:
    other = Instance(tmp_path / "other.sqlite", tmp_path / "open")
    assert other.claim()
    other.close()


def test_after_the_first_has_gone_or_was_killed_the_next_is_the_first(tmp_path: Path) -> None:
    for how in ("ended", "killed"):
        first = First(tmp_path / "library.sqlite", tmp_path / "open")
        assert (first.line(), first.line()) == ("first", "listening")
        if how == "killed":
            first.process.send_signal(signal.SIGKILL if hasattr(signal, "SIGKILL") else signal.SIGTERM)
            first.process.wait()
        else:
            assert first.process.stdin is not None
            first.process.stdin.write("\n")
            first.process.stdin.flush()
            assert first.line() == "closed"
        first.end()


def test_one_that_does_not_answer_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("reader.desk.program.single_instance._CALL_SECONDS", 0.3)
    deaf = First(tmp_path / "library.sqlite", tmp_path / "open", "deaf")
    assert (deaf.line(), deaf.line()) == ("first", "listening")
    second = Instance(tmp_path / "library.sqlite", tmp_path / "open")
    assert not second.claim()
    assert not second.call()
    deaf.end()


def test_who_does_not_know_the_word_is_not_heard(first: First, tmp_path: Path) -> None:
    (lock,) = (tmp_path / "open").glob("*.lock")
    address = json.loads(lock.read_text())
    for word in ("", "wrong", None):
        assert not Instance._ask({**address, "word": word})
    with pytest.raises(KeyError):
        Instance._ask({name: value for name, value in address.items() if name != "word"})
    assert Instance._ask(address)
    assert first.line() == "asked"


@pytest.mark.skipif(os.name != "posix", reason="permissions of POSIX")
def test_only_the_same_account_can_reach_it(first: First, tmp_path: Path) -> None:
    assert (tmp_path / "open").stat().st_mode & 0o777 == 0o700
    for path in (tmp_path / "open").iterdir():
        assert path.stat().st_mode & 0o777 == 0o600, path


def test_a_folder_that_cannot_be_written_hinders_nobody(tmp_path: Path) -> None:
    (tmp_path / "open").write_text("a file")
    alone = Instance(tmp_path / "library.sqlite", tmp_path / "open")
    assert alone.claim()
    alone.listen(lambda _token, _given: None)
    alone.close()


def test_what_the_second_was_given_reaches_the_first(first: First, tmp_path: Path) -> None:
    second = Instance(tmp_path / "library.sqlite", tmp_path / "open")
    assert second.call(["/tmp/two words.html", "z\xe9ro", "https://a.example/"])
    assert first.line().startswith("asked  /tmp/two words.html z")


def test_very_much_is_handed_over_in_portions(first: First, tmp_path: Path) -> None:
    given = [f"https://a.example/{number}/" + "x" * 4000 for number in range(230)]
    assert Instance(tmp_path / "library.sqlite", tmp_path / "open").call(given)
    heard = [first.line().split()[1:] for _ in range(3)]
    assert [len(part) for part in heard] == [100, 100, 30]
    assert [one for part in heard for one in part] == [one[:40] for one in given]


def test_an_older_first_that_takes_nothing_is_not_left_with_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    class Line:
        def __enter__(self) -> Line:
            return self

        def __exit__(self, *_: object) -> None: ...

        def sendall(self, _sent: bytes) -> None: ...

        def recv(self, _most: int) -> bytes:
            return b"ok\n"

    monkeypatch.setattr("reader.desk.program.single_instance._connect", lambda _address: Line())
    assert Instance._ask({"word": "w"})
    assert not Instance._ask({"word": "w"}, ["https://a.example/"])


def test_where_case_makes_no_difference_a_library_has_one_first_before_and_after_its_file_exists(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    library = tmp_path / "Library.sqlite"
    there = False
    monkeypatch.setattr(os.path, "normcase", lambda path: os.fspath(path).lower())
    monkeypatch.setattr(
        Path, "resolve", lambda path: library if there else path
    )  # the case that the file has, once there is one
    begun = Instance(library, tmp_path / "open")
    assert begun.claim()
    there = True
    later = Instance(library, tmp_path / "open")
    assert later._lock_path == begun._lock_path
    begun.close()


def test_a_question_is_answered_with_the_stages_on_the_way(tmp_path: Path) -> None:
    window, host = (Instance(tmp_path / "library.sqlite", tmp_path / "open") for _ in range(2))
    assert window.claim()
    assert host.ask({"asks": "known"}, print, 1) is None  # it does not listen yet

    def answer(question: dict[str, object], tell: Callable[[str], None]) -> dict[str, object]:
        tell("cleaning")
        return {"asked": question}

    window.listen(lambda _token, _given: None, answer)  # type: ignore[arg-type]
    try:
        stages: list[str] = []
        assert host.ask({"asks": "known", "a": "ö" * 9000}, stages.append, 5) == {
            "asked": {"asks": "known", "a": "ö" * 9000}
        }
        assert stages == ["cleaning"]
    finally:
        window.close()
    assert host.ask({"asks": "known"}, print, 1) is None


def test_no_more_questions_are_answered_at_once_than_there_is_room_for(tmp_path: Path) -> None:
    window, host = (Instance(tmp_path / "library.sqlite", tmp_path / "open") for _ in range(2))
    assert window.claim()
    goes_on, begun = threading.Event(), threading.Semaphore(0)

    def answer(_question: dict[str, object], _tell: Callable[[str], None]) -> dict[str, object]:
        begun.release()
        goes_on.wait(30)
        return {}

    window.listen(lambda _token, _given: None, answer)  # type: ignore[arg-type]
    asking = [threading.Thread(target=host.ask, args=({}, print, 30)) for _ in range(8)]
    try:
        for thread in asking:
            thread.start()
        for _ in asking:
            assert begun.acquire(timeout=30)
        assert host.ask({}, print, 30) is None
        assert host.call([])  # other starts are still heard
    finally:
        goes_on.set()
        for thread in asking:
            thread.join(30)
        window.close()


@pytest.mark.parametrize("said", [b"", b"x\n", b"{}\n", b'{"word": 1, "asks": {}}\n', b"[" * 200_000 + b"\n"])
def test_who_does_not_know_the_word_is_not_answered(tmp_path: Path, said: bytes) -> None:
    window = Instance(tmp_path / "library.sqlite", tmp_path / "open")
    assert window.claim()
    window.listen(lambda _token, _given: None, lambda _question, _tell: {"known": None})
    try:
        with _connect(window._address) as line, suppress(OSError):  # cut off before it has said all
            line.sendall(said)
            line.shutdown(socket.SHUT_WR)
            assert line.recv(100) == b""
        assert Instance(tmp_path / "library.sqlite", tmp_path / "open").ask({}, print, 5) == {"known": None}
    finally:
        window.close()


def test_a_call_that_was_given_up_is_not_delivered_later(tmp_path: Path) -> None:
    window = Instance(tmp_path / "library.sqlite", tmp_path / "open")
    heard: list[list[str]] = []
    ours, theirs = socket.socketpair()
    theirs.sendall(b'word\n{"given": ["https://a.example/"]}\n')
    theirs.close()
    with ours:
        call = Call(ours)
        assert call.knows("word")
        window._take(call, lambda _token, given: heard.append(given), None)
    assert heard == []


def test_a_connection_that_drips_holds_no_call_up(first: First, tmp_path: Path) -> None:
    (lock,) = (tmp_path / "open").glob("*.lock")
    with _connect(json.loads(lock.read_text())) as dripping:
        dripping.sendall(b"{")
        second = Instance(tmp_path / "library.sqlite", tmp_path / "open")
        assert second.call(["https://a.example/"])
        assert first.line().endswith("https://a.example/")
