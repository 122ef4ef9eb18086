"""Calls from other processes: the word first, a deadline for all of it, several at once, and none for nobody."""

from __future__ import annotations

import json
import queue
import socket
import threading
from collections.abc import Iterator

import pytest

from reader.desk.program import calls
from reader.desk.program.calls import CALL_SECONDS, MAX_CALLS, MAX_WORD_BYTES, Call, Switchboard

SECONDS = 30


class Dripping:
    """A line on which a byte comes in each second of ``clock``, for ever."""

    def __init__(self) -> None:
        self.now = 100.0
        self.allowed: list[float] = []

    def clock(self) -> float:
        return self.now

    def settimeout(self, seconds: float) -> None:
        self.allowed.append(seconds)

    def recv(self, _most: int) -> bytes:
        self.now += 0.5
        return b"x"


@pytest.fixture
def pair() -> Iterator[tuple[socket.socket, socket.socket]]:
    ours, theirs = socket.socketpair()
    theirs.settimeout(SECONDS)
    with ours, theirs:
        yield ours, theirs


def test_a_dripping_caller_is_heard_no_longer_than_the_deadline() -> None:
    line = Dripping()
    with pytest.raises(TimeoutError):
        Call(line, line.clock).knows("word")  # type: ignore[arg-type]
    assert line.now == 100.0 + CALL_SECONDS
    assert line.allowed == [2.0, 1.5, 1.0, 0.5]


def test_the_word_comes_before_anything_is_read_and_the_message_after_it(
    pair: tuple[socket.socket, socket.socket],
) -> None:
    ours, theirs = pair
    theirs.sendall(b"word\n" + json.dumps({"given": ["ö" * 5_000]}).encode() + b"\n")
    call = Call(ours)
    assert call.knows("word")
    assert call.message() == {"given": ["ö" * 5_000]}


def test_of_a_stranger_little_is_read(pair: tuple[socket.socket, socket.socket]) -> None:
    ours, theirs = pair
    theirs.sendall(b"x" * 1000)
    with pytest.raises(ValueError, match="too much"):
        Call(ours).knows("word")
    assert len(ours.recv(4000)) == 1000 - MAX_WORD_BYTES


@pytest.mark.parametrize("said", [b"\n", b"wor\n", b"wordy\n", b"\xff\n"], ids=["none", "part", "more", "bytes"])
def test_another_word_is_not_the_word(pair: tuple[socket.socket, socket.socket], said: bytes) -> None:
    pair[1].sendall(said)
    assert not Call(pair[0]).knows("word")


def test_a_caller_who_has_gone_has_given_up(pair: tuple[socket.socket, socket.socket]) -> None:
    ours, theirs = pair
    theirs.sendall(b"word\n{}\n")
    call = Call(ours)
    assert call.knows("word")
    assert call.message() == {}
    assert not call.is_given_up()
    theirs.close()
    assert call.is_given_up()


class Callers:
    """A switchboard with what it took, and callers on it."""

    def __init__(self) -> None:
        self.taken: queue.SimpleQueue[str] = queue.SimpleQueue()
        self.goes_on = threading.Event()
        self.board = Switchboard("word", self._take)
        self.lines: list[socket.socket] = []

    def _take(self, call: Call) -> None:
        self.taken.put(call.message()["name"])
        self.goes_on.wait(SECONDS)
        call.line.sendall(b"taken\n")

    def call(self, said: bytes) -> socket.socket:
        ours, theirs = socket.socketpair()
        theirs.settimeout(SECONDS)
        self.lines.append(theirs)
        self.board.connect(ours)
        theirs.sendall(said)
        return theirs


@pytest.fixture
def callers() -> Iterator[Callers]:
    made = Callers()
    yield made
    made.goes_on.set()
    for line in made.lines:
        line.close()


def test_strangers_who_say_nothing_hold_nobody_up(callers: Callers, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(calls, "CALL_SECONDS", 10.0 * SECONDS)
    callers.goes_on.set()
    first, *_ = [callers.call(b"w") for _ in range(MAX_CALLS)]
    reader = callers.call(b'word\n{"name": "reader"}\n')
    assert callers.taken.get(timeout=SECONDS) == "reader"
    assert reader.recv(10) == b"taken\n"
    assert first.recv(10) == b""  # it made room


def test_no_more_are_heard_at_once_than_there_is_room_for(callers: Callers) -> None:
    known = [callers.call(b'word\n{"name": "known"}\n') for _ in range(MAX_CALLS)]
    for _ in known:
        callers.taken.get(timeout=SECONDS)
    ours, theirs = socket.socketpair()
    with theirs:
        theirs.settimeout(SECONDS)
        callers.board.connect(ours)
        assert theirs.recv(10) == b""
    callers.goes_on.set()
    assert [line.recv(10) for line in known] == [b"taken\n"] * MAX_CALLS


@pytest.mark.parametrize("said", [b"wrong\n{}\n", b"word\nno JSON\n", b"word\n[1]\n", b"word\n{}\n"])
def test_a_call_that_makes_no_sense_ends_and_the_next_is_heard(callers: Callers, said: bytes) -> None:
    callers.goes_on.set()
    assert callers.call(said).recv(10) == b""
    assert callers.call(b'word\n{"name": "next"}\n').recv(10) == b"taken\n"
