from __future__ import annotations

import json
from pathlib import Path

import pytest

from reader.cli.main import run
from reader.library.library import Library
from reader.model.blocks import Block, plain_text
from tests.making import add_article


def found(capsys: pytest.CaptureFixture[str], *arguments: str) -> list[str]:
    run([*arguments, "--json"])
    return [row["title"] for row in json.loads(capsys.readouterr().out or "[]")]


@pytest.mark.parametrize(
    ("words", "titles"),
    [
        (["-returns"], ["Council counts"]),
        (["-harbour"], ["Council counts"]),
        (["-tag:harbour"], ["Council counts"]),
        (["-is:incomplete", "-counts"], ["Ferry returns"]),
        (["returns", "-council"], ["Ferry returns"]),
        (["-council", "--tag", "harbour"], ["Ferry returns"]),
        (["--limit", "1", "-council"], ["Ferry returns"]),
    ],
)
def test_a_search_may_begin_with_a_minus(
    named: list[str], capsys: pytest.CaptureFixture[str], words: list[str], titles: list[str]
) -> None:
    assert found(capsys, *named, "search", *words) == titles


def test_words_after_two_dashes_are_words(named: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    run([*named, "search", "--json", "--", "-returns"])
    assert [row["title"] for row in json.loads(capsys.readouterr().out)] == ["Council counts"]


def test_h_still_asks_for_help_and_an_unknown_option_is_still_one(
    named: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert run([*named, "search", "-h"]) == 0
    assert "Search articles" in capsys.readouterr().out
    assert run([*named, "search", "--council"]) == 2


def test_an_article_is_shown_with_its_publication_time(named: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert run([*named, "show", "1"]) == 0
    assert "2026-11-" in capsys.readouterr().out


def test_a_summary_comes_with_the_articles_correction(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    words = "Correction: an earlier version named the wrong pier."
    paragraphs = [f"The council of Tenby closed pier {at} of the harbour on Monday after a storm." for at in range(5)]
    blocks = (*(Block("paragraph", some) for some in paragraphs), Block("paragraph", words, role="correction"))
    path = tmp_path / "corrected.sqlite"
    library = Library(path)
    add_article(library, text=plain_text(blocks), blocks=blocks, summarised=False)
    library.close()
    assert run(["--library", str(path), "summary", "1", "--method", "lead"]) == 0
    assert f"Note in the article: {words}" in capsys.readouterr().out
    assert run(["--library", str(path), "summary", "1", "--method", "lead", "--json"]) == 0
    answer = json.loads(capsys.readouterr().out)
    assert [note["text"] for note in answer["notes"]] == [words]
    assert answer["passages"] is False
    assert words not in [sentence["text"] for sentence in answer["sentences"]]
