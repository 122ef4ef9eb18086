"""Where no window can open: a sentence with what to do, not Qt's abort and no traceback."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from reader.gui.app.no_display import missing, or_say_why

DISPLAYS = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
WITHOUT_QT = """
import sys
class Lacking:
    def find_spec(self, name, path=None, target=None):
        if name == "PySide6":
            raise ImportError("libGL.so.1: cannot open shared object file: No such file or directory")
sys.meta_path.insert(0, Lacking())
from reader.__main__ import main
sys.argv = ["tearsheet"]
sys.exit(main())
"""


def start(tmp_path: Path, *command: str, **display: str) -> subprocess.CompletedProcess[str]:
    usual = {name: value for name, value in os.environ.items() if name not in DISPLAYS}
    own = {
        "HOME": str(tmp_path),
        "XDG_DATA_HOME": str(tmp_path),
        "XDG_CONFIG_HOME": str(tmp_path),
        "XDG_RUNTIME_DIR": str(tmp_path),
    }
    environment = {**usual, **own, **display}
    return subprocess.run(
        [sys.executable, *command], env=environment, capture_output=True, text=True, timeout=60, check=False
    )


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="other systems always have a display")
@pytest.mark.parametrize(
    ("display", "words"),
    [
        ({}, "There is no display here, so no window can open."),
        ({"DISPLAY": ":987"}, "The window cannot open. Qt says: could not connect to display :987."),
        ({"QT_QPA_PLATFORM": "paper"}, 'Qt says: Could not find the Qt platform plugin "paper"'),
    ],
)
def test_a_start_without_a_display_says_so_and_names_the_terminal(
    tmp_path: Path, display: dict[str, str], words: str
) -> None:
    done = start(tmp_path, "-m", "reader", **display)
    assert done.returncode == 1
    assert words in done.stderr
    assert "tearsheet list" in done.stderr
    assert done.stderr.count("\n") == 1


def test_a_library_that_the_system_lacks_is_named_with_what_to_type(tmp_path: Path) -> None:
    done = start(tmp_path, "-c", WITHOUT_QT)
    assert done.returncode == 1
    assert done.stderr.startswith("tearsheet: The window cannot open, for this system lacks libGL.so.1. ")
    assert "apt install libgl1" in done.stderr
    assert "Traceback" not in done.stderr


def test_an_import_error_of_our_own_is_not_taken_for_a_missing_system_library() -> None:
    assert missing(ImportError("cannot import name 'Paper' from 'reader'")) == ""


def test_what_qt_says_while_it_starts_well_is_passed_on(capsys: pytest.CaptureFixture[str]) -> None:
    from PySide6.QtCore import qWarning

    def make() -> str:
        qWarning("the screen is small")
        return "made"

    assert or_say_why(make) == "made"
    assert capsys.readouterr().err == "the screen is small\n"
