"""The hostile kit's conversations with a browser's host, here all in this process: see `tests/hostile/conversations.py`."""

from __future__ import annotations

import io
import threading
from pathlib import Path

import pytest

from reader.cli import browser_host
from tests.hostile.classes.browser_messages import articles_in, waiting_in
from tests.hostile.conversations import Conversation, conversations, wrong_of


@pytest.mark.parametrize("conversation", list(conversations()), ids=lambda one: one.name)
def test_the_host_answers_in_its_own_words_and_saves_nothing(
    conversation: Conversation, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    library = tmp_path / "library.sqlite"
    monkeypatch.setenv("TEARSHEET_LIBRARY", str(library))
    monkeypatch.setattr(browser_host.Host, "_make_ready", lambda self: None)
    raised: list[str] = []
    monkeypatch.setattr(threading, "excepthook", lambda failed: raised.append(repr(failed.exc_value)))
    monkeypatch.setattr(browser_host.Host, "_log", staticmethod(lambda error: raised.append(repr(error))))
    answers = io.BytesIO()
    browser_host.Host(io.BytesIO(conversation.sent), answers).serve()
    assert wrong_of(conversation, answers.getvalue(), articles_in(library), waiting_in(tmp_path)) is None
    assert raised == []
