"""A second start of the window on the same library raises the first one, and ends with 0."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.making import TEXT as STORY

CODE = """
import sys
import reader.gui.app.single_instance as front
come = front.SingleInstance._come
def heard(self, token, given):
    come(self, token, given)
    print("to the front", flush=True)
front.SingleInstance._come = heard
from reader.gui.app import stages
after = stages.after_first_paint
def painted(window):
    after(window)
    print("painted", flush=True)
stages.after_first_paint = painted
from reader.__main__ import main
sys.argv = ["tearsheet", "open"]
raise SystemExit(main())
"""


def test_a_second_start_raises_the_first_window_and_a_killed_one_hinders_nobody(
    tmp_path: Path, environment: dict[str, str]
) -> None:
    environment = {**environment, "QT_QPA_PLATFORM": "offscreen", "XDG_CONFIG_HOME": str(tmp_path / "config")}
    for _ in range(2):
        first = subprocess.Popen([sys.executable, "-c", CODE], env=environment, stdout=subprocess.PIPE, text=True)
        try:
            assert first.stdout is not None
            assert first.stdout.readline() == "painted\n"
            second = subprocess.run([sys.executable, "-m", "reader", "open"], env=environment, timeout=30, check=False)
            assert second.returncode == 0
            assert first.stdout.readline() == "to the front\n"
            assert first.poll() is None
        finally:
            first.kill()
            first.wait()
            first.stdout.close()
    assert Path(environment["TEARSHEET_LIBRARY"]).exists()


OPENED = CODE.replace('print("to the front", flush=True)', 'print("to the front", *given, flush=True)').replace(
    'sys.argv = ["tearsheet", "open"]', 'sys.argv = ["tearsheet", *sys.argv[1:]]'
)


def test_a_file_given_to_a_second_start_is_saved_in_the_first_window(
    tmp_path: Path, environment: dict[str, str]
) -> None:
    environment = {**environment, "QT_QPA_PLATFORM": "offscreen", "XDG_CONFIG_HOME": str(tmp_path / "config")}
    for name in ("first.html", "second page.html"):
        (tmp_path / name).write_text(f"<title>{name}</title><p>{STORY}</p>", encoding="utf-8")
    first = subprocess.Popen(
        [sys.executable, "-c", OPENED, "first.html"],
        env=environment,
        cwd=tmp_path,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    try:
        assert first.stdout is not None
        assert first.stdout.readline() == "painted\n"
        command = [sys.executable, "-m", "reader", "open", "second page.html", "tearsheet:https://news.example/a"]
        assert subprocess.run(command, env=environment, cwd=tmp_path, timeout=30, check=False).returncode == 0
        told = f"to the front {tmp_path / 'second page.html'} tearsheet:https://news.example/a\n"
        assert first.stdout.readline() == told
        listed = [sys.executable, "-m", "reader", "list", "--json"]
        end = time.monotonic() + 60
        saved: set[str] = set()
        while time.monotonic() < end and not {"first.html", "second page.html"} <= saved:
            done = subprocess.run(
                listed, env=environment, capture_output=True, encoding="utf-8", timeout=60, check=True
            )
            saved = {
                Path(row["url"].replace("%20", " ")).name
                for row in json.loads(done.stdout)
                if row["url"].startswith("file:")
            }
        assert saved == {"first.html", "second page.html"}
    finally:
        first.kill()
        _, errors = first.communicate()
    assert "Traceback" not in errors


WAITING = """
import reader.gui.app.termination as termination
wait = termination.close_when_asked
def waiting():
    wait()
    print("waiting", flush=True)
termination.close_when_asked = waiting
"""


@pytest.mark.skipif(os.name == "nt", reason="ends by signal")
@pytest.mark.parametrize("name", ["SIGTERM", "SIGHUP"])
def test_a_window_closes_in_order_when_the_system_ends_it(
    tmp_path: Path, environment: dict[str, str], name: str
) -> None:
    environment = {**environment, "QT_QPA_PLATFORM": "offscreen", "XDG_CONFIG_HOME": str(tmp_path / "config")}
    window = subprocess.Popen(
        [sys.executable, "-c", WAITING + CODE],
        env=environment,
        cwd=tmp_path,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    try:
        assert window.stdout is not None
        assert {window.stdout.readline() for _ in range(2)} == {"painted\n", "waiting\n"}
        window.send_signal(getattr(signal, name))
        _, errors = window.communicate(timeout=60)
    finally:
        window.kill()
    assert window.returncode == 0
    assert "Traceback" not in errors


def test_hostile_arguments_of_a_start_are_no_traceback(tmp_path: Path, environment: dict[str, str]) -> None:
    environment = {**environment, "QT_QPA_PLATFORM": "offscreen", "XDG_CONFIG_HOME": str(tmp_path / "config")}
    environment["PYTHONIOENCODING"] = "utf-8:backslashreplace"
    hostile = [
        b"/dev/zero",
        b"file:///etc/../dev/null",
        b"\xff\xfe.html",
        b"a\nb\x1b[31m.html",
        b"x" * 100_000,
        b"tearsheet:\x01",
        b"%s%n",
    ]
    command = [os.fsencode(sys.executable), b"-c", OPENED.encode(), b"open", *hostile]
    first = subprocess.Popen(command, env=environment, cwd=tmp_path, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    try:
        assert first.stdout is not None
        assert first.stdout.readline() == b"painted\n"
        again = subprocess.run(
            [os.fsencode(sys.executable), b"-m", b"reader", b"open", *hostile],
            env=environment,
            capture_output=True,
            timeout=60,
            check=False,
        )
        assert (again.returncode, again.stderr) == (0, b"")
        assert first.stdout.readline().startswith(b"to the front ")
    finally:
        first.kill()
        _, errors = first.communicate()
    assert b"Traceback" not in errors
