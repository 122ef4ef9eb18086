"""The overview and the names of tags in the terminal."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from reader.library.library import Library
from tests.making import add_article

Run = Callable[..., Any]


@pytest.fixture(autouse=True)
def _three(tmp_path: Path) -> None:
    library = Library(tmp_path / "library.sqlite")
    add_article(library, "One", tags=("ferry", "port/north"))
    add_article(library, "Two", tags=("Ferries",), language="de")
    add_article(library, "Three", site="The Ledger", tags=("port/south", "ferries"))
    library.close()


def names(answer: Run) -> dict[str, int]:
    return {tag["name"]: tag["count"] for tag in answer("tags")}


def test_stats_say_what_is_in_the_library_and_what_takes_the_space(tearsheet: Run, answer: Run) -> None:
    found = answer("stats")
    assert (found["articles"], found["read"]) == (3, 0)
    assert [(site["name"], site["count"]) for site in found["sites"]["first"]] == [
        ("Coast Courier", 2),
        ("The Ledger", 1),
    ]
    assert {(tag["name"], tag["count"]) for tag in found["tags"]["first"]} == {
        ("ferry", 1),
        ("Ferries", 2),
        ("port", 2),
    }
    assert sum(period["saved"] for period in found["periods"]) == 3
    space = found["space"]
    assert space["file"] == sum(space[part] for part in ("originals", "pictures", "texts", "search", "free", "other"))
    spoken = tearsheet("stats").stdout
    assert spoken.startswith("3 articles, 0 read\n")
    assert "  Coast Courier\n" in spoken
    assert "  originals\n" in spoken


def test_a_tag_is_renamed_with_those_nested_in_it(tearsheet: Run, answer: Run) -> None:
    assert tearsheet("tags", "rename", "ferry", "boat").stdout == "Renamed “ferry” to “boat” (1 article).\n"
    answer("tags", "rename", "port", "harbour")
    assert names(answer) == {"boat": 1, "Ferries": 2, "harbour/north": 1, "harbour/south": 1}


def test_a_tag_renamed_to_another_becomes_one_with_it_and_says_so(tearsheet: Run, answer: Run) -> None:
    assert tearsheet("tags", "rename", "ferry", "ferries").stdout == "Merged “ferry” into “Ferries” (3 articles).\n"
    assert names(answer) == {"Ferries": 3, "port/north": 1, "port/south": 1}


def test_a_tag_can_be_written_otherwise(tearsheet: Run, answer: Run) -> None:
    assert answer("tags", "rename", "Ferries", "FERRIES") == {
        "name": "FERRIES",
        "count": 2,
        "was": ["Ferries"],
        "merged": False,
    }


def test_several_tags_become_one(tearsheet: Run, answer: Run) -> None:
    done = answer("tags", "merge", "ferry", "port/north", "Ferries")
    assert done == {"name": "Ferries", "count": 3, "was": ["ferry", "port/north"], "merged": True}
    spoken = tearsheet("tags", "merge", "Ferries", "port/south", "all at sea").stdout
    assert spoken == "Merged “Ferries” and “port/south” into “all at sea” (3 articles).\n"
    assert names(answer) == {"all at sea": 3}


def test_a_tag_is_taken_from_its_articles_which_stay(tearsheet: Run, answer: Run) -> None:
    assert tearsheet("tags", "delete", "port").stdout == "Deleted “port” from 2 articles.\n"
    assert answer("tags", "delete", "ferry") == {"deleted": "ferry", "articles": 1}
    assert names(answer) == {"Ferries": 2}
    assert len(answer("list")) == 3


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("rename", "boat", "ship"), "There’s no tag “boat” in the library. Nothing was changed."),
        (("merge", "ferry", "boat", "ship"), "There’s no tag “boat” in the library. Nothing was changed."),
        (("delete", "fer"), "There’s no tag “fer” in the library. Nothing was changed."),
        (("rename", "port", "port/old"), "so they can’t be merged"),
        (("rename", "ferry", " / "), "A tag needs a name."),
    ],
)
def test_what_cannot_be_is_said_in_a_sentence_and_nothing_changes(
    tearsheet: Run, answer: Run, arguments: tuple[str, ...], words: str
) -> None:
    before = names(answer)
    done = tearsheet("tags", *arguments)
    assert (done.returncode, done.stderr.count("\n")) == (1, 1)
    assert words in done.stderr
    assert names(answer) == before
