"""Files that hold one address: what is read of them, and what is said of those that hold none."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from reader.desk.program.link_files import MAX_BYTES, address_in, check_there, is_document, is_page, is_saved_page
from reader.errors import FileUnreadable


def test_the_first_web_address_of_a_link_file_counts(tmp_path: Path) -> None:
    path = tmp_path / "a.url"
    path.write_text("[DEFAULT]\nBASEURL=https://news.example/a\n[InternetShortcut]\nURL=https://news.example/b\n")
    assert address_in(path) == "https://news.example/a"


@pytest.mark.parametrize(
    "held", [b"", b"URL=", b"URL=file:///etc/passwd", b"URL=javascript:go()", b"\xff\xfe\x00", b"x" * MAX_BYTES * 2]
)
@pytest.mark.parametrize("ending", [".url", ".webloc", ".desktop"])
def test_a_file_without_a_web_address_is_refused(tmp_path: Path, ending: str, held: bytes) -> None:
    path = tmp_path / f"link{ending}"
    path.write_bytes(held)
    with pytest.raises(FileUnreadable, match="no web address"):
        address_in(path)


def test_a_file_that_is_gone_is_said_to_be_gone(tmp_path: Path) -> None:
    with pytest.raises(FileUnreadable, match="no such file"):
        address_in(tmp_path / "gone.url")


BOOKMARKS = b'<!DOCTYPE NETSCAPE-Bookmark-file-1>\n<DL><p><DT><A HREF="https://coast.example/1">Pier</A></DL>'


@pytest.mark.parametrize(
    ("name", "content", "page"),
    [
        ("page.html", b"<!doctype html><html><body><p>Words.</p></body></html>", True),
        ("page.HTM", b"Words without a tag.", True),
        ("page.data", b"<!doctype html><html><head><title>x</title></head><body><p>Words.</p></body></html>", True),
        ("bookmarks.html", BOOKMARKS, False),
        ("list.html", b"<html><body><dl><dt>One</dt><dd>Two words.</dd></dl></body></html>", True),
        ("paper.html", b"%PDF-1.7", False),
        ("note.md", b"# Pier\n\nWords.", False),
        ("table.csv", b"title,url\nPier,https://coast.example/1\n", False),
        (
            "archive.mhtml",
            b"From: <Saved by Blink>\nSnapshot-Content-Location: https://x.example/\nMIME-Version: 1.0\n\n",
            False,
        ),
    ],
)
def test_a_page_is_told_from_documents_and_lists_by_its_content(
    tmp_path: Path, name: str, content: bytes, page: bool
) -> None:
    path = tmp_path / name
    path.write_bytes(content)
    assert is_page(path) is page
    saved = page and path.suffix != ".data"  # what is not called a page is for an import, page or not
    assert is_saved_page(path) is saved
    assert is_document(str(path)) is not saved


def test_a_folder_is_for_an_import_and_what_is_no_file_is_no_document(tmp_path: Path) -> None:
    assert is_document(str(tmp_path))
    assert not is_document("https://coast.example/paper.pdf")
    assert not is_document("x" * 5000)
    assert is_page(tmp_path / "gone.pdf")


@pytest.mark.parametrize("name", ["p.url", "p.webloc", "p.desktop"])
@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="Windows has no pipes in folders")
def test_a_pipe_named_like_a_link_waits_for_nobody(tmp_path: Path, name: str) -> None:
    os.mkfifo(tmp_path / name)
    with pytest.raises(FileUnreadable, match="not an ordinary file"):
        address_in(tmp_path / name)
    with pytest.raises(FileUnreadable, match="isn’t a regular file"):
        check_there(tmp_path / name)
    assert is_page(tmp_path / name)  # saving it says why not


def test_a_file_and_a_folder_are_there_and_what_is_gone_is_said_to_be(tmp_path: Path) -> None:
    (tmp_path / "a").touch()
    check_there(tmp_path)
    check_there(tmp_path / "a")
    for missing in (tmp_path / "b", tmp_path / "a" / "b", Path("a\0b")):
        with pytest.raises(FileUnreadable, match="Couldn’t read the file pier: the file doesn’t exist"):
            check_there(missing, "pier")
