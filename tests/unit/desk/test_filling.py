"""A page that a person saved in the browser fills the article that did not come whole; Undo gives back what was
there."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from reader import errors
from reader.desk.desk import Desk
from reader.desk.program.settings import Settings
from reader.model.capture import PictureFile
from tests.making import add_article, add_cleaned, story
from tests.working import without_processes

BODY = story()
LETTERS = "Two letters seen by this paper"


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Desk]:
    """A desk whose worker is this process, and which may not fetch."""

    def refused(*_: Any, **__: Any) -> None:
        raise AssertionError("a page from a file asked the network")

    monkeypatch.setattr("reader.capture.fetch.download.fetch_page", refused)
    monkeypatch.setattr("reader.capture.fetch.download.fetch_pictures", refused)
    opened = Desk(tmp_path / "library.sqlite", settings=Settings(tmp_path / "settings.json"))
    without_processes(opened, monkeypatch)
    yield opened
    opened.close()


def test_a_page_saved_in_the_browser_fills_the_article_that_was_not_whole(desk: Desk, tmp_path: Path) -> None:
    article = add_article(
        desk.library,
        "Only the beginning",
        url="https://www.news.example/a",
        tags=("harbour",),
        completeness="subscription",
    )
    desk.organizing.mark([article], "starred", True)
    folder = tmp_path / "saved" / "Ferry_files"
    folder.mkdir(parents=True)
    (folder / "pier.png").write_bytes(b"\x89PNG picture")
    path = folder.parent / "Ferry.html"
    path.write_bytes(BODY.replace(b"/pier.png", b"./Ferry_files/pier.png"))
    job = desk.filling.fill(article, path, "step")
    assert job.future.result(60) == job.article_id == article
    now = desk.article(article)
    assert (now.row.url, now.row.tags, now.row.starred) == ("https://www.news.example/a", ("harbour",), True)
    assert LETTERS in now.text
    (picture,) = (block.picture for block in now.blocks if block.picture)
    assert desk.library.content.picture(picture.key) == ("image/png", b"\x89PNG picture")
    newest, first = desk.library.content.pages(article)
    assert (newest.url, newest.final_url) == (path.resolve().as_uri(), "https://www.news.example/a")
    assert first.body == b"<html>original</html>"
    desk.recleaning.clean([article]).future.result(60)
    assert next(block.picture for block in desk.article(article).blocks if block.picture) == picture


def test_a_saved_page_keeps_the_pictures_that_are_there_already(desk: Desk, tmp_path: Path) -> None:
    known = PictureFile(
        hashlib.sha256(b"\x89PNG").hexdigest(), "https://www.news.example/pier.png", "image/png", b"\x89PNG", 640, 360
    )
    article = add_article(desk.library, "Old", url="https://www.news.example/a", pictures={known.src: known})
    path = tmp_path / "page.html"
    path.write_bytes(BODY.replace(b"/pier.png", known.src.encode()))
    desk.filling.fill(article, path, "step").future.result(60)
    assert [block.picture.key for block in desk.article(article).blocks if block.picture] == [known.key]


def test_a_file_that_is_no_page_leaves_the_article_as_it_was(desk: Desk, tmp_path: Path) -> None:
    article = add_article(desk.library, "Old", url="https://www.news.example/a")
    before = desk.article(article)
    path = tmp_path / "letter.html"
    path.write_bytes(b"%PDF-1.7 not a page")
    with pytest.raises(errors.NotAWebPage):
        desk.filling.fill(article, path, "step").future.result(60)
    with pytest.raises(errors.FileUnreadable):
        desk.filling.fill(article, tmp_path / "nothing.html", "step")
    assert desk.article(article) == before


def test_undo_gives_back_the_text_the_pictures_and_the_original_that_were_there(desk: Desk, tmp_path: Path) -> None:
    known = PictureFile(
        hashlib.sha256(b"\x89PNG").hexdigest(), "https://www.coast.example/pier.png", "image/png", b"\x89PNG", 640, 360
    )
    article = add_cleaned(desk, "The right one", url="https://www.coast.example/right")
    desk.library.content.add_page(article, desk.library.content.pages(article)[0], [known])
    desk.recleaning.clean([article]).future.result(60)
    before = desk.article(article)
    originals = desk.originals.of(article)
    wrong = tmp_path / "wrong.html"
    wrong.write_bytes(story("The wrong one").replace(b"/pier.png", b"gone.png"))
    desk.filling.fill(article, wrong, "step").future.result(60)
    assert desk.article(article).row.title == "The wrong one"
    desk.filling.undo("step")
    assert desk.article(article) == before
    assert desk.library.content.picture(known.key) is not None
    assert desk.originals.of(article) == originals
    assert desk.recleaning.clean([article]).future.result(60).same == [article]


def test_an_article_that_failed_is_filled_and_fails_again_by_undo(desk: Desk, tmp_path: Path) -> None:
    capture = desk.library.captures.begin("https://www.news.example/f", "f", "f")
    desk.library.captures.fail(capture, errors.NeedsLogin(status=401))
    path = tmp_path / "page.html"
    path.write_bytes(BODY)
    desk.filling.fill(capture.article_id, path, "step").future.result(60)
    assert desk.library.articles.row(capture.article_id).state == "ready"
    assert LETTERS in desk.article(capture.article_id).text
    desk.filling.undo("step")
    row = desk.library.articles.row(capture.article_id)
    assert (row.state, row.error_code) == ("failed", "needs-login")
