"""*Make smaller* as one job: said beforehand, done, cancelled, taken up again."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from pathlib import Path

import pytest

from reader.desk.desk import Desk
from reader.desk.events import ArticlesChanged, Event
from reader.desk.program.settings import Settings
from reader.desk.storage_cleanup import KINDS
from reader.errors import Cancelled
from reader.model.blocks import Block, Picture
from reader.model.capture import PictureFile
from reader.model.overview import Scaled
from tests.making import add_article

PICTURE = bytes(range(256)) * 40


def half(data: bytes) -> Scaled:
    return Scaled(data[: len(data) // 2], "image/jpeg", 1600, 800)


def body(number: int) -> bytes:
    links = "".join(
        f'<a class="item-{n * 7919 % 613}" href="/{n * 104729 % 9973}/{number}">{n}</a>' for n in range(2000)
    )
    return f"<html>{links}</html>".encode()


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    opened = Desk(tmp_path / "library.sqlite", settings=Settings(tmp_path / "settings.json"))
    for number in range(6):
        add_article(opened.library, f"Article {number}", body=body(number))
    file = PictureFile(
        hashlib.sha256(PICTURE).hexdigest(), "https://a.example/p.jpg", "image/jpeg", PICTURE, 3000, 1500
    )
    blocks = (Block("paragraph", "Words."), Block("figure", picture=Picture(file.src, "", 0, 0, file.key)))
    add_article(opened.library, "Shown", pictures={file.src: file}, blocks=blocks, body=body(9))
    with opened.library.connections.write() as db:
        db.execute("INSERT INTO images VALUES ('left over', 'image/png', 1, 1, 4, x'00010203')")
        db.execute("UPDATE pages SET fetched = '2020-01-01T00:00:00.000Z'")
    yield opened
    opened.close()


def bodies(desk: Desk) -> list[bytes]:
    return [page.body for number in range(1, 8) for page in desk.library.content.pages(number)]


def test_what_is_said_beforehand_is_about_what_is_freed(desk: Desk) -> None:
    before = desk.storage_cleanup.estimate(half).future.result(60)
    originals = bodies(desk)
    done = desk.storage_cleanup.start(KINDS, half).future.result(60)
    assert (before.originals.number, before.pictures.number, before.unused) == (7, 1, done.unused)
    assert done.originals.freed == pytest.approx(before.originals.freed, rel=0.1)
    assert done.pictures.freed == before.pictures.freed == len(PICTURE) // 2
    assert (done.free, done.file < before.file) == (0, True)
    assert bodies(desk) == originals
    again = desk.storage_cleanup.gains(half)
    assert (again.originals.number, again.pictures.number, again.unused.number) == (0, 0, 0)


def test_only_what_was_chosen_is_done(desk: Desk) -> None:
    before = desk.storage_cleanup.gains(half)
    done = desk.storage_cleanup.make(["unused"], half)
    assert (done.unused.number, done.originals.number, done.pictures.number) == (1, 0, 0)
    assert desk.storage_cleanup.gains(half).originals == before.originals


def test_without_something_that_scales_pictures_stay(desk: Desk) -> None:
    assert desk.storage_cleanup.gains(None).pictures.number == 0
    assert desk.storage_cleanup.make(KINDS, None).pictures.number == 0


def test_new_originals_wait_until_they_are_older(desk: Desk) -> None:
    from reader.library.sqlite import now

    with desk.library.connections.write() as db:
        db.execute("UPDATE pages SET fetched = ?", [now()])
    assert desk.storage_cleanup.gains(None).originals.number == 0


def test_a_cancelled_job_leaves_a_whole_library_and_is_taken_up_where_it_was(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    originals = bodies(desk)
    tighten = desk.library.compaction.tighten
    seen: list[int] = []

    def third(page_id: int) -> int:
        seen.append(page_id)
        if len(seen) == 3:
            for job in desk.jobs.open():
                job.cancel()
        return tighten(page_id)

    monkeypatch.setattr(desk.library.compaction, "tighten", third)
    with pytest.raises(Cancelled):
        desk.storage_cleanup.start(["originals"], None).future.result(60)
    assert len(seen) == 3
    assert desk.storage_cleanup.gains(None).originals.number == 4
    assert bodies(desk) == originals
    assert desk.library.connections.query("PRAGMA integrity_check") == [("ok",)]
    assert desk.storage_cleanup.make(["originals"], None).originals.number == 4


def test_the_articles_whose_pictures_changed_are_told_of(desk: Desk) -> None:
    told: list[Event] = []
    desk.events.subscribe(told.append)
    desk.storage_cleanup.make(["pictures"], half)
    assert ArticlesChanged("filled", (7,)) in told
    assert told[-1] == ArticlesChanged("changed")
