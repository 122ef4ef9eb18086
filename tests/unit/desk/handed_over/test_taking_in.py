"""A page from the browser becomes an article with all that came with it, and how it came is kept with the original."""

from __future__ import annotations

from typing import Any

import pytest

from reader import errors
from reader.desk.desk import Desk
from reader.desk.handed_over import taking_in
from reader.model.handed_over import CAPTURED, PAGE_PICTURE, captured_in
from reader.model.library import Filter
from tests.handing import ADDRESS, handed_over
from tests.unit.capture.pdf.making import column, pdf
from tests.unit.desk.handed_over.conftest import STORY_PAGE

PNG = bytes.fromhex(
    "89504e470d0a1a0a0000000d49484452000000640000003208060000001f15c489"
    "0000000a49444154789c63000100000500010d0a2db40000000049454e44ae426082"
)


def save(desk: Desk, document: bytes = STORY_PAGE, *pictures: tuple[str, bytes], **changed: Any) -> tuple[int, str]:
    path = desk.saving.from_browser.put(handed_over(document, *pictures, **changed))
    job, outcome = desk.saving.take_in(path)
    article: int = job.future.result(60)
    assert desk.saving.from_browser.all() == []
    return article, outcome


def test_a_page_becomes_an_article_with_its_tags_star_and_note(desk: Desk) -> None:
    article, outcome = save(desk, tags=["harbour"], star=True, note="For Monday")
    row = desk.articles.row(article)
    assert (row.title, row.url, row.tags, row.starred, row.state) == (
        "Ferry returns",
        ADDRESS,
        ("harbour",),
        True,
        "ready",
    )
    assert outcome == "saved"
    assert desk.highlights.articles([article])[0].note == "For Monday"


def test_the_original_says_how_it_came_and_keeps_the_page_to_the_byte(desk: Desk) -> None:
    article, _ = save(desk, headers=[["Server", "nginx"], ["content-type", "text/html; charset=koi8-r"]])
    (page,) = desk.library.content.pages(article)
    assert page.body == STORY_PAGE
    assert page.status == 0
    assert page.headers[:2] == (("Content-Type", "text/html; charset=utf-8"), ("Server", "nginx"))
    came = captured_in(page.headers, page.status)
    assert came is not None
    assert (came.browser, came.extension) == ("Firefox 153", "1.0.0")


def test_a_server_cannot_say_that_its_page_came_from_a_browser() -> None:
    assert captured_in([(CAPTURED, '{"browser": "", "extension": "", "asked": "", "chain": []}')], 200) is None
    assert captured_in([(CAPTURED, "{")], 0) is None
    assert captured_in([], 0) is None


def test_pictures_come_from_the_page_and_never_from_the_network(desk: Desk) -> None:
    document = STORY_PAGE.replace(b"/pier.png", b"tearsheet-picture:0")
    article, _ = save(desk, document, ("tearsheet-picture:0", PNG), ("https://news.example/other.png", PNG + b"x"))
    assert [address for address, _ in desk.library.content.picture_sources(article)] == ["tearsheet-picture:0"]
    assert desk.articles.row(article).thumbnail


def test_the_picture_of_the_page_is_kept_beside_the_original(desk: Desk) -> None:
    article, _ = save(desk, page_picture=PNG)
    (page,) = desk.library.content.pages(article)
    assert [address for address, _ in desk.library.content.picture_sources(article)] == [PAGE_PICTURE + page.sha256]
    save(desk, STORY_PAGE + b"<!-- later -->", as_="fill")  # the first original is still there, and has its picture
    assert [address for address, _ in desk.library.content.picture_sources(article)] == [PAGE_PICTURE + page.sha256]


def test_a_page_that_is_there_whole_is_not_saved_twice_unless_as_a_copy(desk: Desk) -> None:
    article, _ = save(desk)
    path = desk.saving.from_browser.put(handed_over(STORY_PAGE, tags=["late"]))
    with pytest.raises(errors.AlreadySaved) as caught:
        desk.saving.take_in(path)
    assert caught.value.values["article_id"] == article
    assert not path.exists()
    assert desk.articles.row(article).tags == ("late",)
    copy, outcome = save(desk, as_="copy")
    assert copy != article
    assert outcome == "copied"
    assert len(desk.rows(Filter())) == 2


def test_filling_replaces_the_text_and_keeps_tags_notes_and_highlights(desk: Desk) -> None:
    article, _ = save(desk, tags=["harbour"], note="First")
    text = desk.article(article).text
    words = text[:30]
    desk.highlights.add(article, 0, 30, words, 2)
    longer = STORY_PAGE.replace(
        b"</article>", b"<p>The inspection found two more faults, the authority said.</p></article>"
    )
    again, outcome = save(desk, longer, as_="fill", note="Second", tags=["later"])
    assert (again, outcome) == (article, "filled")
    assert "two more faults" in desk.article(article).text
    assert desk.articles.row(article).tags == ("harbour", "later")
    found = desk.highlights.articles([article])[0]
    assert found.note == "First\n\nSecond"
    assert [one.exact for one in found.highlights] == [words.strip()]


def test_an_incomplete_article_is_filled_without_being_asked(desk: Desk) -> None:
    article, _ = save(desk)
    with desk.library.connections.write() as db:
        from reader.library.checksums import change_article

        change_article(db.conn, article, {"completeness": "subscription"})
    assert save(desk) == (article, "filled")


def test_words_that_were_selected_become_a_highlight(desk: Desk) -> None:
    text = desk.article(save(desk)[0]).text
    sentence = text[text.index("\n") + 1 :].split(". ")[1]
    article, _ = save(desk, selection={"exact": sentence, "prefix": "", "suffix": ""}, as_="copy")
    assert [one.exact for one in desk.highlights.of(article)] == [sentence]
    other, _ = save(desk, selection={"exact": "words of another page", "prefix": "", "suffix": ""}, as_="copy")
    assert desk.highlights.of(other) == []


def test_a_page_without_an_article_fails_with_its_original_kept(desk: Desk) -> None:
    path = desk.saving.from_browser.put(handed_over(b"<html><body></body></html>", tags=["work"]))
    job, _ = desk.saving.take_in(path)
    assert isinstance(job.future.exception(60), errors.CaptureError)
    assert not path.exists()
    row = desk.articles.row(job.article_id)
    assert (row.state, row.tags) == ("failed", ("work",))
    assert len(desk.library.content.pages(job.article_id)) == 1


def test_what_waited_is_taken_in_later_and_once(desk: Desk) -> None:
    waiting = desk.saving.from_browser
    path = waiting.put(handed_over(STORY_PAGE))
    for job in desk.saving.resume():
        job.future.result(60)
    assert [row.title for row in desk.rows(Filter())] == ["Ferry returns"]
    kept = handed_over(STORY_PAGE)
    from reader.capture.handed_over.page_file import packed

    path.write_bytes(packed(kept))  # killed after the transaction, before the file was removed
    assert desk.saving.resume() == []
    assert not path.exists()
    assert len(desk.rows(Filter())) == 1


def test_a_capture_that_a_crash_interrupted_goes_on(desk: Desk) -> None:
    waiting = desk.saving.from_browser
    path = waiting.put(handed_over(STORY_PAGE))
    begun = taking_in.begin(desk.library, waiting.read(path), path.as_uri())
    assert begun is not None
    assert desk.library.captures.claim(begun.capture, "999999999:dead")
    (job,) = desk.saving.resume()
    assert job.future.result(60) == begun.capture.article_id
    assert waiting.all() == []


def test_a_page_that_another_process_takes_in_is_left_to_it(desk: Desk) -> None:
    import os

    path = desk.saving.from_browser.put(handed_over(STORY_PAGE))
    begun = taking_in.begin(desk.library, desk.saving.from_browser.read(path), path.as_uri())
    assert begun is not None
    assert desk.library.captures.claim(begun.capture, f"{os.getpid()}:another")
    assert desk.saving.resume() == []
    with pytest.raises(errors.Cancelled):
        desk.saving.take_in(path)
    assert path.exists()


def test_the_page_waits_on_where_the_library_is_at_fault(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_given: object, **_more: object) -> None:
        raise errors.DiskFull()

    path = desk.saving.from_browser.put(handed_over(STORY_PAGE))
    with monkeypatch.context() as patch:
        patch.setattr(desk.library.content, "fill", full)
        job, _ = desk.saving.take_in(path)
        assert isinstance(job.future.exception(60), errors.DiskFull)
    assert path.exists()
    (again,) = desk.saving.resume()
    assert again.future.result(60) == job.article_id
    assert not path.exists()


def test_the_original_and_the_evidence_say_that_a_browser_captured_the_page(desk: Desk) -> None:
    article, _ = save(desk, page_picture=PNG)
    shown = desk.originals.show(article)
    assert shown.browser == "Firefox 153"
    assert 'src="picture:' in shown.html
    line = desk.quotes.evidence_line(article, [(0, 20)])
    assert line.startswith(
        "Evidence: captured in Firefox 153 2026-01-02 03:04:05 UTC from https://news.example/ferry; "
    )
    assert "whether signed in is not known" in line
    assert "SHA-256 of the page as captured" in line


def test_a_pdf_from_a_browser_tab_is_saved_with_its_text_and_kept(desk: Desk) -> None:
    document = pdf(
        [column(["The board closed the lock on Monday,", "and opened the old canal."])], {"Title": "Minutes"}
    )
    article_id, outcome = save(desk, document, kind="pdf")
    assert outcome == "saved"
    assert desk.article(article_id).text == "The board closed the lock on Monday, and opened the old canal."
    shown = desk.originals.show(article_id)
    assert (shown.kind, shown.browser != "") == ("application/pdf", True)
