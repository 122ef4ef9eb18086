"""Exports of a library: what is chosen, and that a cancelled or failed one leaves nothing."""

from __future__ import annotations

import base64
import gzip
import hashlib
import json
import os
import re
import zipfile
import zlib
from contextlib import suppress
from pathlib import Path

import pytest

from reader.desk.desk import Desk
from reader.desk.exporting.exports import file_name_for
from reader.desk.importing.importing import Options
from reader.desk.program.settings import Settings
from reader.errors import (
    Cancelled,
    ExportFolderMissing,
    ExportNeedsWindow,
    ExportTargetUsed,
    NoSuchArticle,
    NoSuchFormat,
    NothingFitsExport,
    NothingToExport,
)
from reader.model.blocks import Block, Picture
from reader.model.briefing import Scope
from reader.model.capture import PictureFile
from reader.model.exported import ExportOptions
from reader.model.library import Filter
from tests.making import TEXT, add_article
from tests.site import picture


@pytest.fixture
def desk(tmp_path: Path):  # type: ignore[no-untyped-def]
    made = Desk(tmp_path / "library.sqlite", settings=Settings(tmp_path / "settings.json"), worker_processes=1)
    yield made
    made.close()


def titles(path: Path) -> list[str]:
    return [one["title"] for one in json.loads(path.read_text("utf-8"))["articles"]]


def test_articles_a_tag_a_search_or_all_are_exported(desk: Desk, tmp_path: Path) -> None:
    first = add_article(desk.library, "Harbour reopens", tags=("port",))
    add_article(desk.library, "Budget passes")
    target = tmp_path / "out.json"
    for scope, wanted in (
        (Scope(ids=(first, first)), ["Harbour reopens"]),
        (Scope(filter=Filter(tag="port")), ["Harbour reopens"]),
        (Scope(filter=Filter(words="budget")), ["Budget passes"]),
        (Scope(), ["Budget passes", "Harbour reopens"]),
    ):
        done = desk.exports.export(scope, "json", target)
        assert titles(target) == wanted
        assert done.articles == len(wanted)


def test_highlights_original_and_summary_of_the_library_go_along(desk: Desk, tmp_path: Path) -> None:
    number = add_article(desk.library)
    start = TEXT.index("pier four")
    desk.highlights.add(number, start, start + 9, "pier four", 3, "which side?")
    desk.highlights.put_note(number, "Call the harbour master")
    target = tmp_path / "out.json"
    desk.exports.export(Scope(), "json", target, ExportOptions(summaries=True))
    (one,) = json.loads(target.read_text("utf-8"))["articles"]
    assert one["note"] == "Call the harbour master"
    assert one["highlights"][0]["note"] == "which side?"
    assert one["highlights"][0]["prefix"]
    assert one["originals"][0]["status"] == 200
    assert one["summary"]


def test_a_cancelled_export_leaves_neither_file_nor_draft(desk: Desk, tmp_path: Path) -> None:
    for number in range(3):
        add_article(desk.library, f"Article {number}")
    folder = tmp_path / "here"
    folder.mkdir()

    class Ended:
        def progress(self, _stage: str, fraction: float = -1.0) -> None:
            if fraction > 0.5:
                raise Cancelled()

    streamed = [one for one in desk.exports.formats().values() if one.write_file or one.write_folder]
    assert len(streamed) == 17
    for one in streamed:
        with pytest.raises(Cancelled):
            desk.exports.export(Scope(), one.name, folder / f"a{one.suffix}", job=Ended())  # type: ignore[arg-type]
        assert list(folder.iterdir()) == [], one.name


def test_a_file_that_is_there_stays_until_the_new_one_is_whole(desk: Desk, tmp_path: Path) -> None:
    add_article(desk.library)
    target = tmp_path / "out.txt"
    target.write_text("before")
    with pytest.raises(NoSuchArticle):
        desk.exports.export(Scope(ids=(99,)), "text", target)
    assert target.read_text() == "before"
    desk.exports.export(Scope(), "text", target)
    assert "Ferry returns" in target.read_text("utf-8")


def test_a_folder_with_something_in_it_is_never_replaced(desk: Desk, tmp_path: Path) -> None:
    add_article(desk.library)
    target = tmp_path / "vault"
    target.mkdir()
    desk.exports.export(Scope(), "markdown", target)
    assert (target / "Ferry returns.md").exists()
    with pytest.raises(ExportTargetUsed):
        desk.exports.export(Scope(), "markdown", target)
    with pytest.raises(ExportTargetUsed):
        desk.exports.export(Scope(), "text", target)


def test_what_cannot_be_exported_says_why(desk: Desk, tmp_path: Path) -> None:
    with pytest.raises(NothingToExport):
        desk.exports.export(Scope(), "text", tmp_path / "a.txt")
    add_article(desk.library)
    with pytest.raises(NoSuchFormat, match="epub"):
        desk.exports.export(Scope(), "docx", tmp_path / "a.docx")
    with pytest.raises(ExportNeedsWindow):
        desk.exports.export(Scope(), "pdf", tmp_path / "a.pdf")
    with pytest.raises(ExportFolderMissing):
        desk.exports.export(Scope(), "text", tmp_path / "missing" / "a.txt")
    with pytest.raises(ExportTargetUsed):
        desk.exports.export(Scope(), "library", desk.path)


@pytest.mark.parametrize(
    ("name", "lacking"),
    [("bookmarks", "address"), ("readwise", "highlights"), ("annotations", "annotations"), ("briefing-html", "text")],
)
def test_articles_that_a_format_has_no_place_for_are_counted_with_the_reason(
    desk: Desk, tmp_path: Path, name: str, lacking: str
) -> None:
    whole = add_article(desk.library)
    start = TEXT.index("pier four")
    desk.highlights.add(whole, start, start + 9, "pier four", 3, "")
    for number in range(2):
        add_article(desk.library, f"From a file {number}", url=f"file:///notes/{number}")
    if lacking == "text":
        with desk.library.connections.write() as db:
            db.execute("UPDATE articles SET state = 'queued' WHERE id != ?", [whole])
    done = desk.exports.export(Scope(), name, tmp_path / "out")
    assert (done.articles, done.asked, done.left_out) == (1, 3, ((lacking, 2),))
    assert desk.exports.export(Scope(), "csv", tmp_path / "all.csv").left_out == ()


@pytest.mark.parametrize(
    ("name", "words"),
    [("bookmarks", "a web address"), ("readwise", "highlights"), ("annotations", "highlights or notes")],
)
def test_a_file_without_a_single_article_is_not_written(desk: Desk, tmp_path: Path, name: str, words: str) -> None:
    add_article(desk.library, url="file:///notes/1")
    with pytest.raises(NothingFitsExport, match=f"none of these articles has {words}"):
        desk.exports.export(Scope(), name, tmp_path / "out.html")
    assert not list(tmp_path.glob("out*"))


def test_a_damaged_original_is_left_out_and_named(desk: Desk, tmp_path: Path) -> None:
    number = add_article(desk.library)
    with desk.library.connections.write() as db:
        db.execute("UPDATE pages SET sha256 = 'ab' WHERE article_id = ?", [number])
    done = desk.exports.export(Scope(), "json", tmp_path / "a.json")
    assert done.damaged == (number,)
    assert json.loads((tmp_path / "a.json").read_text("utf-8"))["articles"][0]["originals"] == []


def test_a_copy_of_the_library_opens_and_has_its_articles(desk: Desk, tmp_path: Path) -> None:
    add_article(desk.library)
    done = desk.exports.export(Scope(), "library", tmp_path / "copy.sqlite")
    assert done.articles == 1
    copied = Desk(tmp_path / "copy.sqlite", settings=Settings(tmp_path / "other.json"))
    assert [row.title for row in copied.rows(Filter())] == ["Ferry returns"]
    copied.close()


@pytest.mark.skipif(os.name != "posix", reason="permissions of POSIX")
def test_files_are_for_their_owner_alone(desk: Desk, tmp_path: Path) -> None:
    add_article(desk.library)
    desk.exports.export(Scope(), "site", tmp_path / "site")
    for path in (tmp_path / "site").rglob("*"):
        assert path.stat().st_mode & 0o077 == 0


def test_a_file_is_named_after_the_title() -> None:
    assert file_name_for("A/B: c?", ".epub") == "A-B c.epub"
    assert file_name_for("", ".txt").startswith("Tearsheet ")


@pytest.mark.parametrize("name", ["html", "markdown", "site", "epub"])
def test_a_drawing_leaves_without_what_could_act(desk: Desk, tmp_path: Path, name: str) -> None:
    add_drawing(desk)
    target = tmp_path / "out"
    desk.exports.export(Scope(), name, target)
    files = [target] if target.is_file() else [path for path in target.rglob("*") if path.is_file()]
    held = b"".join(path.read_bytes() for path in files)
    for piece in re.findall(rb"data:image/svg\+xml;base64,([A-Za-z0-9+/=]+)", held):
        held += base64.b64decode(piece)
    assert b"steal" not in held
    assert (b"<rect" in held) == (name != "epub")  # whose reading programs need no drawings


def test_json_and_web_archives_hold_a_drawing_as_it_came(desk: Desk, tmp_path: Path) -> None:
    drawing = add_drawing(desk)
    desk.exports.export(Scope(), "json", tmp_path / "out.json")
    (article,) = json.loads((tmp_path / "out.json").read_text("utf-8"))["articles"]
    assert base64.b64decode(article["pictures"][0]["data"]) == drawing.data
    desk.exports.export(Scope(), "warc", tmp_path / "out.warc.gz")
    assert drawing.data in gzip.decompress((tmp_path / "out.warc.gz").read_bytes())


def add_drawing(desk: Desk) -> PictureFile:
    data = b'<svg xmlns="http://www.w3.org/2000/svg" onload="steal()"><script>steal()</script><rect width="3"/></svg>'
    file = PictureFile(hashlib.sha256(data).hexdigest(), "https://news.example/pier.svg", "image/svg+xml", data)
    figure = Block("figure", picture=Picture(file.src, "", 30, 20, file.key))
    blocks = (Block("paragraph", "The pier was drawn."), figure)
    add_article(desk.library, "Drawn", "The pier was drawn.", blocks=blocks, pictures={file.src: file})
    return file


FORMATS_OF_TEXT = (
    *("html", "site", "epub", "markdown", "text", "json", "csv", "atom", "rss", "bibtex", "ris", "csl-json"),
    *("annotations", "readwise", "warc", "wacz", "briefing-markdown", "briefing-html"),
)


@pytest.mark.parametrize("name", FORMATS_OF_TEXT)
def test_where_a_file_lay_never_leaves(desk: Desk, tmp_path: Path, name: str) -> None:
    add_from_file(desk, tmp_path)
    desk.exports.export(Scope(), name, tmp_path / "out")
    assert "secret-drawer" not in held_in(tmp_path / "out")


@pytest.mark.parametrize("name", ["html", "site", "epub", "markdown", "text", "json", "csv", "atom", "bibtex", "warc"])
def test_where_an_imported_folder_lay_never_leaves(desk: Desk, tmp_path: Path, name: str) -> None:
    folder = tmp_path / "secret-drawer" / "court-list"
    folder.mkdir(parents=True)
    words = "<p>The first boat left pier four at ten past six on Tuesday, with 214 passengers on board of it.</p>"
    (folder / "harbour_notes.html").write_text(f"<html><body><article>{words}</article></body></html>")
    (folder / "plan.md").write_text("---\ntags: [port]\n---\nThe second boat left pier four at half past six.\n")
    desk.importing.take([tmp_path / "secret-drawer"], Options())
    rows = desk.articles.rows(desk.library.listings.ids(Filter()))
    assert {row.title for row in rows} == {"harbour notes", "plan"}
    desk.exports.export(Scope(), name, tmp_path / "out")
    held = held_in(tmp_path / "out")
    assert "secret-drawer" not in held
    assert "court-list" not in held


def test_a_page_from_a_file_comes_back_from_json_with_its_picture(desk: Desk, tmp_path: Path) -> None:
    add_from_file(desk, tmp_path)
    desk.exports.export(Scope(), "json", tmp_path / "out.json")
    again = Desk(tmp_path / "again.sqlite", settings=Settings(tmp_path / "again.json"), worker_processes=1)
    again.importing.take([tmp_path / "out.json"], Options())
    (number,) = again.library.listings.ids(Filter())
    article = again.library.articles.article(number)
    assert article.row.title == "harbour notes"
    (shown,) = [block.picture for block in article.blocks if block.picture]
    assert again.pictures.picture(shown.key) == ("image/png", picture())
    again.close()


def add_from_file(desk: Desk, tmp_path: Path) -> int:
    """Save a page without a title, with a picture beside it, mark a passage, and return its number."""
    drawer = tmp_path / "secret-drawer"
    drawer.mkdir()
    (drawer / "pier.png").write_bytes(picture())
    words = "<p>The first boat left pier four at ten past six on Tuesday, with 214 passengers on board of it.</p>"
    figure = '<figure><img src="pier.png" width="640" height="360"><figcaption>The pier.</figcaption></figure>'
    page = drawer / "harbour_notes.html"
    page.write_text(f"<html><body><article>{words}{figure}{words.replace('first', 'second')}</article></body></html>")
    number = desk.saving.save(str(page)).future.result(60)
    start = desk.library.content.text(number).index("pier four")
    desk.highlights.add(number, start, start + 9, "pier four", 1, "")
    return number


def held_in(path: Path) -> str:
    """Return all that is in a file or folder, unpacked, with names."""
    held = str([one.relative_to(path) for one in path.rglob("*")])
    for file in [path] if path.is_file() else [one for one in path.rglob("*") if one.is_file()]:
        data = file.read_bytes()
        if zipfile.is_zipfile(file):
            with zipfile.ZipFile(file) as packed:
                data = b"".join(packed.read(name) for name in packed.namelist())
        for piece in (data, *(data[at.start() :] for at in re.finditer(rb"\x1f\x8b\x08", data))):
            with suppress(OSError, EOFError, zlib.error):
                data += gzip.decompress(piece)
        held += data.decode("utf-8", "replace")
    return held
