"""What a browser's extension is told of the library."""

from __future__ import annotations

from pathlib import Path

from reader.desk.desk import Desk
from tests.handing import ADDRESS, handed_over
from tests.unit.desk.handed_over.conftest import STORY_PAGE


def ask(desk: Desk, asks: str, **more: object) -> dict[str, object]:
    return desk.browser_answers.answer({"asks": asks, **more}, lambda _stage: None)


def test_a_page_is_known_once_it_is_saved(desk: Desk) -> None:
    assert ask(desk, "known", address=ADDRESS) == {"known": None}
    path = desk.saving.from_browser.put(handed_over(STORY_PAGE, tags=["work"], star=True))
    stages: list[str] = []
    answer = desk.browser_answers.answer({"asks": "take", "file": str(path)}, stages.append)
    assert (answer["outcome"], answer["completeness"]) == ("saved", "whole")
    assert stages[-2:] == ["cleaning", "pictures"] or "pictures" in stages
    known = ask(desk, "known", address=ADDRESS + "?utm_source=x#top")["known"]
    assert isinstance(known, dict)
    assert (known["article"], known["title"], known["tags"], known["starred"], known["completeness"]) == (
        answer["article"],
        "Ferry returns",
        ["work"],
        True,
        "whole",
    )


def test_tags_are_those_that_begin_so_most_used_first(desk: Desk) -> None:
    from tests.making import add_article

    for number, tags in enumerate((["work", "World"], ["work"], ["desk/work"], ["harbour"])):
        article = add_article(desk.library, url=f"https://a.example/{number}")
        desk.library.tags.add([article], tags)
    assert ask(desk, "tags", begins="WO") == {"tags": ["work", "World", "desk/work"]}
    assert ask(desk, "tags", begins="x") == {"tags": []}


def test_only_a_page_that_waits_here_is_taken_in(desk: Desk, tmp_path: Path) -> None:
    other = tmp_path / f"{'0' * 32}.page"
    other.write_bytes(b"mine")
    assert ask(desk, "take", file=str(other))["error"] == "cancelled"
    assert other.exists()


def test_a_question_that_nobody_knows_is_answered_with_an_error(desk: Desk) -> None:
    assert "error" in ask(desk, "delete", article=1)
    assert "error" in ask(desk, "known")
    assert ask(desk, "known", address="file:///etc/passwd") == {"known": None}
