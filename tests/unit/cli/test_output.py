from __future__ import annotations

import pytest

from reader.cli.main import run


def test_an_incomplete_article_is_listed_with_the_reason(named: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert run([*named, "list"]) == 0
    assert "incomplete: only the beginning" in capsys.readouterr().out
