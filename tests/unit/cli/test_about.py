from __future__ import annotations

import json

import pytest

import reader
from reader.cli.main import run


def test_version_and_licences_are_text_for_people_and_json_for_programs(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["--version"]) == 0
    assert capsys.readouterr().out.startswith(f"Tearsheet {reader.__version__}")
    assert run(["--version", "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["version"] == reader.__version__
