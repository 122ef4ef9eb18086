"""Making the library smaller: nothing is lost, an original stays byte for byte what was fetched, and an end in the
middle is no harm."""

from __future__ import annotations

import hashlib
import json
import os
import re
import threading
from contextlib import suppress
from pathlib import Path
from types import SimpleNamespace

import pytest

from reader import errors
from reader.library.compression import ZSTD_LEVEL, zstd
from reader.library.content import thumbnail_of
from reader.library.file import compact
from reader.library.library import Library
from reader.model.blocks import Block, Picture
from reader.model.capture import PictureFile
from reader.model.library import Filter
from reader.model.overview import Scaled
from tests.making import add_article

LATER = "2026-12-31"
BODY = b"<html>" + b"".join(
    f'<a class="menu item-{n * 7919 % 613}" href="/{n * 104729 % 9973}">{n}</a>'.encode() for n in range(4000)
)
BIG = bytes(range(256)) * 40


def picture(src: str = "https://news.example/pier.jpg", data: bytes = BIG, width: int = 3000) -> PictureFile:
    return PictureFile(hashlib.sha256(data).hexdigest(), src, "image/jpeg", data, width, width // 2)


def half(data: bytes) -> Scaled:
    return Scaled(data[: len(data) // 2] + b"half", "image/webp", 1600, 800)


def add_with_picture(library: Library, title: str, file: PictureFile) -> int:
    blocks = (
        Block("paragraph", "The pier at night."),
        Block("figure", picture=Picture(file.src, "Pier", 3000, 1500, file.key)),
    )
    return add_article(library, title, "The pier at night.", pictures={file.src: file}, blocks=blocks)


def whole(library: Library) -> None:
    """The file is sound, and every picture that is named is there."""
    assert library.connections.query("PRAGMA integrity_check") == [("ok",)]
    assert library.connections.query("PRAGMA foreign_key_check") == []
    keys = {row[0] for row in library.connections.query("SELECT key FROM images")}
    for article_id in library.listings.ids(Filter()):
        article = library.articles.article(article_id)
        named = [block.picture.key for block in article.blocks if block.picture is not None and block.picture.key]
        assert set(named) <= keys
        assert article.row.thumbnail == thumbnail_of(article.blocks)


# --- originals -----------------------------------------------------------------------------------------------------------


def test_an_original_takes_less_and_is_the_same_to_the_byte(library: Library) -> None:
    article = add_article(library, body=BODY)
    before = library.content.pages(article)
    (page,) = library.compaction.loose_pages(LATER)
    size = library.compaction.page_bytes([page])
    freed = library.compaction.tighten(page)
    assert freed > 0
    assert library.compaction.page_bytes([page]) == size - freed
    assert library.content.pages(article) == before
    whole(library)


def test_what_is_tight_is_not_tried_again_and_goes_with_its_article(library: Library) -> None:
    article = add_article(library, body=BODY)
    (page,) = library.compaction.loose_pages(LATER)
    library.compaction.tighten(page)
    assert not library.compaction.loose_pages(LATER)
    library.articles.purge([article])
    assert library.connections.query("SELECT count(*) FROM tight_pages") == [(0,)]
    add_article(library, "Another one with the same number")
    assert len(library.compaction.loose_pages(LATER)) == 1


def test_only_originals_from_before_that_time_are_meant(library: Library) -> None:
    add_article(library)
    assert not library.compaction.loose_pages("2026-11-23T07:00:00.000Z")
    assert len(library.compaction.loose_pages("2026-11-23T09:00:00.000Z")) == 1


def test_an_original_that_is_not_what_was_fetched_is_left_as_it_is(library: Library) -> None:
    add_article(library, body=BODY)
    (page,) = library.compaction.loose_pages(LATER)
    for broken in (b"not compressed", bytes(zstd().compress(BODY[:-1], ZSTD_LEVEL))):
        with library.connections.write() as db:
            db.execute("UPDATE pages SET body = ?", [broken])
        assert library.compaction.tighten(page) == 0
        assert library.connections.query("SELECT body FROM pages") == [(broken,)]


def test_an_original_that_goes_meanwhile_is_no_harm(library: Library, monkeypatch: pytest.MonkeyPatch) -> None:
    article = add_article(library, body=BODY)
    (page,) = library.compaction.loose_pages(LATER)
    found = library.compaction.tightened(page)
    library.articles.purge([article])
    other = add_article(library, "Another one, its page with the same number", body=b"<html>other</html>")
    monkeypatch.setattr(library.compaction, "tightened", lambda _page: found)
    assert library.compaction.tighten(page) == 0
    assert library.content.pages(other)[0].body == b"<html>other</html>"


# --- pictures ------------------------------------------------------------------------------------------------------------


def test_a_smaller_picture_takes_the_place_of_a_big_one_wherever_it_is_shown(library: Library) -> None:
    file = picture()
    one, two = (
        add_with_picture(library, "One", file),
        add_with_picture(library, "Two", picture("https://other.example/x.jpg")),
    )
    texts = [library.content.text(article) for article in (one, two)]
    freed, ids = library.compaction.exchange(file.key, half)
    new = hashlib.sha256(half(BIG).data).hexdigest()
    assert (freed, set(ids)) == (len(BIG) - len(half(BIG).data), {one, two})
    assert library.content.picture(file.key) is None
    assert library.content.picture(new) == ("image/webp", half(BIG).data)
    assert library.content.picture_sources(two) == [("https://other.example/x.jpg", new)]
    assert library.articles.row(one).thumbnail == new
    assert [library.content.text(article) for article in (one, two)] == texts
    assert list(library.listings.ids(Filter(words="pier"))) == [two, one]
    assert library.compaction.big_pictures() == []
    whole(library)


def test_a_text_that_an_undo_brings_back_shows_the_smaller_picture(library: Library) -> None:
    file = picture()
    article = add_with_picture(library, "One", file)
    blocks = library.connections.query("SELECT packed FROM texts")[0][0]
    stored = zstd().decompress(blocks).decode()
    with library.connections.write() as db:
        db.execute(
            "INSERT INTO earlier_texts (article_id, step, replaced, fields, blocks) VALUES (?, 'step', '', ?, ?)",
            [article, json.dumps({"thumbnail": file.key}), stored],
        )
    library.compaction.exchange(file.key, half)
    new = library.articles.row(article).thumbnail
    ((fields, kept),) = library.connections.query("SELECT fields, blocks FROM earlier_texts")
    assert json.loads(str(fields)) == {"thumbnail": new}
    assert kept == stored.replace(file.key, new)


@pytest.mark.parametrize("made", [None, Scaled(BIG + b"more", "image/jpeg", 1600, 800)])
def test_a_picture_is_never_made_larger_nor_tried_again(library: Library, made: Scaled | None) -> None:
    file = picture()
    add_with_picture(library, "One", file)
    assert library.compaction.exchange(file.key, lambda _data: made) == (0, ())
    assert library.content.picture(file.key) == ("image/jpeg", BIG)
    assert library.compaction.big_pictures() == []
    whole(library)


def test_pictures_that_are_seen_whole_and_animations_are_left_alone(library: Library) -> None:
    small, animation = picture("https://a.example/s.jpg", b"small", 1600), picture("https://a.example/a.gif", b"GIF89a")
    unknown = picture("https://a.example/u.jpg", b"unknown", 0)
    for name, file in (("small", small), ("unknown", unknown)):
        add_with_picture(library, name, file)
    add_with_picture(
        library, "moving", PictureFile(animation.key, animation.src, "image/gif", animation.data, 3000, 2000)
    )
    assert [key for key, _ in library.compaction.big_pictures()] == [unknown.key]


def test_pictures_of_articles_that_a_person_works_with_are_left_alone(library: Library) -> None:
    highlighted, noted, plain = (picture(f"https://a.example/{n}.jpg", BIG + bytes([n])) for n in range(3))
    one, two, _ = (add_with_picture(library, f"{n}", file) for n, file in enumerate((highlighted, noted, plain)))
    assert len(library.compaction.big_pictures()) == 3
    library.highlights.add(one, 0, 8, "The pier", 1)
    library.highlights.put_note(two, "Ask who took it")
    assert [key for key, _ in library.compaction.big_pictures()] == [plain.key]
    assert library.compaction.exchange(highlighted.key, half) == (0, ())
    assert library.content.picture(highlighted.key) is not None


def test_a_damaged_picture_is_not_made_to_look_right_by_scaling_it(library: Library) -> None:
    file = picture()
    add_with_picture(library, "One", file)
    with library.connections.write() as db:
        db.execute("UPDATE images SET data = ? WHERE key = ?", [BIG[:-1] + b"x", file.key])
    assert library.compaction.exchange(file.key, half) == (0, ())
    assert [key for key, _ in library.compaction.big_pictures()] == [file.key]


# --- what nobody uses, and the file --------------------------------------------------------------------------------------


def test_only_files_that_nobody_uses_are_taken_out(library: Library) -> None:
    file = picture()
    add_with_picture(library, "One", file)
    with library.connections.write() as db:
        db.execute("INSERT INTO images VALUES ('left over', 'image/png', 1, 1, 4, x'00010203')")
    assert library.compaction.unused() == [("left over", 4)]
    library.compaction.drop_unused(["left over", file.key])
    assert library.compaction.unused() == []
    assert library.content.picture(file.key) is not None


def test_the_file_gives_free_space_back_while_others_read(library: Library) -> None:
    for number in range(30):
        add_article(
            library, f"Article {number}", body=hashlib.sha256(str(number).encode()).digest() * 2000 + bytes(number)
        )
    library.articles.purge(list(library.listings.ids(Filter()))[:29])
    seen: list[int] = []
    going = threading.Event()

    def read() -> None:
        while not going.is_set():
            seen.append(len(library.listings.ids(Filter())))

    reader = threading.Thread(target=read)
    reader.start()
    try:
        freed = library.compaction.compact(lambda: False)
    finally:
        going.set()
        reader.join()
    assert freed > 0
    assert set(seen) <= {1}
    assert library.compaction.file()[1] == 0
    assert list(library.listings.ids(Filter(words="ferry")))
    whole(library)


def test_giving_back_can_be_cancelled_and_leaves_all_as_it_was(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(compact, "INSTRUCTIONS_BETWEEN_QUESTIONS", 1)
    article = add_article(library, body=BODY)
    with pytest.raises(errors.Cancelled):
        library.compaction.compact(lambda: True)
    assert library.content.pages(article)[0].body == BODY
    whole(library)


def test_too_little_room_is_said_before_anything_is_done(library: Library, monkeypatch: pytest.MonkeyPatch) -> None:
    add_article(library)
    monkeypatch.setattr("shutil.disk_usage", lambda _place: SimpleNamespace(free=10))
    with pytest.raises(errors.SpaceNeeded, match="Not enough disk space"):
        library.compaction.compact(lambda: False)


@pytest.mark.parametrize("sql", [compact.LOOSE, compact.UNUSED])
def test_nothing_walks_through_originals_or_texts_to_find_out(library: Library, sql: str) -> None:
    plan = [str(row[3]) for row in library.connections.query(f"EXPLAIN QUERY PLAN {sql}", ["x"] * sql.count("?"))]
    assert not [step for step in plan if re.fullmatch(r"SCAN (pages|texts)", step)], plan


@pytest.mark.skipif(not Path("/proc/self/fd").exists(), reason="open files are listed on Linux alone")
def test_compacting_writes_its_temporary_file_beside_the_library(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(compact, "INSTRUCTIONS_BETWEEN_QUESTIONS", 50)
    for number in range(40):
        add_article(library, f"Article {number}", body=os.urandom(300_000))
    seen: set[str] = set()

    def look() -> bool:
        for file in Path("/proc/self/fd").iterdir():
            with suppress(OSError):
                seen.add(str(file.readlink()))
        return False

    library.compaction.compact(look)
    temporary = {Path(name).parent for name in seen if "etilqs" in name}
    assert temporary == {library.path.parent}
