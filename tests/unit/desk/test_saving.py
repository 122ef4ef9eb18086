"""Saving as the desk does it: what waits, what fails, what is resumed, and that nothing saved is touched."""

from __future__ import annotations

import hashlib
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from reader import errors
from reader.desk import preparation as prepare_room
from reader.desk.desk import Desk
from reader.desk.importing.importing import Options
from reader.desk.program.settings import Settings
from reader.model.capture import Page, PictureFile
from reader.model.library import Filter
from tests.making import page
from tests.site import STORY, serve
from tests.unit.capture.pdf.making import column, pdf
from tests.working import without_processes

BODY = (
    (STORY % {"title": "Ferry returns", "name": "Anna"})
    .replace('<figure><img src="/pier.png" alt="The pier">', "<figure>")
    .encode()
)


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Desk]:
    """A desk whose worker is this process and whose network is ``fetched``."""
    opened = Desk(tmp_path / "library.sqlite", settings=Settings(tmp_path / "settings.json"))
    without_processes(opened, monkeypatch)
    yield opened
    opened.close()


@pytest.fixture
def network(monkeypatch: pytest.MonkeyPatch) -> Callable[[Callable[[str], Page]], None]:
    def use(answer: Callable[[str], Page]) -> None:
        monkeypatch.setattr("reader.capture.fetch.download.fetch_page", lambda url, **_: answer(url))

    use(lambda url: page(url, BODY))
    return use


def no_network(_url: str) -> Page:
    raise errors.Offline()


def test_an_address_without_a_network_waits_and_is_fetched_later(desk: Desk, network: Callable[..., None]) -> None:
    network(no_network)
    job = desk.saving.save("https://news.example/a", ["harbour"])
    assert isinstance(job.future.exception(20), errors.Offline)
    row = desk.library.articles.row(job.article_id)
    assert (row.state, row.error_code, row.tags) == ("queued", "offline", ("harbour",))
    assert desk.saving.waiting() == 1
    network(lambda url: page(url, BODY))
    (again,) = desk.saving.resume()
    again.future.result(60)
    row = desk.library.articles.row(job.article_id)
    assert (row.state, row.title, row.error_code) == ("ready", "Ferry returns", "")
    assert desk.saving.resume() == []


def test_what_a_crash_left_behind_is_resumed(desk: Desk, network: Callable[..., None]) -> None:
    capture = desk.library.captures.begin("https://news.example/b", "news.example/b", "b")
    assert desk.library.captures.claim(capture, "999999999:dead")
    (job,) = desk.saving.resume()
    job.future.result(60)
    assert desk.library.articles.row(capture.article_id).state == "ready"


def test_a_capture_of_another_living_process_is_left_to_it(desk: Desk, network: Callable[..., None]) -> None:
    import os

    capture = desk.library.captures.begin("https://news.example/c", "news.example/c", "c")
    assert desk.library.captures.claim(capture, f"{os.getpid()}:another")
    assert desk.saving.resume() == []


def test_an_unexpected_fault_becomes_a_failed_row_and_not_a_traceback(
    desk: Desk, network: Callable[..., None], monkeypatch: pytest.MonkeyPatch
) -> None:
    def fault(*_: Any) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr("reader.desk.saving.prepare", fault)
    job = desk.saving.save("https://news.example/d")
    assert isinstance(job.future.exception(20), errors.TearsheetError)
    assert desk.library.articles.row(job.article_id).state == "failed"
    monkeypatch.setattr("reader.desk.saving.prepare", prepare_room.prepare)
    desk.saving.save("https://news.example/d").future.result(60)
    assert desk.library.articles.row(job.article_id).state == "ready"


def test_a_page_that_was_fetched_but_not_cleaned_is_kept(
    desk: Desk, network: Callable[..., None], monkeypatch: pytest.MonkeyPatch
) -> None:
    def killed(*_: Any) -> None:
        raise errors.CleaningFailed(detail="it took too long")

    monkeypatch.setattr(desk.workers, "run", killed)
    job = desk.saving.save("https://news.example/e")
    assert isinstance(job.future.exception(20), errors.CleaningFailed)
    (kept,) = desk.library.content.pages(job.article_id)
    assert kept.body == BODY


def test_a_cancelled_job_says_so_in_its_row(desk: Desk, network: Callable[..., None]) -> None:
    reached, go_on = threading.Event(), threading.Event()

    def slow(url: str) -> Page:
        reached.set()
        go_on.wait(60)
        return page(url, BODY)

    network(slow)
    job = desk.saving.save("https://news.example/f")
    assert reached.wait(60)
    desk.jobs.cancel(job.id)
    go_on.set()
    assert isinstance(job.future.exception(20), errors.Cancelled)
    assert desk.library.articles.row(job.article_id).error_code == "cancelled"


def test_closing_puts_what_is_under_way_back_into_the_queue(
    tmp_path: Path, desk: Desk, network: Callable[..., None]
) -> None:
    reached, go_on = threading.Event(), threading.Event()

    def slow(url: str) -> Page:
        reached.set()
        go_on.wait(60)
        return page(url, BODY)

    network(slow)
    job = desk.saving.save("https://news.example/g")
    assert reached.wait(60)
    threading.Timer(0.1, go_on.set).start()
    desk.close()
    again = Desk(tmp_path / "library.sqlite", settings=Settings(tmp_path / "settings.json"))
    assert [capture.article_id for capture in again.library.captures.open()] == [job.article_id]
    again.close()


def test_every_error_renders_its_sentence_from_what_is_stored() -> None:
    from reader.cli.output import sentence_of

    assert (
        sentence_of("server-says", {"status": 404, "reason": "x"})
        == "Couldn’t fetch the page: x (404). Try again later, or open it in your browser."
    )
    assert sentence_of("from-the-future", {}) == errors.TearsheetError.sentence
    assert sentence_of("server-says", {}) == errors.ServerSays.sentence


def test_samples_come_once_and_never_again(tmp_path: Path) -> None:
    path = tmp_path / "new.sqlite"
    settings = Settings(tmp_path / "settings.json")
    first = Desk(path, samples=True, settings=settings)
    rows = first.rows(Filter())
    assert len(rows) >= 12
    assert all(row.sample for row in rows)
    assert len({row.language for row in rows}) >= 6
    assert first.organizing.remove_samples() == len(rows)
    first.close()
    second = Desk(path, samples=True, settings=settings)
    assert second.rows(Filter()) == []
    assert second.library.connections.query("SELECT count(*) FROM images") == [(0,)]
    second.close()


def test_a_saved_file_becomes_the_article_at_the_address_it_notes_with_the_pictures_beside_it(
    desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(
        "reader.capture.fetch.download.fetch_pictures", lambda *_, **__: pytest.fail("asked the network")
    )
    (tmp_path / "Ferry_files").mkdir()
    (tmp_path / "Ferry_files" / "pier.png").write_bytes(b"\x89PNG\r\n\x1a\n" + b"0" * 40)
    story = (STORY % {"title": "Ferry returns", "name": "Anna"}).replace("/pier.png", "./Ferry_files/pier.png")
    saved = tmp_path / "Ferry.html"
    saved.write_bytes(b"<!-- saved from url=(0030)https://news.example/port/ferry -->\n" + story.encode())
    job = desk.saving.save(str(saved))
    job.future.result(60)
    article = desk.library.articles.article(job.article_id)
    assert (article.row.url, article.final_url) == ("https://news.example/port/ferry",) * 2
    assert [address for address, _ in desk.library.content.picture_sources(job.article_id)] == [
        "https://news.example/port/Ferry_files/pier.png"
    ]
    with pytest.raises(errors.AlreadySaved):
        desk.saving.save("https://news.example/port/ferry")
    with pytest.raises(errors.AlreadySaved):
        desk.saving.save(str(saved))


def test_a_saved_file_fills_the_incomplete_article_at_the_address_it_notes(
    desk: Desk, network: Callable[..., None], tmp_path: Path
) -> None:
    network(lambda url: page(url, BODY[: len(BODY) // 3] + b"</p><p>To continue reading, subscribe now.</p>"))
    first = desk.saving.save("https://news.example/port/ferry", ["harbour"])
    first.future.result(60)
    with desk.library.connections.write() as db:
        db.execute("UPDATE articles SET completeness = 'subscription' WHERE id = ?", [first.article_id])
    saved = tmp_path / "Ferry.html"
    saved.write_bytes(b"<!-- saved from url=(0030)https://news.example/port/ferry -->\n" + BODY)
    job = desk.saving.save(str(saved))
    job.future.result(60)
    row = desk.library.articles.row(job.article_id)
    assert (job.article_id, row.completeness, row.tags) == (first.article_id, "whole", ("harbour",))
    assert row.url == "https://news.example/port/ferry"
    with pytest.raises(errors.AlreadySaved):
        desk.saving.save(str(saved))


def test_another_page_under_the_name_of_a_file_is_another_article(desk: Desk, tmp_path: Path) -> None:
    saved = tmp_path / "Ferry.html"
    ids = set()
    for address in ("https://news.example/1", "https://news.example/2"):
        saved.write_bytes(f"<!-- saved from url=({len(address):04}){address} -->".encode() + BODY)
        job = desk.saving.save(str(saved))
        job.future.result(60)
        ids.add(job.article_id)
    assert len(ids) == 2


def test_a_file_that_was_saved_anew_gives_its_article_what_it_has_become(desk: Desk, tmp_path: Path) -> None:
    saved = tmp_path / "Ferry.html"
    mark = b"<!-- saved from url=(0030)https://news.example/port/ferry -->\n"
    saved.write_bytes(mark + BODY)
    first = desk.saving.save(str(saved))
    first.future.result(60)
    saved.write_bytes(mark + BODY.replace(b"Ferry returns", b"Ferry is late"))
    again = desk.saving.save(str(saved))
    again.future.result(60)
    assert again.article_id == first.article_id
    assert desk.library.articles.row(first.article_id).title == "Ferry is late"
    assert len(desk.library.content.pages(first.article_id)) == 2
    with pytest.raises(errors.AlreadySaved):
        desk.saving.save(str(saved))


def test_another_file_of_a_whole_article_is_an_article_of_its_own(desk: Desk, tmp_path: Path) -> None:
    ids = set()
    for name in ("1.html", "2.html"):
        (tmp_path / name).write_bytes(b"<!-- saved from url=(0030)https://news.example/port/ferry -->\n" + BODY)
        job = desk.saving.save(str(tmp_path / name))
        job.future.result(60)
        ids.add(job.article_id)
    assert len(ids) == 2


def test_an_address_that_leads_to_a_pdf_is_saved_with_its_text_and_the_file_itself(
    desk: Desk, network: Callable[..., None]
) -> None:
    document = pdf(
        [column(["The board closed the lock on Monday,", "and opened the old canal."])], {"Title": "Minutes"}, (60, 60)
    )
    network(lambda url: page(url, document))
    job = desk.saving.save("https://news.example/minutes.pdf")
    job.future.result(60)
    article = desk.article(job.article_id)
    assert (article.row.state, article.row.title) == ("ready", "Minutes")
    assert article.text == "The board closed the lock on Monday, and opened the old canal."
    (figure,) = (block.picture for block in article.blocks if block.picture)
    kept = desk.library.content.picture_file(figure.key)
    assert kept is not None
    assert (kept.width, kept.height) == (60, 60)
    shown = desk.originals.show(job.article_id)
    assert (shown.kind, shown.html) == ("application/pdf", "")
    assert desk.library.content.pages(job.article_id)[0].body == document


def noted(tmp_path: Path, address: str) -> Path:
    """A page that somebody saved, with what its browser noted as its address."""
    path = tmp_path / "ferry.html"
    path.write_bytes(f"<!-- saved from url=({len(address):04})-->".replace("-->", address + " -->").encode() + BODY)
    return path


def test_an_address_on_this_computer_that_a_saved_page_notes_is_not_fetched(desk: Desk, tmp_path: Path) -> None:
    with serve() as site:
        number = desk.saving.save(str(noted(tmp_path, site.url("/story/setup")))).future.result(60)
        assert desk.library.articles.row(number).url == site.url("/story/setup")
        assert isinstance(desk.saving.again(number).future.exception(60), errors.NearbyAddress)
        assert site.asked == []
        assert desk.library.articles.row(number).state == "ready"
        desk.saving.again(number, typed=site.url("/story/setup")).future.result(60)
        assert "/story/setup" in site.asked


def test_another_address_that_was_typed_opens_none_on_this_computer(desk: Desk, tmp_path: Path) -> None:
    with serve() as site:
        number = desk.saving.save(str(noted(tmp_path, site.url("/story/setup")))).future.result(60)
        job = desk.saving.again(number, typed="https://news.example/story")
        assert isinstance(job.future.exception(60), errors.NearbyAddress)
        assert site.asked == []


def test_what_an_import_wants_is_fetched_from_nowhere_on_this_computer(desk: Desk, tmp_path: Path) -> None:
    bookmarks = tmp_path / "bookmarks.html"
    with serve() as site:
        bookmarks.write_text(
            f'<!DOCTYPE NETSCAPE-Bookmark-file-1><DL><p><DT><A HREF="{site.url("/story/reboot")}">Plums</A></DL>'
        )
        desk.importing.take([bookmarks], Options(fetch="now"))
        job = desk.importing.fetching.look()
        assert job is None or job.future.result(60) == 0
        assert site.asked == []
    (number,) = desk.library.listings.ids(Filter())
    assert desk.library.articles.row(number).error_code == "nearby-address"


def test_an_address_on_this_computer_that_was_fetched_once_is_fetched_again_after_a_restart(tmp_path: Path) -> None:
    def opened() -> Desk:
        return Desk(tmp_path / "library.sqlite", settings=Settings(tmp_path / "settings.json"))

    with serve() as site, pytest.MonkeyPatch.context() as patch:
        desk = opened()
        without_processes(desk, patch)
        number = desk.saving.save(site.url("/story/draft")).future.result(60)
        unfetched = desk.library.captures.begin(site.url("/story/plums"), "plums", "Plums")
        desk.close()
        desk = opened()
        without_processes(desk, patch)
        desk.saving.again(number).future.result(60)
        assert site.asked.count("/story/draft") == 2
        for job in desk.saving.resume():
            assert isinstance(job.future.exception(60), errors.NearbyAddress)
        assert "/story/plums" not in site.asked
        assert desk.library.articles.row(unfetched.article_id).state == "failed"
        desk.close()


# --- a fresh copy of what is there --------------------------------------------------------------------------------------------

WITH_PICTURE = BODY.replace(b"<figure>", b'<figure><img src="/pier.png" alt="The pier" width="600" height="400">', 1)
_PNG = b"\x89PNG\r\n\x1a\n" + b"0" * 40
PIER = PictureFile(hashlib.sha256(_PNG).hexdigest(), "https://news.example/pier.png", "image/png", _PNG, 600, 400)


def with_pictures(monkeypatch: pytest.MonkeyPatch, found: Callable[..., dict[str, PictureFile]]) -> None:
    monkeypatch.setattr("reader.capture.fetch.download.fetch_pictures", found)


def test_a_picture_that_does_not_come_again_stays(
    desk: Desk, network: Callable[..., None], monkeypatch: pytest.MonkeyPatch
) -> None:
    network(lambda url: page(url, WITH_PICTURE))
    with_pictures(monkeypatch, lambda *_, **__: {PIER.src: PIER})
    number = desk.saving.save("https://news.example/a").future.result(60)
    with_pictures(monkeypatch, lambda *_, **__: {})
    desk.saving.again(number).future.result(60)
    assert desk.library.content.picture_sources(number) == [(PIER.src, PIER.key)]
    assert desk.library.content.picture(PIER.key) is not None
    assert desk.library.articles.row(number).thumbnail == PIER.key
    assert [one.picture.key for one in desk.library.articles.article(number).blocks if one.picture] == [PIER.key]
    network(lambda url: page(url, BODY))
    desk.saving.again(number).future.result(60)
    assert desk.library.content.picture(PIER.key) is None


def test_cancelling_while_pictures_come_keeps_the_article_as_it_was(
    desk: Desk, network: Callable[..., None], monkeypatch: pytest.MonkeyPatch
) -> None:
    network(lambda url: page(url, WITH_PICTURE))
    with_pictures(monkeypatch, lambda *_, **__: {PIER.src: PIER})
    number = desk.saving.save("https://news.example/a").future.result(60)
    before = desk.library.articles.article(number)

    def cancelled(*_: object, **__: object) -> dict[str, PictureFile]:
        for job in desk.jobs.open():
            job.cancel()
        return {}

    network(lambda url: page(url, WITH_PICTURE.replace(b"ten past six", b"noon")))
    with_pictures(monkeypatch, cancelled)
    with pytest.raises(errors.Cancelled):
        desk.saving.again(number).future.result(60)
    assert desk.library.articles.article(number) == before
    assert len(desk.library.content.pages(number)) == 1


@pytest.mark.parametrize(
    "given",
    [
        b"<title>Sign in</title><h1>Sign in</h1><p>To read on, sign in with your account or make one for free today.</p>"
        b"<form><input type=password></form>",
        BODY[: len(BODY) // 3] + b"</p><p>To continue reading, subscribe now.</p>",
        b"<h1>Ferry returns</h1><p>This text has gone. The ferry sailed on Tuesday, and that is all there is to say of it.</p>",
    ],
    ids=["login", "teaser", "remainder"],
)
def test_a_fresh_copy_that_gives_less_replaces_no_whole_article(
    desk: Desk, network: Callable[..., None], given: bytes
) -> None:
    number = desk.saving.save("https://news.example/a").future.result(60)
    before = desk.library.articles.article(number)
    network(lambda url: page(url, given))
    with pytest.raises((errors.LessThanKept, errors.NoArticle)):
        desk.saving.again(number).future.result(60)
    assert desk.library.articles.article(number) == before
    assert desk.saving.resume() == []


# --- what a page calls itself --------------------------------------------------------------------------------------------------


def named(address: str) -> bytes:
    return BODY.replace(b"<body>", f'<link rel="canonical" href="{address}"><body>'.encode(), 1)


@pytest.mark.parametrize(
    ("asked", "canonical", "is_believed"),
    [
        ("https://news.example/a?x=1", "https://news.example/a", True),
        ("https://m.news.example/a", "https://www.news.example/a", True),
        ("https://fake.news.example/a", "https://real.news.example/b", False),
        ("https://news.example:8443/a", "https://news.example/b", False),
    ],
    ids=["same-host", "telephone", "another-host-of-the-domain", "another-port"],
)
def test_a_page_takes_no_address_of_another_host(
    desk: Desk, network: Callable[..., None], asked: str, canonical: str, is_believed: bool
) -> None:
    network(lambda url: page(url, named(canonical)))
    number = desk.saving.save(asked).future.result(60)
    assert desk.articles.find(canonical) == (number if is_believed else None)


def test_the_article_that_came_from_an_address_is_meant_by_it_before_one_that_names_it(
    desk: Desk, network: Callable[..., None]
) -> None:
    real = desk.saving.save("https://news.example/real").future.result(60)
    network(lambda url: page(url, named("https://news.example/real")))
    fake = desk.saving.save("https://news.example/fake").future.result(60)
    assert desk.articles.find("https://news.example/real") == real != fake
    with pytest.raises(errors.AlreadySaved) as known:
        desk.saving.save("https://news.example/real")
    assert known.value.values["article_id"] == real
