from __future__ import annotations

import pytest

from reader.cli.main import run


def test_the_statistics_count_articles_in_words(named: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert run([*named, "stats"]) == 0
    assert capsys.readouterr().out.startswith("2 articles, 0 read\n")
    assert run([*named, "tags", "rename", "harbour", "port"]) == 0
    assert capsys.readouterr().out == "Renamed “harbour” to “port” (1 article).\n"
