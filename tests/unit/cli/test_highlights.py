from __future__ import annotations

import json
from pathlib import Path

import pytest

from reader.cli.main import run
from reader.library.library import Library
from tests.making import TEXT, add_article

WORDS = "Both engines had stopped in the middle of the channel."


@pytest.fixture
def marked(tmp_path: Path) -> list[str]:
    """The option that names a library of three articles: one highlighted, one with a note of its own, one with neither."""
    path = tmp_path / "named.sqlite"
    library = Library(path)
    ferry, council = add_article(library, "Ferry returns"), add_article(library, "Council counts")
    add_article(library, "Nothing here")
    start = TEXT.index(WORDS)
    library.highlights.add(ferry, start, start + len(WORDS), WORDS, 3, "Ask the *pilot*")
    library.highlights.put_note(council, "Minutes are due")
    library.close()
    return ["--library", str(path)]


def test_highlights_lists_passages_and_notes_of_all_articles(
    marked: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert run([*marked, "highlights"]) == 0
    assert capsys.readouterr().out == (
        "     2 Council counts  (Coast Courier)\n        Minutes are due\n\n"
        f"     1 Ferry returns  (Coast Courier)\n    Check: {WORDS}\n        Ask the *pilot*\n"
    )


@pytest.mark.parametrize(
    ("words", "titles"),
    [(["1"], ["Ferry returns"]), (["note:minutes"], ["Council counts"]), (["highlight:check"], ["Ferry returns"])],
)
def test_highlights_takes_articles_by_number_or_search(
    marked: list[str], capsys: pytest.CaptureFixture[str], words: list[str], titles: list[str]
) -> None:
    assert run([*marked, "highlights", *words, "--json"]) == 0
    assert [article["title"] for article in json.loads(capsys.readouterr().out)] == titles


def test_highlights_as_json_hold_the_place_the_words_and_their_context(
    marked: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    run([*marked, "highlights", "1", "--json"])
    ((article,), start) = json.loads(capsys.readouterr().out), TEXT.index(WORDS)
    (one,) = article["highlights"]
    assert (one["start"], one["end"], one["exact"]) == (start, start + len(WORDS), WORDS)
    assert (one["meaning"], one["name"], one["found"], one["note"]) == (3, "Check", True, "Ask the *pilot*")
    assert (one["prefix"], article["note"]) == (TEXT[:start], "")


def test_an_article_as_json_holds_its_highlights(marked: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    run([*marked, "show", "1", "--json"])
    assert [one["exact"] for one in json.loads(capsys.readouterr().out)["highlights"]] == [WORDS]


def test_highlights_as_markdown_are_quotes(marked: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert run([*marked, "highlights", "--markdown", "1"]) == 0
    assert f"> {WORDS}\n\n**Check**\n\nAsk the *pilot*\n" in capsys.readouterr().out


def test_no_highlights_are_a_failure_that_says_so(marked: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert run([*marked, "highlights", "3"]) == 1
    assert "No highlights or notes found." in capsys.readouterr().err
    assert run([*marked, "highlights", "9"]) == 1
