"""The row of a capture survives a crash, belongs to one process at a time, and says why it waits or failed."""

from __future__ import annotations

import pytest

from reader.errors import AlreadySaved, LibraryBusy, NoSuchArticle
from reader.library.captures import Capture
from reader.library.library import Library
from tests.making import add_article

URL = "https://news.example/kestrel"


def begin(library: Library) -> Capture:
    return library.captures.begin(URL, URL, "news.example/kestrel")


def test_a_queued_capture_is_open_until_it_is_dropped(library: Library) -> None:
    capture = begin(library)
    assert [(one.id, one.state, one.process) for one in library.captures.open()] == [(capture.id, "queued", "")]
    library.captures.drop(capture.article_id)
    assert library.captures.open() == []


def test_an_address_that_two_processes_save_at_once_becomes_one_article(library: Library) -> None:
    other = Library(library.path)  # both have looked for the address, and found nothing
    first = begin(other)
    other.close()
    with pytest.raises(AlreadySaved) as met:
        begin(library)
    assert met.value.values["article_id"] == first.article_id
    library.articles.delete([first.article_id])
    assert begin(library).article_id != first.article_id  # what lies in the trash is no hindrance


def test_only_one_process_gets_a_capture(library: Library) -> None:
    capture = begin(library)
    assert library.captures.claim(capture, "one")
    assert not library.captures.claim(capture, "other")
    (claimed,) = library.captures.open()
    assert (claimed.state, claimed.process) == ("fetching", "one")
    assert library.captures.claim(claimed, "other")  # who knows that the first one died


def test_a_waiting_capture_can_be_claimed_again_and_says_why_it_waits(library: Library) -> None:
    capture = begin(library)
    library.captures.claim(capture, "one")
    library.captures.wait(capture, LibraryBusy())
    row = library.articles.row(capture.article_id)
    assert (row.state, row.error_code) == ("queued", "busy")
    assert library.captures.claim(capture, "other")


def test_a_failed_fresh_copy_does_not_touch_the_article_that_was_there(library: Library) -> None:
    article = add_article(library)
    library.captures.fail(library.captures.again(article), LibraryBusy())
    assert library.articles.row(article).state == "ready"
    assert library.captures.open() == []


def test_trying_again_replaces_the_capture_that_is_under_way(library: Library) -> None:
    capture = begin(library)
    again = library.captures.again(capture.article_id)
    assert [one.id for one in library.captures.open()] == [again.id]
    assert not library.captures.claim(capture, "late")


def test_an_article_that_is_gone_cannot_be_tried_again(library: Library) -> None:
    with pytest.raises(NoSuchArticle):
        library.captures.again(7)


def test_what_lies_in_the_trash_is_not_fetched(library: Library) -> None:
    capture = begin(library)
    library.articles.delete([capture.article_id])
    assert library.captures.open() == []


def test_only_an_address_that_filled_its_article_was_fetched(library: Library) -> None:
    article = add_article(library, "Ferry returns")
    url = library.articles.row(article).url
    assert library.captures.was_fetched(article, url)
    assert not library.captures.was_fetched(article, f"{url}/other")
    assert not library.captures.was_fetched(begin(library).article_id, url)
