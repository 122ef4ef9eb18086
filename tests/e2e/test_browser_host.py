"""The browser's host on pipes: what it answers, that a page is never half in the library, and that it ends."""

from __future__ import annotations

import os
import struct
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from reader.desk.desk import Desk
from reader.desk.program.locations import library_path, settings_path
from reader.desk.program.settings import Settings
from reader.desk.program.single_instance import Instance
from reader.library.file.locking import lock
from reader.library.lock.keys import KEYRING, LEAST
from reader.model.library import Filter
from tests.e2e.host import BrowserHost
from tests.handing import ADDRESS, begin, messages
from tests.site import STORY

PAGE = (STORY % {"title": "Ferry returns", "name": "Anna"}).encode()


@pytest.fixture
def host(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[BrowserHost]:
    monkeypatch.setenv("TEARSHEET_LIBRARY", str(tmp_path / "library.sqlite"))
    started = BrowserHost()
    yield started
    if started.process.returncode is None:
        started.end()


def open_desk() -> Desk:
    return Desk(library_path(), settings=Settings(settings_path()))


def titles() -> list[str]:
    desk = open_desk()
    try:
        for job in desk.saving.resume():
            job.future.result(60)
        assert desk.saving.from_browser.all() == []
        return [row.title for row in desk.rows(Filter())]
    finally:
        desk.close()


def test_a_page_is_saved_once_and_known_from_then_on(host: BrowserHost) -> None:
    assert host.ask(verb="known", address=ADDRESS) | {"program": ""} == {
        "v": 1,
        "id": "q",
        "program": "",
        "speaks": [1, 1],
        "ok": True,
        "known": None,
        "library": "ready",
    }
    saved = host.save(PAGE, tags=["work"])
    assert (saved["ok"], saved["outcome"], saved["completeness"], saved["said"]) == (True, "saved", "whole", "Saved.")
    assert host.ask(verb="known", address=ADDRESS)["known"]["tags"] == ["work"]
    assert host.ask(verb="tags", begins="w")["tags"] == ["work"]
    again = host.save(PAGE, number="s2")
    assert (again["error"], again["article"]) == ("already_saved", saved["article"])
    assert host.save(PAGE, number="s3", as_="copy")["outcome"] == "copied"
    assert host.end() == (0, "")
    assert titles() == ["Ferry returns", "Ferry returns"]


def test_a_page_without_an_article_says_why_it_was_not_saved(host: BrowserHost) -> None:
    answer = host.save(b"<html><body></body></html>")
    assert (answer["error"], answer["why"]) == ("not_saved", "no-article")


@pytest.mark.parametrize(
    ("raw", "code"),
    [
        (struct.pack("=I", 0), "not_understood"),
        (struct.pack("=I", 1_000_001), "too_large"),
        (b"\xff\xff\xff\xff" + b"x" * 100, "too_large"),
        (b'{"v":1}', "too_large"),
    ],
)
def test_wrong_framing_is_answered_once_and_ends_the_host(host: BrowserHost, raw: bytes, code: str) -> None:
    host.raw(raw)
    answer = host.answer()
    assert answer is not None
    assert (answer["id"], answer["ok"], answer["error"]) == ("", False, code)
    assert host.answer() is None
    assert host.end() == (0, "")


@pytest.mark.parametrize("raw", [b"", b"\x05", b"\x05\0\0", struct.pack("=I", 500) + b'{"v":1'])
def test_a_message_that_breaks_off_ends_the_host_without_a_word(host: BrowserHost, raw: bytes) -> None:
    host.raw(raw)
    assert host.end() == (0, "")
    assert host.answer() is None


def test_what_is_not_understood_is_answered_and_the_next_message_too(host: BrowserHost) -> None:
    for message in ([], {"v": 1, "id": "q", "verb": "run"}, {"v": 9, "id": "q", "verb": "tags", "begins": ""}):
        host.send(message)
        answer = host.answer()
        assert answer is not None
        assert answer["error"] in ("not_understood", "extension_too_new")
    host.send({"v": 1, "id": "q", "verb": "save", "part": "bytes", "of": "document", "data": "AAAA"})
    assert (host.answer() or {})["error"] == "not_understood"
    assert host.ask(verb="tags", begins="")["tags"] == []
    assert host.end() == (0, "")


def test_a_page_whose_bytes_lack_or_is_cancelled_is_not_saved(host: BrowserHost, tmp_path: Path) -> None:
    first, piece, end = messages(PAGE)
    for sent in ([first, end], [first, piece, {**end, "part": "cancel"}], [first, piece]):
        for message in sent:
            host.send(message)
    assert host.end()[0] == 0
    assert not list(tmp_path.rglob("*.page"))


@pytest.mark.parametrize("after", ["receiving", "cleaning", "pictures", "file"])
def test_a_host_that_is_killed_leaves_the_file_or_the_article(host: BrowserHost, tmp_path: Path, after: str) -> None:
    first, piece, end = messages(PAGE)
    host.send(first)
    host.send(piece)
    assert (host.answer() or {})["progress"] == "receiving"
    if after != "receiving":
        host.send(end)
        while after != "file" and (host.answer() or {}).get("progress", "") != after:
            pass
        while after == "file" and not list(tmp_path.rglob("*.page")):
            pass
    host.process.kill()
    host.end()
    assert titles() == ([] if after == "receiving" else ["Ferry returns"])


def test_a_browser_that_ends_while_a_page_is_taken_in_loses_nothing(host: BrowserHost) -> None:
    for message in messages(PAGE):
        host.send(message)
    assert host.end()[0] == 0
    assert titles() == ["Ferry returns"]


def test_a_locked_library_is_told_and_a_page_for_it_is_sealed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "library.sqlite"
    monkeypatch.setenv("TEARSHEET_LIBRARY", str(path))
    open_desk().close()
    lock(path, "four tired harbour gulls", costs=LEAST)
    open_desk().close()  # unlocked, as after its lock was made
    key = dict(KEYRING._keys)
    KEYRING.forget()
    host = BrowserHost()
    for verb in ({"verb": "known", "address": ADDRESS}, {"verb": "tags", "begins": ""}, {"verb": "show", "article": 1}):
        assert host.ask(**verb)["error"] == "locked"
    answer = host.save(PAGE)
    assert (answer["ok"], answer["outcome"], answer["article"]) == (True, "waits", None)
    assert host.end() == (0, "")
    for file in (path for path in tmp_path.rglob("*") if path.is_file()):
        assert b"pier four" not in file.read_bytes()
    from reader.desk.program.opening import unlock

    assert key
    unlock(path, "four tired harbour gulls")
    try:
        assert titles() == ["Ferry returns"]
    finally:
        KEYRING.forget()


def test_an_open_window_takes_the_page_in(host: BrowserHost, tmp_path: Path) -> None:
    """What holds the place of the window here is this process."""
    desk = open_desk()
    instance = Instance(library_path(), settings_path().parent / "open")
    assert instance.claim()
    asked: list[Any] = []

    def answer(question: dict[str, Any], tell: Any) -> dict[str, Any]:
        asked.append(question["asks"])
        return desk.browser_answers.answer(question, tell)

    instance.listen(lambda _token, _given: None, answer)
    try:
        assert host.save(PAGE)["outcome"] == "saved"
        assert host.ask(verb="known", address=ADDRESS)["known"]["title"] == "Ferry returns"
        assert asked[-1] == "known"
        assert "take" in asked
        assert [row.title for row in desk.rows(Filter())] == ["Ferry returns"]
    finally:
        instance.close()
        desk.close()


def test_a_window_that_has_unlocked_the_library_takes_in_what_was_sealed(host: BrowserHost, tmp_path: Path) -> None:
    path = library_path()
    open_desk().close()
    lock(path, "four tired harbour gulls", costs=LEAST)
    desk = open_desk()
    instance = Instance(path, settings_path().parent / "open")
    assert instance.claim()
    instance.listen(lambda _token, _given: None, desk.browser_answers.answer)
    try:
        assert host.save(PAGE)["outcome"] == "saved"
        assert host.ask(verb="known", address=ADDRESS)["known"]["title"] == "Ferry returns"
        assert desk.saving.from_browser.all() == []
    finally:
        instance.close()
        desk.close()
        KEYRING.forget()


def test_while_the_window_works_on_the_file_a_page_waits(host: BrowserHost) -> None:
    open_desk().close()
    instance = Instance(library_path(), settings_path().parent / "open")
    assert instance.claim()
    instance.listen(lambda _token, _given: None, lambda _question, _tell: {"away": True})
    try:
        assert host.save(PAGE)["outcome"] == "waits"
        assert host.ask(verb="known", address=ADDRESS)["error"] == "busy"
    finally:
        instance.close()
    assert titles() == ["Ferry returns"]


def test_nothing_but_answers_reaches_the_browser(tmp_path: Path) -> None:
    """Even where something prints: here, at the start of Python itself and within a module of ours."""
    shouting = tmp_path / "sitecustomize.py"
    shouting.write_text("import atexit\natexit.register(print, 'bye')\n")
    host = BrowserHost({"PYTHONPATH": os.pathsep.join([str(tmp_path), os.environ.get("PYTHONPATH", "")])})
    assert host.ask(verb="tags", begins="")["ok"]
    host.end()
    assert host.answer() is None


def test_a_page_begins_while_many_others_do(host: BrowserHost) -> None:
    for number in range(12):
        host.send(begin(f"n{number}"))
    refused = 0
    for _ in range(12):
        refused += "error" in (host.answer() or {})
    assert refused == 4
