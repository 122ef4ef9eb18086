"""Frames are named by their place in the program, in Python or in a package, and by nothing else."""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path

import pytest

from reader.desk import jobs
from reader.desk.program import code_places
from reader.desk.program.code_places import MAX_FRAMES, places, type_name

HERE = Path(code_places.__file__).parents[2]


@pytest.mark.parametrize(
    ("filename", "place"),
    [
        (jobs.__file__, "reader/desk/jobs.py:3 run"),
        (json.decoder.__file__, "json/decoder.py:3 run"),
        (pytest.__file__, "pytest/__init__.py:3 run"),
        ("<frozen importlib._bootstrap>", "<frozen importlib._bootstrap>:3 run"),
    ],
    ids=["program", "Python", "package", "frozen"],
)
def test_code_is_named_from_its_package_on(filename: str, place: str) -> None:
    assert list(places([(filename, 3, "run")])) == [place]


@pytest.mark.parametrize(
    "filename",
    [
        "/home/ana/secret.py",
        "/home/ana/site-packages/secret.py",
        str(HERE / "secret.py"),
        str(HERE / ".." / "secret.py"),
        str(HERE.parent / "secret.py"),
        str(HERE / "README.md"),
        str(Path(os.__file__).parent / "the minister.py"),
        "secret.py",
        "json/secret.py",
        "<secret>",
        "<frozen The minister>",
        "",
    ],
    ids=[
        *(
            "home",
            "as if installed",
            "not there",
            "above",
            "beside",
            "no code",
            "a title",
            "relative",
            "as if packaged",
        ),
        *("made", "as if frozen", "none"),
    ],
)
def test_other_files_are_left_out(filename: str) -> None:
    assert list(places([(filename, 3, "run")])) == []


def test_in_a_package_of_the_program_modules_have_no_folder(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    frames = [(name, 3, "run") for name in ("reader/desk/jobs.py", "json/decoder.py", "secret/page.py", "a title.py")]
    assert list(places(frames)) == ["reader/desk/jobs.py:3 run", "json/decoder.py:3 run"]


@pytest.mark.parametrize(
    ("name", "shown"),
    [("run", "run"), ("<lambda>", "<lambda>"), ("the minister", "?"), ("x" * 200, "?"), ("", "?")],
    ids=["name", "lambda", "words", "long", "none"],
)
def test_a_function_is_named_by_an_identifier(name: str, shown: str) -> None:
    assert list(places([(jobs.__file__, 3, name)])) == [f"reader/desk/jobs.py:3 {shown}"]


@pytest.mark.parametrize("frame", ["secret", (1, 2, 3), ("secret",), (jobs.__file__, "secret", "run"), None], ids=str)
def test_what_is_no_frame_is_left_out(frame: object) -> None:
    assert list(places([frame])) == []


def test_the_innermost_frames_are_told() -> None:
    frames = [(jobs.__file__, line, "run") for line in range(MAX_FRAMES + 5)]
    assert [place.split(":")[1] for place in places(frames)][::29] == ["5 run", "34 run"]


def test_a_class_is_named_with_its_module() -> None:
    assert type_name(json.JSONDecodeError) == "json.decoder.JSONDecodeError"
    assert type_name(type("The minister", (Exception,), {})) == "?"
