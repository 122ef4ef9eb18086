"""Highlights as the desk's users change them: published, undone, named, and found among many."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from reader.desk.desk import Desk
from reader.desk.events import ArticlesChanged, Event
from reader.desk.highlights import matching
from reader.desk.program.settings import Settings
from reader.model.library import Filter
from tests.making import TEXT, add_article


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    opened = Desk(tmp_path / "library.sqlite", settings=Settings(tmp_path / "settings.json"))
    yield opened
    opened.close()


def test_each_change_tells_of_its_article_and_is_taken_back(desk: Desk) -> None:
    article = add_article(desk.library)
    told: list[Event] = []
    desk.events.subscribe(told.append)
    added = desk.highlights.add(article, 0, 9, TEXT[:9], 1)
    (highlight,) = desk.highlights.of(article)
    noted = desk.highlights.change(highlight.id, note="Which?")
    own = desk.highlights.put_note(article, "Call back")
    assert told == [ArticlesChanged("changed", (article,))] * 3
    again = desk.organizing.take_back(own)
    desk.organizing.take_back(noted)
    desk.organizing.take_back(added)
    assert desk.highlights.of(article) == []
    desk.organizing.take_back(again)
    assert desk.article(article).notes == "Call back"
    assert desk.highlights.remove([highlight.id]).is_nothing


def test_a_person_names_the_meanings(desk: Desk) -> None:
    assert desk.highlights.names() == {1: "Fact", 2: "Quote", 3: "Check", 4: "Use"}
    desk.settings.set("meaning_3", "Prüfen")
    assert desk.highlights.names()[3] == "Prüfen"


def test_highlights_are_filtered_by_words_of_passage_note_or_title_and_by_meaning(desk: Desk) -> None:
    ferry, council = add_article(desk.library, "Ferry returns"), add_article(desk.library, "Conseil à Paris")
    desk.highlights.add(ferry, 0, 9, TEXT[:9], 1, "Which pier?")
    desk.highlights.add(council, 10, 40, TEXT[10:40], 3)
    desk.highlights.put_note(ferry, "Call back")
    articles = desk.highlights.search()

    def found(words: str, *meanings: int) -> list[tuple[int, int, str]]:
        return [(one.id, len(one.highlights), one.note) for one in matching(articles, words, meanings)]

    assert found("") == [(council, 1, ""), (ferry, 1, "Call back")]
    assert found("which ferry") == [(ferry, 1, "")]
    assert found("conseil a") == [(council, 1, "")]
    assert found("", 3) == [(council, 1, "")]
    assert found("", 1, 3) == [(council, 1, ""), (ferry, 1, "")]
    assert found("returns back") == [(ferry, 0, "Call back")]
    assert found("ferry", 3) == []


def test_tags_of_a_highlight_are_tidied_undone_offered_and_filter_the_list(desk: Desk) -> None:
    article = add_article(desk.library, "Ferry returns")
    desk.organizing.tag([article], ["Coast"])
    for start in (0, 10):
        desk.highlights.add(article, start, start + 9, TEXT[start : start + 9], 1)
    first, second = desk.highlights.of(article)
    desk.highlights.change(second.id, tags=["Follow up"])
    done = desk.highlights.change(first.id, tags=["  Port /night ", "port/NIGHT", "verify", ""])
    assert desk.highlights.of(article)[0].tags == ("Port/night", "verify")
    assert desk.highlights.tags() == ["Follow up", "Port/night", "verify", "Coast"]

    def found(words: str) -> list[int]:
        return [one.id for found in matching(desk.highlights.search(), words) for one in found.highlights]

    assert found("tag:port") == found("TAG:verify tag:port/night") == found("night") == [first.id]
    assert found('tag:"follow up"') == [second.id]
    assert found("tag:coast") == found("tag:por") == []
    removed = desk.highlights.remove([first.id])
    desk.organizing.take_back(removed)
    assert desk.highlights.of(article)[0].tags == ("Port/night", "verify")
    desk.organizing.take_back(done)
    assert desk.highlights.of(article)[0].tags == ()


def test_a_search_knows_a_meaning_by_the_name_that_a_person_gave_it_and_by_its_own(desk: Desk) -> None:
    ferry, council = add_article(desk.library, "Ferry returns"), add_article(desk.library, "Council counts")
    desk.highlights.add(ferry, 0, 9, TEXT[:9], 3)
    desk.highlights.add(council, 0, 9, TEXT[:9], 1)
    desk.settings.set("meaning_3", "Zu prüfen")
    desk.settings.set("meaning_1", "Check")

    def found(words: str) -> list[int]:
        return desk.library.listings.ids(Filter(words=words)).tolist()

    assert found('highlight:"zu prüfen"') == found("highlight:3") == [ferry]
    assert found("highlight:check") == found("highlight:fact") == [council]


def test_articles_in_the_trash_are_left_out_of_the_list(desk: Desk) -> None:
    article = add_article(desk.library)
    desk.highlights.add(article, 0, 9, TEXT[:9], 1)
    desk.organizing.delete([article])
    assert desk.highlights.search() == []


def test_a_search_gives_articles_with_highlights_or_notes_alone(desk: Desk) -> None:
    ferry, council = add_article(desk.library, "Ferry returns"), add_article(desk.library, "Council counts")
    add_article(desk.library, "Ferry stops")
    desk.highlights.add(ferry, 0, 9, TEXT[:9], 2)
    desk.highlights.put_note(council, "Due")
    assert [article.id for article in desk.highlights.search()] == [council, ferry]
    assert [article.id for article in desk.highlights.search("ferry OR nothing")] == [council, ferry]
    assert [article.id for article in desk.highlights.search("title:ferry")] == [ferry]
    assert "**Quote**" in desk.highlights.as_markdown(desk.highlights.search(), "gone")
