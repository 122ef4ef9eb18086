"""Mistakes of ours before there is a window, and after it, end the program with a sentence and no traceback."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from reader.gui.app import unexpected
from reader.gui.kit.dialogs.question_dialog import QuestionDialog

CODE = """
import sys
from PySide6.QtCore import QTimer
import reader.gui.app.start as start
def fail(*_arguments, **_named):
    raise ValueError("SECRET words")
make = start._window
def window(desk, theme, state):
    made = make(desk, theme, state)
    desk.close = fail
    QTimer.singleShot(0, made, made.close)
    return made
if sys.argv[1] == "opening":
    start.open_desk = fail
else:
    start._window = window
code = start.open_window(["--library", sys.argv[2]])
from reader.desk.program import log
print(*log.recent(), sep="\\n", flush=True)
import os
os._exit(code)
"""


@pytest.mark.parametrize("when", ["opening", "closing"])
def test_it_is_said_in_the_terminal_and_logged_without_its_words(when: str, tmp_path: Path) -> None:
    homes = ("HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME", "XDG_RUNTIME_DIR", "LOCALAPPDATA")
    environment = {**os.environ, **dict.fromkeys(homes, str(tmp_path)), "QT_QPA_PLATFORM": "offscreen"}
    done = subprocess.run(
        [sys.executable, "-c", CODE, when, str(tmp_path / "library.sqlite")],
        env=environment,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert done.returncode == 1
    assert "tearsheet: Something went wrong. Nothing was lost. Try again.\n" in done.stderr
    assert "window: builtins.ValueError" in done.stdout
    assert "reader/gui/app/start.py" in done.stdout
    for words in ("SECRET", "Traceback"):
        assert words not in done.stderr + done.stdout


@pytest.mark.parametrize("has_terminal", [True, False])
def test_where_nobody_looks_at_a_terminal_a_message_says_it(
    monkeypatch: pytest.MonkeyPatch, qapp: QApplication, *, has_terminal: bool
) -> None:
    said: list[str] = []
    monkeypatch.setattr(QuestionDialog, "ask", lambda dialog: said.append(dialog.words.text()))
    monkeypatch.setattr(type(qapp), "platformName", lambda *_: "xcb")
    monkeypatch.setattr(sys.stderr, "isatty", lambda: has_terminal)
    assert unexpected.end_unexpectedly(ValueError("SECRET words")) == 1
    assert said == ([] if has_terminal else ["Something went wrong. Nothing was lost. Try again."])
